import Glibc

/// A position in degrees of the WGS 84 ellipsoid, held as whole thousandths.
///
/// A thousandth of a degree is about 100 m: the journal may hold it without saying which door is
/// meant. Whole numbers keep journals the same on every machine.
package struct Coordinate: Hashable, Sendable {
    /// -90 000 to 90 000.
    package let latitudeMillidegrees: Int32
    /// -180 000 to 180 000.
    package let longitudeMillidegrees: Int32

    /// Nil when either lies outside the globe.
    package init?(latitudeMillidegrees: Int32, longitudeMillidegrees: Int32) {
        guard (-90_000...90_000).contains(latitudeMillidegrees),
            (-180_000...180_000).contains(longitudeMillidegrees)
        else { return nil }
        self.latitudeMillidegrees = latitudeMillidegrees
        self.longitudeMillidegrees = longitudeMillidegrees
    }

    /// Rounds degrees to about 100 m; nil when either lies outside the globe or is not a number.
    package init?(latitude: Double, longitude: Double) {
        guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
        latitudeMillidegrees = Int32((latitude * 1_000).rounded())
        longitudeMillidegrees = Int32((longitude * 1_000).rounded())
    }

    /// How much shorter a degree of longitude is here than at the equator.
    var cosineOfLatitude: Double {
        cos(Double(latitudeMillidegrees) * .pi / 180_000)
    }

    /// The great-circle distance, by the haversine formula on a sphere of 6 371 km.
    package func distance(to other: Coordinate) -> Metres {
        let radians = Double.pi / 180_000
        let latitude = Double(latitudeMillidegrees) * radians
        let otherLatitude = Double(other.latitudeMillidegrees) * radians
        let halfHeight = sin((otherLatitude - latitude) / 2)
        let width = Double(other.longitudeMillidegrees - longitudeMillidegrees) * radians
        let halfWidth = sin(width / 2)
        let haversine =
            halfHeight * halfHeight + cos(latitude) * cos(otherLatitude) * halfWidth * halfWidth
        return Metres(
            count: Int32((2 * 6_371_000 * asin(min(1, haversine.squareRoot()))).rounded()))
    }
}

/// A distance in whole metres.
package struct Metres: Hashable, Comparable, Sendable {
    package let count: Int32

    package init(count: Int32) {
        self.count = count
    }

    package static func < (left: Metres, right: Metres) -> Bool {
        left.count < right.count
    }
}
