import OpsTesting

@testable import OpsCore

/// What must hold of rounds, whatever happened.
extension RandomCrisis {
    /// Must-do 24: no request in two rounds, nobody and nothing in two places, and what was published has its missions.
    func roundFaults(_ operation: Operation) -> [String] {
        var faults: [String] = []
        var taken: Set<Identifier<HelpRequest>> = []
        let rounds = operation.rounds.inOrder
        for (place, round) in rounds.enumerated() {
            let name = "round \(round.number)"
            for request in round.openRequests where !taken.insert(request).inserted {
                faults.append("\(name) and another have request \(request)")
            }
            for other in rounds[..<place] where other.plan.slot.meets(round.plan.slot) {
                if !Set(other.plan.crew).isDisjoint(with: round.plan.crew) {
                    faults.append("\(name) and \(other.number) have one crew")
                }
                if let vehicle = round.plan.vehicle, vehicle == other.plan.vehicle {
                    faults.append("\(name) and \(other.number) have one vehicle")
                }
            }
            faults += round.openRequests.compactMap { fault(of: round, $0, operation) }
            switch round.state {
            case .draft: continue
            case .published:
                if round.openRequests.isEmpty { faults.append("\(name) is over and live") }
            case .ended, .withdrawn: faults.append("\(name) is \(round.state) and live")
            }
        }
        return faults
    }

    private func fault(
        of round: Round, _ id: Identifier<HelpRequest>, _ operation: Operation
    ) -> String? {
        let name = "round \(round.number)"
        guard let request = operation.requests[id] else { return "\(name) holds what is over" }
        let mission = request.mission.flatMap { operation.missions[$0] }
        if round.state == .draft {
            return mission.map { $0.acceptedCount > 0 } ?? false
                ? "\(name) is on paper and request \(request.number) on its way" : nil
        }
        return mission == nil ? "\(name) is published without request \(request.number)" : nil
    }
}
