/// What was found for each request in each route, as long as the route has not changed.
struct PlaceCache {
    private let entries: Slab<CachedPlaces>
    private let width: Int

    /// Beyond this the routes share places, which the stamps tell apart.
    private static let limit = 4_000_000

    init(book: RouteBook, arena: SlabArena) {
        width = max(1, min(book.routeCount, Self.limit / max(book.requests.count, 1)))
        entries = arena.slab(book.requests.count * width, filledWith: .empty)
    }

    @inline(__always)
    func index(_ request: Int, _ route: Int) -> Int {
        request &* width &+ (route < width ? route : route % width)
    }

    @inline(__always)
    subscript(_ index: Int) -> CachedPlaces {
        get { entries[index] }
        nonmutating set { entries[index] = newValue }
    }
}
