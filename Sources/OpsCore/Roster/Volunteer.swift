/// Somebody who helps.
///
/// The journal knows what matters to a mission; name and phone are in the vault.
package struct Volunteer: Hashable, Sendable {
    package let id: Identifier<Volunteer>
    /// Runs from 1; what people say aloud: volunteer 12.
    package let number: Int64
    package internal(set) var profile: VolunteerProfile
    package var isAvailable: Bool
    /// When each mission of the last week was accepted, or was, once it is over and its hour had been agreed: the load.
    package var acceptedAt: [Instant]
    /// When they were asked in the last week, whatever they answered.
    package var askedAt: [Instant] = []
    /// What they have said yes to and is not over, in the order of their yeses.
    var inHand: [MissionInHand]
    /// Whether any of it is under way, or has no hour; follows from the missions.
    var isBound = false
    /// When the last mission for which they had left ended: they may want to rest.
    package var endedAt: Instant? = nil

    /// The missions in hand.
    package var missions: [Identifier<Mission>] { inHand.map(\.mission) }

    /// How many missions lie within a week that holds `instant`: of all such weeks the fullest.
    ///
    /// What was agreed for an hour lies there, whenever they said yes; anything else when they did.
    package func load(at instant: Instant) -> Int {
        let times = timesWithoutHour + inHand.compactMap(\.goesAt)
        let ahead = times.filter { instant < $0 && $0 < instant + .days(7) }
        return ([instant] + ahead).map { end in
            times.count { end - .days(7) < $0 && $0 <= end }
        }.max() ?? 0
    }

    /// The load but for what is in hand and has its hour.
    var timesWithoutHour: [Instant] {
        var times = acceptedAt
        for held in inHand where held.goesAt != nil {
            if let said = times.lastIndex(of: held.acceptedAt) { times.remove(at: said) }
        }
        return times
    }

    /// How often they were asked in the week before `instant`.
    package func timesAsked(at instant: Instant) -> Int {
        askedAt.count { $0 > instant - .days(7) }
    }

    /// Until when they rest; nil when they have rested.
    func restsUntil(at instant: Instant) -> Instant? {
        guard let hours = profile.conditions.restHours, let endedAt else { return nil }
        let end = endedAt + .hours(hours)
        return end > instant ? end : nil
    }

    /// From when on their week has room for one more mission, whatever they have in hand for hours to come.
    var freeFrom: Instant {
        let limit = Int(clamping: profile.weeklyMissions)
        guard limit > 0 else { return Instant(milliseconds: .max) }
        let times = timesWithoutHour
        guard times.count >= limit else { return Instant(milliseconds: .min) }
        return times[times.count - limit] + .days(7)
    }
}

/// What somebody has said yes to, and when they did.
struct MissionInHand: Hashable, Sendable {
    let mission: Identifier<Mission>
    let acceptedAt: Instant
    /// The beginning of the hour that was agreed, or of its round; follows from the missions.
    var goesAt: Instant? = nil
}

/// What decides whether a volunteer fits a mission.
package struct VolunteerProfile: Hashable, Sendable {
    package var territory: TerritoryCode
    package var position: Coordinate?
    package var skills: [Skill]
    package var languages: [LanguageTag]
    /// The last day of the current vetting; nil when nobody has vetted them.
    package var vettedUntil: CivilDate?
    /// The most missions they take in a week.
    package var weeklyMissions: Int64
    package var radius: Metres
    /// At risk when meeting people: they do not go to doors.
    package var isAtHealthRisk: Bool
    /// Most say nothing of it, and then it takes no room: one or none.
    private var saidConditions: [Conditions] = []

    package var conditions: Conditions {
        get { saidConditions.first ?? Conditions() }
        set { saidConditions = newValue == Conditions() ? [] : [newValue] }
    }

    /// Whether anything is said of when, how and with whom they go.
    var hasConditions: Bool { !saidConditions.isEmpty }

    package init(
        territory: TerritoryCode, position: Coordinate?, skills: [Skill], languages: [LanguageTag],
        vettedUntil: CivilDate?, weeklyMissions: Int64, radius: Metres, isAtHealthRisk: Bool,
        conditions: Conditions = Conditions()
    ) {
        self.territory = territory
        self.position = position
        self.skills = skills
        self.languages = languages
        self.vettedUntil = vettedUntil
        self.weeklyMissions = weeklyMissions
        self.radius = radius
        self.isAtHealthRisk = isAtHealthRisk
        self.conditions = conditions
    }
}

/// Who a volunteer is: it goes to the vault, never to the journal.
package struct VolunteerDetails: Hashable, Sendable {
    package let name: String
    package let phone: PhoneNumber?
    package let email: String?
    /// What whoever asks them should know: "not on Tuesdays, landline only".
    package let note: String?
    /// Who they are in another book: a member's number, a row of a sheet.
    package let ref: String?

    package init(
        name: String, phone: PhoneNumber?, email: String?, note: String? = nil, ref: String? = nil
    ) {
        self.name = name
        self.phone = phone
        self.email = email
        self.note = note
        self.ref = ref
    }
}
