import OpsTesting

@testable import OpsCore

/// Nobody is in two places (must-do 13).
extension RandomCrisis {
    /// Who has two missions in hand that meet, though it was not so before: time may bring it about, no decision does.
    func placeFaults(after before: Operation) -> [String] {
        let after = desk.operation
        return after.volunteers.values.flatMap { volunteer -> [String] in
            let held = volunteer.missions.compactMap { after.missions[$0] }
            let known = before.volunteers[volunteer.id]?.missions ?? []
            return held.indices.flatMap { place in
                held[..<place].compactMap { other -> String? in
                    let pair = [held[place], other]
                    let areNew = pair.contains { mission in
                        !known.contains(mission.id)
                            || after.crews.watches[mission.id]?.slot
                                != before.crews.watches[mission.id]?.slot
                    }
                    let wereKnown = pair.allSatisfy { known.contains($0.id) }
                    guard areNew, meet(pair, after), !(wereKnown && meet(pair, before)) else {
                        return nil
                    }
                    return "volunteer \(volunteer.number) is in two places: missions "
                        + "\(pair.map(\.number))"
                }
            }
        }
    }

    /// From when until when somebody is away: as was agreed, as their round drives, else two hours from now on.
    private func away(
        _ mission: Mission, _ operation: Operation
    ) -> (from: Instant, until: Instant, round: Identifier<Round>?) {
        let slot = operation.crews.watches[mission.id]?.slot
        if let round = operation.rounds.round(of: mission.request), round.state == .published,
            now < round.plan.backAt, slot.map({ $0.from < round.plan.backAt }) ?? true,
            slot.map({ round.plan.leavesAt < $0.until || $0.until <= now }) ?? true
        {
            return (round.plan.leavesAt, round.plan.backAt, round.id)
        }
        if let slot, !mission.isOut, now < slot.until { return (slot.from, slot.until, nil) }
        return (now, max(now + .hours(2), slot?.until ?? now), nil)
    }

    /// An hour lies between two doors, but for those of rounds.
    private func meet(_ pair: [Mission], _ operation: Operation) -> Bool {
        let times = pair.compactMap { operation.missions[$0.id] }.map { away($0, operation) }
        guard times.count == 2 else { return false }
        let (one, other) = (times[0], times[1])
        if let round = one.round, round == other.round { return false }
        let areRounds = one.round != nil && other.round != nil
        let way = areRounds ? TimeSpan(milliseconds: 0) : .hours(1)
        return one.from < other.until + way && other.from < one.until + way
    }

    /// Whether anybody has two missions in hand that are no doors of rounds.
    var hasTwoInHand: Bool {
        desk.operation.volunteers.values.contains { volunteer in
            volunteer.missions.count { id in
                guard let mission = desk.operation.missions[id] else { return false }
                return desk.operation.rounds.round(of: mission.request) == nil
            } > 1
        }
    }

    /// A mission of somebody who is awaited elsewhere as well, and when that is.
    func anyHourElsewhere() -> (Identifier<Mission>, Instant)? {
        let operation = desk.operation
        for volunteer in operation.volunteers.values.sorted(by: { $0.number < $1.number }) {
            for other in volunteer.missions {
                guard let from = operation.crews.watches[other]?.slot?.from,
                    let mission = volunteer.missions.first(where: { $0 != other })
                else { continue }
                return (mission, from)
            }
        }
        return nil
    }
}
