import OpsCore
import OpsStore

/// The body of a new candidate, with a name or a contact, and of a change of one.
struct CandidateBody: Sendable {
    var change: VolunteerChange
    /// Stands for a position when none is given.
    let postcode: String?
    /// The contact in which they offered to help.
    let contact: Reference<Contact>?

    /// What is the roster's, or a check's: a candidate cannot come with it.
    private static let unasked = ["available", "vettedUntil", "vettingScope"]

    /// `unknownZone` is set to the name of a zone of which nobody knows the rule.
    init?(from fields: inout JSONFields, isNew: Bool, unknownZone: inout String?) {
        for name in Self.unasked where fields.has(name) { fields.note(.unknownField, at: name) }
        postcode = fields.postcode("postcode")
        contact = isNew ? fields.reference("contact") : nil
        var zone: String?
        change = VolunteerChange(from: &fields) { fields in
            OpeningHours(
                from: &fields, ruleOfZone: ZoneFile.rule(ofZone:), unknownZone: &zone)
        }
        unknownZone = zone
        guard isNew else {
            change.readRemoved(from: &fields)
            return
        }
        guard contact == nil else { return }
        for (name, isSaid) in [
            ("name", change.name != nil), ("territory", change.territory != nil),
        ]
        where !isSaid && !fields.has(name) {
            fields.note(.missing, at: name)
        }
    }

    /// Somebody who offers to help; what is not said is as the contact tells it.
    func offer(
        in room: ReadingRoom, positions: TerritoryTree, at instant: Instant
    ) throws -> CandidateCommand {
        let row = try contact.map { try room.offer(in: $0) }
        let teller = try row.flatMap {
            try $0.caller.flatMap(room.person) ?? $0.person.flatMap(room.person)
        }
        guard let name = change.name ?? teller?.name else {
            throw OpsCore.Refusal.candidate(.nameless)
        }
        var said = change
        if said.languages == nil, let language = row.flatMap({ LanguageTag($0.language) }) {
            said.languages = [language]
        }
        let place = row.flatMap { TerritoryCode($0.territory) }
        guard let territory = said.territory ?? place else {
            throw OpsCore.Refusal.hotline(.noTerritory)
        }
        var profile = said.profile(in: territory, at: instant)
        profile.position =
            said.position ?? positions.position(ofPostcode: postcode ?? row?.postcode)
        let details = VolunteerDetails(
            name: name, phone: said.phone ?? teller?.phone.flatMap { PhoneNumber($0) },
            email: said.email, note: said.note, ref: said.ref)
        return .offer(CandidateOffer(profile, details, contact: row?.id))
    }

    func command(
        changing id: Identifier<Candidate>, positions: TerritoryTree
    ) -> CandidateCommand {
        var change = change
        change.position = change.position ?? positions.position(ofPostcode: postcode)
        return .change(id, change)
    }
}

extension ReadingRoom {
    /// A contact in which somebody offered to help, and who is nobody's candidate yet.
    fileprivate func offer(in reference: Reference<Contact>) throws -> ContactRow {
        guard let row = try contact(reference) else {
            throw Problem.unknown(.contact, at: "#/contact")
        }
        var isOffer = row.kind == ContactKind.volunteerOffer.rawValue
        if !isOffer {
            try requests(ofContact: row.number) { request in
                isOffer = isOffer || request.text(.need) == NeedKind.volunteerOffer.rawValue
            }
        }
        guard isOffer else { throw OpsCore.Refusal.candidate(.notAnOffer) }
        if let taken = try candidate(ofContact: row.id) {
            throw OpsCore.Refusal.candidate(.contactTaken(by: taken.number))
        }
        return row
    }
}

/// The stage that a candidate has passed, as a body tells it.
struct CandidateStageBody: Sendable {
    var step = CandidateStep()

    init(from fields: inout JSONFields) {
        step.stage = fields.code("stage")
        step.change.vettedUntil = fields.day("vettedUntil")
        step.change.vettingScope = fields.code("vettingScope")
        step.change.skills = fields.list("skills", isNeeded: false, limit: 50) { fields in
            let code = fields.skill("code", isNeeded: true)
            let until = fields.day("until")
            return code.map { Skill(code: $0, until: until) }
        }
        step.note = fields.words("note", limit: ContactBody.noteLimit)
    }
}

/// How a candidacy ends, as a body tells it: a reason to decline, or that they withdrew.
enum CandidateClosure {
    static let withdrew = "withdrew"
    static let words = CandidateDeclineReason.allCases.map(\.rawValue) + [withdrew]

    static func read(_ fields: inout JSONFields) -> CandidateEnding? {
        fields.member("reason", isNeeded: true) { value throws(FieldProblem.Failure) in
            let word = try value.text(limit: 40)
            if word == withdrew { return .withdrew }
            guard let reason = CandidateDeclineReason(rawValue: word) else {
                throw FieldProblem.Failure(.unknownCode(allowed: words))
            }
            return .declined(reason)
        }
    }
}
