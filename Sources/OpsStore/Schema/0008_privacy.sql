-- What was put right about a person: what her contacts said stays in the journal.
ALTER TABLE vault_people ADD COLUMN postcode TEXT;
ALTER TABLE vault_people ADD COLUMN safe_phone TEXT;

-- Which fields were put right, and never into what. `position` is that of the journal's entry.
CREATE TABLE corrections (
    position INTEGER PRIMARY KEY,
    person_id BLOB NOT NULL,
    at_ms INTEGER NOT NULL,
    fields TEXT NOT NULL
) STRICT;
CREATE INDEX corrections_person ON corrections (person_id, position);

-- Proofs of erasure.
CREATE TABLE erasures (
    position INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    actor TEXT NOT NULL,
    reason TEXT NOT NULL,
    counts TEXT NOT NULL,
    digest BLOB NOT NULL
) STRICT;

CREATE TABLE erased_people (
    person_id BLOB PRIMARY KEY,
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- People on whom nothing may be erased for now, as the fold has them.
CREATE TABLE held_people (
    person_id BLOB PRIMARY KEY,
    reason TEXT NOT NULL,
    since_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Whether something was erased and the file was not looked through since for what the b-trees left of it.
CREATE TABLE erasure_sweep (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    due INTEGER NOT NULL
) STRICT;
INSERT INTO erasure_sweep (one, due) VALUES (1, 0);

-- Alerts of a contact: looked for when a person is shown what is held on her.
CREATE INDEX dangers_contact ON dangers (contact_number) WHERE contact_number IS NOT NULL;

-- What people allow, each time that it was said; the last word counts.
CREATE TABLE consents (
    position INTEGER PRIMARY KEY,
    person_id BLOB NOT NULL,
    purpose TEXT NOT NULL,
    is_given INTEGER NOT NULL,
    speaker TEXT NOT NULL,
    means TEXT NOT NULL,
    said_at_ms INTEGER NOT NULL,
    noted_at_ms INTEGER NOT NULL,
    noted_by TEXT NOT NULL
) STRICT;
CREATE INDEX consents_person ON consents (person_id, position);
