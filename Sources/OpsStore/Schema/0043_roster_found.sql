-- By which offer somebody became a volunteer: looked for when they are looked for, and when they are erased.
CREATE INDEX IF NOT EXISTS candidates_volunteer ON candidates (volunteer_id) WHERE volunteer_id IS NOT NULL;

-- What was told by telephone instead.
CREATE INDEX IF NOT EXISTS messages_rung ON messages (number) WHERE state = 'rung';

-- Noted by mistake: it does not count any more.
ALTER TABLE crew_leavings ADD COLUMN taken_back_at_ms INTEGER;
