-- Things that volunteers work with, as each of them is now: few, and each is looked at.
CREATE TABLE IF NOT EXISTS assets (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    territory TEXT NOT NULL,
    state TEXT NOT NULL,
    document TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;

-- Things that came together and are used up.
CREATE TABLE IF NOT EXISTS stock_lots (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    territory TEXT NOT NULL,
    item TEXT NOT NULL,
    remaining INTEGER NOT NULL,
    document TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;

-- Which mission had what: what was used stays with the mission when the lot is empty.
CREATE TABLE IF NOT EXISTS mission_means (
    mission_id BLOB NOT NULL,
    position INTEGER NOT NULL,
    asset_number INTEGER,
    lot_number INTEGER,
    quantity INTEGER NOT NULL,
    PRIMARY KEY (mission_id, position)
) STRICT, WITHOUT ROWID;
