/// What the operation holds of people who need more than one call.
package struct CareBook: Hashable, Sendable {
    package internal(set) var rules = CareRules.standard
    /// Plans that have not ended.
    package internal(set) var plans: [Identifier<CarePlan>: CarePlan] = [:]
    var planCount: Int64 = 0
    /// Visits to people that have not ended.
    package internal(set) var series: [Identifier<VisitSeries>: VisitSeries] = [:]
    var seriesCount: Int64 = 0
    /// Which series a courtesy visit belongs to; follows from the series.
    var seriesByRequest: [Identifier<HelpRequest>: Identifier<VisitSeries>] = [:]
}

extension CareBook {
    func pack(into bytes: inout ByteWriter) {
        for number in [
            rules.contacts, rules.days, rules.reviewDays, rules.leadHours, rules.reportHours,
            planCount, seriesCount,
        ] {
            bytes.number(number)
        }
        bytes.list(plans.values.sorted { $0.number < $1.number }) { $1.pack(into: &$0) }
        bytes.list(series.values.sorted { $0.number < $1.number }) { $1.pack(into: &$0) }
    }

    init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        rules = CareRules(
            contacts: try bytes.number(), days: try bytes.number(), reviewDays: try bytes.number(),
            leadHours: try bytes.number(), reportHours: try bytes.number())
        planCount = try bytes.number()
        seriesCount = try bytes.number()
        for _ in 0..<(try bytes.count()) {
            let plan = try CarePlan(from: &bytes)
            plans[plan.id] = plan
        }
        for _ in 0..<(try bytes.count()) {
            let read = try VisitSeries(from: &bytes)
            series[read.id] = read
            if let request = read.request { seriesByRequest[request] = read.id }
        }
    }
}

extension CarePlan {
    fileprivate func pack(into bytes: inout ByteWriter) {
        bytes.identifier(id)
        bytes.number(number)
        bytes.identifier(person)
        bytes.text(place.text)
        bytes.identifier(supporter)
        bytes.optional(call) { $0.identifier($1) }
        bytes.text(desk.text)
        bytes.number(reviewAt.milliseconds)
        bytes.number(dueAt.milliseconds)
        bytes.number(escalations)
    }

    fileprivate init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        self.init(
            id: try bytes.identifier(), number: try bytes.number(),
            person: try bytes.identifier(), place: try bytes.made(TerritoryCode.init),
            supporter: try bytes.identifier(),
            call: try bytes.optional { bytes throws(ByteReader.Damaged) in
                try bytes.identifier()
            },
            desk: try bytes.made(TerritoryCode.init),
            reviewAt: Instant(milliseconds: try bytes.number()),
            dueAt: Instant(milliseconds: try bytes.number()), escalations: try bytes.number())
    }
}
