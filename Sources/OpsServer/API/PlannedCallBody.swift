import OpsCore
import OpsStore

/// The body of `POST /v1/calls`: whom, why, when.
struct PlannedCallBody: Sendable {
    /// The longest series of days between two calls.
    static let longestInterval: Int64 = 366

    var person: Identifier<PersonHelped>?
    var contact: Reference<Contact>?
    var request: Reference<HelpRequest>?
    var purpose = CallPurpose.callBack
    var at: Instant?
    var hours = CallHours()
    var allowsVoicemail = false
    var everyDays: Int64?
    var until: Instant?
    var phone: PhoneNumber?
    var neighbour = PersonDetails()
    var note: String?
    var isAskedFor = false

    init?(from fields: inout JSONFields) {
        let isNamed = fields.has("contact") || fields.has("request")
        person = fields.identifier("person", isNeeded: !isNamed, of: PersonHelped.self)
        contact = fields.reference("contact")
        request = fields.reference("request")
        let purpose = fields.code("purpose", isNeeded: true, of: CallPurpose.self)
        at = fields.instant("at")
        hours = CallHours(from: &fields)
        allowsVoicemail = fields.flag("voicemail") ?? false
        everyDays = fields.integer("everyDays", in: 1...Self.longestInterval)
        until = fields.instant("until")
        phone = fields.phone("phone")
        neighbour =
            fields.nested("neighbour", isNeeded: false) { fields in
                PersonDetails(
                    name: fields.words("name", limit: ContactBody.nameLimit),
                    phone: fields.phone("phone"))
            } ?? PersonDetails()
        note = fields.words("note", limit: ContactBody.noteLimit)
        isAskedFor = fields.flag("askedFor") ?? false
        guard let purpose else { return nil }
        self.purpose = purpose
    }

    /// The call to be planned, with what the tables know of whom it is for.
    ///
    /// - Throws: `Problem` or `Refusal` where nobody is there to be called.
    func wish(in room: ReadingRoom) throws -> PlanCall {
        var about: RequestAskedAbout?
        var found: ContactRow?
        if let request {
            let row = try room.request(request) { row in
                let need = row.text(.need).flatMap(NeedKind.init(rawValue:))
                let about = RequestAskedAbout(
                    id: row.id, deployment: row.deployment, need: need ?? .qualification)
                return (about, row.contact)
            }
            guard let row else { throw Problem.unknown(.request, at: "#/request") }
            about = row.0
            found = try room.contact(.id(row.1))
        }
        if let contact {
            found = try room.contact(contact)
            guard found != nil else { throw Problem.unknown(.contact, at: "#/contact") }
        } else if let person {
            found = try room.lastContact(of: person)
            guard found != nil else { throw Problem.unknown(.person, at: "#/person") }
        }
        guard let found, let who = try PersonToCall(found, as: person, in: room) else {
            throw OpsCore.Refusal.followUp(.nobodyToCall)
        }
        guard try !room.isErased(who.person) else { throw OpsCore.Refusal.hotline(.personErased) }
        var wish = PlanCall(
            purpose, to: who, at: at, hours: hours, allowsVoicemail: allowsVoicemail,
            everyDays: everyDays, until: until, phone: phone, neighbour: neighbour, note: note,
            isAskedFor: isAskedFor)
        wish.request = about
        return wish
    }

    /// Refuses another number than the safe one that she has told: a slip may put her in danger.
    func safeNumber(
        of person: Identifier<PersonHelped>
    ) -> (@Sendable (ReadingRoom) throws -> Void) {
        { room in
            guard let phone, let safe = try room.safePhone(of: person), safe != phone.e164 else {
                return
            }
            throw OpsCore.Refusal.followUp(.otherSafePhone)
        }
    }
}

extension JSONFields {
    /// A UUID, or the number that people say aloud.
    mutating func reference<Subject>(_ name: String) -> Reference<Subject>? {
        member(name, isNeeded: false) { value throws(FieldProblem.Failure) in
            try value.reference()
        }
    }
}
