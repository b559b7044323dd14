-- What a contact was, and whether somebody asked that nothing be kept that names anyone. Until now every contact held a need.
ALTER TABLE contacts ADD COLUMN kind TEXT NOT NULL DEFAULT 'request';
ALTER TABLE contacts ADD COLUMN is_anonymous INTEGER NOT NULL DEFAULT 0;

-- Most contacts are requests and stand in no tree for it: those are found by walking the contacts themselves.
CREATE INDEX contacts_kind ON contacts (kind, number) WHERE kind <> 'request';
