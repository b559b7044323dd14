-- What whoever asks a volunteer should know: most have said nothing.
CREATE TABLE IF NOT EXISTS vault_volunteer_notes (
    id BLOB PRIMARY KEY,
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
