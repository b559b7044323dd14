import OpsCore

extension Projector {
    /// Copies what a round has become; what has left memory is written from the event.
    func project(
        _ event: RoundsEvent, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        switch event {
        case .drafted(let round): try keep(operation.rounds.live[round.id] ?? round, entry)
        case .redrawn(let id, _), .stopPinned(let id, _), .stopUnpinned(let id, _):
            try copy(id, entry, operation)
        case .published(let id, _), .extended(let id, _, _), .crewChanged(let id, _):
            try copy(id, entry, operation)
        case .stopClosed(let id, let request):
            if operation.rounds.live[id] != nil {
                try copy(id, entry, operation)
                return try followCrews(of: id, entry, operation)
            }
            try change(id, entry) { round in
                for index in round.plan.stops.indices
                where round.plan.stops[index].request == request {
                    round.plan.stops[index].isClosed = true
                }
                if round.openRequests.isEmpty { round.state = .ended }
            }
        case .withdrawn(let id):
            guard let round = try known(id) else { return }
            if round.state == .published { try forgetSlots(of: round, entry, operation) }
            try change(id, entry) { $0.state = .withdrawn }
        }
    }

    /// What its crew owes at the doors that are left: they are asked once, and answer once.
    func followCrews(
        of id: Identifier<Round>, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        guard let round = operation.rounds.live[id], round.state == .published else { return }
        for mission in round.openRequests.compactMap({ operation.requests[$0]?.mission }) {
            try followCrew(mission, entry, operation)
        }
    }

    private func copy(
        _ id: Identifier<Round>, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        guard let round = operation.rounds.live[id] else { return }
        try keep(round, entry)
    }

    private func change(
        _ id: Identifier<Round>, _ entry: JournalEntry, _ body: (inout Round) -> Void
    ) throws {
        guard var round = try known(id) else { return }
        body(&round)
        try keep(round, entry)
    }

    private func known(_ id: Identifier<Round>) throws -> Round? {
        try connection.statement("SELECT document FROM rounds WHERE id = ?1").bind(id, at: 1)
            .first { Round(document: $0.bytes(0)) }
    }

    private func keep(_ round: Round, _ entry: JournalEntry) throws {
        try connection.statement(
            """
            INSERT INTO rounds (number, id, territory, date, state, document, version)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT (number) DO UPDATE SET state = excluded.state,
                document = excluded.document, version = excluded.version
            """
        )
        .bind(round.number, at: 1).bind(round.id, at: 2).bind(round.territory.text, at: 3)
        .bind(round.date.iso8601, at: 4).bind(round.state.rawValue, at: 5)
        .bind(utf8: document { round.write(into: &$0) }, at: 6).bind(entry.position, at: 7).run()
    }

    /// Nobody is expected any more at the hours that were told; one that was agreed with the person stays.
    private func forgetSlots(
        of round: Round, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        for request in round.openRequests {
            guard let mission = operation.requests[request]?.mission else { continue }
            if operation.crews.watches[mission]?.slot == nil {
                try connection.statement("DELETE FROM visit_slots WHERE mission_id = ?1")
                    .bind(mission, at: 1).run()
            }
            try follow(mission, entry, operation)
        }
    }
}

extension Round {
    init?(document: [UInt8]) {
        let value = try? JSONParser.value(of: document, limits: .file)
        guard let round = value.flatMap({ try? JSONFields.read($0) { Round(from: &$0) } }) else {
            return nil
        }
        self = round
    }
}
