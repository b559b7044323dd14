import OpsCore
import OpsHTTP
import OpsStore

/// Who was shown whose data: for whoever looks after that.
extension RouteTable {
    static var accessLog: [Route] {
        [
            Route(
                method: .get, template: "/v1/access-log", name: "listAccesses", area: "access",
                summary: "Who was shown whose data, when and why, newest first.",
                roles: [.reviewer],
                query: Route.QueryParameter.page + [
                    Route.QueryParameter(
                        name: "person", summary: "Only whoever was shown this person's data.",
                        schema: Schemas.uuid),
                    Route.QueryParameter(
                        name: "token", summary: "Only what was shown to this token.",
                        schema: Schemas.uuid),
                ],
                answer: .init(status: 200, schema: "Access", isList: true), handle: listAccesses),
            Route(
                method: .get, template: "/v1/access-log/verification", name: "verifyAccessLog",
                area: "access", summary: "Whether the chain of the access log is whole.",
                roles: [.reviewer], answer: .init(status: 200, schema: "AccessVerification"),
                handle: verifyAccessLog),
        ]
    }

    private static func listAccesses(_ call: Call) async throws -> Response {
        let limit = try call.limit()
        var filter = AccessFilter()
        filter.person = try call.identity("person")
        filter.token = try call.identity("token")
        let wanted = filter
        await call.house.office.keepReadingsIfPossible()
        return try call.list { json in
            try call.read { room in
                try call.numbered(
                    &json, in: room, limit: limit, read: { try room.accessRows($0, wanted, $1) },
                    number: { $0.number }
                ) { $0.access($1) }
            }
        }
    }

    private static func verifyAccessLog(_ call: Call) async throws -> Response {
        await call.house.office.keepReadingsIfPossible()
        let found = try await call.readLong { try $0.verifyAccessLog() }
        var json = JSONWriter()
        json.beginObject()
        json.member("rows", found.rows)
        json.member("last", found.last.position)
        json.member("digest", found.last.digest.hexadecimal)
        json.member("anchors", found.anchors)
        json.member("isWhole", found.brokenAt == nil)
        json.member("brokenAt", found.brokenAt)
        json.endObject()
        return call.answer(json.bytes)
    }
}

extension JSONWriter {
    fileprivate mutating func access(_ kept: KeptAccess) {
        beginObject()
        member("number", kept.number)
        member("at", kept.row.at)
        member("by", kept.row.token)
        member("person", kept.row.person)
        member("route", kept.row.route)
        member("subject", kept.row.subject.isEmpty ? nil : kept.row.subject)
        member("reason", kept.row.reason.isEmpty ? nil : kept.row.reason)
        member("digest", kept.digest.hexadecimal)
        endObject()
    }
}

extension Call {
    /// An identity after the question mark, where one is said.
    func identity<Subject>(_ name: String) throws -> Identifier<Subject>? {
        try query(name).map { text in
            guard let id = Identifier<Subject>(text) else {
                throw Problem.badQuery(name, FieldProblem.Reason.impossibleIdentifier.text)
            }
            return id
        }
    }
}
