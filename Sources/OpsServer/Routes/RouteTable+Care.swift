import OpsCore
import OpsHTTP
import OpsStore

/// People who call often: what was agreed with each, and when it is looked at again.
extension RouteTable {
    private static let staff: [Role] = [.operator, .coordinator]

    static var care: [Route] {
        [
            Route(
                method: .post, template: "/v1/care-plans", name: "openCarePlan", area: "care",
                summary: "Agree on a care plan with somebody who calls often.",
                roles: [.coordinator], body: "NewCarePlan",
                answer: .init(
                    status: 201, schema: "CarePlan", tag: .guardsChanges, hasLocation: true),
                problems: [409], handle: openPlan),
            Route(
                method: .get, template: "/v1/care-plans", name: "listCarePlans", area: "care",
                summary: "Care plans; the review that is due first stands first.", roles: staff,
                query: Route.QueryParameter.workPage + filters,
                answer: .init(status: 200, schema: "CarePlan", isList: true), handle: listPlans),
            Route(
                method: .get, template: "/v1/care-plans/{id}", name: "showCarePlan", area: "care",
                summary: "A care plan: supporter, set times, limits, review.", roles: staff,
                answer: .init(status: 200, schema: "CarePlan", tag: .guardsChanges),
                problems: [404], handle: showPlan),
            Route(
                method: .post, template: "/v1/care-plans/{id}/review", name: "reviewCarePlan",
                area: "care", summary: "A plan was looked at: what changes, and when next.",
                roles: [.coordinator], body: "CarePlanReview", bodyIsOptional: true,
                answer: .init(status: 200, schema: "CarePlan", tag: .guardsChanges),
                problems: [404, 409, 412], handle: reviewPlan),
            Route(
                method: .post, template: "/v1/care-plans/{id}/closure", name: "endCarePlan",
                area: "care", summary: "A care plan ends, for a reason.", roles: [.coordinator],
                body: "CarePlanClosure",
                answer: .init(status: 200, schema: "CarePlan", tag: .guardsChanges),
                problems: [404, 409, 412], handle: endPlan),
            Route(
                method: .get, template: "/v1/care-rules", name: "showCareRules", area: "care",
                summary: "From when on somebody calls often, and how soon a plan is reviewed.",
                roles: staff, answer: .init(status: 200, schema: "CareRules"), handle: showRules),
            Route(
                method: .post, template: "/v1/care-rules", name: "setCareRules", area: "care",
                summary: "Set from when on somebody calls often.", roles: [.admin],
                body: "NewCareRules", answer: .init(status: 200, schema: "CareRules"),
                handle: setRules),
        ]
    }

    private static let filters = [
        Route.QueryParameter(
            name: "due", summary: "Only those whose review is due.", schema: #"{"type":"boolean"}"#),
        Route.QueryParameter(
            name: "state", summary: "Only plans in this state; those under way unless told.",
            schema: Schemas.codes(of: CarePlanState.self)),
    ]

    private static func openPlan(_ call: Call) async throws -> Response {
        let (whom, body) = try call.body { fields -> (Whom, CarePlanBody)? in
            (Whom(from: &fields), CarePlanBody(from: &fields, needsSupporter: true))
        }
        return try await call.carryOut(
            making: { room in
                let who = try whom.found(in: room)
                let terms = try body.terms(for: who, in: room)
                guard let supporter = terms.supporter else {
                    preconditionFailure("the body was read with a supporter")
                }
                return .care(
                    .openPlan(
                        OpenCarePlan(
                            who, supporter: supporter, terms: terms, reviewAt: body.reviewAt)))
            },
            reply: { events, room in
                for case .care(.planOpened(let opened)) in events.map(\.event) {
                    let (bytes, version) = try call.json(ofPlan: .id(opened.id), in: room)
                    return Reply(
                        status: 201, location: "/v1/care-plans/\(opened.id)",
                        etag: Call.etag(version), body: bytes)
                }
                preconditionFailure("opening a plan opens a plan")
            })
    }

    private static func listPlans(_ call: Call) throws -> Response {
        let (limit, now) = (try call.limit(), call.house.clock.now())
        var filter = CarePlanFilter()
        filter.state = try call.codes("state", of: CarePlanState.self).first ?? .open
        if try call.flag("due") { filter.dueBy = now }
        let (wanted, after) = (filter, try call.workPlace())
        return try call.list { json in
            try call.read { room in
                let last = try call.page(
                    &json, in: room, limit: limit,
                    read: { limit, body in
                        try room.carePlans(after: after, limit: limit, wanted, body)
                    }, cursor: { $0.place }, number: { $0.number }
                ) { try $0.carePlan($1, in: room, at: now) }
                return last?.text
            }
        }
    }

    private static func showPlan(_ call: Call) throws -> Response {
        let reference = try call.reference(.plan, to: CarePlan.self)
        return try call.read { room in
            let (bytes, version) = try call.json(ofPlan: reference, in: room)
            return call.answer(bytes, version: version, isAllThereIs: false)
        }
    }

    private static func reviewPlan(_ call: Call) async throws -> Response {
        let body = try call.body { fields -> CarePlanBody? in
            CarePlanBody(from: &fields, needsSupporter: false)
        }
        return try await call.change { row, room in
            let contact = try room.lastContact(of: row.person)
            let who = try contact.flatMap { try PersonToCall($0, as: row.person, in: room) }
            return .reviewPlan(
                row.id, try body.terms(for: who, in: room), reviewAt: body.reviewAt)
        }
    }

    private static func endPlan(_ call: Call) async throws -> Response {
        let said = try call.body { fields -> (CarePlanEnding, Bool, String?)? in
            let ending = fields.code("reason", isNeeded: true, of: CarePlanEnding.self)
            let keeps = fields.flag("keepCalls") ?? false
            let note = fields.words("note", limit: ContactBody.noteLimit)
            return ending.map { ($0, keeps, note) }
        }
        return try await call.change { row, _ in
            .endPlan(row.id, said.0, keepsCalls: said.1, note: said.2)
        }
    }

    private static func showRules(_ call: Call) throws -> Response {
        try call.read { call.answer(try Self.rules(in: $0)) }
    }

    private static func setRules(_ call: Call) async throws -> Response {
        let rules = try call.body { CareRules(from: &$0) }
        return try await call.carryOut(.care(.setRules(rules))) { _, room in
            Reply(status: 200, body: try Self.rules(in: room))
        }
    }

    /// Those of the house, or else those that Ops begins with; `of` says whose they are.
    private static func rules(in room: ReadingRoom) throws -> [UInt8] {
        let own = try room.careRules()
        var json = JSONWriter()
        json.beginObject()
        json.member("of", own == nil ? "standard" : "house")
        (own?.rules ?? .standard).write(into: &json)
        json.endObject()
        return json.bytes
    }
}

extension Call {
    fileprivate func json(
        ofPlan reference: Reference<CarePlan>, in room: ReadingRoom
    ) throws -> ([UInt8], version: Int64) {
        guard let row = try room.carePlan(reference) else { throw Problem.unknown(.plan) }
        var json = JSONWriter(reserving: 2_048)
        try json.wholeCarePlan(row, in: room, at: house.clock.now())
        return (json.bytes, row.version)
    }

    /// Moves the plan of the address on, made from what the tables say in the transaction.
    fileprivate func change(
        _ make: @escaping @Sendable (CarePlanRow, ReadingRoom) throws -> CareCommand
    ) async throws -> Response {
        let reference = try reference(.plan, to: CarePlan.self)
        return try await carryOut(
            making: { room in
                guard let row = try room.carePlan(reference) else { throw Problem.unknown(.plan) }
                guard row.closedAt == nil else {
                    throw Problem.closed(.plan, number: row.number, as: row.state)
                }
                try self.demandMatch(version: row.version)
                return .care(try make(row, room))
            },
            reply: { _, room in
                let (bytes, version) = try self.json(ofPlan: reference, in: room)
                return Reply(status: 200, etag: Self.etag(version), body: bytes)
            })
    }
}
