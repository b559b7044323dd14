-- Proofs that all that named a volunteer was erased; several where they stood on the roster more than once.
CREATE TABLE IF NOT EXISTS erased_volunteers (
    volunteer_id BLOB PRIMARY KEY,
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Volunteers on whom nothing may be erased for now, as the fold has them.
CREATE TABLE IF NOT EXISTS held_volunteers (
    volunteer_id BLOB PRIMARY KEY,
    reason TEXT NOT NULL,
    since_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
