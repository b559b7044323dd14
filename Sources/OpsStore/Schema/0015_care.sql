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
