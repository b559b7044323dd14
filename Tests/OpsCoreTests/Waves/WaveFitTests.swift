import OpsTesting
import Testing

@testable import OpsCore

/// Waves ring nobody in vain: not who would be refused, not who cannot be reached, not the same few for ever.
struct WaveFitTests {
    private static let both = NeedRule(
        kind: .courtesyVisit, dueWithin: .days(2), crew: 2, skill: nil,
        crewSkills: [Samples.skill("sk_a"), Samples.skill("sk_b")])

    private static func skills(_ codes: [String]) -> [Skill] {
        codes.map { Skill(code: Samples.skill($0), until: nil) }
    }

    private static func world(_ held: [String]..., rule: NeedRule = both) throws -> Given {
        var given = try Given.country()
        try given.carryOut(.catalogue(.publish(Samples.entry())))
        try given.carryOut(
            .catalogue(
                .openDeployment(
                    Samples.openService(
                        needs: [rule], crewRules: .standard, messages: .standard))))
        for codes in held {
            try given.carryOut(Samples.addVolunteer(Samples.profile(skills: skills(codes))))
        }
        try given.carryOut(Samples.logContact(rule.kind))
        return given
    }

    private static func answer(
        _ given: inout Given, _ number: Int64, isYes: Bool, at instant: Instant = Samples.start
    ) throws {
        let (mission, who) = (given.mission(1), Answerer.volunteer(given.volunteer(number)))
        try given.carryOut(
            .dispatching(isYes ? .accept(mission, who) : .decline(mission, who)), at: instant)
    }

    private static func lose(_ given: inout Given, _ number: Int64) throws {
        var change = VolunteerChange()
        change.skills = []
        try given.carryOut(.roster(.change(given.volunteer(number), change)))
    }

    @Test func `where more skills lack than places are free nobody is rung in vain`() throws {
        var given = try Self.world(["sk_a"], ["sk_b"], ["sk_a"], ["sk_b"])
        try given.carryOut(.waves(.begin(given.request(1), size: 4, delay: .minutes(10))))
        for number in Int64(1)...4 { try Self.answer(&given, number, isYes: true) }
        try Self.lose(&given, 1)
        try Self.answer(&given, 2, isYes: false)
        let told = WaveTests.names(
            try WaveTests.wait(&given, until: Samples.start + .seconds(30)))
        #expect(!told.contains("waves.wave_sent.v1"))
        #expect(told.suffix(2) == ["waves.search_exhausted.v1", "hotline.request_escalated.v1"])
        #expect(WaveTests.asked(given) == [])
        let all = try given.operation.proposals(for: given.request(1), at: Samples.start)
        #expect(
            all.filter { $0.number > 2 }.allSatisfy {
                $0.reasonsAgainst == [.doesNotCompleteCrew(Samples.skill("sk_a"))]
            })
        // As soon as who cannot go any more has left, those in reserve are asked.
        try Self.answer(&given, 1, isYes: false, at: Samples.start + .minutes(1))
        try WaveTests.wait(&given, until: Samples.start + .minutes(1))
        #expect(WaveTests.asked(given) == [3, 4])
    }

    @Test func `a skill that has lapsed is told beside what the crew lacks`() throws {
        var given = try Self.world(["sk_a"])
        let lapsed = Skill(code: Samples.skill("sk_b"), until: Samples.day("2020-03-01"))
        try given.carryOut(Samples.addVolunteer(Samples.profile(skills: [lapsed])))
        try given.carryOut(
            .dispatching(.offer(given.request(1), to: [given.volunteer(1)])))
        try Self.answer(&given, 1, isYes: true)
        let second = try given.operation.proposals(for: given.request(1), at: Samples.start)
            .first { $0.number == 2 }
        #expect(
            second?.reasonsAgainst == [
                .doesNotCompleteCrew(Samples.skill("sk_b")),
                .skillExpired(Samples.skill("sk_b"), Samples.day("2020-03-01")),
            ])
        given.when(.dispatching(.offer(given.request(1), to: [given.volunteer(2)])))
            .thenRefuses(.dispatching(.crewLacks(number: 1, Samples.skill("sk_b"))))
    }

    private static let food = NeedRule(kind: .food, dueWithin: .hours(4), crew: 1, skill: nil)

    /// An event with a team of volunteer 1.
    private static func team(_ given: inout Given, _ status: TeamStatus) throws -> Identifier<Team>
    {
        try given.carryOut(
            .operations(
                .openEvent(
                    OpenOperationEvent(
                        title: "Canicule", kind: .heatWave, territory: Samples.department,
                        status: .inProgress, reportMinutes: 30))))
        let event = try #require(given.operation.log.events.keys.first)
        try given.carryOut(
            .operations(
                .addTeam(
                    AddTeam(
                        to: event, name: "Alpha", kind: .foot, status: status,
                        members: [given.volunteer(1)]))))
        return try #require(given.operation.log.teams.keys.first)
    }

    @Test(arguments: TeamStatus.allCases)
    func `whoever is in a team that is out or reserved is neither rung nor taken`(
        _ status: TeamStatus
    ) throws {
        var given = try Self.world([], rule: Self.food)
        try given.carryOut(
            .dispatching(.offer(given.request(1), to: [given.volunteer(1)])))
        let team = try Self.team(&given, status)
        let isBusy = [.reserved, .inUse, .mobile, .onScene].contains(status)
        let yes = Command.dispatching(
            .accept(given.mission(1), .volunteer(given.volunteer(1))))
        #expect(given.when(yes).refusal?.code == (isBusy ? "dispatching.cannot_go" : nil))
        try Self.answer(&given, 1, isYes: false)
        try given.carryOut(Samples.logContact(.food))
        let codes = try given.operation.proposals(for: given.request(2), at: Samples.start)[0]
            .reasonsAgainst.map(\.code)
        #expect(codes == (isBusy ? ["in_a_team"] : []))
        let begun = try given.carryOut(.waves(.begin(given.request(2))))
        #expect(WaveTests.names(begun).contains("waves.wave_sent.v1") == !isBusy)
        #expect(Operation(snapshot: given.operation.snapshot()) == given.operation)
        // Back at the base they are asked again.
        try given.carryOut(.operations(.setStatus(team, .unavailable)))
        let later = try given.operation.proposals(for: given.request(2), at: Samples.start)[0]
        #expect(!later.reasonsAgainst.map(\.code).contains("in_a_team"))
    }

    @Test func `who left a team, or whose event is over, is asked again`() throws {
        for isOver in [false, true] {
            var given = try Self.world([], [], rule: Self.food)
            let team = try Self.team(&given, .reserved)
            func codes(_ number: Int64) throws -> [String] {
                try given.operation.proposals(for: given.request(1), at: Samples.start)
                    .first { $0.number == number }?.reasonsAgainst.map(\.code) ?? []
            }
            #expect(try codes(1) == ["in_a_team"])
            if isOver {
                let event = try #require(given.operation.log.events.keys.first)
                try given.carryOut(.operations(.closeEvent(event)))
                #expect(try codes(2) == [])
            } else {
                try given.carryOut(.operations(.setMembers(team, [given.volunteer(2)])))
                #expect(try codes(2) == ["in_a_team"])
            }
            #expect(try codes(1) == [])
        }
    }

    @Test func `who wants no messages takes no place of a wave, and is somebody to be rung`()
        throws
    {
        var given = try Self.world([], [], [], rule: Self.food)
        try given.carryOut(
            .answers(.keep(KeepReply(.stop, from: [given.volunteer(1)], about: nil, text: "STOP")))
        )
        let first = try given.operation.proposals(for: given.request(1), at: Samples.start)
            .first { $0.number == 1 }
        #expect(first?.fits == true)
        try given.carryOut(.waves(.begin(given.request(1), size: 1, delay: .minutes(10))))
        #expect(WaveTests.asked(given) == [2])
        try WaveTests.wait(&given, until: Samples.start + .minutes(10))
        #expect(WaveTests.asked(given) == [3])
        // Before it gives up it says who is left, and how.
        #expect(first?.isToRing == true)
        let search = try #require(given.operation.searches[given.request(1)])
        #expect(search.toRing == [])
        try WaveTests.wait(&given, until: Samples.start + .minutes(20))
        #expect(given.operation.searches[given.request(1)]?.state == .exhausted)
        #expect(given.operation.searches[given.request(1)]?.toRing == [given.volunteer(1)])
        #expect(Operation(snapshot: given.operation.snapshot()) == given.operation)
    }

    @Test func `who was found to have no telephone is asked by no wave until something changes`()
        throws
    {
        var given = try Self.world([], rule: Self.food)
        try given.carryOut(
            .dispatching(.offer(given.request(1), to: [given.volunteer(1)])))
        try given.carryOut(
            .messages(
                .report(.command, [MessageOutcome(1, .failed(.noTelephone, retryIn: nil))])))
        try given.carryOut(Samples.logContact(.food))
        let begun = try given.carryOut(.waves(.begin(given.request(2), delay: .minutes(40))))
        #expect(WaveTests.names(begun).contains("waves.search_exhausted.v1"))
        try Self.answer(&given, 1, isYes: false)
        var change = VolunteerChange()
        change.phone = Samples.phone(12)
        try given.carryOut(.roster(.change(given.volunteer(1), change)))
        let later = try WaveTests.wait(&given, until: Samples.start + .minutes(41))
        #expect(WaveTests.names(later).contains("waves.wave_sent.v1"))
    }

    @Test func `a reserve who was found by territory is asked when somebody steps back`() throws {
        var given = try WaveTests.world(near: 0)
        try given.carryOut(
            Samples.addVolunteer(Samples.profile(territory: Samples.neighbourUnit, position: nil)))
        try given.carryOut(
            Samples.addVolunteer(Samples.profile(territory: Samples.neighbourUnit, position: nil)))
        try given.carryOut(.waves(.begin(given.request(1), size: 2, delay: .minutes(10))))
        #expect(WaveTests.asked(given) == [1, 2])
        try Self.answer(&given, 1, isYes: true)
        try Self.answer(&given, 2, isYes: true)
        try Self.answer(&given, 1, isYes: false)
        try WaveTests.wait(&given, until: Samples.start)
        #expect(WaveTests.asked(given) == [2])
    }
}
