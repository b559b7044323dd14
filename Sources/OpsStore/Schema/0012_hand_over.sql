-- Requests that waited when the deployment closed, and that another serves or a desk answers for.
ALTER TABLE impact ADD COLUMN handed_over INTEGER NOT NULL DEFAULT 0;
