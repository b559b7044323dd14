/// Where one more request could go without changing anything else.
package struct InsertionOffer: Hashable, Sendable {
    package var vehicle: Int
    /// The order of the vehicle's stops with the request put in.
    package var stops: [Int]
    /// What the plan would cost more, the request's own penalty aside.
    package var added: Cost

    package init(vehicle: Int, stops: [Int], added: Cost) {
        self.vehicle = vehicle
        self.stops = stops
        self.added = added
    }
}
