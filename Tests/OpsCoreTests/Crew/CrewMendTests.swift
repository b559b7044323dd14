import OpsTesting
import Testing

@testable import OpsCore

/// What a crew that changes must not make anybody forget.
struct CrewMendTests {
    typealias World = CrewSafetyTests.World

    /// Silence of the first crew was told, and others took the mission over.
    private static func relieved() throws -> World {
        var (given, id) = try CrewSafetyTests.world(
            crew: 2, CrewRules(watched: .every), stage: .started)
        let silent = Samples.start + .minutes(45)
        try given.carryOut(.crew(.runOut(id, .checkIn)), at: silent)
        try given.carryOut(
            .crew(.handOver(id, to: [given.volunteer(3), given.volunteer(4)])), at: silent)
        for number in 3...4 as ClosedRange<Int64> {
            try given.carryOut(
                .dispatching(.accept(id, .volunteer(given.volunteer(number)))), at: silent)
        }
        return (given, id)
    }

    private static func kinds(_ given: Given) -> [CrewAlarmKind] {
        CrewSafetyTests.alarms(given).map(\.kind)
    }

    @Test
    func `who is missing stays missing when others take the mission over and bring it to its end`()
        throws
    {
        var (given, id) = try Self.relieved()
        #expect(Self.kinds(given) == [.overdue])
        let later = Samples.start + .minutes(50)
        try given.carryOut(.dispatching(.start(id)), at: later)
        try given.carryOut(.crew(.checkIn(id)), at: later)
        try given.carryOut(.dispatching(.arrive(id)), at: later)
        #expect(Self.kinds(given) == [.overdue])
        // The others have a time of their own.
        #expect(given.operation.crews.watches[id]?.checkInDue == later + .minutes(45))
        try given.carryOut(.dispatching(.complete(id)), at: later)
        let alarm = try #require(CrewSafetyTests.alarms(given).first)
        #expect(alarm.kind == .overdue)
        try given.carryOut(.crew(.escalate(alarm.id)), at: alarm.dueAt)
        #expect(CrewSafetyTests.alarms(given).map(\.escalations) == [1])
        try given.carryOut(.crew(.close(alarm.id, .handled)), at: alarm.dueAt)
        #expect(Self.kinds(given).isEmpty)
    }

    @Test func `silence does not end because the request did, nor with who leaves the crew`() throws
    {
        let silent = Samples.start + .minutes(45)
        var (left, id) = try CrewSafetyTests.world(stage: .started)
        try left.carryOut(.crew(.runOut(id, .checkIn)), at: silent)
        try left.carryOut(.crew(.leave(id, nil, .noShow)), at: silent)
        #expect(Self.kinds(left) == [.overdue, .noShow])
        // Whoever goes next is watched anew.
        #expect(left.operation.crews.watches[id]?.overdue == nil)
        for reason in [FailureReason.other, .refused] {
            var (failed, other) = try CrewSafetyTests.world(stage: .started)
            try failed.carryOut(.crew(.runOut(other, .checkIn)), at: silent)
            try failed.carryOut(
                .dispatching(.fail(other, reason, note: "lost")), at: silent)
            #expect(Self.kinds(failed) == [.overdue])
        }
    }

    @Test func `a report keeps the promise to who waits`() throws {
        var (given, id) = try CrewSafetyTests.world(crew: 2)
        let visit = Samples.start + .hours(2)
        try given.carryOut(.visits(.agreeSlot(id, from: visit, minutes: 30)))
        try given.carryOut(.dispatching(.start(id)), at: visit)
        try given.carryOut(.crew(.checkIn(id)), at: visit + .minutes(5))
        let end = visit + .minutes(30)
        #expect(given.operation.crews.watches[id]?.arrivalDue == end)
        try given.carryOut(.crew(.runOut(id, .arrival)), at: end)
        #expect(Self.kinds(given) == [.notArrived])
        #expect(given.operation.plannedCalls.count == 1)
    }

    /// A pair that needs a first-aider: volunteer 2 and 5 are; 3 and 5 are asked to take over.
    private static func aided() throws -> World {
        let skilled = Samples.profile(skills: [Skill(code: Samples.skill("first_aid"), until: nil)])
        var given = try Given.country()
        try given.carryOut(.catalogue(.publish(Samples.entry())))
        let need = NeedRule(
            kind: .food, dueWithin: .hours(4), crew: 2, skill: nil,
            crewSkills: [Samples.skill("first_aid")])
        try given.carryOut(
            .catalogue(
                .openDeployment(Samples.openService(needs: [need], crewRules: .standard))))
        for number in 1...5 {
            try given.carryOut(
                Samples.addVolunteer(
                    [2, 5].contains(number) ? skilled : Samples.profile(skills: [])))
        }
        try given.offer(.food, to: [1, 2])
        let id = given.mission(1)
        for number in 1...2 as ClosedRange<Int64> {
            try given.carryOut(
                .dispatching(
                    .accept(
                        id, .volunteer(given.volunteer(number)), code: VisitCode(bits: 7))))
        }
        try given.carryOut(.crew(.handOver(id, to: [given.volunteer(3), given.volunteer(5)])))
        return (given, id)
    }

    @Test func `who joins must make a crew that may go`() throws {
        var (given, id) = try Self.aided()
        try given.carryOut(.dispatching(.accept(id, .volunteer(given.volunteer(3)))))
        try given.carryOut(.crew(.leave(id, given.volunteer(2), .stepBack)))
        let mission = try #require(given.operation.missions[id])
        #expect(mission.stage == .offered)
        #expect(mission.accepted.map(\.volunteer) == [given.volunteer(1)])
        #expect(mission.pending.map(\.volunteer) == [given.volunteer(5)])
        #expect(given.operation.volunteers[given.volunteer(3)]?.missions == [])
        #expect(given.operation.requests[mission.request]?.status == .offered)
        try given.carryOut(.dispatching(.accept(id, .volunteer(given.volunteer(5)))))
        #expect(given.operation.missions[id]?.stage == .accepted)
    }

    @Test func `of two who said yes the one who completes the crew joins`() throws {
        var (given, id) = try Self.aided()
        try given.carryOut(.dispatching(.accept(id, .volunteer(given.volunteer(5)))))
        try given.carryOut(.crew(.leave(id, given.volunteer(2), .stepBack)))
        let mission = try #require(given.operation.missions[id])
        #expect(mission.stage == .accepted)
        #expect(mission.accepted.map(\.volunteer) == [given.volunteer(1), given.volunteer(5)])
        #expect(mission.pending.isEmpty)
        // The code that who left knows is dead, also in what the screens say.
        #expect(mission.visitCode == nil)
    }

    @Test func `who takes over has not confirmed what others did`() throws {
        var (given, id) = try CrewSafetyTests.world()
        let visit = Samples.start + .days(2)
        try given.carryOut(.visits(.agreeSlot(id, from: visit, minutes: 60)))
        let asked = visit - .days(1)
        try given.carryOut(.crew(.runOut(id, .confirmation)), at: asked)
        try given.carryOut(.crew(.confirm(id, nil)), at: asked)
        #expect(given.operation.crews.watches[id]?.confirmation == .confirmed)
        let later = asked + .hours(1)
        try given.carryOut(.crew(.handOver(id, to: [given.volunteer(2)])), at: later)
        try given.carryOut(.dispatching(.accept(id, .volunteer(given.volunteer(2)))), at: later)
        #expect(given.operation.crews.watches[id]?.confirmation == .notAsked)
        #expect(given.operation.crews.watches[id]?.confirmed == [])
        try given.carryOut(.crew(.leave(id, nil, .stepBack)), at: later)
        try given.carryOut(
            .dispatching(.offer(given.request(1), to: [given.volunteer(3)])), at: later)
        try given.carryOut(.dispatching(.accept(id, .volunteer(given.volunteer(3)))), at: later)
        #expect(given.operation.crews.watches[id]?.confirmation == .notAsked)
    }

    @Test func `who relieves a crew that had left is asked to confirm the day before`() throws {
        var (given, id) = try CrewSafetyTests.world(stage: .started)
        let visit = Samples.start + .days(3)
        try given.carryOut(.visits(.agreeSlot(id, from: visit, minutes: 60)))
        #expect(given.operation.crews.watches[id]?.confirmDue == nil)
        try given.carryOut(.crew(.handOver(id, to: [given.volunteer(2)])))
        try given.carryOut(.dispatching(.accept(id, .volunteer(given.volunteer(2)))))
        #expect(given.operation.crews.watches[id]?.confirmDue == visit - .days(1))
        // Somebody steps back before the day: who comes then is asked as well.
        try given.carryOut(.crew(.leave(id, nil, .stepBack)))
        #expect(given.operation.crews.watches[id]?.confirmDue == visit - .days(1))
    }

    @Test
    func `half a hand-over ends with its mission: who said yes and did not go counts for nothing`()
        throws
    {
        for isCancelled in [false, true] {
            var (given, id) = try CrewSafetyTests.world(
                crew: 2, stage: isCancelled ? .accepted : .arrived)
            let (three, four) = (given.volunteer(3), given.volunteer(4))
            try given.carryOut(.crew(.handOver(id, to: [three, four])))
            try given.carryOut(.dispatching(.accept(id, .volunteer(three))))
            let request = given.request(1)
            let events = try given.carryOut(
                isCancelled
                    ? .hotline(.cancelRequest(request, .noLongerNeeded))
                    : .dispatching(.complete(id)))
            let incoming = events.compactMap { event -> SolicitationState? in
                if case .dispatching(.solicitationAnswered(_, id, let state)) = event {
                    state
                } else {
                    nil
                }
            }
            #expect(incoming == [.withdrawn])
            let volunteer = try #require(given.operation.volunteers[three])
            #expect(volunteer.missions == [])
            #expect(volunteer.load(at: Samples.start) == 0)
        }
    }

    @Test func `a yes that is taken back is late by the need's own time, and before a slot always`()
        throws
    {
        // Food is due within four hours.
        let (given, id) = try CrewSafetyTests.world()
        func isLate(at instant: Instant) -> Bool? {
            for case .crew(.memberLeft(let left)) in given.when(
                .crew(.leave(id, nil, .stepBack)), at: instant
            ).events {
                return left.isLate
            }
            return nil
        }
        #expect(isLate(at: Samples.start + .minutes(5)) == false)
        #expect(isLate(at: Samples.start + .minutes(90)) == false)
        #expect(isLate(at: Samples.start + .minutes(150)) == true)
        var (soon, other) = try CrewSafetyTests.world()
        let visit = Samples.start + .hours(3)
        try soon.carryOut(.visits(.agreeSlot(other, from: visit, minutes: 60)))
        let atOnce = soon.when(.dispatching(.decline(other, .onlyOneAsked))).events
        // However fresh the yes: somebody waits for this crew in three hours.
        #expect(atOnce.map(\.name).last == "crew.alarm_opened.v1")
        let late = soon.when(
            .dispatching(.decline(other, .onlyOneAsked)), at: Samples.start + .hours(1)
        ).events
        #expect(late.map(\.name).last == "crew.alarm_opened.v1")
    }
}
