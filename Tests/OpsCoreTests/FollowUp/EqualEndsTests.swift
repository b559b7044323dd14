import OpsTesting
import Testing

@testable import OpsCore

/// Hours that end when they begin would have a person in danger called at any hour.
struct EqualEndsTests {
    private static let equal = Samples.window("14:00-14:00")
    private static let refusal = Refusal.followUp(.equalEnds(equal))

    @Test func `safe hours of a contact are refused, and the whole day is said as 00:00-24:00`()
        throws
    {
        func code(_ hours: String) throws -> String? {
            var person = Marked.person
            person.safeHours = Samples.window(hours)
            return try Given.service().when(Samples.logContact(.food, person: person)).refusal?.code
        }
        #expect(try code("14:00-14:00") == "followup.equal_ends")
        #expect(try code("00:00-00:00") == "followup.equal_ends")
        #expect(try code("24:00-00:00") == "followup.equal_ends")
        #expect(try code("00:00-24:00") == nil)
        #expect(try code("14:00-14:01") == nil)
    }

    @Test func `a correction, a planned call and the house's own hours are refused alike`() throws {
        var given = try Given.service()
        try given.carryOut(Samples.logContact(.food))
        let contact = given.contact(1)
        let person = try #require(contact.person)
        var details = PersonDetails()
        details.safeHours = Self.equal
        given.when(
            .privacy(
                .correct(
                    CorrectPerson(
                        person: person, known: KnownPerson(identities: [person]), details: details))
            )
        )
        .thenRefuses(Self.refusal)
        let who = PersonToCall(
            person: person, contact: contact.id, language: .french, place: Samples.unit)
        for hours in [CallHours(safe: Self.equal), CallHours(preferred: Self.equal)] {
            given.when(.followUp(.plan(PlanCall(.callBack, to: who, hours: hours))))
                .thenRefuses(Self.refusal)
        }
        let rules = CallRules.standard
        let odd = CallRules(
            ladder: rules.ladder, questions: rules.questions, lock: rules.lock,
            grace: rules.grace, hours: Self.equal, offset: rules.offset)
        given.when(.followUp(.setRules(odd, for: nil))).thenRefuses(Self.refusal)
    }
}
