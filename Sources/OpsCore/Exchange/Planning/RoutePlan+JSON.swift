/// A plan as JSON, with the names of the file that the problem came from.
extension PlanningDocument {
    package func json(of outcome: RoutePlanner.Outcome, seed: UInt64) -> [UInt8] {
        var json = JSONWriter(reserving: 4_096)
        json.beginObject()
        json.key("routes")
        json.beginArray()
        for route in outcome.plan.routes { write(route, into: &json) }
        json.endArray()
        json.key("unserved")
        json.beginArray()
        for unserved in outcome.plan.unserved { write(unserved, into: &json) }
        json.endArray()
        json.key("cost")
        write(outcome.plan.cost, into: &json)
        json.member("iterations", Int64(outcome.iterations))
        json.member("seed", Int64(clamping: seed))
        json.endObject()
        return json.bytes
    }

    private func write(_ route: PlannedRoute, into json: inout JSONWriter) {
        json.beginObject()
        json.member("vehicle", vehicleNames[route.vehicle])
        json.member("departure", number: route.departure.value)
        json.member("arrival", number: route.arrival.value)
        json.member("travelled", number: route.travelled.value)
        json.key("visits")
        json.beginArray()
        for visit in route.visits { write(visit, into: &json) }
        json.endArray()
        json.key("breaks")
        json.beginArray()
        for moment in route.breaks { json.value(number: moment.value) }
        json.endArray()
        json.endObject()
    }

    private func write(_ visit: PlannedVisit, into json: inout JSONWriter) {
        json.beginObject()
        json.member("stop", stopNames[visit.stop])
        json.member("arrival", number: visit.arrival.value)
        json.member("start", number: visit.start.value)
        json.key("load")
        json.beginArray()
        for amount in visit.load.amounts { json.value(Int64(amount)) }
        json.endArray()
        json.endObject()
    }

    private func write(_ unserved: UnservedRequest, into json: inout JSONWriter) {
        json.beginObject()
        json.member("request", requestNames[unserved.request])
        json.key("obstacles")
        json.beginArray()
        for obstacle in unserved.obstacles {
            json.beginObject()
            json.member("reason", obstacle.reason.code)
            json.member("vehicles", Int64(obstacle.vehicles))
            json.endObject()
        }
        json.endArray()
        json.endObject()
    }

    private func write(_ cost: PlanCost, into json: inout JSONWriter) {
        json.beginObject()
        json.member("total", number: cost.total.value)
        json.member("travelled", number: cost.travelled.value)
        json.member("vehicles", number: cost.vehicles.value)
        json.member("balance", number: cost.balance.value)
        json.member("penalties", number: cost.penalties.value)
        json.member("missing", Int64(cost.missing))
        json.endObject()
    }
}

extension JSONWriter {
    fileprivate mutating func member(_ name: StaticString, number: Double) {
        key(name)
        value(number: number)
    }

    /// The shortest text that is this number again.
    fileprivate mutating func value(number: Double) {
        raw(Array("\(number)".utf8))
    }
}
