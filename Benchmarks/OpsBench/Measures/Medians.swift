/// The rounds of one measure under one name, and their medians.
struct Medians {
    private var rounds: [String: [Double]] = [:]

    mutating func note(_ name: String, _ value: Double) {
        rounds[name, default: []].append(value)
    }

    /// The middle of the rounds; nil when there was none.
    subscript(name: String) -> Double? {
        guard let values = rounds[name]?.sorted(), !values.isEmpty else { return nil }
        let middle = values.count / 2
        return values.count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2
    }

    func ratio(_ name: String, to other: String) -> Double? {
        guard let value = self[name], let measure = self[other], measure > 0 else { return nil }
        return value / measure
    }
}
