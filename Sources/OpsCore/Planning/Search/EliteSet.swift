/// The best plans that anneals and crossings came to, no two of the same cost.
struct EliteSet {
    struct Member {
        var cost: Double
        /// The stops of each route.
        var routes: [[Int]]
    }

    private var members: [Member] = []
    private let most: Int

    init(most: Int) { self.most = max(most, 1) }

    mutating func offer(_ member: Member) {
        guard !members.contains(where: { abs($0.cost - member.cost) < 1e-6 }) else { return }
        let place = members.firstIndex { $0.cost > member.cost } ?? members.count
        members.insert(member, at: place)
        if members.count > most { members.removeLast() }
    }

    /// Two to be crossed: the better of two, and any.
    func draw(_ chance: inout SeededGenerator) -> (one: Member, other: Member)? {
        guard !members.isEmpty else { return nil }
        let one = min(chance.below(members.count), chance.below(members.count))
        return (members[one], members[chance.below(members.count)])
    }
}
