/// A day of deliveries put to the planner, and its plans read back as rounds.
///
/// The planner knows stops and vehicles and no people; here is where the two meet.
package struct RoundPlanning: Sendable {
    package let day: RoundProblem
    package let vehicles: [RoundDriver]
    package let terms: RoundTerms
    package let roads: RoadTable
    /// What can be planned: where somebody lives whose place is not known, nobody can be sent.
    package let placed: [RoundDelivery]
    package let unplaced: [RoundDelivery]
    package let problem: PlanningProblem
    /// The stops of each of `placed`.
    private let stops: [(pickUp: Int?, delivery: Int)]
    /// Where each of `placed` is picked up, of the places of the table.
    private let pharmacies: [Int]
    /// Between when and when somebody comes to each of `placed`, where that was promised.
    private let promises: [RoundWindow?]
    /// The place where each vehicle sets out, and where it ends.
    private let starts: [(from: Int, end: Int)]

    /// What these vehicles may carry, in the order in which it is planned: what waits, and what published rounds have
    /// left to bring.
    package static func carried(
        on day: RoundProblem, by vehicles: [RoundDriver]
    ) -> [RoundDelivery] {
        day.deliveries + vehicles.compactMap(\.round).flatMap { day.ahead(of: $0) }
    }

    /// The places between which roads are asked for, in the order of the table: the start first, those of rounds
    /// that begin elsewhere or are on their way and other pharmacies last.
    package static func places(
        of day: RoundProblem, terms: RoundTerms, vehicles: [RoundDriver] = []
    ) -> [Coordinate] {
        [terms.start, terms.pharmacy ?? terms.start]
            + carried(on: day, by: vehicles).compactMap(\.position)
            + otherStarts(of: day, terms, vehicles)
    }

    /// Refuses a day that is too large before anybody asks for its roads, which are the square of it.
    package static func check(_ day: RoundProblem) throws(PlanningFault) {
        let stops = day.deliveries.reduce(0) { count, delivery in
            count + (delivery.position == nil ? 0 : delivery.isPickedUp ? 2 : 1)
        }
        guard stops <= PlanningProblem.stopLimit else {
            throw PlanningFault(.problem, .tooManyStops)
        }
    }

    private static func otherStarts(
        of day: RoundProblem, _ terms: RoundTerms, _ vehicles: [RoundDriver]
    ) -> [Coordinate] {
        var others: [Coordinate] = []
        let underway = vehicles.compactMap(\.round).compactMap { day.progress(of: $0)?.place }
        let carried = Set(carried(on: day, by: vehicles).map(\.request))
        let pharmacies = terms.pharmacies.filter { carried.contains($0.key) }
            .sorted { $0.key < $1.key }.map(\.value)
        for start in vehicles.compactMap(\.start) + underway + pharmacies
        where start != terms.start && !others.contains(start) {
            others.append(start)
        }
        return others
    }

    /// `roads` lie between `places(of:terms:vehicles:)`.
    ///
    /// What goes to somebody to whom more was promised goes with that, in what she was told; nil for whichever vehicle
    /// brings it, else in these alone.
    package init(
        _ day: RoundProblem, vehicles: [RoundDriver], terms: RoundTerms, roads: RoadTable,
        joining joined: Set<Int>? = nil
    ) throws(PlanningFault) {
        self.day = day
        self.vehicles = vehicles
        self.terms = terms
        self.roads = roads
        let carried = Self.carried(on: day, by: vehicles)
        placed = carried.filter { $0.position != nil }
        unplaced = carried.filter { $0.position == nil }
        let others = Self.otherStarts(of: day, terms, vehicles)
        let count = placed.count
        func place(_ start: Coordinate?, else other: Int) -> Int {
            guard let start else { return other }
            return others.firstIndex(of: start).map { 2 + count + $0 } ?? 0
        }
        let ways = vehicles.map { vehicle in
            let end = place(vehicle.start, else: 0)
            let progress = vehicle.round.flatMap { day.progress(of: $0) }
            return (from: place(progress?.place, else: end), end: end)
        }
        starts = ways
        let known = terms.pharmacies
        pharmacies = placed.map { place(known[$0.request], else: 1) }
        let groups = CrewGroups(placed, vehicles, day)
        var promises: [RoundWindow?] = []
        var stops: [(pickUp: Int?, delivery: Int)] = []
        var planned: [PlanningStop] = []
        var requests: [PlanningRequest] = []
        for (index, delivery) in placed.enumerated() {
            let pinned = day.promise(about: delivery.request)
            let hers = pinned == nil ? day.promise(toWhoWaitsFor: delivery) : nil
            let withHers = vehicles.firstIndex { hers != nil && $0.round?.id == hers?.round }
                .flatMap { joined?.contains($0) ?? true ? $0 : nil }
            promises.append(pinned == nil ? withHers.flatMap { _ in hers?.window } : pinned?.window)
            let first = planned.count
            if delivery.isPickedUp {
                planned.append(
                    PlanningStop(
                        place: pharmacies[index], service: Lapse(terms.pharmacyStay.seconds)))
            }
            planned.append(
                PlanningStop(
                    place: 2 + index, service: Lapse(terms.doorStay.seconds),
                    window: delivery.window.moments(of: day),
                    promise: promises[index]?.moments(of: day)))
            stops.append((delivery.isPickedUp ? first : nil, planned.count - 1))
            requests.append(
                PlanningRequest(
                    delivery.isPickedUp
                        ? .transfer(pickup: first, delivery: first + 1) : .delivery(first),
                    load: Load(
                        Int(
                            clamping: terms.parcels[delivery.request]
                                ?? day.parcels(of: delivery.request))),
                    skills: groups.needed[index],
                    // What was promised goes before all else.
                    penalty: pinned == nil ? Cost(delivery.worth(of: day)) : nil,
                    vehicle: pinned.flatMap { pinned in
                        vehicles.firstIndex { $0.round?.id == pinned.round }
                    } ?? withHers))
        }
        self.stops = stops
        self.promises = promises
        problem = try PlanningProblem(
            stops: planned, requests: requests,
            vehicles: vehicles.indices.map { index in
                PlanningVehicle(
                    start: ways[index].from, end: ways[index].end,
                    shift: day.shift(of: vehicles[index]).moments(of: day),
                    capacity: Load(Int(clamping: day.room(in: vehicles[index]))),
                    skills: groups.held[index])
            },
            travel: TravelTable(
                places: roads.places, lengths: roads.metres, lapses: roads.seconds))
    }

    /// The order of stops that a round has now, as the planner numbers them; what it has begun is none of them.
    package func order(of round: Round) -> [Int] {
        round.plan.ahead.stops.compactMap { stop in
            guard let index = placed.firstIndex(where: { $0.request == stop.request }) else {
                return nil
            }
            return stop.work == .pickUp ? stops[index].pickUp : stops[index].delivery
        }
    }

    /// The stops of a request, in the order in which they are made; nil when it cannot be planned.
    package func stops(of request: Identifier<HelpRequest>) -> [Int]? {
        placed.firstIndex { $0.request == request }.map { index in
            [stops[index].pickUp, stops[index].delivery].compactMap(\.self)
        }
    }

    package func index(of request: Identifier<HelpRequest>) -> Int? {
        placed.firstIndex { $0.request == request }
    }

    /// One vehicle's stops in this order, with the earliest times that keep to every rule.
    package func route(
        _ order: [Int], in vehicle: Int
    ) throws(PlanBreach) -> PlannedRoute {
        try RouteSchedule(problem, vehicle: vehicle, stops: order).route
    }

    /// A plan as rounds: one for each vehicle that drives, and none for drafts that are left without stops.
    package func rounds(_ routes: [PlannedRoute]) -> [PlannedRound] {
        vehicles.indices.compactMap { index -> PlannedRound? in
            let vehicle = vehicles[index]
            let layout = vehicle.round.map { RoundLayout($0.id, revision: $0.revision) }
            guard let route = routes.first(where: { $0.vehicle == index && !$0.visits.isEmpty })
            else {
                guard let draft = vehicle.round, draft.state == .draft else { return nil }
                // Nothing is asked of whoever was to drive it: they may be nobody any more.
                var plan = draft.plan
                (plan.stops, plan.crew, plan.vehicle) = ([], [], nil)
                return PlannedRound(plan, replacing: layout)
            }
            return PlannedRound(plan(route), replacing: layout)
        }
    }

    /// What a round does that drives this way; of a published one with what it has begun before.
    package func plan(_ route: PlannedRoute) -> RoundPlan {
        let vehicle = vehicles[route.vehicle]
        let starts = unhurried(route)
        let leavesAt = leaving(route, starts)
        let back = day.instant(of: route.arrival)
        let known = vehicle.round.flatMap { $0.state == .published ? $0 : nil }
        var plan =
            known?.plan
            ?? RoundPlan(
                vehicle: vehicle.asset, capacity: vehicle.capacity, crew: vehicle.crew,
                leavesAt: leavesAt, backAt: back,
                shift: RoundWindow(from: vehicle.from, until: vehicle.until),
                start: vehicle.start ?? terms.start, stops: [])
        (plan.leavesAt, plan.backAt, plan.roads) = (leavesAt, back, roads.source)
        let progress = known.flatMap { day.progress(of: $0) }
        plan.metres = metres(of: route, drivenBy: progress?.hasLeft == true ? known : nil)
        let soonest = progress?.hasLeft == true ? max(leavesAt, day.at ?? leavesAt) : leavesAt
        plan.stops =
            (progress?.begun ?? [])
            + zip(route.visits, starts).map { stop(of: $0, at: $1, notBefore: soonest) }
        return plan
    }

    private func stop(
        of visit: PlannedVisit, at start: Moment, notBefore soonest: Instant
    ) -> RoundStop {
        let owner = problem.ownersOfStops[visit.stop]
        let delivery = placed[owner]
        let arrival = day.instant(of: start)
        let departure = day.instant(of: start + problem.stops[visit.stop].service)
        let isPickUp = stops[owner].pickUp == visit.stop
        return RoundStop(
            isPickUp ? .pickUp : .delivery, of: delivery.request, arrival: arrival,
            departure: departure,
            window: isPickUp
                ? nil : promises[owner] ?? told(arrival, delivery, notBefore: soonest),
            parcels: parcels(of: delivery.request),
            position: isPickUp ? terms.pharmacies[delivery.request] ?? terms.pharmacy : nil,
            isPinned: day.rounds.contains { $0.holdsPinned(delivery.request) })
    }

    private func parcels(of request: Identifier<HelpRequest>) -> Int64 {
        terms.parcels[request] ?? day.parcels(of: request)
    }

    /// What has left has left; before that, just in time for the first door.
    private func leaving(_ route: PlannedRoute, _ starts: [Moment]) -> Instant {
        if let round = vehicles[route.vehicle].round, day.progress(of: round)?.hasLeft == true {
            return round.plan.leavesAt
        }
        let base = self.starts[route.vehicle].from
        let first = route.visits.first.map { problem.stops[$0.stop].place } ?? base
        let departure = Moment(
            (starts.first ?? route.departure).value
                - problem.travel.lapse(from: base, to: first).value)
        return day.instant(of: departure)
    }

    /// All of its way; of what is on its way as much more as this takes than what was left of it.
    private func metres(of route: PlannedRoute, drivenBy round: Round?) -> Int64 {
        let length = Int64(exactly: route.travelled.value.rounded()) ?? .max
        guard let round, let usual = try? self.route(order(of: round), in: route.vehicle) else {
            return length
        }
        let left = Int64(exactly: usual.travelled.value.rounded()) ?? 0
        return max(0, round.plan.metres - left).addingReportingOverflow(length).partialValue
    }

    /// When each service begins if nobody waits at a door for what comes later: as late as the rest allows.
    private func unhurried(_ route: PlannedRoute) -> [Moment] {
        var starts = route.visits.map(\.start)
        for index in starts.indices.dropLast().reversed() {
            let (stop, next) = (route.visits[index].stop, route.visits[index + 1].stop)
            let way = problem.travel.lapse(
                from: problem.stops[stop].place, to: problem.stops[next].place)
            let latest = starts[index + 1].value - way.value - problem.stops[stop].service.value
            let closes = problem.stops[stop].allowed.closes
            starts[index] = max(starts[index], min(Moment(latest), closes))
        }
        return starts
    }

    /// Quarters of an hour around the arrival, never when she is not safe nor before anybody has left.
    private func told(
        _ arrival: Instant, _ delivery: RoundDelivery, notBefore soonest: Instant
    ) -> RoundWindow {
        let begins = soonest.quarterAfter <= arrival ? soonest.quarterAfter : soonest
        let from = max((arrival - terms.toldBefore).quarterBefore, begins)
        let until = (arrival + terms.toldAfter).quarterAfter
        return RoundWindow(
            from: min(max(from, delivery.window.from), arrival),
            until: max(min(until, delivery.window.until), arrival))
    }
}

/// Which vehicle may bring what, as skills that the planner knows.
///
/// Deliveries that the same vehicles may bring share one; there are 64, and what is beyond them waits.
private struct CrewGroups {
    let needed: [PlanningSkills]
    let held: [PlanningSkills]

    init(_ deliveries: [RoundDelivery], _ vehicles: [RoundDriver], _ day: RoundProblem) {
        func obstacles(inVehicle: Bool) -> [[Identifier<Volunteer>]: Set<Identifier<HelpRequest>>] {
            Dictionary(
                day.crews.map { crew in
                    let known = crew.obstacles.filter { !(inVehicle && $0.isWithoutVehicle) }
                    return (crew.volunteers, Set(known.map(\.request)))
                }, uniquingKeysWith: { one, _ in one })
        }
        let (inVehicle, without) = (obstacles(inVehicle: true), obstacles(inVehicle: false))
        var groups: [Set<Int>: Int] = [:]
        var held = Array(repeating: PlanningSkills(), count: vehicles.count)
        needed = deliveries.map { delivery in
            let able = Set(
                vehicles.indices.filter { index in
                    let obstacles = vehicles[index].asset == nil ? without : inVehicle
                    return obstacles[vehicles[index].crew]?.contains(delivery.request) != true
                })
            let group = groups[able] ?? min(groups.count, PlanningSkills.limit - 1)
            if groups[able] == nil, groups.count < PlanningSkills.limit - 1 {
                groups[able] = group
                for index in able { held[index].insert(PlanningSkills(rawValue: 1 << group)) }
            }
            return PlanningSkills(rawValue: 1 << group)
        }
        self.held = held
    }
}

extension RoundProblem {
    /// What was promised about a delivery, by hand or with its round, and by which round.
    func promise(
        about request: Identifier<HelpRequest>
    ) -> (round: Identifier<Round>, window: RoundWindow?)? {
        for round in rounds {
            let stop = round.plan.ahead.deliveries.first {
                $0.request == request && ($0.isPinned || round.state == .published)
            }
            if let stop { return (round.id, stop.window) }
        }
        return nil
    }

    /// From when until when it may go where the planner says.
    fileprivate func shift(of driver: RoundDriver) -> RoundWindow {
        let progress = driver.round.flatMap { self.progress(of: $0) }
        let from =
            progress?.hasLeft == true
            ? max(driver.from, progress?.freeAt ?? driver.from) : driver.from
        return RoundWindow(from: from, until: max(from, driver.until))
    }

    /// What it holds besides what it brings to a door just now.
    fileprivate func room(in driver: RoundDriver) -> Int64 {
        let begun = driver.round.flatMap { progress(of: $0)?.begun } ?? []
        return max(
            0, begun.filter { $0.work == .delivery }.reduce(driver.capacity) { $0 - $1.parcels })
    }

    /// As many as somebody has said, else one.
    func parcels(of request: Identifier<HelpRequest>) -> Int64 {
        for round in rounds {
            let stop = round.plan.ahead.deliveries.first { $0.request == request }
            if let stop { return stop.parcels }
        }
        return 1
    }

    package func instant(of moment: Moment) -> Instant {
        // A number of the planner's is far below where whole seconds end.
        day.from + .seconds(Int64(exactly: moment.value.rounded()) ?? 0)
    }
}

extension RoundWindow {
    func moments(of problem: RoundProblem) -> PlanningWindow {
        PlanningWindow(
            opens: Moment(from.since(problem.day.from).seconds),
            closes: Moment(until.since(problem.day.from).seconds))
    }
}

extension TimeSpan {
    fileprivate var seconds: Double { Double(milliseconds) / 1_000 }
}

extension RoundDelivery {
    /// More than any way of a day costs; what is due before the day is over counts more, and most what heals.
    ///
    /// A due time is no wall: what comes late still comes.
    fileprivate func worth(of problem: RoundProblem) -> Double {
        let isDue = dueAt <= problem.day.until
        return 1_000_000 * (isDue ? 3 : 1) * (need == .medicine ? 2 : 1)
    }
}
