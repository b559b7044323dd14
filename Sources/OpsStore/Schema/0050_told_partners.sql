-- To which organisation a person lets be told how help stands, where she said it for one alone.
ALTER TABLE consents ADD COLUMN partner_id BLOB;

-- Codes of visits that were called off stayed: a code dies with its mission.
DELETE FROM vault_visit_codes WHERE mission_id IN (SELECT id FROM missions WHERE closed_at_ms IS NOT NULL);
