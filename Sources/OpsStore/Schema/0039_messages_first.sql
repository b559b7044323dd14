-- By whose rules messages leave the house, and which of them go before all others.
ALTER TABLE message_batches ADD COLUMN deployment_id BLOB;
ALTER TABLE messages ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0;
-- What goes out next: whoever is on the way must hear at once that nobody is to come.
DROP INDEX IF EXISTS messages_pending;
CREATE INDEX IF NOT EXISTS messages_due ON messages (urgent, next_at_ms, number) WHERE state = 'pending';
-- What a list of one state shows; most are sent, and in none of these.
CREATE INDEX IF NOT EXISTS messages_held ON messages (number) WHERE state = 'held';
CREATE INDEX IF NOT EXISTS messages_withdrawn ON messages (number) WHERE state = 'withdrawn';
UPDATE messages SET urgent = 1
    WHERE batch IN (SELECT number FROM message_batches WHERE kind IN ('cancelled', 'stood_down', 'confirm'));
