/// What is due first: a binary heap of moments, each with the key of what waits for it.
struct TimerHeap<Key> {
    struct Entry {
        let moment: MonotonicTime
        let key: Key
    }

    private var entries: [Entry] = []

    var first: Entry? { entries.first }

    mutating func insert(_ key: Key, at moment: MonotonicTime) {
        entries.append(Entry(moment: moment, key: key))
        var child = entries.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard entries[child].moment < entries[parent].moment else { return }
            entries.swapAt(child, parent)
            child = parent
        }
    }

    /// Takes what is due first, if it is due by now.
    mutating func takeFirst(dueAt now: MonotonicTime) -> Entry? {
        guard let first, first.moment <= now else { return nil }
        removeFirst()
        return first
    }

    mutating func removeFirst() {
        entries.swapAt(0, entries.count - 1)
        entries.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < entries.count && entries[child].moment < entries[least].moment {
                least = child
            }
            guard least != parent else { return }
            entries.swapAt(parent, least)
            parent = least
        }
    }
}
