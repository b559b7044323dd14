import OpsTesting
import Testing

@testable import OpsCore

struct VolunteerChangeTests {
    private func change(_ say: (inout VolunteerChange) -> Void) -> VolunteerChange {
        var change = VolunteerChange()
        say(&change)
        return change
    }

    @Test func `what is said anew changes, the rest stays`() throws {
        var given = try Given.service()
        try given.carryOut(Samples.addVolunteer(ConditionSamples.profile))
        let id = given.volunteer(1)
        let said = change {
            $0.liftingKilograms = 25
            $0.isAvailable = false
            $0.removed = [.hours]
        }
        var expected = ConditionSamples.profile
        expected.conditions.liftingKilograms = 25
        expected.conditions.availability.hours = nil
        let outcome = given.when(.roster(.change(id, said)))
        outcome.then([.roster(.volunteerChanged(id, expected)), .roster(.volunteerStoodDown(id))])
        #expect(outcome.decision?.vault.isEmpty == true)
        try given.carryOut(.roster(.change(id, said)))
        #expect(given.operation.volunteers[id]?.profile == expected)
        given.when(.roster(.change(id, said))).thenRefuses(
            .roster(.nothingToChange(number: 1)))
    }

    @Test func `a name goes to the vault, and the journal says only that there was a change`()
        throws
    {
        let given = try Given.service(volunteers: 1)
        let id = given.volunteer(1)
        let outcome = given.when(.roster(.change(id, change { $0.note = "landline only" })))
        outcome.then([.roster(.volunteerChanged(id, Samples.profile()))])
        #expect(outcome.decision?.vault.count == 1)
    }

    @Test func `a vetting is noted with who granted it and when, once`() throws {
        var given = try Given.service(volunteers: 1)
        let id = given.volunteer(1)
        let token: Identifier<AccessToken> = Samples.id(9)
        let said = change {
            $0.vettedUntil = Samples.day("2028-12-31")
            $0.vettingScope = .telephone
            $0.grantedBy = token
        }
        try given.carryOut(.roster(.change(id, said)))
        let profile = try #require(given.operation.volunteers[id]?.profile)
        #expect(profile.vettedUntil == Samples.day("2028-12-31"))
        #expect(
            profile.conditions.vetting
                == Vetting(scope: .telephone, grantedBy: token, at: Samples.start))
        given.when(.roster(.change(id, said))).thenRefuses(.roster(.nothingToChange(number: 1)))
        try given.carryOut(.roster(.change(id, change { $0.removed = [.vettedUntil] })))
        #expect(given.operation.volunteers[id]?.profile.vettedUntil == nil)
        given.when(.roster(.change(id, change { $0.vettingScope = .telephone })))
            .thenRefuses(.roster(.notVetted))
    }

    @Test func `a day alone, said by nobody, leaves the bytes as they were`() {
        var said = VolunteerChange()
        said.vettedUntil = Samples.day("2028-12-31")
        let profile = said.profile(in: Samples.unit, at: Samples.start)
        #expect(profile.vettedUntil == Samples.day("2028-12-31"))
        #expect(!profile.hasConditions)
    }

    @Test func `what cannot be is refused`() throws {
        let given = try Given.service(volunteers: 1)
        let id = given.volunteer(1)
        let span = Availability.Span(from: Samples.start, until: Samples.start)
        given.when(.roster(.change(id, change { $0.away = [span] })))
            .thenRefuses(.roster(.emptySpan))
        let nowhere = Samples.code("nowhere")
        given.when(.roster(.change(id, change { $0.preferredAreas = [nowhere] })))
            .thenRefuses(.roster(.unknownTerritory(nowhere)))
        given.when(.roster(.change(id, change { $0.territory = nowhere })))
            .thenRefuses(.roster(.unknownTerritory(nowhere)))
        given.when(.roster(.change(id, change { $0.isAvailable = true })))
            .thenRefuses(.roster(.availabilityUnchanged(number: 1, isAvailable: true)))
        given.when(.roster(.change(Samples.id(77), change { $0.note = "x" })))
            .thenRefuses(.roster(.unknownVolunteer(Samples.id(77))))
    }
}
