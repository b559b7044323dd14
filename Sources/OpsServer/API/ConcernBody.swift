import OpsCore
import OpsStore

/// The body of `POST /v1/concerns`: about whom, and what was seen, heard and said.
struct ConcernBody: Sendable {
    /// Longer than a note: facts in order, in the person's words.
    static let wordsLimit = 8_000

    let person: Identifier<PersonHelped>?
    let contact: Reference<Contact>?
    let facts: String
    let words: String?

    init?(from fields: inout JSONFields) {
        person = fields.identifier("person", of: PersonHelped.self)
        contact = fields.member("contact", isNeeded: false) { value throws(FieldProblem.Failure) in
            try value.reference()
        }
        let facts = fields.words("facts", isNeeded: true, limit: Self.wordsLimit)
        words = fields.words("words", limit: Self.wordsLimit)
        guard let facts else { return nil }
        self.facts = facts
    }

    /// The concern to be raised, with what the tables know of whom it is about.
    ///
    /// - Throws: `Problem` or `Refusal` where nobody is named.
    func wish(in room: ReadingRoom) throws -> RaiseConcern {
        var found: ContactRow?
        if let contact {
            found = try room.contact(contact)
            guard found != nil else { throw Problem.unknown(.contact, at: "#/contact") }
        }
        if let person, found == nil {
            found = try room.lastContact(of: person)
            guard found != nil else { throw Problem.unknown(.person, at: "#/person") }
        }
        guard let found else { throw OpsCore.Refusal.safeguarding(.nobodyConcerned) }
        let about = person ?? found.person
        guard try !(about.map { try room.isErased($0) } ?? false) else {
            throw OpsCore.Refusal.hotline(.personErased)
        }
        return RaiseConcern(
            contact: found.id, person: about, facts: facts, words: words)
    }
}
