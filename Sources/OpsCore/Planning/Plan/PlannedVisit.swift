/// A stop with its times and what is on board behind it.
package struct PlannedVisit: Hashable, Sendable {
    package var stop: Int
    package var arrival: Moment
    /// When the service begins.
    package var start: Moment
    package var load: Load

    package init(stop: Int, arrival: Moment, start: Moment, load: Load) {
        self.stop = stop
        self.arrival = arrival
        self.start = start
        self.load = load
    }
}
