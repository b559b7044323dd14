import OpsCore
import OpsStore

/// Planned calls as the API shows them.
extension JSONWriter {
    /// A call of the work-list, with the number to call: who makes twenty of them opens no page twice.
    mutating func plannedCall(
        _ row: PlannedCallRow, in room: ReadingRoom, at instant: Instant
    ) throws {
        beginObject()
        try members(of: row, in: room, at: instant)
        endObject()
    }

    /// A call with each time the person was tried, who may be asked when nobody answers, and notes.
    mutating func wholePlannedCall(
        _ row: PlannedCallRow, in room: ReadingRoom, at instant: Instant
    ) throws {
        beginObject()
        try members(of: row, in: room, at: instant)
        try alsoCalled(row, in: room)
        let numbers = try room.numbers(ofCall: row.id)
        key("neighbour")
        beginObject()
        member("name", numbers?.neighbourName)
        member("phone", numbers?.neighbourPhone)
        endObject()
        tries(try room.attempts(ofCall: row.number))
        member("notes", try room.notes(about: row.id))
        key("answer")
        try answer(of: row, in: room)
        try carePlan(for: row.person, in: room, at: instant)
        endObject()
    }

    mutating func tries(_ attempts: [CallAttemptRow]) {
        member("tries", each: attempts) { json, attempt in
            json.beginObject()
            json.member("step", attempt.step)
            json.member("result", attempt.result)
            json.member("triedAt", attempt.triedAt)
            json.endObject()
        }
    }

    /// Other series of this kind for her: two are seldom meant, and she is called twice.
    private mutating func alsoCalled(_ row: PlannedCallRow, in room: ReadingRoom) throws {
        guard row.everyDays != nil, row.closedAt == nil else { return }
        let others = try room.plannedCalls(of: row.person).filter {
            $0.id != row.id && $0.purpose == row.purpose && $0.everyDays != nil
        }
        member("alsoCalled", each: others) { $0.value($1.number) }
    }

    private mutating func members(
        of row: PlannedCallRow, in room: ReadingRoom, at instant: Instant
    ) throws {
        let isClosed = row.closedAt != nil
        member("id", row.id)
        member("number", row.number)
        member("purpose", row.purpose)
        member("state", row.state)
        member("step", isClosed ? nil : row.step)
        key("person")
        try person(of: row, in: room)
        try consentWithdrawn([.callBack], of: row.person, in: room)
        member("contact", row.contact)
        member("contactNumber", row.contactNumber)
        member("requestNumber", row.requestNumber)
        member("visitNumber", row.visitNumber)
        member("territory", row.territory)
        member("language", row.language)
        key("owner")
        owner(of: row)
        try told(of: row, in: room)
        member("callAt", row.callAt)
        member("dueAt", isClosed ? nil : row.dueAt)
        member("overdue", !isClosed && row.dueAt < instant)
        member("preferred", row.preferred)
        member("safe", row.safe)
        member("utcOffsetMinutes", row.utcOffset)
        member("voicemail", row.allowsVoicemail)
        member("everyDays", row.everyDays)
        member("until", row.until)
        member("plannedAt", row.plannedAt)
        member("closedAt", row.closedAt)
        member("attempts", row.attempts)
        member("escalations", row.escalations)
        member("ending", row.ending)
        member("version", row.version)
    }

    /// Between when and when somebody comes, as she is to be told the day before.
    private mutating func told(of row: PlannedCallRow, in room: ReadingRoom) throws {
        guard row.purpose == CallPurpose.dayBefore.rawValue, let request = row.requestNumber,
            let slot = try room.slot(ofRequest: request)
        else { return }
        key("slot")
        beginObject()
        member("from", slot.from)
        member("until", slot.until)
        endObject()
    }

    /// Whether help came; null while that was not told.
    mutating func answer(of row: PlannedCallRow, in room: ReadingRoom) throws {
        guard let answer = try room.answer(ofCall: row.number) else { return null() }
        beginObject()
        member("help", answer.help)
        member("reason", answer.reason)
        member("unmet", answer.unmet)
        endObject()
    }

    /// The safe number, whenever it was told; else the one that was given for this call, or else the person's.
    private mutating func person(of row: PlannedCallRow, in room: ReadingRoom) throws {
        let person = try room.person(row.person)
        let caller = try room.contact(.id(row.contact))?.caller.flatMap { try room.person($0) }
        let phone =
            try room.safePhone(of: row.person) ?? room.numbers(ofCall: row.id)?.phone
            ?? room.callablePhone(of: row.person)
        beginObject()
        member("id", row.person)
        member("name", person?.name)
        member("phone", phone)
        member("address", person?.address)
        member("callerName", caller?.name)
        member("callerPhone", caller?.phone)
        endObject()
    }

    private mutating func owner(of row: PlannedCallRow) {
        guard row.closedAt == nil else { return null() }
        beginObject()
        member("kind", row.state == PlannedCallState.taken.rawValue ? "taker" : "desk")
        member("territory", row.desk)
        if let taker = row.taker { member("token", taker) }
        endObject()
    }
}
