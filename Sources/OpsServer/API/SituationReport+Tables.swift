import OpsCore
import OpsStore

/// A report as the tables stand.
extension SituationReport {
    /// So many of a kind are told one by one; of more the number alone.
    static let lineLimit = 20
    static let noteLimit = 10

    init(of row: OperationEventRow, in room: ReadingRoom, at instant: Instant) throws {
        self.init(
            at: instant, number: row.number, title: try room.name(ofLogged: row.id),
            kind: OperationEventKind(rawValue: row.kind) ?? .other, territory: row.territory,
            status: OperationEventStatus(rawValue: row.status) ?? .inProgress,
            openedAt: row.openedAt, closedAt: row.closedAt)
        let branch = try TerritoryCode(row.territory).map { try room.branch(downFrom: $0) } ?? []
        try takeTeams(of: row, in: room)
        // Danger is everybody's: no territory hides it, and no list is its number.
        dangers = try room.liveDangers(in: nil, limit: Self.lineLimit).prefix(Self.lineLimit).map {
            Matter(number: $0.number, territory: $0.territory, since: $0.openedAt)
        }
        dangerTotal = try room.liveDangerCount()
        figures = try room.figures(
            from: row.firstRequest, in: branch, at: row.closedAt ?? instant)
        // What waits now is not of an event that is over.
        if row.closedAt == nil { try takeMatters(in: room, branch) }
        figures.notes = row.notes
        try takeNotes(of: row, in: room)
    }

    /// What waits, what is late, who is out, what went wrong with crews.
    private mutating func takeMatters(in room: ReadingRoom, _ branch: [TerritoryCode]) throws {
        let alarms = try room.boardAlarms(in: branch, limit: Self.lineLimit)
        crewAlarmTotal = alarms.total
        crewAlarms = alarms.rows.map {
            CrewAlarmLine(
                number: $0.number, kind: $0.kind, mission: $0.missionNumber, desk: $0.desk,
                since: $0.openedAt)
        }
        try takeRequests(in: room, branch)
        let live = try room.missionsUnderway(in: branch, limit: Int(Int32.max))
        let out = live.filter { $0.stage?.isOut == true }
        missionTotal = Int64(out.count)
        missionsReady = Int64(live.count - out.count)
        missions = Array(out.prefix(Self.lineLimit))
        try takeMeans(in: room, branch)
    }

    /// What there is to work with, and what of it somebody must see to.
    private mutating func takeMeans(in room: ReadingRoom, _ branch: [TerritoryCode]) throws {
        var lines: [AssetKind: AssetLine] = [:]
        for row in try room.assetCounts(in: branch) {
            lines[row.kind, default: AssetLine(row.kind)].count(row.state, row.count)
        }
        assets = AssetKind.allCases.compactMap { lines[$0] }
        troubledAssets = try room.troubledAssets(in: branch, at: at).prefix(Self.lineLimit)
            .map { TroubledAsset($0, at: at) }
        stock = try room.stockLeft(in: branch, limit: Self.lineLimit)
        expiringLots = try room.expiringLots(in: branch, at: at).prefix(Self.lineLimit)
            .map { ExpiringLot($0, at: at) }
    }

    private mutating func takeTeams(of row: OperationEventRow, in room: ReadingRoom) throws {
        var lines: [TeamLine] = []
        try room.teams(ofEvent: row.number, limit: .max) { team in
            lines.append(
                TeamLine(
                    number: team.number, name: try room.name(ofLogged: team.id),
                    kind: TeamKind(rawValue: team.kind) ?? .other,
                    status: TeamStatus(rawValue: team.status) ?? .available, since: team.since,
                    heardAt: team.heardAt, isSilent: team.silences > 0, members: team.members))
            return true
        }
        // Who is silent first; then as they are out, on their way, at their base.
        let order = TeamStatus.allCases.reversed()
        func place(_ line: TeamLine) -> Int {
            line.isSilent ? -1 : Array(order).firstIndex(of: line.status) ?? order.count
        }
        teams = lines.sorted { (place($0), $0.number) < (place($1), $1.number) }
    }

    private mutating func takeRequests(
        in room: ReadingRoom, _ branch: [TerritoryCode]
    ) throws {
        let rows = try room.waiting(in: branch, at: at)
        waiting = Dictionary(grouping: rows.filter { $0.total > 0 }, by: \.need)
            .map { need, rows in
                Waiting(need: need, counts: rows.reduce(AgeCounts()) { $0 + $1.counts })
            }
            .sorted { ($1.counts.total, $0.need.rawValue) < ($0.counts.total, $1.need.rawValue) }
        overdue = rows.reduce(0) { $0 + $1.overdue }
        silentTerritories = rows.silentTerritories
        var late: [Matter] = []
        try room.dueFirst(in: branch, overdueAt: at, limit: Self.lineLimit) { request in
            late.append(
                Matter(
                    number: request.number,
                    need: request.text(.need).flatMap { NeedKind(rawValue: $0) },
                    territory: request.text(.territory), since: request.promisedAt))
        }
        longestLate = late.sorted { $0.since < $1.since }
    }

    private mutating func takeNotes(of row: OperationEventRow, in room: ReadingRoom) throws {
        var last: [Note] = []
        try room.eventNotes(ofEvent: row.number, Page(before: nil, limit: Self.noteLimit)) { note in
            last.append(
                Note(
                    number: note.number, happenedAt: note.happenedAt, writtenAt: note.writtenAt,
                    text: try room.notes(about: note.id).first, team: note.team,
                    corrects: note.corrects))
            return true
        }
        notes = last
    }
}

extension [WaitingRow] {
    /// Where requests are due and nobody has touched them, the longest first.
    var silentTerritories: [SituationReport.SilentTerritory] {
        Dictionary(grouping: filter { $0.untouched > 0 }, by: \.territory).map { code, rows in
            SituationReport.SilentTerritory(
                territory: code, requests: rows.reduce(0) { $0 + $1.untouched },
                since: rows.compactMap(\.untouchedSince).min() ?? Instant(milliseconds: 0))
        }
        .sorted { ($0.since, $0.territory) < ($1.since, $1.territory) }
    }
}
