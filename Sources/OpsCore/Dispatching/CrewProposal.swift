/// People who go together, each of whom fits, and who hold together what the crew must hold.
package struct CrewProposal: Hashable, Sendable {
    /// In the order of the places that were free.
    package let members: [Proposal]

    /// The sum of theirs.
    package var score: Int { members.reduce(0) { $0 + $1.score } }

    fileprivate init(_ crew: CrewDraft) {
        members = crew.members.map(\.proposal)
    }
}

/// A crew while it is put together, in numbers alone: most of them are thrown away.
private struct CrewDraft: Comparable {
    struct Member {
        let proposal: Proposal
        let number: Int64
        let score: Int

        init(_ proposal: Proposal) {
            (self.proposal, number, score) = (proposal, proposal.number, proposal.score)
        }
    }

    var members: [Member] = []
    var score = 0
    /// What tells it from another crew, whoever takes which place.
    var numbers: [Int64] = []

    func with(_ member: Member) -> CrewDraft {
        var grown = self
        grown.members.append(member)
        grown.score += member.score
        let place = grown.numbers.firstIndex { $0 > member.number } ?? grown.numbers.endIndex
        grown.numbers.insert(member.number, at: place)
        return grown
    }

    /// The worse one comes first, so that a heap has at hand what it throws away.
    static func < (left: CrewDraft, right: CrewDraft) -> Bool {
        left.score == right.score
            ? right.numbers.lexicographicallyPrecedes(left.numbers) : left.score < right.score
    }

    static func == (left: CrewDraft, right: CrewDraft) -> Bool { left.numbers == right.numbers }
}

/// The best few crews of all that are brought, each once; it never holds more.
private struct BestCrews {
    let limit: Int
    private var heap = MinHeap<CrewDraft>()
    private var count = 0
    private var held: Set<[Int64]> = []

    init(limit: Int) { self.limit = limit }

    /// Whether a crew of this score may still be among them.
    func mayTake(_ score: Int) -> Bool {
        count < limit || heap.first.map { score >= $0.score } ?? false
    }

    mutating func insert(_ crew: CrewDraft) {
        guard mayTake(crew.score), held.insert(crew.numbers).inserted else { return }
        heap.insert(crew)
        count += 1
        guard count > limit, let worst = heap.removeFirst() else { return }
        count -= 1
        held.remove(worst.numbers)
    }

    /// Best first.
    mutating func take() -> [CrewDraft] {
        var crews: [CrewDraft] = []
        while let worst = heap.removeFirst() { crews.append(worst) }
        return crews.reversed()
    }
}

extension Operation {
    /// At the most this many crews are asked for at once: whoever calls waits for the answer.
    package static let crewLimit = 20

    /// So many smaller crews are grown from, of those that are larger than a pair.
    private static let crewBeam = 64

    /// The best crews for the places that are still free, best first; none where one volunteer is
    /// enough.
    ///
    /// For a pair nothing better exists: of the best `limit` pairs each member is among the best
    /// `limit` + 1 for their place, since whoever comes later could be exchanged for one of those.
    /// Larger crews grow from the best smaller ones, of which a bounded number is kept: all of them
    /// would be the candidates to the power of the places. Whoever may only come along is left to the
    /// coordinator, who knows with whom.
    package func crews(
        for request: HelpRequest, limit: Int, at instant: Instant
    ) -> [CrewProposal] {
        let mission = request.mission.flatMap { missions[$0] }
        let taken = (mission.map { $0.accepted + $0.pending } ?? []).map(\.volunteer)
        let free = crewSize(for: request) - taken.count
        guard free > 1 else { return [] }
        var places: [SkillCode?] = lackingSkills(
            for: request, among: taken, holding: lastMoment(of: request, at: instant))
        places += Array(repeating: nil, count: max(0, free - places.count))
        var best = BestCrews(limit: limit)
        guard lacksVehicle(request, among: taken, at: instant) else {
            grow(&best, for: request, places, withVehicle: nil, at: instant)
            return best.take().map(CrewProposal.init)
        }
        // Somebody must have a vehicle: each kind of place in turn, and the best of all.
        for place in places.indices where places.firstIndex(of: places[place]) == place {
            grow(&best, for: request, places, withVehicle: place, at: instant)
        }
        return best.take().map(CrewProposal.init)
    }

    private func grow(
        _ best: inout BestCrews, for request: HelpRequest, _ places: [SkillCode?],
        withVehicle driver: Int?, at instant: Instant
    ) {
        let breadth = best.limit + places.count - 1
        var crews = [CrewDraft()]
        var candidates: [SkillCode?: [CrewDraft.Member]] = [:]
        for (index, place) in places.enumerated() {
            let isDriver = index == driver
            let fitting =
                (isDriver ? nil : candidates[place])
                ?? fitting(
                    for: request, limit: breadth, at: instant, place: place, needsVehicle: isDriver,
                    needsCompanion: true
                ).map(CrewDraft.Member.init)
            if !isDriver { candidates[place] = fitting }
            guard index < places.count - 1 else {
                return Self.join(crews, with: fitting, into: &best)
            }
            var smaller = BestCrews(limit: max(breadth, Self.crewBeam))
            Self.join(crews, with: fitting, into: &smaller)
            crews = smaller.take()
        }
    }

    /// Crews and candidates come best first, so that what is too poor ends the row.
    private static func join(
        _ crews: [CrewDraft], with candidates: [CrewDraft.Member], into best: inout BestCrews
    ) {
        for crew in crews {
            for candidate in candidates {
                guard best.mayTake(crew.score + candidate.score) else { break }
                guard !crew.numbers.contains(candidate.number) else { continue }
                best.insert(crew.with(candidate))
            }
        }
    }
}
