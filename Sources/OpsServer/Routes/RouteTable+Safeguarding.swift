import OpsCore
import OpsHTTP
import OpsStore

/// Safeguarding concerns: raised by everybody who answers calls, read and worked on by supervisors.
extension RouteTable {
    private static let staff: [Role] = [.operator, .coordinator]
    private static let supervisors: [Role] = [.coordinator]

    static var safeguarding: [Route] {
        [
            Route(
                method: .post, template: "/v1/concerns", name: "raiseConcern",
                area: "safeguarding", summary: "Raise a safeguarding concern about a person.",
                roles: staff, body: "NewConcern",
                answer: .init(status: 201, schema: "ConcernReceipt", hasLocation: true),
                problems: [409], handle: raiseConcern),
            Route(
                method: .get, template: "/v1/raised-concerns", name: "listRaisedConcerns",
                area: "safeguarding",
                summary: "Concerns that whoever asks has raised: that they were, no more.",
                roles: staff, query: Route.QueryParameter.page,
                answer: .init(status: 200, schema: "ConcernReceipt", isList: true),
                handle: listRaisedConcerns),
            Route(
                method: .get, template: "/v1/concerns", name: "listConcerns",
                area: "safeguarding", summary: "Concerns that are not closed, newest first.",
                roles: supervisors, query: Route.QueryParameter.page + filters,
                answer: .init(status: 200, schema: "Concern", isList: true),
                handle: listConcerns),
            Route(
                method: .get, template: "/v1/concerns/{id}", name: "showConcern",
                area: "safeguarding",
                summary: "A concern, with everything that was said and done about it.",
                roles: supervisors,
                answer: .init(status: 200, schema: "Concern", tag: .guardsChanges),
                problems: [404], handle: showConcern),
            change("advice", "adviseConcern", "An adviser was asked, or has answered.", "NewAdvice")
            { id, call in
                try call.body { fields in
                    let adviser = fields.words(
                        "adviser", isNeeded: true, limit: ContactBody.nameLimit)
                    let advice = fields.words("advice", limit: ConcernBody.wordsLimit)
                    return adviser.map {
                        .advise(id, adviser: $0, advice: advice, by: call.grant?.id)
                    }
                }
            },
            change(
                "decision", "decideConcern", "A supervisor decides, or decides anew.",
                "ConcernDecision"
            ) { id, call in
                let said: (ConcernDecision, String?) = try call.body { fields in
                    let decision = fields.code(
                        "decision", isNeeded: true, of: ConcernDecision.self)
                    let reasons = fields.words("reasons", limit: ConcernBody.wordsLimit)
                    return decision.map { ($0, reasons) }
                }
                // Whom to call in an emergency depends on where the person is.
                let place = try call.read { try $0.placeOfConcern(id) }
                return .decide(
                    id, said.0, reasons: said.1, by: call.grant?.id, place: place)
            },
            change("actions", "actOnConcern", "Somebody is to do something by then.", "NewAction") {
                id, call in
                try call.body { SetAction(from: &$0) }.command(id, by: call.grant?.id)
            },
            change("results", "finishAction", "An action is done.", "ActionResult") { id, call in
                try call.body { fields in
                    let action = fields.integer("action", isNeeded: true, in: 1...1_000_000)
                    let result = fields.words("result", limit: ConcernBody.wordsLimit)
                    return action.map {
                        .finish(id, action: $0, result: result, by: call.grant?.id)
                    }
                }
            },
            change("closure", "closeConcern", "Close a concern with its reason.", "ConcernClosure")
            { id, call in
                try call.body { fields in
                    let ending = fields.code("reason", isNeeded: true, of: ConcernEnding.self)
                    let reasons = fields.words("note", limit: ConcernBody.wordsLimit)
                    return ending.map { .close(id, $0, reasons: reasons) }
                }
            },
            Route(
                method: .get, template: "/v1/concern-rules", name: "showConcernRules",
                area: "safeguarding", summary: "How concerns are worked on.", roles: supervisors,
                answer: .init(status: 200, schema: "ConcernRules"), handle: showRules),
            Route(
                method: .post, template: "/v1/concern-rules", name: "setConcernRules",
                area: "safeguarding", summary: "Set how concerns are worked on.", roles: [.admin],
                body: "NewConcernRules", answer: .init(status: 200, schema: "ConcernRules"),
                handle: setRules),
        ]
    }

    private static let filters = [
        Route.QueryParameter(
            name: "state", summary: "Only concerns in this state; all but the closed unless told.",
            schema: Schemas.codes(of: ConcernState.self)),
        Route.QueryParameter(
            name: "person", summary: "Only concerns about this person.", schema: Schemas.uuid),
        Route.QueryParameter(
            name: "overdue", summary: "Only those whose due time has passed.",
            schema: #"{"type":"boolean"}"#),
    ]

    /// A route that moves a concern on.
    private static func change(
        _ word: String, _ name: String, _ summary: String, _ body: String,
        _ command:
            @escaping @Sendable (Identifier<SafeguardingConcern>, Call) throws ->
            SafeguardingCommand
    ) -> Route {
        Route(
            method: .post, template: "/v1/concerns/{id}/\(word)", name: name,
            area: "safeguarding", summary: summary, roles: supervisors, body: body,
            answer: .init(status: 200, schema: "Concern", tag: .guardsChanges),
            problems: [404, 409, 412]
        ) { call in
            let reference = try call.reference(.concern, to: SafeguardingConcern.self)
            guard let row = try call.read({ try $0.concern(reference) }) else {
                throw Problem.unknown(.concern)
            }
            let decided = try command(row.id, call)
            return try await call.carryOut(
                .safeguarding(decided), check: call.liveAndUnchanged(row)
            ) { _, room in
                let (bytes, version) = try call.json(ofConcern: .id(row.id), in: room)
                return Reply(status: 200, etag: Call.etag(version), body: bytes)
            }
        }
    }

    private static func raiseConcern(_ call: Call) async throws -> Response {
        let body = try call.body { ConcernBody(from: &$0) }
        let wish = try call.read { try body.wish(in: $0) }
        return try await call.carryOut(.safeguarding(.raise(wish))) { events, room in
            guard case .safeguarding(.concernRaised(let raised)) = events.first?.event,
                let row = try room.concern(.id(raised.id))
            else { preconditionFailure("raising a concern raises a concern") }
            var json = JSONWriter()
            json.concernReceipt(row)
            return Reply(status: 201, location: "/v1/concerns/\(row.id)", body: json.bytes)
        }
    }

    private static func listRaisedConcerns(_ call: Call) throws -> Response {
        let (limit, actor) = (try call.limit(), call.actor.text)
        return try call.list { json in
            try call.read { room in
                try call.numbered(
                    &json, in: room, limit: limit,
                    read: { try room.concerns($0, raisedBy: actor, $1) },
                    number: { $0.number }
                ) { $0.concernReceipt($1) }
            }
        }
    }

    private static func listConcerns(_ call: Call) throws -> Response {
        let (limit, now) = (try call.limit(), call.house.clock.now())
        var filter = ConcernFilter()
        filter.state = try call.codes("state", of: ConcernState.self).first
        filter.person = try call.query("person").map { text in
            guard let id = Identifier<PersonHelped>(text) else {
                throw Problem.badQuery("person", FieldProblem.Reason.impossibleIdentifier.text)
            }
            return id
        }
        if try call.flag("overdue") { filter.overdueAt = now }
        let wanted = filter
        return try call.list { json in
            try call.read { room in
                try call.numbered(
                    &json, in: room, limit: limit, read: { try room.concerns($0, wanted, $1) },
                    number: { $0.number }
                ) { $0.concern($1, at: now) }
            }
        }
    }

    private static func showConcern(_ call: Call) throws -> Response {
        let reference = try call.reference(.concern, to: SafeguardingConcern.self)
        return try call.read { room in
            let (bytes, version) = try call.json(ofConcern: reference, in: room)
            return call.answer(bytes, version: version, isAllThereIs: false)
        }
    }

    private static func showRules(_ call: Call) throws -> Response {
        try call.read { call.answer(try Self.rules(in: $0)) }
    }

    private static func setRules(_ call: Call) async throws -> Response {
        let rules = try call.body { ConcernRules(from: &$0) }
        return try await call.carryOut(.safeguarding(.setRules(rules))) { _, room in
            Reply(status: 200, body: try Self.rules(in: room))
        }
    }

    private static func rules(in room: ReadingRoom) throws -> [UInt8] {
        if let own = try room.concernRules() { return own }
        var json = JSONWriter()
        json.beginObject()
        ConcernRules.standard.write(into: &json)
        json.endObject()
        return json.bytes
    }
}

extension SetAction {
    fileprivate init?(from fields: inout JSONFields) {
        let task = fields.words("task", isNeeded: true, limit: ContactBody.noteLimit)
        let owner = fields.words("owner", isNeeded: true, limit: ContactBody.nameLimit)
        let deadline = fields.instant("deadline", isNeeded: true)
        guard let task, let owner, let deadline else { return nil }
        self.init(task: task, owner: owner, deadline: deadline)
    }

    fileprivate func command(
        _ id: Identifier<SafeguardingConcern>, by supervisor: Identifier<AccessToken>?
    ) -> SafeguardingCommand {
        .act(id, self, by: supervisor)
    }
}

extension ReadingRoom {
    /// Where the contact was made that a concern comes from.
    fileprivate func placeOfConcern(
        _ id: Identifier<SafeguardingConcern>
    ) throws -> TerritoryCode? {
        guard let row = try concern(.id(id)), let contact = try contact(.id(row.contact)) else {
            return nil
        }
        return TerritoryCode(contact.territory)
    }
}

extension Call {
    fileprivate func json(
        ofConcern reference: Reference<SafeguardingConcern>, in room: ReadingRoom
    ) throws -> ([UInt8], version: Int64) {
        guard let row = try room.concern(reference) else { throw Problem.unknown(.concern) }
        var json = JSONWriter(reserving: 4_096)
        try json.wholeConcern(row, in: room, at: house.clock.now())
        return (json.bytes, row.version)
    }

    /// Refuses when the concern is closed or changed in the transaction; see the requests' own.
    fileprivate func liveAndUnchanged(
        _ row: ConcernRow
    ) -> (@Sendable (ReadingRoom) throws -> Void) {
        { room in
            guard let present = try room.concern(.id(row.id)) else { return }
            guard present.closedAt == nil else {
                throw Problem.closed(.concern, number: present.number, as: present.state)
            }
            try self.demandMatch(version: present.version)
        }
    }
}
