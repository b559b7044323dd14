-- What volunteers are told. What many are told with the same words stands once.
CREATE TABLE IF NOT EXISTS message_batches (
    -- The number of its first message; those of the others follow it.
    number INTEGER PRIMARY KEY,
    -- The identity of its first message; those of the others follow it.
    id BLOB NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    mission_id BLOB NOT NULL,
    mission_number INTEGER NOT NULL,
    desk TEXT NOT NULL,
    need TEXT NOT NULL,
    place TEXT NOT NULL,
    until_ms INTEGER,
    due_at_ms INTEGER,
    clock_ms INTEGER,
    messages INTEGER NOT NULL,
    queued_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS message_batches_mission ON message_batches (mission_number, number);

-- One row for each volunteer who is told; telephone and words are in no row.
CREATE TABLE IF NOT EXISTS messages (
    number INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL,
    volunteer_id BLOB NOT NULL,
    volunteer_number INTEGER NOT NULL,
    solicitation_id BLOB NOT NULL,
    language TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    next_at_ms INTEGER,
    settled_at_ms INTEGER,
    reason TEXT,
    way TEXT,
    version INTEGER NOT NULL
) STRICT;
-- What goes out next, and what somebody has to ring about: the rest is in no index.
CREATE INDEX IF NOT EXISTS messages_pending ON messages (next_at_ms, number) WHERE state = 'pending';
CREATE INDEX IF NOT EXISTS messages_dead ON messages (number) WHERE state = 'dead';
