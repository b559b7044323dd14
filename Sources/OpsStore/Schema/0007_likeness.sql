-- By what people are found again: the keys of LikenessKey, under the person's identifier, so that erasing somebody is
-- erasing here too. Written some time after the contact, never with it: each key dirties a page of its own.
CREATE TABLE IF NOT EXISTS vault_likeness (
    person_id BLOB NOT NULL,
    key INTEGER NOT NULL,
    PRIMARY KEY (person_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS vault_likeness_key ON vault_likeness (key, person_id);

-- People of contacts up to this one have keys. To change what the keys are, a later step empties vault_likeness and
-- sets this to 0.
CREATE TABLE IF NOT EXISTS likeness_place (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    contact INTEGER NOT NULL
) STRICT;
INSERT OR IGNORE INTO likeness_place (one, contact) VALUES (1, 0);

-- The contacts of a person; new people come in order, so it grows at its end.
CREATE INDEX IF NOT EXISTS contacts_person ON contacts (person_id, number) WHERE person_id IS NOT NULL;

-- People who turned out to be one, as the fold has it: who was merged, and with whom they are shown.
CREATE TABLE IF NOT EXISTS merged_people (
    person_id BLOB PRIMARY KEY,
    kept_id BLOB NOT NULL,
    merged_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS merged_people_kept ON merged_people (kept_id);
