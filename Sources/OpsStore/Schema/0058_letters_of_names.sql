-- Names of two words are found by how the other word begins and ends as well: all keys are made anew.
DELETE FROM vault_likeness;
UPDATE likeness_place SET contact = 0, unkeyed = (SELECT coalesce(max(number), 0) FROM volunteers),
    unkeyed_candidates = (SELECT coalesce(max(number), 0) FROM candidates);
