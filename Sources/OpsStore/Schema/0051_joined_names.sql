-- Le Roy and Leroy share keys now, and so do names in Vietnamese letters: all are made anew, those of candidates too.
ALTER TABLE likeness_place ADD COLUMN unkeyed_candidates INTEGER NOT NULL DEFAULT 0;
DELETE FROM vault_likeness;
UPDATE likeness_place SET contact = 0, unkeyed = (SELECT coalesce(max(number), 0) FROM volunteers),
    unkeyed_candidates = (SELECT coalesce(max(number), 0) FROM candidates);
