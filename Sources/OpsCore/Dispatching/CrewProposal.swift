/// People who go together, each of whom fits, and who hold together what the crew must hold.
package struct CrewProposal: Hashable, Sendable {
    /// In the order of the places that were free.
    package let members: [Proposal]

    /// The sum of theirs.
    package var score: Int { members.reduce(0) { $0 + $1.score } }

    /// What tells it from another crew, whoever takes which place.
    fileprivate var numbers: [Int64] { members.map(\.number).sorted() }

    fileprivate func with(_ member: Proposal) -> CrewProposal {
        CrewProposal(members: members + [member])
    }
}

extension Operation {
    /// The best crews for the places that are still free, best first; none where one volunteer is
    /// enough.
    ///
    /// For a pair nothing better exists: of the best `limit` pairs each member is among the best
    /// `limit` + 1 for their place, since whoever comes later could be exchanged for one of those.
    /// Larger crews grow from the best smaller ones.
    package func crews(
        for request: HelpRequest, limit: Int, at instant: Instant
    ) -> [CrewProposal] {
        let mission = request.mission.flatMap { missions[$0] }
        let taken = (mission.map { $0.accepted + $0.pending } ?? []).map(\.volunteer)
        let free = Int(request.crew) - taken.count
        guard free > 1 else { return [] }
        var places: [SkillCode?] = lackingSkills(for: request, among: taken, at: instant)
        places += Array(repeating: nil, count: max(0, free - places.count))
        guard lacksVehicle(request, among: taken) else {
            return crews(for: request, places, withVehicle: nil, limit: limit, at: instant)
        }
        // Somebody must have a vehicle: each place in turn, and the best of all.
        let each = places.indices.flatMap { place in
            crews(for: request, places, withVehicle: place, limit: limit, at: instant)
        }
        return Self.best(limit, of: each)
    }

    private func crews(
        for request: HelpRequest, _ places: [SkillCode?], withVehicle driver: Int?, limit: Int,
        at instant: Instant
    ) -> [CrewProposal] {
        let breadth = limit + places.count - 1
        var crews = [CrewProposal(members: [])]
        var candidates: [SkillCode?: [Proposal]] = [:]
        for (index, place) in places.enumerated() {
            let isDriver = index == driver
            let fitting =
                (isDriver ? nil : candidates[place])
                ?? fitting(
                    for: request, limit: breadth, at: instant, place: place, needsVehicle: isDriver)
            if !isDriver { candidates[place] = fitting }
            let isLast = index == places.count - 1
            crews = Self.best(isLast ? limit : breadth * breadth, of: crews, joinedBy: fitting)
        }
        return crews
    }

    private static func best(
        _ limit: Int, of crews: [CrewProposal], joinedBy candidates: [Proposal]
    ) -> [CrewProposal] {
        let grown = crews.flatMap { crew in
            candidates.compactMap { candidate in
                crew.members.contains { $0.volunteer == candidate.volunteer }
                    ? nil : crew.with(candidate)
            }
        }
        return best(limit, of: grown)
    }

    /// The same people twice are one crew.
    private static func best(_ limit: Int, of crews: [CrewProposal]) -> [CrewProposal] {
        var seen: Set<[Int64]> = []
        let apart = crews.compactMap { crew -> (numbers: [Int64], crew: CrewProposal)? in
            let numbers = crew.numbers
            return seen.insert(numbers).inserted ? (numbers, crew) : nil
        }
        return apart.sorted { one, other in
            one.crew.score == other.crew.score
                ? one.numbers.lexicographicallyPrecedes(other.numbers)
                : one.crew.score > other.crew.score
        }.prefix(limit).map(\.crew)
    }
}
