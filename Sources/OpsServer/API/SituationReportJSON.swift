import OpsCore
import OpsStore

/// A situation report, and the board: how matters stand, as the API shows it.
extension JSONWriter {
    mutating func report(
        _ report: SituationReport, in language: PublicationLanguage, on wall: Wall
    ) {
        beginObject()
        member("at", report.at)
        key("event")
        event(of: report)
        member("text", report.text(in: language, on: wall))
        member("dangers", each: report.dangers) { $0.matter($1) }
        member("dangerTotal", report.dangerTotal)
        member("crewAlarms", each: report.crewAlarms) { $0.line($1) }
        member("crewAlarmTotal", report.crewAlarmTotal)
        member("teams", each: report.teams) { $0.line($1) }
        member("silentTeams", Int64(report.silentTeams.count))
        member("waiting", report.waitingTotal)
        member("waitingByNeed", each: report.waiting) { json, waiting in
            json.beginObject()
            json.member("need", waiting.need.rawValue)
            json.ages(waiting.counts)
            json.endObject()
        }
        member("overdue", report.overdue)
        member("longestLate", each: report.longestLate) { $0.matter($1) }
        silentTerritories(report.silentTerritories)
        member("missions", each: report.missions) { $0.matter($1) }
        member("missionTotal", report.missionTotal)
        member("missionsReady", report.missionsReady)
        means(of: report)
        member("notes", each: report.notes) { $0.note($1) }
        key("figures")
        figures(of: report)
        endObject()
    }

    private mutating func event(of report: SituationReport) {
        beginObject()
        member("number", report.number)
        member("title", report.title)
        member("kind", report.kind.rawValue)
        member("territory", report.territory)
        member("status", report.status.rawValue)
        member("emsi", report.status.emsi)
        member("openedAt", report.openedAt)
        member("closedAt", report.closedAt)
        endObject()
    }

    private mutating func line(_ team: SituationReport.TeamLine) {
        beginObject()
        member("number", team.number)
        member("name", team.name)
        member("kind", team.kind.rawValue)
        member("status", team.status.rawValue)
        member("emsi", team.status.emsi)
        member("since", team.since)
        member("heardAt", team.heardAt)
        member("silent", team.isSilent)
        member("members", team.members)
        endObject()
    }

    private mutating func line(_ alarm: SituationReport.CrewAlarmLine) {
        beginObject()
        member("number", alarm.number)
        member("kind", alarm.kind.rawValue)
        member("missionNumber", alarm.mission)
        member("desk", alarm.desk)
        member("since", alarm.since)
        endObject()
    }

    private mutating func note(_ note: SituationReport.Note) {
        beginObject()
        member("number", note.number)
        member("happenedAt", note.happenedAt)
        member("writtenAt", note.writtenAt)
        member("text", note.text)
        member("team", note.team)
        member("corrects", note.corrects)
        endObject()
    }

    private mutating func figures(of report: SituationReport) {
        beginObject()
        member("requests", report.figures.requests)
        member("helped", report.figures.helped)
        member("cancelled", report.figures.cancelled)
        member("notes", report.figures.notes)
        endObject()
    }

    private mutating func matter(_ matter: SituationReport.Matter) {
        beginObject()
        member("number", matter.number)
        member("need", matter.need?.rawValue)
        member("stage", matter.stage?.rawValue)
        member("territory", matter.territory)
        member("since", matter.since)
        endObject()
    }

    /// How many, and how long they have waited: one count a band.
    mutating func ages(_ counts: AgeCounts) {
        member("requests", counts.total)
        member("ages", each: Array(counts.counts.enumerated())) { json, band in
            json.beginObject()
            let edges = AgeCounts.edges
            json.member("underMinutes", band.offset < edges.count ? edges[band.offset] : nil)
            json.member("requests", band.element)
            json.endObject()
        }
    }

    mutating func silentTerritories(_ territories: [SituationReport.SilentTerritory]) {
        member("silentTerritories", each: territories) { json, silent in
            json.beginObject()
            json.member("territory", silent.territory)
            json.member("requests", silent.requests)
            json.member("since", silent.since)
            json.endObject()
        }
    }

    /// All that a board shows; it names nobody.
    mutating func board(
        of branch: [TerritoryCode]?, as territory: String?, in room: ReadingRoom,
        at instant: Instant
    ) throws {
        let rows = try room.waiting(in: branch, at: instant)
        beginObject()
        member("at", instant)
        member("territory", territory)
        // Danger is everybody's: no filter hides it.
        member("dangers", each: try room.liveDangers(in: nil, limit: Self.boardLimit)) {
            $0.boardDanger($1, at: instant)
        }
        member("dangerTotal", try room.liveDangerCount())
        let alarms = try room.boardAlarms(in: branch, limit: Self.boardLimit)
        member("crewAlarms", each: alarms.rows) { $0.boardAlarm($1, at: instant) }
        member("crewAlarmTotal", alarms.total)
        key("waiting")
        beginObject()
        ages(rows.reduce(AgeCounts()) { $0 + $1.counts })
        endObject()
        member("overdue", rows.reduce(0) { $0 + $1.overdue })
        key("due")
        beginArray()
        try room.dueFirst(in: branch, limit: Self.boardLimit) { boardRequest($0, at: instant) }
        endArray()
        key("lateUnderway")
        beginArray()
        try room.lateWithCrew(in: branch, at: instant, limit: Self.boardLimit) {
            boardRequest($0, at: instant)
        }
        endArray()
        try boardMeans(of: branch, in: room, at: instant)
        silentTerritories(rows.silentTerritories)
        member("candidates", each: try room.overdueCandidates(in: branch, at: instant)) {
            json, overdue in
            json.beginObject()
            json.member("territory", overdue.territory)
            json.member("overdue", overdue.count)
            json.member("since", overdue.since)
            json.endObject()
        }
        member("replies", each: try room.overdueReplies(in: branch, at: instant)) { json, late in
            json.beginObject()
            json.member("desk", late.desk)
            json.member("overdue", late.count)
            json.member("since", late.since)
            json.endObject()
        }
        try boardTeams(of: branch, in: room)
        endObject()
    }

    /// More fits on no screen; the counts tell of all.
    static let boardLimit = 100

    private mutating func boardDanger(_ row: DangerRow, at instant: Instant) {
        beginObject()
        member("number", row.number)
        member("state", row.state)
        member("territory", row.territory)
        member("openedAt", row.openedAt)
        member("dueAt", row.dueAt)
        member("overdue", row.dueAt < instant)
        endObject()
    }

    private mutating func boardRequest(_ row: borrowing RequestRow, at instant: Instant) {
        beginObject()
        member("number", row.number)
        member("need", row.text(.need))
        member("status", row.text(.status))
        member("territory", row.text(.territory))
        member("desk", row.text(.ownerDesk))
        member("openedAt", row.openedAt)
        member("dueAt", row.dueAt)
        member("promisedAt", row.promisedAt)
        member("overdue", row.promisedAt < instant)
        member("escalations", row.escalations)
        endObject()
    }

    /// Things that are not back, things that are booked and cannot go, lots that go off.
    private mutating func boardMeans(
        of branch: [TerritoryCode]?, in room: ReadingRoom, at instant: Instant
    ) throws {
        member(
            "assets",
            each: try room.troubledAssets(in: branch, at: instant).prefix(Self.boardLimit)
                .map { SituationReport.TroubledAsset($0, at: instant) }
        ) { $0.line($1) }
        member(
            "lots",
            each: try room.expiringLots(in: branch, at: instant).prefix(Self.boardLimit)
                .map { SituationReport.ExpiringLot($0, at: instant) }
        ) { $0.line($1) }
    }

    private mutating func line(_ asset: SituationReport.TroubledAsset) {
        beginObject()
        member("number", asset.number)
        member("kind", asset.kind.rawValue)
        member("tag", asset.tag)
        member("territory", asset.territory)
        member("what", asset.isLate ? "late" : "booked_faulty")
        member("since", asset.since)
        endObject()
    }

    private mutating func line(_ lot: SituationReport.ExpiringLot) {
        beginObject()
        member("number", lot.number)
        member("item", lot.item)
        member("territory", lot.territory)
        member("remaining", lot.remaining)
        member("expiresOn", lot.expiresOn?.iso8601)
        member("expired", lot.hasExpired)
        endObject()
    }

    private mutating func means(of report: SituationReport) {
        member("assets", each: report.assets) { json, line in
            json.beginObject()
            json.member("kind", line.kind.rawValue)
            json.member("available", line.available)
            json.member("out", line.out)
            json.member("faulty", line.faulty)
            json.endObject()
        }
        member("troubledAssets", each: report.troubledAssets) { $0.line($1) }
        member("stock", each: report.stock) { json, line in
            json.beginObject()
            json.member("item", line.item)
            json.member("remaining", line.remaining)
            json.endObject()
        }
        member("expiringLots", each: report.expiringLots) { $0.line($1) }
    }

    private mutating func boardTeams(of branch: [TerritoryCode]?, in room: ReadingRoom) throws {
        let wanted = branch.map { Set($0.map(\.text)) }
        key("teams")
        beginArray()
        var count = 0
        try room.teams(ofEvent: nil, limit: .max) { team in
            guard wanted?.contains(team.territory) != false else { return true }
            beginObject()
            member("number", team.number)
            standing(of: team)
            endObject()
            count += 1
            return count < Self.boardTeamLimit
        }
        endArray()
    }

    private static let boardTeamLimit = 500
}
