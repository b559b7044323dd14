import OpsCore
import OpsStore

/// Those who offer to help, as the API shows them.
extension JSONWriter {
    /// A candidate of the work-list; who they are like where that was asked.
    mutating func candidate(
        _ row: CandidateRow, like others: [RosterLikeness]? = nil, in room: ReadingRoom,
        at instant: Instant, language: PublicationLanguage = .en
    ) throws {
        beginObject()
        try members(of: row, in: room, at: instant)
        if let others { likenesses("likenesses", others, in: room, language) }
        endObject()
    }

    /// A candidate with what became of them, and what was noted.
    mutating func wholeCandidate(
        _ row: CandidateRow, like others: [RosterLikeness]? = nil, in room: ReadingRoom,
        at instant: Instant, language: PublicationLanguage = .en
    ) throws {
        beginObject()
        try members(of: row, in: room, at: instant)
        member("steps", each: try room.steps(ofCandidate: row.number)) { json, step in
            json.beginObject()
            json.member("state", step.state)
            json.member("at", step.at)
            json.member("by", step.actor)
            json.endObject()
        }
        member("notes", try room.notes(about: row.id))
        member("merged", each: try room.mergedCandidates(into: row.id)) { $0.value($1) }
        if let others { likenesses("likenesses", others, in: room, language) }
        endObject()
    }

    private mutating func members(
        of row: CandidateRow, in room: ReadingRoom, at instant: Instant
    ) throws {
        if row.name != nil { room.noteNaming(row.id) }
        member("id", row.id)
        member("number", row.number)
        member("state", row.state)
        member("stage", row.stage)
        member("name", row.name)
        member("phone", row.phone)
        member("email", row.email)
        if let note = row.note { member("note", note) }
        if let ref = row.ref { member("ref", ref) }
        // The profile is a JSON object in its column: its members are taken as they are.
        rawMembers(row.profile.dropFirst().dropLast())
        key("owner")
        if let desk = row.desk {
            beginObject()
            member("kind", "desk")
            member("territory", desk)
            endObject()
        } else {
            null()
        }
        let isOpen = row.closedAt == nil
        member("offeredAt", row.offeredAt)
        member("movedAt", row.movedAt)
        member("dueAt", isOpen ? row.dueAt : nil)
        member("overdue", isOpen && (row.dueAt < instant || row.escalations > 0))
        member("escalations", row.escalations)
        member("contact", row.contact)
        member("volunteer", row.volunteer)
        member("volunteerNumber", try row.volunteer.flatMap { try room.volunteer(.id($0))?.number })
        member("mergedInto", row.merged)
        member("mergedIntoNumber", try row.merged.flatMap { try room.candidate(.id($0))?.number })
        member("reason", row.reason)
        member("closedAt", row.closedAt)
        // Who has a name is not erased: that is nearly everybody.
        if row.name == nil, let proof = try room.erasure(ofCandidate: row.id) {
            member("erasedAt", proof.at)
        }
        member("version", row.version)
    }

    /// Who of the roster, or of those who offer to help, somebody may be.
    mutating func likenesses(
        _ name: StaticString, _ others: [RosterLikeness], in room: ReadingRoom,
        _ language: PublicationLanguage
    ) {
        member(name, each: others) { json, other in
            json.beginObject()
            switch other.twin {
            case .candidate(let id):
                room.noteNaming(id)
                json.member("kind", "candidate")
                json.member("id", id)
            case .volunteer(let id):
                json.member("kind", "volunteer")
                json.member("id", id)
            }
            json.member("number", other.number)
            json.member("name", other.name)
            json.member("territory", other.territory)
            json.member("score", other.likeness.score)
            json.member("likely", other.likeness.isLikely)
            json.reasons(other.likeness.reasons, in: language)
            json.endObject()
        }
    }
}
