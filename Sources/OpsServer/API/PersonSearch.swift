import OpsCore

/// The body of `POST /v1/people/search`.
enum PersonSearch {
    /// Candidates that can be asked for.
    static let most = 20
    static let standard = 10

    /// Who is looked for, and how many candidates are wanted.
    struct Wish {
        let traits: PersonTraits
        let limit: Int
    }

    static func read(_ fields: inout JSONFields) -> Wish? {
        let name = fields.text("name", limit: ContactBody.nameLimit)
        let phone = fields.phone("phone")
        let address = fields.text("address", limit: ContactBody.addressLimit)
        let postcode = fields.postcode("postcode")
        let limit = fields.integer("limit", in: 1...Int64(most)) ?? Int64(standard)
        let isSaid = ["name", "phone", "address"].contains { fields.has($0) }
        if !isSaid { fields.note(.missing, at: "name") }
        return Wish(
            traits: PersonTraits(
                name: name, phone: phone?.e164, address: address, postcode: postcode),
            limit: Int(limit))
    }
}
