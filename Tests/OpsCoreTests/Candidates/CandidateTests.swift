import OpsTesting
import Testing

@testable import OpsCore

/// Thousands offer to help: each is somebody's work until they are on the roster or nobody's any more (must-do 29).
struct CandidateTests {
    private static func offer(_ profile: VolunteerProfile? = nil) -> Command {
        var offered = profile ?? Samples.profile()
        offered.vettedUntil = nil
        return .candidate(.offer(CandidateOffer(offered, Marked.volunteer)))
    }

    static func world(_ count: Int = 1) throws -> Given {
        var given = try Given.service()
        for _ in 0..<count { try given.carryOut(offer()) }
        return given
    }

    static func candidate(_ given: Given, _ number: Int64 = 1) -> Candidate {
        Samples.known(given.operation.candidates.known.values.first { $0.number == number })
    }

    static func id(_ given: Given, _ number: Int64 = 1) -> Identifier<Candidate> {
        candidate(given, number).id
    }

    static func step(
        _ stage: CandidateStage? = nil, vettedUntil: CivilDate? = nil,
        _ scope: VettingScope? = nil, skills: [Skill]? = nil, note: String? = nil
    ) -> CandidateStep {
        var change = VolunteerChange()
        change.vettedUntil = vettedUntil
        change.vettingScope = scope
        change.skills = skills
        change.grantedBy = vettedUntil == nil ? nil : Samples.id(77)
        return CandidateStep(to: stage, change: change, note: note)
    }

    @Test
    func
        `whoever offers to help is somebody's work from the first instant, and is told of by no name`()
        throws
    {
        let given = try Given.service()
        let outcome = given.when(Self.offer())
        let payloads = outcome.events.map { String(decoding: $0.payload, as: UTF8.self) }
        #expect(payloads.allSatisfy { Marked.found(in: $0).isEmpty })
        let after = try Self.world()
        let candidate = Self.candidate(after)
        #expect(candidate.stage == .offered && candidate.desk == Samples.unit)
        #expect(candidate.dueAt == Samples.start + .days(3))
        #expect(after.operation.volunteers.isEmpty)
    }

    @Test func `a check that was over before it was noted vets nobody`() throws {
        var given = try Self.world()
        let id = Self.id(given)
        try given.carryOut(.candidate(.advance(id, Self.step(.spokenTo))))
        let over = Self.step(.checked, vettedUntil: Samples.day("2020-03-19"))
        given.when(.candidate(.advance(id, over)), at: Samples.start + .days(1))
            .thenRefuses(.candidate(.checkOver(number: 1)))
        let today = Self.step(.checked, vettedUntil: Samples.start.dayUTC)
        try given.carryOut(.candidate(.advance(id, today)))
    }

    @Test func `whoever came along and is vetted anew is vetted for something that was said`()
        throws
    {
        var given = try Self.world()
        try given.carryOut(
            .candidate(
                .admit(
                    Self.id(given),
                    accompanied: Accompaniment(
                        until: Samples.start.dayUTC, grantedBy: Samples.id(77)), note: nil)))
        var change = VolunteerChange()
        change.vettedUntil = Samples.day("2028-12-31")
        change.grantedBy = Samples.id(77)
        given.when(.roster(.change(given.volunteer(1), change)))
            .thenRefuses(.roster(.scopeUnsaid(number: 1)))
        change.vettingScope = .everything
        try given.carryOut(.roster(.change(given.volunteer(1), change)))
        let conditions = given.operation.volunteers[given.volunteer(1)]?.profile.conditions
        #expect(conditions?.vettingScope == .everything)
    }

    @Test func `taking an offer up closes the request to call back about it, and no other`()
        throws
    {
        var given = try Given.service()
        try given.carryOut(Samples.logContact(.volunteerOffer, .food))
        let contact = given.request(1)
        let asked = try #require(given.operation.requests[contact])
        var profile = Samples.profile()
        profile.vettedUntil = nil
        let offer = CandidateOffer(profile, Marked.volunteer, contact: asked.contact)
        let events = try given.carryOut(.candidate(.offer(offer)))
        #expect(events.contains(.hotline(.requestCancelled(asked.id, .takenUp))))
        #expect(given.operation.requests.values.map(\.need) == [.food])
    }

    @Test func `from the offer to the roster, stage by stage, with what was learnt on the way`()
        throws
    {
        var given = try Self.world()
        let id = Self.id(given)
        let later = Samples.start + .days(1)
        try given.carryOut(
            .candidate(.advance(id, Self.step(note: Marked.note))), at: later)
        #expect(Self.candidate(given).stage == .spokenTo)
        #expect(Self.candidate(given).dueAt == later + .days(3))
        let until = Samples.day("2028-12-31")
        try given.carryOut(
            .candidate(.advance(id, Self.step(vettedUntil: until, .telephone))), at: later)
        let skill = Skill(code: Samples.skill("listening"), until: nil)
        try given.carryOut(.candidate(.advance(id, Self.step(skills: [skill]))), at: later)
        #expect(Self.candidate(given).stage == .trained)
        given.when(.candidate(.advance(id, Self.step())), at: later)
            .thenRefuses(.candidate(.nothingLeft(number: 1)))
        try given.carryOut(.candidate(.admit(id, accompanied: nil, note: nil)), at: later)
        let volunteer = try #require(given.operation.volunteers.values.first)
        #expect(given.operation.candidates.known.isEmpty)
        #expect(volunteer.isAvailable && volunteer.profile.vettedUntil == until)
        #expect(volunteer.profile.conditions.vetting?.scope == .telephone)
        #expect(volunteer.profile.conditions.vetting?.grantedBy == Samples.id(77))
        #expect(volunteer.profile.conditions.vetting?.at == later)
        #expect(volunteer.profile.skills.map(\.code).contains(Samples.skill("listening")))
        #expect(Set(Samples.profile().skills).isSubset(of: volunteer.profile.skills))
    }

    /// Each stage with each command: what happens, or why not.
    @Test func `what can be done at each stage is written down, and nothing else can`() throws {
        let commands: [(String, (Identifier<Candidate>) -> CandidateCommand)] = [
            ("spoken_to", { .advance($0, Self.step(.spokenTo)) }),
            (
                "checked",
                { .advance($0, Self.step(.checked, vettedUntil: Samples.day("2028-12-31"))) }
            ),
            ("checked, unsaid", { .advance($0, Self.step(.checked)) }),
            ("trained", { .advance($0, Self.step(.trained)) }),
            (
                "trained, vetted",
                { .advance($0, Self.step(.trained, vettedUntil: Samples.day("2028-12-31"))) }
            ),
            ("admit", { .admit($0, accompanied: nil, note: nil) }),
            (
                "accompanied",
                {
                    .admit(
                        $0,
                        accompanied: Accompaniment(
                            until: Samples.day("2020-03-30"), grantedBy: nil), note: nil)
                }
            ),
            ("decline", { .end($0, .declined(.noTask), note: nil) }),
            ("withdraw", { .end($0, .withdrew, note: nil) }),
            ("remind", { .remind($0) }), ("separate", { .separate($0) }),
            ("change", { .change($0, VolunteerChange()) }),
        ]
        var table: [String: [String]] = [:]
        for name in [
            "offered", "spoken_to", "checked", "trained", "merged", "emergency", "admitted",
        ] {
            var given = try Self.world(2)
            let id = Self.id(given)
            let steps: [CandidateStage] = CandidateStage.possible
            let passed = name == "admitted" ? "trained" : name
            for stage in steps.prefix(
                steps.firstIndex { $0.rawValue == passed }.map { $0 + 1 } ?? 0)
            {
                let until = stage == .checked ? Samples.day("2028-12-31") : nil
                try given.carryOut(.candidate(.advance(id, Self.step(stage, vettedUntil: until))))
            }
            if name == "merged" {
                try given.carryOut(.candidate(.merge(id, into: .candidate(Self.id(given, 2)))))
            }
            if name == "emergency" || name == "admitted" {
                let until = Samples.day("2020-03-30")
                try given.carryOut(
                    .candidate(
                        .admit(
                            id, accompanied: Accompaniment(until: until, grantedBy: nil), note: nil)
                    ))
            }
            table[name] = commands.map { label, command in
                "\(label): " + given.when(.candidate(command(id))).summary
            }
        }
        let advanced = "candidate.advanced.v1"
        let admitted = "roster.volunteer_added.v1 candidate.admitted.v1"
        let ended = "candidate.ended.v1"
        func row(_ outcomes: String...) -> [String] {
            zip(commands, outcomes).map { "\($0.0): \($1)" }
        }
        let missing = "candidate.stage_missing"
        let past = "candidate.not_ahead"
        let rest = [
            admitted, ended, ended, "candidate.not_yet_due", "candidate.not_merged",
            "candidate.nothing_to_change",
        ]
        func rows(_ first: [String]) -> [String] {
            zip(commands, first + rest).map { "\($0.0): \($1)" }
        }
        #expect(table["offered"] == rows([advanced, missing, missing, missing, missing, missing]))
        #expect(
            table["spoken_to"]
                == rows([past, advanced, "candidate.check_unsaid", missing, missing, missing]))
        #expect(
            table["checked"]
                == rows([past, past, past, advanced, "candidate.vetted_by_check_alone", missing]))
        #expect(table["trained"] == rows([past, past, past, past, past, admitted]))
        let merged = Array(repeating: "candidate.merged", count: 10)
        #expect(
            table["merged"]
                == zip(commands, merged + ["candidate.separated.v1", "candidate.merged"]).map {
                    "\($0.0): \($1)"
                })
        // The stages that were skipped are owed; anything else is the roster's.
        let known = "candidate.admitted"
        #expect(
            table["emergency"]
                == zip(
                    commands,
                    [advanced, missing, missing, missing, missing, known, known, ended, ended]
                        + ["candidate.not_yet_due", "candidate.not_merged", known]
                ).map { "\($0.0): \($1)" })
        #expect(
            table["admitted"]
                == commands.map { "\($0.0): candidate.unknown_candidate" })
    }

    @Test func `a territory says which stages it requires, and those below it follow`() throws {
        var given = try Self.world()
        let id = Self.id(given)
        try given.carryOut(
            .candidate(
                .setRules(Samples.department, OnboardingRules(stages: [.checked], stepDays: 1))))
        #expect(given.operation.onboarding(in: Samples.unit).stages == [.checked])
        let check = Self.step(vettedUntil: Samples.day("2028-12-31"))
        try given.carryOut(.candidate(.advance(id, check)))
        #expect(Self.candidate(given).stage == .checked)
        #expect(Self.candidate(given).dueAt == Samples.start + .days(1))
        try given.carryOut(
            .candidate(
                .setRules(Samples.unit, OnboardingRules(stages: [.trained, .checked], stepDays: 5)))
        )
        given.when(.candidate(.admit(id, accompanied: nil, note: nil)))
            .thenRefuses(.candidate(.stageMissing(number: 1, .trained)))
        let again = given.when(
            .candidate(.setRules(Samples.unit, OnboardingRules(stages: [], stepDays: 5))))
        guard case .candidate(.rulesSet(let set)) = again.events.first else {
            Issue.record("rules are set")
            return
        }
        #expect(set.version == 2)
        given.when(
            .candidate(.setRules(Samples.code("33"), OnboardingRules(stages: [], stepDays: 5)))
        )
        .thenRefuses(.candidate(.unknownTerritory(Samples.code("33"))))
    }

    @Test func `who is left waiting climbs to the desk above, day after day, until somebody acts`()
        throws
    {
        var given = try Self.world()
        let id = Self.id(given)
        let due = Samples.start + .days(3)
        given.when(.candidate(.remind(id)), at: due - .minutes(1))
            .thenRefuses(.candidate(.notYetDue(number: 1)))
        for day in 0..<3 as Range<Int64> {
            var copy = given.operation
            let commands = copy.takeDue(at: due + .days(day), limit: .max)
            let isAlarmed = commands.contains { command in
                if case .candidate(.remind(id)) = command { true } else { false }
            }
            #expect(isAlarmed, "day \(day)")
            try given.carryOut(.candidate(.remind(id)), at: due + .days(day))
        }
        #expect(Self.candidate(given).desk == Samples.nation)
        #expect(Self.candidate(given).escalations == 3)
        try given.carryOut(.candidate(.advance(id, Self.step())), at: due + .days(3))
        #expect(Self.candidate(given).desk == Samples.unit)
        #expect(Self.candidate(given).escalations == 0)
    }

    @Test
    func `in an emergency somebody is admitted until a day that is near, and only accompanied`()
        throws
    {
        var given = try Self.world()
        let id = Self.id(given)
        for day in ["2020-03-22", "2020-04-24"] {
            let far = Accompaniment(until: Samples.day(day), grantedBy: Samples.id(77))
            given.when(.candidate(.admit(id, accompanied: far, note: nil)))
                .thenRefuses(.candidate(.accompaniedTooLong))
        }
        let near = Accompaniment(until: Samples.day("2020-03-30"), grantedBy: Samples.id(77))
        try given.carryOut(.candidate(.admit(id, accompanied: near, note: nil)))
        let volunteer = try #require(given.operation.volunteers.values.first)
        #expect(volunteer.profile.vettedUntil == Samples.day("2020-03-30"))
        #expect(volunteer.profile.conditions.vetting?.scope == .accompanied)
    }

    @Test func `nobody is vetted but by a check, not by an offer and not by a change`() throws {
        var given = try Given.service()
        var profile = Samples.profile()
        profile.vettedUntil = Samples.day("2028-12-31")
        given.when(.candidate(.offer(CandidateOffer(profile, Marked.volunteer))))
            .thenRefuses(.candidate(.vettedByCheckAlone))
        try given.carryOut(Self.offer())
        var change = VolunteerChange()
        change.vettedUntil = Samples.day("2028-12-31")
        given.when(.candidate(.change(Self.id(given), change)))
            .thenRefuses(.candidate(.vettedByCheckAlone))
    }

    @Test func `two who are one are shown together, and apart again as they were`() throws {
        var given = try Self.world(3)
        let (one, two, three) = (Self.id(given), Self.id(given, 2), Self.id(given, 3))
        try given.carryOut(.candidate(.merge(two, into: .candidate(one))))
        given.when(.candidate(.merge(three, into: .candidate(two))))
            .thenRefuses(.candidate(.chainOfMerges))
        given.when(.candidate(.merge(one, into: .candidate(three))))
            .thenRefuses(.candidate(.chainOfMerges))
        given.when(.candidate(.merge(three, into: .candidate(three))))
            .thenRefuses(.candidate(.unknownTwin))
        given.when(.candidate(.merge(three, into: .volunteer(Samples.id(9)))))
            .thenRefuses(.candidate(.unknownTwin))
        var copy = given.operation
        let due = copy.takeDue(at: Samples.start + .days(30), limit: .max).count { command in
            if case .candidate(.remind(two)) = command { true } else { false }
        }
        #expect(due == 0)
        try given.carryOut(.candidate(.separate(two)), at: Samples.start + .days(1))
        #expect(Self.candidate(given, 2).stage == .offered)
        #expect(Self.candidate(given, 2).dueAt == Samples.start + .days(4))
    }

    @Test func `nobody is asked for anything before they are admitted, and is from then on`() throws
    {
        var given = try Self.world()
        try given.carryOut(Samples.logContact(.food))
        let request = given.request(1)
        #expect(try given.operation.proposals(for: request, at: Samples.start).isEmpty)
        let id = Self.id(given)
        for stage in CandidateStage.possible {
            let until = stage == .checked ? Samples.day("2028-12-31") : nil
            try given.carryOut(.candidate(.advance(id, Self.step(stage, vettedUntil: until))))
        }
        #expect(try given.operation.proposals(for: request, at: Samples.start).isEmpty)
        try given.carryOut(.candidate(.admit(id, accompanied: nil, note: nil)))
        #expect(try given.operation.proposals(for: request, at: Samples.start).count == 1)
    }

    @Test func `a candidate who is erased is nobody's work any more`() throws {
        var given = try Self.world()
        let id = Self.id(given)
        var known = KnownPerson(identities: [])
        known.candidates = [id]
        given.when(.privacy(.eraseCandidate(id, known, .asked)))
            .thenRefuses(.privacy(.alreadyErased))
        known.counts[.candidates] = 1
        let erased = given.when(.privacy(.eraseCandidate(id, known, .asked)))
        #expect(erased.events.map(\.name) == ["privacy.candidate_erased.v1"])
        var person = KnownPerson(identities: [Samples.id(5)])
        person.candidates = [id]
        person.counts[.people] = 1
        given.when(.privacy(.erase(person, .asked)))
            .thenRefuses(.candidate(.live(number: 1)))
        try given.carryOut(.privacy(.eraseCandidate(id, known, .asked)))
        #expect(given.operation.candidates.known.isEmpty)
    }

    @Test func `what is held of candidates comes back from a snapshot as it was`() throws {
        var given = try Self.world(3)
        try given.carryOut(.candidate(.merge(Self.id(given, 3), into: .candidate(Self.id(given)))))
        try given.carryOut(.candidate(.advance(Self.id(given, 2), Self.step())))
        try given.carryOut(
            .candidate(
                .setRules(Samples.unit, OnboardingRules(stages: [.spokenTo], stepDays: 9))))
        #expect(Operation(snapshot: given.operation.snapshot()) == given.operation)
    }

    /// Candidate 1, admitted in an emergency before anything was done.
    private static func emergency() throws -> Given {
        var given = try world()
        let until = Accompaniment(until: Samples.day("2020-03-30"), grantedBy: nil)
        try given.carryOut(.candidate(.admit(id(given), accompanied: until, note: nil)))
        return given
    }

    private static func act(_ given: inout Given, at instant: Instant) throws {
        var copy = given.operation
        for command in copy.takeDue(at: instant, limit: .max) {
            guard case .candidate = command else { continue }
            try given.carryOut(command, at: instant)
        }
    }

    @Test func `what an emergency skipped is owed until it is done, and then counts`() throws {
        var given = try Self.emergency()
        let id = Self.id(given)
        #expect(Self.candidate(given).admittedAs == given.volunteer(1))
        let again = try #require(Operation(snapshot: given.operation.snapshot()))
        #expect(again == given.operation)
        // Silence climbs, as with whoever waits for the roster.
        let due = Samples.start + .days(3)
        try Self.act(&given, at: due)
        #expect(Self.candidate(given).desk == Samples.department)
        try given.carryOut(.candidate(.advance(id, Self.step(.spokenTo))), at: due)
        #expect(Self.candidate(given).desk == Samples.unit)
        let until = Samples.day("2028-12-31")
        try given.carryOut(
            .candidate(.advance(id, Self.step(vettedUntil: until, .everything))), at: due)
        // Checked and not trained: they come along still.
        func conditions() -> Conditions? {
            given.operation.volunteers[given.volunteer(1)]?.profile.conditions
        }
        #expect(conditions()?.vettingScope == .accompanied)
        let skill = Skill(code: Samples.skill("listening"), until: nil)
        try given.carryOut(.candidate(.advance(id, Self.step(skills: [skill]))), at: due)
        #expect(given.operation.candidates.known.isEmpty)
        let profile = try #require(given.operation.volunteers[given.volunteer(1)]?.profile)
        #expect(profile.vettedUntil == until)
        #expect(profile.conditions.vettingScope == .everything)
        #expect(profile.skills.contains(skill))
        #expect(given.operation.volunteers.count == 1)
    }

    @Test func `who withdraws after an emergency is asked for nothing more`() throws {
        var given = try Self.emergency()
        try given.carryOut(.candidate(.end(Self.id(given), .withdrew, note: nil)))
        #expect(given.operation.candidates.known.isEmpty)
        #expect(given.operation.volunteers.count == 1)
        // Whoever had passed everything, or of whom nothing is required any more, owes nothing.
        var loose = try Self.emergency()
        let id = Self.id(loose)
        try loose.carryOut(
            .candidate(.setRules(Samples.unit, OnboardingRules(stages: [], stepDays: 2))))
        try loose.carryOut(.candidate(.advance(id, Self.step())))
        #expect(loose.operation.candidates.known.isEmpty)
    }
}
