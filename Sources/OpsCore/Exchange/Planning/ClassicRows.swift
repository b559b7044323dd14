/// What both text formats have in common: a fleet of like vehicles, a depot, stops in the plane.
struct ClassicRows {
    let vehicles: Int
    let capacity: Int
    let depot: NumberRows.Row
    /// The stops, the first numbered 1.
    let stops: [NumberRows.Row]

    /// The line of the fleet has `fleetColumns` numbers, that of each stop `columns`.
    init(
        _ bytes: [UInt8], fleetColumns: ClosedRange<Int>, columns: Int, hasHeadings: Bool
    ) throws(PlanningFileFault) {
        var rows = NumberRows(bytes)
        let end = rows.lastLine
        guard let fleet = try rows.row(columns: fleetColumns, skippingWords: hasHeadings) else {
            throw .text(line: end, .endsBefore(.fleet))
        }
        vehicles = try fleet.whole(0, in: 0...Int(Int32.max))
        capacity = try fleet.whole(1, in: 0...PlanningProblem.loadLimit)
        guard vehicles > 0 else { throw .text(line: fleet.line, .noVehicles) }
        guard vehicles <= PlanningProblem.vehicleLimit else {
            throw .text(line: fleet.line, .tooManyVehicles(limit: PlanningProblem.vehicleLimit))
        }
        guard let depot = try rows.row(columns: columns...columns, skippingWords: hasHeadings)
        else {
            throw .text(line: end, .endsBefore(.depot))
        }
        try Self.check(depot, number: 0)
        self.depot = depot
        stops = try Self.stops(&rows, columns: columns)
        guard !stops.isEmpty else { throw .text(line: end, .endsBefore(.stops)) }
    }

    private static func stops(
        _ rows: inout NumberRows, columns: Int
    ) throws(PlanningFileFault) -> [NumberRows.Row] {
        var stops: [NumberRows.Row] = []
        while let row = try rows.row(columns: columns...columns) {
            guard stops.count < PlanningProblem.stopLimit else {
                throw .text(line: row.line, .tooManyStops(limit: PlanningProblem.stopLimit))
            }
            try check(row, number: stops.count + 1)
            stops.append(row)
        }
        return stops
    }

    /// Number, place, window, service: columns 1 to 3 and 5 to 7.
    private static func check(_ row: NumberRows.Row, number: Int) throws(PlanningFileFault) {
        let found = try row.whole(0, in: 0...Int(Int32.max))
        guard found == number else {
            throw .text(line: row.line, .number(found: found, needed: number))
        }
        let limit = PlanningDraft.farthest
        for column in 1...2 where !(abs(row.values[column]) <= Double(limit)) {
            throw .text(line: row.line, .tooFarOut(column: column + 1, limit: limit))
        }
        for column in 4...6 { _ = try row.positive(column) }
        guard row.values[4] <= row.values[5] else {
            throw .text(line: row.line, .closesBeforeItOpens)
        }
    }

    /// The document, given the requests.
    func document(
        _ requests: [PlanningRequest], names: [String]
    ) throws(PlanningFileFault) -> PlanningDocument {
        let rows = [depot] + stops
        let vehicle = PlanningVehicle(
            start: 0, end: 0, shift: Self.window(of: depot), capacity: Load(capacity))
        do {
            let problem = try PlanningProblem(
                stops: stops.enumerated().map { index, row in
                    PlanningStop(
                        place: index + 1, service: Lapse(row.values[6]),
                        window: Self.window(of: row))
                },
                requests: requests, vehicles: Array(repeating: vehicle, count: vehicles),
                travel: .plane(rows.map { (x: $0.values[1], y: $0.values[2]) }))
            return PlanningDocument(
                problem: problem, stopNames: stops.indices.map { "\($0 + 1)" },
                requestNames: names, vehicleNames: (1...vehicles).map { "\($0)" })
        } catch {
            throw .problem(line: line(of: error.thing), error)
        }
    }

    private func line(of thing: PlanningFault.Thing) -> Int? {
        switch thing {
        case .stop(let stop): stops[stop].line
        case .travel(let from, _): from == 0 ? depot.line : stops[from - 1].line
        case .request, .vehicle, .balance, .problem: nil
        }
    }

    private static func window(of row: NumberRows.Row) -> PlanningWindow {
        PlanningWindow(opens: Moment(row.values[4]), closes: Moment(row.values[5]))
    }
}
