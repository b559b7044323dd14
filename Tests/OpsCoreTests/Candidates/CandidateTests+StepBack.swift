import OpsTesting
import Testing

@testable import OpsCore

/// A slip of the hand: they stand at an earlier stage again.
extension CandidateTests {
    @Test func `a stage that was a wrong click is taken back, and what a check said with it`()
        throws
    {
        var given = try Self.world()
        let id = Self.id(given)
        let later = Samples.start + .days(1)
        let until = Samples.day("2028-12-31")
        try given.carryOut(.candidate(.advance(id, Self.step(.spokenTo))))
        try given.carryOut(
            .candidate(.advance(id, Self.step(.checked, vettedUntil: until, .telephone))))
        let checked = given
        func back(_ stage: CandidateStage) -> Command {
            .candidate(.stepBack(id, to: stage, note: Marked.note))
        }
        given.when(back(.checked)).thenRefuses(.candidate(.notBehind(number: 1)))
        given.when(back(.trained)).thenRefuses(.candidate(.notBehind(number: 1)))
        try given.carryOut(back(.spokenTo), at: later)
        let candidate = Self.candidate(given)
        #expect(candidate.stage == .spokenTo && candidate.escalations == 0)
        #expect(candidate.profile.vettedUntil == nil)
        #expect(candidate.profile.conditions.vetting == nil)
        #expect(candidate.dueAt == later + .days(3))
        given.when(.candidate(.admit(id, accompanied: nil, note: nil)), at: later)
            .thenRefuses(.candidate(.stageMissing(number: 1, .checked)))
        try given.carryOut(back(.offered), at: later)
        #expect(Self.candidate(given).stage == .offered)
        // A training that was not: the check stays.
        var trained = checked
        try trained.carryOut(.candidate(.advance(id, Self.step(.trained))))
        try trained.carryOut(back(.checked))
        #expect(Self.candidate(trained).profile == Self.candidate(checked).profile)
        #expect(Operation(snapshot: trained.operation.snapshot()) == trained.operation)
    }
}
