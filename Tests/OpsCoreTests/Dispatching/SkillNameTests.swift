import OpsTesting
import Testing

@testable import OpsCore

/// Reasons call a skill what people call it.
struct SkillNameTests {
    @Test func `a reason has the name of a skill, of the house before that of all houses`() {
        var book = SkillBook()
        let aid = Samples.skill("first_aid")
        #expect(ReasonFor.holds(aid).text(calling: book.name)[.fr].contains("premiers secours"))
        book.define(
            SkillDefinition(
                code: aid, name: LocalizedText(fr: "PSC1", es: "SVB", en: "BLS"),
                synonyms: [Samples.skill("psc1")]))
        for spelling in [aid, Samples.skill("psc1")] {
            #expect(
                ReasonAgainst.skillMissing(spelling).text(calling: book.name)[.es]
                    .contains("«SVB»"))
        }
        #expect(
            ReasonAgainst.doesNotCompleteCrew(Samples.skill("welding"))
                .text(calling: book.name)[.en].contains("welding"))
    }
}
