import OpsTesting

@testable import OpsCore

/// Crews by chance, and what must hold of them.
extension RandomCrisis {
    mutating func anyCrew() -> CrewCommand {
        let passing =
            desk.operation.missions.values.filter { !$0.incoming.isEmpty }
            .map(\.id).sorted()
            + desk.operation.missions.values.filter { $0.accepted.count > 1 }.map(\.id).sorted()
        let mission =
            passing.isEmpty || chance.below(3) > 0 ? anyMission() : chance.pick(passing)
        let crew = desk.operation.missions[mission]?.accepted.map(\.volunteer) ?? []
        let one: Identifier<Volunteer>? =
            chance.below(3) == 0
            ? nil : crew.isEmpty || chance.below(4) == 0 ? anyVolunteer() : chance.pick(crew)
        switch chance.below(14) {
        case 12: return .takeStepBack(mission)
        case 11:
            // Somebody who has said no, where there is one.
            let request = desk.operation.missions[mission]?.request ?? anyRequest()
            let declined = desk.operation.requests[request]?.declined.first
            return .takeBack(
                AnswerTakenBack(
                    mission: mission, missionNumber: 1, request: request,
                    volunteer: declined ?? anyVolunteer(),
                    reason: chance.pick(TakingBackReason.allCases)), hasLeft: false,
                note: Marked.note)
        case 0, 1:
            return .leave(mission, one, chance.pick(CrewLeaving.allCases), note: Marked.note)
        case 2, 3:
            let asked = desk.operation.missions.values.filter { !$0.incoming.isEmpty }
            let again = chance.below(2) == 0 ? asked.map(\.id).min() : nil
            return .handOver(
                again ?? mission, to: (0...chance.below(2)).map { _ in anyFree() },
                note: Marked.note)
        case 4: return .checkIn(mission, note: Marked.note)
        case 5:
            let alarm = desk.operation.crews.alarms.values.filter { !$0.missing.isEmpty }
                .min { $0.number < $1.number }
            return .checkIn(
                alarm?.mission ?? mission, alarm?.missing.first ?? one, note: Marked.note)
        case 6:
            // Mostly forgotten, so that somebody leaves without it.
            return chance.below(3) == 0 ? .confirmGear(mission) : .checkIn(mission)
        case 7: return .confirm(mission, one)
        case 8: return .runOut(mission, chance.pick(CrewTimer.allCases))
        case 9:
            guard chance.below(4) > 0, let known = desk.operation.missions[mission] else {
                let ruled = desk.operation.deployments.values.filter { $0.crewRules != nil }
                return .setRules(
                    chance.pick(ruled.map(\.id).sorted() + [Samples.id(1)]),
                    CrewRulesChange(CrewRules(checkIn: .minutes(Int64(chance.below(90) + 5)))))
            }
            return .noteExposure(
                MissionMet(
                    id: mission, number: known.number, place: Samples.unit, deployment: nil),
                days: 14, note: Marked.note)
        case 10: return .escalate(anyAlarm())
        default:
            guard chance.below(3) > 0 else {
                return .setEmergencyContact(anyVolunteer(), Marked.person)
            }
            return .close(anyAlarm(), chance.pick(CrewAlarmEnding.said), note: Marked.note)
        }
    }

    /// A mission whose crew may leave, where there is one; first those that need protective gear.
    mutating func anyReady() -> Identifier<Mission> {
        let ready = desk.operation.missions.values.filter { $0.stage == .accepted }
            .sorted { $0.number < $1.number }
        let careful = ready.filter { desk.operation.needsGear($0) }
        return (careful.first ?? ready.first)?.id ?? anyMission()
    }

    /// Mostly somebody who is on no mission.
    private mutating func anyFree() -> Identifier<Volunteer> {
        let free = desk.operation.volunteers.values.filter(\.missions.isEmpty).map(\.id).sorted()
        return free.isEmpty || chance.below(4) == 0 ? anyVolunteer() : chance.pick(free)
    }

    private mutating func anyAlarm() -> Identifier<CrewAlarm> {
        let overdue = desk.operation.crews.alarms.values.filter { $0.kind == .overdue }
        let live = (overdue.isEmpty ? Array(desk.operation.crews.alarms.values) : overdue)
            .map(\.id).sorted()
        return live.isEmpty || chance.below(8) == 0 ? Samples.id(1) : chance.pick(live)
    }

    /// Must-do 30: whoever is watched has a time that runs or an alarm that does, and no alarm is nobody's.
    func crewFaults(_ operation: Operation, _ due: [Command]) -> [String] {
        var faults: [String] = []
        var alarms: Set<Identifier<CrewAlarm>> = []
        var timers: Set<String> = []
        for case .crew(let command) in due {
            if case .escalate(let id) = command { alarms.insert(id) }
            if case .runOut(let id, let timer) = command { timers.insert("\(id) \(timer)") }
        }
        for alarm in operation.crews.alarms.values {
            if !alarms.contains(alarm.id) { faults.append("crew alarm \(alarm.number) sleeps") }
            if operation.territories[alarm.desk] == nil {
                faults.append("crew alarm \(alarm.number) has no desk")
            }
        }
        for (id, watch) in operation.crews.watches {
            guard let mission = operation.missions[id] else {
                faults.append("somebody watches a mission that is over")
                continue
            }
            let name = "the crew of mission \(mission.number)"
            for timer in CrewTimer.allCases
            where watch.due(timer) != nil && !timers.contains("\(id) \(timer)") {
                faults.append("\(name) has no alarm for \(timer)")
            }
            if let alarm = watch.overdue, operation.crews.alarms[alarm] == nil {
                faults.append("\(name) is overdue and nobody knows")
            }
            // Whose partner did not come, or who relieves others there, is at the door before the start.
            if watch.checkInDue != nil, !mission.isOut, mission.accepted.isEmpty {
                faults.append("\(name) must report from home")
            }
        }
        for mission in operation.missions.values where mission.isOut {
            faults += silentFaults(mission, operation)
        }
        return faults
    }

    /// Whoever left alone has a time at which to report, or is overdue and somebody knows.
    private func silentFaults(_ mission: Mission, _ operation: Operation) -> [String] {
        let request = operation.requests[mission.request]
        let rules = request?.deployment.flatMap { operation.deployments[$0]?.crewRules }
        guard mission.accepted.count == 1, request?.need.isInPerson == true, rules != nil
        else { return [] }
        let watch = operation.crews.watches[mission.id]
        return watch?.checkInDue == nil && watch?.overdue == nil
            ? ["whoever is on mission \(mission.number) alone is not watched"] : []
    }
}
