import OpsTesting
import Testing

@testable import OpsCore

/// A no that says why, and what that changes.
struct WhyNotTests {
    private static func saidNo(
        _ why: WhyNot?, _ need: NeedKind = .food
    ) throws -> (given: Given, events: [Event]) {
        var given = try WaveTests.world(near: 1, need)
        try given.carryOut(.dispatching(.offer(given.request(1), to: [given.volunteer(1)])))
        let events = try given.carryOut(
            .dispatching(.decline(given.mission(1), .onlyOneAsked, why: why)))
        return (given, events)
    }

    /// What stands against the volunteer for another request of a kind, later.
    private static func reasons(
        _ given: inout Given, _ need: NeedKind, at instant: Instant
    ) throws -> [ReasonAgainst] {
        try given.carryOut(Samples.logContact(need), at: instant)
        let request = given.request(Int64(given.operation.counters.requests))
        return try #require(
            try given.operation.proposals(for: request, at: instant).first?.reasonsAgainst)
    }

    @Test func `the reason stands beside the no, and a no without one is what it was`() throws {
        #expect(
            try Self.saidNo(WhyNot(.tooFar)).events.map(\.name)
                == ["dispatching.solicitation_answered.v1", "dispatching.no_explained.v1"])
        #expect(
            try Self.saidNo(nil).events.map(\.name) == ["dispatching.solicitation_answered.v1"])
    }

    @Test func `who never does a kind of help is asked for others alone`() throws {
        var (given, events) = try Self.saidNo(WhyNot(.neverThisKind))
        #expect(events.last?.name == "roster.volunteer_changed.v1")
        #expect(
            try Self.reasons(&given, .food, at: Samples.start + .days(1))
                == [.neverThisKind(.food)])
        #expect(try Self.reasons(&given, .medicine, at: Samples.start + .days(1)) == [])
        var change = VolunteerChange()
        change.removed = [.refusedNeeds]
        try given.carryOut(.roster(.change(given.volunteer(1), change)))
        #expect(try Self.reasons(&given, .food, at: Samples.start + .days(1)) == [])
    }

    @Test(arguments: [DeclineReason.ill, .notNow])
    func `who cannot come until a day is away until it begins`(_ reason: DeclineReason) throws {
        var (given, _) = try Self.saidNo(WhyNot(reason, until: Samples.day("2020-04-02")))
        let end = Samples.start + .days(10) - .hours(8)
        #expect(
            try Self.reasons(&given, .food, at: end - .minutes(1))
                == [.away(until: ClockTime(end, rule: nil))])
        #expect(try Self.reasons(&given, .food, at: end) == [])
    }

    @Test func `who says not now without a day may be asked for the next thing`() throws {
        var (given, _) = try Self.saidNo(WhyNot(.notNow))
        #expect(try Self.reasons(&given, .food, at: Samples.start + .hours(1)) == [])
    }

    @Test(arguments: [
        WhyNot(.notNow, until: Samples.day("2020-03-23")),
        WhyNot(.tooFar, until: Samples.day("2020-04-02")),
        WhyNot(.ill, until: Samples.day("2206-12-01")),
    ])
    func `a day that is over or in another age, or that belongs to no such reason, is refused`(
        _ why: WhyNot
    ) throws {
        var given = try WaveTests.world(near: 1)
        try given.carryOut(.dispatching(.offer(given.request(1), to: [given.volunteer(1)])))
        given.when(.dispatching(.decline(given.mission(1), .onlyOneAsked, why: why)))
            .thenRefuses(.dispatching(.impossibleDay(mission: 1)))
        // From outside the no counts all the same.
        let asked = try #require(given.operation.missions.values.first?.solicitations.first)
        let answer = AnswerFromOutside(
            to: asked.id, of: given.mission(1), isYes: false, by: .link, why: why)
        let events = try given.carryOut(.answers(.answer(answer)))
        #expect(
            events.contains(
                .dispatching(
                    .noExplained(asked.id, mission: given.mission(1), WhyNot(why.reason)))))
    }

    @Test(arguments: [
        ("NON malade", DeclineReason.ill), ("no K7PX enferma", .ill), ("non, trop loin", .tooFar),
        ("no ahora no", .notNow), ("N not now merci", .notNow),
    ])
    func `a no by text message may say why in so many words`(
        _ text: String, _ reason: DeclineReason
    ) {
        let read = ReplyText(text)
        #expect(read.meaning == .no)
        #expect(read.reason == reason)
    }

    @Test(arguments: [
        "malade", "oui malade", "non jamais", "non malade demain", "loin", "pas maintenant",
    ])
    func `what would bind for ever, or is no plain no, is read by a person`(_ text: String) {
        #expect(ReplyText(text).meaning == .unclear)
        #expect(ReplyText(text).reason == nil)
    }
}
