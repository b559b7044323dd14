package import OpsCore

/// Somebody who may be a candidate under another name or number: a volunteer, or another candidate.
package struct RosterLikeness: Sendable {
    package let twin: CandidateTwin
    package let number: Int64
    package let name: String
    package let likeness: Likeness
}

/// Finding out that somebody who offers to help is known already, by the keys by which people are found again.
extension ReadingRoom {
    /// Under one key, the newest; of all, the first of those who share most are compared.
    private static let keyLimit: Int64 = 60
    private static let comparisonLimit = 60
    /// At the most so many are told.
    private static let likenessLimit = 10

    /// Who is like a candidate, the likeliest first; nobody with whom they are merged already.
    package func likenesses(of row: CandidateRow) throws -> [RosterLikeness] {
        let traits = PersonTraits(name: row.name, phone: row.phone, address: nil, postcode: nil)
        guard !traits.isEmpty else { return [] }
        var weights: [Sharer: Int64] = [:]
        for key in LikenessKey.keys(of: traits) {
            for sharer in try sharers(of: key) { weights[sharer, default: 0] += key.weight }
        }
        weights[.candidate(row.id)] = nil
        if let volunteer = row.volunteer { weights[.volunteer(volunteer)] = nil }
        let likeliest = weights.sorted {
            ($0.value, $0.key.order.0, $0.key.order.1) > ($1.value, $1.key.order.0, $1.key.order.1)
        }
        .prefix(Self.comparisonLimit)
        let found = try likeliest.compactMap { try likeness($0.key, traits) }
            .filter { $0.twin != row.merged.map(CandidateTwin.candidate) }
        return Array(
            found.sorted { ($0.likeness.score, $0.number) > ($1.likeness.score, $1.number) }
                .prefix(Self.likenessLimit))
    }

    private enum Sharer: Hashable {
        case volunteer(Identifier<Volunteer>)
        case candidate(Identifier<Candidate>)

        /// The same question has the same answer.
        var order: (UInt64, UInt64) {
            switch self {
            case .volunteer(let id): (id.high, id.low)
            case .candidate(let id): (id.high, id.low)
            }
        }
    }

    private func sharers(of key: LikenessKey) throws -> [Sharer] {
        var found: [Sharer] = []
        try connection.statement(
            """
            SELECT subject, is_candidate FROM vault_roster_keys WHERE key = ?1
            ORDER BY subject DESC LIMIT ?2
            """
        ).bind(key.value, at: 1).bind(Self.keyLimit, at: 2).rows { row in
            let sharer =
                row.number(1) == 1
                ? row.identifier(0, of: Candidate.self).map(Sharer.candidate)
                : row.identifier(0, of: Volunteer.self).map(Sharer.volunteer)
            if let sharer { found.append(sharer) }
            return true
        }
        return found
    }

    private func likeness(_ sharer: Sharer, _ traits: PersonTraits) throws -> RosterLikeness? {
        switch sharer {
        case .volunteer(let id):
            guard let row = try volunteer(.id(id)), let name = row.name else { return nil }
            let other = PersonTraits(name: name, phone: row.phone, address: nil, postcode: nil)
            return Likeness(traits, other).map {
                RosterLikeness(
                    twin: .volunteer(id), number: row.number, name: name, likeness: $0)
            }
        case .candidate(let id):
            guard let row = try candidate(.id(id)), let name = row.name else { return nil }
            let other = PersonTraits(name: name, phone: row.phone, address: nil, postcode: nil)
            return Likeness(traits, other).map {
                RosterLikeness(
                    twin: .candidate(id), number: row.number, name: name, likeness: $0)
            }
        }
    }
}
