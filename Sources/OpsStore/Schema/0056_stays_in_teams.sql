-- Who was in which team, from when until when: what somebody did is theirs to have a copy of after they have left it too.
-- `joined` is the journal's position.
CREATE TABLE IF NOT EXISTS team_stays (
    volunteer_id BLOB NOT NULL,
    team_number INTEGER NOT NULL,
    joined INTEGER NOT NULL,
    joined_ms INTEGER NOT NULL,
    left_ms INTEGER,
    PRIMARY KEY (volunteer_id, team_number, joined)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS team_stays_open ON team_stays (team_number) WHERE left_ms IS NULL;

-- Of teams from before it is known who is in them, and when they were made.
INSERT INTO team_stays (volunteer_id, team_number, joined, joined_ms)
SELECT m.volunteer_id, m.team_number, min(r.position), min(r.at_ms)
FROM team_members AS m JOIN team_reports AS r ON r.team_number = m.team_number
GROUP BY m.volunteer_id, m.team_number;
