/// The numbers that steer a search; docs/PLANNING.md says what others gave.
package struct SearchTuning: Hashable, Sendable {
    /// Stops taken out in one ruin, on average.
    package var removedStops = 12.0
    package var longestString = 15.0
    /// Share of the strings that keep a run of stops inside.
    package var splitShare = 0.5
    /// With this chance the kept run goes on at each stop.
    package var splitGrowth = 0.99
    /// With this chance two routes change their tails instead; so many nearest stops are tried for it.
    package var tailShare = 0.2
    package var tailNeighbours = 20
    /// With this chance they exchange rows of stops instead, none longer than this.
    package var segmentShare = 0.3
    package var longestSegment = 8
    /// With this chance the best place in a route is passed over.
    package var blink = 0.01
    /// The temperatures at the beginning and at the end, in mean ways to a near stop.
    package var hottest = 1.0
    package var coldest = 0.15
    /// A search is at most so many anneals in a row; then what they came to is crossed.
    package var mostAnneals = 5
    package var singles = Course(
        annealLength: 400, crossesFrom: 0.4, triesFewerRoutes: false, mostAttempts: 8)
    package var pairs = Course(
        annealLength: 500, crossesFrom: 0.6, triesFewerRoutes: true, mostAttempts: 1)
    /// So many iterations for a request make another attempt worth while.
    package var attemptLength = 6_000.0
    /// Each child of a crossing has so many iterations for a request, and so many mean ways of heat in
    /// the beginning.
    package var crossingLength = 100.0
    package var crossingHeat = 0.3
    /// So many plans take part in crossings.
    package var eliteSize = 10
    /// Share of the ruins that go by nearness in space and time, instead of space alone.
    package var timelyShare = 0.5
    /// What a time unit of waiting and of coming late counts there, in lengths at the mean pace.
    package var waitWeight = 0.2
    package var lateWeight = 1.0
    /// In large problems so many ruins in a row begin at one of so many nearest stops of one.
    package var focusIterations = 3_000
    package var focusStops = 60
    /// So many nearest stops name the routes that are tried for a request.
    package var nearRoutes = 60
    /// Up to so many stops all routes are tried and ruins begin anywhere.
    package var smallProblem = 300

    package init() {}

    /// How a search shares its time between anneals and crossings.
    package struct Course: Hashable, Sendable {
        /// So many iterations for a request make another anneal worth while.
        package var annealLength: Double
        /// From this share of a search of several anneals on their plans are crossed.
        package var crossesFrom: Double
        /// Whether every other anneal may use one route less than the best plan has.
        package var triesFewerRoutes: Bool
        /// A search is at most so many in a row, each from nothing.
        package var mostAttempts: Int
    }
}
