import OpsCore
import OpsTesting
import Testing

struct ProposalTests {
    private func proposals(
        _ need: NeedKind, language: String = "fr", in given: Given,
        at instant: Instant = Samples.start
    ) throws -> [Proposal] {
        var given = given
        try given.carryOut(
            Samples.logContact(need, language: Samples.language(language)), at: instant)
        let newest = Samples.known(given.operation.requests.values.map(\.number).max())
        return try given.operation.proposals(for: given.request(newest), at: instant)
    }

    private func reasons(
        _ profile: VolunteerProfile, _ need: NeedKind = .food, language: String = "fr",
        isAvailable: Bool = true
    ) throws -> [ReasonAgainst] {
        var given = try Given.service()
        try given.carryOut(Samples.addVolunteer(profile, isAvailable: isAvailable))
        return try #require(try proposals(need, language: language, in: given).first).reasonsAgainst
    }

    @Test func `each reason against is given for what it is`() throws {
        let yesterday = Samples.day("2020-03-22")
        let today = Samples.day("2020-03-23")
        let driving = Samples.skill("driving")
        #expect(try reasons(Samples.profile()) == [])
        #expect(try reasons(Samples.profile(), isAvailable: false) == [.unavailable])
        #expect(try reasons(Samples.profile(vettedUntil: nil)) == [.notVetted])
        #expect(
            try reasons(Samples.profile(vettedUntil: yesterday)) == [.vettingExpired(yesterday)])
        #expect(try reasons(Samples.profile(vettedUntil: today)) == [])
        #expect(try reasons(Samples.profile(skills: []), .medicine) == [.skillMissing(driving)])
        let old = Skill(code: driving, until: yesterday)
        let new = Skill(code: driving, until: today)
        #expect(
            try reasons(Samples.profile(skills: [old]), .medicine)
                == [.skillExpired(driving, yesterday)])
        #expect(try reasons(Samples.profile(skills: [old, new]), .medicine) == [])
        #expect(
            try reasons(
                Samples.profile(skills: [old, Skill(code: driving, until: nil)]), .medicine)
                == [])
        #expect(try reasons(Samples.profile(isAtHealthRisk: true)) == [.atHealthRisk])
        #expect(
            try reasons(Samples.profile(languages: [Samples.language("es")]), .listening)
                == [.languageNotShared(.french)])
        #expect(try reasons(Samples.profile(weeklyMissions: 0)) == [.weeklyLoadReached(limit: 0)])
        #expect(try reasons(Samples.profile(position: nil)) == [])
        #expect(
            try reasons(Samples.profile(territory: Samples.neighbourUnit, position: nil))
                == [.distanceUnknown])
    }

    @Test func `too far is one metre beyond the radius`() throws {
        let place = Samples.neighbourPosition
        let near = Samples.profile(position: place, radiusMetres: 2_266)
        let far = Samples.profile(position: place, radiusMetres: 2_265)
        #expect(try reasons(near) == [])
        #expect(
            try reasons(far) == [.tooFar(Metres(count: 2_266), limit: Metres(count: 2_265))])
    }

    @Test func `all reasons against are given together`() throws {
        let profile = Samples.profile(
            territory: Samples.otherDepartment, position: Samples.position(43_300, 5_400),
            skills: [], languages: [], vettedUntil: nil, weeklyMissions: 0, isAtHealthRisk: true)
        #expect(
            try reasons(profile, .courtesyVisit, isAvailable: false).map(\.code) == [
                "unavailable", "not_vetted", "skill_missing", "at_health_risk", "too_far",
                "language_not_shared", "weekly_load_reached",
            ])
    }

    @Test func `listening ignores distance and health risk`() throws {
        let far = Samples.profile(
            territory: Samples.otherDepartment, position: Samples.position(-21_115, 55_536),
            isAtHealthRisk: true)
        #expect(try reasons(far, .listening) == [])
        var given = try Given.service()
        try given.carryOut(Samples.addVolunteer(far))
        try given.carryOut(Samples.addVolunteer())
        let ranked = try proposals(.listening, in: given)
        #expect(ranked.map(\.number) == [1, 2])
        #expect(ranked.map(\.distance) == [nil, nil])
        #expect(Set(ranked.map(\.score)).count == 1)
    }

    @Test func `the nearer comes first at the door, who does not fit comes last`() throws {
        var given = try Given.service()
        try given.carryOut(Samples.addVolunteer(Samples.profile(vettedUntil: nil)))
        try given.carryOut(
            Samples.addVolunteer(Samples.profile(position: Samples.neighbourPosition)))
        try given.carryOut(Samples.addVolunteer())
        let ranked = try proposals(.food, in: given)
        #expect(ranked.map(\.number) == [3, 2, 1])
        #expect(
            ranked[0].reasonsFor == [
                .near(Metres(count: 0), points: 1_000), .restedLoad(missions: 0, points: 500),
                .speaks(.french), .seldomAsked(times: 0, points: 100),
            ])
        #expect(ranked[0].score == 1_800)
        #expect(ranked[2].reasonsFor.isEmpty)
    }

    @Test func `who has helped less this week comes first`() throws {
        var given = try Given.service(volunteers: 2)
        try given.offer(.food, to: [1])
        try given.carryOut(.dispatching(.accept(given.mission(1), .onlyOneAsked)))
        try given.carryOut(.dispatching(.start(given.mission(1))))
        try given.carryOut(.dispatching(.complete(given.mission(1), note: nil)))
        #expect(try proposals(.food, in: given).map(\.number) == [2, 1])
        let nextWeek = Samples.start + .days(7)
        #expect(try proposals(.food, in: given, at: nextWeek).map(\.number) == [1, 2])
    }

    @Test func `the weekly load is a limit, and a coordinator may weigh it`() throws {
        var given = try Given.service()
        try given.carryOut(Samples.addVolunteer(Samples.profile(weeklyMissions: 1)))
        try given.offer(.food, to: [1])
        try given.carryOut(.dispatching(.accept(given.mission(1), .onlyOneAsked)))
        try given.carryOut(.dispatching(.start(given.mission(1))))
        try given.carryOut(.dispatching(.complete(given.mission(1), note: nil)))
        let ranked = try proposals(.food, in: given)
        #expect(ranked.map(\.reasonsAgainst) == [[.weeklyLoadReached(limit: 1)]])
        try given.offer(.food, to: [1])
        #expect(given.operation.missions.count == 1)
    }

    @Test func `the same question has the same answer, and everybody is judged`() throws {
        var chance = SeededGenerator(seed: Seeds.next(for: "proposals"))
        var given = try Given.service()
        for _ in 0..<60 {
            try given.carryOut(
                Samples.addVolunteer(
                    Samples.profile(
                        position: Samples.position(
                            48_800 + Int32(chance.below(60)), 2_280 + Int32(chance.below(60))),
                        weeklyMissions: Int64(chance.below(2)))))
        }
        let first = try proposals(.food, in: given)
        #expect(first.count == 60)
        #expect(Set(first.map(\.number)).count == 60)
        for proposal in first { #expect(proposal.fits == !proposal.reasonsFor.isEmpty) }
        // A twin folded anew hashes its dictionaries differently.
        var twin = Given()
        for (event, instant) in given.history { twin.happened(event, at: instant) }
        twin.identifiers = given.identifiers
        #expect(try proposals(.food, in: twin) == first)
    }

    @Test func `proposals for an unknown request are refused`() {
        #expect(throws: DispatchingRefusal.unknownRequest(Samples.id(1))) {
            try Operation().proposals(for: Samples.id(1), at: Samples.start)
        }
    }
}
