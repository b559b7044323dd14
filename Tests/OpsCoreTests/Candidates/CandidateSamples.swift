import OpsTesting

@testable import OpsCore

/// One of each event and refusal of candidates.
enum CandidateSamples {
    private static let id: Identifier<Candidate> = Samples.id(31)

    static let events: [CandidateEvent] = [
        .rulesSet(
            OnboardingVersion(
                territory: Samples.unit, version: 2,
                rules: OnboardingRules(stages: [.checked, .spokenTo], stepDays: 2))),
        .offered(
            CandidateOffered(
                id: id, number: 3, contact: Samples.id(4), desk: Samples.unit,
                dueAt: Samples.start + .days(3), profile: Samples.profile())),
        .offered(
            CandidateOffered(
                id: id, number: 4, contact: nil, desk: Samples.unit,
                dueAt: Samples.start + .days(3), profile: ConditionSamples.profile)),
        .changed(id, Samples.profile()),
        .advanced(
            CandidateAdvanced(
                id: id, stage: .spokenTo, desk: Samples.unit, dueAt: Samples.start + .days(6),
                profile: Samples.profile())),
        .escalated(id, desk: Samples.department, dueAt: Samples.start + .days(4)),
        .admitted(id, as: Samples.id(3)), .ended(id, .declined(.checkFailed)),
        .ended(id, .withdrew), .merged(id, into: .candidate(Samples.id(32))),
        .merged(id, into: .volunteer(Samples.id(3))),
        .separated(id, desk: Samples.unit, dueAt: Samples.start + .days(9)),
    ]

    static let refusals: [CandidateRefusal] = [
        .unknownCandidate(id), .unknownTerritory(Samples.code("33")),
        .stageMissing(number: 3, .checked), .notAhead(number: 3, .spokenTo),
        .notBehind(number: 3),
        .nothingLeft(number: 3), .checkUnsaid(number: 3), .checkOver(number: 3),
        .vettedByCheckAlone,
        .accompaniedTooLong, .nothingToChange(number: 3), .merged(number: 3),
        .admitted(number: 3, volunteer: 12), .notMerged(number: 3), .chainOfMerges, .unknownTwin,
        .notYetDue(number: 3), .notAnOffer,
        .contactTaken(by: 3), .nameless, .refTaken(by: 3), .live(number: 3),
    ]
}
