-- Safeguarding concerns as the fold has them. What was said about them is in the vault.
CREATE TABLE IF NOT EXISTS concerns (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    contact_id BLOB NOT NULL,
    contact_number INTEGER,
    person_id BLOB,
    state TEXT NOT NULL,
    decision TEXT,
    owner_desk TEXT,
    owner_token BLOB,
    raised_by TEXT NOT NULL,
    raised_at_ms INTEGER NOT NULL,
    due_at_ms INTEGER NOT NULL,
    closed_at_ms INTEGER,
    escalations INTEGER NOT NULL,
    open_actions INTEGER NOT NULL,
    ending TEXT,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS concerns_person ON concerns (person_id, number) WHERE person_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS concerns_contact ON concerns (contact_id, number);
CREATE INDEX IF NOT EXISTS concerns_raiser ON concerns (raised_by, number);

-- Everything that was done about a concern, in order. `number` is the position of the journal's entry.
CREATE TABLE IF NOT EXISTS concern_steps (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    concern_number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    code TEXT,
    action INTEGER,
    deadline_ms INTEGER,
    actor TEXT NOT NULL,
    at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS concern_steps_concern ON concern_steps (concern_number, number);

CREATE TABLE IF NOT EXISTS concern_rules (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    document TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;

-- What was said about a concern, by whom it was said and what is to be done: supervisors alone read it. Erasing a
-- person is erasing here too, by concern; there is no way to change it.
CREATE TABLE IF NOT EXISTS vault_concerns (
    number INTEGER PRIMARY KEY,
    concern_id BLOB NOT NULL,
    step_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS vault_concerns_step ON vault_concerns (step_id);
CREATE INDEX IF NOT EXISTS vault_concerns_concern ON vault_concerns (concern_id);

-- Who was shown whose data, when and why: identifiers alone, no content. A row for each person in an answer, chained
-- like the journal, and apart from it, since it is not kept for ever.
CREATE TABLE IF NOT EXISTS access_log (
    number INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    token_id BLOB,
    route TEXT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT NOT NULL,
    person_id BLOB NOT NULL,
    digest BLOB NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS access_log_person ON access_log (person_id, number);
CREATE INDEX IF NOT EXISTS access_log_token ON access_log (token_id, number);

-- The last row that was dropped because its time was over: there the chain begins.
CREATE TABLE IF NOT EXISTS access_log_start (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    number INTEGER NOT NULL,
    digest BLOB NOT NULL
) STRICT;
INSERT OR IGNORE INTO access_log_start (one, number, digest) VALUES (1, 0, zeroblob(32));

CREATE TRIGGER IF NOT EXISTS access_log_is_append_only_update BEFORE UPDATE ON access_log
BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END;

CREATE TRIGGER IF NOT EXISTS access_log_is_append_only_delete BEFORE DELETE ON access_log
WHEN OLD.number > (SELECT number FROM access_log_start)
BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END;

-- How long what names people is kept, what was done about it, and the proofs for contacts that are nobody's.
CREATE TABLE IF NOT EXISTS retention_rules (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    document TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS retention_runs (
    position INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    actor TEXT NOT NULL,
    document TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS erased_contacts (
    contact_id BLOB PRIMARY KEY,
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Contacts that were anonymous until somebody lifted that.
CREATE TABLE IF NOT EXISTS lifted_anonymity (
    contact_id BLOB PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    actor TEXT NOT NULL,
    consent TEXT,
    reason TEXT NOT NULL,
    recipient TEXT NOT NULL
) STRICT, WITHOUT ROWID;
