import OpsTesting
import Testing

@testable import OpsCore

/// Between a yes and the door: who must not go any more does not leave, and somebody knows at once.
struct DepartureTests {
    private static func world(
        _ rule: NeedRule = NeedRule(kind: .food, dueWithin: .hours(4), crew: 1, skill: nil)
    ) throws -> Given {
        var given = try Given.country()
        try given.carryOut(.catalogue(.publish(Samples.entry())))
        try given.carryOut(
            .catalogue(
                .openDeployment(Samples.openService(needs: [rule], crewRules: .standard))))
        for _ in 0..<3 { try given.carryOut(Samples.addVolunteer()) }
        try given.offer(rule.kind, to: Array(1...rule.crew))
        for number in 1...rule.crew {
            try given.carryOut(
                .dispatching(.accept(given.mission(1), .volunteer(given.volunteer(number)))))
        }
        return given
    }

    private static func change(
        _ given: inout Given, _ number: Int64 = 1, _ body: (inout VolunteerChange) -> Void
    ) throws {
        var change = VolunteerChange()
        body(&change)
        try given.carryOut(.roster(.change(given.volunteer(number), change)))
    }

    private static func kinds(_ given: Given) -> [String] {
        CrewSafetyTests.alarms(given).map(\.kind.rawValue)
    }

    @Test(arguments: ["vetting", "scope", "skill", "crew skill", "pause"])
    func `who lost what the door asks for does not leave, and the desk hears of it at once`(
        _ what: String
    ) throws {
        let driving = Samples.skill("driving")
        let rule = NeedRule(
            kind: .food, dueWithin: .hours(4), crew: 2, skill: what == "skill" ? driving : nil,
            crewSkills: what == "crew skill" ? [driving, Samples.skill("first_aid")] : [])
        var given = try Self.world(rule)
        let id = given.mission(1)
        try Self.change(&given) { change in
            switch what {
            case "vetting": change.removed = [.vettedUntil]
            case "scope": change.vettingScope = .telephone
            case "pause": change.isAvailable = false
            default: change.skills = []
            }
        }
        let start = given.when(.dispatching(.start(id)))
        guard what != "pause" else {
            // Not to be asked for more is no reason against what was said.
            #expect(start.refusal == nil)
            #expect(Self.kinds(given) == [])
            return
        }
        let code = what == "crew skill" ? "dispatching.crew_lacks" : "dispatching.cannot_go"
        #expect(start.refusal?.code == code)
        #expect(Self.kinds(given) == ["may_not_go"])
        #expect(CrewSafetyTests.alarms(given).map(\.volunteer) == [given.volunteer(1)])
        // Whoever steps back settles it, as does the end of the mission.
        var left = given
        try left.carryOut(.crew(.leave(id, given.volunteer(1), .stepBack)))
        #expect(!Self.kinds(left).contains("may_not_go"))
        try given.carryOut(.hotline(.cancelRequest(given.request(1), .noLongerNeeded)))
        #expect(Self.kinds(given) == [])
    }

    @Test func `it is told once, and settled when what was lost is there again`() throws {
        var given = try Self.world()
        try Self.change(&given) { $0.removed = [.vettedUntil] }
        try Self.change(&given) { $0.weeklyMissions = 7 }
        #expect(Self.kinds(given) == ["may_not_go"])
        try Self.change(&given) { $0.vettedUntil = Samples.day("2022-12-31") }
        #expect(Self.kinds(given) == [])
        #expect(given.when(.dispatching(.start(given.mission(1)))).refusal == nil)
    }

    @Test func `under way it is told as well`() throws {
        var given = try Self.world()
        try given.carryOut(.dispatching(.start(given.mission(1))))
        try Self.change(&given) { $0.removed = [.vettedUntil] }
        #expect(Self.kinds(given) == ["may_not_go"])
    }

    @Test func `what is lost by whoever is on no mission opens nothing`() throws {
        var given = try Self.world()
        try Self.change(&given, 3) { $0.removed = [.vettedUntil] }
        #expect(Self.kinds(given) == [])
    }

    // MARK: Absence and a yes

    private static func asked() throws -> Given {
        var given = try WaveTests.world(near: 1)
        try given.carryOut(
            .dispatching(.offer(given.request(1), to: [given.volunteer(1)])))
        return given
    }

    private static func yes(_ given: Given, at instant: Instant = Samples.start) -> String? {
        given.when(
            .dispatching(.accept(given.mission(1), .volunteer(given.volunteer(1)))), at: instant
        ).refusal?.code
    }

    private static func span(_ from: Int64, _ until: Int64) -> Availability.Span {
        Availability.Span(from: Samples.start + .hours(from), until: Samples.start + .hours(until))
    }

    @Test func `a meeting at the moment of answering is no reason against a yes`() throws {
        var given = try Self.asked()
        try Self.change(&given) { $0.busy = [Self.span(0, 9)] }
        #expect(Self.yes(given) == nil)
        try Self.change(&given) { $0.away = [Self.span(0, 2)] }
        #expect(Self.yes(given) == nil)
        try Self.change(&given) { $0.away = [Self.span(0, 9)] }
        #expect(Self.yes(given) == "dispatching.cannot_go")
    }

    @Test func `where an hour was agreed, absence counts at that hour alone`() throws {
        for (away, code) in [
            (Self.span(0, 26), nil), (Self.span(29, 33), "dispatching.cannot_go"),
        ] as [(Availability.Span, String?)] {
            var given = try CrewSafetyTests.world(crew: 2, stage: .offered).given
            let id = given.mission(1)
            try given.carryOut(
                .dispatching(.accept(id, .volunteer(given.volunteer(2)))))
            try given.carryOut(
                .dispatching(.accept(id, .volunteer(given.volunteer(1)))))
            try given.carryOut(
                .visits(.agreeSlot(id, from: Samples.start + .hours(30), minutes: 60)))
            try given.carryOut(
                .dispatching(.decline(id, .volunteer(given.volunteer(1)))))
            try given.carryOut(
                .dispatching(.offer(given.request(1), to: [given.volunteer(3)])))
            try Self.change(&given, 3) { $0.away = [away] }
            let yes = given.when(.dispatching(.accept(id, .volunteer(given.volunteer(3)))))
            #expect(yes.refusal?.code == code)
        }
    }

    @Test func `a skill that is defined otherwise is told of for whoever had said yes with it`()
        throws
    {
        let aid = Samples.skill("first_aid")
        func nursing(_ parents: [SkillCode]) -> Command {
            .roster(
                .defineSkill(
                    SkillDefinition(
                        code: Samples.skill("nursing"),
                        name: LocalizedText(fr: "soins", es: "cuidados", en: "nursing"),
                        parents: parents)))
        }
        for isOfCrew in [false, true] {
            let rule = NeedRule(
                kind: .food, dueWithin: .hours(4), crew: 1, skill: isOfCrew ? nil : aid,
                crewSkills: isOfCrew ? [aid] : [])
            var given = try Given.service(needs: [rule], crewRules: .standard)
            try given.carryOut(nursing([aid]))
            let skills = [Skill(code: Samples.skill("nursing"), until: nil)]
            for _ in 0...1 {
                try given.carryOut(Samples.addVolunteer(Samples.profile(skills: skills)))
                try given.offer(.food, to: [Int64(given.operation.volunteers.count)])
            }
            let id = given.mission(1)
            try given.carryOut(.dispatching(.accept(id, .onlyOneAsked)))
            try given.carryOut(.dispatching(.accept(given.mission(2), .onlyOneAsked)))
            try given.carryOut(nursing([]))
            let alarms = CrewSafetyTests.alarms(given)
            #expect(alarms.map(\.kind) == [.mayNotGo, .mayNotGo])
            #expect(Set(alarms.map(\.volunteer)) == [given.volunteer(1), given.volunteer(2)])
            #expect(Set(alarms.map(\.number)) == [1, 2])
            #expect(given.when(.dispatching(.start(id))).refusal != nil)
            // Who was weighed by somebody is not told of again because another word is defined.
            let weighed = try #require(alarms.first { $0.mission == id })
            var closed = given
            try closed.carryOut(.crew(.close(weighed.id, .handled)))
            try closed.carryOut(
                .roster(
                    .defineSkill(
                        SkillDefinition(
                            code: Samples.skill("cooking"),
                            name: LocalizedText(fr: "cuisine", es: "cocina", en: "cooking")))))
            #expect(Self.kinds(closed) == ["may_not_go"])
            try given.carryOut(nursing([aid]))
            #expect(Self.kinds(given) == [])
            try given.carryOut(.dispatching(.start(id)))
        }
    }

    /// Help is due in five days; volunteer 1 is vetted until the day after tomorrow.
    private static func dueLater(crew: Int64 = 1, _ skill: Skill? = nil) throws -> Given {
        var given = try Given.country()
        try given.carryOut(.catalogue(.publish(Samples.entry())))
        let rule = NeedRule(
            kind: .food, dueWithin: .days(5), crew: crew, skill: nil,
            crewSkills: skill.map { [$0.code] } ?? [])
        try given.carryOut(
            .catalogue(
                .openDeployment(Samples.openService(needs: [rule], crewRules: .standard))))
        var profile = Samples.profile(skills: skill.map { [$0] } ?? [])
        if skill == nil { profile.vettedUntil = (Samples.start + .days(2)).dayUTC }
        try given.carryOut(Samples.addVolunteer(profile))
        for _ in 0..<2 { try given.carryOut(Samples.addVolunteer(Samples.profile(skills: []))) }
        try given.offer(.food, to: Array(1...crew))
        return given
    }

    @Test func `whose vetting ends before help is due is told of when they say yes`() throws {
        var given = try Self.dueLater()
        let id = given.mission(1)
        try given.carryOut(.dispatching(.accept(id, .volunteer(given.volunteer(1)))))
        #expect(Self.kinds(given) == ["may_not_go"])
        let alarm = try #require(CrewSafetyTests.alarms(given).first)
        #expect(alarm.volunteer == given.volunteer(1))
        let day = try #require(given.operation.volunteers[given.volunteer(1)]?.profile.vettedUntil)
        #expect(
            given.operation.crewReasons(at: Samples.start) == [alarm.id: .vettingExpired(day)])
        // They go today; or an hour is agreed by when they may; or it is renewed.
        var gone = given
        try gone.carryOut(.dispatching(.start(id)))
        #expect(Self.kinds(gone) == [])
        var agreed = given
        try agreed.carryOut(
            .visits(.agreeSlot(id, from: Samples.start + .days(1), minutes: 60)))
        #expect(Self.kinds(agreed) == [])
        try Self.change(&given) { $0.vettedUntil = (Samples.start + .days(30)).dayUTC }
        #expect(Self.kinds(given) == [])
        // Closed by somebody who has weighed it, it is not opened again by what is said otherwise.
        var weighed = try Self.dueLater()
        try weighed.carryOut(.dispatching(.accept(id, .volunteer(weighed.volunteer(1)))))
        let told = try #require(CrewSafetyTests.alarms(weighed).first?.id)
        try weighed.carryOut(.crew(.close(told, .handled)))
        #expect(Self.kinds(weighed) == [])
    }

    @Test func `so is whoever takes over, and nobody whose papers hold`() throws {
        // Nobody is told of whose papers hold.
        var taken = try Self.world(
            NeedRule(kind: .food, dueWithin: .days(5), crew: 1, skill: nil))
        #expect(Self.kinds(taken) == [])
        try Self.change(&taken, 2) {
            $0.vettedUntil = (Samples.start + .days(2)).dayUTC
            $0.vettingScope = .everything
        }
        try taken.carryOut(.crew(.handOver(taken.mission(1), to: [taken.volunteer(2)])))
        try taken.carryOut(
            .dispatching(.accept(taken.mission(1), .volunteer(taken.volunteer(2)))))
        #expect(CrewSafetyTests.alarms(taken).map(\.volunteer) == [taken.volunteer(2)])
    }
}
