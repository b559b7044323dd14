import OpsCore
import OpsTesting

@testable import OpsStore

/// Crews of a busy season.
extension Rush {
    mutating func anyCrew() -> Command? {
        guard let mission = anyMission() else { return nil }
        let alarms = desk.operation.crews.alarms.keys.sorted()
        let one = mission.accepted.first?.volunteer
        // Silence is told whenever there is any: seldom enough is a crew out for so long.
        let silent = desk.operation.crews.watches
            .filter { $0.value.checkInDue.map { $0 <= now } ?? false }.keys.min()
        if let silent { return .crew(.runOut(silent, .checkIn)) }
        switch chance.below(13) {
        case 11:
            guard let left = desk.operation.requests[mission.request]?.declined.first else {
                return nil
            }
            return .crew(
                .takeBack(
                    AnswerTakenBack(
                        mission: mission.id, missionNumber: mission.number,
                        request: mission.request, volunteer: left, reason: .misheard),
                    hasLeft: false, note: Marked.note))
        case 0:
            return .crew(
                .leave(mission.id, one, chance.pick(CrewLeaving.allCases), note: Marked.note))
        case 1, 2:
            let free = desk.operation.volunteers.values.filter { $0.missions.isEmpty }
                .sorted { $0.number < $1.number }.prefix(Int(mission.crew)).map(\.id)
            return .crew(.handOver(mission.id, to: free, note: Marked.note))
        case 3: return .crew(.checkIn(mission.id, note: Marked.note))
        case 4: return .crew(.checkIn(mission.id, one, note: Marked.note))
        case 5: return .crew(.confirmGear(mission.id))
        case 6: return .crew(.confirm(mission.id, one))
        case 7:
            return .visits(.agreeSlot(mission.id, from: now + .hours(30), minutes: 60))
        case 8:
            return .crew(
                .noteExposure(
                    MissionMet(
                        id: mission.id, number: mission.number, place: Samples.unit,
                        deployment: nil), days: 14, note: Marked.note))
        case 9:
            guard let id = desk.operation.deployments.keys.max() else { return nil }
            return .crew(
                .setRules(
                    id, CrewRulesChange(CrewRules(watched: chance.pick(WatchedCrews.allCases)))))
        case 10:
            let volunteer = chance.pick(desk.operation.volunteers.keys.sorted())
            return .crew(.setEmergencyContact(volunteer, Marked.person))
        default:
            guard let id = alarms.isEmpty ? nil : chance.pick(alarms) else { return nil }
            return .crew(.close(id, .handled, note: Marked.note))
        }
    }
}
