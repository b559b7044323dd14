/// Problems in the planner's own JSON; docs/planning.schema.json describes it.
extension PlanningDocument {
    static let format: Int64 = 1

    /// Reads strictly: unknown members are refused, and all problems are told at once.
    init(json bytes: [UInt8]) throws(PlanningFileFault) {
        let value: JSONValue
        do {
            value = try JSONParser.value(of: bytes, limits: .file)
        } catch {
            throw .json(error)
        }
        let draft: PlanningDraft
        do {
            draft = try JSONFields.read(value) { PlanningDraft(from: &$0) }
        } catch {
            throw .invalid(error)
        }
        do {
            self = try draft.document()
        } catch {
            throw .problem(line: nil, error)
        }
    }
}

/// What a JSON document says, before its relations are looked at.
struct PlanningDraft {
    private var travel: TravelTable
    private var stops: [PlanningStop] = []
    private var stopNames: [String] = []
    private var requests: [PlanningRequest] = []
    private var requestNames: [String] = []
    private var vehicles: [PlanningVehicle] = []
    private var vehicleNames: [String] = []
    private var balance: PlanningBalance?

    func document() throws(PlanningFault) -> PlanningDocument {
        PlanningDocument(
            problem: try PlanningProblem(
                stops: stops, requests: requests, vehicles: vehicles, travel: travel,
                balance: balance),
            stopNames: stopNames, requestNames: requestNames, vehicleNames: vehicleNames)
    }

    init?(from fields: inout JSONFields) {
        _ = fields.text("$schema", limit: 500)
        _ = fields.integer(
            "format", isNeeded: true, in: PlanningDocument.format...PlanningDocument.format)
        travel = PlanningDraft.travel(from: &fields) ?? TravelTable(places: 0, lengths: [])
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

    private mutating func readVehicles(_ fields: inout JSONFields, _ skills: inout SkillBits) {
        let limit = PlanningProblem.vehicleLimit
        _ = fields.each("vehicles", isNeeded: true, limit: limit) { fields in
            let name = fields.text("id", limit: 100) ?? "\(vehicles.count + 1)"
            let breaks = fields.list("breaks", isNeeded: false, limit: 10) { fields in
                let window = PlanningWindow(from: &fields)
                return PlanningBreak(
                    window: window,
                    duration: Lapse(fields.number("duration", isNeeded: true) ?? 0))
            }
            vehicles.append(
                PlanningVehicle(
                    start: fields.place("start"), end: fields.place("end"),
                    shift: PlanningWindow(from: &fields),
                    capacity: Load(fields.amounts("capacity")),
                    skills: skills.read("skills", of: &fields), breaks: breaks ?? [],
                    reach: fields.number("reach").map { Length($0) },
                    fixedCost: Cost(fields.number("fixedCost") ?? 0)))
            vehicleNames.append(name)
        }
    }

    private mutating func readRequests(_ fields: inout JSONFields, _ skills: inout SkillBits) {
        let limit = PlanningProblem.stopLimit
        _ = fields.each("requests", isNeeded: true, limit: limit) { fields in
            let name = fields.text("id", limit: 100) ?? "\(requestNames.count + 1)"
            let work = readWork(name, &fields)
            let vehicle = fields.text("vehicle", limit: 100)
            let number = vehicle.flatMap { vehicleNames.firstIndex(of: $0) }
            if vehicle != nil, number == nil {
                fields.note(.contradicts(otherField: "vehicles"), at: "vehicle")
            }
            let load = Load(fields.amounts("load"))
            let needed = skills.read("skills", of: &fields)
            let penalty = fields.number("penalty").map { Cost($0) }
            guard let work else { return }
            requestNames.append(name)
            requests.append(
                PlanningRequest(work, load: load, skills: needed, penalty: penalty, vehicle: number)
            )
        }
    }

    private mutating func readWork(
        _ name: String, _ fields: inout JSONFields
    ) -> PlanningRequest.Work? {
        let isPair = fields.has("pickup")
        let pickup = readStop("pickup", name + ":pickup", isNeeded: false, &fields)
        let collection = readStop("collection", name, isNeeded: false, &fields)
        let delivery = readStop(
            "delivery", isPair ? name + ":delivery" : name,
            isNeeded: isPair || collection == nil, &fields)
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
        _ member: String, _ name: String, isNeeded: Bool, _ fields: inout JSONFields
    ) -> Int? {
        var number: Int?
        fields.within(member, isNeeded: isNeeded) { fields in
            let stopName = fields.text("id", limit: 100) ?? name
            let place = fields.place("place", isNeeded: true)
            let stop = PlanningStop(
                place: place ?? 0, service: Lapse(fields.number("service") ?? 0),
                window: PlanningWindow(from: &fields),
                promise: fields.nested("promise", isNeeded: false) { PlanningWindow(from: &$0) })
            number = stops.count
            stops.append(stop)
            stopNames.append(stopName)
        }
        return number
    }

    /// Either points in the plane or tables of lengths and times.
    private static func travel(from fields: inout JSONFields) -> TravelTable? {
        let limit = PlanningProblem.stopLimit + 2 * PlanningProblem.vehicleLimit
        if fields.has("points") {
            let points = fields.list("points", isNeeded: true, limit: limit) { fields in
                fields.point()
            }
            return points.map { TravelTable.plane($0) }
        }
        var table: TravelTable?
        fields.within("travel", isNeeded: true) { fields in
            let lengths = fields.rows("lengths", isNeeded: true, limit: limit)
            let lapses = fields.rows("lapses", isNeeded: false, limit: limit)
            guard let lengths else { return }
            let isSquare = lengths.allSatisfy { $0.count == lengths.count }
            if !isSquare { fields.note(.contradicts(otherField: "lengths"), at: "lengths") }
            let isAlike = lapses?.map(\.count) ?? lengths.map(\.count) == lengths.map(\.count)
            if !isAlike { fields.note(.contradicts(otherField: "lengths"), at: "lapses") }
            guard isSquare, isAlike else { return }
            table = TravelTable(
                places: lengths.count, lengths: lengths.flatMap(\.self),
                lapses: lapses.map { $0.flatMap(\.self) })
        }
        return table
    }
}
