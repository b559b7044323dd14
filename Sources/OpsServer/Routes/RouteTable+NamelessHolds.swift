import OpsCore
import OpsHTTP
import OpsStore

/// What was noted of nobody who is known: kept for a court as what is held on a person is, and erased with a proof.
extension RouteTable {
    static var namelessHolds: [Route] {
        [
            Route(
                method: .post, template: "/v1/contacts/{id}/hold", name: "holdContact",
                area: "privacy",
                summary:
                    "Nothing of a contact that is nobody's is erased until the hold is lifted.",
                roles: [.admin], body: "HoldWish", answer: .init(status: 200, schema: "Hold"),
                problems: [404, 409], handle: holdContact),
            Route(
                method: .post, template: "/v1/contacts/{id}/release", name: "releaseContact",
                area: "privacy", summary: "What was noted of a contact may be erased again.",
                roles: [.admin], body: "Nothing", bodyIsOptional: true,
                answer: .init(status: 200, schema: "Contact", tag: .guardsChanges),
                problems: [404, 409], handle: releaseContact),
            Route(
                method: .post, template: "/v1/dangers/{id}/hold", name: "holdDanger",
                area: "privacy",
                summary: "Nothing of an alert that names no contact is erased until it is lifted.",
                roles: [.admin], body: "HoldWish", answer: .init(status: 200, schema: "Hold"),
                problems: [404, 409], handle: holdDanger),
            Route(
                method: .post, template: "/v1/dangers/{id}/release", name: "releaseDanger",
                area: "privacy", summary: "What was noted of an alert may be erased again.",
                roles: [.admin], body: "Nothing", bodyIsOptional: true,
                answer: .init(status: 200, schema: "Danger", tag: .guardsChanges),
                problems: [404, 409], handle: releaseDanger),
            Route(
                method: .get, template: "/v1/dangers/{id}/erasure", name: "showDangerErasure",
                area: "privacy",
                summary: "The proof that what was noted of an alert without a contact was erased.",
                roles: [.coordinator, .reviewer],
                answer: .init(status: 200, schema: "Erasure"), problems: [404],
                handle: showDangerErasure),
        ]
    }

    private static func holdContact(_ call: Call) async throws -> Response {
        let reason: HoldReason = try call.body { $0.code("reason", isNeeded: true) }
        let row = try call.contactRow()
        return try await call.carryOut(
            making: { room in
                let isNameless = try room.contact(.id(row.id))?.person == nil
                return .privacy(.holdNameless(.contact(row.id), isNameless: isNameless, reason))
            }, reply: { _, room in try reply(holding: row.id, in: room) })
    }

    private static func releaseContact(_ call: Call) async throws -> Response {
        try call.body { _ in () }
        let id = try call.contactRow().id
        return try await call.carryOut(.privacy(.releaseNameless(.contact(id)))) { _, room in
            let (bytes, _, version) = try call.json(ofContact: .id(id), in: room)
            return Reply(status: 200, etag: Call.etag(version), body: bytes)
        }
    }

    private static func holdDanger(_ call: Call) async throws -> Response {
        let reason: HoldReason = try call.body { $0.code("reason", isNeeded: true) }
        let row = try call.dangerRow()
        let wish = PrivacyCommand.holdNameless(
            .danger(row.id), isNameless: row.contact == nil, reason)
        return try await call.carryOut(.privacy(wish)) { _, room in
            try reply(holding: row.id, in: room)
        }
    }

    private static func releaseDanger(_ call: Call) async throws -> Response {
        try call.body { _ in () }
        let id = try call.dangerRow().id
        return try await call.carryOut(.privacy(.releaseNameless(.danger(id)))) { _, room in
            let (bytes, version) = try call.json(ofDanger: .id(id), in: room)
            return Reply(status: 200, etag: Call.etag(version), body: bytes)
        }
    }

    private static func reply<Subject>(
        holding id: Identifier<Subject>, in room: ReadingRoom
    ) throws -> Reply {
        guard let hold = try room.hold(onNameless: id) else {
            preconditionFailure("a hold was set")
        }
        var json = JSONWriter()
        json.hold(hold)
        return Reply(status: 200, body: json.bytes)
    }

    private static func showDangerErasure(_ call: Call) throws -> Response {
        let row = try call.dangerRow()
        return try call.read { room in
            guard let erasure = try room.erasure(ofDanger: row.id) else {
                throw Problem.unknown(.erasure)
            }
            var json = JSONWriter()
            try json.erasure(erasure, ofDanger: row.id, in: room)
            return call.answer(json.bytes)
        }
    }
}

extension Call {
    fileprivate func contactRow() throws -> ContactRow {
        let reference = try reference(.contact, to: Contact.self)
        guard let row = try read({ try $0.contact(reference) }) else {
            throw Problem.unknown(.contact)
        }
        return row
    }

    fileprivate func dangerRow() throws -> DangerRow {
        let reference = try reference(.danger, to: DangerAlert.self)
        guard let row = try read({ try $0.danger(reference) }) else {
            throw Problem.unknown(.danger)
        }
        return row
    }
}
