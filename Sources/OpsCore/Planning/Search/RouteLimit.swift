/// How many routes an anneal may use: any number, or one less than the best plan has.
///
/// A plan with a route too many is left by hardly any ruin: what it would cost on the way is more than
/// annealing allows. With a route less from the beginning the way is short.
struct RouteLimit {
    private var anneals = 0
    private var before = Double.infinity

    /// The limit of the next anneal: a route less in every other one, and as long as that helps.
    mutating func next(best: BestRoutes, of count: Int) -> Int {
        let hasHelped = anneals > 0 && best.cost < before - 1e-9
        anneals += 1
        before = best.cost
        return hasHelped || anneals % 2 == 1 ? max(1, best.used - 1) : count
    }
}
