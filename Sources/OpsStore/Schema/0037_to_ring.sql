-- Whom somebody has to ring when Ops has nobody left to ask: numbers of volunteers, the best first.
ALTER TABLE wave_searches ADD COLUMN to_ring TEXT;
