-- The log that people keep: events, teams, timed notes. No contact dirties a page of these.
CREATE TABLE IF NOT EXISTS operation_events (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    territory TEXT NOT NULL,
    status TEXT NOT NULL,
    report_minutes INTEGER NOT NULL,
    first_request INTEGER NOT NULL,
    notes INTEGER NOT NULL,
    opened_at_ms INTEGER NOT NULL,
    closed_at_ms INTEGER,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS operation_events_open ON operation_events (number) WHERE closed_at_ms IS NULL;

CREATE TABLE IF NOT EXISTS teams (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    event_number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    territory TEXT NOT NULL,
    status TEXT NOT NULL,
    since_ms INTEGER NOT NULL,
    heard_at_ms INTEGER NOT NULL,
    due_at_ms INTEGER,
    desk TEXT NOT NULL,
    silences INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS teams_event ON teams (event_number, number);

CREATE TABLE IF NOT EXISTS team_members (
    team_number INTEGER NOT NULL,
    place INTEGER NOT NULL,
    volunteer_id BLOB NOT NULL,
    PRIMARY KEY (team_number, place)
) STRICT, WITHOUT ROWID;

-- Each change of a team's status, and each silence; `position` is the journal's.
CREATE TABLE IF NOT EXISTS team_reports (
    position INTEGER PRIMARY KEY,
    team_number INTEGER NOT NULL,
    status TEXT NOT NULL,
    silent INTEGER NOT NULL,
    actor TEXT NOT NULL,
    at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS team_reports_team ON team_reports (team_number, position);

-- When something happened, and when it was written down; what, is in vault_notes under `id`.
CREATE TABLE IF NOT EXISTS event_notes (
    position INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    event_number INTEGER NOT NULL,
    number INTEGER NOT NULL,
    happened_at_ms INTEGER NOT NULL,
    written_at_ms INTEGER NOT NULL,
    actor TEXT NOT NULL,
    team_number INTEGER,
    request_id BLOB,
    mission_id BLOB,
    danger_id BLOB,
    corrects INTEGER,
    from_team INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS event_notes_event ON event_notes (event_number, number);
-- Erasing a person finds what was noted of her requests, missions and alerts.
CREATE INDEX IF NOT EXISTS event_notes_request ON event_notes (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS event_notes_mission ON event_notes (mission_id) WHERE mission_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS event_notes_danger ON event_notes (danger_id) WHERE danger_id IS NOT NULL;

-- What events and teams are called: a title may name a place, or somebody.
CREATE TABLE IF NOT EXISTS vault_operations (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL
) STRICT, WITHOUT ROWID;
