import OpsCore
import OpsTesting

@testable import OpsStore

/// The operations log of a busy season.
extension Rush {
    mutating func anyOperations() -> OperationsCommand? {
        let operation = desk.operation
        let open = operation.log.events.values.filter { $0.status != .complete }
            .sorted { $0.number < $1.number }
        guard let event = open.last, open.count > 1 || chance.below(4) > 0 else {
            let place = operation.territories.insertionOrder.map(\.code)
            return .openEvent(
                OpenOperationEvent(
                    title: Marked.note, kind: .heatWave, territory: chance.pick(place),
                    reportMinutes: 10))
        }
        let teams = operation.log.teams(of: event.id)
        let volunteers = operation.volunteers.values.sorted { $0.number < $1.number }.map(\.id)
        guard let team = teams.isEmpty ? nil : chance.pick(teams), chance.below(5) > 0 else {
            let taken = Set(operation.log.teams.values.flatMap(\.members))
            return .addTeam(
                AddTeam(
                    to: event.id, name: Marked.note, kind: .vehicle, status: .mobile,
                    members: Array(volunteers.filter { !taken.contains($0) }.prefix(2))))
        }
        switch chance.below(8) {
        case 0: return .changeEvent(event.id, .stopped, reportMinutes: 20)
        case 1: return .changeEvent(event.id, .inProgress, reportMinutes: 10)
        case 2: return .setMembers(team.id, Array(team.members.prefix(1)))
        case 3: return chance.below(3) == 0 ? .closeEvent(event.id) : .raiseSilence(team.id)
        case 4, 5: return anyNote(in: event, team)
        default: return .setStatus(team.id, chance.pick(TeamStatus.allCases))
        }
    }

    private mutating func anyNote(in event: OperationEvent, _ team: Team) -> OperationsCommand {
        let operation = desk.operation
        let about = NoteSubjects(
            team: team.id, request: operation.requests.keys.sorted().first,
            mission: operation.missions.keys.sorted().first,
            danger: operation.dangers.keys.sorted().first)
        return .writeNote(
            WriteEventNote(
                in: event.id, Marked.note, happenedAt: now - .minutes(5), about: about,
                corrects: event.notes > 0 ? 1 : nil, isFromTeam: chance.below(2) == 0))
    }
}
