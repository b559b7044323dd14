/// The rest of a book, from a problem of any kind.
extension MixedBook {
    init(_ preparation: SearchPreparation) {
        let (problem, arena) = (preparation.problem, preparation.arena)
        let book = preparation.book
        let positions = book.routeCount * book.stride
        ways = MixedWays(problem.travel, of: preparation.places, arena: arena)
        lapses = arena.slab(positions, filledWith: 0)
        states = 1 + (problem.vehicles.map(\.breaks.count).max() ?? 0)
        dimensions = problem.dimensions
        vehicles = arena.slab(Self.vehicles(preparation), or: .none)
        breaks = arena.slab(
            problem.vehicles.flatMap(\.breaks).map { pause in
                MixedBreak(
                    opens: pause.window.opens.value, closes: pause.window.closes.value,
                    duration: pause.duration.value)
            }, or: MixedBreak(opens: 0, closes: 0, duration: 0))
        amounts = arena.slab(
            problem.requests.flatMap { $0.load.amounts.map { Int32($0) } }, or: 0)
        capacities = arena.slab(
            problem.vehicles.flatMap { $0.capacity.amounts.map { Int32($0) } }, or: 0)
        kinds = arena.slab(Self.kinds(problem), or: .delivery)
        isAllowed = arena.slab(
            problem.requests.count * problem.vehicles.count, filledWith: false)
        departures = arena.slab(positions * states, filledWith: .infinity)
        onBoard = arena.slab(positions * dimensions, filledWith: 0)
        mostBefore = arena.slab(positions * dimensions, filledWith: 0)
        mostAfter = arena.slab(positions * dimensions, filledWith: 0)
        travelled = arena.slab(book.routeCount, filledWith: 0)
        works = arena.slab(book.routeCount, filledWith: 0)
        stopWeight = problem.balance?.measure == .stops ? problem.balance?.weight ?? 0 : 0
        workWeight = problem.balance?.measure == .work ? problem.balance?.weight ?? 0 : 0
        askedIn = arena.slab(book.routeCount, filledWith: 0)
        walk = arena.slab(states, filledWith: .infinity)
        allow(problem)
    }

    /// Shifts and capacities as another problem with the same vehicles has them; routes are to be refreshed.
    func takeVehicles(of problem: PlanningProblem) {
        for (number, vehicle) in problem.vehicles.enumerated() {
            vehicles[number].opens = vehicle.shift.opens.value
            vehicles[number].closes = vehicle.shift.closes.value + SearchPreparation.tolerance
            for (dimension, amount) in vehicle.capacity.amounts.enumerated() {
                capacities[number * dimensions + dimension] = Int32(amount)
            }
        }
    }

    /// Skills, promises and bare room, each vehicle with each request.
    func allow(_ problem: PlanningProblem) {
        let skills = problem.vehicles.map(\.skills)
        let capacities = problem.vehicles.map(\.capacity)
        for (number, request) in problem.requests.enumerated() {
            for vehicle in skills.indices {
                isAllowed[number * skills.count + vehicle] =
                    request.skills.isSubset(of: skills[vehicle])
                    && request.vehicle ?? vehicle == vehicle
                    && request.load.fits(capacities[vehicle])
            }
        }
    }

    private static func vehicles(_ preparation: SearchPreparation) -> [MixedVehicle] {
        var firstBreak = 0
        var kinds: [VehicleKind: Int] = [:]
        let problem = preparation.problem
        let promised = Set(problem.requests.compactMap(\.vehicle))
        return problem.vehicles.enumerated().map { number, vehicle in
            defer { firstBreak += vehicle.breaks.count }
            // A vehicle that was promised to somebody is like no other.
            let look = VehicleKind(
                vehicle: vehicle, own: promised.contains(number) ? number : nil)
            let kind = kinds[look, default: kinds.count]
            kinds[look] = kind
            return MixedVehicle(
                opens: vehicle.shift.opens.value,
                closes: vehicle.shift.closes.value + SearchPreparation.tolerance,
                reach: (vehicle.reach?.value ?? .infinity) + SearchPreparation.tolerance,
                fixedCost: vehicle.fixedCost.value, firstBreak: Int32(firstBreak),
                breaks: Int32(vehicle.breaks.count), kind: Int32(kind),
                start: Int32(preparation.gates[vehicle.start] ?? 0),
                end: Int32(preparation.gates[vehicle.end] ?? 0))
        }
    }

    private struct VehicleKind: Hashable {
        var vehicle: PlanningVehicle
        var own: Int?
    }

    private static func kinds(_ problem: PlanningProblem) -> [MixedKind] {
        var kinds = Array(repeating: MixedKind.delivery, count: problem.stops.count)
        for request in problem.requests {
            switch request.work {
            case .delivery: break
            case .collection(let stop): kinds[stop] = .collection
            case .transfer(let pickup, let delivery):
                kinds[pickup] = .pickup
                kinds[delivery] = .dropOff
            }
        }
        return kinds
    }
}

extension MixedVehicle {
    static var none: MixedVehicle {
        MixedVehicle(
            opens: 0, closes: 0, reach: 0, fixedCost: 0, firstBreak: 0, breaks: 0, kind: 0,
            start: 0, end: 0)
    }
}
