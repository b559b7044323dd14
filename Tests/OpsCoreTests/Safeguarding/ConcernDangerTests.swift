import OpsTesting
import Testing

@testable import OpsCore

/// An emergency that was decided is an alert that rings, and holidays are no working days.
struct ConcernDangerTests {
    private static func emergency(
        _ id: Identifier<SafeguardingConcern>
    ) -> Command {
        .safeguarding(
            .decide(id, .emergency, reasons: nil, by: Samples.supervisor, place: Samples.unit))
    }

    @Test func `an emergency opens a danger alert at once, linked with its concern`() throws {
        var (given, id) = try SafeguardingTests.world()
        let events = try given.carryOut(Self.emergency(id))
        guard case .danger(.alertOpened(let opened)) = events.first else {
            Issue.record("no alert: \(events)")
            return
        }
        #expect(opened.contact == given.contact(1).id && opened.place == Samples.unit)
        #expect(opened.desk == Samples.nation)
        #expect(opened.dueAt == Samples.start + .minutes(2))
        #expect(given.operation.dangers[opened.id]?.state == .open)
        #expect(given.concern(1).danger == opened.id)
        #expect(given.concern(1).dueAt == Samples.start + .hours(4))
        let restored = try #require(Operation(snapshot: given.operation.snapshot()))
        #expect(restored == given.operation)
        let due = given.operation.takeDueCopy(at: Samples.start + .minutes(2))
        #expect(due.contains { if case .danger(.escalate(opened.id)) = $0 { true } else { false } })
    }

    @Test func `decided twice it rings once, and again when its alert was closed`() throws {
        var (given, id) = try SafeguardingTests.world()
        try given.carryOut(Self.emergency(id))
        #expect(given.when(Self.emergency(id)).summary == "safeguarding.concern_decided.v1")
        let first = try #require(given.concern(1).danger)
        try given.carryOut(.danger(.close(first, .notFound, note: nil)))
        let again = try given.carryOut(Self.emergency(id))
        #expect(again.count == 2)
        #expect(given.concern(1).danger != first)
        for decision in ConcernDecision.allCases where decision != .emergency {
            let (quiet, other) = try SafeguardingTests.world()
            let outcome = quiet.when(
                .safeguarding(.decide(other, decision, reasons: nil, by: Samples.supervisor)))
            #expect(outcome.events.count == 1, "\(decision)")
        }
    }

    @Test func `nobody must decide on a day on which every service rests as on a holiday`() throws {
        let thursday = try #require(Instant(rfc3339: "2020-04-30T10:00:00Z"))
        let friday = try #require(Instant(rfc3339: "2020-05-01T17:00:00Z"))
        var given = try Given.service()
        let deployment = try #require(given.operation.deployments.keys.first)
        try given.carryOut(Samples.logContact(.food))
        try given.carryOut(Samples.raise(given.contact(1)), at: thursday)
        #expect(given.concern(1).dueAt == friday)
        // Closed on the first of May, and on no other working day.
        try given.carryOut(.catalogue(.changeHours(deployment, Samples.parisHours)))
        try given.carryOut(Samples.raise(given.contact(1)), at: thursday)
        #expect(given.concern(2).dueAt == friday + .days(3))
    }
}
