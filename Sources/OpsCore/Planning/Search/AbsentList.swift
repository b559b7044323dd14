/// Requests that no route has at the moment.
struct AbsentList {
    let requests: Slab<Int32>
    private(set) var count = 0
    /// What they are sorted by, beside each.
    private let keys: Slab<UInt64>

    init(requests count: Int, arena: SlabArena) {
        requests = arena.slab(count, filledWith: 0)
        keys = arena.slab(count, filledWith: 0)
    }

    @inline(__always)
    mutating func add(_ request: Int) {
        requests[count] = Int32(truncatingIfNeeded: request)
        count &+= 1
    }

    mutating func restore(_ kept: Slab<Int32>, count: Int) {
        requests.copy(from: kept, at: 0, to: 0, length: count)
        self.count = count
    }

    @inline(__always)
    mutating func keep(first count: Int) {
        self.count = count
    }

    /// Sorts by a key of each request.
    @inline(__always)
    func sort(by key: (Int) -> UInt64) {
        var index = 0
        while index < count {
            let request = requests[index]
            let own = key(Int(request))
            var place = index
            while place > 0, keys[place &- 1] > own {
                keys[place] = keys[place &- 1]
                requests[place] = requests[place &- 1]
                place &-= 1
            }
            keys[place] = own
            requests[place] = request
            index &+= 1
        }
    }
}
