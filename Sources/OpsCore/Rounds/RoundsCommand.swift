/// What can be asked about rounds.
package enum RoundsCommand: Sendable {
    /// Lays out rounds of one day together: drafts that are there, published ones that take on more, and new ones.
    case plan(PlanRounds)
    case pin(Identifier<Round>, Identifier<HelpRequest>)
    case unpin(Identifier<Round>, Identifier<HelpRequest>)
    /// One visit code for each delivery, in their order; drawn at the edge like identities.
    case publish(Identifier<Round>, codes: [VisitCode] = [])
    case withdraw(Identifier<Round>)
}

/// Rounds of one day as somebody lays them out; all of them or none.
package struct PlanRounds: Sendable {
    package let territory: TerritoryCode
    package let date: CivilDate
    package let rounds: [PlannedRound]

    /// At the most this many at once.
    package static let roundLimit = 50

    package init(territory: TerritoryCode, date: CivilDate, rounds: [PlannedRound]) {
        self.territory = territory
        self.date = date
        self.rounds = rounds
    }
}

/// One round as it is laid out: a new one, a draft that is there, or a published one with more.
package struct PlannedRound: Sendable {
    package let replaces: RoundLayout?
    /// Without stops: the draft is withdrawn; of a published round it holds what is not over.
    package let plan: RoundPlan
    /// For a published round, one visit code for each delivery of the plan, in their order; those of what is new are
    /// used.
    package let codes: [VisitCode]

    package init(
        _ plan: RoundPlan, replacing layout: RoundLayout? = nil, codes: [VisitCode] = []
    ) {
        replaces = layout
        self.plan = plan
        self.codes = codes
    }
}

/// A round as somebody has seen it.
package struct RoundLayout: Hashable, Sendable {
    package let round: Identifier<Round>
    package let revision: Int64

    package init(_ round: Identifier<Round>, revision: Int64) {
        self.round = round
        self.revision = revision
    }
}

/// What happened to rounds.
///
/// It names nobody.
package enum RoundsEvent: Hashable, Sendable {
    case drafted(Round)
    case redrawn(Identifier<Round>, RoundPlan)
    case stopPinned(Identifier<Round>, Identifier<HelpRequest>)
    case stopUnpinned(Identifier<Round>, Identifier<HelpRequest>)
    case published(Identifier<Round>, booking: Int64?)
    /// It was published, and takes on more; what was promised to others holds.
    case extended(Identifier<Round>, RoundPlan, booking: Int64?)
    /// The round has nothing more to do for a request: it was brought, was not, or goes another way.
    case stopClosed(Identifier<Round>, Identifier<HelpRequest>)
    case withdrawn(Identifier<Round>)
    /// Others drive what was published: they have taken it over, have joined, or somebody has left.
    case crewChanged(Identifier<Round>, [Identifier<Volunteer>])
}

/// Why rounds cannot be as was asked.
package enum RoundsRefusal: Error, Hashable, Sendable {
    case unknownRound(Identifier<Round>)
    case unknownTerritory(TerritoryCode)
    case unknownRequest(Identifier<HelpRequest>)
    case unknownVolunteer(Identifier<Volunteer>)
    case unknownVehicle(Identifier<Asset>)
    case dayIsOver(CivilDate)
    case noStops
    case tooManyStops(limit: Int)
    case otherDay(round: Int64)
    case notDraft(round: Int64, RoundState)
    /// Somebody laid it out anew meanwhile.
    case changedMeanwhile(round: Int64)
    case repeatedRound(round: Int64)
    case notDeliverable(number: Int64)
    case elsewhere(number: Int64, TerritoryCode)
    case notOpen(number: Int64, RequestStatus)
    case inAnotherRound(number: Int64, round: Int64)
    case repeatedStop(number: Int64)
    case medicineWithoutPickUp(number: Int64)
    case pickUpTooLate(number: Int64)
    case pickUpAlone(number: Int64)
    /// The stop, counted from 1.
    case timesOutOfOrder(stop: Int64)
    case outsideWindow(number: Int64)
    /// Somebody has agreed another hour with the person.
    case outsideAgreedHour(number: Int64)
    /// Somebody would be told a time on another day.
    case windowBeyondDay(number: Int64)
    /// It leaves before its vehicle and people are there, or is back after they are gone.
    case outsideShift(round: Int64)
    /// Its vehicle and people would be kept beyond the end of the next day.
    case backTooLate(round: Int64)
    /// What she has said does not put her at risk.
    case outsideSafeHours(number: Int64, DayWindow)
    case overCapacity(load: Int64, capacity: Int64)
    case nobodyDrives(round: Int64)
    case repeatedVolunteer(number: Int64)
    case crewSize(number: Int64, crew: Int64)
    case crewTaken(number: Int64, round: Int64)
    case noVehicle(number: Int64)
    case vehicleTaken(number: Int64, round: Int64)
    case pinnedElsewhere(number: Int64, round: Int64)
    case notInRound(round: Int64)
    case leavesTooSoon(round: Int64)
    case crewUnderway(round: Int64, mission: Int64)
    /// Once published, a round keeps its crew, its vehicle, what that holds and where it begins.
    case staysAsPublished(round: Int64)
    /// What was published is taken out by withdrawing the round or by ending the request.
    case staysInRound(number: Int64, round: Int64)
    /// Somebody was told another window, or is about to be.
    case windowWasTold(number: Int64)
    /// Somebody is on the way to that door, or at it.
    case doorComesFirst(number: Int64, round: Int64)
    /// What is new in a published round comes after now.
    case arrivalIsOver(number: Int64)
    case hasLeft(round: Int64)
}
