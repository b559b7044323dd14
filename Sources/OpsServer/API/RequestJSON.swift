import OpsCore
import OpsStore

/// Requests as the API shows them.
extension JSONWriter {
    /// A request of a list; late or not is a matter of the instant.
    mutating func request(_ row: borrowing RequestRow, at instant: Instant) {
        beginObject()
        members(of: row, at: instant)
        endObject()
    }

    /// A request with its person, its caller and all attempts to help.
    ///
    /// Who went and what they said is for those who assign volunteers: others see the attempts alone.
    mutating func request(
        _ row: borrowing RequestRow, in room: ReadingRoom, at instant: Instant,
        namesVolunteers: Bool, besides write: (inout JSONWriter) -> Void = { _ in }
    ) throws {
        beginObject()
        members(of: row, at: instant)
        write(&self)
        if let day = try room.visitDay(ofRequest: row.number) { member("visitAt", day) }
        member("lastingSolutionNeeded", try room.asksForLastingSolution(row))
        try unanswered(row.number, of: row.person, in: room)
        try person("person", row.person, in: room)
        try consentWithdrawn(of: row.person, in: room)
        let contact = try room.contact(.id(row.contact))
        key("caller")
        if let contact, let id = contact.caller {
            let found = try room.person(id)
            beginObject()
            member("id", id)
            member("relation", contact.relation)
            member("name", found?.name)
            member("phone", found?.phone)
            endObject()
        } else {
            null()
        }
        try notes(of: row.contact, in: room)
        try rules(of: row.id, in: room)
        try solicitation(of: row, in: room)
        key("missions")
        beginArray()
        for mission in try room.missions(ofRequest: row.number) {
            try self.mission(mission, in: room, namesVolunteers: namesVolunteers)
        }
        endArray()
        endObject()
    }

    private mutating func members(of row: borrowing RequestRow, at instant: Instant) {
        member("id", row.id)
        member("number", row.number)
        member("contact", row.contact)
        member("need", row, .need)
        member("status", row, .status)
        member("territory", row, .territory)
        member("deployment", row.deployment)
        member("entry", row.entry)
        member("language", row, .language)
        member("postcode", row, .postcode)
        owner(of: row)
        member("crew", row.crew)
        member("openedAt", row.openedAt)
        member("lastsUntil", row, .lastsUntil)
        member("dueAt", row.isClosed ? nil : row.dueAt)
        member("promisedAt", row.promisedAt)
        member("overdue", !row.isClosed && row.promisedAt < instant)
        member("escalations", row.escalations)
        member("closedAt", row.closedAt)
        member("outcome", row, .outcome)
        member("mission", row.mission)
        member("version", row.version)
    }

    private mutating func member(
        _ name: StaticString, _ row: borrowing RequestRow, _ column: RequestRow.TextColumn
    ) {
        key(name)
        row.write(column, to: &self)
    }

    private mutating func owner(of row: borrowing RequestRow) {
        key("owner")
        if row.isOwnedByDesk {
            beginObject()
            member("kind", "desk")
            member("territory", row, .ownerDesk)
            endObject()
        } else if let mission = row.mission {
            beginObject()
            member("kind", "crew")
            member("mission", mission)
            endObject()
        } else {
            null()
        }
    }
}
