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
