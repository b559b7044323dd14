/// A request that no vehicle takes, and all that stands in its way.
package struct UnservedRequest: Hashable, Sendable {
    package var request: Int
    /// What keeps it from every vehicle, each with how many vehicles it keeps away.
    package var obstacles: [Obstacle]

    /// One thing in the way.
    package struct Obstacle: Hashable, Sendable {
        package var reason: UnservedReason
        package var vehicles: Int

        package init(_ reason: UnservedReason, vehicles: Int) {
            self.reason = reason
            self.vehicles = vehicles
        }
    }

    package init(request: Int, obstacles: [Obstacle]) {
        self.request = request
        self.obstacles = obstacles
    }
}
