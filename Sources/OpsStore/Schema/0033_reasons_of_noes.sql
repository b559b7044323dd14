-- Why somebody said no, where they said it, and from which day on they may be asked again.
ALTER TABLE solicitations ADD COLUMN reason TEXT;
ALTER TABLE solicitations ADD COLUMN away_until TEXT;
