import OpsTesting
import Testing

@testable import OpsCore

struct WaveTests {
    /// A service in the department, volunteers at the door, one request.
    static func world(
        near: Int, far: Int = 0, elsewhere: Int = 0, _ need: NeedKind = .food,
        waves: WaveRules? = nil, hours: OpeningHours? = nil
    ) throws -> Given {
        var given = try Given.country()
        try given.carryOut(.catalogue(.publish(Samples.entry())))
        try given.carryOut(
            .catalogue(
                .openDeployment(
                    OpenDeployment(
                        entry: Samples.service, territory: Samples.department,
                        needs: Samples.needs, offerSpan: .minutes(30), hours: hours,
                        waves: waves))))
        for _ in 0..<near { try given.carryOut(Samples.addVolunteer()) }
        // Seven kilometres to the north, with a radius of five.
        let north = Samples.position(
            Samples.unitPosition.latitudeMillidegrees + 63,
            Samples.unitPosition.longitudeMillidegrees)
        for _ in 0..<far {
            try given.carryOut(Samples.addVolunteer(Samples.profile(position: north)))
        }
        let away = Samples.position(
            Samples.unitPosition.latitudeMillidegrees - 3_000,
            Samples.unitPosition.longitudeMillidegrees)
        for _ in 0..<elsewhere {
            try given.carryOut(
                Samples.addVolunteer(
                    Samples.profile(territory: Samples.nation, position: away)))
        }
        try given.carryOut(Samples.logContact(need))
        return given
    }

    static func asked(_ given: Given) -> [Int64] {
        (given.operation.missions.values.first?.pending ?? []).compactMap {
            given.operation.volunteers[$0.volunteer]?.number
        }.sorted()
    }

    /// Lets the time come and does what is due, over and over, as the office does.
    @discardableResult
    static func wait(_ given: inout Given, until instant: Instant) throws -> [Event] {
        var happened: [Event] = []
        var operation = given.operation
        for _ in 0..<50 {
            let due = operation.takeDue(at: instant, limit: 100)
            guard !due.isEmpty else { return happened }
            for command in due where given.when(command, at: instant).refusal == nil {
                happened += try given.carryOut(command, at: instant)
            }
            operation = given.operation
        }
        Issue.record("something is due over and over")
        return happened
    }

    static func names(_ events: [Event]) -> [String] {
        events.map(\.name).filter { $0.hasPrefix("waves.") || $0.contains("escalated") }
    }

    @Test func `the first wave asks the best, and the rule of the deployment says how many`() throws
    {
        var given = try Self.world(
            near: 5, waves: WaveRules(size: 2, delay: .minutes(10)))
        try given.carryOut(.waves(.begin(given.request(1))))
        #expect(Self.asked(given) == [1, 2])
        let search = try #require(given.operation.searches[given.request(1)])
        #expect(search.dueAt == Samples.start + .minutes(10))
        #expect(search.wave == 1)
        given.when(.waves(.begin(given.request(1))))
            .thenRefuses(.waves(.alreadyAsking(number: 1)))
    }

    @Test func `silence asks the next, then farther away, then above, then raises the alarm`()
        throws
    {
        var given = try Self.world(near: 3, far: 1, elsewhere: 1)
        let request = given.request(1)
        try given.carryOut(.waves(.begin(request, size: 2, delay: .minutes(10))))
        #expect(Self.asked(given) == [1, 2])
        var now = Samples.start + .minutes(10)
        #expect(Self.names(try Self.wait(&given, until: now)) == ["waves.wave_sent.v1"])
        #expect(Self.asked(given) == [3])
        now = now + .minutes(10)
        #expect(
            Self.names(try Self.wait(&given, until: now))
                == ["waves.search_widened.v1", "waves.wave_sent.v1"])
        #expect(Self.asked(given) == [4])
        now = now + .minutes(10)
        #expect(
            Self.names(try Self.wait(&given, until: now))
                == ["waves.search_widened.v1", "waves.search_widened.v1", "waves.wave_sent.v1"])
        #expect(Self.asked(given) == [5])
        #expect(given.operation.searches[request]?.reach == .territory(Samples.nation))
        now = now + .minutes(10)
        #expect(
            Self.names(try Self.wait(&given, until: now))
                == ["waves.search_exhausted.v1", "hotline.request_escalated.v1"])
        #expect(given.operation.searches[request]?.state == .exhausted)
        #expect(given.operation.requests[request]?.owner == .desk(Samples.nation))
        #expect(try Self.wait(&given, until: now + .minutes(30)).isEmpty)
    }

    @Test func `an empty roster is never rung: the alarm comes at once`() throws {
        let given = try Self.world(near: 0)
        let outcome = given.when(.waves(.begin(given.request(1))))
        #expect(outcome.refusal == nil)
        #expect(
            Self.names(outcome.events) == [
                "waves.search_began.v1", "waves.search_widened.v1", "waves.search_widened.v1",
                "waves.search_widened.v1", "waves.search_exhausted.v1",
                "hotline.request_escalated.v1",
            ])
    }

    @Test func `when everybody has said no, nobody waits for the time to pass`() throws {
        var given = try Self.world(near: 2)
        try given.carryOut(.waves(.begin(given.request(1), size: 1)))
        let mission = given.mission(1)
        try given.carryOut(.dispatching(.decline(mission, .onlyOneAsked)), at: Samples.start)
        #expect(given.operation.nextDue == Samples.start)
        try Self.wait(&given, until: Samples.start)
        #expect(Self.asked(given) == [2])
    }

    @Test func `nobody is rung who has a question open or is on a mission`() throws {
        var given = try Self.world(near: 3)
        try given.carryOut(Samples.logContact(.listening))
        let other = given.request(2)
        try given.carryOut(
            .dispatching(.offer(other, to: [given.volunteer(1)])))
        try given.carryOut(Samples.logContact(.food))
        try given.carryOut(
            .dispatching(.offer(given.request(3), to: [given.volunteer(2)])))
        try given.carryOut(
            .dispatching(.accept(given.mission(2), .onlyOneAsked)))
        try given.carryOut(.waves(.begin(given.request(1), size: 3)))
        let asked = given.operation.missions[given.mission(3)]?.pending.map(\.volunteer)
        #expect(asked == [given.volunteer(3)])
    }

    @Test func `a late yes is taken while a place is free`() throws {
        var given = try Self.world(near: 1)
        try given.carryOut(.waves(.begin(given.request(1), delay: .minutes(10))))
        let now = Samples.start + .minutes(10)
        try Self.wait(&given, until: now)
        let mission = given.mission(1)
        #expect(given.operation.missions[mission]?.solicitations[0].state == .expired)
        try given.carryOut(.dispatching(.accept(mission, .onlyOneAsked)), at: now)
        #expect(given.operation.missions[mission]?.stage == .accepted)
        #expect(given.operation.searches[given.request(1)]?.state == .resting)
        #expect(given.operation.searches[given.request(1)]?.dueAt == nil)
    }

    @Test func `who said yes when the crew was complete is asked first when somebody steps back`()
        throws
    {
        var given = try Self.world(near: 6)
        try given.carryOut(.waves(.begin(given.request(1), size: 3)))
        let mission = given.mission(1)
        try given.carryOut(.dispatching(.accept(mission, .volunteer(given.volunteer(1)))))
        try given.carryOut(.dispatching(.accept(mission, .volunteer(given.volunteer(3)))))
        #expect(given.operation.missions[mission]?.solicitations[2].state == .reserve)
        try given.carryOut(.dispatching(.decline(mission, .volunteer(given.volunteer(1)))))
        try Self.wait(&given, until: Samples.start)
        #expect(Self.asked(given) == [3])
        try given.carryOut(.dispatching(.decline(mission, .volunteer(given.volunteer(3)))))
        try Self.wait(&given, until: Samples.start)
        #expect(Self.asked(given) == [4, 5, 6])
    }

    @Test func `a yes kept in reserve changes nothing at the door`() throws {
        var given = try Self.world(near: 2)
        try given.carryOut(.waves(.begin(given.request(1), size: 2)))
        let mission = given.mission(1)
        try given.carryOut(
            .dispatching(
                .accept(mission, .volunteer(given.volunteer(1)), code: VisitCode(bits: 5))))
        let spare = given.when(
            .dispatching(
                .accept(mission, .volunteer(given.volunteer(2)), code: VisitCode(bits: 9))))
        #expect(spare.events.count == 1)
        #expect(spare.decision?.vault.isEmpty == true)
    }

    @Test func `a person stops it, and a closed request stops it`() throws {
        var given = try Self.world(near: 3)
        let request = given.request(1)
        given.when(.waves(.stop(request))).thenRefuses(.waves(.notAsking(number: 1)))
        try given.carryOut(.waves(.begin(request, size: 1)))
        try given.carryOut(.waves(.stop(request)))
        #expect(
            Self.names(try Self.wait(&given, until: Samples.start + .hours(1))).isEmpty)
        try given.carryOut(.waves(.begin(request, size: 1)), at: Samples.start + .hours(1))
        #expect(given.operation.searches[request]?.wave == 2)
        try given.carryOut(.hotline(.cancelRequest(request, .noLongerNeeded)))
        #expect(given.operation.searches[request] == nil)
        #expect(try Self.wait(&given, until: Samples.start + .hours(3)).isEmpty)
    }

    @Test func `the silent are reminded once, refusers are left alone`() throws {
        var given = try Self.world(near: 2)
        try given.carryOut(.waves(.begin(given.request(1), size: 2)))
        let mission = given.mission(1)
        try given.carryOut(.dispatching(.decline(mission, .volunteer(given.volunteer(1)))))
        let silent = try #require(given.operation.missions[mission]?.pending.first)
        given.when(.waves(.remind(mission)))
            .then([.waves(.silentReminded(mission, [silent.id]))])
        try given.carryOut(.waves(.remind(mission)))
        given.when(.waves(.remind(mission)))
            .thenRefuses(.waves(.remindedAlready(mission: 1)))
        try given.carryOut(.dispatching(.decline(mission, .onlyOneAsked)))
        given.when(.waves(.remind(mission))).thenRefuses(.waves(.nobodySilent(mission: 1)))
    }

    @Test func `a pair that must complete each other is asked place by place`() throws {
        var given = try Given.service(
            needs: [
                NeedRule(
                    kind: .courtesyVisit, dueWithin: .days(2), crew: 2, skill: nil,
                    crewSkills: [Samples.skill("first_aid"), Samples.skill("driving")])
            ])
        for _ in 0..<4 {
            try given.carryOut(
                Samples.addVolunteer(
                    Samples.profile(skills: [Skill(code: Samples.skill("driving"), until: nil)])))
        }
        try given.carryOut(
            Samples.addVolunteer(
                Samples.profile(skills: [Skill(code: Samples.skill("first_aid"), until: nil)])))
        try given.carryOut(Samples.logContact(.courtesyVisit))
        try given.carryOut(.waves(.begin(given.request(1), size: 2)))
        #expect(Self.asked(given) == [1, 5])
    }

    @Test func `what is wanted farther away is exactly what judging everybody finds`() throws {
        let given = try Self.world(near: 3, far: 4, elsewhere: 5)
        let request = try #require(given.operation.requests[given.request(1)])
        for reach in [
            WaveReach.usual, .wider(times: 2), .territory(Samples.nation),
            .territory(Samples.department),
        ] {
            let asking = Asking(request, in: given.operation, at: Samples.start, reach: reach)
            let all = given.operation.volunteers.values
                .map { given.operation.proposal($0, asking) }.filter(\.fits)
                .sorted { (-$0.score, $0.number) < (-$1.score, $1.number) }
            let found = given.operation.fitting(
                for: request, limit: 50, at: Samples.start, reach: reach)
            #expect(found == all, "\(reach)")
        }
    }

    @Test func `a start from a snapshot loses no wave`() throws {
        var given = try Self.world(near: 3)
        try given.carryOut(.waves(.begin(given.request(1), size: 1, delay: .minutes(10))))
        var again = try #require(Operation(snapshot: given.operation.snapshot()))
        #expect(again == given.operation)
        #expect(again.openQuestions == given.operation.openQuestions)
        let due = again.takeDue(at: Samples.start + .minutes(10), limit: 9)
        #expect(due.count == 2)
        guard case .waves(.moveOn) = due.last else {
            Issue.record("the wave is not due after its questions")
            return
        }
    }
}
