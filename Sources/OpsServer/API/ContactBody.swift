import OpsCore

/// The body of `POST /v1/contacts`: a kind, a need or danger is enough.
enum ContactBody {
    /// Names, in characters.
    static let nameLimit = 200
    static let addressLimit = 500
    static let noteLimit = 4_000
    /// What opens a building, in characters.
    static let entryCodeLimit = 60
    /// What volunteers are to do.
    static let taskLimit = 2_000

    static func read(_ fields: inout JSONFields) -> LogContact? {
        var wish = LogContact()
        let kind = fields.code("kind", of: ContactKind.self)
        wish.isDanger = fields.flag("danger") ?? false
        let saysEnough = fields.has("kind") || wish.isDanger
        let hasNeeds = needs(&fields, isNeeded: !saysEnough, into: &wish.needs)
        wish.kind = kind ?? .request
        wish.isAnonymous = fields.flag("anonymous") ?? false
        // Who was listened to may have said a number; it is dropped and nobody is sent back to ask.
        let mayName = !wish.isAnonymous || kind == .listening
        fields.within("person") { person(&$0, into: &wish, mayName: mayName) }
        fields.within("caller") { caller(&$0, into: &wish, mayName: mayName) }
        fields.within("supplies") { wish.supplies = supplies(&$0) }
        wish.language = fields.saidLanguage("language") ?? .french
        wish.occurredAt = fields.instant("occurredAt")
        wish.note = fields.words("note", limit: noteLimit)
        wish.consents = ConsentBody.purposes(&fields)
        if hasNeeds, wish.needs.isEmpty { fields.note(.empty, at: "needs") }
        return wish
    }

    /// Whether needs are said at all.
    static func needs(
        _ fields: inout JSONFields, isNeeded: Bool, into needs: inout [NeedKind]
    ) -> Bool {
        var said: [NeedKind] = []
        let hasNeeds = fields.each("needs", isNeeded: isNeeded, limit: LogContact.needLimit) {
            fields in
            if let need = fields.need("kind", isNeeded: true) { said.append(need) }
        }
        needs = said
        return hasNeeds
    }

    private static func person(
        _ fields: inout JSONFields, into wish: inout LogContact, mayName: Bool
    ) {
        person(&fields, into: &wish)
        if !mayName { refuseIdentity(in: &fields) }
    }

    static func person(_ fields: inout JSONFields, into wish: inout LogContact) {
        wish.person = details(&fields)
        wish.person.address = fields.words("address", limit: addressLimit)
        wish.person.entryCode = fields.words("entryCode", limit: entryCodeLimit)
        wish.person.safePhone = fields.phone("safePhone")
        wish.person.safeHours = fields.dayWindow("safeHours")
        wish.postcode = fields.postcode("postcode")
        wish.position = fields.position()
    }

    private static func caller(
        _ fields: inout JSONFields, into wish: inout LogContact, mayName: Bool
    ) {
        wish.relation = fields.relation("relation")
        let details = details(&fields)
        wish.caller = details
        if !mayName { refuseIdentity(in: &fields) }
    }

    /// Who asked to stay anonymous is named nowhere, by whoever calls.
    private static func refuseIdentity(in fields: inout JSONFields) {
        for name in ["name", "phone", "address", "entryCode", "safePhone", "safeHours"]
        where fields.has(name) {
            fields.note(.contradicts(otherField: "anonymous"), at: name)
        }
    }

    static func supplies(_ fields: inout JSONFields) -> Supplies {
        Supplies(
            foodDays: fields.integer("foodDays", in: Supplies.foodDayRange),
            medicineUntil: fields.day("medicineUntil"))
    }

    static func details(_ fields: inout JSONFields) -> PersonDetails {
        PersonDetails(
            name: fields.words("name", limit: nameLimit), phone: fields.phone("phone"))
    }
}
