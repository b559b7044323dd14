import OpsCore
import OpsTesting

/// Problems so small that every plan can be tried.
enum SmallProblems {
    /// All problems with two requests of one of these windows, loads, penalties and kinds.
    static var all: [PlanningProblem] {
        let windows: [(Double, Double)] = [(0, 100), (0, 6), (8, 12)]
        var problems: [PlanningProblem] = []
        for first in windows {
            for second in windows {
                for load in [1, 2] {
                    for penalty in [Cost?.none, Cost(3)] {
                        for vehicles in [1, 2] {
                            for isPair in [false, true] {
                                problems += make(
                                    first, second, load: load, penalty: penalty,
                                    vehicles: vehicles, isPair: isPair)
                            }
                        }
                    }
                }
            }
        }
        return problems
    }

    private static func make(
        _ first: (Double, Double), _ second: (Double, Double), load: Int, penalty: Cost?,
        vehicles: Int, isPair: Bool
    ) -> [PlanningProblem] {
        let points = [(x: 0.0, y: 0.0), (x: 3.0, y: 4.0), (x: 6.0, y: 0.0), (x: -2.0, y: 1.0)]
        var stops = [stop(1, first), stop(2, second)]
        var requests: [PlanningRequest]
        if isPair {
            stops.append(stop(3, (0, 100)))
            requests = [
                PlanningRequest(.transfer(pickup: 0, delivery: 1), load: Load(load)),
                PlanningRequest(.delivery(2), load: Load(load), penalty: penalty),
            ]
        } else {
            requests = [
                PlanningRequest(.delivery(0), load: Load(load), penalty: penalty),
                PlanningRequest(.delivery(1), load: Load(load)),
            ]
        }
        let vehicle = PlanningVehicle(
            start: 0, end: 0, shift: window(0, 40), capacity: Load(3))
        let problem = try? PlanningProblem(
            stops: stops, requests: requests, vehicles: Array(repeating: vehicle, count: vehicles),
            travel: .plane(points))
        return problem.map { [$0] } ?? []
    }

    private static func stop(_ place: Int, _ times: (Double, Double)) -> PlanningStop {
        PlanningStop(place: place, service: Lapse(1), window: window(times.0, times.1))
    }

    static func window(_ opens: Double, _ closes: Double) -> PlanningWindow {
        PlanningWindow(opens: Moment(opens), closes: Moment(closes))
    }

    /// A problem in which everything occurs that a problem can have.
    static func random(
        _ chance: inout SeededGenerator, requests count: Int, vehicles: Int
    ) throws -> PlanningProblem {
        var stops: [PlanningStop] = []
        var requests: [PlanningRequest] = []
        let places = 2 * count + 3
        for _ in 0..<count {
            let load = Load(chance.below(3), chance.below(3))
            let skills = PlanningSkills(rawValue: chance.below(4) == 0 ? 1 : 0)
            let penalty = chance.below(3) == 0 ? Cost(Double(chance.below(40))) : nil
            let pin = chance.below(8) == 0 ? chance.below(vehicles) : nil
            let own = stops.count
            stops.append(randomStop(&chance, places))
            let work: PlanningRequest.Work
            switch chance.below(4) {
            case 0: work = .collection(own)
            case 1:
                stops.append(randomStop(&chance, places))
                work = .transfer(pickup: own, delivery: own + 1)
            default: work = .delivery(own)
            }
            requests.append(
                PlanningRequest(work, load: load, skills: skills, penalty: penalty, vehicle: pin))
        }
        let fleet = (0..<vehicles).map { _ in randomVehicle(&chance, places) }
        return try PlanningProblem(
            stops: stops, requests: requests, vehicles: fleet,
            travel: randomTravel(&chance, places), balance: randomBalance(&chance))
    }

    private static func randomStop(_ chance: inout SeededGenerator, _ places: Int) -> PlanningStop {
        let opens = Double(chance.below(60))
        let isTight = chance.below(2) == 0
        let promise =
            chance.below(6) == 0 ? window(opens + 2, opens + 30 + Double(chance.below(30))) : nil
        return PlanningStop(
            place: chance.below(places), service: Lapse(Double(chance.below(4))),
            window: isTight ? window(opens, opens + Double(5 + chance.below(25))) : window(0, 200),
            promise: promise)
    }

    private static func randomVehicle(
        _ chance: inout SeededGenerator, _ places: Int
    ) -> PlanningVehicle {
        let opens = Double(chance.below(10))
        let breaks = (0..<chance.below(3)).map { number in
            let from = Double(10 + 20 * number + chance.below(20))
            return PlanningBreak(
                window: window(from, from + Double(chance.below(20))),
                duration: Lapse(Double(1 + chance.below(6))))
        }
        return PlanningVehicle(
            start: chance.below(4) == 0 ? nil : chance.below(places),
            end: chance.below(4) == 0 ? nil : chance.below(places),
            shift: window(opens, opens + 40 + Double(chance.below(60))),
            capacity: Load(2 + chance.below(4), 2 + chance.below(4)),
            skills: PlanningSkills(rawValue: UInt64(chance.below(2))), breaks: breaks,
            reach: chance.below(3) == 0 ? Length(Double(20 + chance.below(60))) : nil,
            fixedCost: Cost(Double(chance.below(2) * 5)))
    }

    /// One way there, another back, and times of their own, each the shortest over all detours, as
    /// tables of roads are.
    private static func randomTravel(
        _ chance: inout SeededGenerator, _ places: Int
    ) -> TravelTable {
        let tables = (0..<2).map { _ in
            shortest(
                (0..<(places * places)).map { index in
                    index / places == index % places ? 0 : Double(1 + chance.below(15))
                }, places)
        }
        return TravelTable(places: places, lengths: tables[0], lapses: tables[1])
    }

    private static func shortest(_ ways: [Double], _ places: Int) -> [Double] {
        var ways = ways
        for over in 0..<places {
            for from in 0..<places {
                for to in 0..<places {
                    let detour = ways[from * places + over] + ways[over * places + to]
                    ways[from * places + to] = min(ways[from * places + to], detour)
                }
            }
        }
        return ways
    }

    private static func randomBalance(_ chance: inout SeededGenerator) -> PlanningBalance? {
        switch chance.below(3) {
        case 0: PlanningBalance(.stops, weight: 0.5)
        case 1: PlanningBalance(.work, weight: 0.01)
        default: nil
        }
    }
}
