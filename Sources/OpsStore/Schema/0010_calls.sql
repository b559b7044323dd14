-- Calls that people are owed: what still has to be done, and what was. No contact dirties a page of these.
CREATE TABLE IF NOT EXISTS planned_calls (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    purpose TEXT NOT NULL,
    person_id BLOB NOT NULL,
    contact_id BLOB NOT NULL,
    contact_number INTEGER,
    request_number INTEGER,
    deployment_id BLOB,
    language TEXT NOT NULL,
    territory TEXT NOT NULL,
    preferred TEXT,
    safe TEXT,
    utc_offset INTEGER,
    voicemail INTEGER NOT NULL,
    every_days INTEGER,
    until_ms INTEGER,
    state TEXT NOT NULL,
    step TEXT NOT NULL,
    desk TEXT,
    taker BLOB,
    planned_at_ms INTEGER NOT NULL,
    call_at_ms INTEGER NOT NULL,
    due_at_ms INTEGER NOT NULL,
    closed_at_ms INTEGER,
    escalations INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    visit_number INTEGER,
    ending TEXT,
    version INTEGER NOT NULL
) STRICT;
-- The work-list: what is to be called first stands first.
CREATE INDEX IF NOT EXISTS planned_calls_list ON planned_calls (call_at_ms, number) WHERE closed_at_ms IS NULL;
CREATE INDEX IF NOT EXISTS planned_calls_person ON planned_calls (person_id, number);

CREATE TABLE IF NOT EXISTS call_attempts (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    call_number INTEGER NOT NULL,
    step TEXT NOT NULL,
    result TEXT NOT NULL,
    tried_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS call_attempts_call ON call_attempts (call_number, number);

-- What people say of help that was reported as done; the counts beside it make the impact of entries cheap to read.
CREATE TABLE IF NOT EXISTS outcome_answers (
    call_number INTEGER PRIMARY KEY,
    request_number INTEGER,
    help TEXT NOT NULL,
    reason TEXT NOT NULL,
    unmet TEXT NOT NULL,
    told_at_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS impact_confirmed (
    deployment_id BLOB NOT NULL,
    what TEXT NOT NULL,
    requests INTEGER NOT NULL,
    PRIMARY KEY (deployment_id, what)
) STRICT, WITHOUT ROWID;

-- Who does not want to be called, until they ask for it.
CREATE TABLE IF NOT EXISTS calls_refused (
    person_id BLOB PRIMARY KEY,
    refused_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The ladder of the house (an empty identifier) and of deployments that have their own.
CREATE TABLE IF NOT EXISTS call_rules (
    deployment_id BLOB PRIMARY KEY,
    document TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Another number to call, and who may be asked when nobody answers; erasing a person is erasing here too, by person_id.
CREATE TABLE IF NOT EXISTS vault_planned_calls (
    id BLOB PRIMARY KEY,
    person_id BLOB NOT NULL,
    phone TEXT,
    neighbour_name TEXT,
    neighbour_phone TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS vault_planned_calls_person ON vault_planned_calls (person_id);
