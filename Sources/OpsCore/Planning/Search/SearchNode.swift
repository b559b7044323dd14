/// What the innermost loops must know of a stop, side by side in memory.
struct SearchNode: BitwiseCopyable {
    /// When the service may begin.
    var opens: Double
    var closes: Double
    var service: Double
    /// What comes on board here; below zero for what leaves.
    var load: Int32
    var request: Int32
}

/// One position of a route: a stop, or the start or the end of the vehicle.
struct RoutePosition: BitwiseCopyable {
    /// When the vehicle is free to leave it, at the earliest.
    var departs: Double
    /// When the service must begin so that all that follows is still in time.
    var latest: Double
    /// The length to the next position.
    var leg: Double
    var node: Int32
    /// What is on board behind it.
    var load: Int32
}

/// A request as the loops see it: its one or two nodes.
struct SearchRequest: BitwiseCopyable {
    var first: Int32
    /// Negative when it has only one.
    var second: Int32
    var load: Int32
    var penalty: Double
}
