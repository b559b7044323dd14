package import OpsCore

/// Ops asking by itself, as the tables show it.
package struct WaveSearchRow: Sendable {
    package let state: String
    package let size: Int64
    package let delay: TimeSpan
    package let wave: Int64
    package let times: Int64
    package let territory: String?
    package let dueAt: Instant?
    /// The numbers of those whom somebody has to ring.
    package let toRing: [Int64]
}

extension ReadingRoom {
    /// Nil where Ops does not ask for a live request, and never did.
    package func waveSearch(for id: Identifier<HelpRequest>) throws -> WaveSearchRow? {
        try connection.statement(
            """
            SELECT state, size, delay_ms, wave, times, territory, due_at_ms, to_ring
            FROM wave_searches WHERE request_id = ?1
            """
        ).bind(id, at: 1).first { row in
            WaveSearchRow(
                state: row.text(0) ?? "", size: row.number(1),
                delay: TimeSpan(milliseconds: row.number(2)), wave: row.number(3),
                times: row.number(4), territory: row.text(5), dueAt: row.optionalInstant(6),
                toRing: (row.text(7) ?? "").split(separator: ",").compactMap { Int64($0) })
        }
    }
}
