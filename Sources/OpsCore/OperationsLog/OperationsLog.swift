/// What the operation holds of the log that people keep: events and their teams.
///
/// Closed events stay, and are few: who writes to one is told that it is closed, and not that it never was.
package struct OperationsLog: Hashable, Sendable {
    package internal(set) var events: [Identifier<OperationEvent>: OperationEvent] = [:]
    package internal(set) var teams: [Identifier<Team>: Team] = [:]
    /// The teams of each event, in the order of their numbers; follows from the teams.
    var teamsOfEvents: [Identifier<OperationEvent>: [Identifier<Team>]] = [:]
    /// Which team each volunteer is with who is out, or reserved; follows from the teams and events.
    private var busy: [Identifier<Volunteer>: Identifier<Team>] = [:]
    var eventCount: Int64 = 0
    var teamCount: Int64 = 0

    /// The teams of an event, in the order of their numbers.
    package func teams(of event: Identifier<OperationEvent>) -> [Team] {
        (teamsOfEvents[event] ?? []).compactMap { teams[$0] }
    }

    /// Those that are not over.
    var openEvents: [Identifier<OperationEvent>] {
        events.values.filter { $0.status != .complete }.map(\.id)
    }

    /// The team that somebody is with: they can be nowhere else.
    func team(of volunteer: Identifier<Volunteer>) -> Team? {
        busy[volunteer].flatMap { teams[$0] }
    }

    mutating func insert(_ team: Team) {
        teams[team.id] = team
        teamsOfEvents[team.event, default: []].append(team.id)
        engage(team.id)
    }

    mutating func setStatus(_ status: TeamStatus, of id: Identifier<Team>) {
        teams[id]?.status = status
        engage(id)
    }

    mutating func setMembers(_ members: [Identifier<Volunteer>], of id: Identifier<Team>) {
        for member in teams[id]?.members ?? [] where busy[member] == id { busy[member] = nil }
        teams[id]?.members = members
        engage(id)
    }

    mutating func close(_ id: Identifier<OperationEvent>) {
        events[id]?.status = .complete
        for team in teamsOfEvents[id] ?? [] { engage(team) }
    }

    private mutating func engage(_ id: Identifier<Team>) {
        guard let team = teams[id] else { return }
        let isBusy = team.status.isEngaged && events[team.event]?.status != .complete
        for member in team.members {
            if isBusy {
                busy[member] = id
            } else if busy[member] == id {
                busy[member] = nil
            }
        }
    }
}

extension OperationsLog {
    func pack(into bytes: inout ByteWriter) {
        bytes.number(eventCount)
        bytes.number(teamCount)
        bytes.list(events.values.sorted { $0.number < $1.number }) { $1.pack(into: &$0) }
        bytes.list(teams.values.sorted { $0.number < $1.number }) { $1.pack(into: &$0) }
    }

    init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        eventCount = try bytes.number()
        teamCount = try bytes.number()
        for _ in 0..<(try bytes.count()) {
            let event = try OperationEvent(from: &bytes)
            events[event.id] = event
        }
        for _ in 0..<(try bytes.count()) { insert(try Team(from: &bytes)) }
    }
}

extension OperationEvent {
    fileprivate func pack(into bytes: inout ByteWriter) {
        bytes.identifier(id)
        bytes.number(number)
        bytes.text(kind.rawValue)
        bytes.text(territory.text)
        bytes.text(status.rawValue)
        bytes.number(reportMinutes)
        bytes.number(firstRequest)
        bytes.number(activeSince.milliseconds)
        bytes.number(notes)
    }

    fileprivate init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        self.init(
            id: try bytes.identifier(), number: try bytes.number(), kind: try bytes.code(),
            territory: try bytes.made(TerritoryCode.init), status: try bytes.code(),
            reportMinutes: try bytes.number(), firstRequest: try bytes.number(),
            activeSince: Instant(milliseconds: try bytes.number()), notes: try bytes.number())
    }
}

extension Team {
    fileprivate func pack(into bytes: inout ByteWriter) {
        bytes.identifier(id)
        bytes.number(number)
        bytes.identifier(event)
        bytes.text(kind.rawValue)
        bytes.text(territory.text)
        bytes.list(members) { $0.identifier($1) }
        bytes.text(status.rawValue)
        bytes.number(heardAt.milliseconds)
        bytes.text(desk.text)
        bytes.optional(dueAt) { $0.number($1.milliseconds) }
        bytes.number(silences)
    }

    fileprivate init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        self.init(
            id: try bytes.identifier(), number: try bytes.number(), event: try bytes.identifier(),
            kind: try bytes.code(), territory: try bytes.made(TerritoryCode.init),
            members: try bytes.list { bytes throws(ByteReader.Damaged) in
                try bytes.identifier()
            },
            status: try bytes.code(), heardAt: Instant(milliseconds: try bytes.number()),
            desk: try bytes.made(TerritoryCode.init),
            dueAt: try bytes.optional { bytes throws(ByteReader.Damaged) in
                Instant(milliseconds: try bytes.number())
            },
            silences: try bytes.number())
    }
}
