import OpsCore
import OpsHTTP
import OpsStore

/// Calls that people are owed: the work-list, and what becomes of each.
extension RouteTable {
    private static let staff: [Role] = [.operator, .coordinator]

    static var followUp: [Route] {
        [
            Route(
                method: .post, template: "/v1/calls", name: "planCall", area: "followup",
                summary: "Plan a call: a call-back, a friendly call, a question.", roles: staff,
                body: "NewCall",
                answer: .init(
                    status: 201, schema: "Call", tag: .guardsChanges, hasLocation: true),
                problems: [409], handle: planCall),
            Route(
                method: .get, template: "/v1/calls", name: "listCalls", area: "followup",
                summary: "The work-list: what is to be called first stands first.", roles: staff,
                query: Route.QueryParameter.workPage + filters,
                answer: .init(status: 200, schema: "Call", isList: true), problems: [404],
                handle: listCalls),
            Route(
                method: .get, template: "/v1/calls/{id}", name: "showCall", area: "followup",
                summary: "A planned call, each time the person was tried, and the numbers.",
                roles: staff, answer: .init(status: 200, schema: "Call", tag: .guardsChanges),
                problems: [404], handle: showCall),
            change("taking", "takeCall", "Whoever asks has the call alone for a while.") {
                id, call in
                try call.body { _ in () }
                return .take(id, by: call.grant?.id)
            },
            change("release", "releaseCall", "Whoever took the call lets go of it.") { id, call in
                try call.body { _ in () }
                return .release(id, by: call.grant?.id)
            },
            change("result", "reportCall", "What came of a call.", body: "CallReport") { id, call in
                let report = try call.body(CallReportBody.read)
                return .report(id, report, by: call.grant?.id)
            },
            change(
                "cancellation", "cancelCall", "A call is not needed any more.",
                body: "CallCancellation"
            ) { id, call in
                try call.body { fields in
                    let ending = fields.callCancellation("reason")
                    let note = fields.words("note", limit: ContactBody.noteLimit)
                    return ending.map { .cancel(id, $0, note: note) }
                }
            },
            change(
                "danger", "alertAboutCall", "A supervisor opens a danger alert for the person.",
                roles: [.coordinator], body: "CallAlert"
            ) { id, call in
                let note = try call.body { fields in
                    Optional.some(fields.words("note", limit: ContactBody.noteLimit))
                }
                return .alert(id, note: note)
            },
        ]
    }

    private static let filters = [
        Route.QueryParameter(
            name: "due", summary: "Only what may be called now.", schema: #"{"type":"boolean"}"#),
        Route.QueryParameter.territory("Only people in this territory or one below it."),
        Route.QueryParameter(
            name: "purpose", summary: "Only calls of this purpose.",
            schema: Schemas.codes(of: CallPurpose.self)),
        Route.QueryParameter(
            name: "state", summary: "Only calls in this state; all but the closed unless told.",
            schema: Schemas.codes(of: PlannedCallState.self)),
    ]

    /// A route that moves a planned call on.
    private static func change(
        _ word: String, _ name: String, _ summary: String, roles: [Role] = staff,
        body: String = "Nothing",
        _ command: @escaping @Sendable (Identifier<PlannedCall>, Call) throws -> FollowUpCommand
    ) -> Route {
        Route(
            method: .post, template: "/v1/calls/{id}/\(word)", name: name, area: "followup",
            summary: summary, roles: roles, body: body,
            bodyIsOptional: ["Nothing", "CallAlert"].contains(body),
            answer: .init(status: 200, schema: "Call", tag: .guardsChanges),
            problems: [404, 409, 412]
        ) { call in
            let reference = try call.reference(.call, to: PlannedCall.self)
            guard let row = try call.read({ try $0.plannedCall(reference) }) else {
                throw Problem.unknown(.call)
            }
            let decided = try command(row.id, call)
            return try await call.carryOut(
                .followUp(decided), check: call.liveAndUnchanged(row)
            ) { _, room in
                let (bytes, version) = try call.json(ofCall: .id(row.id), in: room)
                return Reply(status: 200, etag: Call.etag(version), body: bytes)
            }
        }
    }

    private static func planCall(_ call: Call) async throws -> Response {
        let body = try call.body { PlannedCallBody(from: &$0) }
        let wish = try call.read { try body.wish(in: $0) }
        return try await call.carryOut(
            .followUp(.plan(wish)), check: body.safeNumber(of: wish.who.person)
        ) { events, room in
            guard case .followUp(.callPlanned(let planned)) = events.first?.event else {
                preconditionFailure("planning a call plans a call")
            }
            let (bytes, version) = try call.json(ofCall: .id(planned.id), in: room)
            return Reply(
                status: 201, location: "/v1/calls/\(planned.id)", etag: Call.etag(version),
                body: bytes)
        }
    }

    private static func listCalls(_ call: Call) throws -> Response {
        let limit = try call.limit()
        let now = call.house.clock.now()
        var filter = PlannedCallFilter()
        filter.state = try call.codes("state", of: PlannedCallState.self).first
        filter.purpose = try call.codes("purpose", of: CallPurpose.self).first
        if try call.flag("due") { filter.callableAt = now }
        filter.territory = try call.territory()
        let wanted = filter
        let after = try call.workPlace()
        return try call.list { json in
            try call.read { room in
                try room.demand(wanted.territory)
                let last = try call.page(
                    &json, in: room, limit: limit,
                    read: { limit, body in
                        try room.plannedCalls(after: after, limit: limit, wanted, body)
                    }, cursor: { $0.place }, number: { $0.number }
                ) { try $0.plannedCall($1, in: room, at: now) }
                return last?.text
            }
        }
    }

    private static func showCall(_ call: Call) throws -> Response {
        let reference = try call.reference(.call, to: PlannedCall.self)
        return try call.read { room in
            let (bytes, version) = try call.json(ofCall: reference, in: room)
            return call.answer(bytes, version: version, isAllThereIs: false)
        }
    }
}

/// The body of `POST /v1/calls/{id}/result`.
enum CallReportBody {
    static func read(_ fields: inout JSONFields) -> CallReport? {
        let result = fields.code("result", isNeeded: true, of: CallResult.self)
        let note = fields.words("note", limit: ContactBody.noteLimit)
        let answer = fields.nested("answer", isNeeded: false) { OutcomeAnswer(from: &$0) }
        return result.map { CallReport($0, note: note, answer: answer) }
    }
}

extension JSONFields {
    /// Why a call is not made after all.
    fileprivate mutating func callCancellation(_ name: String) -> CallEnding? {
        member(name, isNeeded: true) { value throws(FieldProblem.Failure) in
            let ending = CallEnding(rawValue: try value.text(limit: 64))
            guard let ending, CallEnding.cancellations.contains(ending) else {
                throw FieldProblem.Failure(
                    .unknownCode(allowed: CallEnding.cancellations.map(\.rawValue)))
            }
            return ending
        }
    }
}

extension Call {
    fileprivate func json(
        ofCall reference: Reference<PlannedCall>, in room: ReadingRoom
    ) throws -> ([UInt8], version: Int64) {
        guard let row = try room.plannedCall(reference) else { throw Problem.unknown(.call) }
        var json = JSONWriter(reserving: 2_048)
        try json.wholePlannedCall(row, in: room, at: house.clock.now())
        return (json.bytes, row.version)
    }

    /// Refuses when the call is closed or changed in the transaction; see the requests' own.
    fileprivate func liveAndUnchanged(
        _ row: PlannedCallRow
    ) -> (@Sendable (ReadingRoom) throws -> Void) {
        { room in
            guard let present = try room.plannedCall(.id(row.id)) else { return }
            guard present.closedAt == nil else {
                throw Problem.closed(.call, number: present.number, as: present.state)
            }
            try self.demandMatch(version: present.version)
        }
    }
}
