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

    @Test func `no more than a thousand are handed over at once, the oldest first`() throws {
        var given = try Given.service()
        for _ in 0..<1_001 { try given.carryOut(Samples.logContact(.food)) }
        let names = try Self.close(&given, at: Samples.start)
        #expect(names.count == 1_001)
        let left = given.operation.requests.values.filter { $0.deployment != nil }
        #expect(left.map(\.number) == [1_001])
    }
}
