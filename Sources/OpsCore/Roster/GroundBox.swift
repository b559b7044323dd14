/// The degrees between which some positions lie.
struct GroundBox: Hashable, Sendable {
    private var south: Int32
    private var north: Int32
    private var west: Int32
    private var east: Int32
    /// The least that a degree of longitude counts in it.
    private var cosine: Double

    init(_ position: Coordinate) {
        cosine = position.cosineOfLatitude
        (south, north) = (position.latitudeMillidegrees, position.latitudeMillidegrees)
        (west, east) = (position.longitudeMillidegrees, position.longitudeMillidegrees)
    }

    static func around(_ one: GroundBox?, _ other: GroundBox?) -> GroundBox? {
        guard var box = one, let other else { return one ?? other }
        box.south = min(box.south, other.south)
        box.north = max(box.north, other.north)
        box.west = min(box.west, other.west)
        box.east = max(box.east, other.east)
        box.cosine = min(box.cosine, other.cosine)
        return box
    }

    /// No position of the box is nearer than this.
    ///
    /// The haversine of the least height and the least width, each of them as if the other were
    /// nothing; sine and arc sine are taken from below (x/2 - x³/48, x), so that no rounding makes it
    /// too long. For a single position it is short of the distance by next to nothing.
    func leastDistance(to place: Coordinate, cosine: Double) -> Int32 {
        let radians = Double.pi / 180_000
        let latitude = place.latitudeMillidegrees
        let longitude = place.longitudeMillidegrees
        let height = Double(max(0, max(south - latitude, latitude - north))) * radians
        var width = Double(max(0, max(west - longitude, longitude - east))) * radians
        // The other way round the globe may be shorter.
        let behind = 2 * Double.pi - Double(max(east - longitude, longitude - west)) * radians
        width = min(width, max(0, behind))
        let across = Self.leastSineOfHalf(width)
        let up = Self.leastSineOfHalf(height)
        let haversine = up * up + cosine * self.cosine * across * across
        return Int32(max(0, (2 * 6_371_000 * haversine.squareRoot() - 1).rounded(.down)))
    }

    private static func leastSineOfHalf(_ angle: Double) -> Double {
        max(0, angle / 2 - angle * angle * angle / 48)
    }
}
