import OpsCore
import OpsStore

/// Contacts as the API shows them.
extension JSONWriter {
    /// A contact that has just been logged, from its events alone, with whatever else belongs to it.
    mutating func contact(
        _ events: [RecordedEvent], _ more: (inout JSONWriter) throws -> Void
    ) rethrows {
        for recorded in events {
            guard case .hotline(.contactLogged(let contact)) = recorded.event else { continue }
            beginObject()
            member("id", contact.id)
            member("number", contact.number)
            member("kind", contact.kind.rawValue)
            member("loggedAt", recorded.entry.at)
            member("occurredAt", contact.occurredAt)
            member("language", contact.language.text)
            member("anonymous", contact.isAnonymous)
            identity("person", contact.person)
            caller(contact.caller, relation: contact.relation?.rawValue)
            member("postcode", contact.postcode)
            member("territory", contact.place.text)
            supplies(
                contact.supplies.foodUntil?.iso8601, contact.supplies.medicineUntil?.iso8601)
            key("requests")
            beginArray()
            for recorded in events {
                guard case .hotline(.requestOpened(let opened)) = recorded.event else { continue }
                self.opened(opened)
            }
            endArray()
            try more(&self)
            endObject()
        }
    }

    private mutating func opened(_ opened: RequestOpened) {
        beginObject()
        member("id", opened.id)
        member("number", opened.number)
        member("need", opened.need.rawValue)
        member("status", opened.status.rawValue)
        member("territory", opened.place.text)
        member("deployment", opened.deployment)
        desk(opened.desk.text)
        member("lastsUntil", opened.lastsUntil?.iso8601)
        member("dueAt", opened.dueAt)
        endObject()
    }

    /// A contact of a list.
    mutating func contact(_ row: ContactRow) {
        beginObject()
        members(of: row)
        identity("person", row.person, mergedInto: row.keptPerson)
        caller(row.caller, relation: row.relation)
        endObject()
    }

    /// A contact of a history, with the requests that came of it.
    mutating func contact(
        _ row: ContactRow, withRequestsIn room: ReadingRoom, at instant: Instant
    ) throws {
        beginObject()
        members(of: row)
        identity("person", row.person, mergedInto: row.keptPerson)
        caller(row.caller, relation: row.relation)
        member("notes", try room.notes(about: row.id))
        key("requests")
        beginArray()
        try room.requests(ofContact: row.number) { self.request($0, at: instant) }
        endArray()
        endObject()
    }

    /// A contact with what the vault knows and the requests that came of it.
    mutating func contact(_ row: ContactRow, in room: ReadingRoom, at instant: Instant) throws {
        beginObject()
        members(of: row)
        try person("person", row.person, in: room)
        if let id = row.caller {
            let found = try room.person(id)
            key("caller")
            beginObject()
            member("id", id)
            member("relation", row.relation)
            member("name", found?.name)
            member("phone", found?.phone)
            endObject()
        } else {
            caller(nil, relation: row.relation)
        }
        if let person = row.person { try care(for: person, in: room, at: instant) }
        try notes(of: row.id, in: room)
        try origin(ofContact: row.id, in: room)
        if let lifted = try room.liftedAnonymity(of: row.id) { self.lifted(lifted) }
        key("requests")
        beginArray()
        try room.requests(ofContact: row.number) { self.request($0, at: instant) }
        endArray()
        endObject()
    }

    /// What was noted of a contact, whoever it is of.
    mutating func notes(of contact: Identifier<Contact>, in room: ReadingRoom) throws {
        let notes = try room.notes(about: contact)
        if !notes.isEmpty { try room.noteNaming(ofContact: contact) }
        member("notes", notes)
    }

    mutating func lifted(_ row: LiftedRow) {
        key("anonymityLifted")
        beginObject()
        member("at", row.at)
        member("by", row.actor)
        member("consentBy", row.consent)
        member("reason", row.reason)
        member("recipient", row.recipient)
        endObject()
    }

    /// A postcode that was put right later is in the vault.
    private mutating func members(of row: ContactRow) {
        member("id", row.id)
        member("number", row.number)
        member("kind", row.kind)
        member("loggedAt", row.loggedAt)
        member("occurredAt", row.occurredAt)
        member("language", row.language)
        member("anonymous", row.isAnonymous)
        member("postcode", row.correctedPostcode ?? row.postcode)
        member("territory", row.territory)
        supplies(row.foodUntil, row.medicineUntil)
    }

    /// What was said of supplies, where something was.
    mutating func supplies(_ foodUntil: String?, _ medicineUntil: String?) {
        if let foodUntil { member("foodUntil", foodUntil) }
        if let medicineUntil { member("medicineUntil", medicineUntil) }
    }

    private mutating func identity<Subject>(
        _ name: StaticString, _ id: Identifier<Subject>?,
        mergedInto kept: Identifier<Subject>? = nil
    ) {
        key(name)
        guard let id else { return null() }
        beginObject()
        member("id", id)
        if let kept { member("mergedInto", kept) }
        endObject()
    }

    private mutating func caller(_ id: Identifier<Caller>?, relation: String?) {
        key("caller")
        guard id != nil || relation != nil else { return null() }
        beginObject()
        member("id", id)
        member("relation", relation)
        endObject()
    }

    /// A person with what the vault knows; all null once erased.
    mutating func person(
        _ name: StaticString, _ id: Identifier<PersonHelped>?, in room: ReadingRoom
    ) throws {
        key(name)
        guard let id else { return null() }
        let found = try room.person(id)
        beginObject()
        member("id", id)
        member("name", found?.name)
        member("phone", found?.phone)
        member("address", found?.address)
        if let safe = try room.safePhone(of: id) { member("safePhone", safe) }
        if let hours = try room.safeHours(of: id) { member("safeHours", hours) }
        member("hasEntryCode", try room.entryCode(of: id) != nil)
        try twins(of: id, in: room)
        endObject()
    }

    /// Who else the person turned out to be; nothing for who stands alone.
    mutating func twins(
        of person: Identifier<PersonHelped>, in room: ReadingRoom
    ) throws {
        let twins = try room.twins(of: person)
        guard twins.count > 1 else { return }
        if let kept = twins.first, kept != person { member("mergedInto", kept) }
        member("twins", twins.filter { $0 != person }.map(\.description))
    }

    mutating func desk(_ territory: String) {
        key("owner")
        beginObject()
        member("kind", "desk")
        member("territory", territory)
        endObject()
    }
}
