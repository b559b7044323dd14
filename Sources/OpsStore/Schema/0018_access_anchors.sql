-- Where the access log ended each time that the journal noted it: asked for by who notes it next.
CREATE TABLE IF NOT EXISTS access_anchors (
    position INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    digest BLOB NOT NULL
) STRICT;
