/// The relations within a problem, checked once when it is made.
extension PlanningProblem {
    func check() throws(PlanningFault) {
        try checkSizes()
        try checkTravel()
        for (number, stop) in stops.enumerated() { try check(stop, .stop(number)) }
        for (number, vehicle) in vehicles.enumerated() { try check(vehicle, .vehicle(number)) }
        try checkRequests()
        if let balance {
            try checkCost(Cost(balance.weight), .balance)
        }
    }

    private func checkSizes() throws(PlanningFault) {
        try demand(!vehicles.isEmpty, .problem, .noVehicles)
        try demand(stops.count <= Self.stopLimit, .problem, .tooManyStops)
        try demand(vehicles.count <= Self.vehicleLimit, .problem, .tooManyVehicles)
        try demand(dimensions <= Self.dimensionLimit, .problem, .tooManyDimensions)
    }

    private func checkTravel() throws(PlanningFault) {
        for table in [travel.lengths, travel.lapses ?? []] {
            for (index, value) in table.enumerated() where !travel.isPossible(value) {
                let thing = PlanningFault.Thing.travel(
                    from: index / travel.places, to: index % travel.places)
                try checkNumber(value, thing, orElse: .negativeLength)
            }
        }
    }

    private func check(_ stop: PlanningStop, _ thing: PlanningFault.Thing) throws(PlanningFault) {
        try checkPlace(stop.place, thing)
        try checkLapse(stop.service, thing)
        try check(stop.window, thing)
        if let promise = stop.promise { try check(promise, thing) }
    }

    private func check(
        _ vehicle: PlanningVehicle, _ thing: PlanningFault.Thing
    ) throws(PlanningFault) {
        if let start = vehicle.start { try checkPlace(start, thing) }
        if let end = vehicle.end { try checkPlace(end, thing) }
        try check(vehicle.shift, thing)
        try check(vehicle.capacity, thing)
        for rest in vehicle.breaks {
            try check(rest.window, thing)
            try checkLapse(rest.duration, thing)
        }
        if let reach = vehicle.reach {
            try demand(!reach.value.isNaN, thing, .notFinite)
            try demand(reach.value >= 0, thing, .negativeLength)
        }
        try checkCost(vehicle.fixedCost, thing)
    }

    private func checkRequests() throws(PlanningFault) {
        var isTaken = Array(repeating: false, count: stops.count)
        for (number, request) in requests.enumerated() {
            let thing = PlanningFault.Thing.request(number)
            for stop in request.stops {
                try demand(stops.indices.contains(stop), thing, .unknownStop)
                try demand(!isTaken[stop], thing, .stopTwice)
                isTaken[stop] = true
            }
            try check(request.load, thing)
            if let vehicle = request.vehicle {
                try demand(vehicles.indices.contains(vehicle), thing, .unknownVehicle)
            }
            if let penalty = request.penalty { try checkCost(penalty, thing) }
        }
        if let stop = isTaken.firstIndex(of: false) {
            throw PlanningFault(.stop(stop), .stopWithoutRequest)
        }
    }

    private func check(
        _ window: PlanningWindow, _ thing: PlanningFault.Thing
    ) throws(PlanningFault) {
        try demand(window.opens.value.isFinite && window.closes.value.isFinite, thing, .notFinite)
        // What closes later than that closes never.
        try demand(
            window.opens.value.magnitude <= Double(Self.numberLimit), thing, .tooLarge)
        try demand(!window.isEmpty, thing, .closesBeforeItOpens)
    }

    private func check(_ load: Load, _ thing: PlanningFault.Thing) throws(PlanningFault) {
        try demand(load.amounts.count == dimensions, thing, .dimensionsDiffer)
        try demand(
            load.amounts.allSatisfy { (0...Self.loadLimit).contains($0) }, thing, .impossibleLoad)
    }

    private func checkPlace(_ place: Int, _ thing: PlanningFault.Thing) throws(PlanningFault) {
        try demand(place >= 0 && place < travel.places, thing, .unknownPlace)
    }

    private func checkLapse(_ lapse: Lapse, _ thing: PlanningFault.Thing) throws(PlanningFault) {
        try checkNumber(lapse.value, thing, orElse: .negativeService)
    }

    private func checkCost(_ cost: Cost, _ thing: PlanningFault.Thing) throws(PlanningFault) {
        try checkNumber(cost.value, thing, orElse: .negativePenalty)
    }

    private func checkNumber(
        _ value: Double, _ thing: PlanningFault.Thing, orElse rule: PlanningFault.Rule
    ) throws(PlanningFault) {
        try demand(value.isFinite, thing, .notFinite)
        try demand(value >= 0, thing, rule)
        try demand(value <= Double(Self.numberLimit), thing, .tooLarge)
    }

    private func demand(
        _ holds: Bool, _ thing: PlanningFault.Thing, _ rule: PlanningFault.Rule
    ) throws(PlanningFault) {
        guard holds else { throw PlanningFault(thing, rule) }
    }
}
