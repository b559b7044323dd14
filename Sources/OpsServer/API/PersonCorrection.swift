import OpsCore

/// The body of `POST /v1/people/{id}/correction`.
enum PersonCorrection {
    /// Notes put right in one go.
    static let noteLimit = 100
    /// What may be taken out: a postcode stands in the journal, from where nothing is taken.
    static let removable: [PersonField] = [
        .name, .phone, .address, .entryCode, .safePhone, .safeHours,
    ]

    static func read(
        _ fields: inout JSONFields, of person: Identifier<PersonHelped>
    ) -> CorrectPerson? {
        var wish = CorrectPerson(person: person, known: KnownPerson(identities: [person]))
        wish.details = ContactBody.details(&fields)
        wish.details.address = fields.words("address", limit: ContactBody.addressLimit)
        wish.postcode = fields.postcode("postcode")
        wish.details.entryCode = fields.words("entryCode", limit: ContactBody.entryCodeLimit)
        wish.details.safePhone = fields.phone("safePhone")
        wish.details.safeHours = fields.dayWindow("safeHours")
        let removed = fields.elements("remove", limit: removable.count) {
            value throws(FieldProblem.Failure) in
            let code = try value.text(limit: 40)
            guard let field = removable.first(where: { $0.rawValue == code }) else {
                throw FieldProblem.Failure(.unknownCode(allowed: removable.map(\.rawValue)))
            }
            return field
        }
        // What is said anew is not taken out.
        wish.removed = Set(removed ?? []).subtracting(wish.said)
        readNotes(&fields, into: &wish)
        return wish
    }

    /// A note without a text goes.
    private static func readNotes(_ fields: inout JSONFields, into wish: inout CorrectPerson) {
        var notes: [Int64: String?] = [:]
        _ = fields.each("notes", limit: noteLimit) { fields in
            let number = fields.integer("number", isNeeded: true, in: 1...Int64.max)
            let text = fields.words("text", limit: ContactBody.noteLimit)
            if let number { notes[number] = .some(text) }
        }
        wish.notes = notes
    }
}
