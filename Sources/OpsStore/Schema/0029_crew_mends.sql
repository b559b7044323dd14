-- Who was out when their silence was told: they are looked for whoever has the mission since.
CREATE TABLE IF NOT EXISTS crew_alarm_people (
    alarm_id BLOB NOT NULL,
    place INTEGER NOT NULL,
    volunteer_id BLOB NOT NULL,
    PRIMARY KEY (alarm_id, place)
) STRICT, WITHOUT ROWID;

-- Who met whom is looked for among the missions of those days, however many there have been.
CREATE INDEX IF NOT EXISTS missions_started ON missions (started_at_ms) WHERE started_at_ms IS NOT NULL;
