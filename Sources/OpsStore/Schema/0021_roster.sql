-- What whoever asks a volunteer should know: most have said nothing.
CREATE TABLE IF NOT EXISTS vault_volunteer_notes (
    id BLOB PRIMARY KEY,
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What the house calls skills, and what counts for them.
CREATE TABLE IF NOT EXISTS skills (
    code TEXT PRIMARY KEY,
    document TEXT NOT NULL
) STRICT, WITHOUT ROWID;
