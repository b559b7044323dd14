import OpsCore
import OpsHTTP
import OpsStore

extension RouteTable {
    private static let staff: [Role] = [.operator, .coordinator]
    private static let supervisors: [Role] = [.coordinator]

    static var danger: [Route] {
        [
            Route(
                method: .post, template: "/v1/dangers", name: "openDanger", area: "danger",
                summary: "Open a danger alert, whatever is known; the answer says whom to call.",
                roles: staff, body: "NewDanger", bodyIsOptional: true,
                answer: .init(
                    status: 201, schema: "Danger", tag: .guardsChanges, hasLocation: true),
                handle: openDanger),
            Route(
                method: .get, template: "/v1/dangers", name: "listDangers", area: "danger",
                summary: "Danger alerts, newest first.", roles: staff,
                query: Route.QueryParameter.page + [dangerState],
                answer: .init(status: 200, schema: "Danger", isList: true), handle: listDangers),
            Route(
                method: .get, template: "/v1/dangers/{id}", name: "showDanger", area: "danger",
                summary: "A danger alert with the calls that were made, and whom to call.",
                roles: staff, answer: .init(status: 200, schema: "Danger", tag: .tellsAll),
                problems: [404], handle: showDanger),
            change(
                "calls", "recordServiceCall",
                "An emergency service was called; also told once the alert is closed.", staff,
                body: "NewServiceCall", takesClosed: true
            ) { row, call in
                var wish = try call.body(ServiceCallBody.read)
                wish.openedAt = row.openedAt
                return .recordCall(row.id, wish)
            },
            Route(
                method: .post, template: "/v1/dangers/{id}/contact", name: "nameDangerContact",
                area: "danger",
                summary: "Which contact an alert is about, logged once the alert was open.",
                roles: staff, body: "DangerContact",
                answer: .init(status: 200, schema: "Danger", tag: .guardsChanges),
                problems: [404, 409, 412], handle: nameContact),
            change(
                "taking", "takeDanger", "Whoever asks answers for the alert from now on.",
                supervisors, body: "Nothing"
            ) { row, call in
                try call.body { _ in () }
                guard let grant = call.grant else { throw Problem.noToken }
                return .take(row.id, by: grant.id)
            },
            change(
                "closure", "closeDanger", "Close an alert with its outcome.", supervisors,
                body: "DangerClosure"
            ) { row, call in
                try call.body { fields in
                    let outcome = fields.code("outcome", isNeeded: true, of: DangerOutcome.self)
                    let note = fields.words("note", limit: ContactBody.noteLimit)
                    return outcome.map { .close(row.id, $0, note: note) }
                }
            },
        ]
    }

    private static let dangerState = Route.QueryParameter(
        name: "state", summary: "Only alerts in this state.",
        schema: Schemas.codes(of: DangerState.self))

    /// A route that moves an alert on.
    private static func change(
        _ word: String, _ name: String, _ summary: String, _ roles: [Role], body: String,
        takesClosed: Bool = false,
        _ command: @escaping @Sendable (DangerRow, Call) throws -> DangerCommand
    ) -> Route {
        Route(
            method: .post, template: "/v1/dangers/{id}/\(word)", name: name, area: "danger",
            summary: summary, roles: roles, body: body, bodyIsOptional: body == "Nothing",
            answer: .init(status: 200, schema: "Danger", tag: .guardsChanges),
            problems: [404, 409, 412]
        ) { call in
            let reference = try call.reference(.danger, to: DangerAlert.self)
            guard let row = try call.read({ try $0.danger(reference) }) else {
                throw Problem.unknown(.danger)
            }
            let decided = try command(row, call)
            return try await call.carryOut(
                .danger(decided), check: call.unchanged(row, takesClosed: takesClosed)
            ) { _, room in
                let (bytes, version) = try call.json(ofDanger: .id(row.id), in: room)
                return Reply(status: 200, etag: Call.etag(version), body: bytes)
            }
        }
    }

    /// Nothing that is wrong in the body stands in the way: it is told beside the alert.
    private static func openDanger(_ call: Call) async throws -> Response {
        var body = DangerBody()
        var problem: Problem?
        do {
            try call.body { fields in body.read(&fields) }
        } catch {
            problem = Problem.of(error, reference: "danger").inFields
        }
        var danger = OpenDanger(note: body.note)
        if let reference = body.contact {
            if let row = try call.read({ try $0.contact(reference) }) {
                danger.contact = row.id
                danger.place = TerritoryCode(row.territory)
            } else {
                problem = .unknown(.contact, at: "#/contact", beside: problem)
            }
        }
        return try await call.open(danger, telling: problem)
    }

    /// Also of an alert that is closed: what was noted of it is found, copied and erased with the contact from then on.
    private static func nameContact(_ call: Call) async throws -> Response {
        let reference = try call.reference(.danger, to: DangerAlert.self)
        let said: Reference<Contact> = try call.body { fields in
            fields.member("contact", isNeeded: true) {
                value throws(FieldProblem.Failure) in try value.reference()
            }
        }
        guard let id = try call.read({ try $0.danger(reference)?.id }) else {
            throw Problem.unknown(.danger)
        }
        return try await call.carryOut(
            making: { room in
                guard let row = try room.danger(.id(id)) else { throw Problem.unknown(.danger) }
                try call.demandMatch(version: row.version)
                guard let contact = try room.contact(said),
                    let place = TerritoryCode(contact.territory)
                else { throw Problem.unknown(.contact, at: "#/contact") }
                let erasure =
                    try contact.person.map { try room.erasure(of: $0) }
                    ?? room.erasure(ofContact: contact.id)
                let about = AlertAbout(
                    contact.id, of: contact.person, at: place, number: row.number,
                    named: row.contact, isErased: erasure != nil)
                return .danger(.about(id, about))
            },
            reply: { _, room in
                let (bytes, version) = try call.json(ofDanger: .id(id), in: room)
                return Reply(status: 200, etag: Call.etag(version), body: bytes)
            })
    }

    private static func listDangers(_ call: Call) throws -> Response {
        let limit = try call.limit()
        let state = try call.codes("state", of: DangerState.self).first
        let now = call.house.clock.now()
        return try call.list { json in
            try call.read { room in
                try call.numbered(
                    &json, in: room, limit: limit, read: { try room.dangers($0, in: state, $1) },
                    number: { $0.number }
                ) { $0.danger($1, at: now) }
            }
        }
    }

    private static func showDanger(_ call: Call) throws -> Response {
        let reference = try call.reference(.danger, to: DangerAlert.self)
        return try call.read { room in
            let (bytes, version) = try call.json(ofDanger: reference, in: room)
            return call.answer(bytes, version: version)
        }
    }
}

extension Call {
    func json(
        ofDanger reference: Reference<DangerAlert>, in room: ReadingRoom
    ) throws -> ([UInt8], version: Int64) {
        guard let row = try room.danger(reference) else { throw Problem.unknown(.danger) }
        var json = JSONWriter(reserving: 4_096)
        try json.danger(row, in: room, at: house.clock.now())
        return (json.bytes, row.version)
    }

    /// Refuses when the alert was changed in the transaction, or is closed where that matters; see the requests' own.
    fileprivate func unchanged(
        _ row: DangerRow, takesClosed: Bool
    ) -> (@Sendable (ReadingRoom) throws -> Void) {
        { room in
            guard let present = try room.danger(.id(row.id)) else { return }
            guard takesClosed || present.closedAt == nil else {
                throw Problem.closed(.danger, number: present.number, as: present.state)
            }
            try self.demandMatch(version: present.version)
        }
    }
}
