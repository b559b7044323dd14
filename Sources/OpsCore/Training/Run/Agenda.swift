/// What is going to happen in a simulated world, in order of time; of two things at one instant the
/// one that was put down first happens first.
struct Agenda<Happening> {
    struct Item {
        let at: Instant
        fileprivate let number: Int64
        let happening: Happening

        fileprivate func comesBefore(_ other: Item) -> Bool {
            (at, number) < (other.at, other.number)
        }
    }

    private var heap: [Item] = []
    private var count: Int64 = 0

    var first: Item? { heap.first }

    mutating func put(_ happening: Happening, at instant: Instant) {
        count += 1
        heap.append(Item(at: instant, number: count, happening: happening))
        var index = heap.count - 1
        while index > 0, heap[index].comesBefore(heap[(index - 1) / 2]) {
            heap.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    mutating func removeFirst() -> Item? {
        guard let first = heap.first else { return nil }
        let last = heap.removeLast()
        guard !heap.isEmpty else { return first }
        heap[0] = last
        var index = 0
        while true {
            var least = index
            for child in [2 * index + 1, 2 * index + 2]
            where child < heap.count && heap[child].comesBefore(heap[least]) {
                least = child
            }
            guard least != index else { return first }
            heap.swapAt(index, least)
            index = least
        }
    }
}
