import OpsCore
import OpsStore

/// Everything that is held on a volunteer, to be handed to them.
///
/// Of the people they helped it tells the kind of help and the territory, which they know, and nothing that names
/// anybody; what colleagues noted about missions is about those people and stays theirs.
extension JSONWriter {
    mutating func copy(
        of row: VolunteerRow, _ known: KnownPerson,
        live: (load: Int, missions: [Identifier<Mission>])?,
        in room: ReadingRoom, at instant: Instant
    ) throws {
        beginObject()
        member("id", row.id)
        member("madeAt", instant)
        key("volunteer")
        volunteer(
            row, load: live?.load ?? 0, missions: live?.missions ?? [],
            record: try room.crewRecord(of: row.id),
            around: try VolunteerStanding(
                of: row, missions: live?.missions ?? [], in: room, at: instant))
        if let hold = try room.hold(onVolunteer: row.id) {
            key("hold")
            self.hold(hold)
        }
        try trail(of: row.id, in: room)
        key("candidates")
        beginArray()
        for id in known.candidates {
            guard let candidate = try room.candidate(.id(id)) else { continue }
            try wholeCandidate(candidate, in: room, at: instant)
        }
        endArray()
        member("searchKeys", known.counts[.keys])
        member("keptAnswers", known.counts[.replies])
        endObject()
    }

    private mutating func trail(of id: Identifier<Volunteer>, in room: ReadingRoom) throws {
        key("questions")
        beginArray()
        for question in try room.questionsAndAnswers(of: id) { try copy(of: question, in: room) }
        endArray()
        member("leavings", each: try room.leavings(of: id)) { json, leaving in
            json.beginObject()
            json.member("mission", leaving.mission)
            json.member("how", leaving.how)
            json.member("late", leaving.isLate)
            json.member("leftAt", leaving.leftAt)
            json.member("takenBackAt", leaving.takenBackAt)
            json.endObject()
        }
        notes(try room.numberedNotes(ofAnswersBy: id))
        key("messages")
        beginArray()
        for message in try room.messages(to: id) { copy(of: message) }
        endArray()
        key("replies")
        beginArray()
        for reply in try room.keptReplies(of: id) { try copy(of: reply, in: room) }
        endArray()
        things("teams", try room.teams(of: id))
        things("rounds", try room.rounds(of: id))
        things("carePlans", try room.supportedPlans(of: id))
        things("loans", try room.loans(of: id))
        things("crewAlarms", try room.crewAlarms(naming: id))
    }

    private mutating func copy(of question: TrailQuestionRow, in room: ReadingRoom) throws {
        beginObject()
        member("mission", question.mission)
        member("need", question.need)
        member("territory", question.territory)
        member("state", question.state)
        member("askedAt", question.askedAt)
        member("answeredAt", question.answeredAt)
        member("wave", question.wave)
        member("way", question.way)
        member("reason", question.reason)
        member("awayUntil", question.awayUntil)
        // What became of a mission is theirs to know who went.
        if let mission = question.money {
            key("served")
            beginObject()
            member("stage", question.stage)
            member("startedAt", question.startedAt)
            member("arrivedAt", question.arrivedAt)
            member("closedAt", question.closedAt)
            member("minutes", question.minutes)
            member("failureReason", question.failureReason)
            try money(of: mission, in: room)
            endObject()
        }
        endObject()
    }

    private mutating func copy(of message: TrailMessageRow) {
        beginObject()
        member("number", message.number)
        member("kind", message.kind)
        member("mission", message.mission)
        member("state", message.state)
        member("queuedAt", message.queuedAt)
        member("settledAt", message.settledAt)
        member("way", message.way)
        member("reason", message.reason)
        endObject()
    }

    private mutating func copy(of reply: WrittenReplyRow, in room: ReadingRoom) throws {
        beginObject()
        member("number", reply.number)
        member("reason", reply.reason)
        member("mission", reply.missionNumber)
        member("keptAt", reply.keptAt)
        member("settledAt", reply.settledAt)
        member("text", try room.words(of: reply))
        endObject()
    }

    private mutating func things(_ name: StaticString, _ rows: [TrailThingRow]) {
        member(name, each: rows) { json, row in
            json.beginObject()
            json.member("number", row.number)
            json.member("kind", row.kind)
            json.member("territory", row.territory)
            json.member("state", row.state)
            json.member("name", row.name)
            json.member("from", row.from)
            json.member("until", row.until)
            json.endObject()
        }
    }
}

extension TrailQuestionRow {
    /// How long they were out, where they left and it is over.
    fileprivate var minutes: Int64? {
        guard let startedAt, let closedAt else { return nil }
        return max(0, (closedAt.milliseconds - startedAt.milliseconds) / 60_000)
    }
}
