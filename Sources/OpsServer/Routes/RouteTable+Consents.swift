import OpsCore
import OpsHTTP
import OpsStore

/// What a person allows, purpose by purpose.
extension RouteTable {
    private static let staff: [Role] = [.operator, .coordinator]

    static var consents: [Route] {
        [
            Route(
                method: .get, template: "/v1/people/{id}/consents", name: "listConsents",
                area: "privacy", summary: "What a person allows, who said it, how and when.",
                roles: staff, answer: .init(status: 200, schema: "Consents"), problems: [404],
                handle: listConsents),
            Route(
                method: .post, template: "/v1/people/{id}/consents", name: "giveConsent",
                area: "privacy", summary: "The person allows one purpose.", roles: staff,
                body: "NewConsent", answer: .init(status: 200, schema: "Consents"),
                problems: [404, 409], handle: giveConsent),
            Route(
                method: .post, template: "/v1/people/{id}/consents/withdrawal",
                name: "withdrawConsent", area: "privacy",
                summary: "The person does not allow one purpose, or no longer.", roles: staff,
                body: "NewConsent", answer: .init(status: 200, schema: "Consents"),
                problems: [404, 409], handle: withdrawConsent),
        ]
    }

    private static func listConsents(_ call: Call) throws -> Response {
        let person = try call.person()
        return try call.read { room in
            try room.demand(person)
            var json = JSONWriter(reserving: 2_048)
            try json.consents(of: person, in: room)
            return call.answer(json.bytes)
        }
    }

    private static func giveConsent(_ call: Call) async throws -> Response {
        try await call.say { said, room in
            .giveConsent(said, isErased: try room.isErased(said.person))
        }
    }

    private static func withdrawConsent(_ call: Call) async throws -> Response {
        try await call.say { said, room in
            let state = try room.consents(of: said.person).state(
                of: said.purpose, for: said.partner)
            return .withdrawConsent(said, from: state)
        }
    }
}

extension Call {
    fileprivate func say(
        _ make: @escaping @Sendable (ConsentSaid, ReadingRoom) throws -> PrivacyCommand
    ) async throws -> Response {
        let person = try person()
        let said = try body { ConsentBody.read(&$0, of: person) }
        return try await carryOut(
            making: { room in
                try room.demand(person)
                return .privacy(try make(try said.found(in: room), room))
            },
            reply: { _, room in
                var json = JSONWriter(reserving: 2_048)
                try json.consents(of: person, in: room)
                return Reply(status: 200, body: json.bytes)
            })
    }
}
