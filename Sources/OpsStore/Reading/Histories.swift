package import OpsCore

/// A request in one line of somebody's history.
package struct RequestBrief: Sendable {
    package let id: Identifier<HelpRequest>
    package let number: Int64
    package let need: NeedKind
    package let status: String
    package let openedAt: Instant
    package let closedAt: Instant?
    package let outcome: String?
}

extension RequestBrief {
    package init(_ row: borrowing RequestRow) {
        self.init(
            id: row.id, number: row.number,
            need: row.text(.need).flatMap(NeedKind.init(rawValue:)) ?? .information,
            status: row.text(.status) ?? "", openedAt: row.openedAt, closedAt: row.closedAt,
            outcome: row.text(.outcome))
    }
}

/// What was asked and done for somebody lately: what an operator sees beside a candidate.
package struct PersonBrief: Sendable {
    package var contacts: Int64 = 0
    package var lastContactAt: Instant?
    /// The newest first, whenever they were opened.
    package var open: [RequestBrief] = []
    /// The newest first, closed since.
    package var closed: [RequestBrief] = []
    /// How often the person said no to help since.
    package var refusals: Int64 = 0
}

extension ReadingRoom {
    /// How far back a history in brief looks: a season of a crisis.
    package static let briefSpan = TimeSpan.days(90)
    /// Requests of a history in brief, and contacts of a whole one.
    package static let historyLimit: Int64 = 100

    /// The last contact of a person; nil when nobody has that identity.
    package func lastContact(of person: Identifier<PersonHelped>) throws -> ContactRow? {
        try connection.statement(
            text: """
                SELECT \(ContactRow.columns) FROM contacts WHERE person_id = ?1
                ORDER BY number DESC LIMIT 1
                """
        ).bind(person, at: 1).first { ContactRow($0) }
    }

    /// The contacts of a person and all twins, newest first.
    package func contacts(of person: Identifier<PersonHelped>) throws -> [ContactRow] {
        var rows: [ContactRow] = []
        try connection.statement(
            text: """
                SELECT \(ContactRow.columns) FROM contacts WHERE person_id IN \(Self.twinsOfFirst)
                ORDER BY number DESC LIMIT ?2
                """
        ).bind(person, at: 1).bind(Self.historyLimit, at: 2).rows { row in
            if let contact = ContactRow(row) { rows.append(contact) }
            return true
        }
        return rows
    }

    /// What was asked and done for a person and all twins in the days before an instant.
    package func brief(
        of person: Identifier<PersonHelped>, before instant: Instant
    ) throws -> PersonBrief {
        let since = instant - Self.briefSpan
        var brief = PersonBrief()
        try connection.statement(
            text: """
                SELECT count(*), max(logged_at_ms) FROM contacts
                WHERE person_id IN \(Self.twinsOfFirst) AND logged_at_ms >= ?2
                """
        ).bind(person, at: 1).bind(since, at: 2).rows { row in
            brief.contacts += row.number(0)
            brief.lastContactAt = row.optionalInstant(1)
            return true
        }
        for request in try requests(of: person, closedSince: since) {
            if request.closedAt == nil {
                brief.open.append(request)
            } else {
                brief.closed.append(request)
                let isRefusal = request.outcome == CancellationReason.refusedByPerson.rawValue
                brief.refusals += isRefusal ? 1 : 0
            }
        }
        return brief
    }

    /// Requests of a person and all twins that wait for help, newest first.
    package func openRequests(of person: Identifier<PersonHelped>) throws -> [RequestBrief] {
        try requests(of: person, closedSince: Instant(milliseconds: .max))
    }

    private func requests(
        of person: Identifier<PersonHelped>, closedSince instant: Instant
    ) throws -> [RequestBrief] {
        var rows: [RequestBrief] = []
        try connection.statement(
            text: """
                SELECT r.number, r.need, r.status, r.opened_at_ms, r.closed_at_ms, r.outcome, r.id
                FROM contacts AS c JOIN requests AS r ON r.contact_number = c.number
                WHERE c.person_id IN \(Self.twinsOfFirst)
                    AND (r.closed_at_ms IS NULL OR r.closed_at_ms >= ?2)
                ORDER BY r.number DESC LIMIT ?3
                """
        ).bind(person, at: 1).bind(instant, at: 2).bind(Self.historyLimit, at: 3).rows { row in
            if let need = row.text(1).flatMap(NeedKind.init(rawValue:)),
                let id = row.identifier(6, of: HelpRequest.self)
            {
                rows.append(
                    RequestBrief(
                        id: id, number: row.number(0), need: need, status: row.text(2) ?? "",
                        openedAt: row.instant(3), closedAt: row.optionalInstant(4),
                        outcome: row.text(5)))
            }
            return true
        }
        return rows
    }
}
