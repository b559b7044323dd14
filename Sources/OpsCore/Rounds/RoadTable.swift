/// How far it is and how long it takes between the places of a day, and by which roads that is said.
package struct RoadTable: Hashable, Sendable {
    package let source: RoadSource
    package let places: Int
    /// Row by row, in metres.
    package let metres: [Double]
    /// Row by row.
    package let seconds: [Double]

    package init(source: RoadSource, places: Int, metres: [Double], seconds: [Double]) {
        self.source = source
        self.places = places
        self.metres = metres
        self.seconds = seconds
    }

    /// Roads are so much longer than great circles, about.
    ///
    /// Ballou, Rahardja and Sakai, "Selected country circuity factors for road travel distance estimation",
    /// Transportation Research A 36 (2002), count from 1.1 to 2.1 by country, most of them from 1.2 to 1.6.
    package static let standardCircuity = 1.4
    /// In a built-up area, stops at lights included: a guess.
    package static let standardSpeed = 30.0

    /// Great circles made longer, at one speed.
    package static func straight(
        _ places: [Coordinate], circuity: Double = standardCircuity,
        kilometresPerHour speed: Double = standardSpeed
    ) -> RoadTable {
        let metres = places.flatMap { from in
            places.map { Double(from.distance(to: $0).count) * circuity }
        }
        return RoadTable(
            source: .straight, places: places.count, metres: metres,
            seconds: metres.map { ($0 / (speed / 3.6)).rounded() })
    }
}
