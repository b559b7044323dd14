import OpsCore
import OpsTesting
import Testing

struct RosterTests {
    @Test func `a volunteer is added with the next number; who they are goes to the vault`() throws
    {
        let roster = try Given.service(volunteers: 1)
        var foretold = roster.identifiers
        let id: Identifier<Volunteer> = foretold.next(at: Samples.start)
        let outcome = roster.when(Samples.addVolunteer())
        outcome.then([
            .roster(.volunteerAdded(id, number: 2, Samples.profile(), isAvailable: true))
        ])
        guard case .volunteer(id, Marked.volunteer)? = outcome.decision?.vault.first else {
            Issue.record("the vault was not told")
            return
        }
    }

    @Test func `a volunteer of an unknown territory is refused`() {
        given().when(Samples.addVolunteer())
            .thenRefuses(.roster(.unknownTerritory(Samples.unit)))
    }

    @Test func `a volunteer stands down and returns, once each`() throws {
        var roster = try Given.service(volunteers: 1)
        let id = roster.volunteer(1)
        func set(_ isAvailable: Bool) -> Command {
            .roster(.setAvailability(id, isAvailable: isAvailable))
        }
        roster.when(set(true)).thenRefuses(
            .roster(.availabilityUnchanged(number: 1, isAvailable: true)))
        roster.when(set(false)).then([.roster(.volunteerStoodDown(id))])
        try roster.carryOut(set(false))
        roster.when(set(false)).thenRefuses(
            .roster(.availabilityUnchanged(number: 1, isAvailable: false)))
        roster.when(set(true)).then([.roster(.volunteerReturned(id))])
        let stranger: Identifier<Volunteer> = Samples.id(9)
        roster.when(.roster(.setAvailability(stranger, isAvailable: true)))
            .thenRefuses(.roster(.unknownVolunteer(stranger)))
    }

    @Test(arguments: ["", "First", "first-aid", "é", String(repeating: "a", count: 41)])
    func `another text is not a skill`(_ text: String) {
        #expect(SkillCode(text) == nil)
    }
}
