package import OpsCore

/// Somebody of the roster, or who offered to help, who may be the one asked about.
package struct RosterLikeness: Sendable {
    package let twin: CandidateTwin
    package let number: Int64
    package let name: String
    package let territory: String
    package let likeness: Likeness
}

/// Whom of the roster somebody looks for.
package struct RosterQuestion: Sendable {
    package var traits: PersonTraits
    /// Who they are in another book.
    package var ref: String?
    /// Where they serve, where that is known: it tells two of one name apart.
    package var territory: String?
    /// Who is known to be the one asked about.
    package var known: Set<CandidateTwin> = []
    package var limit = 10

    package init(name: String?, phone: String?, ref: String? = nil, territory: String? = nil) {
        traits = PersonTraits(name: name, phone: phone, address: nil, postcode: nil)
        self.ref = ref
        self.territory = territory
    }
}

/// Finding volunteers and candidates again, by the keys by which people are found again.
extension ReadingRoom {
    /// Under one key, the newest; of all, the first of those who share most are compared.
    private static let keyLimit: Int64 = 60
    private static let comparisonLimit = 60

    /// Who is like a candidate, the likeliest first; nobody with whom they are merged already.
    package func likenesses(of row: CandidateRow) throws -> [RosterLikeness] {
        var question = RosterQuestion(name: row.name, phone: row.phone, territory: row.territory)
        question.known = [.candidate(row.id)]
        if let volunteer = row.volunteer { question.known.insert(.volunteer(volunteer)) }
        if let merged = row.merged { question.known.insert(.candidate(merged)) }
        return try roster(like: question)
    }

    /// Who is like a volunteer; not the offer by which they came.
    package func likenesses(of row: VolunteerRow) throws -> [RosterLikeness] {
        var question = RosterQuestion(
            name: row.name, phone: row.phone, territory: try territory(of: row.id))
        question.known = [.volunteer(row.id)]
        for offer in try candidates(of: row.id) { question.known.insert(.candidate(offer)) }
        return try roster(like: question)
    }

    /// Who of the roster may be meant, the likeliest first, then the newest.
    package func roster(like question: RosterQuestion) throws -> [RosterLikeness] {
        var found: [RosterLikeness] = []
        var seen = question.known
        if let ref = question.ref, let id = try volunteer(withRef: ref),
            seen.insert(.volunteer(id)).inserted
        {
            found += try [likeness(.volunteer(id)) { _ in .sameReference }].compactMap(\.self)
        }
        for twin in try sharers(of: question.traits) where seen.insert(twin).inserted {
            let one = try likeness(twin) { other in
                let alike = Likeness(question.traits, other.traits)
                guard let territory = question.territory else { return alike }
                return alike?.serving(inSameTerritory: territory == other.territory)
            }
            if let one { found.append(one) }
        }
        if found.isEmpty, let words = question.traits.name?.words, words.count == 1 {
            found = try volunteers(called: words[0], atMost: question.limit)
        }
        return Array(
            found.sorted { ($0.likeness.score, $0.number) > ($1.likeness.score, $1.number) }
                .prefix(question.limit))
    }

    /// Who shares a key, whoever shares most first.
    private func sharers(of traits: PersonTraits) throws -> [CandidateTwin] {
        var weights: [CandidateTwin: Int64] = [:]
        for key in traits.isEmpty ? [] : LikenessKey.keys(of: traits) {
            for sharer in try sharers(of: key) { weights[sharer, default: 0] += key.weight }
        }
        return weights.sorted {
            ($0.value, $0.key.order.0, $0.key.order.1) > ($1.value, $1.key.order.0, $1.key.order.1)
        }
        .prefix(Self.comparisonLimit).map(\.key)
    }

    private func sharers(of key: LikenessKey) throws -> [CandidateTwin] {
        var found: [CandidateTwin] = []
        try connection.statement(
            """
            SELECT subject, is_candidate FROM vault_roster_keys WHERE key = ?1
            ORDER BY subject DESC LIMIT ?2
            """
        ).bind(key.value, at: 1).bind(Self.keyLimit, at: 2).rows { row in
            let sharer =
                row.number(1) == 1
                ? row.identifier(0, of: Candidate.self).map(CandidateTwin.candidate)
                : row.identifier(0, of: Volunteer.self).map(CandidateTwin.volunteer)
            if let sharer { found.append(sharer) }
            return true
        }
        return found
    }

    /// Whoever bears a name of which one word was typed: no key holds it, so all names are read.
    private func volunteers(
        called word: FoldedName.Word, atMost limit: Int
    ) throws -> [RosterLikeness] {
        var found: [(id: Identifier<Volunteer>, likeness: Likeness)] = []
        try connection.statement(
            """
            SELECT v.id, p.name FROM volunteers AS v JOIN vault_volunteers AS p ON p.id = v.id
            ORDER BY v.number DESC
            """
        ).rows { row in
            if let id = row.identifier(0, of: Volunteer.self), let name = row.text(1),
                let likeness = Likeness.partOfName(word, of: FoldedName(name))
            {
                found.append((id, likeness))
            }
            return found.count < limit
        }
        return try found.compactMap { one in
            try likeness(.volunteer(one.id)) { _ in one.likeness }
        }
    }

    /// Somebody as they are told, where `judge` finds them alike.
    private func likeness(
        _ twin: CandidateTwin, _ judge: (ComparedOnRoster) -> Likeness?
    ) throws -> RosterLikeness? {
        guard let other = try compared(twin), let likeness = judge(other) else { return nil }
        return RosterLikeness(
            twin: twin, number: other.number, name: other.name, territory: other.territory,
            likeness: likeness)
    }

    private func compared(_ twin: CandidateTwin) throws -> ComparedOnRoster? {
        switch twin {
        case .volunteer(let id):
            guard let row = try volunteer(.id(id)), let name = row.name else { return nil }
            return ComparedOnRoster(
                number: row.number, name: name, phone: row.phone,
                territory: try territory(of: id) ?? "")
        case .candidate(let id):
            guard let row = try candidate(.id(id)), let name = row.name else { return nil }
            return ComparedOnRoster(
                number: row.number, name: name, phone: row.phone, territory: row.territory)
        }
    }
}

/// What of somebody is compared.
private struct ComparedOnRoster {
    let number: Int64
    let name: String
    let phone: String?
    let territory: String

    var traits: PersonTraits {
        PersonTraits(name: name, phone: phone, address: nil, postcode: nil)
    }
}

extension CandidateTwin {
    /// The same question has the same answer.
    fileprivate var order: (UInt64, UInt64) {
        switch self {
        case .volunteer(let id): (id.high, id.low)
        case .candidate(let id): (id.high, id.low)
        }
    }
}
