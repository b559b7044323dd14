import OpsTesting

@testable import OpsCore

/// One of each event and refusal about crews.
enum CrewSamples {
    static let alarm = CrewAlarm(
        id: Samples.id(30), number: 4, kind: .noShow, mission: Samples.id(8), missionNumber: 52,
        volunteer: Samples.id(3), next: .askAll, within: .minutes(10), desk: Samples.department,
        dueAt: Samples.start + .minutes(10), escalations: 0)

    static let takenBack = AnswerTakenBack(
        mission: Samples.id(8), missionNumber: 52, request: Samples.id(5),
        volunteer: Samples.id(3), reason: .misheard)

    static let events: [CrewEvent] = [
        .memberLeft(
            CrewMemberLeft(
                mission: Samples.id(8), volunteer: Samples.id(3), how: .stepBack, isLate: true,
                next: .goesOn)),
        .answerTakenBack(takenBack), .stepTakenBack(Samples.id(8), .started),
        .stepTakenBack(Samples.id(8), .arrived),
        .handOverBegun(Samples.id(8), to: [Samples.id(9), Samples.id(31)]),
        .handedOver(Samples.id(8)), .handOverFell(Samples.id(8)),
        .checkedIn(Samples.id(8), dueAt: Samples.start), .checkedIn(Samples.id(8), dueAt: nil),
        .gearConfirmed(Samples.id(8)), .askedToConfirm(Samples.id(8), until: Samples.start),
        .confirmed(Samples.id(8), by: Samples.id(3)), .exposureNoted(Samples.id(8), days: 14),
        .alarmOpened(alarm),
        .alarmOpened(
            CrewAlarm(
                id: Samples.id(30), number: 5, kind: .overdue, mission: Samples.id(8),
                missionNumber: 52, volunteer: nil, next: nil, within: .minutes(10),
                desk: Samples.nation, dueAt: Samples.start, escalations: 0,
                missing: [Samples.id(3), Samples.id(4)])),
        .alarmEscalated(Samples.id(30), desk: Samples.nation, dueAt: Samples.start),
        .alarmClosed(Samples.id(30), .settled),
        .rulesSet(Samples.id(2), CrewRules(watched: .every, checkIn: .minutes(30))),
        .emergencyContactSaid(Samples.id(3), isKnown: true),
    ]

    static let refusals: [CrewRefusal] = [
        .unknownMission(Samples.id(8)), .unknownVolunteer(Samples.id(3)),
        .unknownDeployment(Samples.id(2)), .unknownAlarm(Samples.id(30)),
        .notInCrew(mission: 52), .severalGo(mission: 52), .wrongStage(mission: 52, .offered),
        .goodsInHand(mission: 52), .handOverRuns(mission: 52), .crewSize(mission: 52, crew: 2),
        .gearNotConfirmed(mission: 52), .noGearNeeded(mission: 52),
        .notAskedToConfirm(mission: 52), .notYetDue(mission: 52), .alarmNotYetDue(number: 4),
        .wordsNeeded(mission: 52), .notOverdue(number: 4), .contactUnsaid,
        .nothingToTakeBack(mission: 52), .crewFellApart(mission: 52),
    ]
}
