/// The simulated volunteers of a run, in the order in which they joined.
struct Cast {
    /// One of them: what the roster does not know.
    struct Member {
        let id: Identifier<Volunteer>
        let number: Int64
        /// Nil for a volunteer whom the scenario describes one by one.
        let group: String?
        let behaviour: VolunteerBehaviour
        /// Stood down by the curve of their group.
        var isStoodDown = false
        /// Stood down by an inject, until then.
        var isAwayUntil: Instant?
        /// Not available from the start.
        var isReserve = false

        func canCome(at instant: Instant) -> Bool {
            !isStoodDown && !isReserve && (isAwayUntil.map { $0 <= instant } ?? true)
        }
    }

    private(set) var members: [Member] = []
    private var indices: [Identifier<Volunteer>: Int] = [:]

    mutating func join(_ member: Member) {
        indices[member.id] = members.count
        members.append(member)
    }

    func behaviour(of id: Identifier<Volunteer>) -> VolunteerBehaviour? {
        indices[id].map { members[$0].behaviour }
    }

    /// Where the members of a group stand in `members`; of everybody for nil.
    func indices(ofGroup group: String?) -> [Int] {
        members.indices.filter { group == nil || members[$0].group == group }
    }

    mutating func change(_ index: Int, _ body: (inout Member) -> Void) {
        body(&members[index])
    }
}

extension VolunteerGroup {
    /// Draws one member; the same one whatever else is drawn.
    func profile(
        around position: Coordinate?, using generator: inout SeededGenerator
    ) -> VolunteerProfile {
        let home = position.map { $0.scattered(within: spreadMillidegrees, using: &generator) }
        let held = skills.filter { generator.happens(perMille: $0.perMille) }.map(\.skill)
        var spoken = languages.filter { generator.happens(perMille: $0.perMille) }.map(\.language)
        if spoken.isEmpty, let first = languages.first { spoken = [first.language] }
        let isVetted = generator.happens(perMille: vettedPerMille)
        return VolunteerProfile(
            territory: territory, position: home, skills: held, languages: spoken,
            vettedUntil: isVetted ? vettedUntil : nil, weeklyMissions: weeklyMissions,
            radius: radius, isAtHealthRisk: generator.happens(perMille: healthRiskPerMille))
    }
}
