/// Rules as JSON: in the journal, in snapshots, at the door.
extension CallRules {
    /// Reads rules whose zone is named, and its rule asked for.
    ///
    /// `unknownZone` is set to the name of a zone of which nobody knows the rule.
    package init?(
        from fields: inout JSONFields, ruleOfZone: (String) -> ZoneRule?, unknownZone: inout String?
    ) {
        let name = fields.zone(isNeeded: false)
        let zone = name.flatMap { name in
            ruleOfZone(name).map { NamedZone(name: name, rule: $0) }
        }
        if zone == nil { unknownZone = name }
        self.init(from: &fields, on: zone)
    }

    /// Reads rules that say the rule of their zone, where they have one: from the journal and from snapshots, which
    /// must mean the same everywhere and for ever.
    package init?(recorded fields: inout JSONFields) {
        let name = fields.zone(isNeeded: false)
        let text = fields.text("rule", isNeeded: name != nil, limit: 64)
        let rule = text.flatMap { ZoneRule($0) }
        if text != nil, rule == nil {
            fields.note(.malformedCode(example: "CET-1CEST,M3.5.0,M10.5.0/3"), at: "rule")
        }
        let zone = name.flatMap { name in rule.map { NamedZone(name: name, rule: $0) } }
        self.init(from: &fields, on: zone)
    }

    private init?(from fields: inout JSONFields, on zone: NamedZone?) {
        let ladder = fields.list("ladder", isNeeded: true, limit: Self.stepLimit) {
            LadderStep(from: &$0)
        }
        let questions = fields.list("questions", isNeeded: true, limit: Self.stepLimit) {
            LadderStep(from: &$0)
        }
        let lock = fields.integer("lockMinutes", isNeeded: true, in: 1...1_440)
        let grace = fields.integer("graceMinutes", isNeeded: true, in: 1...10_080)
        let hours = fields.dayWindow("hours", isNeeded: true)
        let offset = fields.integer("utcOffsetMinutes", isNeeded: true, in: -720...840)
        guard let ladder, let questions, let lock, let grace, let hours, let offset else {
            return nil
        }
        self.init(
            ladder: ladder, questions: questions, lock: .minutes(lock), grace: .minutes(grace),
            hours: hours, offset: offset, zone: zone)
    }

    package func write(into json: inout JSONWriter) {
        json.member("ladder", each: ladder) { $1.write(into: &$0) }
        json.member("questions", each: questions) { $1.write(into: &$0) }
        json.member("lockMinutes", lock.milliseconds / 60_000)
        json.member("graceMinutes", grace.milliseconds / 60_000)
        json.member("hours", hours.text)
        json.member("utcOffsetMinutes", offset)
        guard let zone else { return }
        json.member("zone", zone.name)
        json.member("rule", zone.rule.text)
    }
}

extension LadderStep {
    init?(from fields: inout JSONFields) {
        let kind = fields.code("kind", isNeeded: true, of: LadderKind.self)
        let after = fields.integer("afterMinutes", in: 0...43_200) ?? 0
        let within = fields.integer("withinMinutes", isNeeded: true, in: 1...43_200)
        guard let kind, let within else { return nil }
        self.init(kind, after: .minutes(after), within: .minutes(within))
    }

    func write(into json: inout JSONWriter) {
        json.beginObject()
        json.member("kind", kind.rawValue)
        json.member("afterMinutes", after.milliseconds / 60_000)
        json.member("withinMinutes", within.milliseconds / 60_000)
        json.endObject()
    }
}
