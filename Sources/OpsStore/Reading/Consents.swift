package import OpsCore

/// What was said once about one purpose.
package struct ConsentRow: Sendable {
    /// Where it stands in the journal.
    package let position: Int64
    package let purpose: String
    package let isGiven: Bool
    package let by: String
    package let means: String
    package let saidAt: Instant
    package let notedAt: Instant
    package let notedBy: String
    /// Whom it lets be told, where it was said for one organisation alone.
    package let partner: Identifier<Partner>?
    package let partnerNumber: Int64?
}

extension ReadingRoom {
    /// All that a person and all twins have said, newest first.
    package func consents(of person: Identifier<PersonHelped>) throws -> [ConsentRow] {
        var rows: [ConsentRow] = []
        try connection.statement(
            text: """
                SELECT position, purpose, is_given, speaker, means, said_at_ms, noted_at_ms,
                    noted_by, partner_id, (SELECT number FROM partners WHERE id = partner_id)
                FROM consents WHERE person_id IN \(Self.twinsOfFirst)
                ORDER BY said_at_ms DESC, position DESC
                """
        ).bind(person, at: 1).rows { row in
            rows.append(
                ConsentRow(
                    position: row.number(0), purpose: row.text(1) ?? "",
                    isGiven: row.number(2) != 0, by: row.text(3) ?? "", means: row.text(4) ?? "",
                    saidAt: row.instant(5), notedAt: row.instant(6), notedBy: row.text(7) ?? "",
                    partner: row.identifier(8), partnerNumber: row.optionalNumber(9)))
            return true
        }
        return rows
    }
}

extension [ConsentRow] {
    /// What she, or whoever spoke for her, has taken back.
    package var withdrawn: [ConsentPurpose] {
        ConsentPurpose.allCases.filter { state(of: $0) == .withdrawn }
    }

    /// What was said last about a purpose as a whole: a no to one organisation takes back her yes to that one alone.
    ///
    /// Where nothing else was said, it is the last word.
    package func last(_ purpose: ConsentPurpose) -> ConsentRow? {
        var denied: Set<Identifier<Partner>> = []
        let said = filter { $0.purpose == purpose.rawValue }
        return said.first { row in
            guard let partner = row.partner else { return true }
            if !row.isGiven { denied.insert(partner) }
            return row.isGiven && !denied.contains(partner)
        } ?? said.first
    }

    /// Whether a partner is told nothing more: she took her consent back, and did not give it to this one again.
    ///
    /// What she allows another organisation says nothing of this one, and a yes that names none is no yes to it: whom
    /// she lets be told is hers to name (decision 52). A no that names none is one to all.
    package func withhold(from partner: Identifier<Partner>) -> Bool {
        decisive(for: partner).map { !$0.isGiven } ?? false
    }

    /// What was said last that counts for a partner; nil where nothing was.
    package func decisive(for partner: Identifier<Partner>) -> ConsentRow? {
        first {
            $0.purpose == ConsentPurpose.partner.rawValue
                && ($0.partner == partner || ($0.partner == nil && !$0.isGiven))
        }
    }

    /// Organisations that were named, by their numbers.
    package var partners: [(id: Identifier<Partner>, number: Int64?)] {
        var named: [Identifier<Partner>: Int64?] = [:]
        for row in self {
            if let partner = row.partner { named[partner] = row.partnerNumber }
        }
        return named.map { (id: $0.key, number: $0.value) }
            .sorted { ($0.number ?? 0, $0.id) < ($1.number ?? 0, $1.id) }
    }

    /// How a purpose stands where one organisation is named, or for all.
    package func state(
        of purpose: ConsentPurpose, for partner: Identifier<Partner>?
    ) -> ConsentState {
        if let partner { return withhold(from: partner) ? .withdrawn : .given }
        // A no to one organisation is none to the others: she may still say no to all.
        return last(purpose)?.partner == nil ? state(of: purpose) : .given
    }

    package func state(of purpose: ConsentPurpose) -> ConsentState {
        last(purpose).map { $0.isGiven ? .given : .withdrawn } ?? .unasked
    }
}
