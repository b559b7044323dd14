import OpsCore
import OpsStore

/// Whom a body is about: a person, or the one of a contact.
struct Whom: Sendable {
    let person: Identifier<PersonHelped>?
    let contact: Reference<Contact>?

    init(from fields: inout JSONFields) {
        let isNamed = fields.has("contact")
        person = fields.identifier("person", isNeeded: !isNamed, of: PersonHelped.self)
        contact = fields.reference("contact")
    }

    /// - Throws: `Problem` or `Refusal` where nobody is known, or is not known any more.
    func found(in room: ReadingRoom) throws -> PersonToCall {
        let found: ContactRow?
        if let contact {
            found = try room.contact(contact)
            guard found != nil else { throw Problem.unknown(.contact, at: "#/contact") }
        } else {
            found = try person.flatMap { try room.lastContact(of: $0) }
            guard found != nil else { throw Problem.unknown(.person, at: "#/person") }
        }
        guard let found, let who = try PersonToCall(found, as: person, in: room) else {
            throw OpsCore.Refusal.followUp(.nobodyToCall)
        }
        guard try !room.isErased(who.person) else {
            throw OpsCore.Refusal.hotline(.personErased)
        }
        return who
    }
}

extension PersonToCall {
    /// Nil where nobody is known of the contact.
    init?(
        _ contact: ContactRow, as person: Identifier<PersonHelped>? = nil, in room: ReadingRoom
    ) throws {
        guard let language = LanguageTag(contact.language),
            let place = TerritoryCode(contact.territory), let person = person ?? contact.person
        else { return nil }
        self.init(
            person: person, contact: contact.id, language: language, place: place,
            postcode: contact.postcode)
        correctedPostcode = try room.correctedPostcode(ofAny: person)
    }
}

/// Calls at set times, as a body tells them.
struct SetTimes: Sendable {
    let at: Instant?
    let everyDays: Int64
    let hours: CallHours
    let allowsVoicemail: Bool?
    let until: Instant?
    let isAskedFor: Bool

    init?(from fields: inout JSONFields) {
        at = fields.instant("at")
        let days = fields.integer("everyDays", isNeeded: true, in: 1...366)
        hours = CallHours(from: &fields)
        allowsVoicemail = fields.flag("voicemail")
        until = fields.instant("until")
        isAskedFor = fields.flag("askedFor") ?? false
        guard let days else { return nil }
        everyDays = days
    }

    func series(for who: PersonToCall) -> PlanCall {
        PlanCall(
            .friendlyCall, to: who, at: at, hours: hours, allowsVoicemail: allowsVoicemail ?? false,
            everyDays: everyDays, until: until, isAskedFor: isAskedFor)
    }
}

/// What bodies of care plans say: of a new one, and at a review.
struct CarePlanBody: Sendable {
    /// What was agreed, in characters.
    static let termLimit = 2_000

    let supporter: Reference<Volunteer>?
    let calls: SetTimes?
    let reviewAt: Instant?
    private let limits: String?
    private let agreedWith: String?
    private let note: String?

    init(from fields: inout JSONFields, needsSupporter: Bool) {
        supporter = fields.member("supporter", isNeeded: needsSupporter) {
            value throws(FieldProblem.Failure) in try value.reference()
        }
        calls = fields.nested("calls", isNeeded: false) { SetTimes(from: &$0) }
        limits = fields.words("limits", limit: Self.termLimit)
        agreedWith = fields.words("agreedWith", limit: Self.termLimit)
        reviewAt = fields.instant("reviewAt")
        note = fields.words("note", limit: ContactBody.noteLimit)
    }

    func terms(for who: PersonToCall?, in room: ReadingRoom) throws -> CarePlanTerms {
        CarePlanTerms(
            supporter: try supporter.map { try room.volunteer($0, at: "#/supporter") },
            calls: who.flatMap { who in calls.map { $0.series(for: who) } },
            saysVoicemail: calls?.allowsVoicemail != nil, limits: limits, agreedWith: agreedWith,
            note: note)
    }
}
