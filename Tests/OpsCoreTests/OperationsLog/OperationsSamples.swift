import OpsTesting

@testable import OpsCore

/// One of each event and refusal of the operations log.
enum OperationsSamples {
    static let events: [OperationsEvent] = [
        .eventOpened(
            OperationEventOpened(
                id: Samples.id(30), number: 3, kind: .heatWave, territory: Samples.department,
                status: .inProgress, reportMinutes: 60)),
        .eventChanged(Samples.id(30), .stopped, reportMinutes: 30),
        .eventChanged(Samples.id(30), nil, reportMinutes: 45),
        .eventChanged(Samples.id(30), .notStarted, reportMinutes: nil),
        .eventClosed(Samples.id(30)),
        .teamAdded(
            TeamAdded(
                id: Samples.id(31), number: 7, event: Samples.id(30), kind: .vehicle,
                territory: Samples.unit, status: .available,
                members: [Samples.id(3), Samples.id(5)])),
        .statusSet(Samples.id(31), .onScene), .membersSet(Samples.id(31), [Samples.id(3)]),
        .membersSet(Samples.id(31), []),
        .noteWritten(
            EventNoteWritten(
                id: Samples.id(32), event: Samples.id(30), number: 4, happenedAt: Samples.start,
                about: NoteSubjects(
                    team: Samples.id(31), request: Samples.id(7), mission: Samples.id(8),
                    danger: Samples.id(11)), corrects: 2, isFromTeam: true)),
        .noteWritten(
            EventNoteWritten(
                id: Samples.id(32), event: Samples.id(30), number: 5, happenedAt: Samples.start,
                about: NoteSubjects(), corrects: nil, isFromTeam: false)),
        .teamSilent(
            Samples.id(31), desk: Samples.nation, dueAt: Samples.start + .minutes(60)),
    ]

    static let refusals: [OperationsRefusal] =
        [
            .unknownEvent(Samples.id(30)), .unknownTeam(Samples.id(31)),
            .unknownTerritory(Samples.unit), .unknownVolunteer(Samples.id(3)),
            .eventClosed(number: 3), .nothingToChange, .memberElsewhere(volunteer: 12, team: 7),
            .memberOnMission(volunteer: 12, mission: 52),
            .memberUnderWay(volunteer: 12, mission: 52),
            .memberMissing(volunteer: 12, mission: 52),
            .teamOfOtherEvent(team: 7, event: 3), .noteInFuture, .unknownNote(number: 9, event: 3),
            .saidByNobody, .teamNotYetDue(number: 7),
        ]
        + TeamStatus.allCases.filter(\.isOut).map { .teamStillOut(event: 3, team: 7, $0) }
}
