import OpsTesting
import Testing

@testable import OpsCore

/// A service closes, and everybody who waits is handed over (must-do 33).
struct HandOverTests {
    /// A service of the department, and one of the whole nation that owes food within two days, by two.
    private static func services(national: Bool = true) throws -> Given {
        var given = try Given.service(volunteers: 1)
        if national {
            let rule = NeedRule(kind: .food, dueWithin: .days(2), crew: 2, skill: nil)
            try given.carryOut(
                .catalogue(
                    .openDeployment(Samples.openService(in: Samples.nation, needs: [rule]))))
        }
        try given.carryOut(Samples.logContact(.food))
        return given
    }

    private static func deployment(
        of given: Given, in territory: TerritoryCode
    ) -> Identifier<Deployment> {
        Samples.known(given.operation.deployments.values.first { $0.territory == territory }).id
    }

    private static func close(_ given: inout Given, at instant: Instant) throws -> [String] {
        let id = deployment(of: given, in: Samples.department)
        return try given.carryOut(.catalogue(.closeDeployment(id)), at: instant).map(\.name)
    }

    @Test func `what waits goes to the next service that covers it, and is due no later`() throws {
        var given = try Self.services()
        let before = try #require(given.operation.requests[given.request(1)])
        let names = try Self.close(&given, at: Samples.start + .hours(1))
        #expect(names == ["catalogue.deployment_closed.v1", "hotline.request_handed_over.v1"])
        let request = try #require(given.operation.requests[given.request(1)])
        #expect(request.deployment == Self.deployment(of: given, in: Samples.nation))
        #expect(request.status == .open && request.owner == .desk(Samples.nation))
        #expect(request.crew == 2 && request.dueAt == before.dueAt)
    }

    @Test func `what no other service covers is uncovered, and the desk above answers for it`()
        throws
    {
        var given = try Self.services(national: false)
        _ = try Self.close(&given, at: Samples.start + .hours(1))
        let request = try #require(given.operation.requests[given.request(1)])
        #expect(request.status == .uncovered && request.deployment == nil)
        #expect(request.owner == .desk(Samples.nation))
        #expect(request.dueAt == Samples.start + .hours(4))
        // A service that opens again takes it back.
        let names = try given.carryOut(
            .catalogue(.openDeployment(Samples.openService())), at: Samples.start + .hours(2)
        ).map(\.name)
        #expect(names == ["catalogue.deployment_opened.v1", "hotline.request_covered.v1"])
    }

    @Test func `what is overdue when the service closes is due at once`() throws {
        var given = try Self.services()
        let late = Samples.start + .hours(9)
        _ = try Self.close(&given, at: late)
        #expect(given.operation.requests[given.request(1)]?.dueAt == late)
        #expect(given.operation.takeDueCopy(at: late).count == 1)
    }

    @Test func `whom volunteers were asked for stays with them, and is handed over if they fail`()
        throws
    {
        var given = try Self.services()
        try given.carryOut(
            .dispatching(.offer(given.request(1), to: [given.volunteer(1)])))
        #expect(
            try Self.close(&given, at: Samples.start + .minutes(1))
                == ["catalogue.deployment_closed.v1"])
        let asked = try #require(given.operation.missions.values.first)
        try given.carryOut(
            .dispatching(.expire(asked.id, asked.solicitations[0].id)),
            at: Samples.start + .minutes(31))
        var request = try #require(given.operation.requests[given.request(1)])
        #expect(request.status == .open && request.deployment != nil)
        let due = request.dueAt
        let names = try given.carryOut(.hotline(.escalate(request.id)), at: due).map(\.name)
        #expect(names == ["hotline.request_handed_over.v1"])
        request = try #require(given.operation.requests[given.request(1)])
        #expect(request.owner == .desk(Samples.nation))
        #expect(request.dueAt == due + .minutes(15))
    }

    @Test
    func `what nobody said yes to waits with what nobody covers, and the next service takes it up`()
        throws
    {
        var given = try Self.services(national: false)
        try given.carryOut(.dispatching(.offer(given.request(1), to: [given.volunteer(1)])))
        // Somebody may still answer: it stays with them.
        _ = try Self.close(&given, at: Samples.start + .minutes(1))
        #expect(given.operation.requests[given.request(1)]?.status == .offered)
        let id = given.mission(1)
        let later = Samples.start + .minutes(31)
        let asked = try #require(given.operation.missions[id]?.solicitations.first)
        try given.carryOut(.dispatching(.expire(id, asked.id)), at: later)
        // The last silence: nobody has it in hand any more, and the desk above answers for it at once.
        for command in given.operation.takeDueCopy(at: later) {
            try given.carryOut(command, at: later)
        }
        let request = try #require(given.operation.requests[given.request(1)])
        #expect(request.status == .uncovered && request.deployment == nil)
        #expect(request.owner == .desk(Samples.nation))
        // A yes that comes after all is kept: no service sends anybody.
        try given.carryOut(
            .dispatching(.accept(id, .volunteer(given.volunteer(1)))), at: later + .minutes(1))
        #expect(given.operation.requests[given.request(1)]?.status == .uncovered)
        #expect(given.operation.missions[id]?.solicitations.map(\.state) == [.reserve])
        let rule = NeedRule(kind: .food, dueWithin: .days(2), crew: 2, skill: nil)
        let names = try given.carryOut(
            .catalogue(.openDeployment(Samples.openService(in: Samples.nation, needs: [rule]))),
            at: later + .hours(1)
        ).map(\.name)
        #expect(names == ["catalogue.deployment_opened.v1", "hotline.request_covered.v1"])
        #expect(given.operation.missions[id]?.crew == 2)
        for _ in 0..<2 { try given.carryOut(Samples.addVolunteer(), at: later + .hours(1)) }
        try given.carryOut(
            .dispatching(.offer(given.request(1), to: [given.volunteer(2), given.volunteer(3)])),
            at: later + .hours(1))
        #expect(given.operation.requests[given.request(1)]?.status == .offered)
    }

    @Test func `a service that was to end by then hands over when the time of a request comes`()
        throws
    {
        var given = try Given.country()
        try given.carryOut(.catalogue(.publish(Samples.entry())))
        try given.carryOut(
            .catalogue(
                .openDeployment(Samples.openService(until: Samples.start + .hours(2)))))
        try given.carryOut(Samples.logContact(.food))
        let names = try given.carryOut(
            .hotline(.escalate(given.request(1))), at: Samples.start + .hours(4)
        ).map(\.name)
        #expect(names == ["hotline.request_handed_over.v1"])
        #expect(given.operation.requests[given.request(1)]?.status == .uncovered)
    }

    /// A request for food that so many said yes to, of a crew of three, passes to a service where one is enough.
    private static func handedOver(yes: Int64) throws -> (given: Given, names: [String]) {
        var given = try Given.country()
        try given.carryOut(.catalogue(.publish(Samples.entry())))
        for (territory, crew) in [(Samples.department, Int64(3)), (Samples.nation, 1)] {
            let rule = NeedRule(kind: .food, dueWithin: .hours(4), crew: crew, skill: nil)
            try given.carryOut(
                .catalogue(
                    .openDeployment(
                        Samples.openService(
                            in: territory, needs: [rule], crewRules: .standard,
                            messages: .standard))))
        }
        for _ in 0..<3 { try given.carryOut(Samples.addVolunteer()) }
        try given.offer(.food, to: [1, 2, 3])
        for number in 1...3 as ClosedRange<Int64> {
            let who = Answerer.volunteer(given.volunteer(number))
            try given.carryOut(
                .dispatching(
                    number <= yes ? .accept(given.mission(1), who) : .decline(given.mission(1), who)
                ))
        }
        let serving = try #require(given.operation.requests[given.request(1)]?.deployment)
        let events = try given.carryOut(.catalogue(.closeDeployment(serving)))
        return (given, events.map(\.name) + MessageFollowingTests.told(events, given))
    }

    @Test func `a mission passes with its request: its crew is as large as the new service says`()
        throws
    {
        var (given, names) = try Self.handedOver(yes: 1)
        let mission = try #require(given.operation.missions[given.mission(1)])
        #expect(mission.crew == 1 && mission.stage == .accepted)
        let request = try #require(given.operation.requests[given.request(1)])
        #expect(request.status == .assigned && request.owner == .crew(mission.id))
        #expect(names.contains("crew_whole 1"))
        try given.carryOut(.dispatching(.start(mission.id)))
        #expect(Operation(snapshot: given.operation.snapshot()) == given.operation)
    }

    @Test func `a search that begins with the smaller crew has nobody left to ask`() throws {
        var given = try Given.country()
        try given.carryOut(.catalogue(.publish(Samples.entry())))
        let three = NeedRule(kind: .food, dueWithin: .hours(9), crew: 3, skill: nil)
        try given.carryOut(
            .catalogue(
                .openDeployment(
                    Samples.openService(needs: [three], until: Samples.start + .hours(1)))))
        for _ in 0..<4 { try given.carryOut(Samples.addVolunteer()) }
        try given.offer(.food, to: [1])
        try given.carryOut(.dispatching(.accept(given.mission(1), .onlyOneAsked)))
        let one = NeedRule(kind: .food, dueWithin: .hours(9), crew: 1, skill: nil)
        try given.carryOut(
            .catalogue(.openDeployment(Samples.openService(in: Samples.nation, needs: [one]))))
        let events = try given.carryOut(
            .waves(.begin(given.request(1))), at: Samples.start + .hours(2))
        #expect(
            events.map(\.name) == [
                "hotline.request_handed_over.v1", "waves.search_began.v1",
                "waves.search_waits.v1",
            ])
        #expect(given.operation.missions[given.mission(1)]?.stage == .accepted)
        #expect(given.operation.searches[given.request(1)]?.state == .resting)
    }

    @Test func `whoever is spare in the smaller crew is told, and free again`() throws {
        let (given, names) = try Self.handedOver(yes: 2)
        let mission = try #require(given.operation.missions[given.mission(1)])
        #expect(mission.accepted.map(\.volunteer) == [given.volunteer(1)])
        #expect(mission.stage == .accepted)
        #expect(given.operation.volunteers[given.volunteer(2)]?.missions == [])
        #expect(names.contains("stood_down 2") && names.contains("crew_whole 1"))
    }

    @Test func `no more than a thousand are handed over at once, the oldest first`() throws {
        var given = try Given.service()
        for _ in 0..<1_001 { try given.carryOut(Samples.logContact(.food)) }
        let names = try Self.close(&given, at: Samples.start)
        #expect(names.count == 1_001)
        let left = given.operation.requests.values.filter { $0.deployment != nil }
        #expect(left.map(\.number) == [1_001])
        // And the others right after.
        try Self.followUp(&given, at: Samples.start, commands: 1)
        #expect(given.operation.requests.values.allSatisfy { $0.deployment == nil })
    }

    private static func followUp(
        _ given: inout Given, at instant: Instant, commands: Int
    ) throws {
        let due = given.operation.takeDueCopy(at: instant)
        #expect(due.count == commands)
        for command in due { try given.carryOut(command, at: instant) }
        #expect(given.operation.takeDueCopy(at: instant).isEmpty)
    }

    @Test func `what comes back to a service that has ended is handed over at once`() throws {
        var given = try Self.services()
        try given.carryOut(.dispatching(.offer(given.request(1), to: [given.volunteer(1)])))
        _ = try Self.close(&given, at: Samples.start + .minutes(1))
        let late = Samples.start + .minutes(5)
        #expect(given.operation.takeDueCopy(at: late).isEmpty)
        try given.carryOut(.dispatching(.decline(given.mission(1), .onlyOneAsked)), at: late)
        // After a restart too.
        let again = try #require(Operation(snapshot: given.operation.snapshot()))
        #expect(again.takeDueCopy(at: late).count == 1)
        try Self.followUp(&given, at: late, commands: 1)
        let request = try #require(given.operation.requests[given.request(1)])
        #expect(request.owner == .desk(Samples.nation) && request.status == .open)
        #expect(request.deployment == Self.deployment(of: given, in: Samples.nation))
    }

    @Test func `an end that was planned hands over when it comes`() throws {
        var given = try Given.country()
        try given.carryOut(.catalogue(.publish(Samples.entry())))
        let end = Samples.start + .hours(2)
        try given.carryOut(.catalogue(.openDeployment(Samples.openService(until: end))))
        try given.carryOut(Samples.logContact(.food))
        #expect(given.operation.takeDueCopy(at: end - .minutes(1)).isEmpty)
        try Self.followUp(&given, at: end, commands: 1)
        #expect(given.operation.requests[given.request(1)]?.status == .uncovered)
    }
}
