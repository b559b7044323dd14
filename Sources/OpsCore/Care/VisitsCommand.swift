/// What can be asked about visits to a person.
package enum VisitsCommand: Sendable {
    case wish(VisitWish)
    case report(Identifier<VisitSeries>, VisitTold)
    /// Another day for the next visit.
    case plan(Identifier<VisitSeries>, at: Instant)
    case end(Identifier<VisitSeries>, VisitEnding, note: String?)
    /// When the crew comes, as agreed with the person.
    case agreeSlot(Identifier<Mission>, from: Instant, minutes: Int64)
    /// Time has come for a series in which nobody acted, or for its next visit.
    case moveOn(Identifier<VisitSeries>)
    /// The service whose desk follows it is over.
    case handOver(Identifier<VisitSeries>)
}

/// What somebody wants, as she or whoever calls for her said it: with it goes her consent.
package struct VisitWish: Sendable {
    package var who: PersonToCall
    package var wants: VisitWants
    package var everyDays: Int64
    /// The day of the first visit; nil for as soon as can be.
    package var from: Instant?
    package var speaker: ConsentSpeaker
    package var means: ConsentMeans
    /// When she may be called, where she wants calls.
    package var hours: CallHours
    package var note: String?

    /// A week between two visits, where nobody says otherwise.
    package static let standardDays: Int64 = 7

    package init(
        _ wants: VisitWants, of who: PersonToCall, everyDays: Int64 = standardDays,
        from: Instant? = nil, by speaker: ConsentSpeaker = .person,
        means: ConsentMeans = .telephone, hours: CallHours = CallHours(), note: String? = nil
    ) {
        self.wants = wants
        self.who = who
        self.everyDays = everyDays
        self.from = from
        self.speaker = speaker
        self.means = means
        self.hours = hours
        self.note = note
    }
}

/// What a crew tells after a visit.
package struct VisitTold: Sendable {
    package var health: [HealthSignal]
    package var housing: [HousingSignal]
    /// Needs that were seen: each becomes a request at once.
    package var needs: [NeedKind]
    /// Something to be raised with a supervisor.
    package var isConcern: Bool
    package var note: String?
    /// The day of the next visit; after the days of the series, where neither is said.
    package var nextVisitAt: Instant?
    /// A call; where no visit is said with it, somebody says afterwards what comes then.
    package var nextCallAt: Instant?

    package init(
        health: [HealthSignal] = [], housing: [HousingSignal] = [], needs: [NeedKind] = [],
        isConcern: Bool = false, note: String? = nil, nextVisitAt: Instant? = nil,
        nextCallAt: Instant? = nil
    ) {
        self.health = health
        self.housing = housing
        self.needs = needs
        self.isConcern = isConcern
        self.note = note
        self.nextVisitAt = nextVisitAt
        self.nextCallAt = nextCallAt
    }
}

/// What happened to visits.
///
/// It names nobody, and never says how somebody was.
package enum VisitsEvent: Hashable, Sendable {
    case wished(Identifier<PersonHelped>, VisitWants)
    case opened(VisitsOpened)
    case asked(Identifier<VisitSeries>, request: Identifier<HelpRequest>)
    /// The crew was there: the desk is owed how it was.
    case made(Identifier<VisitSeries>, mission: Identifier<Mission>, VisitsDue)
    case told(VisitReported)
    /// `isAgreed` where somebody named the day, and not the usual days alone.
    case planned(Identifier<VisitSeries>, at: Instant, VisitsDue, isAgreed: Bool = false)
    /// Somebody has to say what comes next.
    case undecided(Identifier<VisitSeries>, VisitsDue)
    case escalated(Identifier<VisitSeries>, VisitsDue)
    /// The service whose desk followed it has closed: another follows it.
    case handedOver(Identifier<VisitSeries>, VisitsDue)
    case ended(Identifier<VisitSeries>, VisitEnding)
    /// Of a round where nobody has agreed it with the person: it is told her, and is no promise that is moved.
    case slotAgreed(Identifier<Mission>, from: Instant, until: Instant, isOfRound: Bool = false)
}

/// Whose work it is, and until when.
package struct VisitsDue: Hashable, Sendable {
    package let desk: TerritoryCode
    package let dueAt: Instant
}

/// A series begins; its first visit is asked for when it is due.
package struct VisitsOpened: Hashable, Sendable {
    package let id: Identifier<VisitSeries>
    package let number: Int64
    package let person: Identifier<PersonHelped>
    package let contact: Identifier<Contact>
    package let language: LanguageTag
    package let place: TerritoryCode
    package let position: Coordinate?
    package let everyDays: Int64
    package let at: Instant
    package let due: VisitsDue
    /// Whether somebody named that day; else it is as soon as can be.
    package var isAgreed = false
}

/// A crew has told of its visit; what it said is in the vault.
package struct VisitReported: Hashable, Sendable {
    package let id: Identifier<VisitReport>
    package let series: Identifier<VisitSeries>
    package let mission: Identifier<Mission>?
    package let isConcern: Bool
}

/// Why it cannot be done.
package enum VisitsRefusal: Error, Hashable, Sendable {
    case unknownSeries(Identifier<VisitSeries>)
    case openAlready(number: Int64)
    /// No crew was there since the last report.
    case nothingToReport(number: Int64, VisitStep)
    /// A visit is asked for already, or nobody has told of the last one.
    case notToBePlanned(number: Int64, VisitStep)
    case inPast
    /// Nobody means it: the visit would never come due.
    case tooFarAhead
    case crewUnderway(request: Int64)
    case notYetDue(number: Int64)
    case bothHaveVisits(Int64, Int64)
    /// The person cannot be erased yet.
    case seriesLive(number: Int64)
    case unknownMission(Identifier<Mission>)
    /// Preferred hours are those of calls, and none is planned.
    case noCallForHours
    case noDoor(mission: Int64)
    /// Somebody of the crew has another mission in hand at that hour.
    case crewElsewhere(mission: Int64, volunteer: Int64, other: Int64)
}
