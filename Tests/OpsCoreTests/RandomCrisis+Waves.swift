import OpsTesting

@testable import OpsCore

/// Ops asking by itself, by chance.
extension RandomCrisis {
    mutating func anyWaves() -> WavesCommand {
        switch chance.below(6) {
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
            let asks = search.state == .asking || search.state == .waiting
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
