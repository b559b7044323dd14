import OpsCore
import OpsHTTP
import OpsStore

extension RouteTable {
    static var journal: [Route] {
        [
            Route(
                method: .get, template: "/v1/journal", name: "readJournal", area: "journal",
                summary: "Entries in order, as they are chained: anyone can check the digests.",
                roles: [.reviewer],
                query: [
                    .limit,
                    Route.QueryParameter(
                        name: "after", summary: "The position after which to read.",
                        schema: #"{"type":"integer","minimum":0,"default":0}"#),
                    Route.QueryParameter(
                        name: "last", summary: "Only this many of the newest entries.",
                        schema: #"{"type":"integer","minimum":1,"maximum":500}"#),
                ],
                answer: .init(status: 200, schema: "JournalEntry", isList: true),
                handle: readJournal)
        ]
    }

    private static func readJournal(_ call: Call) throws -> Response {
        let limit = try call.limit()
        let after = try call.position("after") ?? 0
        let last = try call.position("last")
        return try call.house.reading.read { room in
            let head = try room.committedHead()
            let start = last.map { max(0, head.position - min($0, 500)) } ?? after
            let entries = try room.journal.entries(
                after: start, limit: last.map { Int(min($0, 500)) } ?? limit)
            var json = JSONWriter(reserving: 32 * 1_024)
            json.beginObject()
            json.member("items", each: entries) { $0.entry($1) }
            let reached = entries.last?.position ?? start
            let hasMore = reached < head.position
            json.member("next", hasMore ? String(reached) : nil)
            json.endObject()
            var response = call.answer(json.bytes)
            if hasMore {
                let base = call.house.baseURL ?? "http://\(call.request.host ?? "localhost")"
                response.headers.add(
                    "Link", "<\(base)/v1/journal?after=\(reached)&limit=\(limit)>; rel=\"next\"")
            }
            return response
        }
    }
}

extension Call {
    /// A place in the journal.
    func position(_ name: String) throws -> Int64? {
        guard let text = query(name) else { return nil }
        guard let position = Int64(text), position >= 0 else {
            throw Problem.badQuery(name, FieldProblem.Reason.outOfRange(0...Int64.max).text)
        }
        return position
    }
}

extension JSONWriter {
    /// An entry with all that its digest is made of.
    mutating func entry(_ entry: JournalEntry) {
        beginObject()
        member("id", String(entry.position))
        member("position", entry.position)
        member("at", entry.at)
        member("atMilliseconds", entry.at.milliseconds)
        member("actor", entry.actor.text)
        member("cause", entry.cause)
        member("name", entry.name)
        key("payload")
        raw(entry.payload)
        member("digest", entry.digest.hexadecimal)
        endObject()
    }
}
