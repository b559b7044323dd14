import OpsTesting

@testable import OpsCore

/// Answers from outside, by chance.
extension RandomCrisis {
    mutating func anyAnswers() -> AnswersCommand {
        let reply = desk.operation.answers.replies.keys.sorted().first ?? Samples.id(90)
        switch chance.below(9) {
        case 0: return .settle(reply, resumesMessages: chance.below(2) == 0)
        case 8:
            let known = desk.operation.volunteers.keys.sorted()
            let stopped = known.first { desk.operation.wantsNoMessages($0) }
            return .resumeMessages(stopped ?? chance.pick(known))
        case 1: return .escalate(reply)
        case 2, 3:
            let volunteers = desk.operation.volunteers.keys.sorted()
            let some =
                volunteers.isEmpty
                ? [Samples.id(91)] : Array(volunteers.prefix(1 + chance.below(2)))
            return .keep(
                KeepReply(
                    chance.pick(ReplyReason.allCases), from: some, about: anyMission(),
                    text: chance.below(4) == 0 ? nil : Marked.note))
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
        let things = operation.answers.replies.values.map {
            "\($0.volunteer) \($0.reason) \($0.mission?.description ?? "")"
        }
        guard Set(things).count == things.count else {
            return ["one volunteer waits twice for the same"]
        }
        return operation.answers.replies.values.compactMap { reply in
            guard operation.territories[reply.desk] == nil || !watched.contains(reply.id) else {
                return nil
            }
            return "reply \(reply.number): nobody has it, or nobody hears of its silence"
        }
    }
}
