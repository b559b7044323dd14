/// What is carried, in as many dimensions as the problem counts: crates, kilograms, seats.
package struct Load: Hashable, Sendable {
    package var amounts: [Int]

    package init(_ amounts: [Int]) {
        self.amounts = amounts
    }

    package init(_ amounts: Int...) {
        self.amounts = amounts
    }

    /// Whether it fits into what a vehicle holds.
    package func fits(_ capacity: Load) -> Bool {
        for (amount, room) in zip(amounts, capacity.amounts) where amount > room { return false }
        return true
    }
}
