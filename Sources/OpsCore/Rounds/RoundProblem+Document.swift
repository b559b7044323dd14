/// A day to plan as JSON, for whoever plans it.
extension RoundProblem {
    package func write(into json: inout JSONWriter) {
        json.member("territory", territory.text)
        json.member("date", date.iso8601)
        json.member("from", day.from)
        json.member("until", day.until)
        json.member("utcOffset", offset)
        json.member("zone", zone?.text)
        json.member("at", at)
        json.member("deliveries", each: deliveries) { json, delivery in
            json.beginObject()
            delivery.write(into: &json)
            json.endObject()
        }
        json.member("promised", each: promised) { json, promise in
            json.beginObject()
            promise.write(into: &json)
            json.endObject()
        }
        json.member("vehicles", each: vehicles) { json, vehicle in
            json.beginObject()
            json.member("id", vehicle.asset)
            json.member("number", vehicle.number)
            json.member("tag", vehicle.tag.text)
            json.member("fault", vehicle.fault?.rawValue)
            json.member("taken", each: vehicle.taken) { json, slot in slot.write(into: &json) }
            json.endObject()
        }
        json.member("crews", each: crews) { json, crew in
            json.beginObject()
            crew.write(into: &json)
            json.endObject()
        }
        json.member("rounds", each: rounds) { json, round in
            json.beginObject()
            round.write(into: &json)
            json.endObject()
        }
    }

    package init?(from fields: inout JSONFields) {
        let territory = fields.territory("territory", isNeeded: true)
        let date = fields.day("date", isNeeded: true)
        let from = fields.instant("from", isNeeded: true)
        let until = fields.instant("until", isNeeded: true)
        let offset = fields.integer("utcOffset", isNeeded: true, in: -1_440...1_440)
        let zone = fields.text("zone", limit: 100).flatMap { ZoneRule($0) }
        let at = fields.instant("at")
        let deliveries = fields.list("deliveries", isNeeded: true, limit: 100_000) {
            RoundDelivery(from: &$0)
        }
        let promised = fields.list("promised", isNeeded: false, limit: 100_000) {
            PromisedDelivery(from: &$0)
        }
        let vehicles = fields.list("vehicles", isNeeded: true, limit: 100_000) {
            RoundVehicle(from: &$0)
        }
        let crews = fields.list("crews", isNeeded: true, limit: 10_000) { RoundCrew(from: &$0) }
        let rounds = fields.list("rounds", isNeeded: true, limit: 10_000) { Round(from: &$0) }
        guard let territory, let date, let from, let until, let offset, let deliveries,
            let vehicles, let crews, let rounds
        else { return nil }
        self.init(
            territory: territory, date: date, day: RoundWindow(from: from, until: until),
            offset: offset, zone: zone, at: at, deliveries: deliveries, promised: promised ?? [],
            vehicles: vehicles, crews: crews, rounds: rounds)
    }
}

extension RoundDelivery {
    fileprivate func write(into json: inout JSONWriter) {
        json.member("request", request)
        json.member("number", number)
        json.member("need", need.rawValue)
        json.member("territory", place.text)
        position?.writeMembers(into: &json)
        json.member("dueAt", dueAt)
        json.member("promisedAt", promisedAt)
        json.member("together", together)
        json.member("crew", crew)
        json.member("from", window.from)
        json.member("until", window.until)
        json.member("pickedUp", isPickedUp)
    }

    fileprivate init?(from fields: inout JSONFields) {
        let request = fields.identifier("request", isNeeded: true, of: HelpRequest.self)
        let number = fields.integer("number", isNeeded: true, in: 1...Int64.max)
        let need = fields.need("need", isNeeded: true)
        let place = fields.territory("territory", isNeeded: true)
        let position = fields.position()
        let dueAt = fields.instant("dueAt", isNeeded: true)
        let promisedAt = fields.instant("promisedAt")
        let together = fields.integer("together", in: 1...Int64.max)
        let crew = fields.integer("crew", isNeeded: true, in: 0...Int64.max)
        let from = fields.instant("from", isNeeded: true)
        let until = fields.instant("until", isNeeded: true)
        let isPickedUp = fields.flag("pickedUp", isNeeded: true)
        guard let request, let number, let need, let place, let dueAt, let crew, let from,
            let until, let isPickedUp
        else { return nil }
        self.init(
            request: request, number: number, need: need, place: place, position: position,
            dueAt: dueAt, promisedAt: promisedAt, together: together, crew: crew,
            window: RoundWindow(from: from, until: until), isPickedUp: isPickedUp)
    }
}

extension PromisedDelivery {
    fileprivate func write(into json: inout JSONWriter) {
        delivery.write(into: &json)
        json.member("round", round)
        json.member("parcels", parcels)
        json.member("out", isOut)
    }

    fileprivate init?(from fields: inout JSONFields) {
        let delivery = RoundDelivery(from: &fields)
        let round = fields.identifier("round", isNeeded: true, of: Round.self)
        let parcels = fields.integer("parcels", isNeeded: true, in: 0...Int64.max)
        let isOut = fields.flag("out", isNeeded: true)
        guard let delivery, let round, let parcels, let isOut else { return nil }
        self.init(delivery, of: round, parcels: parcels, isOut: isOut)
    }
}

extension RoundWindow {
    fileprivate func write(into json: inout JSONWriter) {
        json.beginObject()
        json.member("from", from)
        json.member("until", until)
        json.endObject()
    }

    fileprivate init?(from fields: inout JSONFields) {
        let from = fields.instant("from", isNeeded: true)
        let until = fields.instant("until", isNeeded: true)
        guard let from, let until else { return nil }
        self.init(from: from, until: until)
    }
}

extension RoundVehicle {
    fileprivate init?(from fields: inout JSONFields) {
        let asset = fields.identifier("id", isNeeded: true, of: Asset.self)
        let number = fields.integer("number", isNeeded: true, in: 1...Int64.max)
        let tag = fields.slug("tag", isNeeded: true)
        let fault = fields.code("fault", of: AssetFault.self)
        let taken = fields.list("taken", isNeeded: true, limit: 10_000) { RoundWindow(from: &$0) }
        guard let asset, let number, let tag, let taken else { return nil }
        self.init(asset: asset, number: number, tag: tag, taken: taken, fault: fault)
    }
}

extension RoundCrew {
    fileprivate func write(into json: inout JSONWriter) {
        json.member("volunteers", each: volunteers) { $0.value($1) }
        json.member("numbers", each: numbers) { $0.value($1) }
        json.member("obstacles", each: obstacles) { json, obstacle in
            json.beginObject()
            json.member("request", obstacle.request)
            json.member("code", obstacle.code)
            json.member("text", obstacle.text)
            json.member("withoutVehicle", obstacle.isWithoutVehicle)
            json.endObject()
        }
        json.member("taken", each: taken) { json, slot in slot.write(into: &json) }
    }

    fileprivate init?(from fields: inout JSONFields) {
        let volunteers = fields.elements("volunteers", isNeeded: true, limit: 1_000) {
            value throws(FieldProblem.Failure) in
            guard let id = Identifier<Volunteer>(try value.text(limit: 64)) else {
                throw FieldProblem.Failure(.impossibleIdentifier)
            }
            return id
        }
        let numbers = fields.elements("numbers", isNeeded: true, limit: 1_000) {
            value throws(FieldProblem.Failure) in
            guard case .number(let read) = value, let number = read.whole else {
                throw FieldProblem.Failure(.wrongType(expected: .integer))
            }
            return number
        }
        let obstacles = fields.list("obstacles", isNeeded: true, limit: 100_000) {
            obstacle -> RoundObstacle? in
            let request = obstacle.identifier("request", isNeeded: true, of: HelpRequest.self)
            let code = obstacle.text("code", isNeeded: true, limit: 200)
            let text = obstacle.localizedText("text", limit: 2_000)
            let isWithoutVehicle = obstacle.flag("withoutVehicle")
            guard let request, let code, let text else { return nil }
            return RoundObstacle(
                request: request, code: code, text: text,
                isWithoutVehicle: isWithoutVehicle ?? false)
        }
        let taken = fields.list("taken", isNeeded: false, limit: 10_000) { RoundWindow(from: &$0) }
        guard let volunteers, let numbers, let obstacles else { return nil }
        self.init(
            volunteers: volunteers, numbers: numbers, obstacles: obstacles, taken: taken ?? [])
    }
}
