import OpsCore
import OpsStore

/// People who may be one, as the API shows them.
extension JSONWriter {
    mutating func candidates(
        _ answer: LikenessAnswer, in room: ReadingRoom, at instant: Instant,
        language: PublicationLanguage
    ) throws {
        beginObject()
        key("items")
        beginArray()
        for candidate in answer.candidates {
            room.noteNaming(candidate.id)
            beginObject()
            member("id", candidate.id)
            member("mergedInto", candidate.kept)
            member("name", candidate.details.name)
            member("phone", candidate.details.phone)
            member("address", candidate.details.address)
            if let safe = try room.safePhone(of: candidate.id) { member("safePhone", safe) }
            if let safe = try room.safeHours(of: candidate.id) { member("safeHours", safe) }
            member("postcode", candidate.postcode)
            member("score", candidate.likeness.score)
            member("likely", candidate.likeness.isLikely)
            reasons(candidate.likeness.reasons, in: language)
            try brief("history", of: candidate.id, in: room, at: instant)
            try care(for: candidate.id, in: room, at: instant)
            let owed = try room.plannedCalls(of: candidate.id)
            if !owed.isEmpty { member("callsOwed", each: owed.map(\.number)) { $0.value($1) } }
            endObject()
        }
        endArray()
        member("unsearched", answer.unsearched)
        member("crowded", answer.isCrowded)
        endObject()
    }

    mutating func reasons(
        _ reasons: [LikenessReason], in language: PublicationLanguage
    ) {
        member("reasons", each: reasons) { json, reason in
            json.beginObject()
            json.member("code", reason.code)
            json.member("points", reason.points)
            json.member("text", reason.text[language])
            if case .sameNeedOpen(_, let request) = reason { json.member("request", request) }
            json.endObject()
        }
    }

    /// What was asked and done lately, in brief.
    mutating func brief(
        _ name: StaticString, of person: Identifier<PersonHelped>, in room: ReadingRoom,
        at instant: Instant
    ) throws {
        let brief = try room.brief(of: person, before: instant)
        key(name)
        beginObject()
        member("since", instant - ReadingRoom.briefSpan)
        member("contacts", brief.contacts)
        member("lastContactAt", brief.lastContactAt)
        requests("open", brief.open)
        requests("closed", brief.closed)
        member("refusals", brief.refusals)
        endObject()
    }

    private mutating func requests(_ name: StaticString, _ requests: [RequestBrief]) {
        member(name, each: requests) { json, request in
            json.beginObject()
            json.member("number", request.number)
            json.member("need", request.need.rawValue)
            json.member("status", request.status)
            json.member("openedAt", request.openedAt)
            json.member("closedAt", request.closedAt)
            json.member("outcome", request.outcome)
            json.endObject()
        }
    }

    /// Somebody with all contacts and what came of each.
    mutating func history(
        of person: Identifier<PersonHelped>, begunAnew: Set<Identifier<PlannedCall>> = [],
        in room: ReadingRoom, at instant: Instant
    ) throws {
        let details = try room.person(person)
        beginObject()
        member("id", person)
        member("name", details?.name)
        member("phone", details?.phone)
        member("address", details?.address)
        if let postcode = details?.postcode { member("postcode", postcode) }
        if let safe = try room.safePhone(of: person) { member("safePhone", safe) }
        if let hours = try room.safeHours(of: person) { member("safeHours", hours) }
        if let erasure = try room.erasure(of: person) { member("erasedAt", erasure.at) }
        try twins(of: person, in: room)
        try brief("inBrief", of: person, in: room, at: instant)
        try care(for: person, in: room, at: instant)
        try visits(to: person, in: room, at: instant)
        member("visitWish", try room.visitWish(of: person)?.wants)
        key("contacts")
        beginArray()
        for contact in try room.contacts(of: person) {
            try self.contact(contact, withRequestsIn: room, at: instant)
        }
        endArray()
        key("plannedCalls")
        beginArray()
        let owed = try room.plannedCalls(of: person)
        for call in owed { try plannedCall(call, in: room, at: instant) }
        endArray()
        if !begunAnew.isEmpty {
            let anew = owed.filter { begunAnew.contains($0.id) }
            member("begunAnew", each: anew.map(\.number)) { $0.value($1) }
        }
        endObject()
    }
}
