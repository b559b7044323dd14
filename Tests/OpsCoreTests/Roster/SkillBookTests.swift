import OpsTesting
import Testing

@testable import OpsCore

/// Skills as data of the house.
struct SkillBookTests {
    private static func definition(
        _ code: String, synonyms: [String] = [], parents: [String] = []
    ) -> SkillDefinition {
        SkillDefinition(
            code: Samples.skill(code), name: LocalizedText(fr: "un", es: "dos", en: "three"),
            synonyms: synonyms.map(Samples.skill), parents: parents.map(Samples.skill))
    }

    private static func define(
        _ code: String, synonyms: [String] = [], parents: [String] = []
    ) -> Command {
        .roster(.defineSkill(definition(code, synonyms: synonyms, parents: parents)))
    }

    private func world(_ held: [(String, String?)]) throws -> Given {
        let rule = NeedRule(
            kind: .food, dueWithin: .hours(4), crew: 1, skill: Samples.skill("first_aid"))
        var given = try Given.service(needs: [rule])
        let skills = held.map { Skill(code: Samples.skill($0.0), until: $0.1.map(Samples.day)) }
        try given.carryOut(Samples.addVolunteer(Samples.profile(skills: skills)))
        try given.carryOut(Samples.logContact(.food))
        return given
    }

    private func reasons(_ given: Given) throws -> [ReasonAgainst] {
        try #require(
            given.operation.proposals(for: given.request(1), at: Samples.start).first
        ).reasonsAgainst
    }

    @Test func `a child counts for its parent, and for the parent of its parent, until it expires`()
        throws
    {
        var given = try world([("surgery", "2020-03-23")])
        #expect(try reasons(given) == [.skillMissing(Samples.skill("first_aid"))])
        try given.carryOut(Self.define("nursing"))
        try given.carryOut(Self.define("surgery", parents: ["nursing"]))
        #expect(try reasons(given) == [.skillMissing(Samples.skill("first_aid"))])
        try given.carryOut(Self.define("nursing", parents: ["first_aid"]))
        #expect(try reasons(given) == [])
        let request = try #require(given.operation.requests[given.request(1)])
        #expect(given.operation.fitting(for: request, limit: 5, at: Samples.start).count == 1)
        let late = try world([("surgery", "2020-03-22")])
        var expired = late
        try expired.carryOut(Self.define("surgery", parents: ["first_aid"]))
        #expect(
            try reasons(expired)
                == [.skillExpired(Samples.skill("first_aid"), Samples.day("2020-03-22"))])
        #expect(Operation(snapshot: given.operation.snapshot()) == given.operation)
    }

    @Test func `the parent does not count for the child`() throws {
        var given = try world([("aid", nil)])
        try given.carryOut(Self.define("first_aid", parents: ["aid"]))
        #expect(try reasons(given) == [.skillMissing(Samples.skill("first_aid"))])
    }

    @Test func `another word is understood, whether it was typed before or after`() throws {
        var given = try world([("psc1", nil)])
        try given.carryOut(Self.define("first_aid", synonyms: ["psc1"]))
        #expect(try reasons(given) == [])
        let typed = Samples.profile(skills: [Skill(code: Samples.skill("psc1"), until: nil)])
        try given.carryOut(Samples.addVolunteer(typed))
        #expect(
            given.operation.volunteers[given.volunteer(2)]?.profile.skills.map(\.code.text)
                == ["first_aid"])
        var change = VolunteerChange()
        change.skills = ["first_aid", "driving", "psc1"].map {
            Skill(
                code: Samples.skill($0), until: $0 == "psc1" ? Samples.day("2030-01-01") : nil)
        }
        try given.carryOut(.roster(.change(given.volunteer(2), change)))
        #expect(
            given.operation.volunteers[given.volunteer(2)]?.profile.skills == [
                Skill(code: Samples.skill("driving"), until: nil),
                Skill(code: Samples.skill("first_aid"), until: Samples.day("2030-01-01")),
            ])
    }

    @Test func `a word stands for one skill alone, and nothing is its own parent`() throws {
        var given = try Given.country()
        try given.carryOut(Self.define("first_aid", synonyms: ["psc1"]))
        try given.carryOut(Self.define("nursing", parents: ["psc1"]))
        let taken = Refusal.roster(
            .skillTaken(Samples.skill("psc1"), by: Samples.skill("first_aid")))
        given.when(Self.define("psc1")).thenRefuses(taken)
        given.when(Self.define("rescue", synonyms: ["psc1"])).thenRefuses(taken)
        given.when(Self.define("first_aid", parents: ["nursing"])).thenRefuses(
            .roster(.skillCircle(Samples.skill("first_aid"))))
        given.when(Self.define("x", parents: ["x"])).thenRefuses(
            .roster(.skillCircle(Samples.skill("x"))))
        #expect(given.when(Self.define("first_aid", synonyms: ["sst"])).refusal == nil)
    }

    @Test(arguments: [
        ("PSC 1", "psc_1"), ("Premiers secours", "premiers_secours"), ("Infirmière", "infirmiere"),
        ("first_aid", "first_aid"), ("  l'écoute ", "l_ecoute"),
    ])
    func `what people type is a skill in the letters of its code`(_ typed: String, _ code: String) {
        #expect(SkillCode.spoken(typed)?.text == code)
    }

    @Test(arguments: ["", " - ", String(repeating: "a", count: 41)])
    func `what holds no letter is no skill`(_ typed: String) {
        #expect(SkillCode.spoken(typed) == nil)
    }

    @Test func `a parent is one that somebody has defined, holds or asks for`() throws {
        var given = try world([("hoist", nil)])
        given.when(Self.define("nursing", parents: ["frist_aid"])).thenRefuses(
            .roster(
                .unknownParent(
                    Samples.skill("frist_aid"),
                    known: ["driving", "ease_with_people", "first_aid", "listening"].map(
                        Samples.skill))))
        for parent in ["first_aid", "listening", "hoist"] {
            #expect(given.when(Self.define("nursing", parents: [parent])).refusal == nil)
        }
        try given.carryOut(Self.define("rescue", synonyms: ["sst"]))
        try given.carryOut(Self.define("nursing", parents: ["sst"]))
        #expect(
            given.operation.skillBook.definitions[Samples.skill("nursing")]?.parents
                == [Samples.skill("rescue")])
    }
}
