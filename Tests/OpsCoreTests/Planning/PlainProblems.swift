import OpsCore
import OpsTesting

/// Problems of the classical kind: one depot, vehicles that are all alike, straight lines.
enum PlainProblems {
    static func random(
        _ chance: inout SeededGenerator, requests count: Int, vehicles: Int, arePairs: Bool
    ) throws -> PlanningProblem {
        let places = 1 + count * (arePairs ? 2 : 1)
        let points = (0..<places).map { _ in
            (x: Double(chance.below(40)), y: Double(chance.below(40)))
        }
        let stops = (1..<places).map { place in randomStop(&chance, place) }
        let requests = (0..<count).map { number in
            let load = Load(1 + chance.below(3))
            return arePairs
                ? PlanningRequest(
                    .transfer(pickup: 2 * number, delivery: 2 * number + 1), load: load)
                : PlanningRequest(.delivery(number), load: load)
        }
        let vehicle = PlanningVehicle(
            start: 0, end: 0, shift: SmallProblems.window(0, 400), capacity: Load(6))
        return try PlanningProblem(
            stops: stops, requests: requests, vehicles: Array(repeating: vehicle, count: vehicles),
            travel: .plane(points))
    }

    /// Deliveries of which a vehicle could carry all, each at an hour that few others leave it time for.
    static func punctual(
        _ chance: inout SeededGenerator, requests count: Int, vehicles: Int
    ) throws -> PlanningProblem {
        let points = (0...count).map { _ in
            (x: Double(chance.below(40)), y: Double(chance.below(40)))
        }
        let stops = (1...count).map { place in
            let opens = Double(60 + chance.below(240))
            return PlanningStop(
                place: place, service: Lapse(5), window: SmallProblems.window(opens, opens + 20))
        }
        let vehicle = PlanningVehicle(
            start: 0, end: 0, shift: SmallProblems.window(0, 400), capacity: Load(count))
        return try PlanningProblem(
            stops: stops,
            requests: (0..<count).map { PlanningRequest(.delivery($0), load: Load(1)) },
            vehicles: Array(repeating: vehicle, count: vehicles), travel: .plane(points))
    }

    private static func randomStop(_ chance: inout SeededGenerator, _ place: Int) -> PlanningStop {
        let opens = Double(chance.below(100))
        let isTight = chance.below(2) == 0
        return PlanningStop(
            place: place, service: Lapse(2),
            window: SmallProblems.window(
                isTight ? opens : 0, isTight ? opens + 60 + Double(chance.below(60)) : 300))
    }
}
