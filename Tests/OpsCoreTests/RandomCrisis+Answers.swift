import OpsTesting

@testable import OpsCore

/// Answers from outside, by chance.
extension RandomCrisis {
    mutating func anyAnswers() -> AnswersCommand {
        let reply = desk.operation.answers.replies.keys.sorted().first ?? Samples.id(90)
        switch chance.below(8) {
        case 0: return .settle(reply, resumesMessages: chance.below(2) == 0)
        case 1: return .escalate(reply)
        case 2, 3:
            let volunteer = desk.operation.volunteers.keys.sorted().first ?? Samples.id(91)
            return .keep(
                KeepReply(
                    chance.pick(ReplyReason.allCases), from: [volunteer], about: anyMission(),
                    text: Marked.note))
        default:
            let mission = anyMission()
            let asked =
                desk.operation.missions[mission]?.solicitations.map(\.id) ?? [Samples.id(92)]
            return .answer(
                AnswerFromOutside(
                    to: chance.pick(asked), of: mission, isYes: chance.below(3) > 0,
                    by: chance.pick(AnswerWay.allCases)))
        }
    }

    /// What must hold of replies, whatever happened.
    func answerFaults(_ operation: Operation, _ due: [Command]) -> [String] {
        var watched: Set<Identifier<WrittenReply>> = []
        for case .answers(.escalate(let id)) in due { watched.insert(id) }
        return operation.answers.replies.values.compactMap { reply in
            guard operation.territories[reply.desk] == nil || !watched.contains(reply.id) else {
                return nil
            }
            return "reply \(reply.number): nobody has it, or nobody hears of its silence"
        }
    }
}
