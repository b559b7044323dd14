/// What goes when its time is over, and the anonymity that is lifted.
extension Operation {
    /// The rules that were set, or else those that Ops begins with.
    package var retentionRules: RetentionRules { houseRetention ?? .standard }

    func begin(at instant: Instant) throws(PrivacyRefusal) -> [PrivacyEvent] {
        guard let next = retentionDue, next <= instant else { throw .retentionNotDue }
        return [.retentionBegan(dueAt: next)]
    }

    /// What was noted of a contact that is nobody's: there is no person to erase.
    func erase(
        _ contact: Identifier<Contact>, _ known: KnownPerson, _ reason: ErasureReason
    ) throws(PrivacyRefusal) -> ([PrivacyEvent], [VaultWrite]) {
        guard known.counts.total > 0 else { throw .alreadyErased }
        guard heldNameless[.contact(contact)] == nil else { throw .onHold }
        try checkNothingIsLive(of: known)
        let erased = ContactErased(contact: contact, reason: reason, counts: known.counts)
        return ([.contactErased(erased)], [.erasure(known)])
    }

    /// What was noted of an alert that names no contact, once it is closed.
    func erase(
        _ danger: Identifier<DangerAlert>, _ known: KnownPerson, _ reason: ErasureReason
    ) throws(PrivacyRefusal) -> ([PrivacyEvent], [VaultWrite]) {
        guard known.counts.total > 0 else { throw .alreadyErased }
        guard heldNameless[.danger(danger)] == nil else { throw .onHold }
        if let alert = dangers[danger] { throw .dangerLive(number: alert.number) }
        let erased = DangerErased(danger: danger, reason: reason, counts: known.counts)
        return ([.dangerErased(erased)], [.erasure(known)])
    }

    /// Whoever offered to help is asked nothing first: what they want erased goes, and the offer with it.
    func erase(
        _ id: Identifier<Candidate>, _ known: KnownPerson, _ reason: ErasureReason
    ) throws(PrivacyRefusal) -> ([PrivacyEvent], [VaultWrite]) {
        guard known.counts.total > 0 else { throw .alreadyErased }
        // The name is the volunteer's by now: erasing the offer alone would leave it whole.
        if let volunteer = known.admittedAs.flatMap({ volunteers[$0] }),
            goneVolunteers[volunteer.id] != .erased
        {
            throw .candidateIsVolunteer(number: volunteer.number)
        }
        let erased = CandidateErased(candidate: id, reason: reason, counts: known.counts)
        return ([.candidateErased(erased)], [.erasure(known)])
    }

    func lift(
        _ wish: LiftAnonymity, of known: KnownContact
    ) throws(PrivacyRefusal) -> [PrivacyEvent] {
        guard known.isAnonymous else { throw .notAnonymous }
        guard wish.reason != .personsWish || wish.consent == .person else { throw .consentNeeded }
        return [.anonymityLifted(AnonymityLifted(contact: known.id, lift: wish))]
    }

    /// When it is done next by itself; nil while nobody has switched that on.
    mutating func setRetention(_ rules: RetentionRules, at instant: Instant) {
        houseRetention = rules
        planRetention(after: instant)
    }

    mutating func planRetention(after instant: Instant) {
        let rules = retentionRules
        retentionDue = rules.isDaily ? rules.next(after: instant) : nil
        if let due = retentionDue {
            watch.insert(Watched(dueAt: due, subject: .retention))
        }
    }
}

/// What was noted of a contact that is nobody's was erased: the proof, with actor and instant of its entry.
package struct ContactErased: Hashable, Sendable {
    package let contact: Identifier<Contact>
    package let reason: ErasureReason
    package let counts: ErasedCounts
}

/// What was noted of a danger alert that names no contact was erased: the proof.
package struct DangerErased: Hashable, Sendable {
    package let danger: Identifier<DangerAlert>
    package let reason: ErasureReason
    package let counts: ErasedCounts
}

/// All that names somebody who offered to help was erased: the proof.
package struct CandidateErased: Hashable, Sendable {
    package let candidate: Identifier<Candidate>
    package let reason: ErasureReason
    package let counts: ErasedCounts
}

extension CandidateErased {
    func write(into json: inout JSONWriter) {
        json.member("candidate", candidate)
        json.member("reason", reason.rawValue)
        counts.write(into: &json)
    }

    init?(from fields: inout JSONFields) {
        let candidate = fields.identifier("candidate", isNeeded: true, of: Candidate.self)
        let reason: ErasureReason? = fields.code("reason", isNeeded: true)
        let counts = ErasedCounts(from: &fields)
        guard let candidate, let reason else { return nil }
        self.init(candidate: candidate, reason: reason, counts: counts)
    }
}

extension DangerErased {
    func write(into json: inout JSONWriter) {
        json.member("danger", danger)
        json.member("reason", reason.rawValue)
        counts.write(into: &json)
    }

    init?(from fields: inout JSONFields) {
        let danger = fields.identifier("danger", isNeeded: true, of: DangerAlert.self)
        let reason: ErasureReason? = fields.code("reason", isNeeded: true)
        let counts = ErasedCounts(from: &fields)
        guard let danger, let reason else { return nil }
        self.init(danger: danger, reason: reason, counts: counts)
    }
}

extension ContactErased {
    func write(into json: inout JSONWriter) {
        json.member("contact", contact)
        json.member("reason", reason.rawValue)
        counts.write(into: &json)
    }

    init?(from fields: inout JSONFields) {
        let contact = fields.identifier("contact", isNeeded: true, of: Contact.self)
        let reason: ErasureReason? = fields.code("reason", isNeeded: true)
        let counts = ErasedCounts(from: &fields)
        guard let contact, let reason else { return nil }
        self.init(contact: contact, reason: reason, counts: counts)
    }
}

extension ErasedCounts {
    func write(into json: inout JSONWriter) {
        json.key("rows")
        json.beginObject()
        for kind in ErasedKind.allCases where !kind.isOptional || self[kind] > 0 {
            json.key(dynamic: kind.rawValue)
            json.value(self[kind])
        }
        json.endObject()
    }

    init(from fields: inout JSONFields) {
        self.init()
        var counts = ErasedCounts()
        fields.within("rows") { fields in
            for kind in ErasedKind.allCases {
                counts[kind] = fields.integer(kind.rawValue, in: 0...Int64.max) ?? 0
            }
        }
        self = counts
    }
}
