/// Who visits what in which order, what is left out, and what it costs.
package struct RoutePlan: Hashable, Sendable {
    /// The vehicles that are used, by number.
    package var routes: [PlannedRoute]
    package var unserved: [UnservedRequest]
    package var cost: PlanCost

    package init(routes: [PlannedRoute], unserved: [UnservedRequest], cost: PlanCost) {
        self.routes = routes
        self.unserved = unserved
        self.cost = cost
    }
}
