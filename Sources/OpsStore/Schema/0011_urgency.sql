-- The last day for which the person has what is needed, where she said so.
ALTER TABLE requests ADD COLUMN lasts_until TEXT;
