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
                answer: .init(status: 201, schema: "Token"), problems: [404, 409],
                handle: issueToken),
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
                    &json, in: room, limit: limit,
                    read: { limit, body in try room.tokens(after: start, limit: limit, body) },
                    cursor: \TokenRow.id.description, number: { _ in nil }, write: { $0.token($1) })
            }
        }
    }

    /// The token goes to the one who asked and is kept nowhere: a repeated POST does not show it.
    private static func issueToken(_ call: Call) async throws -> Response {
        let wish = try call.body(NewToken.init)
        let token = FreshToken()
        let command = try wish.command(token.digest, in: call.house.reading)
        return try await call.carryOut(command) { events in
            guard case .access(.tokenIssued(let id, _)) = events.first?.event else {
                preconditionFailure("issuing a token issues a token")
            }
            var reply = Reply(status: 201, body: issued(id, wish, events, token.text))
            reply.keptBody = issued(id, wish, events, nil)
            return reply
        }
    }

    private static func issued(
        _ id: Identifier<AccessToken>, _ wish: NewToken, _ events: [RecordedEvent],
        _ token: String?
    ) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("id", id)
        json.member("role", wish.role.rawValue)
        json.member("label", wish.label)
        json.member("territory", wish.territory?.text)
        if case .partner(.tokenBound(_, let partner)) = events.last?.event {
            json.member("partner", partner)
        }
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

/// The body of `POST /v1/tokens`.
private struct NewToken: Sendable {
    let role: Role
    let label: String?
    /// Whose it is to be, where it is to be a partner's.
    let partner: Reference<Partner>?
    /// Where it is to be good, with all below; nil for everywhere.
    let territory: TerritoryCode?

    init?(_ fields: inout JSONFields) {
        let role = fields.code("role", isNeeded: true, of: Role.self)
        label = fields.words("label", limit: 100)
        partner = fields.reference("partner")
        territory = fields.territory("territory")
        guard let role else { return nil }
        self.role = role
    }

    func command(_ digest: Digest, in desk: ReadingDesk) throws -> Command {
        guard let partner else {
            return .access(
                .issueToken(role, digest: digest, label: label, within: territory))
        }
        guard role == .partner else { throw OpsCore.Refusal.access(.partnerUnwanted) }
        guard territory == nil else { throw OpsCore.Refusal.access(.territoryUnwanted(role)) }
        guard let row = try desk.read({ try $0.partner(partner) }) else {
            throw Problem.unknown(.partner)
        }
        return .partner(.issueToken(row.id, digest: digest, label: label))
    }
}

extension JSONWriter {
    fileprivate mutating func token(_ row: TokenRow) {
        beginObject()
        member("id", row.id)
        member("role", row.role)
        member("label", row.label)
        member("territory", row.territory)
        member("issuedAt", row.issuedAt)
        if let partner = row.partner {
            member("partner", partner)
            member("partnerName", row.partnerName)
        }
        endObject()
    }
}
