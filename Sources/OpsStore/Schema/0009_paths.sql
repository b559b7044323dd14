-- What is known of visit codes without the codes: until when, and whether the person was told.
CREATE TABLE IF NOT EXISTS visit_codes (
    mission_id BLOB PRIMARY KEY,
    expires_at_ms INTEGER NOT NULL,
    told_at_ms INTEGER
) STRICT, WITHOUT ROWID;

-- Each time that somebody called to check: no mission means that the code was wrong.
CREATE TABLE IF NOT EXISTS visit_checks (
    number INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    token_id BLOB NOT NULL,
    missions INTEGER NOT NULL
) STRICT;

-- The codes themselves, only while a mission lives.
CREATE TABLE IF NOT EXISTS vault_visit_codes (
    mission_id BLOB PRIMARY KEY,
    code INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS vault_visit_codes_code ON vault_visit_codes (code);

-- What opens somebody's building; erasing somebody is erasing here too, by person_id.
CREATE TABLE IF NOT EXISTS vault_entry_codes (
    person_id BLOB PRIMARY KEY,
    code TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What volunteers are to do for a request.
CREATE TABLE IF NOT EXISTS vault_tasks (
    request_id BLOB PRIMARY KEY,
    text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Sealed packets of medicine, without what is in them: nobody knows it here.
CREATE TABLE IF NOT EXISTS packets (
    mission_id BLOB PRIMARY KEY,
    state TEXT NOT NULL,
    is_cold INTEGER NOT NULL,
    is_urgent INTEGER NOT NULL,
    established_at_ms INTEGER NOT NULL,
    collected_at_ms INTEGER,
    ended_at_ms INTEGER
) STRICT, WITHOUT ROWID;

-- The pharmacy as the person named it.
CREATE TABLE IF NOT EXISTS vault_pharmacies (
    mission_id BLOB PRIMARY KEY,
    text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
