-- Organisations that send people; what names them is in the vault.
CREATE TABLE IF NOT EXISTS partners (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    territory TEXT NOT NULL,
    daily_referrals INTEGER NOT NULL,
    is_suspended INTEGER NOT NULL,
    registered_at_ms INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;

-- Which partner a token is of.
CREATE TABLE IF NOT EXISTS partner_tokens (
    token_id BLOB PRIMARY KEY,
    partner_id BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Who was sent by whom; no contact that nobody sent dirties a page of these.
CREATE TABLE IF NOT EXISTS referrals (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    partner_id BLOB NOT NULL,
    contact_id BLOB NOT NULL UNIQUE,
    person_id BLOB NOT NULL,
    sent_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS referrals_partner ON referrals (partner_id, number);

-- What was asked for then, and no need that was found out later.
CREATE TABLE IF NOT EXISTS referral_requests (
    request_id BLOB PRIMARY KEY,
    referral_number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS referral_requests_referral ON referral_requests (referral_number);

CREATE TABLE IF NOT EXISTS vault_partners (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    contact_name TEXT,
    contact_phone TEXT
) STRICT, WITHOUT ROWID;

-- The numbers that people call, each with all that it was and will be: few, and each is looked at.
CREATE TABLE IF NOT EXISTS lines (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    document TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;
