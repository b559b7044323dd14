import OpsCore
import OpsHTTP
import OpsStore

/// What territories require before somebody is a volunteer, and how many have come how far.
extension RouteTable {
    static var onboarding: [Route] {
        [
            Route(
                method: .get, template: "/v1/onboarding-rules", name: "showOnboardingRules",
                area: "candidates",
                summary: "Which stages territories require, as it is now; of one, every version.",
                roles: [.coordinator, .admin],
                query: [
                    Route.QueryParameter.territory("The rules that hold here, and all before them.")
                ], answer: .init(status: 200, schema: "OnboardingRules"), problems: [404],
                handle: showOnboarding),
            Route(
                method: .post, template: "/v1/onboarding-rules", name: "setOnboardingRules",
                area: "candidates", summary: "Set which stages a territory requires.",
                roles: [.admin], body: "NewOnboardingRules",
                answer: .init(status: 200, schema: "OnboardingRules"), problems: [409],
                handle: setOnboarding),
            Route(
                method: .get, template: "/v1/figures/candidates", name: "countCandidates",
                area: "figures",
                summary: "Those who offered to help, counted; small counts are hidden.",
                roles: [.coordinator, .reviewer],
                query: [
                    Route.QueryParameter(
                        name: "days", summary: "Offers of so many days up to now; 90 unless told.",
                        schema: #"{"type":"integer","minimum":1,"maximum":400,"default":90}"#),
                    Route.QueryParameter.territory("Only this territory or one below it."),
                    Route.QueryParameter(
                        name: "smallest", summary: "Counts below this are hidden.",
                        schema: #"{"type":"integer","minimum":1,"maximum":1000,"default":5}"#),
                ], answer: .init(status: 200, schema: "CandidateFigures"), problems: [404],
                handle: countCandidates),
        ]
    }

    private static func showOnboarding(_ call: Call) async throws -> Response {
        let code = try call.territory()
        let rules = try await call.house.office.ask { operation in
            code.map { operation.onboarding(in: $0) } ?? .standard
        }
        return try call.read { room in
            try room.demand(code)
            return call.answer(try Self.json(of: code, rules, in: room))
        }
    }

    private static func setOnboarding(_ call: Call) async throws -> Response {
        let wish = try call.body { fields -> (TerritoryCode, OnboardingRules)? in
            let territory = fields.territory("territory", isNeeded: true)
            guard let rules = OnboardingRules(from: &fields), let territory else { return nil }
            return (territory, rules)
        }
        return try await call.carryOut(.candidate(.setRules(wish.0, wish.1))) { _, room in
            Reply(status: 200, body: try Self.json(of: wish.0, wish.1, in: room))
        }
    }

    /// `rules` hold there; where nobody has set any those that Ops begins with.
    private static func json(
        of territory: TerritoryCode?, _ rules: OnboardingRules, in room: ReadingRoom
    ) throws -> [UInt8] {
        var json = JSONWriter(reserving: 1_024)
        json.beginObject()
        json.member("territory", territory?.text)
        rules.write(into: &json)
        json.member("set", each: try room.onboardingRules(of: territory)) { json, row in
            json.beginObject()
            json.member("territory", row.territory)
            json.member("version", row.version)
            json.rawMembers(row.document.dropFirst().dropLast())
            json.member("at", row.at)
            json.member("by", row.actor)
            json.endObject()
        }
        json.endObject()
        return json.bytes
    }

    private static func countCandidates(_ call: Call) async throws -> Response {
        let now = call.house.clock.now()
        let from = now - .days(try call.number("days", in: FiguresPeriod.lengths) ?? 90)
        let until = now + TimeSpan(milliseconds: 1)
        let smallest =
            try call.number("smallest", in: Figures.smallestRange) ?? Figures.smallestByDefault
        let code = try call.territory()
        let (counted, days) = try await call.readLong { room in
            try room.demand(code)
            let branch = try code.map { try room.branch(downFrom: $0) }
            return (
                try room.candidateFigures(from: from, until: until, in: branch),
                try room.daysToAdmission(from: from, until: until, in: branch)
            )
        }
        // Sums can be asked for a territory, not for a state.
        let figures = Figures(counted, smallest: smallest, sums: [1])
        var json = JSONWriter(reserving: 1_024)
        json.beginObject()
        json.member("from", from)
        json.member("until", now)
        if let code { json.member("territory", code.text) }
        json.member("smallest", smallest)
        json.member("total", figures.total)
        json.member("hidden", Int64(figures.hidden))
        // A median of three people tells of one of them.
        let isTold = Int64(days.count) >= smallest
        json.member("medianDays", isTold ? Spread(each: days).median : nil)
        json.member("items", each: figures.cells) { json, cell in
            json.beginObject()
            json.member("territory", cell.names.first)
            json.member("state", cell.names.last)
            json.member("candidates", cell.requests)
            json.endObject()
        }
        json.endObject()
        return call.answer(json.bytes)
    }
}
