-- What names people, under the identifiers that the journal knows. Erasing a person is deleting rows here.
CREATE TABLE vault_people (
    id BLOB PRIMARY KEY,
    name TEXT,
    phone TEXT,
    address TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE vault_volunteers (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    phone TEXT,
    email TEXT
) STRICT, WITHOUT ROWID;

-- Free text about a contact or a mission.
CREATE TABLE vault_notes (
    number INTEGER PRIMARY KEY,
    subject BLOB NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX vault_notes_subject ON vault_notes (subject);

-- Access tokens: only the digest of each is known here.
CREATE TABLE vault_tokens (
    id BLOB PRIMARY KEY,
    digest BLOB NOT NULL,
    label TEXT
) STRICT, WITHOUT ROWID;
