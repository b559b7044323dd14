/// The rounds of one measure under one name, and their medians.
struct Medians {
    private var rounds: [String: [Double]] = [:]

    mutating func note(_ name: String, _ value: Double) {
        rounds[name, default: []].append(value)
    }

    /// The middle of the rounds; nil when there was none.
    subscript(name: String) -> Double? {
        Self.median(of: rounds[name] ?? [])
    }

    private static func median(of values: [Double]) -> Double? {
        let values = values.sorted()
        guard !values.isEmpty else { return nil }
        let middle = values.count / 2
        return values.count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2
    }

    /// The middle of the ratios of each round: neighbours in time had the same neighbours on the
    /// machine, medians of either side may not have.
    func ratio(_ name: String, to other: String) -> Double? {
        let pairs = zip(rounds[name] ?? [], rounds[other] ?? [])
        return Self.median(of: pairs.map { $0 / $1 })
    }

    /// Percent of one processor that was had, from answers and microseconds; little means that the
    /// disk was waited for, or that others were using the processor.
    func share(_ name: String, _ microseconds: String) -> String {
        Table.text(self[name].flatMap { rate in self[microseconds].map { rate * $0 / 1e4 } }, 0)
            + " % of a processor"
    }
}
