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
                // What is on paper takes nothing from anybody: who drives it may have taken a door of another since.
                if (other.state == .draft) == (round.state == .draft),
                    !Set(other.plan.crew).isDisjoint(with: round.plan.crew)
                {
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

    /// Must-do 24: whatever is added to a published round, what somebody was told stays in it and within her window, and
    /// its vehicle is kept for as long as it is away.
    func promiseFaults(after before: Operation) -> [String] {
        let after = desk.operation
        return before.rounds.inOrder.filter { $0.state == .published }.flatMap {
            known -> [String] in
            guard let round = after.rounds.live[known.id] else { return [] }
            let name = "round \(round.number)"
            var faults: [String] = []
            if round.plan.crew != known.plan.crew, !isDrivenByItsCrew(round, after, known, before) {
                faults.append("\(name) has another crew")
            }
            for stop in known.plan.stops {
                guard let now = round.plan.stops.first(where: { $0.isSame(as: stop) }) else {
                    faults.append("\(name) lost a stop")
                    continue
                }
                guard !stop.isClosed, !now.isClosed else { continue }
                if now.window != stop.window || stop.window?.contains(now.arrival) == false {
                    faults.append("\(name) comes at another time than was told")
                }
            }
            let kept = round.plan.vehicle.flatMap { after.assets[$0] }?.bookings
                .first { $0.number == round.booking }
            if let kept, kept.slot != round.plan.slot {
                faults.append("\(name) has its vehicle at another time")
            }
            return faults
        }
    }

    /// Whether whoever a round has since named goes to one of its doors, and who went to one and was kept still does.
    ///
    /// Who came along and was asked for no door (a service may want fewer people than were named) comes along still.
    private func isDrivenByItsCrew(
        _ round: Round, _ after: Operation, _ known: Round, _ before: Operation
    ) -> Bool {
        func goers(_ round: Round, _ operation: Operation) -> Set<Identifier<Volunteer>> {
            Set(operation.missionsInHand(of: round).flatMap(\.accepted).map(\.volunteer))
        }
        let (went, goes) = (goers(known, before), goers(round, after))
        return round.plan.crew.allSatisfy {
            goes.contains($0) || known.plan.crew.contains($0) && !went.contains($0)
        }
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
