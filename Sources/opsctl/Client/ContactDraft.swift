import OpsCore

/// A contact to be logged, as the API takes it: typed by an operator or read from a file.
struct ContactDraft: Hashable, Sendable {
    struct Position: Hashable, Sendable {
        let latitude: Double
        let longitude: Double
    }

    var kind: String?
    var isDanger = false
    var needs: [String] = []
    var name: String?
    var phone: String?
    var address: String?
    var entryCode: String?
    var postcode: String?
    var safePhone: String?
    var safeHours: String?
    var position: Position?
    var relation: String?
    var callerName: String?
    var callerPhone: String?
    var language: String?
    var isAnonymous = false
    var occurredAt: String?
    var note: String?
    var foodDays: Int64?
    var medicineUntil: String?
    var consents: [String] = []

    /// The document to send: only what is known.
    var document: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        if isDanger { json.member("danger", true) }
        json.known("kind", kind)
        if (kind == nil && !isDanger) || !needs.isEmpty { writeNeeds(into: &json) }
        writePerson(into: &json)
        writeCaller(into: &json)
        writeSupplies(into: &json)
        json.known("language", language)
        if isAnonymous { json.member("anonymous", true) }
        json.known("occurredAt", occurredAt)
        json.known("note", note)
        if !consents.isEmpty { json.member("consents", consents) }
        json.endObject()
        return json.bytes
    }

    /// Whether there is anything to add.
    var addsSomething: Bool { additions != Array("{}".utf8) }

    /// Whether somebody may be known by it, or ask twice for the same.
    var mayTellWho: Bool {
        !needs.isEmpty
            || [name, phone, address, postcode, safePhone, callerPhone].contains { $0 != nil }
    }

    /// What was not known, to be added to a contact that is there.
    var additions: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.known("kind", kind)
        if !needs.isEmpty { writeNeeds(into: &json) }
        writePerson(into: &json)
        writeCaller(into: &json)
        writeSupplies(into: &json)
        json.known("language", language)
        json.known("note", note)
        if !consents.isEmpty { json.member("consents", consents) }
        json.endObject()
        return json.bytes
    }

    private func writeNeeds(into json: inout JSONWriter) {
        json.member("needs", each: needs) { json, need in
            json.beginObject()
            json.member("kind", need)
            json.endObject()
        }
    }

    private func writePerson(into json: inout JSONWriter) {
        let told = [name, phone, address, entryCode, postcode, safePhone, safeHours]
            .contains { $0 != nil }
        guard told || position != nil else { return }
        json.key("person")
        json.beginObject()
        json.known("name", name)
        json.known("phone", phone)
        json.known("address", address)
        json.known("entryCode", entryCode)
        json.known("postcode", postcode)
        json.known("safePhone", safePhone)
        json.known("safeHours", safeHours)
        if let position {
            json.key("latitude")
            json.raw("\(position.latitude)".utf8)
            json.key("longitude")
            json.raw("\(position.longitude)".utf8)
        }
        json.endObject()
    }

    private func writeSupplies(into json: inout JSONWriter) {
        guard foodDays != nil || medicineUntil != nil else { return }
        json.key("supplies")
        json.beginObject()
        if let foodDays { json.member("foodDays", foodDays) }
        json.known("medicineUntil", medicineUntil)
        json.endObject()
    }

    private func writeCaller(into json: inout JSONWriter) {
        guard relation != nil || callerName != nil || callerPhone != nil else { return }
        json.key("caller")
        json.beginObject()
        json.known("relation", relation)
        json.known("name", callerName)
        json.known("phone", callerPhone)
        json.endObject()
    }
}

extension JSONWriter {
    /// A member that is left out when there is no value.
    mutating func known(_ name: StaticString, _ text: String?) {
        if let text { member(name, text) }
    }
}
