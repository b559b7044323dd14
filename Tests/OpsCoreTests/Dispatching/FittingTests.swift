import OpsCore
import OpsTesting
import Testing

/// The best few, found without asking everybody: the same as by asking everybody.
struct FittingTests {
    private static let skills = ["driving", "first_aid", "listening", "nursing", "psc1"]
    private static let visit = NeedRule(
        kind: .courtesyVisit, dueWithin: .days(2), crew: 2, skill: nil,
        crewSkills: [Samples.skill("listening"), Samples.skill("first_aid")], needsVehicle: true)
    private static let shopping = NeedRule(
        kind: .food, dueWithin: .hours(4), crew: 1, skill: nil, liftingKilograms: 20,
        needsVehicle: true)
    private static let pairs = NeedRule(
        kind: .medicine, dueWithin: .hours(4), crew: 2, skill: nil, needsVehicle: true)

    /// A town with its neighbours, some volunteers far away, some of whom the place is not known.
    private func profile(
        _ chance: inout SeededGenerator, people: [Identifier<PersonHelped>] = []
    ) -> VolunteerProfile {
        let width: Int32 = chance.below(10) == 0 ? 90_000 : 300
        let position = Coordinate(
            latitudeMillidegrees: max(-90_000, min(90_000, 48_800 + offset(width, &chance))),
            longitudeMillidegrees: max(-180_000, min(180_000, 2_300 + offset(2 * width, &chance))))
        let skills = Self.skills.filter { _ in chance.below(3) == 0 }.map { code in
            Skill(
                code: Samples.skill(code),
                until: chance.below(4) == 0 ? chance.pick(days) : nil)
        }
        let vettedUntil = chance.below(8) == 0 ? nil : chance.pick(days)
        var conditions = ConditionSamples.any(&chance, people: people)
        if vettedUntil == nil { conditions.vetting = nil }
        return Samples.profile(
            territory: chance.below(2) == 0 ? Samples.unit : Samples.neighbourUnit,
            position: chance.below(6) == 0 ? nil : position, skills: skills,
            languages: ["fr", "es", "fr-ch", "ln"].filter { _ in chance.below(3) != 0 }
                .map(Samples.language),
            vettedUntil: vettedUntil,
            weeklyMissions: Int64(chance.below(4)),
            radiusMetres: chance.pick([0, 1_000, 5_000, 30_000, 20_000_000]),
            isAtHealthRisk: chance.below(6) == 0,
            conditions: conditions)
    }

    private var days: [CivilDate] {
        ["2020-03-22", "2020-03-23", "2020-03-26", "2021-12-31"].map(Samples.day)
    }

    private func offset(_ width: Int32, _ chance: inout SeededGenerator) -> Int32 {
        Int32(chance.below(Int(2 * width) + 1)) - width
    }

    private func town(
        _ chance: inout SeededGenerator, people: Int, rules: [NeedRule]? = nil
    ) throws -> Given {
        var given = try Given.service(
            needs: rules ?? Samples.needs.filter { ![.courtesyVisit, .food].contains($0.kind) }
                + [Self.visit, Self.shopping])
        try given.carryOut(.crew(.setRules(given.deployment, CrewRulesChange(.standard))))
        for _ in 0..<people {
            try given.carryOut(
                Samples.addVolunteer(profile(&chance), isAvailable: chance.below(8) != 0))
        }
        // Who is there already held the words before they meant anything.
        if chance.below(4) > 0 { try define("first_aid", synonyms: ["psc1"], &given) }
        if chance.below(4) > 0 { try define("nursing", parents: ["first_aid"], &given) }
        return given
    }

    private func define(
        _ code: String, synonyms: [String] = [], parents: [String] = [], _ given: inout Given
    ) throws {
        let definition = SkillDefinition(
            code: Samples.skill(code), name: LocalizedText(fr: "un", es: "dos", en: "three"),
            synonyms: synonyms.map(Samples.skill), parents: parents.map(Samples.skill))
        try given.carryOut(.roster(.defineSkill(definition)))
    }

    private func call(_ given: inout Given, _ chance: inout SeededGenerator) throws {
        try given.carryOut(
            Samples.logContact(
                chance.pick([.food, .medicine]), chance.pick([.listening, .courtesyVisit]),
                language: Samples.language(chance.pick(["fr", "es", "ln"])),
                postcode: chance.below(8) == 0 ? nil : chance.pick(["92120", "92140"])))
    }

    /// Somebody is asked, answers, goes, comes back, stands down, returns.
    private func live(
        _ given: inout Given, _ chance: inout SeededGenerator, at instant: Instant
    ) throws {
        let request = given.operation.requests.values.sorted { $0.number < $1.number }
        let one = chance.pick(request)
        let volunteer = chance.pick(
            given.operation.volunteers.values.sorted { $0.number < $1.number })
        var change = VolunteerChange()
        change.preferredPeople = request.compactMap(\.person).filter { _ in chance.below(2) == 0 }
        change.liftingKilograms = chance.pick([nil, 30])
        var commands: [Command] = [
            .roster(.change(volunteer.id, change)),
            .roster(.setAvailability(volunteer.id, isAvailable: !volunteer.isAvailable)),
            .dispatching(.offer(one.id, to: [volunteer.id])),
        ]
        if let first = given.operation.fitting(for: one, limit: 1, at: instant).first {
            commands.append(.dispatching(.offer(one.id, to: [first.volunteer])))
            commands.append(.dispatching(.offer(one.id, to: [first.volunteer])))
        }
        if let mission = one.mission {
            let asked = given.operation.missions[mission]?.pending.first?.volunteer
            commands += [
                .dispatching(.accept(mission, asked.map { .volunteer($0) } ?? .onlyOneAsked)),
                .dispatching(.decline(mission, .onlyOneAsked)),
                .dispatching(.start(mission)), .dispatching(.complete(mission)),
                .dispatching(.fail(mission, .notHome)),
            ]
            // Planned ahead, so that who has said yes may be asked for something else.
            let slot = Command.visits(
                .agreeSlot(
                    mission, from: instant + .hours(Int64(chance.below(60))), minutes: 60))
            commands += [slot, slot]
        }
        let command = chance.pick(commands)
        guard given.when(command, at: instant).refusal == nil else { return }
        try given.carryOut(command, at: instant)
    }

    @Test func `the best few are the head of everybody ranked, whatever happens`() throws {
        var chance = SeededGenerator(seed: Seeds.next(for: "fitting"))
        for people in [0, 1, 40, 300] {
            var given = try town(&chance, people: people)
            for _ in 0..<6 { try call(&given, &chance) }
            var compared = 0
            for step in 0..<60 {
                let now = Samples.start + .hours(Int64(step) * 5)
                if given.operation.requests.count < 6 { try call(&given, &chance) }
                if people > 0 {
                    try live(&given, &chance, at: now)
                }
                for request in given.operation.requests.values where request.need != .qualification
                {
                    let all = try given.operation.proposals(for: request.id, at: now)
                    let limit = chance.pick([1, 5, 50])
                    let best = given.operation.fitting(for: request, limit: limit, at: now)
                    #expect(best == Array(all.filter(\.fits).prefix(limit)))
                    compared += best.count
                }
            }
            #expect(people < 300 || compared > 50, "few fit: \(compared) compared")
            let restored = try #require(Operation(snapshot: given.operation.snapshot()))
            let later = Samples.start + .days(13)
            for request in given.operation.requests.values {
                #expect(
                    restored.fitting(for: request, limit: 9, at: later)
                        == given.operation.fitting(for: request, limit: 9, at: later))
            }
        }
    }

    /// Asks the best, who says yes; mostly for an hour to come, sometimes they leave at once.
    private func engage(
        _ given: inout Given, _ chance: inout SeededGenerator, at instant: Instant
    ) throws {
        try given.carryOut(Samples.logContact(chance.pick([.food, .medicine])), at: instant)
        let newest = given.operation.requests.values.max { $0.number < $1.number }
        let request = try #require(newest)
        let best = given.operation.fitting(for: request, limit: 9, at: instant)
        guard !best.isEmpty else { return }
        let one = chance.pick(best).volunteer
        try given.carryOut(.dispatching(.offer(request.id, to: [one])), at: instant)
        let mission = try #require(given.operation.requests[request.id]?.mission)
        if chance.below(6) > 0 {
            let from = instant + .hours(Int64(chance.below(60)))
            try given.carryOut(.visits(.agreeSlot(mission, from: from, minutes: 60)), at: instant)
        }
        let yes = Command.dispatching(.accept(mission, .onlyOneAsked))
        // By then their vetting may have ended.
        guard given.when(yes, at: instant).refusal == nil else { return }
        try given.carryOut(yes, at: instant)
        guard chance.below(6) == 0,
            given.when(.dispatching(.start(mission)), at: instant).refusal == nil
        else { return }
        try given.carryOut(.dispatching(.start(mission)), at: instant)
    }

    @Test func `of many who have a yes for another day the best few are found as well`() throws {
        var chance = SeededGenerator(seed: Seeds.next(for: "fitting ahead"))
        var given = try town(&chance, people: 60)
        for _ in 0..<60 {
            let position = Samples.position(48_800 + offset(100, &chance), 2_300)
            try given.carryOut(
                Samples.addVolunteer(Samples.profile(position: position, weeklyMissions: 9)))
        }
        var ahead = 0
        for step in 0..<50 {
            let now = Samples.start + .minutes(Int64(step) * 20)
            try engage(&given, &chance, at: now)
            let request = chance.pick(
                given.operation.requests.values.sorted { $0.number < $1.number })
            for later in [0, 20] as [Int64] {
                let at = now + .hours(later)
                let all = try given.operation.proposals(for: request.id, at: at)
                let best = given.operation.fitting(for: request, limit: 20, at: at)
                #expect(best == Array(all.filter(\.fits).prefix(20)))
                ahead += best.count {
                    given.operation.volunteers[$0.volunteer]?.missions.isEmpty == false
                }
            }
        }
        #expect(ahead > 20, "few who fit have anything ahead: \(ahead)")
    }

    @Test func `the best pairs are the best of all pairs, and hold together what they must`()
        throws
    {
        var chance = SeededGenerator(seed: Seeds.next(for: "pairs"))
        for _ in 0..<12 {
            var given = try town(&chance, people: 60, rules: [Self.visit, Self.pairs])
            try given.carryOut(Samples.logContact(chance.pick([.courtesyVisit, .medicine])))
            let request = try #require(given.operation.requests.values.first)
            let now = Samples.start + .hours(Int64(chance.below(100)))
            let fitting = try given.operation.proposals(for: request.id, at: now).filter(\.fits)
            var pairs: [(score: Int, numbers: [Int64])] = []
            for one in fitting {
                for other in fitting where one.number < other.number {
                    let offer = Command.dispatching(
                        .offer(request.id, to: [one.volunteer, other.volunteer]))
                    guard given.when(offer, at: now).refusal == nil else { continue }
                    pairs.append((one.score + other.score, [one.number, other.number]))
                }
            }
            pairs.sort {
                ($0.score, $1.numbers[0], $1.numbers[1]) > ($1.score, $0.numbers[0], $0.numbers[1])
            }
            for limit in [1, 4, 100] {
                let found = given.operation.crews(for: request, limit: limit, at: now)
                #expect(found.map(\.score) == pairs.prefix(limit).map(\.score))
                #expect(
                    found.map { $0.members.map(\.number).sorted() }
                        == pairs.prefix(limit).map(\.numbers))
            }
        }
    }

    @Test func `a branch is passed over, so few are judged among many`() throws {
        var given = try Given.service()
        for place in 0..<2_000 {
            let position = Coordinate(
                latitudeMillidegrees: 48_000 + Int32(place % 50) * 40,
                longitudeMillidegrees: 2_000 + Int32(place / 50) * 40)
            try given.carryOut(Samples.addVolunteer(Samples.profile(position: position)))
        }
        try given.carryOut(Samples.logContact(.food))
        let request = try #require(given.operation.requests.values.first)
        let best = given.operation.fitting(for: request, limit: 5, at: Samples.start)
        #expect(!best.isEmpty)
        #expect(
            best
                == Array(
                    try given.operation.proposals(for: request.id, at: Samples.start)
                        .filter(\.fits).prefix(5)))
    }
}
