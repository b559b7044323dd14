-- What was noted of nobody who is known, and must be kept for now: contacts without a person, alerts without a contact.
CREATE TABLE IF NOT EXISTS held_nameless (
    id BLOB PRIMARY KEY,
    reason TEXT NOT NULL,
    since_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Proofs that what was noted of an alert that names no contact was erased.
CREATE TABLE IF NOT EXISTS erased_dangers (
    danger_id BLOB PRIMARY KEY,
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
