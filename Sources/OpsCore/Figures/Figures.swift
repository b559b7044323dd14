/// Requests counted by something, fit to be shown to anybody.
///
/// A count of two or three in a village says who it was. Those below `smallest` are hidden, and with
/// them as many more as it takes that nobody finds them by subtracting what is shown from a sum (primary
/// and secondary suppression; Hundepool et al., "Statistical Disclosure Control", Wiley 2012, chapter 4).
package struct Figures: Hashable, Sendable {
    /// One count and what it is counted under, in the order of the dimensions.
    package struct Cell: Hashable, Sendable {
        package let names: [String]
        /// Nil when it is hidden.
        package fileprivate(set) var requests: Int64?
    }

    package private(set) var cells: [Cell]
    /// All requests together; nil when that is hidden too.
    package private(set) var total: Int64?

    package var hidden: Int { cells.count { $0.requests == nil } }

    /// Below this a count is hidden, unless told otherwise: what statistics offices commonly use.
    package static let smallestByDefault: Int64 = 5
    package static let smallestRange: ClosedRange<Int64> = 1...1_000
    /// Rows of one answer at the most: more are a matter of a shorter period or fewer dimensions.
    package static let cellLimit = 5_000

    /// Hides what is too small; each cell is named by as many names as all the others.
    ///
    /// `sums` are the dimensions over which somebody may ask for a sum; nil for all of them. Where nobody is told how many
    /// stand at a stage in all territories together, nothing need be hidden in one because of another.
    package init(
        _ counted: [(names: [String], requests: Int64)], smallest: Int64, sums: [Int]? = nil
    ) {
        cells = counted.map { Cell(names: $0.names, requests: $0.requests) }
        let all = counted.reduce(0) { $0 + $1.requests }
        total = all > 0 && all < smallest ? nil : all
        for index in cells.indices where counted[index].requests < smallest {
            cells[index].requests = nil
        }
        let counts = counted.map(\.requests)
        let dimensions = sums ?? Array(0..<(cells.first?.names.count ?? 0))
        let lines = dimensions.flatMap { groups(without: $0) }
        // Hiding in one group may lay bare another: until nothing changes.
        while lines.count(where: { protect($0, counts, smallest) }) > 0 {}
        if cells.allSatisfy({ $0.requests == nil }), all < 2 * smallest, !cells.isEmpty {
            total = nil
        }
        if isBare(counts, smallest) { total = nil }
    }

    /// Whether a count that stands alone in its row and its column is found from the sum of all.
    private func isBare(_ counts: [Int64], _ smallest: Int64) -> Bool {
        let hidden = cells.indices.filter { cells[$0].requests == nil }
        guard !hidden.isEmpty else { return false }
        return hidden.count < 2 || hidden.reduce(0) { $0 + counts[$1] } < smallest
    }

    /// The cells that a sum is made of: those that differ in one dimension alone.
    private func groups(without dimension: Int) -> [[Int]] {
        var groups: [[String]: [Int]] = [:]
        for (index, cell) in cells.enumerated() {
            var others = cell.names
            others.remove(at: dimension)
            groups[others, default: []].append(index)
        }
        return groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }

    /// Hides the smallest that are shown until what is hidden cannot be found from the sum.
    ///
    /// - Returns: whether something was hidden.
    private mutating func protect(_ group: [Int], _ counts: [Int64], _ smallest: Int64) -> Bool {
        var hidden = group.filter { cells[$0].requests == nil }
        guard !hidden.isEmpty else { return false }
        var sum = hidden.reduce(0) { $0 + counts[$1] }
        var shown = group.filter { cells[$0].requests != nil }
            .sorted { (counts[$0], $0) > (counts[$1], $1) }
        var hasChanged = false
        while hidden.count < 2 || sum < smallest, let next = shown.popLast() {
            cells[next].requests = nil
            hidden.append(next)
            sum += counts[next]
            hasChanged = true
        }
        return hasChanged
    }
}
