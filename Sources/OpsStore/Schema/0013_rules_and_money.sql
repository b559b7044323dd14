-- Every version of every set of rules, as it was put in force: what was decided under one can be read beside it.
CREATE TABLE IF NOT EXISTS rule_sets (
    code TEXT NOT NULL,
    version INTEGER NOT NULL,
    territory TEXT NOT NULL,
    put_at_ms INTEGER NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (code, version)
) STRICT, WITHOUT ROWID;

-- What the rules said of a request the last time that they were asked; what the person answered is not kept.
CREATE TABLE IF NOT EXISTS rule_checks (
    request_id BLOB PRIMARY KEY,
    set_code TEXT NOT NULL,
    set_version INTEGER NOT NULL,
    checked_at_ms INTEGER NOT NULL,
    speaks_for TEXT NOT NULL,
    against TEXT NOT NULL,
    unknown TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Which rule a request was refused by, and where the person was sent.
CREATE TABLE IF NOT EXISTS rule_refusals (
    request_id BLOB PRIMARY KEY,
    set_code TEXT NOT NULL,
    set_version INTEGER NOT NULL,
    rule TEXT NOT NULL,
    sent_to TEXT NOT NULL,
    refused_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The money of missions, in hundredths of a currency; whole numbers, so that nothing is rounded.
CREATE TABLE IF NOT EXISTS purchases (
    mission_number INTEGER PRIMARY KEY,
    mission_id BLOB NOT NULL UNIQUE,
    state TEXT NOT NULL,
    currency TEXT NOT NULL,
    agreed_cents INTEGER NOT NULL,
    means TEXT NOT NULL,
    substitution INTEGER NOT NULL,
    basket TEXT,
    set_code TEXT,
    set_version INTEGER,
    receipt_cents INTEGER,
    first_by BLOB,
    first_cents INTEGER,
    second_by BLOB,
    second_cents INTEGER,
    settlement TEXT,
    settled_by BLOB,
    desk TEXT NOT NULL,
    due_at_ms INTEGER,
    escalations INTEGER NOT NULL,
    agreed_at_ms INTEGER NOT NULL,
    bought_at_ms INTEGER,
    paid_at_ms INTEGER,
    closed_at_ms INTEGER
) STRICT;
-- What is open, for who closes the accounts.
CREATE INDEX IF NOT EXISTS purchases_open ON purchases (mission_number) WHERE closed_at_ms IS NULL;
