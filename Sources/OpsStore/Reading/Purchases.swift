package import OpsCore

/// The money of a mission as the tables show it.
package struct PurchaseRow: Sendable {
    package let mission: Identifier<Mission>
    package let number: Int64
    package let state: String
    package let currency: String
    package let agreedCents: Int64
    package let means: String
    package let mayReplace: Bool
    package let basket: String?
    package let set: String?
    package let version: Int64
    package let receiptCents: Int64?
    package let counts: [(by: Identifier<AccessToken>, cents: Int64)]
    package let settlement: String?
    package let settledBy: Identifier<AccessToken>?
    package let desk: String
    package let dueAt: Instant?
    package let escalations: Int64
    package let agreedAt: Instant
    package let boughtAt: Instant?
    package let paidAt: Instant?
    package let closedAt: Instant?

    static let columns = """
        mission_id, mission_number, state, currency, agreed_cents, means, substitution, basket,
        set_code, set_version, receipt_cents, first_by, first_cents, second_by, second_cents,
        settlement, settled_by, desk, due_at_ms, escalations, agreed_at_ms, bought_at_ms,
        paid_at_ms, closed_at_ms
        """

    init?(_ row: borrowing SQLiteRow) {
        guard let mission = row.identifier(0, of: Mission.self) else { return nil }
        self.mission = mission
        number = row.number(1)
        state = row.text(2) ?? ""
        currency = row.text(3) ?? ""
        agreedCents = row.number(4)
        means = row.text(5) ?? ""
        mayReplace = row.number(6) == 1
        basket = row.text(7)
        set = row.text(8)
        version = row.number(9)
        receiptCents = row.isNull(10) ? nil : row.number(10)
        var counts: [(by: Identifier<AccessToken>, cents: Int64)] = []
        for column: Int32 in [11, 13] {
            guard let by = row.identifier(column, of: AccessToken.self) else { continue }
            counts.append((by: by, cents: row.number(column + 1)))
        }
        self.counts = counts
        settlement = row.text(15)
        settledBy = row.identifier(16)
        desk = row.text(17) ?? ""
        dueAt = row.optionalInstant(18)
        escalations = row.number(19)
        agreedAt = row.instant(20)
        boughtAt = row.optionalInstant(21)
        paidAt = row.optionalInstant(22)
        closedAt = row.optionalInstant(23)
    }
}

/// A receipt that was noted wrong, and who put it right.
package struct ReceiptCorrection: Sendable {
    package let cents: Int64
    package let actor: String
    package let at: Instant
}

extension ReadingRoom {
    package func purchase(of mission: Identifier<Mission>) throws -> PurchaseRow? {
        try connection.statement(
            text: "SELECT \(PurchaseRow.columns) FROM purchases WHERE mission_id = ?1"
        ).bind(mission, at: 1).first { PurchaseRow($0) } ?? nil
    }

    /// What a receipt was noted as before it was put right, oldest first.
    package func corrections(ofPurchase number: Int64) throws -> [ReceiptCorrection] {
        var corrections: [ReceiptCorrection] = []
        try connection.statement(
            """
            SELECT cents, corrected_by, corrected_at_ms FROM purchase_corrections
            WHERE mission_number = ?1 ORDER BY number
            """
        ).bind(number, at: 1).rows { row in
            corrections.append(
                ReceiptCorrection(
                    cents: row.number(0), actor: row.text(1) ?? "", at: row.instant(2)))
            return true
        }
        return corrections
    }

    /// Accounts, newest first: those in a state, or else those that are open.
    package func purchases(
        in state: PurchaseState?, _ page: Page, _ body: (PurchaseRow) throws -> Bool
    ) throws {
        let statement =
            if let state {
                try connection.statement(
                    text: """
                        SELECT \(PurchaseRow.columns) FROM purchases
                        WHERE mission_number < ?1 AND state = ?3
                        ORDER BY mission_number DESC LIMIT ?2
                        """
                ).bind(state.rawValue, at: 3)
            } else {
                try connection.statement(
                    text: """
                        SELECT \(PurchaseRow.columns) FROM purchases
                        WHERE mission_number < ?1 AND closed_at_ms IS NULL
                        ORDER BY mission_number DESC LIMIT ?2
                        """)
            }
        try statement.bind(page.before, at: 1).bind(Int64(page.limit), at: 2).rows { row in
            guard let purchase = PurchaseRow(row) else { return true }
            return try body(purchase)
        }
    }
}
