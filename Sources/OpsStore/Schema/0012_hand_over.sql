-- Requests that waited when the deployment closed; they count under the next, or as a need that none covers.
ALTER TABLE impact ADD COLUMN handed_over INTEGER NOT NULL DEFAULT 0;
