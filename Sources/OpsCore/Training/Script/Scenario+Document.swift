/// A scenario as a JSON document; `scenarios/schema.json` describes it.
extension Scenario {
    /// Reads a file strictly: unknown members are refused, and all problems are told at once.
    package init(json bytes: [UInt8]) throws(ScenarioFault) {
        let value: JSONValue
        do {
            value = try JSONParser.value(of: bytes, limits: .file)
        } catch {
            throw .notJSON(error)
        }
        do {
            self = try JSONFields.read(value) { Scenario(from: &$0) }
        } catch {
            throw .invalid(error)
        }
    }

    private init?(from fields: inout JSONFields) {
        _ = fields.text("$schema", limit: 500)
        _ = fields.integer("format", isNeeded: true, in: Self.format...Self.format)
        let name = fields.localizedText("name", limit: 200)
        let summary = fields.localizedText("summary", limit: 4_000)
        let notes = fields.texts("notes", limit: 200, each: 2_000) ?? []
        let period = ScenarioPeriod(from: &fields)
        let seed = fields.integer("seed", isNeeded: true, in: 0...Int64.max)
        let desk = fields.nested("desk", isNeeded: true) { ScenarioDesk(from: &$0) }
        var names = ScenarioNames()
        let territories = fields.list("territories", isNeeded: true, limit: 5_000) {
            Territory(from: &$0)
        }
        names.take(territories ?? [], noting: &fields)
        let entries = fields.list("entries", isNeeded: true, limit: 1_000) { fields in
            CatalogueEntry(from: &fields).flatMap { names.take($0, noting: &fields) }
        }
        let deployments = fields.list("deployments", isNeeded: true, limit: 5_000) { fields in
            ScenarioDeployment(from: &fields, &names, in: period)
        }
        let roster = fields.nested("roster", isNeeded: true) { fields in
            ScenarioRoster(from: &fields, &names)
        }
        let demand = fields.nested("demand", isNeeded: true) { ScenarioDemand(from: &$0, period) }
        let injects = fields.list("injects", isNeeded: false, limit: 1_000) { fields in
            Inject(from: &fields, &names, in: period)
        }
        let expectations = fields.list("expectations", isNeeded: false, limit: 200) {
            ScenarioExpectation(from: &$0)
        }
        guard let name, let summary, let period, let seed, let desk, let territories, let entries,
            let deployments, let roster, let demand
        else { return nil }
        self.init(
            name: name, summary: summary, notes: notes, startsAt: period.startsAt,
            endsAt: period.endsAt, seed: UInt64(seed), desk: desk, territories: territories,
            entries: entries, deployments: deployments, roster: roster, demand: demand,
            injects: injects ?? [], expectations: expectations ?? [])
    }
}

/// From when until when a scenario is played.
struct ScenarioPeriod {
    let startsAt: Instant
    let endsAt: Instant

    init?(from fields: inout JSONFields) {
        let startsAt = fields.instant("startsAt", isNeeded: true)
        let endsAt = fields.instant("endsAt", isNeeded: true)
        guard let startsAt, let endsAt else { return nil }
        guard startsAt < endsAt, endsAt.since(startsAt) <= Scenario.longestSpan else {
            fields.note(.contradicts(otherField: "startsAt"), at: "endsAt")
            return nil
        }
        self.startsAt = startsAt
        self.endsAt = endsAt
    }

    /// Whether something at this instant is played at all.
    func contains(_ instant: Instant) -> Bool { startsAt <= instant && instant < endsAt }
}

extension JSONFields {
    /// An instant at which the scenario is played.
    mutating func instant(
        _ name: String, isNeeded: Bool = false, in period: ScenarioPeriod?
    ) -> Instant? {
        guard let instant = instant(name, isNeeded: isNeeded) else { return nil }
        if let period, !period.contains(instant) {
            note(.contradicts(otherField: "endsAt"), at: name)
        }
        return instant
    }

    /// A share in thousandths.
    mutating func perMille(_ name: String, isNeeded: Bool = false) -> Int64? {
        integer(name, isNeeded: isNeeded, in: 0...1_000)
    }
}
