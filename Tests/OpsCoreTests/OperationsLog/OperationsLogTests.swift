import OpsTesting
import Testing

@testable import OpsCore

/// The log that people keep: nothing in it is changed afterwards, and no team falls silent unnoticed.
struct OperationsLogTests {
    private static let hour = Samples.start + .hours(1)

    private static func open(
        _ status: OperationEventStatus = .inProgress, minutes: Int64 = 60
    ) -> Command {
        .operations(
            .openEvent(
                OpenOperationEvent(
                    title: Marked.note, kind: .heatWave, territory: Samples.department,
                    status: status, reportMinutes: minutes)))
    }

    /// The country with two volunteers, an event in a department, and a team that is available.
    private static func world(_ status: OperationEventStatus = .inProgress) throws -> Given {
        var given = try Given.service(volunteers: 2)
        try given.carryOut(open(status))
        try given.carryOut(add(given))
        return given
    }

    private static func add(
        _ given: Given, event: Int64 = 1, status: TeamStatus = .available, members: [Int64] = []
    ) -> Command {
        .operations(
            .addTeam(
                AddTeam(
                    to: Self.event(given, event).id, name: Marked.note, kind: .vehicle,
                    status: status, members: members.map(given.volunteer))))
    }

    private static func event(_ given: Given, _ number: Int64 = 1) -> OperationEvent {
        Samples.known(given.operation.log.events.values.first { $0.number == number })
    }

    private static func team(_ given: Given, _ number: Int64 = 1) -> Team {
        Samples.known(given.operation.log.teams.values.first { $0.number == number })
    }

    private static func note(
        _ given: Given, from isFromTeam: Bool = false, team: Int64? = nil,
        happenedAt: Instant? = nil, corrects: Int64? = nil
    ) -> Command {
        .operations(
            .writeNote(
                WriteEventNote(
                    in: event(given).id, Marked.note, happenedAt: happenedAt,
                    about: NoteSubjects(team: team.map { self.team(given, $0).id }),
                    corrects: corrects, isFromTeam: isFromTeam)))
    }

    private static func due(_ given: Given, at instant: Instant) -> [Command] {
        var operation = given.operation
        return operation.takeDue(at: instant, limit: 10)
    }

    @Test func `titles, names and what notes say go to the vault, and the journal names nobody`()
        throws
    {
        let given = try Self.world()
        for command in [Self.open(), Self.add(given), Self.note(given, team: 1)] {
            let outcome = given.when(command)
            #expect(outcome.decision?.vault.count == 1)
            for event in outcome.events {
                let payload = String(decoding: event.payload, as: UTF8.self)
                #expect(Marked.found(in: payload).isEmpty, "\(payload)")
            }
        }
    }

    @Test func `a team that says nothing for its span is raised to the desk of its event`() throws {
        var given = try Self.world()
        let team = Self.team(given)
        #expect(team.dueAt == Self.hour && !team.isSilent)
        #expect(Self.due(given, at: Self.hour - .seconds(1)).isEmpty)
        guard case .operations(.raiseSilence(team.id)) = Self.due(given, at: Self.hour).first else {
            Issue.record("nobody was told")
            return
        }
        given.when(.operations(.raiseSilence(team.id)), at: Self.hour - .seconds(1))
            .thenRefuses(.operations(.teamNotYetDue(number: 1)))
        try given.carryOut(.operations(.raiseSilence(team.id)), at: Self.hour)
        #expect(Self.team(given).desk == Samples.department && Self.team(given).isSilent)
    }

    @Test func `a silence that nobody ends climbs, and is told again and again`() throws {
        var given = try Self.world()
        var desks: [TerritoryCode] = []
        for round in 1...3 {
            let instant = Samples.start + .hours(Int64(round))
            let command = try #require(Self.due(given, at: instant).first)
            try given.carryOut(command, at: instant)
            desks.append(Self.team(given).desk)
        }
        #expect(desks == [Samples.department, Samples.nation, Samples.nation])
        #expect(Self.team(given).silences == 3)
    }

    @Test func `a status ends a silence, also the same one again, and counts anew`() throws {
        var given = try Self.world()
        try given.carryOut(.operations(.raiseSilence(Self.team(given).id)), at: Self.hour)
        let later = Self.hour + .minutes(10)
        try given.carryOut(.operations(.setStatus(Self.team(given).id, .available)), at: later)
        let team = Self.team(given)
        #expect(!team.isSilent && team.heardAt == later && team.dueAt == later + .hours(1))
        #expect(team.desk == Samples.department)
        #expect(Self.due(given, at: later + .minutes(59)).isEmpty)
    }

    @Test func `a note ends a silence only when the team itself said so, and not long ago`() throws
    {
        var given = try Self.world()
        try given.carryOut(.operations(.raiseSilence(Self.team(given).id)), at: Self.hour)
        try given.carryOut(Self.note(given, team: 1), at: Self.hour + .minutes(1))
        #expect(Self.team(given).isSilent)
        let old = Self.note(given, from: true, team: 1, happenedAt: Samples.start + .minutes(1))
        try given.carryOut(old, at: Self.hour + .minutes(2))
        #expect(Self.team(given).isSilent)
        let fresh = Self.note(given, from: true, team: 1, happenedAt: Self.hour)
        try given.carryOut(fresh, at: Self.hour + .minutes(3))
        #expect(!Self.team(given).isSilent && Self.team(given).heardAt == Self.hour)
        #expect(Self.team(given).dueAt == Self.hour + .hours(1))
    }

    @Test(arguments: OperationEventStatus.settable, TeamStatus.allCases)
    func `word is expected of who is counted on, and of who is out while an event is interrupted`(
        _ status: OperationEventStatus, _ team: TeamStatus
    ) throws {
        var given = try Self.world(status)
        try given.carryOut(.operations(.setStatus(Self.team(given).id, team)))
        let isExpected =
            switch status {
            case .inProgress: team.isCountedOn
            case .stopped: team.isOut
            case .notStarted, .complete: false
            }
        #expect((Self.team(given).dueAt != nil) == isExpected)
        #expect(Self.due(given, at: Samples.start + .days(1)).isEmpty == !isExpected)
    }

    @Test func `an event that begins, or another span, counts anew for all of its teams`() throws {
        var given = try Self.world(.notStarted)
        let id = Self.event(given).id
        try given.carryOut(
            .operations(.changeEvent(id, .inProgress, reportMinutes: nil)), at: Self.hour)
        #expect(Self.team(given).dueAt == Self.hour + .hours(1))
        try given.carryOut(
            .operations(.changeEvent(id, nil, reportMinutes: 10)), at: Self.hour + .minutes(1))
        #expect(Self.team(given).dueAt == Self.hour + .minutes(10))
        given.when(.operations(.changeEvent(id, .inProgress, reportMinutes: 10)))
            .thenRefuses(.operations(.nothingToChange))
    }

    @Test func `notes have numbers of their event, and a correction is a note of its own`() throws {
        var given = try Self.world()
        given.when(Self.note(given, corrects: 1))
            .thenRefuses(.operations(.unknownNote(number: 1, event: 1)))
        try given.carryOut(Self.note(given))
        let written = try given.carryOut(Self.note(given, corrects: 1), at: Self.hour)
        guard case .operations(.noteWritten(let note)) = written.first else {
            Issue.record("no note was written")
            return
        }
        #expect(note.number == 2 && note.corrects == 1 && note.happenedAt == Self.hour)
        given.when(Self.note(given, corrects: 3))
            .thenRefuses(.operations(.unknownNote(number: 3, event: 1)))
    }

    @Test func `a note tells what has happened, and whoever said it is named`() throws {
        let given = try Self.world()
        given.when(Self.note(given, happenedAt: Samples.start + .seconds(1)))
            .thenRefuses(.operations(.noteInFuture))
        given.when(Self.note(given, from: true)).thenRefuses(.operations(.saidByNobody))
        var other = given
        try other.carryOut(Self.open())
        try other.carryOut(Self.add(other, event: 2))
        other.when(Self.note(other, team: 2))
            .thenRefuses(.operations(.teamOfOtherEvent(team: 2, event: 1)))
    }

    @Test func `nobody is in two teams, and nobody unknown in one`() throws {
        var given = try Self.world()
        try given.carryOut(Self.add(given, members: [1, 1]))
        #expect(Self.team(given, 2).members == [given.volunteer(1)])
        given.when(Self.add(given, members: [2, 1]))
            .thenRefuses(.operations(.memberElsewhere(volunteer: 1, team: 2)))
        let (one, two) = (Self.team(given).id, Self.team(given, 2).id)
        given.when(.operations(.setMembers(one, [given.volunteer(1)])))
            .thenRefuses(.operations(.memberElsewhere(volunteer: 1, team: 2)))
        given.when(.operations(.setMembers(two, [Samples.id(99)])))
            .thenRefuses(.operations(.unknownVolunteer(Samples.id(99))))
        try given.carryOut(.operations(.setMembers(two, [given.volunteer(1), given.volunteer(2)])))
        try given.carryOut(.operations(.setMembers(two, [])))
        try given.carryOut(.operations(.setMembers(one, [given.volunteer(1)])))
    }

    @Test func `whoever goes to a mission joins no team until they are free`() throws {
        let service = try CrewSafetyTests.world()
        var given = service.given
        try given.carryOut(Self.open())
        try given.carryOut(Self.add(given, members: [2]))
        let team = Self.team(given).id
        given.when(.operations(.setMembers(team, [given.volunteer(2), given.volunteer(1)])))
            .thenRefuses(.operations(.memberOnMission(volunteer: 1, mission: 1)))
        given.when(Self.add(given, members: [1]))
            .thenRefuses(.operations(.memberOnMission(volunteer: 1, mission: 1)))
        try given.carryOut(.crew(.leave(service.mission, nil, .stepBack)))
        try given.carryOut(
            .operations(.setMembers(team, [given.volunteer(2), given.volunteer(1)])))
    }

    @Test func `an event is closed when its teams are back, and takes nothing more`() throws {
        var given = try Self.world()
        let (event, team) = (Self.event(given).id, Self.team(given).id)
        for status in TeamStatus.allCases where status.isOut {
            try given.carryOut(.operations(.setStatus(team, status)))
            given.when(.operations(.closeEvent(event)))
                .thenRefuses(.operations(.teamStillOut(event: 1, team: 1, status)))
        }
        try given.carryOut(.operations(.setStatus(team, .available)))
        let late = Self.note(given)
        let more = Self.add(given)
        try given.carryOut(.operations(.closeEvent(event)))
        #expect(Self.due(given, at: Samples.start + .days(9)).isEmpty)
        for command in [
            late, more, .operations(.closeEvent(event)), .operations(.setMembers(team, [])),
            .operations(.setStatus(team, .mobile)), .operations(.raiseSilence(team)),
            .operations(.changeEvent(event, .inProgress, reportMinutes: nil)),
        ] {
            given.when(command).thenRefuses(.operations(.eventClosed(number: 1)))
        }
    }

    @Test func `a restart loses no silence`() throws {
        var given = try Self.world()
        try given.carryOut(Self.add(given, status: .onScene))
        try given.carryOut(.operations(.raiseSilence(Self.team(given).id)), at: Self.hour)
        var read = try #require(Operation(snapshot: given.operation.snapshot()))
        #expect(read == given.operation)
        var folded = Operation()
        for (event, instant) in given.history { folded.evolve(event, at: instant) }
        #expect(folded == given.operation)
        var stayed = given.operation
        let told = stayed.takeDue(at: Self.hour + .hours(9), limit: 10).count
        #expect(told == 2)
        let (afterReading, afterFolding) = (
            read.takeDue(at: Self.hour + .hours(9), limit: 10).count,
            folded.takeDue(at: Self.hour + .hours(9), limit: 10).count
        )
        #expect(afterReading == told && afterFolding == told)
    }
}
