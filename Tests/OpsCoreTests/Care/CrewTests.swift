import OpsTesting
import Testing

@testable import OpsCore

/// A pair of which one is at ease with people and the other a first-aider.
struct CrewTests {
    private static let both = [Samples.skill("listening"), Samples.skill("first_aid")]

    /// Volunteers with these skills, and a courtesy visit that waits for a pair that holds both.
    private static func world(_ skills: [String]...) throws -> Given {
        var given = try Given.country()
        try given.carryOut(.catalogue(.publish(Samples.entry())))
        let rule = NeedRule(
            kind: .courtesyVisit, dueWithin: .days(2), crew: 1, skill: nil, crewSkills: both)
        try given.carryOut(.catalogue(.openDeployment(Samples.openService(needs: [rule]))))
        for codes in skills {
            let held = codes.map { Skill(code: Samples.skill($0), until: nil) }
            try given.carryOut(Samples.addVolunteer(Samples.profile(skills: held)))
        }
        try given.carryOut(Samples.logContact(.courtesyVisit))
        return given
    }

    private static func offer(_ given: Given, _ numbers: Int64...) -> Command {
        .dispatching(.offer(given.request(1), to: numbers.map { given.volunteer($0) }))
    }

    @Test func `a pair that lacks a skill is not asked`() throws {
        let given = try Self.world(["listening"], ["listening", "driving"], ["first_aid"])
        #expect(given.operation.requests[given.request(1)]?.crew == 2)
        given.when(Self.offer(given, 1, 2))
            .thenRefuses(.dispatching(.crewLacks(number: 1, Samples.skill("first_aid"))))
        #expect(given.when(Self.offer(given, 1, 3)).refusal == nil)
        #expect(given.when(Self.offer(given, 1)).refusal == nil)
    }

    @Test func `somebody who holds both leaves one to the other`() throws {
        let given = try Self.world(["listening", "first_aid"], ["listening"], ["driving"])
        #expect(given.when(Self.offer(given, 1, 2)).refusal == nil)
        #expect(given.when(Self.offer(given, 2, 1)).refusal == nil)
        given.when(Self.offer(given, 1, 3))
            .thenRefuses(.dispatching(.crewLacks(number: 1, Samples.skill("first_aid"))))
    }

    @Test func `of a wave, the last place is kept for who completes the pair`() throws {
        var given = try Self.world(["listening"], ["listening"], ["first_aid"])
        try given.carryOut(Self.offer(given, 1, 2, 3))
        let mission = given.mission(1)
        func accept(_ number: Int64) -> Command {
            .dispatching(.accept(mission, .volunteer(given.volunteer(number))))
        }
        try given.carryOut(accept(1))
        try given.carryOut(accept(2))
        #expect(given.operation.missions[mission]?.solicitations[1].state == .reserve)
        try given.carryOut(accept(3))
        #expect(given.operation.missions[mission]?.stage == .accepted)
    }

    @Test func `a skill that has expired completes no pair`() throws {
        var given = try Self.world(["listening"])
        let old = [Skill(code: Samples.skill("first_aid"), until: Samples.day("2020-03-01"))]
        try given.carryOut(Samples.addVolunteer(Samples.profile(skills: old)))
        given.when(Self.offer(given, 1, 2))
            .thenRefuses(.dispatching(.crewLacks(number: 1, Samples.skill("first_aid"))))
    }

    @Test func `where nothing is said a pair goes on a visit, and one of them is a first-aider`()
        throws
    {
        func read(_ rest: String, isNew: Bool = true) throws -> NeedRule {
            let text = #"{"kind":"courtesy_visit","dueWithinMinutes":120\#(rest)}"#
            return try JSONFields.read(JSONParser.value(of: Array(text.utf8))) {
                NeedRule(from: &$0, isNew: isNew)
            }
        }
        let plain = try read("")
        #expect(plain.crew == 2 && plain.crewSkills == [Samples.skill("first_aid")])
        let alone = try read(#","crew":1,"crewSkills":[]"#)
        #expect(alone.crew == 1 && alone.crewSkills == [])
        #expect(try read(#","skill":"nursing""#).crewSkills == [])
        // What is in journals says what it always said.
        let old = try read("", isNew: false)
        #expect(old.crew == 1 && old.crewSkills == [])
    }

    @Test func `the rule is in the bytes of a deployment only where there is one`() {
        func bytes(_ rule: NeedRule) -> String {
            var json = JSONWriter()
            rule.write(into: &json)
            return String(decoding: json.bytes, as: UTF8.self)
        }
        #expect(bytes(Samples.needs[0]).contains("crewSkills") == false)
        let rule = NeedRule(
            kind: .courtesyVisit, dueWithin: .days(2), crew: 2, skill: nil, crewSkills: Self.both)
        #expect(bytes(rule).contains(#""crewSkills":["listening","first_aid"]"#))
    }
}
