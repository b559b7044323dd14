-- What a contact was, and whether somebody asked that nothing be kept that names anyone. Until now every contact held a need.
ALTER TABLE contacts ADD COLUMN kind TEXT NOT NULL DEFAULT 'request';
ALTER TABLE contacts ADD COLUMN is_anonymous INTEGER NOT NULL DEFAULT 0;

-- Most contacts are requests and stand in no tree for it: those are found by walking the contacts themselves.
CREATE INDEX contacts_kind ON contacts (kind, number) WHERE kind <> 'request';

-- Danger alerts: few, and each is looked at.
CREATE TABLE dangers (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    contact_id BLOB,
    contact_number INTEGER,
    territory TEXT,
    state TEXT NOT NULL,
    owner_desk TEXT,
    owner_token BLOB,
    opened_at_ms INTEGER NOT NULL,
    due_at_ms INTEGER NOT NULL,
    taken_at_ms INTEGER,
    closed_at_ms INTEGER,
    escalations INTEGER NOT NULL,
    outcome TEXT,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX dangers_state ON dangers (state, number);

CREATE TABLE danger_calls (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    danger_number INTEGER NOT NULL,
    service TEXT NOT NULL,
    called_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX danger_calls_danger ON danger_calls (danger_number, number);

-- What an emergency service calls a case.
CREATE TABLE vault_service_calls (
    id BLOB PRIMARY KEY,
    reference TEXT NOT NULL
) STRICT, WITHOUT ROWID;
