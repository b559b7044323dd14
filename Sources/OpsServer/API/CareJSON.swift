import OpsCore
import OpsStore

/// Care plans as the API shows them, and who calls often.
extension JSONWriter {
    /// What whoever answers the telephone must know of somebody before anything else.
    mutating func care(
        for person: Identifier<PersonHelped>, in room: ReadingRoom, at instant: Instant
    ) throws {
        repeatCaller(try room.frequency(of: person, before: instant))
        try carePlan(for: person, in: room, at: instant)
    }

    /// Why somebody counts as a repeat caller; null for who does not.
    private mutating func repeatCaller(_ often: ContactFrequency) {
        key("repeatCaller")
        guard often.isRepeatCaller else { return null() }
        beginObject()
        member("contacts", often.contacts)
        member("days", often.rules.days)
        member("threshold", often.rules.contacts)
        if often.others > 0 { member("othersWithNumber", often.others) }
        if often.isAtLeast { member("atLeast", true) }
        member("kinds", each: often.kinds) { json, kind in
            json.beginObject()
            json.member("kind", kind.kind)
            json.member("contacts", kind.contacts)
            json.endObject()
        }
        endObject()
    }

    /// The plan in brief, with what was agreed; null for who has none.
    mutating func carePlan(
        for person: Identifier<PersonHelped>, in room: ReadingRoom, at instant: Instant
    ) throws {
        key("carePlan")
        guard let row = try room.carePlan(of: person) else { return null() }
        beginObject()
        member("id", row.id)
        member("number", row.number)
        try terms(of: row, in: room)
        member("reviewAt", row.reviewAt)
        member("overdue", row.dueAt < instant)
        endObject()
    }

    /// A plan of the work-list.
    mutating func carePlan(_ row: CarePlanRow, in room: ReadingRoom, at instant: Instant) throws {
        beginObject()
        try members(of: row, in: room, at: instant)
        endObject()
    }

    /// A plan with what was noted about it.
    mutating func wholeCarePlan(
        _ row: CarePlanRow, in room: ReadingRoom, at instant: Instant
    ) throws {
        beginObject()
        try members(of: row, in: room, at: instant)
        member("notes", try room.notes(about: row.id))
        endObject()
    }

    private mutating func members(
        of row: CarePlanRow, in room: ReadingRoom, at instant: Instant
    ) throws {
        let isEnded = row.closedAt != nil
        member("id", row.id)
        member("number", row.number)
        member("state", row.state)
        try person("person", row.person, in: room)
        try terms(of: row, in: room)
        member("territory", row.territory)
        key("owner")
        if let desk = row.desk {
            beginObject()
            member("kind", "desk")
            member("territory", desk)
            endObject()
        } else {
            null()
        }
        member("openedAt", row.openedAt)
        member("reviewAt", isEnded ? nil : row.reviewAt)
        member("dueAt", isEnded ? nil : row.dueAt)
        member("overdue", !isEnded && row.dueAt < instant)
        member("reviews", row.reviews)
        member("reviewedAt", row.reviewedAt)
        member("escalations", row.escalations)
        member("closedAt", row.closedAt)
        member("ending", row.ending)
        member("version", row.version)
    }

    /// Who supports her, when she is called, how far that goes.
    private mutating func terms(of row: CarePlanRow, in room: ReadingRoom) throws {
        let agreed = try room.agreed(inPlan: row.id)
        let supporter = try room.volunteer(.id(row.supporter))
        key("supporter")
        beginObject()
        member("id", row.supporter)
        member("number", supporter?.number)
        member("name", supporter?.name)
        member("available", supporter?.isAvailable ?? false)
        endObject()
        key("calls")
        try setTimes(of: row, in: room)
        member("limits", agreed.limits)
        member("agreedWith", agreed.agreedWith)
    }

    /// The calls at set times; null while none are to come.
    private mutating func setTimes(of row: CarePlanRow, in room: ReadingRoom) throws {
        guard let call = try row.call.flatMap({ try room.plannedCall(.id($0)) }),
            call.closedAt == nil
        else { return null() }
        beginObject()
        member("number", call.number)
        member("callAt", call.callAt)
        member("everyDays", call.everyDays)
        member("preferred", call.preferred)
        member("safe", call.safe)
        member("utcOffsetMinutes", call.utcOffset)
        endObject()
    }

    /// All plans of one identity, for the person's copy; who supports her is somebody else, and told by number.
    mutating func copyCarePlans(of person: Identifier<PersonHelped>, in room: ReadingRoom) throws {
        for plan in try room.allCarePlans(of: person) {
            let agreed = try room.agreed(inPlan: plan.id)
            beginObject()
            member("number", plan.number)
            member("state", plan.state)
            member("openedAt", plan.openedAt)
            member("reviewAt", plan.reviewAt)
            member("closedAt", plan.closedAt)
            member("ending", plan.ending)
            member("supporter", try room.volunteer(.id(plan.supporter))?.number)
            member("callNumber", try plan.call.flatMap { try room.plannedCall(.id($0)) }?.number)
            member("limits", agreed.limits)
            member("agreedWith", agreed.agreedWith)
            notes(try room.numberedNotes(about: plan.id))
            endObject()
        }
    }
}
