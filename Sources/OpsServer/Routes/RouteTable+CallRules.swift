import OpsCore
import OpsHTTP
import OpsStore

/// The ladder of who does not answer: data of the house, and of deployments that have their own.
extension RouteTable {
    static var callRules: [Route] {
        [
            Route(
                method: .get, template: "/v1/call-rules", name: "showCallRules", area: "followup",
                summary: "The ladder of who does not answer, of the house or of a deployment.",
                roles: [.operator, .coordinator], query: [deployment],
                answer: .init(status: 200, schema: "CallRules"), problems: [404], handle: show),
            Route(
                method: .post, template: "/v1/call-rules", name: "setCallRules", area: "followup",
                summary: "Set the ladder of the house, or of a deployment.", roles: [.admin],
                query: [deployment], body: "NewCallRules",
                answer: .init(status: 200, schema: "CallRules"), problems: [404, 409], handle: set),
        ]
    }

    private static let deployment = Route.QueryParameter(
        name: "deployment", summary: "Those of this deployment, and not of the house.",
        schema: Schemas.uuid)

    private static func show(_ call: Call) throws -> Response {
        let wanted = try call.deployment()
        return try call.read { call.answer(try Self.json(of: wanted, in: $0)) }
    }

    private static func set(_ call: Call) async throws -> Response {
        let wanted = try call.deployment()
        var unknownZone: String?
        let rules = try call.body {
            CallRules(from: &$0, ruleOfZone: ZoneFile.rule(ofZone:), unknownZone: &unknownZone)
        }
        if let unknownZone { throw OpsCore.Refusal.catalogue(.unknownZone(unknownZone)) }
        return try await call.carryOut(.followUp(.setRules(rules, for: wanted))) { _, room in
            Reply(status: 200, body: try Self.json(of: wanted, in: room))
        }
    }

    /// Those of the deployment, or else of the house, or else those that Ops begins with; `of` says
    /// whose they are.
    private static func json(
        of deployment: Identifier<Deployment>?, in room: ReadingRoom
    ) throws -> [UInt8] {
        var json = JSONWriter(reserving: 2_048)
        json.beginObject()
        if let deployment, let own = try room.callRules(of: deployment) {
            json.member("of", "deployment")
            json.rawMembers(own.document.dropFirst().dropLast())
        } else if let house = try room.callRules(of: nil) {
            json.member("of", "house")
            json.rawMembers(house.document.dropFirst().dropLast())
        } else {
            json.member("of", "standard")
            CallRules.standard.write(into: &json)
        }
        json.endObject()
        return json.bytes
    }
}

extension Call {
    /// The deployment that was asked about, which must be there.
    fileprivate func deployment() throws -> Identifier<Deployment>? {
        guard let text = query("deployment") else { return nil }
        guard let id = Identifier<Deployment>(text),
            try read({ try $0.deployment(id) }) != nil
        else { throw Problem.unknown(.deployment) }
        return id
    }
}
