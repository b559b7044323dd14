import Foundation
package import OpsCore

/// Seeds of property tests: printed, so that a failure can be run again.
package enum Seeds {
    /// `OPS_SEED` when it is set, else one that differs from run to run.
    package static func next(for property: String) -> UInt64 {
        let told = ProcessInfo.processInfo.environment["OPS_SEED"].flatMap { UInt64($0) }
        let seed = told ?? UInt64.random(in: 0...UInt64.max)
        print("\(property): seed = \(seed) (OPS_SEED=\(seed) replays)")
        return seed
    }
}

extension SeededGenerator {
    /// One of these, which must not be empty.
    package mutating func pick<Elements: RandomAccessCollection>(
        _ elements: Elements
    ) -> Elements.Element {
        elements[elements.index(elements.startIndex, offsetBy: below(elements.count))]
    }
}
