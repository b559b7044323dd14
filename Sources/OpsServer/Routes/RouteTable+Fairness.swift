import OpsCore
import OpsHTTP
import OpsStore

extension RouteTable {
    /// Whether the same few are asked for everything.
    static var fairness: [Route] {
        [
            Route(
                method: .get, template: "/v1/figures/fairness", name: "showFairness",
                area: "figures",
                summary: "How the asking of a period was shared out among volunteers.",
                roles: [.coordinator],
                query: [
                    Route.QueryParameter(
                        name: "days", summary: "So many days up to now; 28 unless told.",
                        schema: #"{"type":"integer","minimum":1,"maximum":400,"default":28}"#),
                    Route.QueryParameter.territory(
                        "Only volunteers of this territory or one below it."),
                ],
                answer: .init(status: 200, schema: "Fairness"), problems: [404],
                handle: showFairness)
        ]
    }

    /// How many of those who were asked most are named by their numbers.
    private static let shown = 10

    private static func showFairness(_ call: Call) async throws -> Response {
        let now = call.house.clock.now()
        let days = try call.number("days", in: FiguresPeriod.lengths) ?? 28
        let from = now - .days(days)
        // What is asked this very millisecond belongs to it.
        let until = now + TimeSpan(milliseconds: 1)
        let code = try call.territory()
        let (rows, most, noes) = try await call.readLong { room in
            try room.demand(code)
            let branch = try code.map { try room.branch(downFrom: $0) }
            return (
                try room.fairness(from: from, until: until, in: branch),
                try room.mostAsked(from: from, until: until, in: branch, limit: shown),
                try room.noes(from: from, until: until, in: branch)
            )
        }
        var json = JSONWriter(reserving: 1_024)
        json.beginObject()
        json.member("from", from)
        json.member("until", now)
        if let code { json.member("territory", code.text) }
        json.member("volunteers", rows.reduce(0) { $0 + $1.volunteers })
        json.key("asked")
        spread(of: rows, \.asked).write(into: &json)
        json.key("accepted")
        spread(of: rows, \.accepted).write(into: &json)
        json.member("mostAsked", each: most) { json, asked in
            json.beginObject()
            json.member("number", asked.number)
            json.member("asked", asked.asked)
            json.member("accepted", asked.accepted)
            json.endObject()
        }
        json.member("noes", each: noes) { json, no in
            json.beginObject()
            json.member("reason", no.reason)
            json.member("count", no.count)
            json.endObject()
        }
        json.endObject()
        return call.answer(json.bytes)
    }

    private static func spread(
        of rows: [FairnessRow], _ amount: KeyPath<FairnessRow, Int64>
    ) -> Spread {
        Spread(rows.reduce(into: [:]) { $0[$1[keyPath: amount], default: 0] += $1.volunteers })
    }
}
