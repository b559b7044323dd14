-- Care plans of people who call often. No contact dirties a page of these.
CREATE TABLE IF NOT EXISTS care_plans (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    person_id BLOB NOT NULL,
    territory TEXT NOT NULL,
    supporter_id BLOB NOT NULL,
    call_id BLOB,
    desk TEXT,
    state TEXT NOT NULL,
    opened_at_ms INTEGER NOT NULL,
    review_at_ms INTEGER NOT NULL,
    due_at_ms INTEGER NOT NULL,
    reviews INTEGER NOT NULL,
    reviewed_at_ms INTEGER,
    escalations INTEGER NOT NULL,
    closed_at_ms INTEGER,
    ending TEXT,
    version INTEGER NOT NULL
) STRICT;
-- The work-list: the review that is due first stands first.
CREATE INDEX IF NOT EXISTS care_plans_list ON care_plans (due_at_ms, number) WHERE closed_at_ms IS NULL;
CREATE INDEX IF NOT EXISTS care_plans_person ON care_plans (person_id, number);

-- From when on somebody calls often, and how soon a plan is reviewed; empty while nobody has said otherwise.
CREATE TABLE IF NOT EXISTS care_rules (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    document TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;

-- What was agreed with somebody; erasing a person is erasing here too, by person_id.
CREATE TABLE IF NOT EXISTS vault_care_plans (
    id BLOB PRIMARY KEY,
    person_id BLOB NOT NULL,
    limits TEXT,
    agreed_with TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS vault_care_plans_person ON vault_care_plans (person_id);

-- What was told of a request: looked for when figures are counted.
CREATE INDEX IF NOT EXISTS outcome_answers_request ON outcome_answers (request_number, told_at_ms);

-- What people want of company, as they said it last.
CREATE TABLE IF NOT EXISTS visit_wishes (
    person_id BLOB PRIMARY KEY,
    wants TEXT NOT NULL,
    wished_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Visits to one person, one after another. While a visit is asked for, its request says when it is due.
CREATE TABLE IF NOT EXISTS visit_series (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    person_id BLOB NOT NULL,
    territory TEXT NOT NULL,
    every_days INTEGER NOT NULL,
    step TEXT NOT NULL,
    request_number INTEGER,
    mission_number INTEGER,
    desk TEXT,
    next_at_ms INTEGER,
    due_at_ms INTEGER NOT NULL,
    opened_at_ms INTEGER NOT NULL,
    visits INTEGER NOT NULL,
    escalations INTEGER NOT NULL,
    closed_at_ms INTEGER,
    ending TEXT,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS visit_series_list ON visit_series (due_at_ms, number) WHERE closed_at_ms IS NULL;
CREATE INDEX IF NOT EXISTS visit_series_person ON visit_series (person_id, number);

-- That a crew told of its visit, and whether it worries; `number` is the journal's position.
CREATE TABLE IF NOT EXISTS visit_reports (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    series_number INTEGER NOT NULL,
    mission_number INTEGER,
    concern INTEGER NOT NULL,
    told_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS visit_reports_series ON visit_reports (series_number, number);

-- When the crew of a mission comes, as agreed with the person.
CREATE TABLE IF NOT EXISTS visit_slots (
    mission_id BLOB PRIMARY KEY,
    from_ms INTEGER NOT NULL,
    until_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What a crew told: how somebody was is nobody's business in the journal. Erasing a person is erasing here too.
CREATE TABLE IF NOT EXISTS vault_visit_reports (
    id BLOB PRIMARY KEY,
    person_id BLOB NOT NULL,
    health TEXT,
    housing TEXT,
    text TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS vault_visit_reports_person ON vault_visit_reports (person_id);
