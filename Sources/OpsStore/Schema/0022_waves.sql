-- Ops asking by itself: one row for each live request for which it ever did.
CREATE TABLE IF NOT EXISTS wave_searches (
    request_id BLOB PRIMARY KEY,
    state TEXT NOT NULL,
    size INTEGER NOT NULL,
    delay_ms INTEGER NOT NULL,
    wave INTEGER NOT NULL,
    times INTEGER NOT NULL,
    territory TEXT,
    due_at_ms INTEGER
) STRICT, WITHOUT ROWID;

-- In which wave somebody was asked; nothing where a person named them.
ALTER TABLE solicitations ADD COLUMN wave INTEGER;
ALTER TABLE solicitations ADD COLUMN reminded_at_ms INTEGER;
