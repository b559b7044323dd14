import OpsTesting

@testable import OpsCore

/// One of each event and refusal of rounds, and a day with deliveries.
enum RoundSamples {
    private static let window = RoundWindow(
        from: Samples.start + .hours(25), until: Samples.start + .hours(27))

    static let plan = RoundPlan(
        vehicle: Samples.id(41), capacity: 20, crew: [Samples.id(3), Samples.id(5)],
        leavesAt: Samples.start + .hours(25), backAt: Samples.start + .hours(28),
        shift: RoundWindow(from: Samples.start + .hours(24), until: Samples.start + .hours(30)),
        start: Samples.unitPosition, roads: .table, metres: 7_300,
        stops: [
            RoundStop(
                .pickUp, of: Samples.id(7), arrival: Samples.start + .hours(25),
                departure: Samples.start + .hours(25), position: Samples.neighbourPosition),
            RoundStop(
                .delivery, of: Samples.id(7), arrival: Samples.start + .hours(26),
                departure: Samples.start + .hours(26), window: window, isPinned: true),
        ])

    static var round: Round {
        Round(
            id: Samples.id(51), number: 4, territory: Samples.unit,
            date: Samples.day("2020-03-24"), plan: plan)
    }

    static let events: [RoundsEvent] = [
        .drafted(round),
        .redrawn(
            Samples.id(51),
            RoundPlan(
                capacity: 3, leavesAt: Samples.start, backAt: Samples.start + .hours(1), stops: [])),
        .stopPinned(Samples.id(51), Samples.id(7)), .stopUnpinned(Samples.id(51), Samples.id(7)),
        .published(Samples.id(51), booking: 2), .published(Samples.id(51), booking: nil),
        .extended(Samples.id(51), plan, booking: 3),
        .extended(
            Samples.id(51),
            RoundPlan(
                capacity: 3, leavesAt: Samples.start, backAt: Samples.start + .hours(1), stops: []),
            booking: nil),
        .stopClosed(Samples.id(51), Samples.id(7)), .withdrawn(Samples.id(51)),
        .crewChanged(Samples.id(51), [Samples.id(5)]), .crewChanged(Samples.id(51), []),
    ]

    static let refusals: [RoundsRefusal] =
        [
            .unknownRound(Samples.id(51)), .unknownTerritory(Samples.unit),
            .unknownRequest(Samples.id(7)), .unknownVolunteer(Samples.id(3)),
            .unknownVehicle(Samples.id(41)), .dayIsOver(Samples.day("2020-03-22")), .noStops,
            .tooManyStops(limit: 200), .otherDay(round: 4),
        ] + RoundState.allCases.map { .notDraft(round: 4, $0) } + [
            .changedMeanwhile(round: 4), .repeatedRound(round: 4), .notDeliverable(number: 417),
            .elsewhere(number: 417, Samples.unit),
        ] + RequestStatus.allCases.map { .notOpen(number: 417, $0) } + [
            .inAnotherRound(number: 417, round: 4), .repeatedStop(number: 417),
            .medicineWithoutPickUp(number: 417), .pickUpTooLate(number: 417),
            .pickUpAlone(number: 417), .timesOutOfOrder(stop: 3), .outsideWindow(number: 417),
            .windowBeyondDay(number: 417), .outsideShift(round: 4),
            .outsideAgreedHour(number: 417),
            .backTooLate(round: 4),
            .outsideSafeHours(number: 417, Samples.window("14:00-16:00")),
            .overCapacity(load: 21, capacity: 20), .nobodyDrives(round: 4),
            .repeatedVolunteer(number: 12), .crewSize(number: 417, crew: 2),
            .crewTaken(number: 12, round: 4), .noVehicle(number: 3),
            .vehicleTaken(number: 3, round: 4), .pinnedElsewhere(number: 417, round: 4),
            .notInRound(round: 4), .leavesTooSoon(round: 4),
            .crewUnderway(round: 4, mission: 52), .staysAsPublished(round: 4),
            .staysInRound(number: 417, round: 4), .windowWasTold(number: 417),
            .doorComesFirst(number: 417, round: 4), .arrivalIsOver(number: 417),
            .hasLeft(round: 4),
        ]
}

/// A service with deliveries to lay out for the next day.
struct RoundWorld {
    static let date = Samples.day("2020-03-24")
    /// Ten o'clock in Greenwich on that day.
    static let ten = Samples.start + .hours(26)
    var given: Given
    let van: Identifier<Asset>

    /// Three deliveries of a service that looks after its crews and tells its volunteers.
    static func told() throws -> RoundWorld {
        var world = try RoundWorld(deliveries: 0)
        try world.given.carryOut(
            .catalogue(
                .openDeployment(
                    Samples.openService(
                        in: Samples.unit, crewRules: .standard, messages: .standard))))
        for _ in 0..<3 { try world.given.carryOut(Samples.logContact(.food)) }
        return world
    }

    /// Deliveries of food, numbered from 1, and so many volunteers.
    init(
        deliveries: Int = 3, volunteers: Int = 3, needs: [NeedRule]? = nil,
        crewRules: CrewRules? = nil
    ) throws {
        given = try Given.service(volunteers: volunteers, needs: needs, crewRules: crewRules)
        try given.carryOut(.asset(.add(.vehicle, tag: Samples.slug("van-1"), Samples.unit)))
        van = Samples.known(given.operation.assets.keys.first)
        for _ in 0..<deliveries { try given.carryOut(Samples.logContact(.food)) }
    }

    func request(_ number: Int64) -> Identifier<HelpRequest> { given.request(number) }

    func round(_ number: Int64) -> Round {
        Samples.known(given.operation.rounds.live.values.first { $0.number == number })
    }

    /// Every quarter of an hour a door.
    func stops(
        _ numbers: [Int64], from start: Instant = ten, pinned: Set<Int64> = []
    ) -> [RoundStop] {
        numbers.enumerated().map { place, number in
            let at = start + .minutes(Int64(place) * 15)
            return RoundStop(
                .delivery, of: request(number), arrival: at, departure: at + .minutes(5),
                window: RoundWindow(from: at - .minutes(30), until: at + .hours(1)),
                position: given.operation.requests[request(number)]?.position,
                isPinned: pinned.contains(number))
        }
    }

    func plan(
        _ numbers: [Int64], crew: [Int64] = [1], van: Identifier<Asset>? = nil,
        from start: Instant = ten, capacity: Int64 = 10
    ) -> RoundPlan {
        RoundPlan(
            vehicle: van, capacity: capacity, crew: crew.map { given.volunteer($0) },
            leavesAt: start - .minutes(10),
            backAt: start + .minutes(Int64(numbers.count) * 15 + 10),
            start: Samples.unitPosition, metres: 3_000, stops: stops(numbers, from: start))
    }

    func wish(_ rounds: PlannedRound..., on date: CivilDate = date) -> Command {
        .rounds(.plan(PlanRounds(territory: Samples.department, date: date, rounds: rounds)))
    }

    func again(_ number: Int64, _ plan: RoundPlan) -> PlannedRound {
        let round = round(number)
        return PlannedRound(plan, replacing: RoundLayout(round.id, revision: round.revision))
    }

    @discardableResult
    mutating func draft(_ plan: RoundPlan) throws -> Round {
        try given.carryOut(wish(PlannedRound(plan)))
        return round(given.operation.rounds.count)
    }

    @discardableResult
    mutating func publish(_ number: Int64, at instant: Instant = Samples.start) throws -> [Event] {
        try given.carryOut(.rounds(.publish(round(number).id)), at: instant)
    }
}
