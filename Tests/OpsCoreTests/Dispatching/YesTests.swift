import OpsTesting
import Testing

@testable import OpsCore

/// A yes is looked at once more, and none is lost.
struct YesTests {
    private static func skill(_ code: String) -> Skill {
        Skill(code: Samples.skill(code), until: nil)
    }

    private static let both = NeedRule(
        kind: .courtesyVisit, dueWithin: .days(2), crew: 2, skill: nil,
        crewSkills: [Samples.skill("sk_a"), Samples.skill("sk_b")])

    /// Volunteers with these skills, and a visit by two who hold both.
    private static func world(_ skills: [String]..., rule: NeedRule = both) throws -> Given {
        var given = try Given.service(needs: [rule])
        for codes in skills {
            try given.carryOut(
                Samples.addVolunteer(Samples.profile(skills: codes.map(skill))))
        }
        try given.carryOut(Samples.logContact(rule.kind))
        return given
    }

    private static func yes(_ given: Given, _ number: Int64) -> Command {
        .dispatching(.accept(given.mission(1), .volunteer(given.volunteer(number))))
    }

    private static func offer(_ given: Given, _ numbers: Int64...) -> Command {
        .dispatching(.offer(given.request(1), to: numbers.map { given.volunteer($0) }))
    }

    private static func state(_ given: Given, _ number: Int64) -> SolicitationState? {
        given.operation.missions[given.mission(1)]?.solicitations
            .last(to: given.volunteer(number))?.state
    }

    @Test(arguments: [
        "revoked", "paused", "away", "telephone",
    ])
    func `a yes of somebody who must not go any more is refused, with the reason`(
        _ what: String
    )
        throws
    {
        var given = try WaveTests.world(near: 1)
        let id = given.volunteer(1)
        try given.carryOut(Self.offer(given, 1))
        var change = VolunteerChange()
        let reason: ReasonAgainst
        switch what {
        case "revoked":
            change.removed = [.vettedUntil]
            reason = .notVetted
        case "paused":
            change.isAvailable = false
            reason = .unavailable
        case "away":
            change.away = [
                Availability.Span(from: Samples.start, until: Samples.start + .days(2))
            ]
            reason = .away(until: ClockTime(Samples.start + .days(2), rule: nil))
        default:
            change.vettingScope = .telephone
            reason = .vettedForTelephone
        }
        try given.carryOut(.roster(.change(id, change)))
        given.when(Self.yes(given, 1))
            .thenRefuses(.dispatching(.cannotGo(number: 1, reason)))
    }

    @Test func `what a coordinator has weighed does not stand against the yes`() throws {
        var given = try WaveTests.world(near: 0, far: 1)
        try given.carryOut(Self.offer(given, 1))
        try given.carryOut(Self.yes(given, 1))
        #expect(given.operation.missions[given.mission(1)]?.stage == .accepted)
    }

    @Test func `who takes a mission over is looked at once more, too`() throws {
        var given = try WaveTests.world(near: 2)
        try given.carryOut(Self.offer(given, 1))
        try given.carryOut(Self.yes(given, 1))
        try given.carryOut(.crew(.handOver(given.mission(1), to: [given.volunteer(2)])))
        var change = VolunteerChange()
        change.removed = [.vettedUntil]
        try given.carryOut(.roster(.change(given.volunteer(2), change)))
        given.when(Self.yes(given, 2))
            .thenRefuses(.dispatching(.cannotGo(number: 2, .notVetted)))
    }

    @Test func `a yes that does not complete the crew is kept, and asked when somebody steps back`()
        throws
    {
        var given = try Self.world(["sk_a"], ["sk_a"], ["sk_b"])
        try given.carryOut(.waves(.begin(given.request(1), size: 3)))
        try given.carryOut(Self.yes(given, 1))
        try given.carryOut(Self.yes(given, 2))
        #expect(Self.state(given, 2) == .reserve)
        #expect(given.operation.missions[given.mission(1)]?.stage == .offered)
        try given.carryOut(
            .dispatching(.decline(given.mission(1), .volunteer(given.volunteer(1)))))
        try WaveTests.wait(&given, until: Samples.start + .minutes(30))
        #expect(Self.state(given, 2) == .pending)
    }

    @Test
    func `when the last who was awaited is kept in reserve, nobody waits for the time to pass`()
        throws
    {
        var given = try Self.world(["sk_a"], ["sk_a"])
        try given.carryOut(Self.offer(given, 1))
        try given.carryOut(Self.yes(given, 1))
        #expect(given.when(Self.offer(given, 2)).refusal != nil)
        try given.carryOut(Samples.addVolunteer(Samples.profile(skills: [Self.skill("sk_b")])))
        try given.carryOut(.waves(.begin(given.request(1), size: 1)))
        #expect(Self.state(given, 3) == .pending)
        // Their skill is taken out before they say yes.
        var change = VolunteerChange()
        change.skills = []
        try given.carryOut(.roster(.change(given.volunteer(3), change)))
        try given.carryOut(Self.yes(given, 3))
        #expect(Self.state(given, 3) == .reserve)
        #expect(given.operation.requests[given.request(1)]?.status == .open)
        #expect(given.operation.nextDue == Samples.start)
    }

    @Test func `who holds one of two skills that one of the crew holds both of completes the crew`()
        throws
    {
        var given = try Self.world(["sk_a", "sk_b"], ["sk_a"], ["sk_b"], [])
        try given.carryOut(Self.offer(given, 1))
        try given.carryOut(Self.yes(given, 1))
        let all = try given.operation.proposals(for: given.request(1), at: Samples.start)
        let fitting = all.filter(\.fits).map(\.number)
        #expect(fitting.sorted() == [2, 3])
        let request = try #require(given.operation.requests[given.request(1)])
        #expect(
            given.operation.fitting(for: request, limit: 9, at: Samples.start).map(\.number)
                == fitting)
        let none = try #require(all.first { $0.number == 4 })
        #expect(none.reasonsAgainst == [.doesNotCompleteCrew(Samples.skill("sk_a"))])
    }

    @Test
    func `who could only come in somebody's stead is not proposed while an answer is awaited`()
        throws
    {
        var given = try Self.world(["sk_a"], ["sk_b"], ["sk_a"])
        try given.carryOut(Self.offer(given, 1, 2))
        try given.carryOut(Self.yes(given, 1))
        let third = try given.operation.proposals(for: given.request(1), at: Samples.start)
            .first { $0.number == 3 }
        #expect(third?.reasonsAgainst == [.doesNotCompleteCrew(Samples.skill("sk_b"))])
        given.when(Self.offer(given, 3)).thenRefuses(
            .dispatching(.doesNotFit(number: 3, .doesNotCompleteCrew(Samples.skill("sk_b")))))
    }

    @Test func `who has no vehicle is not asked in vain because somebody else is named who has`()
        throws
    {
        let rule = NeedRule(
            kind: .medicine, dueWithin: .hours(4), crew: 1, skill: nil, needsVehicle: true)
        var given = try Self.world([], rule: rule)
        var conditions = Conditions()
        conditions.travel = [.van]
        try given.carryOut(Samples.addVolunteer(Samples.profile(conditions: conditions)))
        given.when(Self.offer(given, 1)).thenRefuses(.dispatching(.crewLacksVehicle(number: 1)))
        given.when(Self.offer(given, 1, 2))
            .thenRefuses(.dispatching(.doesNotFit(number: 1, .noVehicle)))
        #expect(given.when(Self.offer(given, 2)).refusal == nil)
    }

    @Test func `a distance is told from the limit that it exceeds`() {
        let reason = ReasonAgainst.tooFar(Metres(count: 4_012), limit: Metres(count: 4_000))
        #expect(reason.text[.en] == "too far: 4012 m, beyond 4000 m")
    }

    @Test(.timeLimit(.minutes(1)))
    func `a crew of twenty is put together from few of all that there could be`() throws {
        let rule = NeedRule(
            kind: .courtesyVisit, dueWithin: .days(2), crew: 20, skill: nil, needsVehicle: true)
        var given = try Given.service(needs: [rule])
        for number in 0..<80 {
            var conditions = Conditions()
            if number % 7 == 6 { conditions.travel = [.car] }
            let position = Samples.position(
                Samples.unitPosition.latitudeMillidegrees + Int32(number) / 2,
                Samples.unitPosition.longitudeMillidegrees)
            try given.carryOut(
                Samples.addVolunteer(Samples.profile(position: position, conditions: conditions)))
        }
        try given.carryOut(Samples.logContact(.courtesyVisit))
        let request = try #require(given.operation.requests[given.request(1)])
        let crews = given.operation.crews(for: request, limit: 20, at: Samples.start)
        #expect(crews.count == 20)
        #expect(crews[0].members.map(\.number).sorted() == Array(1...20))
        #expect(crews.map(\.score) == crews.map(\.score).sorted(by: >))
        #expect(Set(crews.map { $0.members.map(\.number).sorted() }).count == 20)
    }
}
