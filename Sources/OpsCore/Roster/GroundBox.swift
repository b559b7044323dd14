/// The degrees between which some positions lie.
struct GroundBox: Hashable, Sendable {
    private var south: Int32
    private var north: Int32
    private var west: Int32
    private var east: Int32

    init(_ position: Coordinate) {
        (south, north) = (position.latitudeMillidegrees, position.latitudeMillidegrees)
        (west, east) = (position.longitudeMillidegrees, position.longitudeMillidegrees)
    }

    static func around(_ one: GroundBox?, _ other: GroundBox?) -> GroundBox? {
        guard var box = one, let other else { return one ?? other }
        box.south = min(box.south, other.south)
        box.north = max(box.north, other.north)
        box.west = min(box.west, other.west)
        box.east = max(box.east, other.east)
        return box
    }

    /// No position of the box is nearer than this.
    ///
    /// Of two ways out of the box, across a parallel and across a meridian, the longer one is certain;
    /// the sine is taken from below (x - x³/6), so that no wave of a rounding makes it too long.
    func leastDistance(to place: Coordinate, cosine: Double) -> Int32 {
        let radius = 6_371_000.0
        let radians = Double.pi / 180_000
        let latitude = place.latitudeMillidegrees
        let longitude = place.longitudeMillidegrees
        let height = Double(max(0, max(south - latitude, latitude - north))) * radians
        var width = Double(max(0, max(west - longitude, longitude - east))) * radians
        // The other way round the globe may be shorter.
        let behind = 2 * Double.pi - Double(max(east - longitude, longitude - west)) * radians
        width = min(width, max(0, behind), Double.pi / 2)
        let across = cosine * (width - width * width * width / 6)
        return Int32(max(0, (max(height, across) * radius - 1).rounded(.down)))
    }
}
