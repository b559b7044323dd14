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
                        schema:
                            #"{"type":"integer","minimum":0,"maximum":\#(lastPosition),"default":0}"#
                    ),
                    Route.QueryParameter(
                        name: "last", summary: "Only this many of the newest entries.",
                        schema: #"{"type":"integer","minimum":1,"maximum":500}"#),
                ],
                answer: .init(status: 200, schema: "JournalEntry", isList: true),
                handle: readJournal)
        ]
    }

    /// The greatest whole number that every reader of JSON holds exactly.
    static let lastPosition: Int64 = 9_007_199_254_740_991

    private static func readJournal(_ call: Call) throws -> Response {
        let limit = try call.limit()
        let after = try call.number("after", in: 0...lastPosition) ?? 0
        let last = try call.number("last", in: 1...Int64(Call.pageLimit))
        return try call.read { room in
            let head = try room.committedHead()
            let start = last.map { max(0, head.position - $0) } ?? after
            let entries = try room.journal.entries(
                after: start, limit: last.map { Int($0) } ?? limit)
            var json = JSONWriter(reserving: 32 * 1_024)
            json.beginObject()
            json.member("items", each: entries) { $0.entry($1) }
            let reached = entries.last?.position ?? start
            let hasMore = reached < head.position
            json.member("next", hasMore ? String(reached) : nil)
            json.endObject()
            var response = call.answer(json.bytes)
            if hasMore {
                response.headers.add(
                    "Link", "<\(call.address)?after=\(reached)&limit=\(limit)>; rel=\"next\"")
            }
            return response
        }
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

    /// That something happened: when, and what kind of thing; not to whom, where, or by whom.
    mutating func happening(_ entry: JournalEntry) {
        beginObject()
        member("id", String(entry.position))
        member("position", entry.position)
        member("at", entry.at)
        member("atMilliseconds", entry.at.milliseconds)
        member("name", entry.name)
        endObject()
    }
}
