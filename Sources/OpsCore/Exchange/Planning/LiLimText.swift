/// The text format of Li and Lim (2003), with pick-ups and deliveries.
///
/// The fleet (number, capacity, speed), then for the depot and each stop: number, x, y, demand, ready
/// time, due date, service time, the number of its pick-up and that of its delivery, one of them zero.
enum LiLimText {
    static func read(_ bytes: [UInt8]) throws(PlanningFileFault) -> PlanningDocument {
        let rows = try ClassicRows(bytes, fleetColumns: 2...3, columns: 9, hasHeadings: false)
        var requests: [PlanningRequest] = []
        var names: [String] = []
        for (index, row) in rows.stops.enumerated() {
            let number = index + 1
            let partner = try partner(of: row, number: number, in: rows.stops)
            guard partner.isPickup else { continue }
            let load = try row.whole(3, in: 0...PlanningProblem.loadLimit)
            let other = rows.stops[partner.number - 1]
            guard other.values[3] == -row.values[3] else {
                throw .text(line: other.line, .loadsDiffer(other: number))
            }
            requests.append(
                PlanningRequest(
                    .transfer(pickup: index, delivery: partner.number - 1), load: Load(load)))
            names.append("\(number)")
        }
        return try rows.document(requests, names: names)
    }

    /// The other half of a stop, which must name it too.
    private static func partner(
        of row: NumberRows.Row, number: Int, in stops: [NumberRows.Row]
    ) throws(PlanningFileFault) -> (number: Int, isPickup: Bool) {
        let pickup = try row.whole(7, in: 0...Int(Int32.max))
        let delivery = try row.whole(8, in: 0...Int(Int32.max))
        guard (pickup == 0) != (delivery == 0) else {
            throw .text(line: row.line, .neitherPickupNorDelivery)
        }
        let other = max(pickup, delivery)
        guard other <= stops.count, other != number,
            stops[other - 1].values[pickup == 0 ? 7 : 8] == Double(number)
        else { throw .text(line: row.line, .noPartner(other)) }
        return (other, pickup == 0)
    }
}
