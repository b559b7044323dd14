package import OpsCore

/// A request that waits and may be the one asked about, told of through another door.
package struct LikelySameRequest: Sendable {
    package let number: Int64
    package let status: String
    /// The live mission of it, as people say it aloud.
    package let mission: Int64?
    /// Why: of the person, since the need is the same.
    package let reasons: [LikenessReason]
}

extension ReadingRoom {
    /// Requests told with one that is looked at.
    private static let likelySameLimit = 5

    /// Requests that wait for the same need, of the same person or of people who are likely to be her.
    ///
    /// Two pairs at one door are wasted, and frighten who opens it; a search among people, so beside the loop.
    package func likelySame(as row: borrowing RequestRow) throws -> [LikelySameRequest] {
        guard !row.isClosed, let person = row.person,
            let need = row.text(.need).flatMap(NeedKind.init(rawValue:)), need != .qualification
        else { return [] }
        var seen: Set<Int64> = [row.number]
        var found: [LikelySameRequest] = []
        for (other, reasons) in try likely(to: person, reasons: [.samePerson]) {
            for brief in try openRequests(of: other)
            where brief.need == need && seen.insert(brief.number).inserted {
                found.append(try likelySame(brief, reasons))
            }
        }
        return Array(found.prefix(Self.likelySameLimit))
    }

    /// Who may be somebody who was logged: under which words to look.
    package func question(about person: Identifier<PersonHelped>) throws -> LikenessQuestion {
        noteNaming(person)
        let traits = try connection.statement(
            text: """
                SELECT coalesce(p.postcode, (SELECT postcode FROM contacts WHERE person_id = ?1
                    ORDER BY number DESC LIMIT 1)), p.name, p.phone, p.address, p.safe_phone,
                    \(PersonTraits.callersPhones)
                FROM vault_people AS p WHERE p.id = ?1
                """
        ).bind(person, at: 1).first { PersonTraits($0, from: 1, postcode: $0.text(0)) }
        var question = LikenessQuestion(
            traits ?? PersonTraits(name: nil, phone: nil, address: nil, postcode: nil))
        question.known = Set(try twins(of: person))
        return question
    }

    /// Others who are likely to be a person under any of her identities, and of whom something is held.
    package func likelyOthers(of known: KnownPerson) throws -> [LikenessCandidate] {
        var seen: Set<Identifier<PersonHelped>> = []
        var others: [LikenessCandidate] = []
        for identity in known.identities where !known.erased.contains(identity) {
            for candidate in try people(like: question(about: identity)).candidates
            where candidate.likeness.isLikely
                && seen.insert(candidate.kept ?? candidate.id).inserted
            {
                others.append(candidate)
            }
        }
        return others
    }

    /// The person herself, then who is likely to be her, each with the reasons.
    private func likely(
        to person: Identifier<PersonHelped>, reasons: [LikenessReason]
    ) throws -> [(Identifier<PersonHelped>, [LikenessReason])] {
        let candidates = try people(like: question(about: person)).candidates
        return [(person, reasons)]
            + candidates.filter { $0.likeness.isLikely }.map { ($0.id, $0.likeness.reasons) }
    }

    private func likelySame(
        _ brief: RequestBrief, _ reasons: [LikenessReason]
    ) throws -> LikelySameRequest {
        let mission = try missions(ofRequest: brief.number).first { $0.closedAt == nil }
        return LikelySameRequest(
            number: brief.number, status: brief.status, mission: mission?.number,
            reasons: reasons)
    }
}
