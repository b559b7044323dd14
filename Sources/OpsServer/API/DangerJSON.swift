import OpsCore
import OpsStore

/// Danger alerts as the API shows them.
extension JSONWriter {
    /// An alert of a list.
    mutating func danger(_ row: DangerRow, at instant: Instant) {
        beginObject()
        members(of: row, at: instant)
        endObject()
    }

    /// An alert with the calls that were made, what was noted, and whom to call where the person is,
    /// on the day on which it was opened.
    ///
    /// `problem` says what of a body could not be kept: the alert was opened all the same. Inside a problem it is
    /// `wordless`: what was noted is shown with the alert itself.
    mutating func danger(
        _ row: DangerRow, in room: ReadingRoom, at instant: Instant,
        telling problem: Problem? = nil, wordless isWordless: Bool = false,
        language: PublicationLanguage = .en
    ) throws {
        beginObject()
        members(of: row, at: instant)
        let calls = try room.serviceCalls(ofDanger: row.number)
        let notes = isWordless ? [] : try room.notes(about: row.id)
        if !notes.isEmpty || calls.contains(where: { $0.reference != nil }) {
            try noteNaming(row, in: room)
        }
        member("calls", each: calls) { json, call in
            json.beginObject()
            json.member("id", call.id)
            json.member("service", call.service)
            json.member("calledAt", call.calledAt)
            json.member("reference", call.reference)
            json.endObject()
        }
        member("notes", notes)
        numbers(along: try room.way(upFrom: row.territory), at: row.openedAt)
        if let problem { errors(problem.errors, in: language) }
        endObject()
    }

    /// An alert of which no contact is known stands for whoever it is about.
    private func noteNaming(_ row: DangerRow, in room: ReadingRoom) throws {
        if let contact = row.contact {
            try room.noteNaming(ofContact: contact)
        } else {
            room.noteNaming(row.id)
        }
    }

    private mutating func members(of row: DangerRow, at instant: Instant) {
        let isClosed = row.closedAt != nil
        member("id", row.id)
        member("number", row.number)
        member("contact", row.contact)
        member("contactNumber", row.contactNumber)
        member("state", row.state)
        member("territory", row.territory)
        key("owner")
        owner(of: row)
        member("openedAt", row.openedAt)
        member("dueAt", isClosed ? nil : row.dueAt)
        member("overdue", !isClosed && row.dueAt < instant)
        member("takenAt", row.takenAt)
        member("closedAt", row.closedAt)
        member("escalations", row.escalations)
        member("outcome", row.outcome)
        member("version", row.version)
    }

    private mutating func owner(of row: DangerRow) {
        guard row.closedAt == nil else { return null() }
        beginObject()
        if let token = row.ownerToken {
            member("kind", "supervisor")
            member("token", token)
            member("label", row.ownerLabel)
        } else {
            member("kind", "desk")
            member("territory", row.ownerDesk)
        }
        endObject()
    }

    private mutating func numbers(along way: [String], at instant: Instant) {
        let known = EmergencyNumbers.builtIn
        let country = known.country(along: way)
        member("country", country)
        member("emergencyNumbers", each: known.numbers(of: country, on: instant.day)) {
            json, number in
            json.beginObject()
            json.member("number", number.number.text)
            json.member("service", number.service)
            json.endObject()
        }
    }
}

extension Instant {
    /// The day in Greenwich.
    fileprivate var day: CivilDate {
        let length: Int64 = 86_400_000
        let days = milliseconds >= 0 ? milliseconds / length : (milliseconds + 1) / length - 1
        return CivilDate(daysSince1970: Int(days))
    }
}
