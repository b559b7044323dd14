import OpsCore
import OpsTesting

/// A gateway in a busy season.
extension Rush {
    mutating func anyMessages() -> Command? {
        let live = desk.operation.messages.live.values.sorted { $0.number < $1.number }
        if chance.below(6) == 0, let dead = live.first(where: \.isDead) {
            return .messages(.retry(dead.number))
        }
        if chance.below(6) == 0, let dead = live.last(where: { $0.isDead || $0.isLate }) {
            return .messages(.noteRung(dead.number))
        }
        let deployments = desk.operation.deployments.keys.sorted()
        if chance.below(10) == 0, !deployments.isEmpty {
            let rules = chance.pick([
                MessageRules.standard, .standard, MessageRules(isOn: false),
                MessageRules(isHeld: true),
            ])
            return .messages(.setRules(chance.pick(deployments), rules))
        }
        let outcomes = live.filter { _ in chance.below(3) > 0 }.map { message in
            let span: TimeSpan? = chance.below(2) == 0 ? nil : .minutes(5)
            let result: MessageOutcome.Result =
                chance.below(2) == 0
                ? .sent : .failed(chance.pick(MessageFailure.allCases), retryIn: span)
            return MessageOutcome(message.number, result)
        }
        return outcomes.isEmpty ? nil : .messages(.report(.command, outcomes))
    }
}
