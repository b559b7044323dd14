/// What one vehicle does.
package struct PlannedRoute: Hashable, Sendable {
    package var vehicle: Int
    /// In the order of the road.
    package var visits: [PlannedVisit]
    /// When it leaves, as late as it can without being later anywhere.
    package var departure: Moment
    /// When it is back, or done with its last stop.
    package var arrival: Moment
    package var travelled: Length
    /// When each of its breaks begins; a break that is not needed is left out.
    package var breaks: [Moment]

    package init(
        vehicle: Int, visits: [PlannedVisit], departure: Moment, arrival: Moment,
        travelled: Length, breaks: [Moment] = []
    ) {
        self.vehicle = vehicle
        self.visits = visits
        self.departure = departure
        self.arrival = arrival
        self.travelled = travelled
        self.breaks = breaks
    }

    /// The stops alone.
    package var stops: [Int] { visits.map(\.stop) }
}
