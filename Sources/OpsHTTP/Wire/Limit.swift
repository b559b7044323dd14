/// One of the limits as people set and read it: its name, its unit, and what makes sense for it.
///
/// Parsing, help and documents follow from `Limit.all`: what is not in it cannot be set.
package struct Limit: Sendable {
    /// What is counted.
    package enum Unit: Sendable {
        case count
        case bytes
        case time
    }

    /// Where the value lies.
    enum Place: Sendable {
        case number(any WritableKeyPath<Limits, Int> & Sendable)
        case time(any WritableKeyPath<Limits, Duration> & Sendable)
    }

    package let name: String
    package let unit: Unit
    /// The values that make sense; times in milliseconds.
    package let sensible: ClosedRange<Int>
    /// What it bounds, in a few words.
    package let summary: String
    private let place: Place

    init(
        _ name: String, _ unit: Unit, _ sensible: ClosedRange<Int>, _ place: Place,
        _ summary: String
    ) {
        self.name = name
        self.unit = unit
        self.sensible = sensible
        self.place = place
        self.summary = summary
    }

    /// The value in force; times in milliseconds.
    package func value(in limits: Limits) -> Int {
        switch place {
        case .number(let path): limits[keyPath: path]
        case .time(let path): Int(limits[keyPath: path] / .milliseconds(1))
        }
    }

    package func set(_ value: Int, in limits: inout Limits) {
        switch place {
        case .number(let path): limits[keyPath: path] = value
        case .time(let path): limits[keyPath: path] = .milliseconds(value)
        }
    }
}

extension Limit {
    /// What was written cannot be; says why, and what can.
    package struct Impossible: Error, CustomStringConvertible {
        package let description: String
    }
}

extension Limits {
    /// Sets one limit as people write it: `body-bytes=64KiB`.
    package mutating func set(_ words: String) throws(Limit.Impossible) {
        let parts = words.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let limit = Limit.all.first(where: { $0.name == parts[0] }) else {
            throw Limit.Impossible(description: "there is no limit \(parts[0]), or it has no value")
        }
        guard let value = limit.unit.value(of: parts[1]) else {
            throw Limit.Impossible(
                description: "\(limit.name) takes \(limit.unit.explanation), not \(parts[1])")
        }
        guard limit.sensible.contains(value) else {
            let (least, most) = (limit.sensible.lowerBound, limit.sensible.upperBound)
            throw Limit.Impossible(
                description: "\(limit.name) is \(limit.unit.text(of: least)) at least and "
                    + "\(limit.unit.text(of: most)) at most")
        }
        limit.set(value, in: &self)
    }

    /// What no single limit shows; nothing when all fit together.
    package var contradiction: Limit.Impossible? {
        let shortest = "GET ".utf8.count + targetBytes + " HTTP/1.1".utf8.count
        guard shortest > requestLineBytes else { return nil }
        return Limit.Impossible(
            description: "target-bytes \(targetBytes) takes request-line-bytes \(shortest) at least"
        )
    }
}
