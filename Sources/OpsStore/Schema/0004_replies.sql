-- Answers already given, so that a POST sent twice is done once. Neither journal nor projection: they expire. An answer may
-- repeat what the vault knows of a person: erasing somebody is erasing here too.
CREATE TABLE vault_replies (
    number INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,
    fingerprint BLOB NOT NULL,
    status INTEGER NOT NULL,
    location TEXT,
    etag TEXT,
    body BLOB NOT NULL,
    expires_at_ms INTEGER NOT NULL
) STRICT;
