import OpsTesting

@testable import OpsCore

/// A log is kept while the crisis goes on.
extension RandomCrisis {
    mutating func anyOperations() -> OperationsCommand {
        let log = desk.operation.log
        let events = log.events.values.sorted { $0.number < $1.number }.suffix(3).map(\.id)
        let event = chance.pick(events + [Samples.id(1)])
        let teams = log.teams.values.sorted { $0.number < $1.number }.suffix(6).map(\.id)
        let team = chance.pick(teams + [Samples.id(1)])
        let places =
            desk.operation.territories.insertionOrder.map(\.code) + [Samples.code("nowhere")]
        switch chance.below(12) {
        case 0:
            return .openEvent(
                OpenOperationEvent(
                    title: Marked.note, kind: chance.pick(OperationEventKind.allCases),
                    territory: chance.pick(places),
                    status: chance.pick(OperationEventStatus.settable), reportMinutes: 30))
        case 1, 2:
            return .addTeam(
                AddTeam(
                    to: event, name: Marked.note, kind: chance.pick(TeamKind.allCases),
                    status: chance.pick(TeamStatus.allCases), members: anyMembers()))
        case 3:
            let minutes: Int64? = chance.below(2) == 0 ? nil : Int64(5 + chance.below(60))
            return .changeEvent(
                event, chance.below(2) == 0 ? nil : chance.pick(OperationEventStatus.settable),
                reportMinutes: minutes)
        case 4: return chance.below(3) == 0 ? .closeEvent(event) : .raiseSilence(team)
        case 5: return .setMembers(team, anyMembers())
        case 6, 7:
            return .writeNote(
                WriteEventNote(
                    in: event, Marked.note,
                    happenedAt: now + .minutes(Int64(chance.below(90)) - 80),
                    about: NoteSubjects(team: chance.below(2) == 0 ? nil : team),
                    corrects: chance.below(3) == 0 ? Int64(chance.below(4)) + 1 : nil,
                    isFromTeam: chance.below(2) == 0))
        default: return .setStatus(team, chance.pick(TeamStatus.allCases))
        }
    }

    private mutating func anyMembers() -> [Identifier<Volunteer>] {
        let known = desk.operation.volunteers.values.sorted { $0.number < $1.number }.map(\.id)
        return (0..<chance.below(3)).map { _ in chance.pick(known + [Samples.id(1)]) }
    }

    /// Must-do 34: who is expected to report has an alarm and a desk; a closed event expects nobody.
    func teamFaults(_ operation: Operation, _ due: [Command]) -> [String] {
        var faults: [String] = []
        var watched: Set<Identifier<Team>> = []
        for case .operations(.raiseSilence(let id)) in due { watched.insert(id) }
        var members: Set<Identifier<Volunteer>> = []
        for team in operation.log.teams.values {
            let name = "team \(team.number)"
            guard let event = operation.log.events[team.event] else {
                faults.append("\(name) has no event")
                continue
            }
            if operation.territories[team.desk] == nil { faults.append("\(name) has no desk") }
            let isExpected =
                event.status == .inProgress && team.status.isCountedOn
                || event.status == .stopped && team.status.isOut
            if isExpected != (team.dueAt != nil) {
                faults.append(
                    "\(name) is \(team.status) in \(event.status), due \(team.dueAt as Any)")
            }
            if isExpected, !watched.contains(team.id) { faults.append("\(name) has no alarm") }
            if team.isSilent, !isExpected { faults.append("\(name) is silent and may be") }
            guard event.status != .complete else { continue }
            for member in team.members where team.status.isOut {
                let isUnderWay = operation.volunteers[member]?.missions.contains {
                    operation.missions[$0]?.isOut == true
                }
                if isUnderWay == true {
                    faults.append("somebody is out with \(name) and at a door")
                }
            }
            for member in team.members where !members.insert(member).inserted {
                faults.append("somebody is in \(name) and in another")
            }
        }
        return faults
    }
}
