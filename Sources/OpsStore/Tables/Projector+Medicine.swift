import OpsCore

/// Sealed packets, each with its mission.
extension Projector {
    func project(_ event: MedicineEvent, _ entry: JournalEntry) throws {
        switch event {
        case .packetEstablished(let mission, let isCold, let isUrgent):
            try connection.statement(
                """
                INSERT INTO packets (mission_id, state, is_cold, is_urgent, established_at_ms)
                VALUES (?1, 'at_pharmacy', ?2, ?3, ?4)
                ON CONFLICT (mission_id) DO UPDATE SET state = excluded.state,
                    is_cold = excluded.is_cold, is_urgent = excluded.is_urgent,
                    established_at_ms = excluded.established_at_ms,
                    collected_at_ms = NULL, ended_at_ms = NULL
                """
            )
            .bind(mission, at: 1).bind(isCold ? 1 : 0, at: 2).bind(isUrgent ? 1 : 0, at: 3)
            .bind(entry.at, at: 4).run()
            try touch(mission, entry)
        case .packetCollected(let mission):
            try move(
                mission, entry,
                "UPDATE packets SET state = 'collected', collected_at_ms = ?2 WHERE mission_id = ?1"
            )
        case .packetHandedOver(let mission):
            try move(
                mission, entry,
                "UPDATE packets SET state = 'handed_over', ended_at_ms = ?2 WHERE mission_id = ?1")
        case .packetReturned(let mission):
            try move(
                mission, entry,
                "UPDATE packets SET state = 'returned', ended_at_ms = ?2 WHERE mission_id = ?1")
        }
    }

    private func move(
        _ mission: Identifier<Mission>, _ entry: JournalEntry, _ sql: StaticString
    ) throws {
        try connection.statement(sql).bind(mission, at: 1).bind(entry.at, at: 2).run()
        try touch(mission, entry)
    }
}
