-- Taking a round back deleted the hours that were agreed with the people at its doors with those of the round. What was
-- said of an hour last is in the journal: where it was agreed with her, and her mission lives, it is shown again.
WITH said AS (
    SELECT replace(json_extract(payload, '$.mission'), '-', '') AS mission, payload, max(position)
    FROM journal WHERE name = 'visits.slot_agreed.v1' GROUP BY 1
)
INSERT OR IGNORE INTO visit_slots (mission_id, from_ms, until_ms)
SELECT m.id,
    CAST(round((julianday(json_extract(s.payload, '$.from')) - 2440587.5) * 86400000) AS INTEGER),
    CAST(round((julianday(json_extract(s.payload, '$.until')) - 2440587.5) * 86400000) AS INTEGER)
FROM said AS s
JOIN missions AS m ON lower(hex(m.id)) = s.mission
JOIN requests AS r ON r.id = m.request_id
JOIN deployments AS d ON d.id = r.deployment_id
WHERE m.stage IN ('offered', 'accepted', 'started', 'arrived')
    AND json_extract(s.payload, '$.ofRound') IS NULL
    AND json_extract(d.document, '$.crews') IS NOT NULL;
