import OpsCore
import OpsHTTP
import OpsStore

/// Lifting the anonymity of a contact: an act of its own, after which a name may be added.
extension RouteTable {
    static var anonymity: [Route] {
        [
            Route(
                method: .post, template: "/v1/contacts/{id}/lifting", name: "liftAnonymity",
                area: "privacy",
                summary: "Lift the anonymity of a contact, with the reason and the recipient.",
                roles: [.operator, .coordinator], body: "NewLifting",
                answer: .init(status: 200, schema: "Contact", tag: .guardsChanges),
                problems: [404, 409], handle: liftAnonymity)
        ]
    }

    private static func liftAnonymity(_ call: Call) async throws -> Response {
        let reference = try call.reference(.contact, to: Contact.self)
        let wish = try call.body { LiftAnonymity(from: &$0) }
        return try await call.carryOut(
            making: { room in
                guard let known = try room.known(reference) else { throw Problem.unknown(.contact) }
                return .privacy(.lift(wish, of: known))
            },
            reply: { _, room in
                let (bytes, _, version) = try call.json(ofContact: reference, in: room)
                return Reply(status: 200, etag: Call.etag(version), body: bytes)
            })
    }
}
