/// The numbers that steer a search; docs/PLANNING.md says what others gave.
package struct SearchTuning: Hashable, Sendable {
    /// Stops taken out in one ruin, on average.
    package var removedStops = 10.0
    package var longestString = 10.0
    /// Share of the strings that keep a run of stops inside.
    package var splitShare = 0.5
    /// With this chance the kept run goes on at each stop.
    package var splitGrowth = 0.99
    /// With this chance the best place in a route is passed over.
    package var blink = 0.01
    /// The temperatures at the beginning and at the end, in mean ways to a near stop.
    package var hottest = 1.0
    package var coldest = 0.15
    /// So many nearest stops name the routes that are tried for a request.
    package var nearRoutes = 60
    /// Below so many stops all routes are tried.
    package var nearRoutesFromStops = 300

    package init() {}
}
