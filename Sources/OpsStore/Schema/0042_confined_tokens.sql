-- Access tokens that are good for one territory and those below it; who is not here is good for all.
CREATE TABLE IF NOT EXISTS token_territories (
    token_id BLOB PRIMARY KEY,
    territory TEXT NOT NULL
) STRICT, WITHOUT ROWID;
