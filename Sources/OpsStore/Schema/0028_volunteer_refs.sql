-- Who volunteers are in another book: what a sheet knows them by again.
CREATE TABLE IF NOT EXISTS vault_volunteer_refs (
    id BLOB PRIMARY KEY,
    ref TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS vault_volunteer_refs_ref ON vault_volunteer_refs (ref);
