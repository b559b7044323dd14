import OpsCore

/// What goes in no round, why, and what would have to be otherwise: told once the rounds are.
struct RoundSurvey {
    let day: RoundDay
    let planning: RoundPlanning
    let planner: RoutePlanner
    let plan: RoutePlan
    let interruption: Interruption
    /// How long is looked at the most, from when it was made.
    let seconds: Double
    private let watch = Stopwatch()

    init(
        day: RoundDay, planning: RoundPlanning, planner: RoutePlanner, plan: RoutePlan,
        interruption: Interruption, seconds: Double
    ) {
        self.day = day
        self.planning = planning
        self.planner = planner
        self.plan = plan
        self.interruption = interruption
        self.seconds = seconds
    }

    private var output: Output { day.session.output }
    private var language: PublicationLanguage { output.language }

    /// Looked for until time is up or somebody presses Ctrl-C: what is not looked at by then says so.
    private var unserved: [UnservedRequest] {
        planner.reasons(
            for: plan,
            until: TimeLimit(
                seconds: seconds, elapsed: { watch.seconds },
                isInterrupted: { interruption.isRaised }))
    }

    /// Nothing for what time leaves no room to look at.
    private func changes(_ request: Int, _ found: inout RoundChanges?) -> [RoundChange] {
        guard !interruption.isRaised, watch.seconds < seconds else { return [] }
        var changes = found ?? RoundChanges(planning, beside: plan)
        defer { found = changes }
        return changes.changes(for: request)
    }

    func tell() throws {
        guard !plan.unserved.isEmpty || !planning.unplaced.isEmpty else { return }
        try output.line("")
        try output.line(
            LocalizedText(fr: "Sans tournée :", es: "Sin ruta:", en: "In no round:"))
        for delivery in planning.unplaced {
            try output.line("  \(delivery.number): " + Self.noPlace[language])
        }
        var found: RoundChanges?
        for unserved in unserved {
            let delivery = planning.placed[unserved.request]
            let reasons = unserved.obstacles.map { obstacle in
                "\(Self.text(of: obstacle.reason)[language]) (\(obstacle.vehicles))"
            }
            try output.line("  \(delivery.number): " + reasons.joined(separator: ", "))
            for obstacle in obstacles(of: delivery) { try output.line("    " + obstacle) }
            for change in changes(unserved.request, &found) {
                try output.line("    → " + text(of: change)[language])
            }
        }
    }

    /// The planner knows no people: what it calls a skill is whether a crew may bring it.
    private static func text(of reason: UnservedReason) -> LocalizedText {
        guard reason == .skill else { return reason.text }
        return LocalizedText(
            fr: "l'équipe ne convient pas", es: "el equipo no es adecuado",
            en: "the crew may not bring it")
    }

    /// What keeps crews from it, in the words of the rule.
    private func obstacles(of delivery: RoundDelivery) -> [String] {
        var seen: Set<String> = []
        return day.problem.crews.flatMap(\.obstacles).filter { $0.request == delivery.request }
            .map { $0.text[language] }.filter { seen.insert($0).inserted }
    }

    /// For so long reasons and changes are looked for where nobody has said how long to look.
    static let standardSeconds = 20.0

    private static let noPlace = LocalizedText(
        fr: "on ne sait pas où c'est ; complétez le code postal",
        es: "no se sabe dónde es; complete el código postal",
        en: "nobody knows where that is; complete the postcode")

    /// Rounds, planned or kept, with what is in none of them and why.
    func document(_ rounds: [PlannedRound], kept: Answer?) -> [UInt8] {
        var json = JSONWriter(reserving: 4_096)
        json.beginObject()
        if let body = kept?.body, let first = body.firstIndex(of: UInt8(ascii: "{")),
            let last = body.lastIndex(of: UInt8(ascii: "}"))
        {
            // The server's answer as it came, and beside it what it does not know.
            json.rawMembers(body[first..<last].dropFirst())
        } else {
            json.member("territory", day.problem.territory.text)
            json.member("date", day.problem.date.iso8601)
            json.member("rounds", each: rounds) { json, round in
                json.beginObject()
                day.write(round, into: &json)
                json.endObject()
            }
        }
        json.member("unplaced", each: planning.unplaced) { $0.value($1.number) }
        var found: RoundChanges?
        json.member("unserved", each: unserved) { json, unserved in
            json.beginObject()
            json.member("request", planning.placed[unserved.request].number)
            json.member("reasons", unserved.obstacles.map(\.reason.code))
            json.member("changes", each: changes(unserved.request, &found)) { json, change in
                json.beginObject()
                write(change, into: &json)
                json.endObject()
            }
            json.endObject()
        }
        json.endObject()
        return json.bytes
    }
}
