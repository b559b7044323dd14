import OpsTesting

@testable import OpsCore

/// Ops asking by itself, by chance.
extension RandomCrisis {
    mutating func anyWaves() -> WavesCommand {
        switch chance.below(7) {
        case 6: .callReserve(anyMission())
        case 0: .stop(anyRequest())
        case 1: .remind(anyMission())
        case 2: .moveOn(anyRequest())
        default:
            .begin(
                anyRequest(), size: Int64(chance.below(4) + 1),
                delay: chance.below(2) == 0 ? nil : .minutes(20))
        }
    }
}

/// What was said of people changes, also of those who have said yes.
extension RandomCrisis {
    /// Somebody, mostly of a crew, loses what a door asks for, or has it again.
    mutating func anyLoss() -> Command {
        let crews = desk.operation.volunteers.values.filter { !$0.missions.isEmpty }
            .map(\.id).sorted()
        let who = crews.isEmpty || chance.below(3) == 0 ? anyVolunteer() : chance.pick(crews)
        var change = VolunteerChange()
        switch chance.below(7) {
        case 0: change.skills = []
        case 1: change.skills = [Skill(code: Samples.skill("driving"), until: nil)]
        case 2: change.removed = [.vettedUntil]
        case 3: change.vettingScope = .telephone
        default:
            change.skills = Samples.profile().skills
            change.vettedUntil = Samples.profile().vettedUntil
            change.vettingScope = .everything
        }
        return .roster(.change(who, change))
    }
}

/// What must hold of single events, judged by what was known before them.
extension RandomCrisis {
    func faults(of events: [Event], after before: Operation) -> [String] {
        var operation = before
        var faults: [String] = []
        for (index, event) in events.enumerated() {
            if case .dispatching(.missionStarted(let id)) = event {
                faults += departureFaults(id, operation)
            }
            if case .dispatching(.volunteerSolicited(let id, _, let volunteer, _)) = event,
                let request = Self.request(askedForIn: events[index...], id)
            {
                faults += solicitationFaults(volunteer, request, operation)
            }
            // What is asked before stands against nobody of the same wave.
            if case .dispatching(.volunteerSolicited) = event { continue }
            if case .waves(.waveSent) = event { break }
            operation.evolve(event, at: now)
        }
        return faults
    }

    /// The request for which a wave asks this question; nil where a person has named who is asked.
    private static func request(
        askedForIn events: ArraySlice<Event>, _ id: Identifier<Solicitation>
    ) -> Identifier<HelpRequest>? {
        for case .waves(.waveSent(let request, _, let asked, _)) in events
        where asked.contains(id) {
            return request
        }
        return nil
    }

    /// No volunteer is solicited against a typed reason, nor one whom no message reaches.
    private func solicitationFaults(
        _ id: Identifier<Volunteer>, _ request: Identifier<HelpRequest>, _ operation: Operation
    ) -> [String] {
        guard let volunteer = operation.volunteers[id], let request = operation.requests[request]
        else { return ["a wave asks nobody, or for nothing"] }
        let judged = operation.proposal(volunteer, for: request, at: now)
        var against = judged.reasonsAgainst
        // How far a wave goes is its own rule.
        against.removeAll(where: \.isOfDistance)
        let name = "a wave asks volunteer \(volunteer.number)"
        var faults = against.map { "\(name): \($0)" }
        if judged.isToRing { faults.append("\(name), whom nothing reaches") }
        return faults
    }

    /// Nobody leaves for a door without what it asks for.
    private func departureFaults(
        _ id: Identifier<Mission>, _ operation: Operation
    ) -> [String] {
        guard let mission = operation.missions[id],
            let request = operation.requests[mission.request]
        else { return [] }
        let crew = mission.accepted.compactMap { operation.volunteers[$0.volunteer] }
        let isLed = crew.contains { $0.profile.conditions.vettingScope != .accompanied }
        return
            crew.compactMap { volunteer in
                let isForDoors =
                    switch volunteer.profile.conditions.vettingScope {
                    case .everything: true
                    case .accompanied: isLed
                    case .telephone: false
                    }
                guard volunteer.profile.vettedUntil == nil || request.need.isInPerson && !isForDoors
                else { return nil }
                return "volunteer \(volunteer.number) left on mission \(mission.number)"
            }
    }
}

/// What must hold of waves, whatever happened.
extension RandomCrisis {
    func waveFaults(_ operation: Operation, _ due: [Command]) -> [String] {
        var watched: Set<Identifier<HelpRequest>> = []
        for case .waves(.moveOn(let id)) in due { watched.insert(id) }
        var faults: [String] = []
        for (id, search) in operation.searches {
            let request = operation.requests[id]
            let crew = request?.mission.flatMap { operation.missions[$0] }
            let name = "search of \(request?.number ?? 0)"
            if request == nil { faults.append("\(name): its request is closed") }
            let asks = [.asking, .waiting, .asleep].contains(search.state)
            if asks != (search.dueAt != nil) { faults.append("\(name): asks without a due time") }
            if asks, crew?.isCrewComplete == true {
                faults.append("\(name): asks for a whole crew")
            }
            if asks, !watched.contains(id) { faults.append("\(name): is not watched") }
        }
        var open: [Identifier<Volunteer>: Int] = [:]
        for mission in operation.missions.values {
            for asked in mission.pending { open[asked.volunteer, default: 0] += 1 }
        }
        if open != operation.openQuestions.mapValues(\.count) {
            faults.append("questions that are open are miscounted")
        }
        return faults
    }
}
