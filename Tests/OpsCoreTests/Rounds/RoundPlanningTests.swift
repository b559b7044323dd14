import OpsTesting
import Testing

@testable import OpsCore

/// The day as a planner is told it, its plans read back, and what would have to be otherwise.
struct RoundPlanningTests {
    @Test func `the day tells what waits, with windows, vehicles and what a crew may not bring`()
        throws
    {
        var world = try RoundWorld(deliveries: 2, volunteers: 1)
        try world.given.carryOut(Samples.addVolunteer(Samples.profile(vettedUntil: nil)))
        var person = Marked.person
        person.safeHours = Samples.window("14:00-16:00")
        try world.given.carryOut(Samples.logContact(.medicine, person: person))
        try world.given.carryOut(Samples.logContact(.courtesyVisit))
        try world.given.carryOut(Samples.logContact(.food, postcode: "75011"))
        try world.draft(world.plan([2], van: world.van))
        let day = try world.given.operation.roundProblem(
            of: Samples.department, on: RoundWorld.date, crews: [[world.given.volunteer(2)]])
        #expect(day.deliveries.map(\.number) == [1, 2, 3])
        #expect(day.deliveries.map(\.isPickedUp) == [false, false, true])
        #expect(day.deliveries[0].window.until.since(day.deliveries[0].window.from) > .hours(23))
        let safe = day.deliveries[2].window
        #expect(safe.until.since(safe.from) == .minutes(119))
        #expect(day.vehicles.map(\.number) == [1])
        // Of a draft of the day, which may be laid out anew: it keeps nothing from itself.
        #expect(day.vehicles[0].taken.isEmpty)
        #expect(day.crews.map(\.numbers) == [[2], [1]])
        #expect(
            day.crews[0].obstacles.map(\.code)
                == Array(repeating: "dispatching.does_not_fit", count: 3))
        #expect(day.crews[1].obstacles.isEmpty)
        #expect(day.rounds.map(\.number) == [1])
        #expect(Marked.found(in: try Self.text(of: day)).isEmpty)
    }

    @Test func `what is published, or on another day's paper, is not to be carried any more`()
        throws
    {
        var world = try RoundWorld(deliveries: 3)
        try world.draft(world.plan([1], van: world.van))
        try world.publish(1)
        let tomorrow = Samples.day("2020-03-25")
        try world.given.carryOut(
            world.wish(
                PlannedRound(world.plan([2], crew: [2], from: RoundWorld.ten + .days(1))),
                on: tomorrow))
        let day = try world.given.operation.roundProblem(
            of: Samples.department, on: RoundWorld.date, crews: [])
        #expect(day.deliveries.map(\.number) == [3])
        #expect(day.rounds.map(\.state) == [.published])
        #expect(day.vehicles[0].taken.count == 1)
    }

    @Test func `the day is read back as it was written`() throws {
        var world = try RoundWorld(deliveries: 2)
        try world.given.carryOut(Samples.logContact(.medicine))
        try world.draft(world.plan([1], van: world.van))
        let day = try world.given.operation.roundProblem(
            of: Samples.department, on: RoundWorld.date, crews: [[world.given.volunteer(1)]])
        let value = try JSONParser.value(of: Array(try Self.text(of: day).utf8))
        #expect(try JSONFields.read(value) { RoundProblem(from: &$0) } == day)
    }

    private static func text(of day: RoundProblem) throws -> String {
        var json = JSONWriter()
        json.beginObject()
        day.write(into: &json)
        json.endObject()
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// Whatever the day, what the planner makes of it is taken without a word, planned once or anew.
    @Test(arguments: 0..<4)
    func `every plan keeps to the rules by which it is judged`(_ turn: UInt64) throws {
        var chance = SeededGenerator(seed: Seeds.next(for: "planned rounds, turn \(turn)") &+ turn)
        for _ in 0..<12 {
            var world = try RoundWorld(deliveries: 0, volunteers: 4)
            for _ in 0...chance.below(12) {
                var person = Marked.person
                if chance.below(4) == 0 {
                    person.safeHours = Samples.window(
                        chance.below(2) == 0 ? "11:00-13:00" : "22:00-10:30")
                }
                let need: NeedKind = chance.below(3) == 0 ? .medicine : .food
                let postcode = chance.below(2) == 0 ? "92120" : "92170"
                try world.given.carryOut(
                    Samples.logContact(need, postcode: postcode, person: person))
            }
            let drivers = (1...2).map { number in
                (crew: [world.given.volunteer(Int64(number))], capacity: Int64(2 + chance.below(8)))
            }
            try Self.plan(&world, adding: drivers, &chance)
            let placed = world.given.operation.rounds.inOrder.flatMap(\.openRequests)
            if let pinned = placed.first,
                let round = world.given.operation.rounds.round(of: pinned)
            {
                try world.given.carryOut(.rounds(.pin(round.id, pinned)))
                let window = round.plan.deliveries.first { $0.request == pinned }?.window
                try world.given.carryOut(Samples.logContact(.food))
                try Self.plan(&world, adding: [], &chance)
                let kept = world.given.operation.rounds.live[round.id]?.plan.deliveries
                    .first { $0.request == pinned }
                #expect(kept?.window == window && kept?.isPinned == true)
            }
            for round in world.given.operation.rounds.inOrder where !round.plan.crew.isEmpty {
                try world.given.carryOut(.rounds(.publish(round.id)))
            }
        }
    }

    private static func plan(
        _ world: inout RoundWorld,
        adding drivers: [(crew: [Identifier<Volunteer>], capacity: Int64)],
        _ chance: inout SeededGenerator
    ) throws {
        let planning = try planning(world, adding: drivers)
        let outcome = RoutePlanner(planning.problem, seed: chance.next())
            .solve(until: IterationLimit(300))
        let rounds = planning.rounds(outcome.plan.routes)
        guard !rounds.isEmpty else { return }
        try world.given.carryOut(
            .rounds(
                .plan(
                    PlanRounds(
                        territory: Samples.department, date: RoundWorld.date, rounds: rounds))))
    }

    private static func planning(
        _ world: RoundWorld, adding drivers: [(crew: [Identifier<Volunteer>], capacity: Int64)],
        from: Int64 = 8, until: Int64 = 16
    ) throws -> RoundPlanning {
        let day = try world.given.operation.roundProblem(
            of: Samples.department, on: RoundWorld.date, crews: drivers.map(\.crew))
        let terms = RoundTerms(
            start: Samples.unitPosition, pharmacy: Samples.neighbourPosition)
        let drafts = day.rounds.filter { $0.state == .draft }.map { draft in
            RoundDriver(
                round: draft, asset: draft.plan.vehicle, crew: draft.plan.crew,
                capacity: draft.plan.capacity, from: draft.plan.leavesAt - .hours(1),
                until: draft.plan.backAt + .hours(1))
        }
        let more = drivers.map { driver in
            RoundDriver(
                crew: driver.crew, capacity: driver.capacity, from: day.day.from + .hours(from),
                until: day.day.from + .hours(until))
        }
        return try RoundPlanning(
            day, vehicles: drafts + more, terms: terms,
            roads: .straight(RoundPlanning.places(of: day, terms: terms)))
    }

    @Test func `what would have to change is enough when it is so, and nothing is guessed`() throws
    {
        var world = try RoundWorld(deliveries: 3)
        let crew = [world.given.volunteer(1)]
        let tight = try Self.planning(world, adding: [(crew, 2)])
        let outcome = RoutePlanner(tight.problem).solve(until: IterationLimit(300))
        let left = try #require(outcome.plan.unserved.first?.request)
        #expect(outcome.plan.unserved.count == 1)
        let changes = tight.changes(for: left, beside: outcome.plan)
        #expect(changes == [.capacity(vehicle: 0, 3), .oneMoreVehicle(capacity: 1)])
        let roomier = try Self.planning(world, adding: [(crew, 3)])
        let all = RoutePlanner(roomier.problem).solve(until: IterationLimit(300))
        #expect(all.plan.unserved.isEmpty)
        // Before her hours: another time, or a longer way, would do.
        var person = Marked.person
        person.safeHours = Samples.window("20:00-21:00")
        try world.given.carryOut(Samples.logContact(.food, person: person))
        let early = try Self.planning(world, adding: [(crew, 9)])
        let plan = RoutePlanner(early.problem).solve(until: IterationLimit(300)).plan
        let evening = try #require(plan.unserved.first?.request)
        let kinds = early.changes(for: evening, beside: plan).map { change in
            switch change {
            case .time: "time"
            case .shift: "shift"
            case .capacity: "capacity"
            case .crew: "crew"
            case .oneMoreVehicle: "vehicle"
            case .unpinned: "pin"
            }
        }
        #expect(kinds == ["time", "shift"])
        // Back when she has been seen, and not a whole day on the road.
        guard case .shift(_, let from, let until)? = early.changes(for: evening, beside: plan).last
        else { return }
        #expect(from == early.vehicles[0].from)
        let eight = early.day.day.from + .hours(20)
        #expect(until > eight && until < eight + .hours(1))
        #expect(until.milliseconds % (15 * 60_000) == 0)
    }

    @Test func `whoever would have to leave earlier leaves as late as that allows`() throws {
        var world = try RoundWorld(deliveries: 0)
        var person = Marked.person
        person.safeHours = Samples.window("06:00-06:30")
        try world.given.carryOut(Samples.logContact(.food, person: person))
        let planning = try Self.planning(world, adding: [([world.given.volunteer(1)], 5)])
        let plan = RoutePlanner(planning.problem).solve(until: IterationLimit(50)).plan
        let shift = try #require(
            planning.changes(for: 0, beside: plan).first { change in
                if case .shift = change { true } else { false }
            })
        guard case .shift(_, let from, let until) = shift else { return }
        // Her hours are those of Paris, an hour ahead.
        let closes = planning.placed[0].window.until
        #expect(from <= closes && closes.since(from) < .minutes(30))
        #expect(from.milliseconds % (15 * 60_000) == 0)
        #expect(until == planning.vehicles[0].until)
    }

    @Test func `no hours are proposed in which the crew drives another round`() throws {
        var world = try RoundWorld(deliveries: 1)
        var person = Marked.person
        person.safeHours = Samples.window("20:00-21:00")
        try world.given.carryOut(Samples.logContact(.food, person: person))
        let crew = world.given.volunteer(1)
        func changes() throws -> [RoundChange] {
            let planning = try Self.planning(world, adding: [([crew], 9)])
            let plan = RoutePlanner(planning.problem).solve(until: IterationLimit(50)).plan
            let left = try #require(plan.unserved.first?.request)
            return planning.changes(for: left, beside: plan)
        }
        func isLonger(_ change: RoundChange) -> Bool {
            if case .shift = change { true } else { false }
        }
        #expect(try changes().contains(where: isLonger))
        try world.draft(world.plan([1], from: RoundWorld.ten + .hours(7)))
        try world.publish(1)
        #expect(try !changes().contains(where: isLonger))
    }

    @Test func `a vehicle is free in the longest part that nothing takes`() throws {
        var world = try RoundWorld(deliveries: 2)
        try world.draft(world.plan([1], crew: [1, 2], van: world.van))
        try world.publish(1)
        let day = try world.given.operation.roundProblem(
            of: Samples.department, on: RoundWorld.date, crews: [[world.given.volunteer(2)]])
        let slot = world.round(1).plan.slot
        #expect(day.crews.first?.taken == [RoundWindow(from: slot.from, until: slot.until)])
        func free(_ asset: Identifier<Asset>?, _ crew: [Int64]) -> RoundWindow? {
            day.freeHours(
                of: RoundDriver(
                    asset: asset, crew: crew.map { world.given.volunteer($0) }, capacity: 1,
                    from: RoundWorld.ten - .hours(1), until: RoundWorld.ten + .hours(4)),
                besides: [])
        }
        let rest = RoundWindow(from: slot.until, until: RoundWorld.ten + .hours(4))
        #expect(free(world.van, [3]) == rest)
        #expect(free(nil, [2]) == rest)
        #expect(free(nil, [3])?.from == RoundWorld.ten - .hours(1))
    }

    @Test func `what was promised goes before what is due sooner`() throws {
        var world = try RoundWorld(deliveries: 1)
        try world.draft(world.plan([1]))
        try world.given.carryOut(.rounds(.pin(world.round(1).id, world.request(1))))
        for _ in 0..<3 { try world.given.carryOut(Samples.logContact(.medicine)) }
        var draft = world.round(1)
        draft.plan.capacity = 1
        let day = try world.given.operation.roundProblem(
            of: Samples.department, on: RoundWorld.date, crews: [])
        let terms = RoundTerms(start: Samples.unitPosition)
        let only = RoundDriver(
            round: draft, crew: draft.plan.crew, capacity: 1, from: draft.plan.leavesAt,
            until: draft.plan.leavesAt + .minutes(25))
        let planning = try RoundPlanning(
            day, vehicles: [only], terms: terms,
            roads: .straight(RoundPlanning.places(of: day, terms: terms)))
        let plan = RoutePlanner(planning.problem).solve(until: IterationLimit(300)).plan
        #expect(!plan.unserved.map(\.request).contains(0))
    }

    @Test func `a crew that may not bring something brings the rest, and another crew would do`()
        throws
    {
        var world = try RoundWorld(deliveries: 1, volunteers: 0)
        let noDriver = Samples.profile(skills: [])
        try world.given.carryOut(Samples.addVolunteer(noDriver))
        try world.given.carryOut(Samples.logContact(.medicine))
        let planning = try Self.planning(world, adding: [([world.given.volunteer(1)], 5)])
        let plan = RoutePlanner(planning.problem).solve(until: IterationLimit(300)).plan
        #expect(plan.unserved.map(\.request) == [1])
        #expect(plan.unserved[0].obstacles.map(\.reason) == [.skill])
        #expect(
            planning.changes(for: 1, beside: plan)
                == [.crew(vehicle: 0), .oneMoreVehicle(capacity: 1)])
    }

    @Test func `nobody waits at a door for what comes later, as far as what was told allows`()
        throws
    {
        var world = try RoundWorld(deliveries: 1)
        for hours in ["11:00-13:00", "15:00-16:00"] {
            var person = Marked.person
            person.safeHours = Samples.window(hours)
            try world.given.carryOut(Samples.logContact(.food, person: person))
        }
        let planning = try Self.planning(
            world, adding: [([world.given.volunteer(1)], 5)], until: 20)
        let order = [2, 1, 3].flatMap { planning.stops(of: world.request($0)) ?? [] }
        let route = try planning.route(order, in: 0)
        let plan = try #require(planning.rounds([route]).first?.plan)
        let (noon, free, late) = (plan.stops[0], plan.stops[1], plan.stops[2])
        #expect(late.arrival.since(free.departure) < .minutes(1))
        let closes = try #require(planning.placed.first { $0.number == 2 }).window.until
        #expect(noon.arrival == closes)
        #expect(noon.arrival.since(plan.leavesAt) < .minutes(15))
        try world.given.carryOut(world.wish(PlannedRound(plan)))
    }

    @Test func `where nobody knows where she lives nobody is sent`() throws {
        var world = try RoundWorld(deliveries: 1)
        try world.given.carryOut(Samples.logContact(.food, postcode: nil))
        try world.given.carryOut(Samples.logContact(.food, postcode: "92999"))
        let planning = try Self.planning(world, adding: [([], 5)])
        #expect(planning.placed.map(\.number) == [1])
        #expect(!planning.unplaced.isEmpty)
    }

    @Test func `roads are great circles made longer, and say so`() {
        let places = [Samples.unitPosition, Samples.neighbourPosition]
        let table = RoadTable.straight(places, circuity: 1.5, kilometresPerHour: 36)
        #expect(table.source == .straight)
        #expect(table.metres == [0, 3_399, 3_399, 0])
        #expect(table.seconds == [0, 340, 340, 0])
    }

    @Test func `a navigator is told points and numbers, and nobody's name`() throws {
        var round = RoundSamples.round
        round.plan.stops[1].position = Samples.unitPosition
        let text = String(
            decoding: RoundTrack(round, names: ["417", "417"], in: .en).bytes, as: UTF8.self)
        #expect(
            text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <gpx version="1.1" creator="Ops" xmlns="http://www.topografix.com/GPX/1/1">
                  <rte>
                    <name>Round 4</name>
                    <number>4</number>
                    <rtept lat="48.816" lon="2.319">
                      <time>2020-03-24T09:00:00Z</time>
                      <name>Start</name>
                    </rtept>
                    <rtept lat="48.821" lon="2.289">
                      <time>2020-03-24T09:00:00Z</time>
                      <name>1. pick-up 417</name>
                    </rtept>
                    <rtept lat="48.816" lon="2.319">
                      <time>2020-03-24T10:00:00Z</time>
                      <name>2. delivery 417</name>
                    </rtept>
                    <rtept lat="48.816" lon="2.319">
                      <time>2020-03-24T12:00:00Z</time>
                      <name>Return</name>
                    </rtept>
                  </rte>
                </gpx>

                """)
    }

    @Test
    func `what was promised for hours that are no longer safe is left out, not laid out later`()
        throws
    {
        var world = try RoundWorld(deliveries: 2, volunteers: 1)
        let round = try world.draft(world.plan([1, 2]))
        try world.given.carryOut(.rounds(.pin(round.id, world.request(1))))
        let day = try world.given.operation.roundProblem(
            of: Samples.department, on: RoundWorld.date, crews: [])
        // Since then she is safe in the afternoon alone.
        let deliveries = day.deliveries.map { delivery in
            RoundDelivery(
                request: delivery.request, number: delivery.number, need: delivery.need,
                place: delivery.place, position: delivery.position, dueAt: delivery.dueAt,
                crew: delivery.crew,
                window: delivery.number == 1
                    ? RoundWindow(
                        from: RoundWorld.ten + .hours(4), until: RoundWorld.ten + .hours(6))
                    : delivery.window, isPickedUp: false)
        }
        let changed = RoundProblem(
            territory: day.territory, date: day.date, day: day.day, offset: day.offset,
            deliveries: deliveries, vehicles: day.vehicles, crews: day.crews, rounds: day.rounds)
        let driver = RoundDriver(
            round: world.round(1), crew: round.plan.crew, capacity: 10,
            from: RoundWorld.ten - .hours(1), until: RoundWorld.ten + .hours(8))
        let terms = RoundTerms(start: Samples.unitPosition)
        let planning = try RoundPlanning(
            changed, vehicles: [driver], terms: terms,
            roads: .straight(RoundPlanning.places(of: changed, terms: terms)))
        let plan = RoutePlanner(planning.problem).solve(until: IterationLimit(50)).plan
        #expect(plan.unserved.map { planning.placed[$0.request].number } == [1])
        #expect(plan.unserved.flatMap { $0.obstacles.map(\.reason) } == [.promisedTime])
        let request = try #require(plan.unserved.first?.request)
        #expect(planning.changes(for: request, beside: plan).contains(.unpinned(vehicle: 0)))
    }

    @Test func `whoever is away for some hours is taken for these, and may bring all the same`()
        throws
    {
        var world = try RoundWorld(deliveries: 2, volunteers: 0)
        let ten = RoundWorld.ten
        var conditions = Conditions()
        conditions.availability.away = [
            Availability.Span(from: ten - .hours(1), until: ten + .hours(3)),
            Availability.Span(from: ten + .days(9), until: ten + .days(10)),
        ]
        conditions.availability.there = [
            Availability.Span(from: ten + .hours(1), until: ten + .hours(2))
        ]
        try world.given.carryOut(Samples.addVolunteer(Samples.profile(conditions: conditions)))
        let crew = [world.given.volunteer(1)]
        let day = try world.given.operation.roundProblem(
            of: Samples.department, on: RoundWorld.date, crews: [crew])
        #expect(day.crews[0].obstacles.isEmpty)
        let away = [(-1, 1), (2, 3)].map { from, until in
            RoundWindow(from: ten + .hours(Int64(from)), until: ten + .hours(Int64(until)))
        }
        #expect(day.crews[0].taken.sorted { $0.from < $1.from } == away)
        // What is planned in the hours that are left is what the rule takes, and in the others it does not.
        var driver = RoundDriver(
            crew: crew, capacity: 9, from: ten - .hours(2), until: ten + .hours(8))
        #expect(
            day.freeHours(of: driver, besides: [])
                == RoundWindow(from: ten + .hours(3), until: ten + .hours(8)))
        driver.until = ten
        #expect(day.freeHours(of: driver, besides: [])?.until == ten - .hours(1))
        let free = world.plan([1, 2], from: ten + .hours(3) + .minutes(10))
        #expect(world.given.when(world.wish(PlannedRound(free))).refusal == nil)
        #expect(world.given.when(world.wish(PlannedRound(world.plan([1])))).refusal != nil)
    }

    @Test func `what takes a car goes with the van of the house, and with nobody who has none`()
        throws
    {
        let needs = [
            NeedRule(
                kind: .food, dueWithin: .hours(24), crew: 1, skill: nil, needsVehicle: true)
        ]
        var world = try RoundWorld(deliveries: 1, volunteers: 1, needs: needs)
        let crew = [world.given.volunteer(1)]
        let day = try world.given.operation.roundProblem(
            of: Samples.department, on: RoundWorld.date, crews: [crew])
        #expect(day.crews[0].obstacles.map(\.isWithoutVehicle) == [true])
        let terms = RoundTerms(start: Samples.unitPosition)
        for vehicle in [nil, world.van] {
            let driver = RoundDriver(
                asset: vehicle, crew: crew, capacity: 9, from: RoundWorld.ten,
                until: RoundWorld.ten + .hours(3))
            let planning = try RoundPlanning(
                day, vehicles: [driver], terms: terms,
                roads: .straight(RoundPlanning.places(of: day, terms: terms)))
            let plan = RoutePlanner(planning.problem).solve(until: IterationLimit(50)).plan
            #expect(plan.unserved.isEmpty == (vehicle != nil))
        }
        #expect(world.given.when(world.wish(PlannedRound(world.plan([1])))).refusal != nil)
        try world.draft(world.plan([1], van: world.van))
    }

    @Test func `a window that is told does not begin before anybody has left`() throws {
        let world = try RoundWorld(deliveries: 1, volunteers: 1)
        let planning = try Self.planning(
            world, adding: [([world.given.volunteer(1)], 5)], from: 16, until: 20)
        let order = planning.stops(of: world.request(1)) ?? []
        let plan = try #require(planning.rounds([try planning.route(order, in: 0)]).first?.plan)
        let stop = try #require(plan.stops.first)
        #expect(stop.arrival.since(plan.leavesAt) < .minutes(30))
        #expect(stop.window.map { plan.leavesAt <= $0.from && $0.from <= stop.arrival } == true)
    }
}
