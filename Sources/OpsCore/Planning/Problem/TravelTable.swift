/// How far it is and how long it takes from each place to each other.
package struct TravelTable: Sendable {
    package let places: Int
    /// Row by row: from, to.
    package let lengths: [Double]
    /// Nil where a length takes as long as its number says, as in the benchmark instances.
    package let lapses: [Double]?
    /// The longest of the lengths and of the lapses, found once; zero without places.
    package let longest: Double
    package let slowest: Double
    /// Straight lines: symmetric, and no detour is shorter than the way.
    package let isPlane: Bool

    /// Both tables have `places` rows of as many numbers.
    package init(places: Int, lengths: [Double], lapses: [Double]? = nil) {
        self.init(places: places, lengths: lengths, lapses: lapses, isPlane: false)
    }

    private init(places: Int, lengths: [Double], lapses: [Double]?, isPlane: Bool) {
        precondition(lengths.count == places * places, "a travel table is square")
        precondition(lapses.map { $0.count == places * places } ?? true, "both tables are alike")
        self.places = places
        self.lengths = lengths
        self.lapses = lapses
        longest = lengths.max() ?? 0
        slowest = lapses?.max() ?? longest
        self.isPlane = isPlane
    }

    /// Straight lines in the plane, a length taking as long as its number says.
    package static func plane(_ points: [(x: Double, y: Double)]) -> TravelTable {
        var lengths: [Double] = []
        lengths.reserveCapacity(points.count * points.count)
        for from in points {
            for to in points {
                let (x, y) = (from.x - to.x, from.y - to.y)
                lengths.append((x * x + y * y).squareRoot())
            }
        }
        return TravelTable(
            places: points.count, lengths: lengths, lapses: nil, isPlane: true)
    }

    /// Whether a number may stand in it; points in the plane are kept near by whoever reads them.
    package func isPossible(_ value: Double) -> Bool {
        value >= 0 && value.isFinite && (isPlane || value <= Double(PlanningProblem.numberLimit))
    }

    package func length(from: Int, to: Int) -> Length { Length(lengths[from * places + to]) }

    package func lapse(from: Int, to: Int) -> Lapse {
        Lapse((lapses ?? lengths)[from * places + to])
    }
}
