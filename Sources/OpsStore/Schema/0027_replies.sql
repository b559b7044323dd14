-- Answers from outside: which way they came, what somebody must read, who wants no messages. No contact dirties a page of these.
ALTER TABLE solicitations ADD COLUMN way TEXT;
-- The questions of whoever answers by text message: a telephone says who, not what.
CREATE INDEX IF NOT EXISTS solicitations_volunteer ON solicitations (volunteer_id, asked_at_ms);
CREATE INDEX IF NOT EXISTS vault_volunteers_phone ON vault_volunteers (phone) WHERE phone IS NOT NULL;

CREATE TABLE IF NOT EXISTS kept_replies (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    reason TEXT NOT NULL,
    volunteer_id BLOB NOT NULL,
    volunteer_number INTEGER,
    mission_id BLOB,
    mission_number INTEGER,
    desk TEXT NOT NULL,
    kept_at_ms INTEGER NOT NULL,
    due_at_ms INTEGER NOT NULL,
    escalations INTEGER NOT NULL,
    settled_at_ms INTEGER,
    version INTEGER NOT NULL
) STRICT;
-- The work-list: what is due first stands first.
CREATE INDEX IF NOT EXISTS kept_replies_list ON kept_replies (due_at_ms, number) WHERE settled_at_ms IS NULL;

CREATE TABLE IF NOT EXISTS messages_stopped (
    volunteer_id BLOB PRIMARY KEY,
    stopped_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What a volunteer wrote, until it is settled. By mission first, so that erasing the person helped finds it; an empty
-- mission where none is known.
CREATE TABLE IF NOT EXISTS vault_reply_words (
    mission_id BLOB NOT NULL,
    id BLOB NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (mission_id, id)
) STRICT, WITHOUT ROWID;
