import OpsCore
import OpsHTTP
import OpsStore

/// What volunteers were told by messages, and who could not be.
extension RouteTable {
    static var messages: [Route] {
        [
            Route(
                method: .get, template: "/v1/messages", name: "listMessages", area: "messages",
                summary: "Messages to volunteers, newest first; those that are dead need a call.",
                roles: [.coordinator], query: Route.QueryParameter.page + filters,
                answer: .init(status: 200, schema: "Message", isList: true), handle: list),
            Route(
                method: .get, template: "/v1/messages/{id}", name: "showMessage",
                area: "messages", summary: "A message, and how far it is.",
                roles: [.coordinator],
                answer: .init(status: 200, schema: "Message", tag: .tellsAll), problems: [404],
                handle: show),
            Route(
                method: .post, template: "/v1/messages/{id}/retry", name: "retryMessage",
                area: "messages", summary: "A dead message is tried again, at once.",
                roles: [.coordinator],
                answer: .init(status: 200, schema: "Message", tag: .guardsChanges),
                problems: [404, 409, 412], handle: retry),
            Route(
                method: .post, template: "/v1/messages/{id}/ringing", name: "noteRung",
                area: "messages",
                summary: "Somebody has told by telephone what did not arrive as a message.",
                roles: [.coordinator],
                answer: .init(status: 200, schema: "Message", tag: .guardsChanges),
                problems: [404, 409, 412], handle: noteRung),
            Route(
                method: .post, template: "/v1/deployments/{id}/message-rules",
                name: "setMessageRules", area: "messages",
                summary: "Whether the volunteers of a deployment are told by messages.",
                roles: [.admin], body: "MessageRules",
                answer: .init(status: 200, schema: "MessageRules"), problems: [404],
                handle: setRules),
        ]
    }

    private static let filters = [
        Route.QueryParameter(
            name: "state", summary: "Only those that are so far.",
            schema: Schemas.codes(of: MessageState.self)),
        Route.QueryParameter(
            name: "mission", summary: "Only those about the mission with this number.",
            schema: #"{"type":"integer","minimum":1,"maximum":9007199254740991}"#),
    ]

    private static func list(_ call: Call) throws -> Response {
        let limit = try call.limit()
        let state = try call.codes("state", of: MessageState.self).first
        let mission = try call.number("mission", in: 1...9_007_199_254_740_991)
        return try call.list { json in
            try call.read { room in
                try call.numbered(
                    &json, in: room, limit: limit,
                    read: { page, body in
                        try room.messages(page, state: state, mission: mission, body)
                    }, number: { $0.number }
                ) { $0.message($1) }
            }
        }
    }

    private static func show(_ call: Call) throws -> Response {
        try call.read { room in
            let row = try call.message(in: room)
            var json = JSONWriter(reserving: 512)
            json.message(row)
            return call.answer(json.bytes, version: row.version)
        }
    }

    private static func retry(_ call: Call) async throws -> Response {
        try await settle(call) { .retry($0.number) }
    }

    /// What could not be told of a mission that is long over has left memory: the tables know it.
    private static func noteRung(_ call: Call) async throws -> Response {
        try await settle(call) {
            .noteRung($0.number, isDead: $0.state == MessageState.dead.rawValue)
        }
    }

    private static func settle(
        _ call: Call, _ make: @escaping @Sendable (MessageRow) -> MessagesCommand
    ) async throws -> Response {
        try await call.carryOut(
            making: { room in
                let row = try call.message(in: room)
                try call.demandMatch(version: row.version)
                return .messages(make(row))
            },
            reply: { _, room in
                let row = try call.message(in: room)
                var json = JSONWriter(reserving: 512)
                json.message(row)
                return Reply(status: 200, etag: Call.etag(row.version), body: json.bytes)
            })
    }

    private static func setRules(_ call: Call) async throws -> Response {
        let rules = try call.body { MessageRules(from: &$0) }
        guard let id = call.parameters["id"].flatMap(Identifier<Deployment>.init) else {
            throw Problem.unknown(.deployment)
        }
        let now = call.house.clock.now()
        return try await call.carryOut(
            making: { room in
                .messages(.setRules(id, rules, told: try room.toldToGo(in: id, at: now)))
            },
            reply: { _, _ in
                var json = JSONWriter()
                rules.write(into: &json)
                return Reply(status: 200, body: json.bytes)
            })
    }
}

extension Call {
    fileprivate func message(in room: ReadingRoom) throws -> MessageRow {
        let reference = try reference(.message, to: Message.self)
        guard let row = try room.message(reference) else { throw Problem.unknown(.message) }
        return row
    }
}
