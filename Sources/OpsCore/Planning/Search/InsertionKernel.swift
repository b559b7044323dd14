/// How a kind of problem looks for places and keeps its routes: the search is compiled once for each,
/// so that what one kind needs costs the others nothing.
protocol InsertionKernel {
    /// Whether one empty route is as good as every other.
    static var hasLikeVehicles: Bool { get }
    /// Whether every stop can be served by every route, whatever comes before it.
    static var exchangesTails: Bool { get }
    /// The two cheapest feasible places of a request in a route; none that is not below the bound.
    func places(of request: Int, in route: Int, below bound: Double) -> PlacePair
    /// Puts a request where `places` said.
    func insert(_ request: Int, at place: InsertionPlace, in route: Int)
    /// Takes out every stop whose `routeOf` is negative and brings the route up to date.
    func close(_ route: Int)
    /// The route was put back as it was before.
    func restored(_ route: Int)
    /// Whether no vehicle like this one was asked for in this trial.
    func isFirstOfItsKind(_ route: Int, trial: UInt64) -> Bool
}
