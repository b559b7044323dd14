package import OpsCore

/// A sealed packet as the tables show it, with the pharmacy as the person named it.
package struct PacketRow: Sendable {
    package let state: String
    package let isCold: Bool
    package let isUrgent: Bool
    package let establishedAt: Instant
    package let collectedAt: Instant?
    /// When it was handed over or returned.
    package let endedAt: Instant?
    package let pharmacy: String?
}

extension ReadingRoom {
    package func packet(of mission: Identifier<Mission>) throws -> PacketRow? {
        try connection.statement(
            """
            SELECT p.state, p.is_cold, p.is_urgent, p.established_at_ms, p.collected_at_ms,
                p.ended_at_ms, v.text
            FROM packets AS p LEFT JOIN vault_pharmacies AS v ON v.mission_id = p.mission_id
            WHERE p.mission_id = ?1
            """
        ).bind(mission, at: 1).first { row in
            PacketRow(
                state: row.text(0) ?? "", isCold: row.number(1) == 1, isUrgent: row.number(2) == 1,
                establishedAt: row.instant(3), collectedAt: row.optionalInstant(4),
                endedAt: row.optionalInstant(5), pharmacy: row.text(6))
        }
    }
}
