/// Delivery rounds to plan: stops and vehicles, no people.
///
/// A value whose relations hold: whoever has one need not look for a stop that is not there.
package struct PlanningProblem: Sendable {
    package let stops: [PlanningStop]
    package let requests: [PlanningRequest]
    package let vehicles: [PlanningVehicle]
    package let travel: TravelTable
    package let balance: PlanningBalance?
    /// The request that each stop belongs to.
    package let ownersOfStops: [Int]

    /// More stops and the table of travel alone takes more memory than a desk has.
    package static let stopLimit = 5_000
    package static let vehicleLimit = 1_000
    package static let dimensionLimit = 8
    /// Sums of loads stay far from where whole numbers end.
    package static let loadLimit = 1_000_000_000
    /// No time, length, cost or weight is beyond this: sums of them would forget what is small, and sums of squares
    /// would end nowhere.
    package static let numberLimit = 1_000_000_000_000

    package init(
        stops: [PlanningStop], requests: [PlanningRequest], vehicles: [PlanningVehicle],
        travel: TravelTable, balance: PlanningBalance? = nil
    ) throws(PlanningFault) {
        self.stops = stops
        self.requests = requests
        self.vehicles = vehicles
        self.travel = travel
        self.balance = balance
        var owners = Array(repeating: 0, count: stops.count)
        for (number, request) in requests.enumerated() {
            for stop in request.stops where owners.indices.contains(stop) { owners[stop] = number }
        }
        ownersOfStops = owners
        try check()
    }

    private init(
        _ other: PlanningProblem, stops: [PlanningStop], requests: [PlanningRequest],
        vehicles: [PlanningVehicle]
    ) {
        self.stops = stops
        self.requests = requests
        self.vehicles = vehicles
        travel = other.travel
        balance = other.balance
        ownersOfStops = other.ownersOfStops
    }

    /// The same stops of the same requests, allowed otherwise or with other vehicles: no relation of it can break, and
    /// nothing is looked at again.
    func supposing(
        stops: [PlanningStop]? = nil, requests: [PlanningRequest]? = nil,
        vehicles: [PlanningVehicle]? = nil
    ) -> PlanningProblem {
        PlanningProblem(
            self, stops: stops ?? self.stops, requests: requests ?? self.requests,
            vehicles: vehicles ?? self.vehicles)
    }

    /// So many amounts each load has.
    package var dimensions: Int { vehicles.first?.capacity.amounts.count ?? 0 }
}
