/// The text format of Solomon (1987) and of Gehring and Homberger (1999).
///
/// A name, the fleet (number, capacity), then for the depot and each customer: number, x, y, demand,
/// ready time, due date, service time. Headings in words may stand before the numbers.
enum SolomonText {
    static func read(_ bytes: [UInt8]) throws(PlanningFileFault) -> PlanningDocument {
        let rows = try ClassicRows(bytes, fleetColumns: 2...2, columns: 7, hasHeadings: true)
        var requests: [PlanningRequest] = []
        for (index, row) in rows.stops.enumerated() {
            let load = try row.whole(3, in: 0...PlanningProblem.loadLimit)
            requests.append(PlanningRequest(.delivery(index), load: Load(load)))
        }
        return try rows.document(requests, names: rows.stops.indices.map { "\($0 + 1)" })
    }
}
