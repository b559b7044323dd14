import OpsCore

/// The money of missions, each row as its accounts have become.
extension Projector {
    func project(
        _ event: MoneyEvent, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        switch event {
        case .purchaseAgreed(let agreed): try open(agreed, entry, operation)
        case .purchaseBought(let id, _):
            try stamp("bought_at_ms", id, entry)
            try mirror(id, entry, operation)
        case .receiptCorrected(let id, _, _):
            try keepReceipt(of: id, entry)
            try mirror(id, entry, operation)
        case .purchasePaid(let id, _), .purchaseReturned(let id, _):
            try stamp("paid_at_ms", id, entry)
            try mirror(id, entry, operation)
        case .purchaseRefunded(let id, _), .purchaseCounted(let id, _),
            .discrepancyFound(let id, _, _), .purchaseEscalated(let id, _, _):
            try mirror(id, entry, operation)
        case .purchaseCancelled(let id): try close(id, .cancelled, entry)
        case .purchaseReconciled(let id, let by):
            try connection.statement(
                """
                UPDATE purchases SET second_by = ?2, second_cents = receipt_cents
                WHERE mission_id = ?1
                """
            ).bind(id, at: 1).bind(by, at: 2).run()
            try close(id, .reconciled, entry)
        case .discrepancySettled(let id, let settlement, let by):
            try connection.statement(
                "UPDATE purchases SET settlement = ?2, settled_by = ?3 WHERE mission_id = ?1"
            )
            .bind(id, at: 1).bind(settlement.rawValue, at: 2).bind(by, at: 3).run()
            try close(id, .settled, entry)
        }
    }

    /// What was agreed anew takes the place of what was agreed before.
    private func open(
        _ agreed: PurchaseAgreed, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        try connection.statement(
            """
            INSERT INTO purchases (mission_number, mission_id, state, currency, agreed_cents, means,
                substitution, basket, set_code, set_version, desk, escalations, agreed_at_ms)
            VALUES ((SELECT number FROM missions WHERE id = ?1), ?1, 'agreed', ?2, ?3, ?4, ?5, ?6,
                ?7, ?8, ?9, 0, ?10)
            ON CONFLICT (mission_number) DO UPDATE SET state = 'agreed',
                currency = excluded.currency, agreed_cents = excluded.agreed_cents,
                means = excluded.means, substitution = excluded.substitution,
                basket = excluded.basket, set_code = excluded.set_code,
                set_version = excluded.set_version, desk = excluded.desk,
                agreed_at_ms = excluded.agreed_at_ms, closed_at_ms = NULL
            """
        )
        .bind(agreed.mission, at: 1).bind(agreed.amount.currency.text, at: 2)
        .bind(agreed.amount.cents, at: 3).bind(agreed.means.rawValue, at: 4)
        .bind(agreed.mayReplace ? 1 : 0, at: 5).bind(agreed.basket?.text, at: 6)
        .bind(agreed.rules?.set.text, at: 7).bind(agreed.rules?.version, at: 8)
        .bind(agreed.desk.text, at: 9).bind(entry.at, at: 10).run()
        try touch(agreed.mission, entry)
    }

    /// Keeps what was noted before it is written over.
    private func keepReceipt(of id: Identifier<Mission>, _ entry: JournalEntry) throws {
        try connection.statement(
            """
            INSERT INTO purchase_corrections (mission_number, number, cents, corrected_by,
                corrected_at_ms)
            SELECT mission_number, ?2, receipt_cents, ?3, ?4 FROM purchases
            WHERE mission_id = ?1 AND receipt_cents IS NOT NULL
            """
        )
        .bind(id, at: 1).bind(entry.position, at: 2).bind(entry.actor.text, at: 3)
        .bind(entry.at, at: 4).run()
    }

    private func stamp(
        _ column: String, _ id: Identifier<Mission>, _ entry: JournalEntry
    ) throws {
        try connection.statement(
            text: "UPDATE purchases SET \(column) = ?2 WHERE mission_id = ?1"
        ).bind(id, at: 1).bind(entry.at, at: 2).run()
    }

    private func mirror(
        _ id: Identifier<Mission>, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        guard let purchase = operation.purchases[id] else { return }
        try connection.statement(
            """
            UPDATE purchases SET state = ?2, receipt_cents = ?3, first_by = ?4, first_cents = ?5,
                second_by = ?6, second_cents = ?7, desk = ?8, due_at_ms = ?9, escalations = ?10
            WHERE mission_id = ?1
            """
        )
        .bind(id, at: 1).bind(purchase.state.rawValue, at: 2)
        .bind(purchase.receipt?.cents, at: 3).bind(purchase.firstCount?.by, at: 4)
        .bind(purchase.firstCount?.amount.cents, at: 5).bind(purchase.secondCount?.by, at: 6)
        .bind(purchase.secondCount?.amount.cents, at: 7).bind(purchase.desk.text, at: 8)
        .bind(purchase.dueAt, at: 9).bind(purchase.escalations, at: 10).run()
        try touch(id, entry)
    }

    private func close(
        _ id: Identifier<Mission>, _ state: PurchaseState, _ entry: JournalEntry
    ) throws {
        try connection.statement(
            """
            UPDATE purchases SET state = ?2, due_at_ms = NULL, closed_at_ms = ?3
            WHERE mission_id = ?1
            """
        ).bind(id, at: 1).bind(state.rawValue, at: 2).bind(entry.at, at: 3).run()
        try touch(id, entry)
    }
}
