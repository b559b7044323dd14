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
                roles: [.coordinator], query: Route.QueryParameter.workPage + [settled],
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
            Route(
                method: .post, template: "/v1/volunteers/{id}/message-resumption",
                name: "resumeMessages", area: "answers",
                summary: "A volunteer who wanted no messages gets them again.",
                roles: [.coordinator],
                answer: .init(status: 200, schema: "Volunteer", tag: .guardsChanges),
                problems: [404, 409], handle: resume),
        ]
    }

    private static let settled = Route.QueryParameter(
        name: "settled", summary: "Those that are settled, newest first.",
        schema: #"{"type":"boolean"}"#)

    /// One order for each text message: what came before under the same key is answered as it was then.
    private static func bring(_ call: Call) async throws -> Response {
        let brought = try call.body { BroughtReply(from: &$0) }
        let order = Order(by: call.actor, key: try call.key(of: brought)) { room in
            let read = try ReplyReading(brought, in: room, call.house)
            return Order.Weighed(command: read.command) { events in
                Reply(status: 200, body: read.document(after: events))
            }
        }
        return call.answer(try await call.house.office.carryOut(order))
    }

    private static func list(_ call: Call) throws -> Response {
        let limit = try call.limit()
        let areSettled = try call.flag("settled")
        let after = try call.workPlace()
        let now = call.house.clock.now()
        return try call.list { json in
            try call.read { room in
                let last = try call.page(
                    &json, in: room, limit: limit,
                    read: { limit, body in
                        try room.keptReplies(
                            after: after, limit: limit, areSettled: areSettled, body)
                    }, cursor: { $0.place }, number: { $0.number }
                ) { $0.writtenReply($1, at: now) }
                return last?.text
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

    private static func resume(_ call: Call) async throws -> Response {
        let row = try call.volunteerRow()
        return try await call.carryOut(.answers(.resumeMessages(row.id))) { _, room in
            try call.reply(200, showing: row.id, in: room)
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
        // A gateway that gives a name twice has brought two messages: nobody could tell a volunteer that theirs was refused.
        let scope =
            "\(grant?.id.description ?? "")\nPOST\n/v1/replies\nid:\(id)\n"
            + "\(brought.from)\n\(brought.text)"
        return IdempotencyKey(
            digest: house.answerKey.mark(Array(scope.utf8)), fingerprint: mark)
    }

    fileprivate func writtenReply(in room: ReadingRoom) throws -> WrittenReplyRow {
        let reference = try reference(.reply, to: WrittenReply.self)
        guard let row = try room.keptReply(reference) else { throw Problem.unknown(.reply) }
        return row
    }
}
