-- When a call does not put people at risk who have said so: few have, and no contact of the others dirties a page.
CREATE TABLE IF NOT EXISTS person_hours (
    person_id BLOB PRIMARY KEY,
    safe TEXT NOT NULL
) STRICT, WITHOUT ROWID;
