extension CandidateEvent {
    var name: String {
        switch self {
        case .rulesSet: "candidate.rules_set.v1"
        case .offered: "candidate.offered.v1"
        case .changed: "candidate.changed.v1"
        case .advanced: "candidate.advanced.v1"
        case .escalated: "candidate.escalated.v1"
        case .admitted: "candidate.admitted.v1"
        case .ended: "candidate.ended.v1"
        case .merged: "candidate.merged.v1"
        case .separated: "candidate.separated.v1"
        }
    }

    func write(into json: inout JSONWriter) {
        switch self {
        case .rulesSet(let rules): rules.write(into: &json)
        case .offered(let offered):
            json.member("id", offered.id)
            json.member("number", offered.number)
            if let contact = offered.contact { json.member("contact", contact) }
            json.member("desk", offered.desk.text)
            json.member("dueAt", offered.dueAt)
            offered.profile.write(into: &json)
        case .changed(let id, let profile):
            json.member("id", id)
            profile.write(into: &json)
        case .advanced(let advanced):
            json.member("id", advanced.id)
            json.member("stage", advanced.stage.rawValue)
            json.member("desk", advanced.desk.text)
            json.member("dueAt", advanced.dueAt)
            advanced.profile.write(into: &json)
        case .escalated(let id, let desk, let dueAt), .separated(let id, let desk, let dueAt):
            json.member("id", id)
            json.member("desk", desk.text)
            json.member("dueAt", dueAt)
        case .admitted(let id, let volunteer):
            json.member("id", id)
            json.member("volunteer", volunteer)
        case .ended(let id, let ending):
            json.member("id", id)
            // Nothing for who withdrew: their reasons are their own.
            if case .declined(let reason) = ending { json.member("declined", reason.rawValue) }
        case .merged(let id, let twin):
            json.member("id", id)
            twin.write(into: &json)
        }
    }

    init?(name: String, from fields: inout JSONFields) {
        if name == "candidate.rules_set.v1" {
            guard let rules = OnboardingVersion(from: &fields) else { return nil }
            self = .rulesSet(rules)
            return
        }
        guard let id = fields.identifier("id", isNeeded: true, of: Candidate.self) else {
            return nil
        }
        switch name {
        case "candidate.offered.v1":
            guard let offered = CandidateOffered(id, from: &fields) else { return nil }
            self = .offered(offered)
        case "candidate.changed.v1":
            guard let profile = VolunteerProfile(from: &fields) else { return nil }
            self = .changed(id, profile)
        case "candidate.advanced.v1":
            guard let advanced = CandidateAdvanced(id, from: &fields) else { return nil }
            self = .advanced(advanced)
        case "candidate.escalated.v1":
            guard let (desk, dueAt) = fields.deskAndDueTime() else { return nil }
            self = .escalated(id, desk: desk, dueAt: dueAt)
        case "candidate.separated.v1":
            guard let (desk, dueAt) = fields.deskAndDueTime() else { return nil }
            self = .separated(id, desk: desk, dueAt: dueAt)
        case "candidate.admitted.v1":
            let volunteer = fields.identifier("volunteer", isNeeded: true, of: Volunteer.self)
            guard let volunteer else { return nil }
            self = .admitted(id, as: volunteer)
        case "candidate.ended.v1":
            let reason: CandidateDeclineReason? = fields.code("declined")
            self = .ended(id, reason.map(CandidateEnding.declined) ?? .withdrew)
        case "candidate.merged.v1":
            guard let twin = CandidateTwin(from: &fields) else { return nil }
            self = .merged(id, into: twin)
        default: return nil
        }
    }
}

extension OnboardingVersion {
    package func write(into json: inout JSONWriter) {
        json.member("territory", territory.text)
        json.member("version", version)
        rules.write(into: &json)
    }

    init?(from fields: inout JSONFields) {
        let territory = fields.territory("territory", isNeeded: true)
        let version = fields.integer("version", isNeeded: true, in: 1...Int64.max)
        let rules = OnboardingRules(from: &fields)
        guard let territory, let version, let rules else { return nil }
        self.init(territory: territory, version: version, rules: rules)
    }
}

extension CandidateTwin {
    fileprivate func write(into json: inout JSONWriter) {
        switch self {
        case .candidate(let id): json.member("candidate", id)
        case .volunteer(let id): json.member("volunteer", id)
        }
    }

    fileprivate init?(from fields: inout JSONFields) {
        if let id = fields.identifier("candidate", of: Candidate.self) {
            self = .candidate(id)
        } else if let id = fields.identifier("volunteer", isNeeded: true, of: Volunteer.self) {
            self = .volunteer(id)
        } else {
            return nil
        }
    }
}

extension CandidateOffered {
    fileprivate init?(_ id: Identifier<Candidate>, from fields: inout JSONFields) {
        let number = fields.integer("number", isNeeded: true, in: 1...Int64.max)
        let contact = fields.identifier("contact", of: Contact.self)
        let owed = fields.deskAndDueTime()
        let profile = VolunteerProfile(from: &fields)
        guard let number, let owed, let profile else { return nil }
        self.init(
            id: id, number: number, contact: contact, desk: owed.desk, dueAt: owed.dueAt,
            profile: profile)
    }
}

extension CandidateAdvanced {
    fileprivate init?(_ id: Identifier<Candidate>, from fields: inout JSONFields) {
        let stage: CandidateStage? = fields.code("stage", isNeeded: true)
        let owed = fields.deskAndDueTime()
        let profile = VolunteerProfile(from: &fields)
        guard let stage, let owed, let profile else { return nil }
        self.init(id: id, stage: stage, desk: owed.desk, dueAt: owed.dueAt, profile: profile)
    }
}

extension JSONFields {
    fileprivate mutating func deskAndDueTime() -> (desk: TerritoryCode, dueAt: Instant)? {
        let desk = territory("desk", isNeeded: true)
        let dueAt = instant("dueAt", isNeeded: true)
        guard let desk, let dueAt else { return nil }
        return (desk, dueAt)
    }
}
