import OpsTesting
import Testing

@testable import OpsCore

/// Skills that stay as they were said, days on one's own clock, faces known under every identity.
struct RosterMendTests {
    private static func skill(_ code: String, _ day: String?) -> Skill {
        Skill(code: Samples.skill(code), until: day.map(Samples.day))
    }

    private static func world(_ skills: [Skill]) throws -> Given {
        var given = try Given.service()
        try given.carryOut(Samples.addVolunteer(Samples.profile(skills: skills)))
        try given.carryOut(
            .roster(
                .defineSkill(
                    SkillDefinition(
                        code: Samples.skill("first_aid"),
                        name: LocalizedText(fr: "un", es: "dos", en: "three"),
                        synonyms: [Samples.skill("psc1")]))))
        return given
    }

    private static func held(_ given: Given) -> [Skill]? {
        given.operation.volunteers[given.volunteer(1)]?.profile.skills
    }

    private static func say(_ given: inout Given, _ say: (inout VolunteerChange) -> Void) throws {
        var change = VolunteerChange()
        say(&change)
        try given.carryOut(.roster(.change(given.volunteer(1), change)))
    }

    @Test func `what is changed otherwise leaves the skills as they were said`() throws {
        let said = [Self.skill("first_aid", "2028-06-30"), Self.skill("psc1", "2020-01-01")]
        var given = try Self.world(said)
        try Self.say(&given) { $0.radius = Metres(count: 9_000) }
        #expect(Self.held(given) == said)
        try Self.say(&given) { $0.skills = said + [Self.skill("driving", nil)] }
        #expect(Self.held(given) == said + [Self.skill("driving", nil)])
        try Self.say(&given) { $0.skills = said + [Self.skill("psc1", "2024-01-01")] }
        #expect(Self.held(given) == [Self.skill("first_aid", "2024-01-01")])
    }

    @Test func `of one skill under two words the latest day counts`() throws {
        var given = try Self.world([])
        try Self.say(&given) {
            $0.skills = [Self.skill("first_aid", "2028-06-30"), Self.skill("psc1", "2020-01-01")]
        }
        #expect(Self.held(given) == [Self.skill("first_aid", "2028-06-30")])
        try Self.say(&given) {
            $0.skills = [Self.skill("first_aid", nil), Self.skill("psc1", "2030-01-01")]
        }
        #expect(Self.held(given) == [Self.skill("first_aid", nil)])
    }

    /// At eleven in the evening in Greenwich it is the next day in Paris.
    @Test func `a vetting and a skill end with the day on the clock of the volunteer`() throws {
        let rule = NeedRule(
            kind: .food, dueWithin: .hours(4), crew: 1, skill: Samples.skill("driving"))
        var given = try Given.service(needs: [rule])
        var conditions = Conditions()
        conditions.availability.hours = OpeningHours(
            zone: "Europe/Paris", rule: Samples.paris,
            week: (0..<7).map { _ in [Samples.span("00:00-24:00")] })
        var other = conditions
        other.availability.hours = OpeningHours(
            zone: "America/Bogota", rule: Samples.known(ZoneRule("<-05>5")),
            week: (0..<7).map { _ in [Samples.span("00:00-24:00")] })
        for said in [conditions, other] {
            try given.carryOut(
                Samples.addVolunteer(
                    Samples.profile(
                        skills: [Self.skill("driving", "2020-03-23")],
                        vettedUntil: Samples.day("2020-03-23"), conditions: said)))
        }
        try given.carryOut(Samples.logContact(.food))
        let request = try #require(given.operation.requests[given.request(1)])
        func fitting(_ instant: String) throws -> [Int64] {
            let now = Samples.instant(instant)
            let all = try given.operation.proposals(for: request.id, at: now).filter(\.fits)
            #expect(given.operation.fitting(for: request, limit: 9, at: now) == all)
            return all.map(\.number).sorted()
        }
        // Half an hour to answer and two for the mission: all of it is theirs until midnight.
        #expect(try fitting("2020-03-23T20:30:00Z") == [1, 2])
        #expect(try fitting("2020-03-23T20:31:00Z") == [2])
        #expect(try fitting("2020-03-24T02:30:00Z") == [2])
        #expect(try fitting("2020-03-24T02:31:00Z") == [])
    }

    @Test func `a face is known and preferred under every identity of a person`() throws {
        for keepsFirst in [true, false] {
            var given = try Given.service(volunteers: 2)
            for _ in 0..<2 { try given.carryOut(Samples.logContact(.food)) }
            let people = [1, 2].map { given.operation.requests[given.request($0)]?.person }
                .compactMap(\.self)
            try given.carryOut(.dispatching(.offer(given.request(1), to: [given.volunteer(1)])))
            let mission = given.mission(1)
            try given.carryOut(.dispatching(.accept(mission, .onlyOneAsked)))
            try given.carryOut(.dispatching(.start(mission)))
            try given.carryOut(.dispatching(.complete(mission)))
            var change = VolunteerChange()
            change.preferredPeople = [people[0]]
            try given.carryOut(.roster(.change(given.volunteer(2), change)))
            try given.carryOut(
                .hotline(
                    .mergePeople(
                        kept: keepsFirst ? people[0] : people[1],
                        merged: keepsFirst ? people[1] : people[0])))
            let again = try #require(Operation(snapshot: given.operation.snapshot()))
            for operation in [given.operation, again] {
                let all = try operation.proposals(for: given.request(2), at: Samples.start)
                let first = try #require(all.first { $0.number == 1 })
                let second = try #require(all.first { $0.number == 2 })
                #expect(first.reasonsFor.map(\.code).contains("knows_person"))
                #expect(second.reasonsFor.contains(.prefersPerson))
            }
        }
    }
}
