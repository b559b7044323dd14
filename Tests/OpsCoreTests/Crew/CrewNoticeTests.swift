import OpsTesting
import Testing

@testable import OpsCore

/// What a desk is told of a crew that falls apart, and in time to do something about it.
struct CrewNoticeTests {
    @Test func `a crew that steps back minutes before the slot is told of, and before the slot`()
        throws
    {
        var (given, id) = try CrewSafetyTests.world(crew: 2)
        let visit = Samples.start + .minutes(8)
        try given.carryOut(.visits(.agreeSlot(id, from: visit, minutes: 60)))
        let now = Samples.start + .minutes(5)
        for number in 1...2 as ClosedRange<Int64> {
            try given.carryOut(
                .crew(.leave(id, given.volunteer(number), .stepBack)), at: now)
        }
        let alarms = CrewSafetyTests.alarms(given)
        #expect(alarms.map(\.kind) == [.lateDropOut, .lateDropOut])
        #expect(alarms.map(\.dueAt) == [visit, visit])
    }

    @Test func `once a visit is agreed, people are judged by that time and not by now`() throws {
        var (given, id) = try CrewSafetyTests.world(stage: .offered)
        let slot = Samples.start + .hours(30)
        try given.carryOut(.visits(.agreeSlot(id, from: slot, minutes: 60)))
        func add(_ change: (inout VolunteerProfile) -> Void) throws -> Int64 {
            var profile = Samples.profile()
            change(&profile)
            try given.carryOut(Samples.addVolunteer(profile))
            return Int64(given.operation.volunteers.count)
        }
        func away(from start: Instant, until end: Instant) -> [Availability.Span] {
            [Availability.Span(from: start, until: end)]
        }
        let then = try add {
            $0.conditions.availability.away = away(from: slot - .hours(4), until: slot + .hours(4))
        }
        let now = try add {
            $0.conditions.availability.away = away(
                from: Samples.start - .hours(1), until: slot - .hours(4))
        }
        let lapsing = try add { $0.vettedUntil = Samples.start.dayUTC }
        let all = try given.operation.proposals(for: given.request(1), at: Samples.start)
        func reasons(_ number: Int64) -> [ReasonAgainst]? {
            all.first { $0.number == number }?.reasonsAgainst
        }
        #expect(reasons(then) == [.away(until: ClockTime(slot + .hours(4), rule: nil))])
        #expect(reasons(now) == [])
        #expect(reasons(lapsing) == [.vettingExpired(Samples.start.dayUTC)])
        let request = Samples.known(given.operation.requests[given.request(1)])
        let best = given.operation.fitting(for: request, limit: 20, at: Samples.start)
        #expect(best.map(\.number) == all.filter(\.fits).map(\.number))
    }

    @Test func `a yes taken back at once, long before the slot, is not late`() throws {
        var (given, id) = try CrewSafetyTests.world()
        try given.carryOut(
            .visits(.agreeSlot(id, from: Samples.start + .hours(30), minutes: 60)))
        try given.carryOut(.crew(.leave(id, given.volunteer(1), .stepBack)))
        #expect(CrewSafetyTests.alarms(given).isEmpty)
    }

    @Test func `what an alarm proposes is what can be done now`() throws {
        var (given, id) = try CrewSafetyTests.world(stage: .started)
        try given.carryOut(.crew(.leave(id, given.volunteer(1), .stepBack)))
        let alarm = try #require(CrewSafetyTests.alarms(given).first)
        func next() -> CrewNext? { given.operation.crewNexts(at: Samples.start)[alarm.id] }
        #expect(alarm.next == .askAll && next() == .askAll)
        try given.carryOut(.dispatching(.offer(given.request(1), to: [given.volunteer(2)])))
        #expect(next() == .waitForAnswers)
        try given.carryOut(.dispatching(.decline(id, .volunteer(given.volunteer(2)))))
        try given.carryOut(.waves(.begin(given.request(1), size: 1)))
        #expect(next() == .waitForAnswers)
        try given.carryOut(.dispatching(.decline(id, .volunteer(given.volunteer(3)))))
        #expect(next() == .opsAsks)
        #expect(CrewSafetyTests.alarms(given).first?.next == .askAll)
        // Nobody is left whom Ops could ask: the desk must not wait for answers.
        for day in Int64(1)...9
        where given.operation.searches[given.request(1)]?.state != .exhausted {
            try WaveTests.wait(&given, until: Samples.start + .days(day))
        }
        #expect(given.operation.searches[given.request(1)]?.state == .exhausted)
        #expect(next() == .askAll)
    }

    @Test func `an alarm proposes nothing that Ops does already`() throws {
        for isStopped in [false, true] {
            var (given, id) = try CrewSafetyTests.world(stage: .offered)
            try given.carryOut(
                .dispatching(.decline(id, .volunteer(given.volunteer(1)))))
            try given.carryOut(.waves(.begin(given.request(1), size: 1)))
            try given.carryOut(
                .dispatching(.accept(id, .volunteer(given.volunteer(2)))))
            try given.carryOut(.dispatching(.start(id)))
            if isStopped { try given.carryOut(.waves(.stop(given.request(1)))) }
            try given.carryOut(.crew(.leave(id, given.volunteer(2), .stepBack)))
            let next = CrewSafetyTests.alarms(given).map(\.next?.rawValue)
            #expect(next == [isStopped ? "ask_all" : "ops_asks"])
        }
    }
}
