/// What somebody asks of the missions that they take; nothing of it has to be said.
package struct Conditions: Hashable, Sendable {
    package var availability = Availability()
    /// Hours from the end of a mission to the next.
    package var restHours: Int64?
    /// The most that they lift; nil for no limit that is known.
    package var liftingKilograms: Int64?
    /// How they get about; none where nobody has said.
    package var travel: [TravelMeans] = []
    package var preferredPeople: [Identifier<PersonHelped>] = []
    package var preferredAreas: [TerritoryCode] = []
    /// What they never want to be asked for.
    package var refusedNeeds: [NeedKind] = []
    /// How they were vetted; nil for vettings of which the day alone was noted.
    package var vetting: Vetting?

    package init() {}

    var vettingScope: VettingScope { vetting?.scope ?? .everything }

    var hasVehicle: Bool { travel.contains(where: \.isVehicle) }
}

/// How a volunteer gets to the door.
package enum TravelMeans: String, CaseIterable, Sendable {
    case foot
    case bicycle
    case publicTransport = "public_transport"
    case car
    case van

    /// Whether it carries what nobody can carry by hand.
    var isVehicle: Bool {
        switch self {
        case .car, .van: true
        case .foot, .bicycle, .publicTransport: false
        }
    }
}

/// Who said that a volunteer may help, when, and with what.
package struct Vetting: Hashable, Sendable {
    package let scope: VettingScope
    package let grantedBy: Identifier<AccessToken>?
    package let at: Instant?

    package init(
        scope: VettingScope, grantedBy: Identifier<AccessToken>? = nil, at: Instant? = nil
    ) {
        self.scope = scope
        self.grantedBy = grantedBy
        self.at = at
    }
}

/// What a vetting is good for.
package enum VettingScope: String, CaseIterable, Sendable {
    case everything
    /// Not at doors.
    case telephone
    /// Admitted in an emergency: only with somebody who was vetted for everything or for what is to be done.
    case accompanied
}

/// A time of a day on the clocks of a place, for people to read.
package struct ClockTime: Hashable, Sendable {
    package let day: CivilDate
    package let time: TimeOfDay
    /// No place was known, so that the clocks are Greenwich's.
    package let isUTC: Bool

    package init(_ instant: Instant, rule: ZoneRule?) {
        let wall: Wall = rule.map(Wall.zone) ?? .offset(minutes: 0)
        let (day, minute) = wall.minute(at: instant).flooredDivision(by: 1_440)
        self.day = CivilDate(daysSince1970: Int(day))
        time = TimeOfDay(minute: minute) ?? .midnight
        isUTC = rule == nil
    }

    var text: LocalizedText {
        let zone = isUTC ? " UTC" : ""
        return LocalizedText(
            fr: "\(day.text[.fr]) à \(time.text)\(zone)",
            es: "\(day.text[.es]) a las \(time.text)\(zone)",
            en: "\(day.text[.en]) \(time.text)\(zone)")
    }
}

/// How it stands with a volunteer's vetting on a day.
package enum VettingState: String, CaseIterable, Sendable {
    case holds
    case over
    case never
    /// It holds, and only beside somebody who was vetted.
    case accompanied
}
