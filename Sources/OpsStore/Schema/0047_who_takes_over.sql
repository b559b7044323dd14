-- Who is asked to take a mission over is of no crew yet, whatever they have said; and a no that was noted by mistake
-- stands against nobody.
ALTER TABLE solicitations ADD COLUMN takes_over INTEGER NOT NULL DEFAULT 0;
ALTER TABLE solicitations ADD COLUMN taken_back_at_ms INTEGER;
