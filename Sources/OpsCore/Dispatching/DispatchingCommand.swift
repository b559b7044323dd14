/// What can be asked of the dispatchers.
package enum DispatchingCommand: Sendable {
    /// `task` is what is to be done, told to who accepts.
    case offer(Identifier<HelpRequest>, to: [Identifier<Volunteer>], task: String? = nil)
    /// `code` is the visit code, should this yes complete the crew; drawn at the edge like identities.
    case accept(
        Identifier<Mission>, Answerer, note: String? = nil, code: VisitCode? = nil)
    case decline(
        Identifier<Mission>, Answerer, note: String? = nil, code: VisitCode? = nil,
        why: WhyNot? = nil)
    /// Time has come for a volunteer who did not answer.
    case expire(Identifier<Mission>, Identifier<Solicitation>)
    case start(Identifier<Mission>, note: String? = nil)
    case arrive(Identifier<Mission>, note: String? = nil)
    case complete(Identifier<Mission>, note: String? = nil)
    case fail(Identifier<Mission>, FailureReason, note: String? = nil)
}

/// Who answers an offer: nobody needs to be named while one volunteer alone was asked.
package enum Answerer: Hashable, Sendable {
    case onlyOneAsked
    case volunteer(Identifier<Volunteer>)
    case solicitation(Identifier<Solicitation>)
}

/// What happened while dispatching.
///
/// It names nobody.
package enum DispatchingEvent: Hashable, Sendable {
    case missionOpened(
        Identifier<Mission>, number: Int64, request: Identifier<HelpRequest>, crew: Int64)
    /// It takes so many people from now on: all of a round's, or whoever is left of them.
    case missionResized(Identifier<Mission>, crew: Int64)
    case volunteerSolicited(
        Identifier<Solicitation>, mission: Identifier<Mission>, volunteer: Identifier<Volunteer>,
        expiresAt: Instant)
    case solicitationAnswered(
        Identifier<Solicitation>, mission: Identifier<Mission>, SolicitationState)
    /// Stands beside the no itself.
    case noExplained(Identifier<Solicitation>, mission: Identifier<Mission>, WhyNot)
    case missionStarted(Identifier<Mission>)
    case missionArrived(Identifier<Mission>)
    case missionCompleted(Identifier<Mission>)
    case missionFailed(Identifier<Mission>, FailureReason)
}

/// Why the dispatchers cannot do what was asked.
package enum DispatchingRefusal: Error, Hashable, Sendable {
    case unknownRequest(Identifier<HelpRequest>)
    case unknownVolunteer(Identifier<Volunteer>)
    case unknownMission(Identifier<Mission>)
    case nobodyNamed
    case repeatedVolunteer(number: Int64)
    case tooManyVolunteers(limit: Int)
    case uncovered(number: Int64)
    case toBeQualified(number: Int64)
    case alreadyAssigned(number: Int64)
    case doesNotFit(number: Int64, ReasonAgainst)
    /// Has said yes, or says it now, and must not go.
    case cannotGo(number: Int64, ReasonAgainst)
    case crewComplete(mission: Int64)
    /// Nobody is left to hold what the crew must hold together.
    case crewLacks(number: Int64, SkillCode)
    /// Nobody of the crew has the vehicle that the service needs.
    case crewLacksVehicle(number: Int64)
    /// All who are named were admitted in an emergency: none of them may go without somebody who was vetted.
    case crewUnaccompanied(number: Int64)
    case severalAsked(mission: Int64)
    case nobodyAsked(mission: Int64)
    case notAsked(mission: Int64)
    case alreadyAnswered(mission: Int64, SolicitationState)
    case notYetExpired(mission: Int64)
    case wrongStage(mission: Int64, MissionStage)
    /// The day until which somebody cannot come is over, or belongs to no such reason.
    case impossibleDay(mission: Int64)
}
