import OpsCore
import OpsStore

/// The operations log as the API shows it.
extension JSONWriter {
    mutating func operationEvent(_ row: OperationEventRow, in room: ReadingRoom) throws {
        beginObject()
        member("id", row.id)
        member("number", row.number)
        member("title", try room.name(ofLogged: row.id))
        member("kind", row.kind)
        member("territory", row.territory)
        member("status", row.status)
        member("emsi", OperationEventStatus(rawValue: row.status)?.emsi)
        member("reportMinutes", row.reportMinutes)
        var (teams, silent): (Int64, Int64) = (0, 0)
        try room.teams(ofEvent: row.number, limit: .max) { team in
            teams += 1
            if team.silences > 0 { silent += 1 }
            return true
        }
        member("teams", teams)
        member("silentTeams", silent)
        member("notes", row.notes)
        member("openedAt", row.openedAt)
        member("closedAt", row.closedAt)
        member("version", row.version)
        endObject()
    }

    /// A team of a list.
    mutating func team(_ row: TeamRow, in room: ReadingRoom) throws {
        beginObject()
        try members(of: row, in: room)
        endObject()
    }

    /// A team with its people and how its status went; who they are by name is for those who assign.
    mutating func wholeTeam(
        _ row: TeamRow, in room: ReadingRoom, namesVolunteers: Bool
    ) throws {
        beginObject()
        try members(of: row, in: room)
        member("people", each: try room.members(ofTeam: row.number)) { json, id in
            json.beginObject()
            json.member("id", id)
            let volunteer = try? room.volunteer(.id(id))
            json.member("number", volunteer?.number)
            json.member("name", namesVolunteers ? volunteer?.name : nil)
            json.endObject()
        }
        member("reports", each: try room.reports(ofTeam: row.number, limit: 100)) { json, report in
            json.beginObject()
            json.member("status", report.status)
            json.member("silence", report.isSilence)
            json.member("at", report.at)
            json.member("by", report.actor)
            if let label = try? room.label(ofActor: report.actor) { json.member("byLabel", label) }
            json.endObject()
        }
        endObject()
    }

    private mutating func members(of row: TeamRow, in room: ReadingRoom) throws {
        member("id", row.id)
        member("number", row.number)
        member("name", try room.name(ofLogged: row.id))
        standing(of: row)
        member("version", row.version)
    }

    /// What of a team names nobody.
    mutating func standing(of row: TeamRow) {
        member("event", row.eventNumber)
        member("kind", row.kind)
        member("territory", row.territory)
        member("status", row.status)
        member("emsi", TeamStatus(rawValue: row.status)?.emsi)
        member("since", row.since)
        member("heardAt", row.heardAt)
        member("dueAt", row.dueAt)
        member("silent", row.silences > 0)
        member("silences", row.silences)
        member("desk", row.desk)
        member("members", row.members)
    }

    mutating func eventNote(_ row: EventNoteRow, in room: ReadingRoom) throws {
        beginObject()
        member("id", row.id)
        member("event", row.eventNumber)
        member("number", row.number)
        member("happenedAt", row.happenedAt)
        member("writtenAt", row.writtenAt)
        member("by", row.actor)
        if let label = try room.label(ofActor: row.actor) { member("byLabel", label) }
        member("text", try room.notes(about: row.id).first)
        member("team", row.team)
        member("request", try row.request.flatMap { try room.standing(.id($0))?.number })
        member("mission", try row.mission.flatMap { try room.mission(.id($0))?.number })
        member("danger", try row.danger.flatMap { try room.danger(.id($0))?.number })
        member("corrects", row.corrects)
        member("fromTeam", row.isFromTeam)
        endObject()
    }
}
