/// Somebody who helps.
///
/// The journal knows what matters to a mission; name and phone are in the vault.
package struct Volunteer: Hashable, Sendable {
    package let id: Identifier<Volunteer>
    /// Runs from 1; what people say aloud: volunteer 12.
    package let number: Int64
    package let profile: VolunteerProfile
    package var isAvailable: Bool
    /// When each mission of the last week was accepted: the load.
    package var acceptedAt: [Instant]
    /// When they were asked in the last week, whatever they answered.
    package var askedAt: [Instant] = []
    /// The missions in hand.
    package var missions: [Identifier<Mission>]

    /// How many missions were accepted in the week before `instant`.
    package func load(at instant: Instant) -> Int {
        acceptedAt.count { $0 > instant - .days(7) }
    }

    /// How often they were asked in the week before `instant`.
    package func timesAsked(at instant: Instant) -> Int {
        askedAt.count { $0 > instant - .days(7) }
    }

    /// From when on their week has room for one more mission.
    var freeFrom: Instant {
        let limit = Int(clamping: profile.weeklyMissions)
        guard limit > 0 else { return Instant(milliseconds: .max) }
        guard acceptedAt.count >= limit else { return Instant(milliseconds: .min) }
        return acceptedAt[acceptedAt.count - limit] + .days(7)
    }
}

/// What decides whether a volunteer fits a mission.
package struct VolunteerProfile: Hashable, Sendable {
    package let territory: TerritoryCode
    package let position: Coordinate?
    package let skills: [Skill]
    package let languages: [LanguageTag]
    /// The last day of the current vetting; nil when nobody has vetted them.
    package let vettedUntil: CivilDate?
    /// The most missions they take in a week.
    package let weeklyMissions: Int64
    package let radius: Metres
    /// At risk when meeting people: they do not go to doors.
    package let isAtHealthRisk: Bool

    package init(
        territory: TerritoryCode, position: Coordinate?, skills: [Skill], languages: [LanguageTag],
        vettedUntil: CivilDate?, weeklyMissions: Int64, radius: Metres, isAtHealthRisk: Bool
    ) {
        self.territory = territory
        self.position = position
        self.skills = skills
        self.languages = languages
        self.vettedUntil = vettedUntil
        self.weeklyMissions = weeklyMissions
        self.radius = radius
        self.isAtHealthRisk = isAtHealthRisk
    }
}

/// Who a volunteer is: it goes to the vault, never to the journal.
package struct VolunteerDetails: Hashable, Sendable {
    package let name: String
    package let phone: PhoneNumber?
    package let email: String?

    package init(name: String, phone: PhoneNumber?, email: String?) {
        self.name = name
        self.phone = phone
        self.email = email
    }
}
