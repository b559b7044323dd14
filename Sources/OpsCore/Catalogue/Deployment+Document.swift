/// The rules of a deployment as JSON: in the journal, in demonstration files, in scenarios.
extension NeedRule {
    /// Characters of the name of a kind that a deployment adds.
    package static let nameLimit = 60

    /// Reads a rule; what is new has defaults of its own.
    ///
    /// What is opened from now on seals medicine where nothing is said, and sends a pair on a courtesy visit, of which
    /// one is a first-aider (must-do 13). What is in journals and scenarios did not know of it.
    package init?(from fields: inout JSONFields, isNew: Bool = false) {
        let kind = fields.need("kind", isNeeded: true)
        let minutes = fields.integer("dueWithinMinutes", isNeeded: true, in: 1...525_600)
        let urgent = fields.integer("urgentWithinMinutes", in: 1...525_600)
        let isVisit = isNew && kind == .courtesyVisit
        let crew = fields.integer("crew", in: 1...20) ?? (isVisit ? 2 : 1)
        let skill = fields.skill("skill")
        let crewSkills =
            fields.skills("crewSkills")
            ?? (isVisit && skill == nil ? [SkillCode("first_aid")].compactMap(\.self) : [])
        let isSealed = fields.flag("sealedPacket") ?? (isNew && kind == .medicine)
        let name = fields.localizedText("name", isNeeded: false, limit: Self.nameLimit)
        let lifting = fields.integer("liftingKilograms", in: Conditions.liftingRange)
        let needsVehicle = fields.flag("vehicle") ?? false
        let needsGear = fields.flag("protectiveGear") ?? false
        guard let kind, let minutes else { return nil }
        self.init(
            kind: kind, dueWithin: .minutes(minutes), urgentWithin: urgent.map(TimeSpan.minutes),
            crew: crew, skill: skill, isPacketSealed: isSealed, name: name, crewSkills: crewSkills,
            liftingKilograms: lifting, needsVehicle: needsVehicle, needsGear: needsGear)
    }

    package func write(into json: inout JSONWriter) {
        json.beginObject()
        json.member("kind", kind.rawValue)
        json.member("dueWithinMinutes", dueWithin.milliseconds / 60_000)
        if urgentWithin
            != NeedRule(kind: kind, dueWithin: dueWithin, crew: 1, skill: nil).urgentWithin
        {
            json.member("urgentWithinMinutes", urgentWithin.milliseconds / 60_000)
        }
        json.member("crew", crew)
        json.member("skill", skill?.text)
        if isPacketSealed { json.member("sealedPacket", true) }
        if let name { json.member("name", name) }
        if let liftingKilograms { json.member("liftingKilograms", liftingKilograms) }
        if needsVehicle { json.member("vehicle", true) }
        if !crewSkills.isEmpty { json.member("crewSkills", crewSkills.map(\.text)) }
        if needsGear { json.member("protectiveGear", true) }
        json.endObject()
    }
}

extension JSONFields {
    /// What a crew must hold together; the same twice means two people.
    fileprivate mutating func skills(_ name: String) -> [SkillCode]? {
        guard let words = texts(name, limit: 20, each: 40) else { return nil }
        let skills = words.compactMap(SkillCode.init)
        if skills.count < words.count { note(.malformedCode(example: "first_aid"), at: name) }
        return skills
    }
}

extension Deployment {
    package init?(from fields: inout JSONFields) {
        let id = fields.identifier("id", isNeeded: true, of: Deployment.self)
        let entry = fields.slug("entry", isNeeded: true)
        let version = fields.integer("entryVersion", isNeeded: true, in: 1...1_000_000)
        let territory = fields.territory("territory", isNeeded: true)
        let needs = fields.list("needs", isNeeded: true, limit: 50) { NeedRule(from: &$0) }
        let from = fields.instant("from", isNeeded: true)
        let until = fields.instant("until")
        let minutes = fields.integer("offerMinutes", isNeeded: true, in: 1...525_600)
        let hours = fields.nested("hours", isNeeded: false) { OpeningHours(recorded: &$0) }
        let codeMinutes = fields.integer("visitCodeMinutes", in: 1...525_600)
        let days = fields.integer("outcomeAfterDays", in: 1...3_650)
        let waves = fields.nested("waves", isNeeded: false) { WaveRules(from: &$0) }
        let crews = fields.nested("crews", isNeeded: false) { CrewRules(from: &$0) }
        let messages = fields.nested("messages", isNeeded: false) { MessageRules(from: &$0) }
        guard let id, let entry, let version, let territory, let needs, let from, let minutes
        else { return nil }
        self.init(
            id: id, entry: entry, entryVersion: version, territory: territory, needs: needs,
            from: from, until: until, offerSpan: .minutes(minutes), hours: hours,
            visitCodeSpan: codeMinutes.map { .minutes($0) }, outcomeAfter: days.map(TimeSpan.days),
            crewRules: crews, waves: waves, messages: messages)
    }

    package func write(into json: inout JSONWriter) {
        json.member("id", id)
        json.member("entry", entry.text)
        json.member("entryVersion", entryVersion)
        json.member("territory", territory.text)
        json.member("needs", each: needs) { json, rule in rule.write(into: &json) }
        json.member("from", from)
        json.member("until", until)
        json.member("offerMinutes", offerSpan.milliseconds / 60_000)
        if let hours {
            json.key("hours")
            hours.write(into: &json)
        }
        if let visitCodeSpan {
            json.member("visitCodeMinutes", visitCodeSpan.milliseconds / 60_000)
        }
        if let outcomeAfter {
            json.member("outcomeAfterDays", outcomeAfter.milliseconds / 86_400_000)
        }
        if let waves {
            json.key("waves")
            waves.write(into: &json)
        }
        if let crewRules {
            json.key("crews")
            crewRules.write(into: &json)
        }
        if let messages {
            json.key("messages")
            messages.write(into: &json)
        }
    }
}
