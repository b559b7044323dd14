import OpsTesting

@testable import OpsCore

/// One of each event and refusal about answers from outside.
enum AnswerSamples {
    static let reply = WrittenReply(
        id: Samples.id(40), number: 4, reason: .notUnderstood, volunteer: Samples.id(3),
        mission: Samples.id(8), within: .minutes(10), desk: Samples.department,
        dueAt: Samples.start + .minutes(10), escalations: 0)

    static let events: [AnswersEvent] = [
        .answerCame(Samples.id(9), .link), .answerCame(Samples.id(9), .sms), .replyKept(reply),
        .replyKept(
            WrittenReply(
                id: Samples.id(41), number: 5, reason: .stop, volunteer: Samples.id(3),
                mission: nil, within: .minutes(10), desk: Samples.nation, dueAt: Samples.start,
                escalations: 0)),
        .replyEscalated(Samples.id(40), desk: Samples.nation, dueAt: Samples.start),
        .replySettled(Samples.id(40)), .messagesStopped(Samples.id(3), by: nil),
        .messagesStopped(Samples.id(3), by: Samples.id(41)),
        .replyContinued(
            ContinuedReply(id: Samples.id(40), reason: .notUnderstood, messages: 2)),
        .messagesResumed(Samples.id(3)),
    ]

    static let refusals: [AnswersRefusal] = [
        .unknownReply(Samples.id(40)), .unknownVolunteer(Samples.id(3)), .notYetDue(number: 4),
        .notStopped(number: 3),
    ]
}
