/// What was found when a request was last tried in a route, and for which content of the route.
struct CachedPlaces: BitwiseCopyable {
    private var best: Double
    private var next: Double
    /// Four numbers of positions, sixteen bits each.
    private var positions: SIMD4<Int16>
    private(set) var stamp: UInt64

    static var empty: CachedPlaces { CachedPlaces(PlacePair(), stamp: .max) }

    @inline(__always)
    init(_ pair: PlacePair, stamp: UInt64) {
        best = pair.best.added
        next = pair.next.added
        positions = SIMD4(
            Int16(truncatingIfNeeded: pair.best.first), Int16(truncatingIfNeeded: pair.best.second),
            Int16(truncatingIfNeeded: pair.next.first), Int16(truncatingIfNeeded: pair.next.second))
        self.stamp = stamp
    }

    @inline(__always)
    var pair: PlacePair {
        var pair = PlacePair()
        pair.best = InsertionPlace(
            added: best, first: Int32(positions.x), second: Int32(positions.y))
        pair.next = InsertionPlace(
            added: next, first: Int32(positions.z), second: Int32(positions.w))
        return pair
    }
}
