package import OpsCore

/// Somebody who may be the person asked about.
package struct LikenessCandidate: Sendable {
    package let id: Identifier<PersonHelped>
    package let details: PersonRow
    package let postcode: String?
    package fileprivate(set) var likeness: Likeness
    /// The one with whom the candidate is shown since they were merged.
    package fileprivate(set) var kept: Identifier<PersonHelped>?
}

/// Who may be the person asked about, and what was not looked at.
package struct LikenessAnswer: Sendable {
    /// The likeliest first, then the newest: the same question has the same answer.
    package fileprivate(set) var candidates: [LikenessCandidate] = []
    /// Contacts logged a moment ago that nobody has looked at: too many came together.
    package fileprivate(set) var unsearched: Int64 = 0
    /// More people share a key than are compared: saying more finds more.
    package fileprivate(set) var isCrowded = false

    /// Leaves only so many of those whom whoever asks may see.
    package mutating func keep(
        _ limit: Int, _ isSeen: (Identifier<PersonHelped>) throws -> Bool
    ) rethrows {
        var kept: [LikenessCandidate] = []
        for candidate in candidates where kept.count < limit {
            if try isSeen(candidate.id) { kept.append(candidate) }
        }
        candidates = kept
    }
}

/// What a search asks for.
package struct LikenessQuestion: Sendable {
    package var traits: PersonTraits
    /// Needs that may wait for the other already.
    package var needs: Set<NeedKind> = []
    /// People who are known to be the one asked about.
    package var known: Set<Identifier<PersonHelped>> = []
    package var limit = 10

    package init(_ traits: PersonTraits) {
        self.traits = traits
    }

    /// Numbers of callers are looked at only where a number was said: each costs a look of its own.
    fileprivate var asksForNumbers: Bool { traits.phone != nil || !traits.otherPhones.isEmpty }
}

/// Finding people again.
///
/// Who shares a key is compared, whoever shares most first. Every step has a bound of its own, so
/// that a common name costs no more than a rare one.
extension ReadingRoom {
    /// People looked at under one key, the newest.
    private static let keyLimit: Int64 = 120
    /// People compared in one search.
    private static let comparisonLimit = 150
    /// Of those who share so little that another postcode would rule them out, where one was said.
    private static let weakLimit = 20
    /// Contacts without keys that are looked at one by one, the newest.
    package static let tailLimit: Int64 = 300
    /// Candidates whose open requests are looked at.
    private static let needLimit = 40

    package func people(like question: LikenessQuestion) throws -> LikenessAnswer {
        var answer = LikenessAnswer()
        guard !question.traits.isEmpty else { return answer }
        // First: whoever gets keys meanwhile is seen twice, and never not at all.
        let place = try keyedPlace()
        var found: [Identifier<PersonHelped>: LikenessCandidate] = [:]
        try compareTail(after: place, question, &answer) { found[$0.id] = $0 }
        for id in try sharers(of: question, &answer) where found[id] == nil {
            if let candidate = try candidate(id, question) { found[id] = candidate }
        }
        var candidates = try onePerPerson(found.values.sorted(by: Self.isLikelier))
        if !question.needs.isEmpty {
            for index in candidates.indices { try addNeeds(to: &candidates[index], question) }
            candidates.sort(by: Self.isLikelier)
        }
        answer.candidates = Array(candidates.prefix(question.limit))
        return answer
    }

    /// The likeliest of each group of twins.
    private func onePerPerson(_ sorted: [LikenessCandidate]) throws -> [LikenessCandidate] {
        var seen: Set<Identifier<PersonHelped>> = []
        var candidates: [LikenessCandidate] = []
        for var candidate in sorted where candidates.count < Self.needLimit {
            candidate.kept = try kept(for: candidate.id)
            if seen.insert(candidate.kept ?? candidate.id).inserted { candidates.append(candidate) }
        }
        return candidates
    }

    /// People of contacts up to this one have keys.
    func keyedPlace() throws -> Int64 {
        try connection.statement("SELECT contact FROM likeness_place").first { $0.number(0) } ?? 0
    }

    private static func isLikelier(_ one: LikenessCandidate, _ other: LikenessCandidate) -> Bool {
        (one.likeness.score, one.id) > (other.likeness.score, other.id)
    }

    /// Who shares a key with the person asked about, whoever shares most first.
    private func sharers(
        of question: LikenessQuestion, _ answer: inout LikenessAnswer
    ) throws -> [Identifier<PersonHelped>] {
        var weights: [Identifier<PersonHelped>: Int64] = [:]
        for key in LikenessKey.keys(of: question.traits) {
            var count: Int64 = 0
            try connection.statement(
                """
                SELECT person_id FROM vault_likeness WHERE key = ?1
                ORDER BY person_id DESC LIMIT ?2
                """
            ).bind(key.value, at: 1).bind(Self.keyLimit, at: 2).rows { row in
                count += 1
                if let id = row.identifier(0, of: PersonHelped.self), !question.known.contains(id) {
                    weights[id, default: 0] += key.weight
                }
                return true
            }
            if count == Self.keyLimit { answer.isCrowded = true }
        }
        if weights.count > Self.comparisonLimit { answer.isCrowded = true }
        let sorted = weights.sorted { ($0.value, $0.key) > ($1.value, $1.key) }
            .prefix(Self.comparisonLimit)
        guard question.traits.postcode != nil else { return sorted.map(\.key) }
        let strong = sorted.prefix { $0.value > LikenessKey.letterWeight }
        return (strong + sorted.dropFirst(strong.count).prefix(Self.weakLimit)).map(\.key)
    }

    private func candidate(
        _ id: Identifier<PersonHelped>, _ question: LikenessQuestion
    ) throws -> LikenessCandidate? {
        try connection.statement(
            text: """
                SELECT p.id, p.name, p.phone, p.address, p.safe_phone,
                    CASE WHEN ?2 THEN \(PersonTraits.callersPhones) END,
                    coalesce(p.postcode, (SELECT postcode
                        FROM contacts WHERE person_id = ?1 ORDER BY number DESC LIMIT 1))
                FROM vault_people AS p WHERE p.id = ?1
                """
        ).bind(id, at: 1).bind(Int64(question.asksForNumbers ? 1 : 0), at: 2).first {
            LikenessCandidate($0, question)
        }
    }

    /// Compares with those who have no keys yet, the newest first.
    private func compareTail(
        after place: Int64, _ question: LikenessQuestion, _ answer: inout LikenessAnswer,
        _ body: (LikenessCandidate) -> Void
    ) throws {
        let end = try connection.statement("SELECT max(number) FROM contacts").first { row in
            row.optionalNumber(0)
        }
        let start = max(place, (end ?? 0) - Self.tailLimit)
        answer.unsearched = start - place
        try connection.statement(
            text: """
                SELECT p.id, p.name, p.phone, p.address, p.safe_phone,
                    CASE WHEN ?3 THEN \(PersonTraits.callersPhones) END,
                    coalesce(p.postcode, c.postcode)
                FROM contacts AS c JOIN vault_people AS p ON p.id = c.person_id
                WHERE c.number > ?1 ORDER BY c.number DESC LIMIT ?2
                """
        ).bind(start, at: 1).bind(Self.tailLimit, at: 2)
            .bind(Int64(question.asksForNumbers ? 1 : 0), at: 3).rows { row in
                if let candidate = LikenessCandidate(row, question) { body(candidate) }
                return true
            }
    }

    /// What is asked for now and already waits for this candidate.
    private func addNeeds(
        to candidate: inout LikenessCandidate, _ question: LikenessQuestion
    ) throws {
        var seen: Set<NeedKind> = []
        let waiting = try openRequests(of: candidate.id).filter {
            question.needs.contains($0.need) && seen.insert($0.need).inserted
        }
        candidate.likeness = candidate.likeness.adding(
            waiting.map { .sameNeedOpen($0.need, request: $0.number) })
    }
}

extension LikenessCandidate {
    /// Nil when nothing speaks for their being one, and for those who are known to be.
    fileprivate init?(_ row: borrowing SQLiteRow, _ question: LikenessQuestion) {
        guard let id = row.identifier(0, of: PersonHelped.self), !question.known.contains(id)
        else { return nil }
        let postcode = row.text(6)
        let traits = PersonTraits(
            row, from: 1, postcode: postcode, toCompareWith: question.traits)
        guard let likeness = Likeness(question.traits, traits) else { return nil }
        self.init(
            id: id,
            details: PersonRow(name: row.text(1), phone: row.text(2), address: row.text(3)),
            postcode: postcode, likeness: likeness)
    }
}
