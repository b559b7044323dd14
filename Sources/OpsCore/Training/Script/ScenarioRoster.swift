/// The people who help in a scenario, and how they behave.
package struct ScenarioRoster: Hashable, Sendable {
    /// At the most this many volunteers in one scenario.
    package static let volunteerLimit: Int64 = 100_000

    package let behaviours: [VolunteerBehaviour]
    package let volunteers: [ScenarioVolunteer]
    package let groups: [VolunteerGroup]
}

/// A volunteer whom the scenario describes one by one.
package struct ScenarioVolunteer: Hashable, Sendable {
    package let profile: VolunteerProfile
    package let isAvailable: Bool
    /// The code of a behaviour.
    package let behaviour: String
}

/// Volunteers who are drawn from the seed.
package struct VolunteerGroup: Hashable, Sendable {
    /// A skill and the share of the group that holds it.
    package struct SkillShare: Hashable, Sendable {
        package let skill: Skill
        package let perMille: Int64
    }

    /// A language and the share of the group that speaks it.
    package struct LanguageShare: Hashable, Sendable {
        package let language: LanguageTag
        package let perMille: Int64
    }

    package let code: String
    package let count: Int64
    package let territory: TerritoryCode
    /// The postcode around which they live; nil for those who only telephone.
    package let around: String?
    /// How far from the postcode's position, at the most, in either direction.
    package let spreadMillidegrees: Int64
    package let skills: [SkillShare]
    /// Who draws none of them speaks the first.
    package let languages: [LanguageShare]
    package let vettedPerMille: Int64
    package let vettedUntil: CivilDate?
    package let healthRiskPerMille: Int64
    package let weeklyMissions: Int64
    package let radius: Metres
    package let behaviour: String
    /// When they join; nil for the start.
    package let joinsAt: Instant?
    /// The share of the group that is stood down, by day: between two days it changes evenly.
    package let standDown: DayCurve
}

/// How simulated volunteers answer and work.
package struct VolunteerBehaviour: Hashable, Sendable {
    /// How long the work takes, for one need.
    package struct Service: Hashable, Sendable {
        package let need: NeedKind
        package let minutes: Delay
    }

    package let code: String
    /// The share that never answers; the next words share what is left of a thousand.
    package let silentPerMille: Int64
    package let declinesPerMille: Int64
    /// The share of those who said yes that take it back before they leave.
    package let takesBackPerMille: Int64
    package let answer: Delay
    /// From the complete crew to the moment it leaves.
    package let departure: Delay
    package let travel: Delay
    package let service: Delay
    /// Needs whose work takes another time than `service`.
    package let services: [Service]
    /// The share of visits at which nobody opens the door.
    package let notHomePerMille: Int64

    package func service(for need: NeedKind) -> Delay {
        services.first { $0.need == need }?.minutes ?? service
    }
}
