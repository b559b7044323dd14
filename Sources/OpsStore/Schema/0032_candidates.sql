-- People who offer to help and are no volunteers yet, by the thousand. No contact dirties a page of these.
CREATE TABLE IF NOT EXISTS candidates (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    contact_id BLOB,
    territory TEXT NOT NULL,
    desk TEXT,
    state TEXT NOT NULL,
    stage TEXT NOT NULL,
    profile TEXT NOT NULL,
    offered_at_ms INTEGER NOT NULL,
    moved_at_ms INTEGER NOT NULL,
    due_at_ms INTEGER NOT NULL,
    escalations INTEGER NOT NULL,
    volunteer_id BLOB,
    merged_id BLOB,
    reason TEXT,
    closed_at_ms INTEGER,
    version INTEGER NOT NULL
) STRICT;
-- The work-list: what is due first stands first.
CREATE INDEX IF NOT EXISTS candidates_list ON candidates (due_at_ms, number) WHERE closed_at_ms IS NULL;
CREATE INDEX IF NOT EXISTS candidates_contact ON candidates (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS candidates_merged ON candidates (merged_id) WHERE merged_id IS NOT NULL;
-- Whose time may be over.
CREATE INDEX IF NOT EXISTS candidates_moved ON candidates (moved_at_ms);

-- What became of each, when, and who says so; `position` is the journal's.
CREATE TABLE IF NOT EXISTS candidate_steps (
    position INTEGER PRIMARY KEY,
    candidate_number INTEGER NOT NULL,
    state TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    actor TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS candidate_steps_of ON candidate_steps (candidate_number, position);

-- Which stages a territory requires, every version.
CREATE TABLE IF NOT EXISTS onboarding_rules (
    territory TEXT NOT NULL,
    version INTEGER NOT NULL,
    document TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (territory, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS erased_candidates (
    candidate_id BLOB PRIMARY KEY,
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who candidates are, until they are admitted or erased.
CREATE TABLE IF NOT EXISTS vault_candidates (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    phone TEXT,
    email TEXT,
    note TEXT,
    ref TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS vault_candidates_ref ON vault_candidates (ref) WHERE ref IS NOT NULL;

-- By what volunteers and candidates are found again: the keys of LikenessKey. Written with them, since they come in one
-- by one; those of volunteers who were there before are written when the office is idle.
CREATE TABLE IF NOT EXISTS vault_roster_keys (
    subject BLOB NOT NULL,
    is_candidate INTEGER NOT NULL,
    key INTEGER NOT NULL,
    PRIMARY KEY (subject, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS vault_roster_keys_key ON vault_roster_keys (key, subject);
-- Volunteers up to this number were there before, and have no keys yet; it goes down to 0.
ALTER TABLE likeness_place ADD COLUMN unkeyed INTEGER NOT NULL DEFAULT 0;
UPDATE likeness_place SET unkeyed = (SELECT coalesce(max(number), 0) FROM volunteers);
