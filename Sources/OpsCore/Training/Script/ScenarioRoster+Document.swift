extension ScenarioRoster {
    init?(from fields: inout JSONFields, _ names: inout ScenarioNames) {
        let behaviours = fields.list("behaviours", isNeeded: true, limit: 100) { fields in
            VolunteerBehaviour(from: &fields, &names)
        }
        let volunteers = fields.list("volunteers", isNeeded: false, limit: 10_000) { fields in
            ScenarioVolunteer(from: &fields, names)
        }
        let groups = fields.list("groups", isNeeded: false, limit: 1_000) { fields in
            VolunteerGroup(from: &fields, &names)
        }
        let count = (groups ?? []).reduce(Int64(volunteers?.count ?? 0)) { $0 + $1.count }
        if count > Self.volunteerLimit {
            fields.note(.tooMany(limit: Int(Self.volunteerLimit)), at: "groups")
        }
        guard let behaviours else { return nil }
        self.init(behaviours: behaviours, volunteers: volunteers ?? [], groups: groups ?? [])
    }
}

extension ScenarioVolunteer {
    fileprivate init?(from fields: inout JSONFields, _ names: ScenarioNames) {
        let behaviour = fields.reference("behaviour", isNeeded: true, among: names.behaviours)
        let isAvailable = fields.flag("available") ?? true
        let profile = VolunteerProfile(from: &fields)
        if let profile, !names.territories.contains(profile.territory.text) {
            fields.note(.unknownCode(allowed: names.territories), at: "territory")
        }
        guard let profile, let behaviour else { return nil }
        self.init(profile: profile, isAvailable: isAvailable, behaviour: behaviour)
    }
}

extension VolunteerGroup {
    fileprivate init?(from fields: inout JSONFields, _ names: inout ScenarioNames) {
        let code = fields.newName("code", in: &names.groups)
        let count = fields.integer("count", isNeeded: true, in: 1...ScenarioRoster.volunteerLimit)
        let territory = fields.reference("territory", isNeeded: true, among: names.territories)
        let around = fields.reference("around", among: names.postcodes)
        let spread = fields.integer("spreadMillidegrees", in: 0...1_000) ?? 6
        let skills = fields.list("skills", isNeeded: false, limit: 50) { SkillShare(from: &$0) }
        let languages = fields.list("languages", isNeeded: true, limit: 20) { fields in
            LanguageShare(from: &fields)
        }
        let vetted = fields.perMille("vettedPerMille", isNeeded: true)
        let vettedUntil = fields.day("vettedUntil", isNeeded: true)
        let atRisk = fields.perMille("healthRiskPerMille") ?? 0
        let weekly = fields.integer("weeklyMissions", in: 0...100) ?? 5
        let kilometres = fields.integer("radiusKilometres", in: 0...20_000) ?? 5
        let behaviour = fields.reference("behaviour", isNeeded: true, among: names.behaviours)
        let joinsAt = fields.instant("joinsAt")
        let standDown = fields.dayCurve("standDown", value: "perMille", in: 0...1_000)
        guard let code, let count, let place = territory.flatMap(TerritoryCode.init), let languages,
            let vetted, let vettedUntil, let behaviour
        else { return nil }
        self.init(
            code: code, count: count, territory: place, around: around,
            spreadMillidegrees: spread, skills: skills ?? [], languages: languages,
            vettedPerMille: vetted, vettedUntil: vettedUntil, healthRiskPerMille: atRisk,
            weeklyMissions: weekly, radius: Metres(count: Int32(kilometres) * 1_000),
            behaviour: behaviour, joinsAt: joinsAt, standDown: standDown ?? DayCurve(points: []))
    }
}

extension VolunteerGroup.SkillShare {
    fileprivate init?(from fields: inout JSONFields) {
        let share = fields.perMille("perMille", isNeeded: true)
        guard let skill = Skill(from: &fields), let share else { return nil }
        self.init(skill: skill, perMille: share)
    }
}

extension VolunteerGroup.LanguageShare {
    fileprivate init?(from fields: inout JSONFields) {
        let language = fields.language("language", isNeeded: true)
        let share = fields.perMille("perMille", isNeeded: true)
        guard let language, let share else { return nil }
        self.init(language: language, perMille: share)
    }
}

extension VolunteerBehaviour {
    fileprivate init?(from fields: inout JSONFields, _ names: inout ScenarioNames) {
        let code = fields.newName("code", in: &names.behaviours)
        let silent = fields.perMille("silentPerMille", isNeeded: true)
        let declines = fields.perMille("declinesPerMille", isNeeded: true)
        let takesBack = fields.perMille("takesBackPerMille") ?? 0
        let answer = fields.delay("answer")
        let departure = fields.delay("departure")
        let travel = fields.delay("travel")
        let service = fields.delay("service")
        let services = fields.list("services", isNeeded: false, limit: 20) { Service(from: &$0) }
        let notHome = fields.perMille("notHomePerMille") ?? 0
        if let silent, let declines, silent + declines > 1_000 {
            fields.note(.contradicts(otherField: "silentPerMille"), at: "declinesPerMille")
        }
        guard let code, let silent, let declines, let answer, let departure, let travel,
            let service
        else { return nil }
        self.init(
            code: code, silentPerMille: silent, declinesPerMille: declines,
            takesBackPerMille: takesBack, answer: answer, departure: departure, travel: travel,
            service: service, services: services ?? [], notHomePerMille: notHome)
    }
}

extension VolunteerBehaviour.Service {
    fileprivate init?(from fields: inout JSONFields) {
        let need = fields.need("need", isNeeded: true)
        guard let minutes = Delay(from: &fields), let need else { return nil }
        self.init(need: need, minutes: minutes)
    }
}

extension Delay {
    fileprivate init?(from fields: inout JSONFields) {
        let median = fields.integer("medianMinutes", isNeeded: true, in: 0...525_600)
        let spread = fields.perMille("spreadPerMille") ?? 1_000
        guard let median else { return nil }
        self.init(medianMinutes: median, spreadPerMille: spread)
    }
}

extension JSONFields {
    fileprivate mutating func delay(_ name: String) -> Delay? {
        nested(name, isNeeded: true) { Delay(from: &$0) }
    }
}
