import OpsCore

/// The body of `PATCH /v1/contacts/{id}`: what was not known.
enum MoreOfContactBody {
    static func read(_ fields: inout JSONFields, about known: KnownContact) -> CompleteContact? {
        var wish = CompleteContact(known: known)
        wish.kind = fields.code("kind")
        let hasNeeds = ContactBody.needs(&fields, isNeeded: false, into: &wish.needs)
        fields.within("person") { fields in
            wish.person = ContactBody.details(&fields)
            wish.person.address = fields.words("address", limit: ContactBody.addressLimit)
            wish.person.entryCode = fields.words(
                "entryCode", limit: ContactBody.entryCodeLimit)
            wish.person.safePhone = fields.phone("safePhone")
            wish.person.safeHours = fields.dayWindow("safeHours")
            wish.postcode = fields.postcode("postcode")
        }
        fields.within("caller") { fields in
            wish.relation = fields.relation("relation")
            wish.caller = ContactBody.details(&fields)
        }
        fields.within("supplies") { wish.supplies = ContactBody.supplies(&$0) }
        wish.language = fields.saidLanguage("language")
        wish.note = fields.words("note", limit: ContactBody.noteLimit)
        wish.consents = ConsentBody.purposes(&fields)
        if hasNeeds, wish.needs.isEmpty { fields.note(.empty, at: "needs") }
        return wish
    }
}
