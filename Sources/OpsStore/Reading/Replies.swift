package import OpsCore

/// A question to a volunteer as it is shown to them: of the person helped it knows nothing.
package struct QuestionRow: Sendable {
    package let id: Identifier<Solicitation>
    package let state: SolicitationState
    package let expiresAt: Instant
    /// Nil where nobody has asked once more.
    package let remindedAt: Instant?
    package let volunteer: Identifier<Volunteer>
    /// The first of theirs in which Ops speaks; nil where there is none.
    package let language: PublicationLanguage?
    package let mission: Identifier<Mission>
    package let missionNumber: Int64
    /// Nobody can answer for it any more.
    package let isOver: Bool
    package let crew: Int64
    /// Of those who go together: the crew, or those who are asked to take over from it.
    package let accepted: Int64
    /// Whether they are asked to take the mission over, whose crew keeps it meanwhile.
    package let takesOver: Bool
    /// Whether its crew has left.
    package let isOut: Bool
    package let need: String
    package let place: TerritoryCode
    package let placeName: LocalizedText
    package let promisedAt: Instant
    /// The hour that was agreed with the person; nil where none was.
    package let comesAt: Instant?
    /// What the clocks of the place show, where the deployment says it.
    package let rule: ZoneRule?
    package let askedAt: Instant
    package let answeredAt: Instant?

    /// How many are still needed.
    package var missing: Int64 { max(0, crew - accepted) }

    /// Whether who has said yes waits for others.
    package var isShort: Bool { waitsForAll && missing > 0 }

    /// The same once this question has a yes.
    package var isShortAfterYes: Bool { waitsForAll && missing > (state == .accepted ? 0 : 1) }

    /// Whoever joins a crew that is under way goes at once; a crew that takes over goes as a whole.
    private var waitsForAll: Bool { !isOver && (!isOut || takesOver) }

    /// Until when an answer is expected; nil where the time has passed and nobody has asked once more.
    package var answerBy: Instant? {
        state == .pending ? expiresAt : remindedAt.map { $0 + Solicitation.reminderSpan }
    }

    static let columns = """
        s.id, s.state, s.expires_at_ms, s.volunteer_id, v.profile, m.id, m.number,
            m.closed_at_ms IS NOT NULL, m.crew,
            (SELECT count(*) FROM solicitations AS x
                WHERE x.mission_number = m.number AND x.state = 'accepted'
                    AND x.takes_over = s.takes_over),
            r.need, r.territory, r.promised_at_ms, json_extract(d.document, '$.hours.rule'),
            json_extract(t.document, '$.name.fr'), json_extract(t.document, '$.name.es'),
            json_extract(t.document, '$.name.en'), s.reminded_at_ms, s.asked_at_ms,
            s.answered_at_ms,
            (SELECT x.from_ms FROM visit_slots AS x WHERE x.mission_id = m.id),
            s.takes_over, m.stage
        FROM solicitations AS s JOIN missions AS m ON m.number = s.mission_number
            JOIN requests AS r ON r.number = m.request_number
            JOIN volunteers AS v ON v.id = s.volunteer_id
            LEFT JOIN territories AS t ON t.code = r.territory
            LEFT JOIN deployments AS d ON d.id = r.deployment_id
        """

    init?(_ row: borrowing SQLiteRow) {
        guard let id = row.identifier(0, of: Solicitation.self),
            let state = row.text(1).flatMap(SolicitationState.init),
            let volunteer = row.identifier(3, of: Volunteer.self),
            let mission = row.identifier(5, of: Mission.self),
            let place = row.text(11).flatMap({ TerritoryCode($0) })
        else { return nil }
        self.id = id
        self.state = state
        expiresAt = row.instant(2)
        self.volunteer = volunteer
        language = PublicationLanguage.spoken(inProfile: row.bytes(4))
        self.mission = mission
        missionNumber = row.number(6)
        isOver = row.number(7) == 1
        crew = row.number(8)
        accepted = row.number(9)
        need = row.text(10) ?? ""
        self.place = place
        promisedAt = row.instant(12)
        rule = row.text(13).flatMap { ZoneRule($0) }
        placeName = LocalizedText(
            fr: row.text(14) ?? place.text, es: row.text(15) ?? place.text,
            en: row.text(16) ?? place.text)
        remindedAt = row.optionalInstant(17)
        askedAt = row.instant(18)
        answeredAt = row.optionalInstant(19)
        comesAt = row.optionalInstant(20)
        takesOver = row.number(21) == 1
        isOut = row.text(22).flatMap(MissionStage.init)?.isOut ?? false
    }
}

extension PublicationLanguage {
    /// The first language of a volunteer in which Ops speaks.
    static func spoken(inProfile document: [UInt8]) -> PublicationLanguage? {
        let profile = try? JSONFields.read(JSONParser.value(of: document, limits: .file)) {
            VolunteerProfile(from: &$0)
        }
        return profile.flatMap { spoken(in: $0.languages) }
    }

    package static func spoken(in languages: [LanguageTag]) -> PublicationLanguage? {
        languages.lazy.compactMap { tag in
            PublicationLanguage(rawValue: String(tag.text.prefix { $0 != "-" }).lowercased())
        }.first
    }
}

/// Somebody who has a telephone number.
package struct Sender: Hashable, Sendable {
    package let id: Identifier<Volunteer>
    /// The first of theirs in which Ops speaks; nil where there is none.
    package let language: PublicationLanguage?
}

/// A reply that somebody must look at, as the tables show it; the words only where they are asked for.
package struct WrittenReplyRow: Sendable {
    package let number: Int64
    package let id: Identifier<WrittenReply>
    package let reason: String
    package let volunteer: Identifier<Volunteer>
    package let volunteerNumber: Int64?
    package let mission: Identifier<Mission>?
    package let missionNumber: Int64?
    package let desk: String
    package let keptAt: Instant
    package let dueAt: Instant
    package let escalations: Int64
    package let settledAt: Instant?
    package let version: Int64
    package let messagesStopped: Bool

    static let columns = """
        number, id, reason, volunteer_id, volunteer_number, mission_id, mission_number, desk,
        kept_at_ms, due_at_ms, escalations, settled_at_ms, version,
        EXISTS (SELECT 1 FROM messages_stopped AS s
            WHERE s.volunteer_id = kept_replies.volunteer_id) FROM kept_replies
        """

    init?(_ row: borrowing SQLiteRow) {
        guard let id = row.identifier(1, of: WrittenReply.self),
            let volunteer = row.identifier(3, of: Volunteer.self)
        else { return nil }
        number = row.number(0)
        self.id = id
        reason = row.text(2) ?? ""
        self.volunteer = volunteer
        volunteerNumber = row.optionalNumber(4)
        mission = row.identifier(5)
        missionNumber = row.optionalNumber(6)
        desk = row.text(7) ?? ""
        keptAt = row.instant(8)
        dueAt = row.instant(9)
        escalations = row.number(10)
        settledAt = row.optionalInstant(11)
        version = row.number(12)
        messagesStopped = row.number(13) == 1
    }
}

/// Replies that a desk should have read by now.
package struct OverdueReplies: Sendable {
    package let desk: String
    package let count: Int64
    /// When the oldest of them came.
    package let since: Instant
}

extension ReadingRoom {
    /// How many replies wait too long at each desk, and since when.
    ///
    /// A crew's late no may be among them: an alarm moves what is due next, and leaves what was owed unread.
    package func overdueReplies(
        in territories: [TerritoryCode]?, at instant: Instant
    ) throws -> [OverdueReplies] {
        let wanted = territories.map { Set($0.map(\.text)) }
        var rows: [OverdueReplies] = []
        try connection.statement(
            """
            SELECT desk, count(*), min(kept_at_ms) FROM kept_replies
            WHERE settled_at_ms IS NULL AND (due_at_ms <= ?1 OR escalations > 0)
            GROUP BY desk ORDER BY desk
            """
        ).bind(instant, at: 1).rows { row in
            let desk = row.text(0) ?? ""
            if wanted?.contains(desk) ?? true {
                rows.append(
                    OverdueReplies(desk: desk, count: row.number(1), since: row.instant(2)))
            }
            return true
        }
        return rows
    }

    package func question(_ id: Identifier<Solicitation>) throws -> QuestionRow? {
        try connection.statement(text: "SELECT \(QuestionRow.columns) WHERE s.id = ?1")
            .bind(id, at: 1).first { QuestionRow($0) } ?? nil
    }

    /// The question itself, or the last one to the same volunteer about the same mission while that lives.
    ///
    /// Whoever is asked anew has two messages on their telephone and answers either.
    package func lastQuestion(after id: Identifier<Solicitation>) throws -> QuestionRow? {
        guard let first = try question(id), !first.isOver, first.state != .pending else {
            return try question(id)
        }
        return try connection.statement(
            text: """
                SELECT \(QuestionRow.columns) WHERE s.volunteer_id = ?1 AND s.mission_number = ?2
                ORDER BY s.asked_at_ms DESC, s.id DESC LIMIT 1
                """
        ).bind(first.volunteer, at: 1).bind(first.missionNumber, at: 2)
            .first { QuestionRow($0) } ?? first
    }

    /// What a volunteer was asked last, newest first; questions that are over too, since a code may name one.
    package func questions(
        to volunteer: Identifier<Volunteer>, limit: Int
    ) throws -> [QuestionRow] {
        var rows: [QuestionRow] = []
        try connection.statement(
            text: """
                SELECT \(QuestionRow.columns) WHERE s.volunteer_id = ?1
                ORDER BY s.asked_at_ms DESC, s.id DESC LIMIT ?2
                """
        ).bind(volunteer, at: 1).bind(Int64(limit), at: 2).rows { row in
            if let question = QuestionRow(row) { rows.append(question) }
            return true
        }
        return rows
    }

    /// Who has this telephone number; several may share one.
    package func senders(from phone: PhoneNumber) throws -> [Sender] {
        var senders: [Sender] = []
        try connection.statement(
            """
            SELECT v.id, v.profile FROM vault_volunteers AS p JOIN volunteers AS v ON v.id = p.id
            WHERE p.phone = ?1 ORDER BY v.number LIMIT 20
            """
        ).bind(phone.e164, at: 1).rows { row in
            if let id = row.identifier(0, of: Volunteer.self) {
                senders.append(
                    Sender(id: id, language: PublicationLanguage.spoken(inProfile: row.bytes(1))))
            }
            return true
        }
        return senders
    }

    package func hasStoppedMessages(_ volunteer: Identifier<Volunteer>) throws -> Bool {
        try connection.statement("SELECT 1 FROM messages_stopped WHERE volunteer_id = ?1")
            .bind(volunteer, at: 1).first { _ in true } ?? false
    }

    package func keptReply(_ reference: Reference<WrittenReply>) throws -> WrittenReplyRow? {
        switch reference {
        case .id(let id):
            try connection.statement(text: "SELECT \(WrittenReplyRow.columns) WHERE id = ?1")
                .bind(id, at: 1).first { WrittenReplyRow($0) } ?? nil
        case .number(let number):
            try connection.statement(text: "SELECT \(WrittenReplyRow.columns) WHERE number = ?1")
                .bind(number, at: 1).first { WrittenReplyRow($0) } ?? nil
        }
    }

    /// What a volunteer wrote; nil once it is settled.
    package func words(of row: WrittenReplyRow) throws -> String? {
        try connection.statement(
            "SELECT text FROM vault_reply_words WHERE mission_id = coalesce(?1, x'') AND id = ?2"
        ).bind(row.mission, at: 1).bind(row.id, at: 2).first { $0.text(0) } ?? nil
    }

    /// Those that wait, what is due first standing first; or those that are settled, newest first.
    package func keptReplies(
        after place: WorkPlace?, limit: Int, areSettled: Bool,
        _ body: (WrittenReplyRow) throws -> Bool
    ) throws {
        var conditions = areSettled ? "settled_at_ms IS NOT NULL" : "settled_at_ms IS NULL"
        if !areSettled {
            conditions += WorkPlace.condition(place, "due_at_ms", "number")
        } else if place != nil {
            conditions += " AND number < ?1"
        }
        let order = areSettled ? "number DESC" : "due_at_ms, number"
        let statement = try connection.statement(
            text: """
                SELECT \(WrittenReplyRow.columns) WHERE \(conditions) ORDER BY \(order) LIMIT ?2
                """
        ).bind(Int64(limit), at: 2)
        statement.bind(place)
        try statement.rows { row in
            guard let reply = WrittenReplyRow(row) else { return true }
            return try body(reply)
        }
    }
}
