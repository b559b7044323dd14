import OpsTesting

@testable import OpsCore

/// A gateway by chance.
extension RandomCrisis {
    mutating func anyMessages() -> MessagesCommand {
        let live = desk.operation.messages.live.values.sorted { $0.number < $1.number }
        switch chance.below(8) {
        case 0:
            let dead = live.filter(\.isDead).map(\.number)
            return .retry(dead.isEmpty ? 1 : chance.pick(dead))
        case 2:
            let waiting = live.filter { $0.isDead || $0.isLate }.map(\.number)
            return .noteRung(waiting.isEmpty ? 1 : chance.pick(waiting))
        case 1:
            let known = desk.operation.deployments.keys.sorted()
            return .setRules(
                chance.below(3) == 0 ? Samples.id(1) : chance.pick(known), anyMessageRules())
        default:
            let outcomes = live.filter { _ in chance.below(3) > 0 }.map { message in
                let span: TimeSpan? = chance.below(2) == 0 ? nil : .minutes(5)
                let result: MessageOutcome.Result =
                    chance.below(2) == 0
                    ? .sent : .failed(chance.pick(MessageFailure.allCases), retryIn: span)
                return MessageOutcome(message.number, result)
            }
            let late = takenBack.suffix(20).filter { _ in chance.below(6) == 0 }
            return .report(chance.pick(MessageWay.allCases), outcomes, late: late)
        }
    }

    private mutating func anyMessageRules() -> MessageRules {
        switch chance.below(4) {
        case 0: MessageRules(isOn: false)
        case 1: MessageRules(isHeld: true)
        default: .standard
        }
    }
}

/// What must hold of messages, whatever happened.
extension RandomCrisis {
    /// Every question that is open was put into the outbox once; nothing waits that has been answered.
    func messageFaults(_ operation: Operation) -> [String] {
        var faults: [String] = []
        for mission in operation.missions.values {
            for asked in mission.pending
            where askedInMessages[asked.id, default: 0] != (untold.contains(asked.id) ? 0 : 1) {
                faults.append(
                    "a question of mission \(mission.number) stands in "
                        + "\(askedInMessages[asked.id] ?? 0) messages")
            }
        }
        let alarmed = Set(
            operation.crews.alarms.values.filter { $0.kind == .notReached }.map(\.mission))
        for message in operation.messages.live.values {
            let name = "message \(message.number)"
            let mission = operation.missions[message.mission]
            let state = mission?.solicitations[message.solicitation]?.state
            let rules = message.deployment.flatMap { operation.deployments[$0]?.messages }
            if !message.isDead, rules?.isOn != true || rules?.isHeld == true {
                faults.append("\(name) leaves a house that sends nothing")
            }
            if message.kind == .asked, state != .pending {
                faults.append("\(name) asks \(state as Any)")
            }
            if mission == nil, !message.kind.outlivesMission {
                faults.append("\(name) speaks of what is over")
            }
            if mission == nil, message.isDead, !alarmed.contains(message.mission) {
                faults.append("\(name) is dead and nobody rings")
            }
        }
        for mission in operation.missions.values {
            for asked in mission.accepted { faults += wordFaults(asked, mission) }
        }
        if !operation.messages.released.keys.allSatisfy({ operation.missions[$0] != nil }) {
            faults.append("a mission that is over remembers whom it released")
        }
        return faults
    }

    /// Whoever goes was not told otherwise since, and nobody goes as half of a pair.
    private func wordFaults(_ asked: Solicitation, _ mission: Mission) -> [String] {
        let name = "somebody of mission \(mission.number)"
        switch lastWords[asked.id] {
        case .notNeeded, .stoodDown, .cancelled: return ["\(name) was told not to go"]
        case .accepted, .crewWhole, .crewSmaller:
            return mission.isOut || mission.isCrewComplete
                ? [] : ["\(name) was told to go, and the crew is short"]
        case .acceptedShort, .crewShort:
            return mission.isCrewComplete && !mission.isOut
                ? ["\(name) waits for word, and the crew is whole"] : []
        case .asked, .reminded, .reserve, .confirm, .newTime, nil: return []
        }
    }
}
