import OpsCore
import OpsStore

/// The body of `POST /v1/people/{id}/consents` and of a withdrawal.
enum ConsentBody {
    /// What was said, and to which organisation alone.
    struct Said: Sendable {
        let consent: ConsentSaid
        let partner: Reference<Partner>?

        /// The same with the organisation as the tables know it.
        func found(in room: ReadingRoom) throws -> ConsentSaid {
            guard let partner else { return consent }
            guard let row = try room.partner(partner) else {
                throw Problem.unknown(.partner, at: "#/partner")
            }
            return consent.naming(row.id)
        }
    }

    static func read(
        _ fields: inout JSONFields, of person: Identifier<PersonHelped>
    ) -> Said? {
        let purpose: ConsentPurpose? = fields.code("purpose", isNeeded: true)
        let speaker: ConsentSpeaker? = fields.code("by")
        let means: ConsentMeans? = fields.code("means")
        let saidAt = fields.instant("saidAt")
        let partner: Reference<Partner>? = fields.member("partner", isNeeded: false) {
            value throws(FieldProblem.Failure) in try value.reference()
        }
        guard let purpose else { return nil }
        if partner != nil, purpose != .partner {
            fields.note(.contradicts(otherField: "purpose"), at: "partner")
        }
        let consent = ConsentSaid(
            person: person, purpose: purpose, by: speaker ?? .person, means: means ?? .telephone,
            saidAt: saidAt)
        return Said(consent: consent, partner: partner)
    }

    /// Purposes that were allowed while a contact was logged; saying one twice is saying it once.
    static func purposes(_ fields: inout JSONFields) -> [ConsentPurpose] {
        let said = fields.elements("consents", limit: ConsentPurpose.allCases.count) {
            value throws(FieldProblem.Failure) in
            guard let purpose = ConsentPurpose(rawValue: try value.text(limit: 40)) else {
                let allowed = ConsentPurpose.allCases.map(\.rawValue)
                throw FieldProblem.Failure(.unknownCode(allowed: allowed))
            }
            return purpose
        }
        return ConsentPurpose.allCases.filter { said?.contains($0) ?? false }
    }
}

/// What people allow, as the API shows it.
extension JSONWriter {
    /// Each purpose as it stands, then how each organisation that was named stands, then all that was ever said, newest
    /// first.
    mutating func consents(
        of person: Identifier<PersonHelped>, in room: ReadingRoom
    ) throws {
        let rows = try room.consents(of: person)
        beginObject()
        member("person", person)
        member("purposes", each: ConsentPurpose.allCases) { json, purpose in
            json.beginObject()
            json.member("purpose", purpose.rawValue)
            json.member("state", rows.state(of: purpose).rawValue)
            if let last = rows.last(purpose) { json.members(of: last) }
            json.endObject()
        }
        member("partners", each: rows.partners) { json, partner in
            json.beginObject()
            json.member(
                "state", rows.state(of: .partner, for: partner.id).rawValue)
            // A no that names nobody counts for this one too: the row is the word that decides, whomever it named.
            if let last = rows.decisive(for: partner.id) { json.members(ofSaying: last) }
            json.member("partner", partner.id)
            json.member("partnerNumber", partner.number)
            json.endObject()
        }
        consents("said", rows)
        endObject()
    }

    /// Which of these purposes the person has taken her consent back for: it bars nothing, and is seen.
    mutating func consentWithdrawn(
        _ purposes: [ConsentPurpose] = ConsentPurpose.allCases,
        of person: Identifier<PersonHelped>?, in room: ReadingRoom
    ) throws {
        let withdrawn = try person.map { try room.consents(of: $0).withdrawn } ?? []
        member("consentWithdrawn", withdrawn.filter(purposes.contains).map(\.rawValue))
    }

    mutating func consents(_ name: StaticString, _ rows: [ConsentRow]) {
        member(name, each: rows) { json, row in
            json.beginObject()
            json.member("purpose", row.purpose)
            json.member("given", row.isGiven)
            json.members(of: row)
            json.endObject()
        }
    }

    private mutating func members(of row: ConsentRow) {
        members(ofSaying: row)
        if let partner = row.partner {
            member("partner", partner)
            member("partnerNumber", row.partnerNumber)
        }
    }

    private mutating func members(ofSaying row: ConsentRow) {
        member("by", row.by)
        member("means", row.means)
        member("saidAt", row.saidAt)
        member("notedAt", row.notedAt)
        member("notedBy", row.notedBy)
    }
}
