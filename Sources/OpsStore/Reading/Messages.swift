package import OpsCore

/// A message as the tables show it; the volunteer stands in it by number alone.
package struct MessageRow: Sendable {
    package let number: Int64
    package let id: Identifier<Message>
    package let kind: String
    package let mission: Identifier<Mission>
    package let missionNumber: Int64
    package let volunteer: Identifier<Volunteer>
    package let volunteerNumber: Int64
    package let solicitation: Identifier<Solicitation>
    package let language: String
    package let state: String
    package let attempts: Int64
    package let queuedAt: Instant
    package let nextAt: Instant?
    package let until: Instant?
    package let settledAt: Instant?
    package let reason: String?
    package let way: String?
    package let version: Int64

    static let columns = """
        m.number, b.id, b.number, b.kind, b.mission_id, b.mission_number, m.volunteer_id,
        m.volunteer_number, m.solicitation_id, m.language, m.state, m.attempts, b.queued_at_ms,
        m.next_at_ms, b.until_ms, m.settled_at_ms, m.reason, m.way, m.version
        """

    init?(_ row: borrowing SQLiteRow) {
        guard let first = row.identifier(1, of: Message.self),
            let mission = row.identifier(4, of: Mission.self),
            let volunteer = row.identifier(6, of: Volunteer.self),
            let solicitation = row.identifier(8, of: Solicitation.self)
        else { return nil }
        number = row.number(0)
        id = first.following(Int(number - row.number(2)))
        kind = row.text(3) ?? ""
        self.mission = mission
        missionNumber = row.number(5)
        self.volunteer = volunteer
        volunteerNumber = row.number(7)
        self.solicitation = solicitation
        language = row.text(9) ?? ""
        state = row.text(10) ?? ""
        attempts = row.number(11)
        queuedAt = row.instant(12)
        nextAt = row.optionalInstant(13)
        until = row.optionalInstant(14)
        settledAt = row.optionalInstant(15)
        reason = row.text(16)
        way = row.text(17)
        version = row.number(18)
    }
}

/// A message whose time has come, with what its words are made of and where it goes.
///
/// The telephone is read here and nowhere else: it goes to the gateway, and into nothing that is kept.
package struct MessageToSend: Sendable {
    package let number: Int64
    package let id: Identifier<Message>
    package let kind: MessageKind
    package let missionNumber: Int64
    package let volunteer: Identifier<Volunteer>
    package let volunteerNumber: Int64
    package let solicitation: Identifier<Solicitation>
    package let language: PublicationLanguage
    package let attempts: Int64
    package let phone: String?
    package let need: String
    package let place: TerritoryCode
    package let placeName: LocalizedText?
    package let until: Instant?
    package let dueAt: Instant?
    /// What the clocks of the place show: the rule of the deployment, else how far they were ahead when help was due.
    package let wall: Wall?
    package let queuedAt: Instant
    /// The volunteer wants no messages: somebody must ring.
    package let isStopped: Bool

    fileprivate static let columns = """
        m.number, b.id, b.number, b.kind, b.mission_number, m.volunteer_number, m.solicitation_id,
        m.language, m.attempts, v.phone, b.need, b.place, json_extract(t.document, '$.name.fr'),
        json_extract(t.document, '$.name.es'), json_extract(t.document, '$.name.en'), b.until_ms,
        b.due_at_ms, b.clock_ms, b.queued_at_ms,
        EXISTS (SELECT 1 FROM messages_stopped AS s WHERE s.volunteer_id = m.volunteer_id),
        m.volunteer_id, json_extract(d.document, '$.hours.rule')
        """

    fileprivate init?(_ row: borrowing SQLiteRow) {
        guard let first = row.identifier(1, of: Message.self),
            let kind = row.text(3).flatMap(MessageKind.init(rawValue:)),
            let solicitation = row.identifier(6, of: Solicitation.self),
            let language = row.text(7).flatMap(PublicationLanguage.init(rawValue:)),
            let place = row.text(11).flatMap(TerritoryCode.init),
            let volunteer = row.identifier(20, of: Volunteer.self)
        else { return nil }
        self.volunteer = volunteer
        number = row.number(0)
        id = first.following(Int(number - row.number(2)))
        self.kind = kind
        missionNumber = row.number(4)
        volunteerNumber = row.number(5)
        self.solicitation = solicitation
        self.language = language
        attempts = row.number(8)
        phone = row.text(9)
        need = row.text(10) ?? ""
        self.place = place
        if let fr = row.text(12), let es = row.text(13), let en = row.text(14) {
            placeName = LocalizedText(fr: fr, es: es, en: en)
        } else {
            placeName = nil
        }
        until = row.optionalInstant(15)
        dueAt = row.optionalInstant(16)
        wall =
            row.text(21).flatMap { ZoneRule($0) }.map(Wall.zone)
            ?? row.optionalNumber(17).map { .offset(minutes: $0 / 60_000) }
        queuedAt = row.instant(18)
        isStopped = row.number(19) == 1
    }
}

/// Whether a question has reached whom it was put to.
package struct ReachedRow: Sendable {
    package let state: String
    package let reason: String?
}

/// Somebody who could not be told by message what they must know.
package struct ToRingRow: Sendable {
    package let message: Int64
    package let kind: String
    package let volunteer: Identifier<Volunteer>
    package let volunteerNumber: Int64
}

extension ReadingRoom {
    /// Whom somebody has to ring about a mission: what did not arrive, or has not at its first try.
    package func toRing(aboutMission number: Int64) throws -> [ToRingRow] {
        let kinds = MessageKind.allCases.filter(\.mustArrive).map { "'\($0.rawValue)'" }
        var rows: [ToRingRow] = []
        try connection.statement(
            text: """
                SELECT m.number, b.kind, m.volunteer_id, m.volunteer_number
                FROM message_batches AS b CROSS JOIN messages AS m
                    ON m.number BETWEEN b.number AND b.number + b.messages - 1
                WHERE b.mission_number = ?1 AND b.kind IN (\(kinds.joined(separator: ", ")))
                    AND (m.state = 'dead' OR (m.state = 'pending' AND m.attempts > 0))
                ORDER BY m.number
                """
        ).bind(number, at: 1).rows { row in
            guard let volunteer = row.identifier(2, of: Volunteer.self) else { return true }
            rows.append(
                ToRingRow(
                    message: row.number(0), kind: row.text(1) ?? "", volunteer: volunteer,
                    volunteerNumber: row.number(3)))
            return true
        }
        return rows
    }

    /// How the last question to each who was asked for a mission has gone out.
    package func reached(
        ofMission number: Int64
    ) throws -> [Identifier<Solicitation>: ReachedRow] {
        var found: [Identifier<Solicitation>: ReachedRow] = [:]
        try connection.statement(
            """
            SELECT m.solicitation_id, m.state, m.reason FROM message_batches AS b
                CROSS JOIN messages AS m ON m.number BETWEEN b.number AND b.number + b.messages - 1
            WHERE b.mission_number = ?1 AND b.kind IN ('asked', 'reminded') ORDER BY m.number
            """
        ).bind(number, at: 1).rows { row in
            guard let asked = row.identifier(0, of: Solicitation.self) else { return true }
            found[asked] = ReachedRow(state: row.text(1) ?? "", reason: row.text(2))
            return true
        }
        return found
    }

    /// When something last became of a message about a mission, as a position of the journal; 0 for never.
    package func lastMessageChange(ofMission number: Int64) throws -> Int64 {
        try connection.statement(
            """
            SELECT max(m.version) FROM message_batches AS b
                CROSS JOIN messages AS m ON m.number BETWEEN b.number AND b.number + b.messages - 1
            WHERE b.mission_number = ?1
            """
        ).bind(number, at: 1).first { $0.number(0) } ?? 0
    }

    /// The same for all missions of a request.
    package func lastMessageChange(ofRequest number: Int64) throws -> Int64 {
        try missions(ofRequest: number).map { try lastMessageChange(ofMission: $0.number) }.max()
            ?? 0
    }

    /// Newest first; of one state, or about one mission, where that is asked.
    package func messages(
        _ page: Page, state: MessageState?, mission: Int64?, _ body: (MessageRow) throws -> Bool
    ) throws {
        var conditions = "m.number < ?1"
        // Written out, so that the index of those that are so far is taken, which holds few rows.
        if let state { conditions += " AND m.state = '\(state.rawValue)'" }
        if mission != nil { conditions += " AND b.mission_number = ?3" }
        let from =
            mission == nil
            ? "messages AS m \(state?.index ?? "") CROSS JOIN message_batches AS b ON b.number = m.batch"
            : """
            message_batches AS b CROSS JOIN messages AS m
                ON m.number BETWEEN b.number AND b.number + b.messages - 1
            """
        let statement = try connection.statement(
            text: """
                SELECT \(MessageRow.columns) FROM \(from) WHERE \(conditions)
                ORDER BY m.number DESC LIMIT ?2
                """
        ).bind(page.before, at: 1).bind(Int64(page.limit), at: 2)
        if let mission { _ = statement.bind(mission, at: 3) }
        try statement.rows { row in
            guard let message = MessageRow(row) else { return true }
            return try body(message)
        }
    }

    package func message(_ reference: Reference<Message>) throws -> MessageRow? {
        switch reference {
        case .number(let number): return try message(numbered: number)
        case .id(let id):
            let batch = try connection.statement(
                "SELECT id, number, messages FROM message_batches WHERE id <= ?1 ORDER BY id DESC LIMIT 1"
            ).bind(id, at: 1).first { row in
                (row.identifier(0, of: Message.self), row.number(1), row.number(2))
            }
            guard let (first, number, count) = batch, let first,
                let place = id.place(after: first, in: Int(count))
            else { return nil }
            return try message(numbered: number + Int64(place))
        }
    }

    private func message(numbered number: Int64) throws -> MessageRow? {
        try connection.statement(
            text: """
                SELECT \(MessageRow.columns) FROM messages AS m
                    JOIN message_batches AS b ON b.number = m.batch WHERE m.number = ?1
                """
        ).bind(number, at: 1).first { MessageRow($0) } ?? nil
    }

    /// Those whose time has come: what cannot wait first, then the longest first.
    ///
    /// Never two to one volunteer at once: "you go" must not come after "cancelled". `inHand` is what the gateway has,
    /// by whom it goes to.
    package func messagesToSend(
        at instant: Instant, limit: Int, besides inHand: [Int64: Identifier<Volunteer>]
    ) throws -> [MessageToSend] {
        var found: [MessageToSend] = []
        var busy = Set(inHand.values)
        for urgent: Int64 in [1, 0] where found.count < limit {
            try connection.statement(
                text: """
                    SELECT \(MessageToSend.columns) FROM messages AS m INDEXED BY messages_due
                        CROSS JOIN message_batches AS b ON b.number = m.batch
                        LEFT JOIN vault_volunteers AS v ON v.id = m.volunteer_id
                        LEFT JOIN territories AS t ON t.code = b.place
                        LEFT JOIN deployments AS d ON d.id = b.deployment_id
                    WHERE m.state = 'pending' AND m.urgent = ?1 AND m.next_at_ms <= ?2
                    ORDER BY m.next_at_ms, m.number
                    """
            ).bind(urgent, at: 1).bind(instant, at: 2).rows { row in
                guard let message = MessageToSend(row), inHand[message.number] == nil,
                    busy.insert(message.volunteer).inserted
                else { return true }
                found.append(message)
                return found.count < limit
            }
        }
        return found
    }

    /// When the next message goes out; nil while none waits.
    package func nextMessage(after instant: Instant) throws -> Instant? {
        let moments = try [0, 1].compactMap { (urgent: Int64) in
            try connection.statement(
                """
                SELECT min(next_at_ms) FROM messages
                WHERE state = 'pending' AND urgent = ?1 AND next_at_ms > ?2
                """
            ).bind(urgent, at: 1).bind(instant, at: 2).first { $0.optionalInstant(0) } ?? nil
        }
        return moments.min()
    }

    /// What is known of those that were withdrawn while the gateway had them in hand.
    package func lateMessages(among numbers: [Int64]) throws -> [LateMessage] {
        let statement = try connection.statement(
            """
            SELECT b.kind, b.mission_id, b.mission_number, b.desk, b.need, b.place, m.volunteer_id,
                m.solicitation_id, m.language, s.state, b.deployment_id,
                (SELECT e.kind FROM message_batches AS e CROSS JOIN messages AS o
                        ON o.number BETWEEN e.number AND e.number + e.messages - 1
                    WHERE e.mission_number = b.mission_number AND e.number > b.number
                        AND e.kind IN ('cancelled', 'stood_down', 'not_needed')
                        AND o.solicitation_id = m.solicitation_id AND o.state = 'sent'
                    ORDER BY o.number DESC LIMIT 1)
            FROM messages AS m JOIN message_batches AS b ON b.number = m.batch
                LEFT JOIN solicitations AS s ON s.id = m.solicitation_id
            WHERE m.number = ?1 AND m.state IN ('withdrawn', 'held')
            """)
        return try numbers.compactMap { number in
            try statement.bind(number, at: 1).first { LateMessage(number, $0) } ?? nil
        }
    }
}

extension ReadingRoom {
    /// How long after the end of a mission it is still of use that somebody is not to go.
    private static let correctionSpan = TimeSpan.hours(24)

    /// Who of a deployment's crews was told last that they go, and how it ended where it has.
    package func toldToGo(
        in deployment: Identifier<Deployment>, at instant: Instant
    ) throws -> [LateMessage] {
        var last: [Identifier<Solicitation>: LateMessage] = [:]
        try connection.statement(
            """
            SELECT b.kind, b.mission_id, b.mission_number, b.desk, b.need, b.place, m.volunteer_id,
                m.solicitation_id, m.language, s.state, b.deployment_id,
                CASE WHEN s.state = 'accepted' AND (x.stage = 'cancelled'
                    OR (x.stage = 'failed' AND x.started_at_ms IS NULL)) THEN 'cancelled' END,
                m.number
            FROM missions AS x CROSS JOIN message_batches AS b ON b.mission_number = x.number
                CROSS JOIN messages AS m ON m.number BETWEEN b.number AND b.number + b.messages - 1
                LEFT JOIN solicitations AS s ON s.id = m.solicitation_id
            WHERE (x.closed_at_ms IS NULL OR x.closed_at_ms > ?2) AND b.deployment_id = ?1
                AND b.kind NOT IN ('asked', 'reminded', 'confirm', 'new_time')
                AND m.state IN ('sent', 'rung')
            ORDER BY m.number
            """
        ).bind(deployment, at: 1).bind(instant - Self.correctionSpan, at: 2).rows { row in
            if let message = LateMessage(row.number(12), row) {
                last[message.recipient.solicitation] = message
            }
            return true
        }
        return last.values.filter(\.kind.saysToGo).sorted { $0.number < $1.number }
    }
}

extension MessageState {
    /// By which index those that are so far are found; most are sent, and stand in the order of the table.
    fileprivate var index: String {
        switch self {
        case .pending: "INDEXED BY messages_due"
        case .held: "INDEXED BY messages_held"
        case .dead: "INDEXED BY messages_dead"
        case .withdrawn: "INDEXED BY messages_withdrawn"
        case .rung: "INDEXED BY messages_rung"
        case .sent: ""
        }
    }
}

extension LateMessage {
    fileprivate init?(_ number: Int64, _ row: borrowing SQLiteRow) {
        guard let kind = row.text(0).flatMap(MessageKind.init(rawValue:)),
            let mission = row.identifier(1, of: Mission.self),
            let desk = row.text(3).flatMap(TerritoryCode.init),
            let need = row.text(4).flatMap(NeedKind.init(rawValue:)),
            let place = row.text(5).flatMap(TerritoryCode.init),
            let volunteer = row.identifier(6, of: Volunteer.self),
            let solicitation = row.identifier(7, of: Solicitation.self),
            let language = row.text(8).flatMap(PublicationLanguage.init(rawValue:))
        else { return nil }
        self.init(
            number: number, kind: kind, mission: mission, missionNumber: row.number(2),
            deployment: row.identifier(10), desk: desk,
            about: MessageSubject(need: need, place: place),
            recipient: MessageRecipient(
                volunteer: volunteer, solicitation: solicitation, language: language),
            answer: row.text(9).flatMap(SolicitationState.init(rawValue:)) ?? .withdrawn,
            end: row.text(11).flatMap(MessageKind.init(rawValue:)))
    }
}
