/// Which loops a problem can be searched with.
enum ProblemKind: Hashable, Sendable {
    /// Like vehicles, one depot, straight lines, one amount, one delivery to a request.
    case singles
    /// The same with a pick-up and a delivery to each request.
    case pairs
    /// Everything else.
    case mixed

    init(_ problem: PlanningProblem) {
        guard problem.travel.isPlane, problem.travel.lapses == nil, problem.dimensions <= 1,
            problem.balance == nil, let vehicle = problem.vehicles.first, Self.isPlain(vehicle),
            problem.vehicles.allSatisfy({ $0 == vehicle }),
            problem.requests.allSatisfy({
                $0.vehicle == nil && $0.skills.isSubset(of: vehicle.skills)
            })
        else {
            self = .mixed
            return
        }
        if problem.requests.allSatisfy({ $0.work.isDelivery }) {
            self = .singles
        } else {
            self = problem.requests.allSatisfy { $0.stops.count == 2 } ? .pairs : .mixed
        }
    }

    private static func isPlain(_ vehicle: PlanningVehicle) -> Bool {
        vehicle.start != nil && vehicle.start == vehicle.end && vehicle.breaks.isEmpty
            && vehicle.reach == nil && vehicle.fixedCost == .zero
    }
}

extension PlanningRequest.Work {
    fileprivate var isDelivery: Bool {
        if case .delivery = self { true } else { false }
    }
}
