import OpsTesting
import Testing

@testable import OpsCore

/// A visit that somebody asked for before she wished for more of them is the first: nobody asks two crews for one.
struct FirstVisitTests {
    /// Somebody who has asked for a visit.
    private static func world() throws -> (Given, Identifier<HelpRequest>) {
        var given = try Given.service(volunteers: 3)
        try given.carryOut(Samples.logContact(.courtesyVisit))
        return (given, given.request(1))
    }

    private static func wish(
        _ given: Given, _ wants: VisitWants, from: Instant? = nil
    ) -> Command {
        .visits(.wish(VisitWish(wants, of: Samples.personToCall(given.contact(1)), from: from)))
    }

    private static func visits(_ given: Given) -> [HelpRequest] {
        given.operation.requests.values.filter { $0.need == .courtesyVisit }
    }

    /// So many have said yes to the visit.
    private static func accept(
        _ given: inout Given, _ request: Identifier<HelpRequest>, by count: Int64
    ) throws {
        let pair = [given.volunteer(1), given.volunteer(2)]
        try given.carryOut(.dispatching(.offer(request, to: pair)))
        let mission = try #require(given.operation.requests[request]?.mission)
        for number in 1...count {
            try given.carryOut(
                .dispatching(.accept(mission, .volunteer(given.volunteer(number)))))
        }
    }

    @Test(arguments: [0, 1, 2] as [Int64])
    func `the visit that waits is the first of the series, whoever has said yes to it`(
        _ yes: Int64
    ) throws {
        var (given, request) = try Self.world()
        if yes > 0 { try Self.accept(&given, request, by: yes) }
        try given.carryOut(Self.wish(given, .both))
        #expect(Self.visits(given).map(\.id) == [request])
        let series = try #require(given.operation.care.series.values.first)
        #expect(series.step == .visiting && series.request == request)
        #expect(Operation(snapshot: given.operation.snapshot()) == given.operation)
    }

    @Test func `of two that wait one is the first, and the other a double`() throws {
        var (given, request) = try Self.world()
        try given.carryOut(Samples.logContact(.courtesyVisit))
        let (kept, merged) = (
            try #require(given.contact(1).person), try #require(given.contact(2).person)
        )
        try given.carryOut(.hotline(.mergePeople(kept: kept, merged: merged)))
        let double = given.request(2)
        let events = try given.carryOut(Self.wish(given, .visits))
        #expect(events.contains(.hotline(.requestCancelled(double, .duplicate))))
        #expect(Self.visits(given).map(\.id) == [request])
    }

    @Test func `a day that is named is that of a new request, in the place of the one that waits`()
        throws
    {
        var (given, request) = try Self.world()
        let day = Samples.start + .days(1)
        try given.carryOut(Self.wish(given, .visits, from: day))
        let visit = try #require(Self.visits(given).first)
        #expect(Self.visits(given).count == 1 && visit.id != request && visit.dueAt == day)

        var (later, asked) = try Self.world()
        try later.carryOut(Self.wish(later, .visits, from: Samples.start + .days(30)))
        #expect(Self.visits(later).map(\.id) == [asked])
        #expect(later.operation.care.series.values.first?.step == .planned)
        // When its time comes nobody is asked twice either.
        let series = try #require(later.operation.care.series.values.first)
        try later.carryOut(.visits(.moveOn(series.id)), at: series.dueAt)
        #expect(Self.visits(later).count == 1)
        #expect(later.operation.requests[asked] == nil)
    }

    @Test func `who wants nothing any more is not visited, but by those who have said yes`() throws
    {
        var (given, request) = try Self.world()
        let events = try given.carryOut(Self.wish(given, .none))
        #expect(events.contains(.hotline(.requestCancelled(request, .noLongerNeeded))))
        #expect(Self.visits(given).isEmpty)

        var (promised, visit) = try Self.world()
        try Self.accept(&promised, visit, by: 2)
        try promised.carryOut(Self.wish(promised, .none))
        #expect(Self.visits(promised).map(\.id) == [visit])
    }

    @Test
    func `where somebody is to go and see who does not answer, visits are asked for beside it`()
        throws
    {
        var (given, id) = try FollowUpTests.world()
        for _ in 0..<2 {
            try given.carryOut(
                .followUp(.report(id, CallReport(.noAnswer), by: nil)),
                at: given.plannedCall(1).callAt)
        }
        let visit = try #require(given.plannedCall(1).visit)
        try given.carryOut(Self.wish(given, .visits), at: Samples.start + .hours(2))
        #expect(given.operation.care.series.values.first?.request != visit)
        #expect(given.operation.requests[visit] != nil && Self.visits(given).count == 2)
    }
}
