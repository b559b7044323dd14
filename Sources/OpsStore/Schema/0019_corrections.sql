-- The alert that was opened when a supervisor decided that a concern is an emergency.
ALTER TABLE concerns ADD COLUMN danger_id BLOB;

-- What a receipt was noted as before it was put right; the one that is right stands with its purchase.
CREATE TABLE IF NOT EXISTS purchase_corrections (
    mission_number INTEGER NOT NULL,
    number INTEGER NOT NULL,
    cents INTEGER NOT NULL,
    corrected_by TEXT NOT NULL,
    corrected_at_ms INTEGER NOT NULL,
    PRIMARY KEY (mission_number, number)
) STRICT, WITHOUT ROWID;

-- For how many hours whom a partner sent counts towards its limit.
ALTER TABLE partners ADD COLUMN referral_hours INTEGER NOT NULL DEFAULT 24;
