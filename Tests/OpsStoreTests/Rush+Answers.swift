import OpsCore
import OpsTesting

/// Answers from outside in a busy season.
extension Rush {
    mutating func anyAnswers() -> Command? {
        let replies = desk.operation.answers.replies
        if let reply = replies.keys.sorted().first, chance.below(3) == 0 {
            return .answers(.settle(reply, resumesMessages: chance.below(2) == 0))
        }
        if chance.below(6) == 0,
            let stopped = desk.operation.volunteers.keys.sorted().first(
                where: desk.operation.wantsNoMessages)
        {
            return .answers(.resumeMessages(stopped))
        }
        let waiting = desk.operation.missions.values.filter { !$0.pending.isEmpty }
            .sorted { $0.number < $1.number }
        guard let mission = waiting.first, let asked = mission.pending.first else { return nil }
        if chance.below(2) == 0 {
            return .answers(
                .keep(
                    KeepReply(
                        chance.pick(ReplyReason.allCases), from: [asked.volunteer],
                        about: chance.below(4) == 0 ? nil : mission.id, text: Marked.note)))
        }
        return .answers(
            .answer(
                AnswerFromOutside(
                    to: asked.id, of: mission.id, isYes: chance.below(2) == 0,
                    by: chance.pick(AnswerWay.allCases))))
    }
}
