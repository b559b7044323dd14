package import OpsCore

/// A planned call as the tables show it.
package struct PlannedCallRow: Sendable {
    package let number: Int64
    package let id: Identifier<PlannedCall>
    package let purpose: String
    package let person: Identifier<PersonHelped>
    package let contact: Identifier<Contact>
    package let contactNumber: Int64?
    package let requestNumber: Int64?
    package let deployment: Identifier<Deployment>?
    package let language: String
    package let territory: String
    package let preferred: String?
    package let safe: String?
    package let utcOffset: Int64?
    package let allowsVoicemail: Bool
    package let everyDays: Int64?
    package let until: Instant?
    package let state: String
    package let step: String
    package let desk: String?
    package let taker: Identifier<AccessToken>?
    package let plannedAt: Instant
    package let callAt: Instant
    package let dueAt: Instant
    package let closedAt: Instant?
    package let escalations: Int64
    package let attempts: Int64
    package let visitNumber: Int64?
    package let ending: String?
    package let version: Int64

    static let columns = """
        number, id, purpose, person_id, contact_id, contact_number, request_number, deployment_id,
        language, territory, preferred, safe, utc_offset, voicemail, every_days, until_ms, state,
        step, desk, taker, planned_at_ms, call_at_ms, due_at_ms, closed_at_ms, escalations,
        attempts, visit_number, ending, version
        """

    init?(_ row: borrowing SQLiteRow) {
        guard let id = row.identifier(1, of: PlannedCall.self),
            let person = row.identifier(3, of: PersonHelped.self),
            let contact = row.identifier(4, of: Contact.self)
        else { return nil }
        number = row.number(0)
        self.id = id
        purpose = row.text(2) ?? ""
        self.person = person
        self.contact = contact
        contactNumber = row.isNull(5) ? nil : row.number(5)
        requestNumber = row.isNull(6) ? nil : row.number(6)
        deployment = row.identifier(7)
        language = row.text(8) ?? ""
        territory = row.text(9) ?? ""
        preferred = row.text(10)
        safe = row.text(11)
        utcOffset = row.isNull(12) ? nil : row.number(12)
        allowsVoicemail = row.number(13) != 0
        everyDays = row.isNull(14) ? nil : row.number(14)
        until = row.optionalInstant(15)
        state = row.text(16) ?? ""
        step = row.text(17) ?? ""
        desk = row.text(18)
        taker = row.identifier(19)
        plannedAt = row.instant(20)
        callAt = row.instant(21)
        dueAt = row.instant(22)
        closedAt = row.optionalInstant(23)
        escalations = row.number(24)
        attempts = row.number(25)
        visitNumber = row.isNull(26) ? nil : row.number(26)
        ending = row.text(27)
        version = row.number(28)
    }
}

/// Which planned calls are wanted; those that are closed only where that is said.
package struct PlannedCallFilter: Hashable, Sendable {
    package var state: PlannedCallState?
    package var purpose: CallPurpose?
    /// Only what may be called by then.
    package var callableAt: Instant?
    /// Only people in this territory or one below it.
    package var territory: TerritoryCode?

    package init() {}

    fileprivate var conditions: String {
        var conditions = state == .closed ? "closed_at_ms IS NOT NULL" : "closed_at_ms IS NULL"
        if let state, state != .closed { conditions += " AND state = '\(state.rawValue)'" }
        if let purpose { conditions += " AND purpose = '\(purpose.rawValue)'" }
        if callableAt != nil { conditions += " AND call_at_ms <= ?3" }
        if territory != nil {
            conditions += """
                 AND territory IN (WITH RECURSIVE branch (code) AS (
                    SELECT code FROM territories WHERE code = ?4
                    UNION SELECT t.code FROM territories AS t JOIN branch
                        ON t.parent = branch.code) SELECT code FROM branch)
                """
        }
        return conditions
    }
}

/// What the vault knows for a call.
package struct CallNumbers: Sendable {
    package let phone: String?
    package let neighbourName: String?
    package let neighbourPhone: String?
}

/// One time somebody was tried.
package struct CallAttemptRow: Sendable {
    package let step: String
    package let result: String
    package let triedAt: Instant
}

extension ReadingRoom {
    package func plannedCall(_ reference: Reference<PlannedCall>) throws -> PlannedCallRow? {
        switch reference {
        case .id(let id):
            try connection.statement(
                text: "SELECT \(PlannedCallRow.columns) FROM planned_calls WHERE id = ?1"
            ).bind(id, at: 1).first { PlannedCallRow($0) }
        case .number(let number):
            try connection.statement(
                text: "SELECT \(PlannedCallRow.columns) FROM planned_calls WHERE number = ?1"
            ).bind(number, at: 1).first { PlannedCallRow($0) }
        }
    }

    /// The work-list, what is to be called first standing first; after a place in it.
    package func plannedCalls(
        after place: WorkPlace?, limit: Int, _ filter: PlannedCallFilter,
        _ body: (PlannedCallRow) throws -> Bool
    ) throws {
        let after = WorkPlace.condition(place, "call_at_ms", "number")
        let statement = try connection.statement(
            text: """
                SELECT \(PlannedCallRow.columns) FROM planned_calls
                WHERE \(filter.conditions)\(after) ORDER BY call_at_ms, number LIMIT ?2
                """
        ).bind(Int64(limit), at: 2)
        statement.bind(place)
        if let instant = filter.callableAt { _ = statement.bind(instant, at: 3) }
        if let territory = filter.territory { _ = statement.bind(territory.text, at: 4) }
        try statement.rows { row in
            guard let call = PlannedCallRow(row) else { return true }
            return try body(call)
        }
    }

    /// Calls that a person is owed, under any identity, the next one first.
    package func plannedCalls(of person: Identifier<PersonHelped>) throws -> [PlannedCallRow] {
        var rows: [PlannedCallRow] = []
        try connection.statement(
            text: """
                SELECT \(PlannedCallRow.columns) FROM planned_calls
                WHERE person_id IN \(Self.twinsOfFirst) AND closed_at_ms IS NULL
                ORDER BY call_at_ms, number LIMIT ?2
                """
        ).bind(person, at: 1).bind(Self.historyLimit, at: 2).rows { row in
            if let call = PlannedCallRow(row) { rows.append(call) }
            return true
        }
        return rows
    }

    /// The live calls owed to these people since whose last try without an answer she rang herself and was spoken with.
    ///
    /// What others said for her tells nothing of how she is, and a danger alert is not answered by it.
    package func heardSince(
        _ people: [Identifier<PersonHelped>]
    ) throws -> Set<Identifier<PlannedCall>> {
        var heard: Set<Identifier<PlannedCall>> = []
        let owed = try people.flatMap { try plannedCalls(of: $0) }.filter { $0.attempts > 0 }
        guard !owed.isEmpty else { return [] }
        let spoken = try people.compactMap { try lastSpoken(with: $0) }.max()
        guard let spoken else { return [] }
        for call in owed {
            let tried = try attempts(ofCall: call.number).last { $0.result != "reached" }?.triedAt
            if let tried, tried < spoken { heard.insert(call.id) }
        }
        return heard
    }

    /// When somebody, under any identity, rang last and talked; nil where others did, or nobody.
    private func lastSpoken(with person: Identifier<PersonHelped>) throws -> Instant? {
        try connection.statement(
            text: """
                SELECT max(coalesce(c.occurred_at_ms, c.logged_at_ms)) FROM contacts AS c
                WHERE c.person_id IN \(Self.twinsOfFirst) AND c.caller_id IS NULL
                    AND c.relation IS NULL
                    AND c.kind IN ('request', 'listening', 'information', 'volunteer_offer', 'thanks')
                    AND NOT EXISTS (SELECT 1 FROM dangers AS d WHERE d.contact_number = c.number)
                    AND NOT EXISTS (SELECT 1 FROM referrals AS r WHERE r.contact_id = c.id)
                """
        ).bind(person, at: 1).first { $0.optionalInstant(0) } ?? nil
    }

    /// Since when somebody does not want to be called, as said under one identity.
    package func refusedCalls(of person: Identifier<PersonHelped>) throws -> Instant? {
        try connection.statement("SELECT refused_at_ms FROM calls_refused WHERE person_id = ?1")
            .bind(person, at: 1).first { $0.instant(0) }
    }

    package func attempts(ofCall number: Int64) throws -> [CallAttemptRow] {
        var rows: [CallAttemptRow] = []
        try connection.statement(
            """
            SELECT step, result, tried_at_ms FROM call_attempts WHERE call_number = ?1
            ORDER BY number
            """
        ).bind(number, at: 1).rows { row in
            rows.append(
                CallAttemptRow(
                    step: row.text(0) ?? "", result: row.text(1) ?? "", triedAt: row.instant(2)))
            return true
        }
        return rows
    }

    /// What was answered in a call that asked whether help came.
    package func answer(
        ofCall number: Int64
    ) throws -> (help: String, reason: String, unmet: [String])? {
        try connection.statement(
            "SELECT help, reason, unmet FROM outcome_answers WHERE call_number = ?1"
        ).bind(number, at: 1).first { row in
            let unmet = (row.text(2) ?? "").split(separator: " ").map(String.init)
            return (row.text(0) ?? "", row.text(1) ?? "", unmet)
        }
    }

    package func numbers(ofCall id: Identifier<PlannedCall>) throws -> CallNumbers? {
        try connection.statement(
            "SELECT phone, neighbour_name, neighbour_phone FROM vault_planned_calls WHERE id = ?1"
        ).bind(id, at: 1).first { row in
            CallNumbers(
                phone: row.text(0), neighbourName: row.text(1), neighbourPhone: row.text(2))
        }
    }

    /// Rules that were set for a deployment, or for the house; nil while none were.
    package func callRules(
        of deployment: Identifier<Deployment>?
    ) throws -> (document: [UInt8], version: Int64)? {
        try connection.statement(
            "SELECT document, version FROM call_rules WHERE deployment_id = coalesce(?1, x'')"
        ).bind(deployment, at: 1).first { ($0.bytes(0), $0.number(1)) }
    }
}
