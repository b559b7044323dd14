import OpsTesting

@testable import OpsCore

/// What must hold at every moment.
extension RandomCrisis {
    func faults() -> [String] {
        let operation = desk.operation
        var copy = operation
        let due = copy.takeDue(at: now + .days(400), limit: .max)
        return requestFaults(operation, due) + missionFaults(operation)
            + volunteerFaults(operation) + dangerFaults(operation, due) + twinFaults(operation)
            + visitFaults(operation) + packetFaults(operation)
            + callFaults(operation, due) + concernFaults(operation, due)
            + planFaults(operation, due) + teamFaults(operation, due)
            + seriesFaults(operation, due) + moneyFaults(operation, due)
            + waveFaults(operation, due) + answerFaults(operation, due) + messageFaults(operation)
            + crewFaults(operation, due) + candidateFaults(operation, due) + goneFaults(operation)
            + roundFaults(operation)
            + eventFaults
    }

    /// Must-do 23: visits to a person are owned at every moment: by a request that waits, or by an alarm.
    private func seriesFaults(_ operation: Operation, _ due: [Command]) -> [String] {
        var faults: [String] = []
        var watched: Set<Identifier<VisitSeries>> = []
        for case .visits(.moveOn(let id)) in due { watched.insert(id) }
        var people: Set<Identifier<PersonHelped>> = []
        for series in operation.care.series.values {
            let name = "series \(series.number)"
            let request = series.request.flatMap { operation.requests[$0] }
            if (series.step == .visiting) != (request != nil) {
                faults.append(
                    "\(name) is \(series.step) and its request \(request == nil ? "gone" : "there")"
                )
            }
            if series.step != .visiting, !watched.contains(series.id) {
                faults.append("\(name) has no alarm")
            }
            if operation.territories[series.desk] == nil { faults.append("\(name) has no desk") }
            if !people.insert(operation.mergedPeople[series.person] ?? series.person).inserted {
                faults.append("somebody has \(name) and another")
            }
        }
        let index = operation.care.seriesByRequest.filter {
            operation.care.series[$0.value]?.request != $0.key
        }
        return faults + index.map { "request \($0.key) belongs to no series" }
    }

    /// Must-do 21: every care plan has an owner and an alarm, and nobody has two.
    private func planFaults(_ operation: Operation, _ due: [Command]) -> [String] {
        var faults: [String] = []
        var watched: Set<Identifier<CarePlan>> = []
        for case .care(.remindOfPlan(let id)) in due { watched.insert(id) }
        var people: Set<Identifier<PersonHelped>> = []
        for plan in operation.care.plans.values {
            let name = "plan \(plan.number)"
            if !watched.contains(plan.id) { faults.append("\(name) has no alarm") }
            if operation.territories[plan.desk] == nil { faults.append("\(name) has no desk") }
            if operation.volunteers[plan.supporter] == nil {
                faults.append("\(name) has no supporter")
            }
            if !people.insert(operation.mergedPeople[plan.person] ?? plan.person).inserted {
                faults.append("somebody has \(name) and another")
            }
        }
        return faults
    }

    /// A packet in somebody's hands has a crew that is on its way.
    private func packetFaults(_ operation: Operation) -> [String] {
        operation.missions.values.compactMap { mission in
            guard mission.packet?.state == .collected else { return nil }
            let isUnderway = mission.stage == .started || mission.stage == .arrived
            return isUnderway ? nil : "mission \(mission.number) has a packet and no crew"
        }
    }

    /// Nobody has a code whom nobody goes to see.
    private func visitFaults(_ operation: Operation) -> [String] {
        operation.missions.values.compactMap { mission in
            guard mission.visitCode != nil else { return nil }
            let need = operation.requests[mission.request]?.need
            return mission.stage.hasVisitor && need?.isInPerson == true
                ? nil : "mission \(mission.number) has a code and no visitor"
        }
    }

    /// Must-do 22: every planned call has a state, an owner, a due time with its alarm, and keeps to
    /// safe hours.
    private func callFaults(_ operation: Operation, _ due: [Command]) -> [String] {
        var faults: [String] = []
        var watched: Set<Identifier<PlannedCall>> = []
        for case .followUp(.moveOn(let id)) in due { watched.insert(id) }
        for call in operation.plannedCalls.values {
            let name = "call \(call.number)"
            if !watched.contains(call.id) { faults.append("\(name) has no alarm") }
            if operation.territories[call.desk] == nil { faults.append("\(name) has no desk") }
            if call.dueAt < call.callAt, call.state == .open {
                faults.append("\(name) is due before it may be made")
            }
            if call.state == .closed { faults.append("\(name) is closed and live") }
            if (call.state == .taken) != (call.taker != nil) {
                faults.append(
                    "\(name) is \(call.state) and taken by \(call.taker, default: "nobody")")
            }
            if call.step.isCall, !operation.isSafe(call, at: call.callAt) {
                faults.append("\(name) would be made outside safe hours")
            }
        }
        let visits = operation.callsByVisit.filter { operation.plannedCalls[$0.value] == nil }
        return faults + visits.map { "visit \($0.key) belongs to no call" }
    }

    /// Must-do 15: every live concern has an owner, a due time and its alarm.
    private func concernFaults(_ operation: Operation, _ due: [Command]) -> [String] {
        var watched: Set<Identifier<SafeguardingConcern>> = []
        for case .safeguarding(.escalate(let id)) in due { watched.insert(id) }
        return operation.concerns.values.flatMap { concern -> [String] in
            let name = "concern \(concern.number)"
            var faults = watched.contains(concern.id) ? [] : ["\(name) has no alarm"]
            if concern.decision == nil, !concern.openActions.isEmpty {
                faults.append("\(name) is worked on and was not decided")
            }
            if case .desk(let code) = concern.owner, code != operation.territories.root {
                faults.append("\(name) is nobody's at the top")
            }
            return faults
        }
    }

    /// One step leads from anybody to the one that is kept.
    private func twinFaults(_ operation: Operation) -> [String] {
        operation.mergedPeople.values.compactMap { kept in
            operation.mergedPeople[kept].map { _ in "a chain of merges" }
        }
    }

    /// Must-do 2: every live alert has a state, an owner, and an alarm within half an hour.
    private func dangerFaults(_ operation: Operation, _ due: [Command]) -> [String] {
        var faults: [String] = []
        var watched: Set<Identifier<DangerAlert>> = []
        for case .danger(.escalate(let id)) in due { watched.insert(id) }
        for alert in operation.dangers.values {
            let name = "alert \(alert.number)"
            if !watched.contains(alert.id) { faults.append("\(name) has no alarm") }
            if alert.dueAt > now + Operation.dangerFollowSpan {
                faults.append("\(name) sleeps too long")
            }
            switch (alert.state, alert.owner) {
            case (.open, .desk(let code)) where code == operation.territories.root: continue
            case (.taken, .supervisor): continue
            default: faults.append("\(name) is \(alert.state) and owned by \(alert.owner)")
            }
        }
        return faults
    }

    /// Must-do 1: every live request has a status, an owner who exists, and an alarm.
    private func requestFaults(_ operation: Operation, _ due: [Command]) -> [String] {
        var faults: [String] = []
        var watched: Set<Identifier<HelpRequest>> = []
        for case .hotline(.escalate(let id)) in due { watched.insert(id) }
        for request in operation.requests.values {
            let name = "request \(request.number)"
            if request.status.isClosed { faults.append("\(name) is closed and live") }
            // An alarm that was taken off the list and refused would be lost here.
            if !watched.contains(request.id) { faults.append("\(name) has no alarm") }
            switch request.owner {
            case .desk(let code):
                if operation.territories[code] == nil { faults.append("\(name) has no desk") }
            case .crew(let mission):
                if operation.missions[mission] == nil { faults.append("\(name) has no crew") }
            }
            let isUncovered = request.deployment == nil && request.need != .qualification
            if isUncovered != (request.status == .uncovered) {
                faults.append("\(name) is covered or not")
            }
            let mission = request.mission.flatMap { operation.missions[$0] }
            if request.mission != nil, mission == nil { faults.append("\(name) lost its mission") }
            if !Self.agree(request.status, mission) {
                faults.append(
                    "\(name) is \(request.status), its mission \(String(describing: mission?.stage))"
                )
            }
        }
        return faults
    }

    private static func agree(_ status: RequestStatus, _ mission: Mission?) -> Bool {
        switch status {
        case .uncovered:
            mission.map {
                $0.stage == .offered && $0.pending.isEmpty && $0.accepted.isEmpty
            } ?? true
        case .open: mission.map { $0.stage == .offered && $0.pending.isEmpty } ?? true
        case .offered: mission.map { $0.stage == .offered && !$0.pending.isEmpty } ?? false
        case .assigned: mission?.stage == .accepted
        case .underway: mission?.stage == .started || mission?.stage == .arrived
        case .done, .cancelled, .qualified: false
        }
    }

    /// The capacity lock: never more than the crew, and no question open once it is complete.
    private func missionFaults(_ operation: Operation) -> [String] {
        var faults: [String] = []
        for mission in operation.missions.values {
            let name = "mission \(mission.number)"
            if mission.accepted.count > Int(mission.crew) { faults.append("\(name) is too many") }
            let asked = mission.pending.filter { !mission.incoming.contains($0.id) }
            if mission.isCrewComplete, !asked.isEmpty {
                faults.append("\(name) still asks")
            }
            // A crew that somebody left under way goes on.
            let isSound =
                mission.isOut
                ? !mission.accepted.isEmpty : (mission.stage == .accepted) == mission.isCrewComplete
            if !isSound {
                faults.append("\(name) is \(mission.stage) with \(mission.accepted.count)")
            }
            if operation.requests[mission.request]?.mission != mission.id {
                faults.append("\(name) has lost its request")
            }
            let crew = mission.accepted.map(\.volunteer)
            if Set(crew).count != crew.count { faults.append("\(name) counts somebody twice") }
        }
        return faults
    }

    /// Nobody is under way to two doors, but to those of one round.
    private func isInTwoPlaces(_ volunteer: Volunteer, _ operation: Operation) -> Bool {
        let out = volunteer.missions.compactMap { operation.missions[$0] }.filter(\.isOut)
        let rounds = Set(out.map { operation.publishedRound(of: $0.request)?.id })
        return out.count > 1 && (rounds.count > 1 || rounds.contains(nil))
    }

    /// In hand is exactly what was accepted, and who has nothing but what is planned ahead is looked for.
    private func volunteerFaults(_ operation: Operation) -> [String] {
        var inHand: [Identifier<Volunteer>: [Identifier<Mission>]] = [:]
        for mission in operation.missions.values {
            for answer in mission.solicitations where answer.state == .accepted {
                inHand[answer.volunteer, default: []].append(mission.id)
            }
        }
        return operation.volunteers.values.compactMap { volunteer in
            let areAhead = volunteer.missions.compactMap { operation.missions[$0] }
                .allSatisfy { mission in
                    let isOnRound =
                        operation.rounds.round(of: mission.request)?.state == .published
                    let slot = operation.crews.watches[mission.id]?.slot
                    return !mission.isOut && (isOnRound || slot != nil)
                }
            var again = volunteer
            operation.bind(&again)
            if again != volunteer { return "volunteer \(volunteer.number) has other hours" }
            if isInTwoPlaces(volunteer, operation) {
                return "volunteer \(volunteer.number) is in two places"
            }
            if volunteer.isBound == areAhead {
                return "volunteer \(volunteer.number) is bound or not"
            }
            return volunteer.missions.sorted() == inHand[volunteer.id, default: []].sorted()
                ? nil : "volunteer \(volunteer.number) is not where the missions say"
        }
    }
}
