/// Elements of which the least is always at hand: a binary heap.
///
/// Putting one in and taking the least out cost the logarithm of how many there are.
struct MinHeap<Element: Comparable> {
    private var elements: [Element] = []

    var first: Element? { elements.first }

    mutating func insert(_ element: Element) {
        elements.append(element)
        var index = elements.count - 1
        while index > 0, elements[index] < elements[(index - 1) / 2] {
            elements.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    mutating func removeFirst() -> Element? {
        guard let first = elements.first else { return nil }
        let last = elements.removeLast()
        guard !elements.isEmpty else { return first }
        elements[0] = last
        var index = 0
        while let child = leastChild(of: index), elements[child] < elements[index] {
            elements.swapAt(index, child)
            index = child
        }
        return first
    }

    private func leastChild(of index: Int) -> Int? {
        let left = 2 * index + 1
        guard left < elements.count else { return nil }
        let right = left + 1
        return right < elements.count && elements[right] < elements[left] ? right : left
    }
}

extension MinHeap: Sendable where Element: Sendable {}
