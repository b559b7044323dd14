import OpsTesting
import Testing

@testable import OpsCore

/// A yes for a visit days ahead leaves the volunteer free until then (must-dos 12, 13; decision 44).
struct AheadTests {
    /// Saturday, ten o'clock in Greenwich; it is Monday, eight o'clock.
    static let saturday = Samples.start + .days(5) + .hours(2)

    /// Volunteer 1 of five has said yes to mission 1, which was agreed for Saturday, from ten to eleven.
    static func world(crew: Int64 = 1) throws -> (given: Given, mission: Identifier<Mission>) {
        var (given, id) = try CrewSafetyTests.world(crew: crew)
        try given.carryOut(.visits(.agreeSlot(id, from: saturday, minutes: 60)))
        return (given, id)
    }

    /// Somebody else needs food: the offer to the volunteers.
    static func errand(
        _ given: inout Given, to numbers: [Int64] = [1], at instant: Instant = Samples.start
    ) throws -> Command {
        try given.carryOut(Samples.logContact(.food), at: instant)
        let newest = Samples.known(given.operation.requests.values.map(\.number).max())
        return .dispatching(.offer(given.request(newest), to: numbers.map { given.volunteer($0) }))
    }

    private static func inHand(_ given: Given, _ number: Int64) -> [Int64] {
        given.operation.volunteers[given.volunteer(number)]?.missions
            .compactMap { given.operation.missions[$0]?.number } ?? []
    }

    static func taken(from instant: Instant) -> ReasonAgainst {
        .onAnotherMission(from: ClockTime(instant, rule: nil))
    }

    /// A start reads the same, and finds the same people.
    private static func expectRestored(
        _ given: Given, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let again = try #require(Operation(snapshot: given.operation.snapshot()))
        #expect(again == given.operation, sourceLocation: sourceLocation)
        for request in given.operation.requests.values {
            let all = try given.operation.proposals(for: request.id, at: Samples.start)
            for operation in [again, given.operation] {
                #expect(
                    operation.fitting(for: request, limit: 9, at: Samples.start)
                        == all.filter(\.fits), sourceLocation: sourceLocation)
            }
        }
    }

    @Test func `who has a yes for Saturday is proposed, asked and goes today`() throws {
        var (given, _) = try Self.world()
        let offer = try Self.errand(&given)
        let request = try given.operation.toBeProposed(given.request(2))
        let best = given.operation.fitting(for: request, limit: 9, at: Samples.start)
        #expect(best.contains { $0.number == 1 })
        try given.carryOut(offer)
        try given.carryOut(.dispatching(.accept(given.mission(2), .onlyOneAsked)))
        #expect(Self.inHand(given, 1) == [1, 2])
        try Self.expectRestored(given)
        try given.carryOut(.dispatching(.start(given.mission(2))))
        try given.carryOut(.dispatching(.complete(given.mission(2))))
        #expect(Self.inHand(given, 1) == [1])
        try Self.expectRestored(given)
    }

    @Test func `a wave asks them too`() throws {
        var (given, _) = try Self.world()
        _ = try Self.errand(&given)
        let events = try given.carryOut(.waves(.begin(given.request(2), size: 5)))
        let asked = events.compactMap { event -> Identifier<Volunteer>? in
            guard case .dispatching(.volunteerSolicited(_, _, let id, _)) = event else {
                return nil
            }
            return id
        }
        #expect(asked.contains(given.volunteer(1)))
    }

    @Test func `as its hour comes near they are asked for nothing that could not be over by then`()
        throws
    {
        var (given, _) = try Self.world()
        // An hour for the way, two for the errand, half an hour to answer.
        let last = Self.saturday - .minutes(210)
        let offer = try Self.errand(&given)
        #expect(given.when(offer, at: last).refusal == nil)
        given.when(offer, at: last + .seconds(1)).thenRefuses(
            .dispatching(.doesNotFit(number: 1, Self.taken(from: Self.saturday))))
        // Whoever was asked in time may say yes as long as the question waits.
        try given.carryOut(offer, at: last)
        let yes = Command.dispatching(.accept(given.mission(2), .onlyOneAsked))
        #expect(given.when(yes, at: last + .minutes(30)).refusal == nil)
        given.when(yes, at: last + .minutes(31)).thenRefuses(
            .dispatching(.cannotGo(number: 1, Self.taken(from: Self.saturday))))
    }

    @Test func `under way, without an hour, or past it, nobody is asked for anything`() throws {
        var (given, id) = try Self.world()
        let offer = try Self.errand(&given)
        let refused = Refusal.dispatching(.doesNotFit(number: 1, .onAnotherMission(from: nil)))
        given.when(offer, at: Self.saturday + .hours(1)).thenRefuses(refused)
        given.when(offer, at: Self.saturday + .days(3)).thenRefuses(refused)
        try given.carryOut(.dispatching(.start(id)))
        given.when(offer).thenRefuses(refused)
        try Self.expectRestored(given)
        var (plain, _) = try CrewSafetyTests.world()
        try plain.offer(.food, to: [2])
        try plain.carryOut(
            .visits(.agreeSlot(plain.mission(2), from: Self.saturday, minutes: 60)))
        plain.when(
            .dispatching(.offer(plain.request(2), to: [plain.volunteer(1)]))
        ).thenRefuses(refused)
    }

    @Test func `two hours that were agreed lie an hour apart`() throws {
        var (given, _) = try Self.world()
        try given.offer(.food, to: [2])
        let other = given.mission(2)
        let offer = Command.dispatching(.offer(given.request(2), to: [given.volunteer(1)]))
        for (start, isFree) in [
            (Self.saturday + .hours(2), true), (Self.saturday + .minutes(119), false),
            (Self.saturday - .hours(2), true), (Self.saturday - .minutes(119), false),
            (Self.saturday, false), (Self.saturday + .days(1), true),
        ] {
            try given.carryOut(.visits(.agreeSlot(other, from: start, minutes: 60)))
            let refusal = given.when(offer).refusal
            let meets = Refusal.dispatching(
                .doesNotFit(number: 1, Self.taken(from: Self.saturday)))
            #expect(refusal == (isFree ? nil : meets))
        }
    }

    @Test func `an hour at which somebody of the crew is elsewhere is not agreed`() throws {
        var (given, id) = try Self.world(crew: 2)
        try given.offer(.food, to: [2, 3])
        let other = given.mission(2)
        let sunday = Self.saturday + .days(1)
        try given.carryOut(.visits(.agreeSlot(other, from: sunday, minutes: 60)))
        for number in [2, 3] as [Int64] {
            try given.carryOut(.dispatching(.accept(other, .volunteer(given.volunteer(number)))))
        }
        #expect(Self.inHand(given, 2) == [1, 2])
        let refusal = Refusal.visits(.crewElsewhere(mission: 2, volunteer: 2, other: 1))
        given.when(.visits(.agreeSlot(other, from: Self.saturday + .minutes(90), minutes: 60)))
            .thenRefuses(refusal)
        #expect(refusal.code == "visits.crew_elsewhere")
        #expect(refusal.text[.en].contains("volunteer 2"))
        given.when(.visits(.agreeSlot(id, from: sunday, minutes: 60)))
            .thenRefuses(.visits(.crewElsewhere(mission: 1, volunteer: 2, other: 2)))
        let apart = Self.saturday + .hours(2)
        #expect(
            given.when(.visits(.agreeSlot(other, from: apart, minutes: 60))).refusal == nil)
        // Whoever has left has left: what is said of the hour then takes nobody anywhere.
        try given.carryOut(.dispatching(.start(other)))
        #expect(
            given.when(.visits(.agreeSlot(other, from: Self.saturday, minutes: 60))).refusal == nil)
    }

    @Test func `an hour may move about what it met already, and away from an errand of today`()
        throws
    {
        var (given, id) = try Self.world()
        let offer = try Self.errand(&given)
        try given.carryOut(offer)
        try given.carryOut(.dispatching(.accept(given.mission(2), .onlyOneAsked)))
        let sunday = Self.saturday + .days(1)
        #expect(given.when(.visits(.agreeSlot(id, from: sunday, minutes: 60))).refusal == nil)
        given.when(.visits(.agreeSlot(id, from: Samples.start + .hours(2), minutes: 60)))
            .thenRefuses(.visits(.crewElsewhere(mission: 1, volunteer: 1, other: 2)))
        // Nobody has left for the errand until Saturday: by then they meet, whatever is agreed.
        #expect(
            given.when(
                .visits(.agreeSlot(id, from: Self.saturday + .minutes(30), minutes: 60)),
                at: Self.saturday - .hours(1)
            ).refusal == nil)
    }

    @Test func `a mission is handed to who is free at its hour, and binds the new crew as the old`()
        throws
    {
        var (given, id) = try Self.world()
        try given.offer(.food, to: [2])
        let other = given.mission(2)
        try given.carryOut(.visits(.agreeSlot(other, from: Self.saturday, minutes: 60)))
        try given.carryOut(.dispatching(.accept(other, .onlyOneAsked)))
        given.when(.crew(.handOver(id, to: [given.volunteer(2)]))).thenRefuses(
            .dispatching(.doesNotFit(number: 2, Self.taken(from: Self.saturday))))
        let sunday = Self.saturday + .days(1)
        try given.carryOut(.visits(.agreeSlot(other, from: sunday, minutes: 60)))
        try given.carryOut(.crew(.handOver(id, to: [given.volunteer(2)])))
        try given.carryOut(.dispatching(.accept(id, .volunteer(given.volunteer(2)))))
        #expect(Self.inHand(given, 1) == [])
        #expect(Self.inHand(given, 2) == [2, 1])
        try Self.expectRestored(given)
        let offer = try Self.errand(&given, to: [2])
        #expect(given.when(offer).refusal == nil)
    }

    @Test func `relieved under way, the new crew has not left yet and is free until then`() throws {
        var (given, id) = try Self.world()
        try given.carryOut(.dispatching(.start(id)))
        try given.carryOut(.crew(.handOver(id, to: [given.volunteer(2)])))
        try given.carryOut(.dispatching(.accept(id, .volunteer(given.volunteer(2)))))
        let offer = try Self.errand(&given, to: [2])
        #expect(given.when(offer).refusal == nil)
        try Self.expectRestored(given)
    }

    @Test func `who steps back from one keeps the other`() throws {
        var (given, id) = try Self.world()
        try given.carryOut(try Self.errand(&given))
        let errand = given.mission(2)
        try given.carryOut(.dispatching(.accept(errand, .onlyOneAsked)))
        try given.carryOut(.crew(.leave(id, given.volunteer(1), .stepBack)))
        #expect(Self.inHand(given, 1) == [2])
        try Self.expectRestored(given)
        try given.carryOut(.crew(.leave(errand, given.volunteer(1), .noShow)))
        #expect(Self.inHand(given, 1) == [])
        try Self.expectRestored(given)
    }

    @Test func `a round goes with what does not meet it, and a draft already says what does`()
        throws
    {
        var world = try RoundWorld()
        try world.given.carryOut(
            .crew(.setRules(world.given.deployment, CrewRulesChange(.standard))))
        let ten = RoundWorld.ten
        try world.given.offer(.food, to: [1])
        let visit = world.given.mission(1)
        try world.given.carryOut(.visits(.agreeSlot(visit, from: ten + .hours(1), minutes: 60)))
        try world.given.carryOut(.dispatching(.accept(visit, .onlyOneAsked)))
        world.given.when(world.wish(PlannedRound(world.plan([1])))).thenRefuses(
            .dispatching(.cannotGo(number: 1, Self.taken(from: ten + .hours(1)))))
        let problem = try world.given.operation.roundProblem(
            of: Samples.department, on: RoundWorld.date, crews: [[world.given.volunteer(1)]])
        #expect(
            problem.crews.first?.taken == [RoundWindow(from: ten, until: ten + .hours(3))])
        try world.draft(world.plan([1], from: ten + .hours(4)))
        try world.publish(1)
        // The round's own time binds, whatever window each door was told.
        given(world, number: 1, at: ten - .hours(4), isFree: true)
        given(world, number: 1, at: ten - .hours(2), isFree: false)
        let moved = Command.visits(.agreeSlot(visit, from: ten + .hours(4), minutes: 60))
        world.given.when(moved).thenRefuses(
            .visits(.crewElsewhere(mission: 1, volunteer: 1, other: 2)))
        try Self.expectRestored(world.given)
        try world.given.carryOut(.rounds(.withdraw(world.round(1).id)))
        #expect(world.given.when(moved).refusal == nil)
        try Self.expectRestored(world.given)
    }

    private func given(
        _ world: RoundWorld, number: Int64, at instant: Instant, isFree: Bool,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let offer = Command.dispatching(
            .offer(world.request(3), to: [world.given.volunteer(number)]))
        #expect(
            (world.given.when(offer, at: instant).refusal == nil) == isFree,
            sourceLocation: sourceLocation)
    }

    @Test func `a round tomorrow and an errand today go together, whichever came first`() throws {
        for isErrandFirst in [true, false] {
            var world = try RoundWorld()
            try world.draft(world.plan([1]))
            if !isErrandFirst { try world.publish(1) }
            try world.given.offer(.food, to: [1])
            let errand = Samples.known(world.given.operation.missions.values.map(\.number).max())
            try world.given.carryOut(
                .dispatching(.accept(world.given.mission(errand), .onlyOneAsked)))
            if isErrandFirst { try world.publish(1) }
            #expect(Self.inHand(world.given, 1).count == 2)
            try Self.expectRestored(world.given)
        }
    }

    @Test func `who takes one door of a round may take its others`() throws {
        var world = try RoundWorld()
        try world.draft(world.plan([1, 2]))
        try world.publish(1)
        let doors = [world.given.mission(1), world.given.mission(2)]
        // Whoever steps back from one of them leaves them all.
        try world.given.carryOut(.crew(.leave(doors[0], world.given.volunteer(1), .stepBack)))
        for (place, door) in doors.enumerated() {
            let request = world.request(Int64(place) + 1)
            try world.given.carryOut(
                .dispatching(.offer(request, to: [world.given.volunteer(2)])))
            try world.given.carryOut(
                .dispatching(.accept(door, .volunteer(world.given.volunteer(2)))))
        }
        #expect(Self.inHand(world.given, 2) == [1, 2])
        try Self.expectRestored(world.given)
    }

    @Test func `a yes that is taken back is that yes, whatever else they said yes to`() throws {
        let monday = Samples.start
        var (given, id) = try Self.world()
        let tuesday = monday + .days(1)
        try given.carryOut(try Self.errand(&given, at: tuesday), at: tuesday)
        let errand = given.mission(2)
        try given.carryOut(.dispatching(.accept(errand, .onlyOneAsked)), at: tuesday)
        let volunteer = given.volunteer(1)
        #expect(given.operation.volunteers[volunteer]?.acceptedAt == [monday, tuesday])
        try given.carryOut(.crew(.leave(id, volunteer, .stepBack)), at: tuesday)
        #expect(given.operation.volunteers[volunteer]?.acceptedAt == [tuesday])
        try Self.expectRestored(given)
    }

    @Test func `a yes of a moment ago to one mission excuses no step back from another`() throws {
        var world = try RoundWorld()
        try world.given.carryOut(
            .crew(.setRules(world.given.deployment, CrewRulesChange(.standard))))
        try world.given.offer(.food, to: [1])
        let errand = world.given.mission(1)
        try world.given.carryOut(.dispatching(.accept(errand, .onlyOneAsked)))
        try world.draft(world.plan([1]))
        let later = Samples.start + .hours(3)
        try world.publish(1, at: later)
        let events = try world.given.carryOut(
            .crew(.leave(errand, world.given.volunteer(1), .stepBack)), at: later + .minutes(1))
        #expect(
            events.contains { event in
                if case .crew(.memberLeft(let left)) = event { left.isLate } else { false }
            })
    }
}
