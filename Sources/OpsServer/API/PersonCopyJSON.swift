import OpsCore
import OpsStore

/// Everything that is held on a person, in the order in which it came.
extension JSONWriter {
    mutating func copy(
        of person: Identifier<PersonHelped>, _ known: KnownPerson,
        _ others: [LikenessCandidate], in room: ReadingRoom, at instant: Instant,
        language: PublicationLanguage
    ) throws {
        beginObject()
        member("id", person)
        member("madeAt", instant)
        // What is held on them may be hers too, and is not in here.
        member("mayBeHerToo", each: others) { json, other in
            json.beginObject()
            json.member("id", other.kept ?? other.id)
            json.reasons(other.likeness.reasons, in: language)
            json.endObject()
        }
        key("identities")
        beginArray()
        for identity in known.identities { try copy(ofIdentity: identity, in: room) }
        endArray()
        key("contacts")
        beginArray()
        for contact in try room.allContacts(of: person) { try copy(of: contact, in: room) }
        endArray()
        key("calls")
        beginArray()
        for identity in known.identities { try copyCalls(of: identity, in: room) }
        endArray()
        key("concerns")
        beginArray()
        let isWhole = try room.hasConcernsInCopy
        for concern in try room.allConcerns(of: known) {
            try copy(of: concern, in: room, isWhole: isWhole)
        }
        endArray()
        key("carePlans")
        beginArray()
        for identity in known.identities { try copyCarePlans(of: identity, in: room) }
        endArray()
        key("visits")
        beginArray()
        for identity in known.identities { try copyVisits(to: identity, in: room) }
        endArray()
        key("candidates")
        beginArray()
        for id in known.candidates {
            if let row = try room.candidate(.id(id)) {
                try wholeCandidate(row, in: room, at: instant)
            }
        }
        endArray()
        consents("consents", try room.consents(of: person))
        member("searchKeys", known.counts[.keys])
        member("keptAnswers", known.counts[.replies])
        endObject()
    }

    private mutating func copy(
        ofIdentity id: Identifier<PersonHelped>, in room: ReadingRoom
    ) throws {
        let details = try room.person(id)
        beginObject()
        member("id", id)
        member("name", details?.name)
        member("phone", details?.phone)
        member("address", details?.address)
        member("postcode", details?.postcode)
        member("safePhone", details?.safePhone)
        member("safeHours", details?.safeHours)
        member("entryCode", try room.entryCode(of: id))
        member("erasedAt", try room.erasure(of: id)?.at)
        if let hold = try room.hold(on: id) { self.hold("hold", hold) }
        if let at = try room.refusedCalls(of: id) { member("callsRefusedAt", at) }
        if let wish = try room.ownVisitWish(of: id) {
            key("visitWish")
            beginObject()
            member("wants", wish.wants)
            member("wishedAt", wish.at)
            endObject()
        }
        member("corrections", each: try room.corrections(of: id)) { json, correction in
            json.beginObject()
            json.member("at", correction.at)
            json.member("fields", correction.fields)
            json.endObject()
        }
        endObject()
    }

    /// Who may be asked when nobody answers is somebody else, as a caller is.
    private mutating func copyCalls(
        of person: Identifier<PersonHelped>, in room: ReadingRoom
    ) throws {
        for call in try room.allPlannedCalls(of: person) {
            let numbers = try room.numbers(ofCall: call.id)
            beginObject()
            member("number", call.number)
            member("purpose", call.purpose)
            member("state", call.state)
            member("plannedAt", call.plannedAt)
            member("callAt", call.callAt)
            member("phone", numbers?.phone)
            member(
                "neighbourIsHeld",
                numbers?.neighbourName != nil || numbers?.neighbourPhone != nil)
            try whatCame(of: call, in: room)
            notes(try room.numberedNotes(about: call.id))
            endObject()
        }
    }

    /// Hours and days as she said them, when she was tried, and what she answered.
    private mutating func whatCame(of call: PlannedCallRow, in room: ReadingRoom) throws {
        member("requestNumber", call.requestNumber)
        member("visitNumber", call.visitNumber)
        member("preferred", call.preferred)
        member("safe", call.safe)
        member("utcOffsetMinutes", call.utcOffset)
        member("voicemail", call.allowsVoicemail)
        member("everyDays", call.everyDays)
        member("until", call.until)
        member("closedAt", call.closedAt)
        member("ending", call.ending)
        tries(try room.attempts(ofCall: call.number))
        guard call.purpose == CallPurpose.outcome.rawValue else { return }
        key("answer")
        try answer(of: call, in: room)
    }

    private mutating func hold(_ name: StaticString, _ hold: HoldRow) {
        key(name)
        self.hold(hold)
    }

    mutating func hold(_ hold: HoldRow) {
        beginObject()
        member("reason", hold.reason)
        member("since", hold.since)
        endObject()
    }

    /// Who called is somebody else: what is held on that person is not told here.
    private mutating func copy(of contact: ContactRow, in room: ReadingRoom) throws {
        beginObject()
        member("number", contact.number)
        member("kind", contact.kind)
        member("loggedAt", contact.loggedAt)
        member("occurredAt", contact.occurredAt)
        member("language", contact.language)
        member("postcode", contact.postcode)
        member("territory", contact.territory)
        supplies(contact.foodUntil, contact.medicineUntil)
        if contact.caller != nil || contact.relation != nil {
            key("caller")
            beginObject()
            member("relation", contact.relation)
            member("nameIsHeld", try contact.caller.flatMap { try room.person($0)?.name } != nil)
            endObject()
        }
        try origin(ofContact: contact.id, in: room)
        if let lifted = try room.liftedAnonymity(of: contact.id) { self.lifted(lifted) }
        notes(try room.numberedNotes(about: contact.id))
        var requests: [RequestBrief] = []
        try room.requests(ofContact: contact.number) { requests.append(RequestBrief($0)) }
        key("requests")
        beginArray()
        for request in requests { try copy(of: request, in: room) }
        endArray()
        key("dangers")
        beginArray()
        for danger in try room.dangers(ofContact: contact.number) {
            try copy(of: danger, in: room)
        }
        endArray()
        endObject()
    }

    mutating func notes(_ notes: [(number: Int64, text: String)]) {
        member("notes", each: notes) { json, note in
            json.beginObject()
            json.member("number", note.number)
            json.member("text", note.text)
            json.endObject()
        }
    }

    private mutating func copy(of request: RequestBrief, in room: ReadingRoom) throws {
        beginObject()
        member("number", request.number)
        member("need", request.need.rawValue)
        member("status", request.status)
        member("openedAt", request.openedAt)
        member("closedAt", request.closedAt)
        member("outcome", request.outcome)
        member("task", try room.task(of: request.id))
        member("lastsUntil", try room.lastDay(of: request.id))
        if let check = try room.ruleCheck(of: request.id) {
            key("ruleCheck")
            ruleCheck(check, words: try room.words(of: check))
        }
        if let refusal = try room.ruleRefusal(of: request.id) {
            member("refusedByRule", refusal.rule)
            if let text = try room.text(of: refusal) { member("refusedBecause", text) }
            member("sentTo", refusal.sentTo)
        }
        notes(try room.numberedNotes(about: request.id, andLogOf: .request))
        key("missions")
        beginArray()
        for mission in try room.missions(ofRequest: request.number).reversed() {
            beginObject()
            member("number", mission.number)
            member("stage", mission.stage)
            member("openedAt", mission.openedAt)
            member("startedAt", mission.startedAt)
            member("arrivedAt", mission.arrivedAt)
            member("closedAt", mission.closedAt)
            member("failureReason", mission.failureReason)
            if let packet = try room.packet(of: mission.id) {
                member("pharmacy", packet.pharmacy)
                member("coldChain", packet.isCold)
                member("urgent", packet.isUrgent)
            }
            try money(of: mission.id, in: room)
            if try room.slot(of: mission.id) != nil { try slot(of: mission.id, in: room) }
            notes(try room.numberedNotes(about: mission.id, andLogOf: .mission))
            endObject()
        }
        endArray()
        endObject()
    }

    private mutating func copy(of danger: DangerRow, in room: ReadingRoom) throws {
        beginObject()
        member("number", danger.number)
        member("state", danger.state)
        member("openedAt", danger.openedAt)
        member("closedAt", danger.closedAt)
        member("outcome", danger.outcome)
        member("calls", each: try room.serviceCalls(ofDanger: danger.number)) { json, call in
            json.beginObject()
            json.member("service", call.service)
            json.member("calledAt", call.calledAt)
            json.member("reference", call.reference)
            json.endObject()
        }
        notes(try room.numberedNotes(about: danger.id, andLogOf: .danger))
        endObject()
    }

    /// The proof that everything on somebody was erased.
    mutating func erasure(
        _ row: ErasureRow, ofContact contact: Identifier<Contact>? = nil,
        ofDanger danger: Identifier<DangerAlert>? = nil,
        ofCandidate candidate: Identifier<Candidate>? = nil,
        ofVolunteers volunteers: [Identifier<Volunteer>] = [], in room: ReadingRoom
    ) throws {
        beginObject()
        let people = try room.identities(erasedAt: row.position)
        member("people", people.map(\.description))
        if let contact { member("contact", contact) }
        if let danger { member("danger", danger) }
        if let candidate { member("candidate", candidate) }
        if !volunteers.isEmpty { member("volunteers", volunteers.map(\.description)) }
        member("erasedAt", row.at)
        member("by", row.actor)
        member("reason", row.reason)
        key("rows")
        raw(row.counts)
        member("position", row.position)
        member("digest", row.digest.hexadecimal)
        endObject()
    }
}
