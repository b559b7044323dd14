-- What happened, once and for ever: every other table but the vault can be made again from this one.
CREATE TABLE journal (
    position INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    actor TEXT NOT NULL,
    cause BLOB NOT NULL,
    name TEXT NOT NULL,
    payload TEXT NOT NULL,
    digest BLOB NOT NULL
) STRICT;

CREATE TRIGGER journal_is_append_only_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_is_append_only_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

-- Where the journal ends, kept beside it: a chain that lost its last entries is whole in itself.
CREATE TABLE journal_end (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    position INTEGER NOT NULL,
    digest BLOB NOT NULL
) STRICT;

-- States of the fold, to start faster; they can be thrown away at any time.
CREATE TABLE snapshots (
    position INTEGER PRIMARY KEY,
    digest BLOB NOT NULL,
    state BLOB NOT NULL
) STRICT;
