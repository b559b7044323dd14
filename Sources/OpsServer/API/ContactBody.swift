import OpsCore

/// The body of `POST /v1/contacts`.
enum ContactBody {
    /// Names, in characters.
    static let nameLimit = 200
    static let addressLimit = 500
    static let noteLimit = 4_000

    static func read(_ fields: inout JSONFields) -> LogContact? {
        var wish = LogContact(needs: [])
        let hasNeeds = fields.each("needs", isNeeded: true, limit: LogContact.needLimit) { fields in
            if let need = fields.need("kind", isNeeded: true) { wish.needs.append(need) }
        }
        let isAnonymous = fields.flag("anonymous") ?? false
        fields.within("person") { person(&$0, into: &wish, isAnonymous: isAnonymous) }
        fields.within("caller") { caller(&$0, into: &wish, isAnonymous: isAnonymous) }
        wish.language = fields.language("language") ?? .french
        wish.occurredAt = fields.instant("occurredAt")
        wish.note = fields.text("note", limit: noteLimit)
        if hasNeeds, wish.needs.isEmpty { fields.note(.empty, at: "needs") }
        return wish
    }

    private static func person(
        _ fields: inout JSONFields, into wish: inout LogContact, isAnonymous: Bool
    ) {
        wish.person = details(&fields)
        wish.person.address = fields.text("address", limit: addressLimit)
        wish.postcode = fields.postcode("postcode")
        wish.position = fields.position()
        if isAnonymous { refuseIdentity(in: &fields) }
    }

    private static func caller(
        _ fields: inout JSONFields, into wish: inout LogContact, isAnonymous: Bool
    ) {
        wish.relation = fields.relation("relation")
        let details = details(&fields)
        wish.caller = details.isEmpty && isAnonymous ? nil : details
        if isAnonymous { refuseIdentity(in: &fields) }
    }

    /// Who asked to stay anonymous is named nowhere, by whoever calls.
    private static func refuseIdentity(in fields: inout JSONFields) {
        for name in ["name", "phone", "address"] where fields.has(name) {
            fields.note(.contradicts(otherField: "anonymous"), at: name)
        }
    }

    private static func details(_ fields: inout JSONFields) -> PersonDetails {
        PersonDetails(
            name: fields.text("name", limit: nameLimit), phone: fields.phone("phone"))
    }
}
