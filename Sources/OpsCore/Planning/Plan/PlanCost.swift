/// What a plan costs, and what for.
package struct PlanCost: Hashable, Sendable {
    package var travelled: Length
    /// Fixed costs of the vehicles that are used.
    package var vehicles: Cost
    package var balance: Cost
    /// Penalties of what is left out and has one.
    package var penalties: Cost
    /// What had to be served and is not: fewer is better than any cost.
    package var missing: Int

    package init(
        travelled: Length, vehicles: Cost = .zero, balance: Cost = .zero, penalties: Cost = .zero,
        missing: Int = 0
    ) {
        self.travelled = travelled
        self.vehicles = vehicles
        self.balance = balance
        self.penalties = penalties
        self.missing = missing
    }

    /// The sum, which stands for plans that miss equally much.
    package var total: Cost {
        Cost(travelled.value + vehicles.value + balance.value + penalties.value)
    }
}
