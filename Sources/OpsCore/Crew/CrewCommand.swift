/// What can be asked about the people of a crew.
package enum CrewCommand: Sendable {
    /// Nil for the only one who goes.
    ///
    /// The code is for those who may join at once.
    case leave(
        Identifier<Mission>, Identifier<Volunteer>?, CrewLeaving, note: String? = nil,
        code: VisitCode? = nil)
    /// Another crew is asked to take the mission over; the first keeps it until they have.
    case handOver(Identifier<Mission>, to: [Identifier<Volunteer>], note: String? = nil)
    /// They are well, and go on; named, it may be somebody whose mission others have taken over.
    case checkIn(Identifier<Mission>, Identifier<Volunteer>? = nil, note: String? = nil)
    /// What was noted of somebody does not hold; `hasLeft` and what their no said is what the tables know.
    case takeBack(
        AnswerTakenBack, hasLeft: Bool, said: SaidWithNo? = nil, note: String? = nil)
    /// The last step, a start or an arrival, was noted by mistake.
    case takeStepBack(Identifier<Mission>)
    case confirmGear(Identifier<Mission>)
    /// Nil for the only one who goes.
    case confirm(Identifier<Mission>, Identifier<Volunteer>?)
    /// Time has come for something that a crew owes.
    case runOut(Identifier<Mission>, CrewTimer)
    /// Somebody fell ill: who met whom must be told. The missions may be over; the tables know them.
    case noteExposure(MissionMet, days: Int64, note: String? = nil)
    case escalate(Identifier<CrewAlarm>)
    case close(Identifier<CrewAlarm>, CrewAlarmEnding, note: String? = nil)
    case setRules(Identifier<Deployment>, CrewRulesChange)
    /// Whom to call should they not come back; empty for nobody any more.
    case setEmergencyContact(Identifier<Volunteer>, PersonDetails)
}

/// A mission whose crew met somebody, as the tables know it.
package struct MissionMet: Hashable, Sendable {
    package let id: Identifier<Mission>
    package let number: Int64
    package let place: TerritoryCode
    package let deployment: Identifier<Deployment>?

    package init(
        id: Identifier<Mission>, number: Int64, place: TerritoryCode,
        deployment: Identifier<Deployment>?
    ) {
        self.id = id
        self.number = number
        self.place = place
        self.deployment = deployment
    }
}

/// What happened to a crew.
///
/// It names nobody.
package enum CrewEvent: Hashable, Sendable {
    case memberLeft(CrewMemberLeft)
    case answerTakenBack(AnswerTakenBack)
    /// The mission was never started, or its crew is not there yet.
    case stepTakenBack(Identifier<Mission>, MissionStage)
    /// The mission stays with its crew until all of these have said yes.
    case handOverBegun(Identifier<Mission>, to: [Identifier<Solicitation>])
    case handedOver(Identifier<Mission>)
    case handOverFell(Identifier<Mission>)
    /// Nil where nobody watches them.
    case checkedIn(Identifier<Mission>, dueAt: Instant?)
    case gearConfirmed(Identifier<Mission>)
    case askedToConfirm(Identifier<Mission>, until: Instant)
    case confirmed(Identifier<Mission>, by: Identifier<Volunteer>)
    case exposureNoted(Identifier<Mission>, days: Int64)
    case alarmOpened(CrewAlarm)
    case alarmEscalated(Identifier<CrewAlarm>, desk: TerritoryCode, dueAt: Instant)
    case alarmClosed(Identifier<CrewAlarm>, CrewAlarmEnding)
    case rulesSet(Identifier<Deployment>, CrewRules)
    case emergencyContactSaid(Identifier<Volunteer>, isKnown: Bool)
}

/// Somebody who had said yes is not of the crew any more.
package struct CrewMemberLeft: Hashable, Sendable {
    package let mission: Identifier<Mission>
    package let volunteer: Identifier<Volunteer>
    package let how: CrewLeaving
    package let isLate: Bool
    package let next: CrewNext

    package init(
        mission: Identifier<Mission>, volunteer: Identifier<Volunteer>, how: CrewLeaving,
        isLate: Bool, next: CrewNext
    ) {
        self.mission = mission
        self.volunteer = volunteer
        self.how = how
        self.isLate = isLate
        self.next = next
    }
}

/// Why nothing can be done about a crew.
package enum CrewRefusal: Error, Hashable, Sendable {
    case unknownMission(Identifier<Mission>)
    case unknownVolunteer(Identifier<Volunteer>)
    case unknownDeployment(Identifier<Deployment>)
    case unknownAlarm(Identifier<CrewAlarm>)
    case notInCrew(mission: Int64)
    case severalGo(mission: Int64)
    case wrongStage(mission: Int64, MissionStage)
    /// Whoever leaves has what is somebody else's in hand.
    case goodsInHand(mission: Int64)
    case handOverRuns(mission: Int64)
    case crewSize(mission: Int64, crew: Int64)
    case gearNotConfirmed(mission: Int64)
    case noGearNeeded(mission: Int64)
    case notAskedToConfirm(mission: Int64)
    case notYetDue(mission: Int64)
    case alarmNotYetDue(number: Int64)
    /// A mission that failed for another reason than those of the list.
    case wordsNeeded(mission: Int64)
    case notOverdue(number: Int64)
    /// Neither whom to call was said, nor that it is nobody.
    case contactUnsaid
    /// Nothing stands against the volunteer, or they go.
    case nothingToTakeBack(mission: Int64)
    /// Somebody left the crew under way and nobody took the place.
    case crewFellApart(mission: Int64)
}
