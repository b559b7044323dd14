extension PrivacyEvent {
    var name: String {
        switch self {
        case .personCorrected: "privacy.person_corrected.v1"
        case .personErased: "privacy.person_erased.v1"
        case .holdSet: "privacy.hold_set.v1"
        case .holdLifted: "privacy.hold_lifted.v1"
        case .consentGiven: "privacy.consent_given.v1"
        case .consentWithdrawn: "privacy.consent_withdrawn.v1"
        case .retentionSet: "privacy.retention_set.v1"
        case .retentionBegan: "privacy.retention_began.v1"
        case .retentionRan: "privacy.retention_ran.v1"
        case .accessLogAnchored: Self.anchoring
        case .contactErased: "privacy.contact_erased.v1"
        case .dangerErased: "privacy.danger_erased.v1"
        case .anonymityLifted: "privacy.anonymity_lifted.v1"
        case .candidateErased: "privacy.candidate_erased.v1"
        case .volunteerErased: "privacy.volunteer_erased.v1"
        case .volunteerHoldSet: "privacy.volunteer_hold_set.v1"
        case .volunteerHoldLifted: "privacy.volunteer_hold_lifted.v1"
        case .namelessHoldSet: "privacy.nameless_hold_set.v1"
        case .namelessHoldLifted: "privacy.nameless_hold_lifted.v1"
        }
    }

    func write(into json: inout JSONWriter) {
        switch self {
        case .personCorrected(let person, let fields):
            json.member("person", person)
            json.member("fields", fields.map(\.rawValue))
        case .personErased(let erased): erased.write(into: &json)
        case .holdSet(let person, let reason):
            json.member("person", person)
            json.member("reason", reason.rawValue)
        case .holdLifted(let person): json.member("person", person)
        case .consentGiven(let said), .consentWithdrawn(let said): said.write(into: &json)
        case .retentionSet(let rules): rules.write(into: &json)
        case .retentionBegan(let dueAt): json.member("dueAt", dueAt)
        case .retentionRan(let report): report.write(into: &json)
        case .accessLogAnchored(let head):
            json.member("rows", head.position)
            json.member("digest", head.digest.hexadecimal)
        case .contactErased(let erased): erased.write(into: &json)
        case .dangerErased(let erased): erased.write(into: &json)
        case .anonymityLifted(let lifted): lifted.write(into: &json)
        case .candidateErased(let erased): erased.write(into: &json)
        case .volunteerErased(let erased): erased.write(into: &json)
        case .volunteerHoldSet(let volunteer, let reason):
            json.member("volunteer", volunteer)
            json.member("reason", reason.rawValue)
        case .volunteerHoldLifted(let volunteer): json.member("volunteer", volunteer)
        case .namelessHoldSet(let thing, let reason):
            thing.write(into: &json)
            json.member("reason", reason.rawValue)
        case .namelessHoldLifted(let thing): thing.write(into: &json)
        }
    }

    init?(name: String, from fields: inout JSONFields) {
        switch name {
        case "privacy.person_corrected.v1":
            let person = fields.identifier("person", isNeeded: true, of: PersonHelped.self)
            let said = fields.texts("fields", limit: PersonField.allCases.count, each: 40)
            guard let person, let said else { return nil }
            let known = said.compactMap(PersonField.init)
            guard known.count == said.count else { return nil }
            self = .personCorrected(person, known)
        case "privacy.person_erased.v1":
            guard let erased = PersonErased(from: &fields) else { return nil }
            self = .personErased(erased)
        case "privacy.hold_set.v1":
            let person = fields.identifier("person", isNeeded: true, of: PersonHelped.self)
            let reason: HoldReason? = fields.code("reason", isNeeded: true)
            guard let person, let reason else { return nil }
            self = .holdSet(person, reason)
        case "privacy.hold_lifted.v1":
            guard let person = fields.identifier("person", isNeeded: true, of: PersonHelped.self)
            else { return nil }
            self = .holdLifted(person)
        case "privacy.consent_given.v1":
            guard let said = ConsentSaid(from: &fields) else { return nil }
            self = .consentGiven(said)
        case "privacy.consent_withdrawn.v1":
            guard let said = ConsentSaid(from: &fields) else { return nil }
            self = .consentWithdrawn(said)
        default: self.init(ofHouse: name, from: &fields)
        }
    }

    private init?(ofHouse name: String, from fields: inout JSONFields) {
        switch name {
        case "privacy.retention_set.v1":
            guard let rules = RetentionRules(from: &fields) else { return nil }
            self = .retentionSet(rules)
        case "privacy.retention_began.v1":
            guard let dueAt = fields.instant("dueAt", isNeeded: true) else { return nil }
            self = .retentionBegan(dueAt: dueAt)
        case "privacy.retention_ran.v1":
            guard let report = RetentionReport(from: &fields) else { return nil }
            self = .retentionRan(report)
        case Self.anchoring:
            guard let head = JournalHead(anchoring: &fields) else { return nil }
            self = .accessLogAnchored(head)
        case "privacy.nameless_hold_set.v1":
            let thing = Nameless(from: &fields)
            let reason: HoldReason? = fields.code("reason", isNeeded: true)
            guard let thing, let reason else { return nil }
            self = .namelessHoldSet(thing, reason)
        case "privacy.nameless_hold_lifted.v1":
            guard let thing = Nameless(from: &fields) else { return nil }
            self = .namelessHoldLifted(thing)
        case "privacy.contact_erased.v1":
            guard let erased = ContactErased(from: &fields) else { return nil }
            self = .contactErased(erased)
        case "privacy.danger_erased.v1":
            guard let erased = DangerErased(from: &fields) else { return nil }
            self = .dangerErased(erased)
        case "privacy.candidate_erased.v1":
            guard let erased = CandidateErased(from: &fields) else { return nil }
            self = .candidateErased(erased)
        case "privacy.anonymity_lifted.v1":
            guard let lifted = AnonymityLifted(from: &fields) else { return nil }
            self = .anonymityLifted(lifted)
        default: self.init(ofVolunteer: name, from: &fields)
        }
    }

    private init?(ofVolunteer name: String, from fields: inout JSONFields) {
        if name == "privacy.volunteer_erased.v1" {
            guard let erased = VolunteerErased(from: &fields) else { return nil }
            self = .volunteerErased(erased)
            return
        }
        guard let id = fields.identifier("volunteer", isNeeded: true, of: Volunteer.self) else {
            return nil
        }
        switch name {
        case "privacy.volunteer_hold_set.v1":
            guard let reason: HoldReason = fields.code("reason", isNeeded: true) else { return nil }
            self = .volunteerHoldSet(id, reason)
        case "privacy.volunteer_hold_lifted.v1": self = .volunteerHoldLifted(id)
        default: return nil
        }
    }
}

extension PrivacyEvent {
    /// What an entry is called that says how the access log ended.
    package static let anchoring = "privacy.access_log_anchored.v1"
}

extension JournalHead {
    fileprivate init?(anchoring fields: inout JSONFields) {
        let rows = fields.integer("rows", isNeeded: true, in: 1...Int64.max)
        let digest = fields.text("digest", isNeeded: true, limit: 64)
        guard let rows, let digest = digest.flatMap({ Digest(hexadecimal: $0) }) else { return nil }
        self.init(position: rows, digest: digest)
    }
}

extension PersonErased {
    fileprivate func write(into json: inout JSONWriter) {
        json.member("people", identities.map(\.description))
        json.member("reason", reason.rawValue)
        counts.write(into: &json)
    }

    fileprivate init?(from fields: inout JSONFields) {
        let people = fields.texts("people", limit: 10_000, each: 36)?
            .compactMap { Identifier<PersonHelped>($0) }
        let reason: ErasureReason? = fields.code("reason", isNeeded: true)
        let counts = ErasedCounts(from: &fields)
        guard let people, !people.isEmpty, let reason else { return nil }
        self.init(identities: people, reason: reason, counts: counts)
    }
}

extension ConsentSaid {
    fileprivate func write(into json: inout JSONWriter) {
        json.member("person", person)
        json.member("purpose", purpose.rawValue)
        json.member("by", by.rawValue)
        json.member("means", means.rawValue)
        if let saidAt { json.member("saidAt", saidAt) }
        if let partner { json.member("partner", partner) }
    }

    fileprivate init?(from fields: inout JSONFields) {
        let person = fields.identifier("person", isNeeded: true, of: PersonHelped.self)
        let purpose: ConsentPurpose? = fields.code("purpose", isNeeded: true)
        let speaker: ConsentSpeaker? = fields.code("by", isNeeded: true)
        let means: ConsentMeans? = fields.code("means", isNeeded: true)
        let saidAt = fields.instant("saidAt")
        let partner = fields.identifier("partner", of: Partner.self)
        guard let person, let purpose, let speaker, let means else { return nil }
        self.init(
            person: person, purpose: purpose, by: speaker, means: means, saidAt: saidAt,
            partner: partner)
    }
}
