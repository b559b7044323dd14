/// One of the limits as people set and read it: its name, its unit, and what makes sense for it.
///
/// Parsing, help and documents follow from the table of its holder: what is not in it cannot be set.
package struct Limit<Holder>: Sendable {
    /// Where the value lies.
    package enum Place: Sendable {
        case number(any WritableKeyPath<Holder, Int> & Sendable)
        case time(any WritableKeyPath<Holder, Duration> & Sendable)
    }

    package let name: String
    package let unit: LimitUnit
    /// The values that make sense; times in milliseconds.
    package let sensible: ClosedRange<Int>
    /// What it bounds, in a few words.
    package let summary: String
    private let get: @Sendable (Holder) -> Int
    private let put: @Sendable (inout Holder, Int) -> Void

    package init(
        _ name: String, _ unit: LimitUnit, _ sensible: ClosedRange<Int>, _ place: Place,
        _ summary: String
    ) {
        self.name = name
        self.unit = unit
        self.sensible = sensible
        self.summary = summary
        switch place {
        case .number(let path):
            get = { $0[keyPath: path] }
            put = { $0[keyPath: path] = $1 }
        case .time(let path):
            get = { Int($0[keyPath: path] / .milliseconds(1)) }
            put = { $0[keyPath: path] = .milliseconds($1) }
        }
    }

    /// The limit of a part, as a limit of the whole that the part belongs to.
    ///
    /// A program's table is made of the tables of its rooms in this way: nothing is written twice,
    /// and no room knows the others' limits.
    package init<Part>(
        _ limit: Limit<Part>, in part: any WritableKeyPath<Holder, Part> & Sendable
    ) {
        name = limit.name
        unit = limit.unit
        sensible = limit.sensible
        summary = limit.summary
        get = { limit.get($0[keyPath: part]) }
        put = { limit.put(&$0[keyPath: part], $1) }
    }

    /// The value in force; times in milliseconds.
    package func value(in holder: Holder) -> Int { get(holder) }

    package func set(_ value: Int, in holder: inout Holder) { put(&holder, value) }
}

/// What a limit counts.
package enum LimitUnit: Sendable {
    case count
    case bytes
    case time
}

/// What was written cannot be; says why, and what can.
package struct ImpossibleLimit: Error, CustomStringConvertible {
    package let description: String
}

/// What holds limits, and has a table of them.
package protocol LimitHolder {
    /// Every limit there is.
    static var limitTable: [Limit<Self>] { get }
}

extension LimitHolder {
    /// Sets one limit as people write it: `body-bytes=64KiB`.
    package mutating func set(_ words: String) throws(ImpossibleLimit) {
        let parts = words.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let limit = Self.limitTable.first(where: { $0.name == parts[0] })
        else {
            throw ImpossibleLimit(description: "there is no limit \(parts[0]), or it has no value")
        }
        guard let value = limit.unit.value(of: parts[1]) else {
            throw ImpossibleLimit(
                description: "\(limit.name) takes \(limit.unit.explanation), not \(parts[1])")
        }
        guard limit.sensible.contains(value) else {
            let (least, most) = (limit.sensible.lowerBound, limit.sensible.upperBound)
            throw ImpossibleLimit(
                description: "\(limit.name) is \(limit.unit.text(of: least)) at least and "
                    + "\(limit.unit.text(of: most)) at most")
        }
        limit.set(value, in: &self)
    }
}

extension Limits {
    /// What no single limit shows; nothing when all fit together.
    package var contradiction: ImpossibleLimit? {
        let shortest = "GET ".utf8.count + targetBytes + " HTTP/1.1".utf8.count
        guard shortest > requestLineBytes else { return nil }
        return ImpossibleLimit(
            description: "target-bytes \(targetBytes) takes request-line-bytes \(shortest) at least"
        )
    }
}
