import OpsCore
import OpsHTTP
import OpsStore

extension RouteTable {
    static var territory: [Route] {
        [
            Route(
                method: .get, template: "/v1/territories", name: "listTerritories",
                area: "territory",
                summary: "Territories in the order of their codes.",
                roles: [.operator, .coordinator, .reviewer],
                query: Route.QueryParameter.page(after: Schemas.territoryCode),
                answer: .init(status: 200, schema: "Territory", isList: true),
                handle: listTerritories),
            Route(
                method: .post, template: "/v1/territories", name: "registerTerritory",
                area: "territory", summary: "Register a territory under its parent.",
                roles: [.admin], body: "NewTerritory",
                answer: .init(status: 201, schema: "Territory"), problems: [409],
                handle: registerTerritory),
        ]
    }

    private static func listTerritories(_ call: Call) throws -> Response {
        let limit = try call.limit()
        let start = try call.cursor { TerritoryCode($0) != nil }
        return try call.list { json in
            try call.read { room in
                try call.page(
                    &json, in: room, limit: limit,
                    read: { limit, body in
                        try room.territories(after: start, limit: limit, body)
                    },
                    cursor: { JSONWriter.text(of: "code", in: $0) }, number: { _ in nil },
                    write: { $0.document($1, id: JSONWriter.text(of: "code", in: $1)) })
            }
        }
    }

    private static func registerTerritory(_ call: Call) async throws -> Response {
        let territory = try call.body { fields in
            let territory = Territory(from: &fields)
            if let territory, territory.postcodes.count > Schemas.postcodeLimit {
                fields.note(.tooMany(limit: Schemas.postcodeLimit), at: "postcodes")
            }
            return territory
        }
        return try await call.carryOut(.territory(.register(territory))) { _ in
            var json = JSONWriter(reserving: 1_024)
            json.beginObject()
            json.member("id", territory.code.text)
            territory.write(into: &json)
            json.endObject()
            return Reply(status: 201, body: json.bytes)
        }
    }
}

extension JSONWriter {
    /// A document from its column with `id` before its own members.
    mutating func document(_ document: [UInt8], id: String?) {
        beginObject()
        member("id", id)
        rawMembers(document.dropFirst().dropLast())
        endObject()
    }

    /// A text member of a document that the house itself has written.
    static func text(of name: String, in document: [UInt8]) -> String? {
        guard case .object(let object) = try? JSONParser.value(of: document, limits: .file),
            case .string(let text) = object[name]
        else { return nil }  // our own document is always an object
        return text
    }
}
