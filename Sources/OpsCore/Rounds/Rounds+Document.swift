/// Rounds as JSON: in the journal, in the tables, in a snapshot.
extension Round {
    package init?(from fields: inout JSONFields) {
        let id = fields.identifier("id", isNeeded: true, of: Round.self)
        let number = fields.integer("number", isNeeded: true, in: 1...Int64.max)
        let territory = fields.territory("territory", isNeeded: true)
        let date = fields.day("date", isNeeded: true)
        let state = fields.code("state", of: RoundState.self)
        let revision = fields.integer("revision", in: 1...Int64.max)
        let booking = fields.integer("booking", in: 1...Int64.max)
        let plan = RoundPlan(from: &fields)
        guard let id, let number, let territory, let date, let plan else { return nil }
        self.init(id: id, number: number, territory: territory, date: date, plan: plan)
        self.state = state ?? .draft
        self.revision = revision ?? 1
        self.booking = booking
    }

    package func write(into json: inout JSONWriter) {
        json.member("id", id)
        json.member("number", number)
        json.member("territory", territory.text)
        json.member("date", date.iso8601)
        json.member("state", state.rawValue)
        json.member("revision", revision)
        if let booking { json.member("booking", booking) }
        plan.write(into: &json)
    }
}

extension RoundPlan {
    init?(from fields: inout JSONFields) {
        let vehicle = fields.identifier("vehicle", of: Asset.self)
        let capacity = fields.integer("capacity", isNeeded: true, in: 0...Int64.max)
        let crew = Self.crew(from: &fields)
        let leavesAt = fields.instant("leavesAt", isNeeded: true)
        let backAt = fields.instant("backAt", isNeeded: true)
        let from = fields.instant("shiftFrom")
        let until = fields.instant("shiftUntil")
        let start = fields.nested("start", isNeeded: false) { $0.position() }
        let roads = fields.code("roads", isNeeded: true, of: RoadSource.self)
        let metres = fields.integer("metres", isNeeded: true, in: 0...Int64.max)
        let stops = fields.list("stops", isNeeded: true, limit: 10_000) { RoundStop(from: &$0) }
        guard let capacity, let crew, let leavesAt, let backAt, let roads, let metres, let stops
        else { return nil }
        self.init(
            vehicle: vehicle, capacity: capacity, crew: crew, leavesAt: leavesAt, backAt: backAt,
            shift: RoundWindow(from: from ?? leavesAt, until: until ?? backAt), start: start,
            roads: roads, metres: metres, stops: stops)
    }

    static func crew(from fields: inout JSONFields) -> [Identifier<Volunteer>]? {
        fields.elements("crew", isNeeded: true, limit: 1_000) {
            value throws(FieldProblem.Failure) in
            guard let id = Identifier<Volunteer>(try value.text(limit: 64)) else {
                throw FieldProblem.Failure(.impossibleIdentifier)
            }
            return id
        }
    }

    func write(into json: inout JSONWriter) {
        if let vehicle { json.member("vehicle", vehicle) }
        json.member("capacity", capacity)
        json.member("crew", each: crew) { $0.value($1) }
        json.member("leavesAt", leavesAt)
        json.member("backAt", backAt)
        json.member("shiftFrom", shift.from)
        json.member("shiftUntil", shift.until)
        if let start {
            json.key("start")
            json.beginObject()
            start.writeMembers(into: &json)
            json.endObject()
        }
        json.member("roads", roads.rawValue)
        json.member("metres", metres)
        json.member("stops", each: stops) { json, stop in
            json.beginObject()
            stop.write(into: &json)
            json.endObject()
        }
    }
}

extension RoundStop {
    init?(from fields: inout JSONFields) {
        let request = fields.identifier("request", isNeeded: true, of: HelpRequest.self)
        let work = fields.code("work", isNeeded: true, of: RoundWork.self)
        let arrival = fields.instant("arrival", isNeeded: true)
        let departure = fields.instant("departure", isNeeded: true)
        let from = fields.instant("from")
        let until = fields.instant("until")
        let parcels = fields.integer("parcels", isNeeded: true, in: 0...Int64.max)
        let position = fields.position()
        let isPinned = fields.flag("pinned", isNeeded: true)
        let isClosed = fields.flag("closed")
        guard let request, let work, let arrival, let departure, let parcels, let isPinned else {
            return nil
        }
        self.init(
            work, of: request, arrival: arrival, departure: departure, parcels: parcels,
            position: position, isPinned: isPinned)
        if let from, let until { window = RoundWindow(from: from, until: until) }
        self.isClosed = isClosed ?? false
    }

    func write(into json: inout JSONWriter) {
        json.member("request", request)
        json.member("work", work.rawValue)
        json.member("arrival", arrival)
        json.member("departure", departure)
        if let window {
            json.member("from", window.from)
            json.member("until", window.until)
        }
        json.member("parcels", parcels)
        position?.writeMembers(into: &json)
        json.member("pinned", isPinned)
        if isClosed { json.member("closed", true) }
    }
}

extension RoundBook {
    func pack(into bytes: inout ByteWriter) {
        bytes.number(count)
        bytes.list(inOrder) { bytes, round in bytes.document { round.write(into: &$0) } }
        bytes.list(told.sorted { $0 < $1 }) { bytes, request in bytes.identifier(request) }
    }

    init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        count = try bytes.number()
        for _ in 0..<(try bytes.count()) {
            let round = try bytes.document { Round(from: &$0) }
            live[round.id] = round
        }
        for _ in 0..<(try bytes.count()) { told.insert(try bytes.identifier()) }
    }
}
