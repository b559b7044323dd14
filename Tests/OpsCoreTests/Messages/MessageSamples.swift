import OpsTesting

@testable import OpsCore

/// One of each event and refusal about messages.
enum MessageSamples {
    static let batch = MessageBatch(
        id: Samples.id(40), number: 7, kind: .asked, mission: Samples.id(8), missionNumber: 52,
        deployment: Samples.id(2), desk: Samples.department,
        about: MessageSubject(need: .food, place: Samples.unit),
        until: Samples.start + .minutes(30), dueAt: Samples.start + .hours(4),
        clock: .hours(2), isHeld: false,
        recipients: [
            MessageRecipient(volunteer: Samples.id(3), solicitation: Samples.id(9), language: .fr),
            MessageRecipient(volunteer: Samples.id(5), solicitation: Samples.id(31), language: .es),
        ])

    static let events: [MessagesEvent] = [
        .queued(batch),
        .queued(
            MessageBatch(
                id: Samples.id(41), number: 9, kind: .notNeeded, mission: Samples.id(8),
                missionNumber: 52, deployment: nil, desk: Samples.department,
                about: MessageSubject(need: .own(Samples.ownNeed), place: Samples.unit),
                until: nil, dueAt: nil, clock: nil, isHeld: true, recipients: batch.recipients)),
        .withdrawn([7, 8]), .held([7, 8]), .sent(.webhook, [7, 8]),
        .failed([
            FailedAttempt(
                message: 7, reason: .timedOut, attempt: 1, nextAt: Samples.start + .seconds(5))
        ]),
        .died([DeadMessage(message: 8, reason: .noTelephone)]), .retried(8), .rung([8, 9]),
        .rulesSet(Samples.id(2), MessageRules()),
        .rulesSet(Samples.id(2), MessageRules(isOn: false, isHeld: true)),
    ]

    static let refusals: [MessagesRefusal] = [
        .unknownDeployment(Samples.id(2)), .notDead(number: 7), .tooLate(number: 7),
        .notSending(number: 7), .notToRing(number: 7),
    ]
}
