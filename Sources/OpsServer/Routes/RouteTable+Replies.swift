import OpsCore
import OpsHTTP
import OpsStore

/// What volunteers answer by text message, brought by a gateway; and what of it somebody must read.
extension RouteTable {
    static var replies: [Route] {
        [
            Route(
                method: .post, template: "/v1/replies", name: "bringReply", area: "answers",
                summary: "A text message of a volunteer; the answer says what to send back.",
                roles: [.gateway], body: "NewReply",
                answer: .init(status: 200, schema: "ReplyOutcome"), handle: bring),
            Route(
                method: .get, template: "/v1/replies", name: "listReplies", area: "answers",
                summary: "Replies that somebody must read; what is due first stands first.",
                roles: [.coordinator], query: Route.QueryParameter.page + [settled],
                answer: .init(status: 200, schema: "Reply", isList: true), handle: list),
            Route(
                method: .get, template: "/v1/replies/{id}", name: "showReply", area: "answers",
                summary: "A reply with what was written.", roles: [.coordinator],
                answer: .init(status: 200, schema: "Reply", tag: .guardsChanges),
                problems: [404], handle: show),
            Route(
                method: .post, template: "/v1/replies/{id}/settlement", name: "settleReply",
                area: "answers", summary: "Somebody has read it and acted; its words are erased.",
                roles: [.coordinator], body: "ReplySettlement", bodyIsOptional: true,
                answer: .init(status: 200, schema: "Reply", tag: .guardsChanges),
                problems: [404, 409, 412], handle: settle),
        ]
    }

    private static let settled = Route.QueryParameter(
        name: "settled", summary: "Those that are settled, newest first.",
        schema: #"{"type":"boolean"}"#)

    private static func bring(_ call: Call) async throws -> Response {
        let brought = try call.body { BroughtReply(from: &$0) }
        let key = try call.key(of: brought)
        let read = try call.read { try ReplyReading(brought, in: $0, call.house) }
        var outcome = read.outcome
        if let question = read.question, let isYes = read.isYes {
            outcome = try await call.answered(question, isYes: isYes, by: .sms, key: key)
        }
        let isShort = try read.question.flatMap { question in
            try call.read { try $0.question(question.id) }
        }?.isShort
        let document = read.document(telling: outcome, isShort: isShort ?? false)
        guard let reason = outcome.keptFor, !read.senders.isEmpty else {
            return call.answer(Reply(status: 200, body: document))
        }
        let keep = KeepReply(
            reason, from: read.senders.map(\.id), about: read.question?.mission,
            text: CardNumber.hidden(in: brought.text))
        let order = Order(
            .answers(.keep(keep)), by: call.actor, key: key.map { call.keyOfWords($0) },
            answering: .fromEvents { _ in Reply(status: 200, body: document) })
        return call.answer(try await call.house.office.carryOut(order))
    }

    private static func list(_ call: Call) throws -> Response {
        let limit = try call.limit()
        let areSettled = try call.flag("settled")
        let after = try call.cursorNumber()
        let now = call.house.clock.now()
        return try call.list { json in
            try call.read { room in
                let last = try call.page(
                    &json, limit: limit,
                    read: { limit, body in
                        try room.keptReplies(
                            after: after, limit: limit, areSettled: areSettled, body)
                    }, cursor: { $0.number }
                ) { $0.writtenReply($1, at: now) }
                return last.map { "n\($0)" }
            }
        }
    }

    private static func show(_ call: Call) throws -> Response {
        let now = call.house.clock.now()
        return try call.read { room in
            let row = try call.writtenReply(in: room)
            var json = JSONWriter(reserving: 512)
            let words = try room.words(of: row)
            if words != nil { room.noteNaming(row.volunteer) }
            json.writtenReply(row, words: words, name: try room.name(of: row.volunteer), at: now)
            return call.answer(json.bytes, version: row.version, isAllThereIs: false)
        }
    }

    private static func settle(_ call: Call) async throws -> Response {
        let resumes = try call.body { $0.flag("resumeMessages") ?? false }
        return try await call.carryOut(
            making: { room in
                let row = try call.writtenReply(in: room)
                guard row.settledAt == nil else {
                    throw Problem.closed(.reply, number: row.number, as: "settled")
                }
                try call.demandMatch(version: row.version)
                return .answers(.settle(row.id, resumesMessages: resumes))
            },
            reply: { _, room in
                let row = try call.writtenReply(in: room)
                var json = JSONWriter(reserving: 512)
                json.writtenReply(row, at: call.house.clock.now())
                return Reply(status: 200, etag: Call.etag(row.version), body: json.bytes)
            })
    }
}

/// The body of `POST /v1/replies`.
struct BroughtReply: Sendable {
    /// As the gateway writes it; what is no number is nobody's.
    let from: String
    let text: String
    /// The gateway's own name for the message.
    let id: String?

    static let idLimit = 200

    init?(from fields: inout JSONFields) {
        let from = fields.text("from", isNeeded: true, limit: 64)
        let text = fields.text("text", isNeeded: true, limit: ReplyText.limit)
        id = fields.text("gatewayId", limit: Self.idLimit)
        guard let from, let text else { return nil }
        self.from = from
        self.text = text
    }
}

/// What a text message is about, before anything is decided.
struct ReplyReading: Sendable {
    let senders: [Sender]
    let question: QuestionRow?
    /// Nil where nothing is to be decided: then the outcome stands.
    let isYes: Bool?
    let outcome: AnswerOutcome
    private let language: PublicationLanguage

    /// So many questions back a code is still known.
    private static let remembered = 50

    init(_ brought: BroughtReply, in room: ReadingRoom, _ house: House) throws {
        let senders = try PhoneNumber(brought.from).map(room.senders) ?? []
        let text = ReplyText(brought.text)
        let asked = try senders.flatMap { sender in
            try room.questions(to: sender.id, limit: Self.remembered)
        }
        let found = Self.meant(by: text, among: asked, senders.count, house.answerKey)
        self.senders = senders
        switch found {
        case .success(let question): self.question = question
        case .failure: question = nil
        }
        language = question?.language ?? senders.first?.language ?? .fr
        let meaning: (Bool?, AnswerOutcome) =
            switch (text.meaning, found) {
            case _ where senders.isEmpty: (nil, .unknownSender)
            case (.stop, _): (nil, .stop)
            case (.unclear, _): (nil, .notUnderstood)
            case (.yes, .failure(let why)), (.no, .failure(let why)): (nil, why.outcome)
            case (.yes, .success): (true, .notUnderstood)
            case (.no, .success): (false, .notUnderstood)
            }
        (isYes, outcome) = meaning
    }

    /// Why it is not known which question is meant.
    struct Unmeant: Error {
        let outcome: AnswerOutcome
    }

    /// The one question that a text is about: by its code, or because there is no other.
    private static func meant(
        by text: ReplyText, among asked: [QuestionRow], _ senders: Int, _ key: AnswerKey
    ) -> Result<QuestionRow, Unmeant> {
        if let code = text.codes.first {
            let named = asked.filter { ReplyCode(for: $0.id, key: key) == code }
            guard let only = named.first else { return .failure(Unmeant(outcome: .unknownCode)) }
            return named.count == 1 ? .success(only) : .failure(Unmeant(outcome: .ambiguous))
        }
        // Two people with one telephone: a yes without a code is nobody's.
        guard senders < 2 else { return .failure(Unmeant(outcome: .ambiguous)) }
        let open = asked.filter { !$0.isOver && $0.state == .pending }
        let live = open.isEmpty ? latest(asked.filter { !$0.isOver }) : open
        if live.count > 1 { return .failure(Unmeant(outcome: .ambiguous)) }
        if let only = live.first ?? asked.first { return .success(only) }
        return .failure(Unmeant(outcome: .notUnderstood))
    }

    /// The last question of each mission: who was asked anew answers the new one.
    private static func latest(_ asked: [QuestionRow]) -> [QuestionRow] {
        var seen: Set<Identifier<Mission>> = []
        return asked.filter { seen.insert($0.mission).inserted }
    }

    /// What the gateway is told: the outcome, and what to send back; it names nobody.
    func document(telling outcome: AnswerOutcome, isShort: Bool) -> [UInt8] {
        let text = outcome.text(mission: question?.missionNumber, isShort: isShort)
        var json = JSONWriter()
        json.beginObject()
        json.member("outcome", outcome.rawValue)
        json.member("language", language.rawValue)
        json.member("reply", MessageLetters.fold(text[language]))
        json.member("missionNumber", question?.missionNumber)
        json.endObject()
        return json.bytes
    }
}

extension Call {
    /// By what a message is known when it comes again: the key that was sent, or the gateway's name for it.
    ///
    /// What is kept of the body can be tried out by nobody who has the tables alone.
    fileprivate func key(of brought: BroughtReply) throws -> IdempotencyKey? {
        let mark = house.answerKey.mark(Array("\(brought.from)\n\(brought.text)".utf8))
        if let said = try idempotencyKey() {
            return IdempotencyKey(digest: said.digest, fingerprint: mark)
        }
        guard let id = brought.id else { return nil }
        let scope = "\(grant?.id.description ?? "")\nPOST\n/v1/replies\nid:\(id)"
        return IdempotencyKey(
            digest: house.answerKey.mark(Array(scope.utf8)), fingerprint: mark)
    }

    /// The words of a message whose answer was refused are kept under a key of their own.
    fileprivate func keyOfWords(_ key: IdempotencyKey) -> IdempotencyKey {
        IdempotencyKey(
            digest: house.answerKey.mark(key.digest.bytes), fingerprint: key.fingerprint)
    }

    fileprivate func writtenReply(in room: ReadingRoom) throws -> WrittenReplyRow {
        let reference = try reference(.reply, to: WrittenReply.self)
        guard let row = try room.keptReply(reference) else { throw Problem.unknown(.reply) }
        return row
    }
}
