import OpsCore

extension Projector {
    /// Copies what a thing has become, and notes which mission has it.
    func project(
        _ event: AssetEvent, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        switch event {
        case .added(let asset): try copy(asset.id, entry, operation)
        case .booked(let id, let booking):
            try copy(id, entry, operation)
            if let mission = booking.mission { try touch(mission, entry) }
        case .bookingCancelled(let id, _), .checkedIn(let id, _),
            .faultReported(let id, _), .repaired(let id), .withdrawn(let id),
            .loanOverdue(let id, _, _):
            try copy(id, entry, operation)
        case .checkedOut(let id, let loan):
            try copy(id, entry, operation)
            guard let mission = loan.mission, let asset = operation.assets[id] else { return }
            try note(mission, entry, asset: asset.number, lot: nil, quantity: 1)
        case .lotReceived(let lot): try copy(lot.id, entry, operation)
        case .lotGivenBack(let id, let quantity, let mission):
            try copy(id, entry, operation)
            guard let mission, let lot = operation.lots[id] else { return }
            try note(mission, entry, asset: nil, lot: lot.number, quantity: -quantity)
        case .lotWrittenOff(let id, _, _), .lotExpiring(let id, _, _):
            try copy(id, entry, operation)
        case .lotTaken(let id, let quantity, let mission):
            try copy(id, entry, operation)
            guard let mission, let lot = operation.lots[id] else { return }
            try note(mission, entry, asset: nil, lot: lot.number, quantity: quantity)
        }
    }

    private func copy(
        _ id: Identifier<Asset>, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        guard let asset = operation.assets[id] else { return }
        try connection.statement(
            """
            INSERT INTO assets (number, id, territory, state, document, version)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (number) DO UPDATE
            SET state = excluded.state, document = excluded.document, version = excluded.version
            """
        )
        .bind(asset.number, at: 1).bind(asset.id, at: 2).bind(asset.territory.text, at: 3)
        .bind(asset.state.rawValue, at: 4)
        .bind(utf8: document { asset.write(into: &$0) }, at: 5).bind(entry.position, at: 6).run()
    }

    private func copy(
        _ id: Identifier<StockLot>, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        guard let lot = operation.lots[id] else { return }
        try connection.statement(
            """
            INSERT INTO stock_lots (number, id, territory, item, remaining, document, version)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT (number) DO UPDATE SET remaining = excluded.remaining,
                document = excluded.document, version = excluded.version
            """
        )
        .bind(lot.number, at: 1).bind(lot.id, at: 2).bind(lot.territory.text, at: 3)
        .bind(lot.item.text, at: 4).bind(lot.remaining, at: 5)
        .bind(utf8: document { lot.write(into: &$0) }, at: 6).bind(entry.position, at: 7).run()
    }

    private func note(
        _ mission: Identifier<Mission>, _ entry: JournalEntry, asset: Int64?, lot: Int64?,
        quantity: Int64
    ) throws {
        try connection.statement(
            """
            INSERT INTO mission_means (mission_id, position, asset_number, lot_number, quantity)
            VALUES (?1, ?2, ?3, ?4, ?5)
            """
        )
        .bind(mission, at: 1).bind(entry.position, at: 2).bind(asset, at: 3).bind(lot, at: 4)
        .bind(quantity, at: 5).run()
    }
}
