-- People of whom more was told after their keys were made, or before they were anybody: they get their keys anew.
CREATE TABLE likeness_anew (
    person_id BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Numbers of callers and safe numbers are keys now, and what was added to a contact was never one: all are made anew.
DELETE FROM vault_likeness;
UPDATE likeness_place SET contact = 0;
