-- Crews: what they owe, who left them, and what somebody must act on. No contact dirties a page of these.
CREATE TABLE IF NOT EXISTS crew_alarms (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    mission_id BLOB NOT NULL,
    mission_number INTEGER NOT NULL,
    volunteer_id BLOB,
    volunteer_number INTEGER,
    next TEXT,
    desk TEXT NOT NULL,
    opened_at_ms INTEGER NOT NULL,
    due_at_ms INTEGER NOT NULL,
    escalations INTEGER NOT NULL,
    closed_at_ms INTEGER,
    ending TEXT,
    version INTEGER NOT NULL
) STRICT;
-- The work-list: what is due first stands first.
CREATE INDEX IF NOT EXISTS crew_alarms_list ON crew_alarms (due_at_ms, number) WHERE closed_at_ms IS NULL;

-- What is watched of a crew: when it must report, whether it confirmed, whether the mission passes to another.
CREATE TABLE IF NOT EXISTS crew_watches (
    mission_id BLOB PRIMARY KEY,
    check_in_due_ms INTEGER,
    is_overdue INTEGER NOT NULL,
    gear INTEGER NOT NULL,
    confirmation TEXT NOT NULL,
    confirm_due_ms INTEGER,
    confirmed INTEGER NOT NULL,
    arrival_due_ms INTEGER,
    handing_over INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who took a yes back, or did not come; `number` is the journal's position.
CREATE TABLE IF NOT EXISTS crew_leavings (
    number INTEGER PRIMARY KEY,
    mission_id BLOB NOT NULL,
    volunteer_id BLOB NOT NULL,
    how TEXT NOT NULL,
    is_late INTEGER NOT NULL,
    left_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS crew_leavings_volunteer ON crew_leavings (volunteer_id, number);

-- Whom to call should a volunteer not come back.
CREATE TABLE IF NOT EXISTS vault_emergency_contacts (
    volunteer_id BLOB PRIMARY KEY,
    name TEXT,
    phone TEXT
) STRICT, WITHOUT ROWID;
