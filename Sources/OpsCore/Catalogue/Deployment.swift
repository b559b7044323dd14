/// An entry of the catalogue at work: in one territory, over a period, for some needs.
///
/// Every request is opened under a deployment, so that each outcome is evidence of its entry.
package struct Deployment: Hashable, Sendable {
    package let id: Identifier<Deployment>
    package let entry: Slug
    package let entryVersion: Int64
    package let territory: TerritoryCode
    package let needs: [NeedRule]
    /// From when the service is open.
    package let from: Instant
    /// Until when, not included; nil while it is not known.
    package var until: Instant?
    /// How long a volunteer has to answer an offer.
    package let offerSpan: TimeSpan
    /// When it is open; nil for day and night.
    package var hours: OpeningHours?
    /// How long a visit code is good; nil for what Ops assumes.
    package let visitCodeSpan: TimeSpan?
    /// How long after a request was done the person is asked whether help came; nil for never.
    package let outcomeAfter: TimeSpan?
    /// How Ops asks by itself; nil for what it assumes.
    package var waves: WaveRules?
    /// How crews are looked after; nil where it opened before Ops knew of it.
    package var crewRules: CrewRules?
    /// Whether volunteers are told by messages; nil where it opened before Ops had any.
    package var messages: MessageRules?

    /// A month, after which the people of a study were asked (field notes, 2.10).
    package static let standardOutcomeDays: Int64 = 30

    package init(
        id: Identifier<Deployment>, entry: Slug, entryVersion: Int64, territory: TerritoryCode,
        needs: [NeedRule], from: Instant, until: Instant?, offerSpan: TimeSpan,
        hours: OpeningHours? = nil, visitCodeSpan: TimeSpan? = nil, outcomeAfter: TimeSpan? = nil,
        crewRules: CrewRules? = nil, waves: WaveRules? = nil, messages: MessageRules? = nil
    ) {
        self.id = id
        self.entry = entry
        self.entryVersion = entryVersion
        self.territory = territory
        self.needs = needs
        self.from = from
        self.until = until
        self.offerSpan = offerSpan
        self.hours = hours
        self.visitCodeSpan = visitCodeSpan
        self.outcomeAfter = outcomeAfter
        self.waves = waves
        self.crewRules = crewRules
        self.messages = messages
    }

    package func isActive(at instant: Instant) -> Bool {
        from <= instant && until.map { instant < $0 } ?? true
    }

    package func rule(for need: NeedKind) -> NeedRule? {
        needs.first { $0.kind == need }
    }
}

/// How a deployment serves one kind of need.
package struct NeedRule: Hashable, Sendable {
    package let kind: NeedKind
    /// How soon help is owed once the request is opened, counted while the service is open.
    package let dueWithin: TimeSpan
    /// How soon where the person has nothing left, counted by the clock.
    package let urgentWithin: TimeSpan
    /// How many volunteers it takes.
    package let crew: Int64
    /// The skill each of them must hold, if any.
    package let skill: SkillCode?
    /// Whether medicine goes as a sealed packet from the pharmacy to the door, each step noted.
    package let isPacketSealed: Bool
    /// What people call a kind that the deployment adds; nil for kinds that every house knows.
    package let name: LocalizedText?
    /// What the crew must hold together, each by another of its people.
    package let crewSkills: [SkillCode]
    /// What each of them must be able to lift; nil where nothing is heavy.
    package let liftingKilograms: Int64?
    /// Whether one of the crew must come with a car or a van.
    package let needsVehicle: Bool
    /// Whether a crew confirms its protective gear before it leaves.
    package let needsGear: Bool

    /// Who has nothing left waits no longer than this, unless the deployment says otherwise.
    static let standardUrgency = TimeSpan.hours(4)

    package init(
        kind: NeedKind, dueWithin: TimeSpan, urgentWithin: TimeSpan? = nil, crew: Int64,
        skill: SkillCode?, isPacketSealed: Bool = false, name: LocalizedText? = nil,
        crewSkills: [SkillCode] = [], liftingKilograms: Int64? = nil, needsVehicle: Bool = false,
        needsGear: Bool = false
    ) {
        self.kind = kind
        self.dueWithin = dueWithin
        self.urgentWithin = urgentWithin ?? min(dueWithin, Self.standardUrgency)
        self.crew = max(crew, Int64(crewSkills.count))
        self.skill = skill
        self.isPacketSealed = isPacketSealed
        self.crewSkills = crewSkills
        self.liftingKilograms = liftingKilograms
        self.needsVehicle = needsVehicle
        self.name = name
        self.needsGear = needsGear
    }

    func named(_ name: LocalizedText) -> NeedRule {
        NeedRule(
            kind: kind, dueWithin: dueWithin, urgentWithin: urgentWithin, crew: crew, skill: skill,
            isPacketSealed: isPacketSealed, name: name, crewSkills: crewSkills,
            liftingKilograms: liftingKilograms, needsVehicle: needsVehicle, needsGear: needsGear)
    }
}
