/// What a JSON document says, before its relations are looked at.
struct PlanningDraft {
    private var travel: TravelTable
    private var isPlane = false
    private var stops: [PlanningStop] = []
    private var stopNames = UniqueNames()
    /// Where each stop stands.
    private var stopPointers: [String] = []
    private var requests: [PlanningRequest] = []
    private var requestNames = UniqueNames()
    private var vehicles: [PlanningVehicle] = []
    private var vehicleNames = UniqueNames()
    private var balance: PlanningBalance?
    /// What goes wrong beyond the kinds of members.
    private(set) var problems: [PlanningFileFault.DocumentProblem] = []

    func document() throws(PlanningFault) -> PlanningDocument {
        PlanningDocument(
            problem: try PlanningProblem(
                stops: stops, requests: requests, vehicles: vehicles, travel: travel,
                balance: balance),
            stopNames: stopNames.list, requestNames: requestNames.list,
            vehicleNames: vehicleNames.list)
    }

    init?(from fields: inout JSONFields) {
        _ = fields.text("$schema", limit: 500)
        _ = fields.integer(
            "format", isNeeded: true, in: PlanningDocument.format...PlanningDocument.format)
        travel = TravelTable(places: 0, lengths: [])
        readTravel(&fields)
        var skills = SkillBits()
        readVehicles(&fields, &skills)
        readRequests(&fields, &skills)
        fields.within("balance") { fields in
            let measure = fields.code("measure", isNeeded: true, of: BalanceWord.self)
            let weight = fields.number("weight", isNeeded: true)
            guard let measure, let weight else { return }
            balance = PlanningBalance(measure == .stops ? .stops : .work, weight: weight)
        }
    }

    private enum BalanceWord: String, CaseIterable {
        case stops
        case work
    }

    /// Where a thing of the problem stands in the document.
    func pointer(to thing: PlanningFault.Thing, _ rule: PlanningFault.Rule) -> String {
        switch thing {
        case .stop(let stop): stopPointers[stop]
        case .request(let request): "#/requests/\(request)"
        case .vehicle(let vehicle): "#/vehicles/\(vehicle)"
        case .travel(let from, let to): pointer(from: from, to: to)
        case .balance: "#/balance"
        case .problem: rule == .tooManyStops ? "#/requests" : "#/vehicles"
        }
    }

    private func pointer(from: Int, to: Int) -> String {
        guard !isPlane else { return "#/points" }
        let length = travel.lengths[from * travel.places + to]
        let isOfLengths = !travel.isPossible(length)
        return "#/travel/\(isOfLengths ? "lengths" : "lapses")/\(from)/\(to)"
    }

    private mutating func note(_ rule: PlanningFileFault.DocumentRule, at pointer: String) {
        problems.append(PlanningFileFault.DocumentProblem(pointer: pointer, rule))
    }

    /// `opens` and `closes`, each of which may be left out; times begin at 0.
    private mutating func window(
        _ fields: inout JSONFields, at pointer: String
    ) -> PlanningWindow {
        var window = PlanningWindow.always
        if let opens = fields.number("opens") {
            if opens < 0 { note(.negativeTime, at: pointer + "/opens") }
            window.opens = Moment(opens)
        }
        if let closes = fields.number("closes") {
            if closes < 0 { note(.negativeTime, at: pointer + "/closes") }
            window.closes = Moment(closes)
        }
        return window
    }

    private mutating func skills(
        _ fields: inout JSONFields, _ bits: inout SkillBits, at pointer: String
    ) -> PlanningSkills {
        guard let skills = bits.read("skills", of: &fields) else {
            note(.tooManySkills(limit: PlanningSkills.limit), at: pointer + "/skills")
            return []
        }
        return skills
    }

    private mutating func readVehicles(_ fields: inout JSONFields, _ bits: inout SkillBits) {
        let limit = PlanningProblem.vehicleLimit
        _ = fields.each("vehicles", isNeeded: true, limit: limit) { fields in
            let pointer = "#/vehicles/\(vehicles.count)"
            let name = fields.text("id", limit: 100) ?? "\(vehicles.count + 1)"
            var count = 0
            let breaks = fields.list("breaks", isNeeded: false, limit: 10) { fields in
                let hours = window(&fields, at: pointer + "/breaks/\(count)")
                count += 1
                return PlanningBreak(
                    window: hours,
                    duration: Lapse(fields.number("duration", isNeeded: true) ?? 0))
            }
            vehicles.append(
                PlanningVehicle(
                    start: fields.place("start"), end: fields.place("end"),
                    shift: window(&fields, at: pointer),
                    capacity: Load(fields.amounts("capacity")),
                    skills: skills(&fields, &bits, at: pointer), breaks: breaks ?? [],
                    reach: fields.number("reach").map { Length($0) },
                    fixedCost: Cost(fields.number("fixedCost") ?? 0)))
            if !vehicleNames.add(name) { note(.repeatedId, at: pointer + "/id") }
        }
    }

    private mutating func readRequests(_ fields: inout JSONFields, _ bits: inout SkillBits) {
        let limit = PlanningProblem.stopLimit
        _ = fields.each("requests", isNeeded: true, limit: limit) { fields in
            let pointer = "#/requests/\(requestNames.list.count)"
            let name = fields.text("id", limit: 100) ?? "\(requestNames.list.count + 1)"
            let work = readWork(name, &fields, at: pointer)
            let vehicle = fields.text("vehicle", limit: 100)
            let number = vehicle.flatMap { vehicleNames.index(of: $0) }
            if vehicle != nil, number == nil { note(.unknownVehicle, at: pointer + "/vehicle") }
            let load = Load(fields.amounts("load"))
            let needed = skills(&fields, &bits, at: pointer)
            let penalty = fields.number("penalty").map { Cost($0) }
            if !requestNames.add(name) { note(.repeatedId, at: pointer + "/id") }
            guard let work else { return }
            requests.append(
                PlanningRequest(work, load: load, skills: needed, penalty: penalty, vehicle: number)
            )
        }
    }

    private mutating func readWork(
        _ name: String, _ fields: inout JSONFields, at pointer: String
    ) -> PlanningRequest.Work? {
        let isPair = fields.has("pickup")
        let pickup = readStop(
            "pickup", name + ":pickup", isNeeded: false, &fields, at: pointer)
        let collection = readStop("collection", name, isNeeded: false, &fields, at: pointer)
        let delivery = readStop(
            "delivery", isPair ? name + ":delivery" : name,
            isNeeded: isPair || collection == nil, &fields, at: pointer)
        if collection != nil, delivery != nil || pickup != nil {
            fields.note(.contradicts(otherField: "delivery"), at: "collection")
        }
        switch (pickup, collection, delivery) {
        case (let pickup?, nil, let delivery?):
            return .transfer(pickup: pickup, delivery: delivery)
        case (nil, nil, let delivery?): return .delivery(delivery)
        case (nil, let collection?, nil): return .collection(collection)
        default: return nil
        }
    }

    private mutating func readStop(
        _ member: String, _ name: String, isNeeded: Bool, _ fields: inout JSONFields,
        at request: String
    ) -> Int? {
        var number: Int?
        let pointer = "\(request)/\(member)"
        fields.within(member, isNeeded: isNeeded) { fields in
            let own = fields.text("id", limit: 100)
            let place = fields.place("place", isNeeded: true)
            let stop = PlanningStop(
                place: place ?? 0, service: Lapse(fields.number("service") ?? 0),
                window: window(&fields, at: pointer),
                promise: fields.nested("promise", isNeeded: false) {
                    window(&$0, at: pointer + "/promise")
                })
            number = stops.count
            stops.append(stop)
            stopPointers.append(pointer)
            // Where a stop has its request's id, the request is told of.
            if !stopNames.add(own ?? name), own != nil || requestNames.index(of: name) == nil {
                note(.repeatedId, at: own == nil ? pointer : pointer + "/id")
            }
        }
        return number
    }
}

/// Places and the ways between them.
extension PlanningDraft {
    /// Numbers beyond this have no metres left between them.
    static let farthest = PlanningProblem.numberLimit

    /// Either points in the plane or tables of lengths and times.
    fileprivate mutating func readTravel(_ fields: inout JSONFields) {
        let limit = PlanningProblem.stopLimit + 2 * PlanningProblem.vehicleLimit
        guard fields.has("points") else {
            fields.within("travel", isNeeded: true) { readTables(&$0, limit: limit) }
            return
        }
        if fields.value("travel") != nil { note(.pointsAndTravel, at: "#/travel") }
        isPlane = true
        var points: [(x: Double, y: Double)] = []
        _ = fields.each("points", isNeeded: true, limit: limit) { fields in
            guard let point = fields.point() else { return }
            for (name, value) in [("x", point.x), ("y", point.y)]
            where !(abs(value) <= Double(Self.farthest)) {
                note(.tooFarOut(limit: Self.farthest), at: "#/points/\(points.count)/\(name)")
            }
            points.append(point)
        }
        // What is too far out is not measured.
        if problems.isEmpty { travel = TravelTable.plane(points) }
    }

    private mutating func readTables(_ fields: inout JSONFields, limit: Int) {
        let lengths = fields.rows("lengths", isNeeded: true, limit: limit)
        let lapses = fields.rows("lapses", isNeeded: false, limit: limit)
        guard let lengths else { return }
        let places = lengths.count
        checkSquare(lengths, places, at: "#/travel/lengths")
        if let lapses { checkSquare(lapses, places, at: "#/travel/lapses") }
        guard problems.isEmpty else { return }
        travel = TravelTable(
            places: places, lengths: lengths.flatMap(\.self),
            lapses: lapses.map { $0.flatMap(\.self) })
    }

    private mutating func checkSquare(_ rows: [[Double]], _ places: Int, at pointer: String) {
        if rows.count != places {
            note(.notSquare(found: rows.count, needed: places), at: pointer)
        }
        for (index, row) in rows.enumerated() where row.count != places {
            note(.notSquare(found: row.count, needed: places), at: "\(pointer)/\(index)")
        }
    }
}

/// Names in their order, each of them once.
private struct UniqueNames {
    private(set) var list: [String] = []
    private var places: [String: Int] = [:]

    /// Answers whether it is new.
    mutating func add(_ name: String) -> Bool {
        let isNew = places[name] == nil
        if isNew { places[name] = list.count }
        list.append(name)
        return isNew
    }

    func index(of name: String) -> Int? { places[name] }
}
