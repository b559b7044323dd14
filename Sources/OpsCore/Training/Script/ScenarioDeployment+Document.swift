extension ScenarioDeployment {
    init?(from fields: inout JSONFields, _ names: inout ScenarioNames, in period: ScenarioPeriod?) {
        let code = fields.newName("code", in: &names.deployments)
        let entry = fields.reference("entry", isNeeded: true, among: names.entries)
        let territory = fields.reference("territory", isNeeded: true, among: names.territories)
        let needs = fields.list("needs", isNeeded: true, limit: 50) { NeedRule(from: &$0) }
        let from = fields.instant("from", in: period)
        let until = fields.instant("until")
        let minutes = fields.integer("offerMinutes", isNeeded: true, in: 1...525_600)
        let hours = fields.nested("hours", isNeeded: false) { OpeningHours(recorded: &$0) }
        let messages = fields.nested("messages", isNeeded: false) { MessageRules(from: &$0) }
        if let needs { Self.check(needs, noting: &fields) }
        if let until, let opens = from ?? period?.startsAt, until <= opens {
            fields.note(.contradicts(otherField: "from"), at: "until")
        }
        guard let code, let slug = entry.flatMap(Slug.init),
            let place = territory.flatMap(TerritoryCode.init), let needs, let minutes
        else { return nil }
        self.init(
            code: code, opensAt: from,
            wish: OpenDeployment(
                entry: slug, territory: place, needs: needs, until: until,
                offerSpan: .minutes(minutes), hours: hours,
                // Nothing of an exercise leaves the house, whatever its script says.
                messages: messages.map { MessageRules(isOn: $0.isOn, isHeld: true) }))
    }

    private static func check(_ needs: [NeedRule], noting fields: inout JSONFields) {
        if needs.isEmpty { fields.note(.empty, at: "needs") }
        for (index, rule) in needs.enumerated()
        where needs[..<index].contains(where: { $0.kind == rule.kind }) {
            fields.note(
                .contradicts(otherField: "kind"), at: "kind", ofElement: index, in: "needs")
        }
    }
}

extension ScenarioDesk {
    init?(from fields: inout JSONFields) {
        let opens = fields.minuteOfDay("opens")
        let closes = fields.minuteOfDay("closes")
        let minutes = fields.integer("lookEveryMinutes", isNeeded: true, in: 1...1_440)
        let offsets = fields.list("utcOffsets", isNeeded: true, limit: 100) { fields in
            LocalClock.Offset(from: &fields)
        }
        if let opens, let closes, closes <= opens {
            fields.note(.contradicts(otherField: "opens"), at: "closes")
        }
        if let offsets, offsets.map(\.from) != offsets.map(\.from).sorted() {
            fields.note(.contradicts(otherField: "from"), at: "utcOffsets")
        }
        guard let opens, let closes, let minutes, let offsets else { return nil }
        self.init(
            clock: LocalClock(offsets: offsets, opensAtMinute: opens, closesAtMinute: closes),
            looksEvery: .minutes(minutes))
    }
}

extension LocalClock.Offset {
    fileprivate init?(from fields: inout JSONFields) {
        let from = fields.instant("from", isNeeded: true)
        let minutes = fields.integer("minutes", isNeeded: true, in: -840...840)
        guard let from, let minutes else { return nil }
        self.init(from: from, minutes: minutes)
    }
}

extension ScenarioExpectation {
    init?(from fields: inout JSONFields) {
        let objective = fields.localizedText("objective", limit: 500)
        let need = fields.need("need", isNeeded: true)
        let stage = fields.code("stage", of: Stage.self) ?? .done
        let minutes = fields.integer("withinMinutes", isNeeded: true, in: 1...525_600)
        let share = fields.perMille("sharePerMille", isNeeded: true)
        guard let objective, let need, let minutes, let share else { return nil }
        self.init(
            objective: objective, need: need, stage: stage, within: .minutes(minutes),
            sharePerMille: share)
    }
}

extension JSONFields {
    /// `08:00`; `24:00` is the end of the day.
    fileprivate mutating func minuteOfDay(_ name: String) -> Int64? {
        member(name, isNeeded: true) { value throws(FieldProblem.Failure) in
            guard let time = TimeOfDay(try value.text(limit: 5)) else {
                throw FieldProblem.Failure(.impossibleInstant)
            }
            return time.minute
        }
    }
}
