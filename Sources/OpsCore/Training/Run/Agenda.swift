/// What is going to happen in a simulated world, in order of time; of two things at one instant the
/// one that was put down first happens first.
struct Agenda<Happening> {
    struct Item: Comparable {
        let at: Instant
        fileprivate let number: Int64
        let happening: Happening

        /// Numbers are given once: two items are the same when their numbers are.
        static func == (left: Item, right: Item) -> Bool {
            left.number == right.number
        }

        static func < (left: Item, right: Item) -> Bool {
            (left.at, left.number) < (right.at, right.number)
        }
    }

    private var heap = MinHeap<Item>()
    private var count: Int64 = 0

    var first: Item? { heap.first }

    mutating func put(_ happening: Happening, at instant: Instant) {
        count += 1
        heap.insert(Item(at: instant, number: count, happening: happening))
    }

    mutating func removeFirst() -> Item? {
        heap.removeFirst()
    }
}
