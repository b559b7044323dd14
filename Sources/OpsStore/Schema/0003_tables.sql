-- What screens read. Projections of the journal: `rebuild` makes them again from nothing.
CREATE TABLE territories (
    code TEXT PRIMARY KEY,
    parent TEXT,
    document TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE entries (
    slug TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    document TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE deployments (
    id BLOB PRIMARY KEY,
    entry TEXT NOT NULL,
    territory TEXT NOT NULL,
    from_ms INTEGER NOT NULL,
    until_ms INTEGER,
    document TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX deployments_entry ON deployments (entry);

CREATE TABLE volunteers (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    is_available INTEGER NOT NULL,
    profile TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;

CREATE TABLE contacts (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    logged_at_ms INTEGER NOT NULL,
    occurred_at_ms INTEGER,
    language TEXT NOT NULL,
    person_id BLOB,
    caller_id BLOB,
    relation TEXT,
    postcode TEXT,
    territory TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;

CREATE TABLE requests (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    contact_id BLOB NOT NULL,
    contact_number INTEGER NOT NULL,
    person_id BLOB,
    need TEXT NOT NULL,
    language TEXT NOT NULL,
    territory TEXT NOT NULL,
    deployment_id BLOB,
    crew INTEGER NOT NULL,
    status TEXT NOT NULL,
    owner_desk TEXT,
    mission_id BLOB,
    opened_at_ms INTEGER NOT NULL,
    due_at_ms INTEGER NOT NULL,
    promised_at_ms INTEGER NOT NULL,
    assigned_at_ms INTEGER,
    closed_at_ms INTEGER,
    escalations INTEGER NOT NULL,
    outcome TEXT,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX requests_live_status ON requests (status, number) WHERE closed_at_ms IS NULL;
CREATE INDEX requests_territory ON requests (territory, status, number);
CREATE INDEX requests_need ON requests (need, status, number);
CREATE INDEX requests_promise ON requests (promised_at_ms) WHERE closed_at_ms IS NULL;
CREATE INDEX requests_contact ON requests (contact_number);

CREATE TABLE missions (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    request_id BLOB NOT NULL,
    request_number INTEGER NOT NULL,
    crew INTEGER NOT NULL,
    stage TEXT NOT NULL,
    opened_at_ms INTEGER NOT NULL,
    started_at_ms INTEGER,
    arrived_at_ms INTEGER,
    closed_at_ms INTEGER,
    failure_reason TEXT,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX missions_request ON missions (request_number);

CREATE TABLE solicitations (
    id BLOB PRIMARY KEY,
    mission_number INTEGER NOT NULL,
    volunteer_id BLOB NOT NULL,
    volunteer_number INTEGER NOT NULL,
    state TEXT NOT NULL,
    asked_at_ms INTEGER NOT NULL,
    expires_at_ms INTEGER NOT NULL,
    answered_at_ms INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX solicitations_mission ON solicitations (mission_number);

-- Evidence of the catalogue's entries, counted as it happens so that asking costs nothing.
CREATE TABLE impact (
    deployment_id BLOB PRIMARY KEY,
    requests INTEGER NOT NULL DEFAULT 0,
    people INTEGER NOT NULL DEFAULT 0,
    anonymous INTEGER NOT NULL DEFAULT 0,
    done INTEGER NOT NULL DEFAULT 0,
    done_in_time INTEGER NOT NULL DEFAULT 0,
    cancelled INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- Who was helped by which deployment; people first, since new people come in order.
CREATE TABLE impact_people (
    person_id BLOB NOT NULL,
    deployment_id BLOB NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY (person_id, deployment_id)
) STRICT, WITHOUT ROWID;

-- People helped by an entry through any of its deployments, each once.
CREATE TABLE impact_entries (
    entry TEXT PRIMARY KEY,
    people INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE impact_failures (
    deployment_id BLOB NOT NULL,
    reason TEXT NOT NULL,
    missions INTEGER NOT NULL,
    PRIMARY KEY (deployment_id, reason)
) STRICT, WITHOUT ROWID;

-- How long it took: one row a power of two of minutes.
CREATE TABLE impact_delays (
    deployment_id BLOB NOT NULL,
    measure TEXT NOT NULL,
    doublings INTEGER NOT NULL,
    requests INTEGER NOT NULL,
    total_ms INTEGER NOT NULL,
    longest_ms INTEGER NOT NULL,
    PRIMARY KEY (deployment_id, measure, doublings)
) STRICT, WITHOUT ROWID;

CREATE TABLE uncovered_needs (
    territory TEXT NOT NULL,
    need TEXT NOT NULL,
    requests INTEGER NOT NULL,
    PRIMARY KEY (territory, need)
) STRICT, WITHOUT ROWID;

CREATE TABLE tokens (
    id BLOB PRIMARY KEY,
    role TEXT NOT NULL,
    issued_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
