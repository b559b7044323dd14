-- The tables show what happened up to here; the entries after it are contacts that were logged.
ALTER TABLE journal_end ADD COLUMN shown INTEGER NOT NULL DEFAULT 0;
UPDATE journal_end SET shown = position;

-- Beside the request, so that a list need not look at its contact.
ALTER TABLE requests ADD COLUMN postcode TEXT;
UPDATE requests SET postcode = (SELECT postcode FROM contacts WHERE number = contact_number);
