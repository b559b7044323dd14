import OpsCore
import OpsHTTP
import OpsStore

extension RouteTable {
    static var access: [Route] {
        [
            Route(
                method: .get, template: "/v1/tokens", name: "listTokens", area: "access",
                summary: "Access tokens: who may enter, never the tokens themselves.",
                roles: [.admin], query: Route.QueryParameter.page(after: Schemas.uuid),
                answer: .init(status: 200, schema: "Token", isList: true), handle: listTokens),
            Route(
                method: .post, template: "/v1/tokens", name: "issueToken", area: "access",
                summary: "Issue a token; it is shown this once.", roles: [.admin], body: "NewToken",
                answer: .init(status: 201, schema: "Token"), handle: issueToken),
            Route(
                method: .delete, template: "/v1/tokens/{id}", name: "revokeToken", area: "access",
                summary: "Revoke a token at once.", roles: [.admin],
                answer: .init(status: 200, schema: "Token"), problems: [404, 409],
                handle: revokeToken),
        ]
    }

    private static func listTokens(_ call: Call) throws -> Response {
        let limit = try call.limit()
        let start = try call.cursorIdentifier(of: AccessToken.self)
        return try call.list { json in
            try call.read { room in
                try call.page(
                    &json, limit: limit,
                    read: { limit, body in try room.tokens(after: start, limit: limit, body) },
                    cursor: \TokenRow.id.description, write: { $0.token($1) })
            }
        }
    }

    /// The token goes to the one who asked and is kept nowhere: a repeated POST does not show it.
    private static func issueToken(_ call: Call) async throws -> Response {
        let wish: (Role, String?) = try call.body { fields in
            let role = fields.code("role", isNeeded: true, of: Role.self)
            let label = fields.text("label", limit: 100)
            return role.map { ($0, label) }
        }
        let token = FreshToken()
        let (role, label) = wish
        let command = AccessCommand.issueToken(role, digest: token.digest, label: label)
        return try await call.carryOut(.access(command)) { events in
            guard case .access(.tokenIssued(let id, _)) = events.first?.event else {
                preconditionFailure("issuing a token issues a token")
            }
            var reply = Reply(status: 201, body: issued(id, role, label, token.text))
            reply.keptBody = issued(id, role, label, nil)
            return reply
        }
    }

    private static func issued(
        _ id: Identifier<AccessToken>, _ role: Role, _ label: String?, _ token: String?
    ) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("id", id)
        json.member("role", role.rawValue)
        json.member("label", label)
        json.member("token", token)
        json.endObject()
        return json.bytes
    }

    private static func revokeToken(_ call: Call) async throws -> Response {
        guard let id = call.parameters["id"].flatMap(Identifier<AccessToken>.init) else {
            throw Problem.unknown(.token)
        }
        return try await call.carryOut(.access(.revokeToken(id))) { _ in
            var json = JSONWriter()
            json.beginObject()
            json.member("id", id)
            json.member("revoked", true)
            json.endObject()
            return Reply(status: 200, body: json.bytes)
        }
    }
}

extension JSONWriter {
    fileprivate mutating func token(_ row: TokenRow) {
        beginObject()
        member("id", row.id)
        member("role", row.role)
        member("label", row.label)
        member("issuedAt", row.issuedAt)
        endObject()
    }
}
