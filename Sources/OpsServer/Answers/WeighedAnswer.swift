import OpsCore
import OpsStore

/// A volunteer's yes or no as the house takes it, by link and by text message in the same way.
///
/// It is weighed in the transaction, so that what is read is what is decided upon.
struct WeighedAnswer: Sendable {
    let question: QuestionRow
    let isYes: Bool
    let way: AnswerWay
    /// What was written; nil for a link.
    var text: String?
    /// Why not, where a no says it.
    var why: WhyNot?

    /// What is known before the operation is asked.
    private var known: AnswerOutcome? {
        AnswerOutcome(question.state, isOver: question.isOver, isYes: isYes)
    }

    /// What is to be decided; nil where the answer changes nothing and nobody must hear of it.
    var command: Command? {
        // Who has said yes may be asked whether they still come.
        let mayConfirm = question.state == .accepted && isYes && !question.isOver
        guard let known, !mayConfirm else {
            let answer = AnswerFromOutside(
                to: question.id, of: question.mission, isYes: isYes, by: way, text: text,
                why: why)
            return .answers(.answer(answer, code: isYes ? VisitCode.drawn() : nil))
        }
        return known.keptFor.map { reason in
            let writer = [question.volunteer]
            return .answers(
                .keep(KeepReply(reason, from: writer, about: question.mission, text: text)))
        }
    }

    /// What became of it.
    func outcome(of events: [RecordedEvent]) -> AnswerOutcome {
        AnswerOutcome(events.map(\.event), to: question.id) ?? known
            ?? (question.state == .expired ? .tooLate : .notNeeded)
    }
}

extension Call {
    /// Takes an answer by link, and says what became of it; what was answered before is not changed.
    ///
    /// Nil where there is no such question.
    func answered(
        _ asked: Identifier<Solicitation>, isYes: Bool, why: WhyNot? = nil
    ) async throws -> AnswerOutcome? {
        let order = Order(by: actor) { room in
            guard let question = try room.lastQuestion(after: asked) else {
                return Order.Weighed(command: nil) { _ in Reply(status: 200, body: []) }
            }
            let answer = WeighedAnswer(
                question: question, isYes: isYes, way: .link, why: why)
            return Order.Weighed(command: answer.command) { events in
                Reply(status: 200, body: Array(answer.outcome(of: events).rawValue.utf8))
            }
        }
        let reply = try await house.office.carryOut(order)
        return AnswerOutcome(rawValue: String(decoding: reply.body, as: UTF8.self))
    }
}
