/// The roster as it is asked for the best few: each branch knows the best that could be in it.
///
/// A B-tree in the order of `Reach.key`. One change costs the way to the root; nobody ever leaves.
struct RosterTree: Sendable {
    /// What hangs below a place of a node.
    enum Below: Hashable, Sendable {
        case node(Int)
        case volunteer(Identifier<Volunteer>)
    }

    struct Place: Hashable, Sendable {
        var reach: Reach
        let below: Below
    }

    /// A node splits when it has more.
    private static let limit = 20

    private let order: Reach.Order
    private(set) var nodes: [[Place]] = [[]]
    private(set) var root = 0

    init(in order: Reach.Order) {
        self.order = order
    }

    /// Puts a volunteer in, or takes in how they have changed; `before` is what they were when last
    /// put in.
    mutating func put(_ volunteer: Volunteer, before: Volunteer?) {
        let reach = Reach(volunteer, in: order)
        let place = Place(reach: reach, below: .volunteer(volunteer.id))
        guard let before = before.map({ Reach($0, in: order) }) else { return insert(place) }
        guard before != reach else { return }
        guard before.key != reach.key else { return replace(place, in: root) }
        remove(before.key, in: root)
        insert(place)
    }

    private mutating func insert(_ place: Place) {
        guard let sibling = insert(place, in: root) else { return }
        nodes.append([self.place(of: root), sibling])
        root = nodes.count - 1
    }

    /// The new node beside this one, if it was split.
    private mutating func insert(_ place: Place, in node: Int) -> Place? {
        let next = nextIndex(after: place.reach.key, in: node)
        let index = max(0, next - 1)
        if case .node(let child)? = nodes[node].first.map({ _ in nodes[node][index].below }) {
            let sibling = insert(place, in: child)
            nodes[node][index] = self.place(of: child)
            if let sibling { nodes[node].insert(sibling, at: index + 1) }
        } else {
            nodes[node].insert(place, at: next)
        }
        return nodes[node].count > Self.limit ? split(node) : nil
    }

    private mutating func split(_ node: Int) -> Place {
        let half = nodes[node].count / 2
        nodes.append(Array(nodes[node][half...]))
        nodes[node].removeSubrange(half...)
        return place(of: nodes.count - 1)
    }

    private mutating func replace(_ place: Place, in node: Int) {
        let index = index(of: place.reach.key, in: node)
        switch nodes[node][index].below {
        case .node(let child):
            replace(place, in: child)
            nodes[node][index] = self.place(of: child)
        case .volunteer:
            nodes[node][index] = place
        }
    }

    private mutating func remove(_ key: UInt64, in node: Int) {
        let index = index(of: key, in: node)
        guard case .node(let child) = nodes[node][index].below else {
            nodes[node].remove(at: index)
            return
        }
        remove(key, in: child)
        if nodes[child].isEmpty {
            nodes[node].remove(at: index)
        } else {
            nodes[node][index] = place(of: child)
        }
    }

    /// Where the key is, or in what it must be.
    private func index(of key: UInt64, in node: Int) -> Int {
        let next = nextIndex(after: key, in: node)
        precondition(next > 0, "who was put in is found again")
        if case .volunteer = nodes[node][next - 1].below {
            precondition(nodes[node][next - 1].reach.key == key, "who was put in is found again")
        }
        return next - 1
    }

    /// Of the first place whose key is beyond this one.
    private func nextIndex(after key: UInt64, in node: Int) -> Int {
        var (low, high) = (0, nodes[node].count)
        while low < high {
            let middle = (low + high) / 2
            if nodes[node][middle].reach.key <= key { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// A node as its parent sees it.
    private func place(of node: Int) -> Place {
        var reach = nodes[node][0].reach
        for place in nodes[node].dropFirst() { reach.formUnion(place.reach) }
        return Place(reach: reach, below: .node(node))
    }
}
