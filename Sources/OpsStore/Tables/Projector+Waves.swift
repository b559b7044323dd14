import OpsCore

/// Ops asking by itself, each row as its search has become.
extension Projector {
    func project(
        _ event: WavesEvent, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        switch event {
        case .searchBegan(let id, _, _), .searchWidened(let id, _), .searchExhausted(let id, _),
            .searchWaits(let id, _), .searchSlept(let id, _), .searchStopped(let id):
            try mirrorSearch(for: id, operation)
            try mirror(id, entry, operation)
        case .waveSent(let id, let wave, let asked, _):
            let statement = try connection.statement(
                "UPDATE solicitations SET wave = ?2 WHERE id = ?1")
            for one in asked { try statement.bind(one, at: 1).bind(wave, at: 2).run() }
            try mirrorSearch(for: id, operation)
            try mirror(id, entry, operation)
        case .silentReminded(let id, let asked):
            for one in asked {
                try connection.statement(
                    "UPDATE solicitations SET reminded_at_ms = ?2 WHERE id = ?1"
                ).bind(one, at: 1).bind(entry.at, at: 2).run()
            }
            try connection.statement("UPDATE missions SET version = ?2 WHERE id = ?1")
                .bind(id, at: 1).bind(entry.position, at: 2).run()
        }
    }

    /// A search that has left memory leaves the table: what it asked stands with the mission.
    func mirrorSearch(
        for id: Identifier<HelpRequest>, _ operation: borrowing Operation
    ) throws {
        guard let search = operation.searches[id] else {
            try connection.statement("DELETE FROM wave_searches WHERE request_id = ?1")
                .bind(id, at: 1).run()
            return
        }
        let toRing = search.toRing.compactMap { operation.volunteers[$0]?.number }
            .map(String.init).joined(separator: ",")
        try connection.statement(
            """
            INSERT INTO wave_searches (request_id, state, size, delay_ms, wave, times, territory,
                due_at_ms, to_ring)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            ON CONFLICT (request_id) DO UPDATE SET state = excluded.state, size = excluded.size,
                delay_ms = excluded.delay_ms, wave = excluded.wave, times = excluded.times,
                territory = excluded.territory, due_at_ms = excluded.due_at_ms,
                to_ring = excluded.to_ring
            """
        )
        .bind(id, at: 1).bind(search.state.rawValue, at: 2).bind(search.rules.size, at: 3)
        .bind(search.delay.milliseconds, at: 4).bind(search.wave, at: 5)
        .bind(search.reach.times, at: 6).bind(search.reach.territory?.text, at: 7)
        .bind(search.dueAt, at: 8).bind(toRing.isEmpty ? nil : toRing, at: 9).run()
    }
}
