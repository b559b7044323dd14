-- Delivery rounds, as each of them is now or ended: a handful a day.
CREATE TABLE IF NOT EXISTS rounds (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    territory TEXT NOT NULL,
    date TEXT NOT NULL,
    state TEXT NOT NULL,
    document TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS rounds_day ON rounds (date, territory);
