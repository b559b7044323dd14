import OpsCore
import OpsStore

/// Visits to people as the API shows them.
extension JSONWriter {
    /// A series of the work-list: what crews told is not there.
    mutating func visitSeries(
        _ row: VisitSeriesRow, in room: ReadingRoom, at instant: Instant
    ) throws {
        beginObject()
        try members(of: row, in: room, at: instant)
        endObject()
    }

    /// A series; what crews told only for who assigns volunteers.
    mutating func wholeVisitSeries(
        _ row: VisitSeriesRow, in room: ReadingRoom, at instant: Instant, tellsReports: Bool
    ) throws {
        beginObject()
        try members(of: row, in: room, at: instant)
        member("notes", try room.notes(about: row.id))
        if tellsReports { try reports("reports", of: row, in: room) }
        endObject()
    }

    /// Where the visits to somebody stand; null for who has none.
    mutating func visits(
        to person: Identifier<PersonHelped>, in room: ReadingRoom, at instant: Instant
    ) throws {
        key("visits")
        guard let row = try room.visitSeries(to: person) else { return null() }
        beginObject()
        member("number", row.number)
        member("step", row.step)
        member("everyDays", row.everyDays)
        member("nextAt", row.nextAt)
        member("requestNumber", row.requestNumber)
        member("dueAt", row.dueAt)
        endObject()
    }

    private mutating func members(
        of row: VisitSeriesRow, in room: ReadingRoom, at instant: Instant
    ) throws {
        let isEnded = row.closedAt != nil
        member("id", row.id)
        member("number", row.number)
        member("step", row.step)
        try person("person", row.person, in: room)
        member("wants", try room.visitWish(of: row.person)?.wants)
        member("everyDays", row.everyDays)
        member("territory", row.territory)
        key("owner")
        if let desk = row.desk {
            beginObject()
            member("kind", row.requestNumber == nil ? "desk" : "request")
            member("territory", desk)
            endObject()
        } else {
            null()
        }
        member("requestNumber", row.requestNumber)
        member("missionNumber", row.missionNumber)
        member("nextAt", row.nextAt)
        member("dueAt", isEnded ? nil : row.dueAt)
        member("overdue", !isEnded && row.dueAt < instant)
        member("visits", row.visits)
        member("escalations", row.escalations)
        member("openedAt", row.openedAt)
        member("closedAt", row.closedAt)
        member("ending", row.ending)
        member("version", row.version)
    }

    private mutating func reports(
        _ name: StaticString, of row: VisitSeriesRow, in room: ReadingRoom
    ) throws {
        member(name, each: try room.visitReports(ofSeries: row.number)) { json, report in
            json.beginObject()
            json.member("toldAt", report.toldAt)
            json.member("missionNumber", report.missionNumber)
            json.member("health", report.health)
            json.member("housing", report.housing)
            json.member("concern", report.isConcern)
            json.member("note", report.text)
            json.endObject()
        }
    }

    /// All visits to one identity, for the person's copy.
    mutating func copyVisits(to person: Identifier<PersonHelped>, in room: ReadingRoom) throws {
        for row in try room.allVisitSeries(of: person) {
            beginObject()
            member("number", row.number)
            member("step", row.step)
            member("everyDays", row.everyDays)
            member("nextAt", row.nextAt)
            member("openedAt", row.openedAt)
            member("closedAt", row.closedAt)
            member("ending", row.ending)
            try reports("reports", of: row, in: room)
            notes(try room.numberedNotes(about: row.id))
            endObject()
        }
    }

    /// When the crew comes; null while that was not agreed.
    mutating func slot(of mission: Identifier<Mission>, in room: ReadingRoom) throws {
        key("slot")
        guard let slot = try room.slot(of: mission) else { return null() }
        beginObject()
        member("from", slot.from)
        member("until", slot.until)
        endObject()
    }
}
