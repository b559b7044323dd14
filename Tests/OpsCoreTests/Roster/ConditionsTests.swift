import OpsTesting
import Testing

@testable import OpsCore

/// What volunteers ask for themselves, and what a need asks of them beyond skills.
struct ConditionsTests {
    private static let heavy = NeedRule(
        kind: .food, dueWithin: .hours(4), crew: 1, skill: nil, liftingKilograms: 20)
    private static let driven = NeedRule(
        kind: .medicine, dueWithin: .hours(4), crew: 2, skill: nil, needsVehicle: true)

    private func world(
        _ conditions: [Conditions], needs: [NeedRule]? = nil, calls: NeedKind...
    ) throws -> Given {
        var given = try Given.service(needs: needs)
        for one in conditions {
            try given.carryOut(Samples.addVolunteer(Samples.profile(conditions: one)))
        }
        for need in calls { try given.carryOut(Samples.logContact(need)) }
        return given
    }

    private func reasons(
        _ given: Given, _ number: Int64 = 1, request: Int64 = 1, at instant: Instant = Samples.start
    ) throws -> [ReasonAgainst] {
        let all = try given.operation.proposals(for: given.request(request), at: instant)
        return try #require(all.first { $0.number == number }).reasonsAgainst
    }

    private func said(_ say: (inout Conditions) -> Void) -> Conditions {
        var conditions = Conditions()
        say(&conditions)
        return conditions
    }

    private func clock(_ text: String) -> ClockTime {
        ClockTime(Samples.instant(text), rule: Samples.paris)
    }

    /// 23 March 2020 is a Monday; the clocks of Paris go forward on the 29th.
    @Test func `who comes in the evening is told to be there next, on the clock of the place`()
        throws
    {
        let evenings = said {
            $0.availability.hours = OpeningHours(
                zone: "Europe/Paris", rule: Samples.paris,
                week: (0..<7).map { $0 == 0 || $0 == 6 ? [Samples.span("18:00-22:00")] : [] })
        }
        let given = try world([evenings], calls: .food)
        #expect(
            try reasons(given, at: Samples.instant("2020-03-23T16:59:00Z"))
                == [.notAtThisHour(next: clock("2020-03-23T17:00:00Z"))])
        #expect(try reasons(given, at: Samples.instant("2020-03-23T17:00:00Z")) == [])
        #expect(try reasons(given, at: Samples.instant("2020-03-23T20:59:00Z")) == [])
        let next = clock("2020-03-29T16:00:00Z")
        #expect(
            try reasons(given, at: Samples.instant("2020-03-23T21:00:00Z"))
                == [.notAtThisHour(next: next)])
        #expect(next.text[.fr] == "29/03/2020 à 18:00")
        #expect(
            ReasonAgainst.notAtThisHour(next: next).text[.en]
                == "not available at this hour; next 2020-03-29 18:00")
    }

    @Test func `times away that touch are one, and whoever said to be there is there`() throws {
        let start = Samples.start
        let plans = said {
            $0.availability.away = [
                Availability.Span(from: start + .hours(2), until: start + .hours(9)),
                Availability.Span(from: start, until: start + .hours(2)),
            ]
            $0.availability.there = [
                Availability.Span(from: start + .hours(4), until: start + .hours(5))
            ]
        }
        let given = try world([plans], calls: .food)
        let until = ClockTime(start + .hours(9), rule: nil)
        #expect(try reasons(given, at: start - .minutes(1)) == [])
        #expect(try reasons(given, at: start) == [.away(until: until)])
        #expect(try reasons(given, at: start + .hours(4)) == [])
        #expect(try reasons(given, at: start + .hours(5)) == [.away(until: until)])
        #expect(try reasons(given, at: start + .hours(9)) == [])
        #expect(until.text[.en].hasSuffix(" UTC"))
        given.when(
            .dispatching(.offer(given.request(1), to: [given.volunteer(1)])), at: start
        ).thenRefuses(.dispatching(.doesNotFit(number: 1, .away(until: until))))
    }

    @Test func `who rests is not asked by itself, and rests only after having gone`() throws {
        let tired = said { $0.restHours = 12 }
        var given = try world([tired], calls: .food, .food, .food)
        let end = Samples.start + .hours(1)
        try given.carryOut(.dispatching(.offer(given.request(1), to: [given.volunteer(1)])))
        try given.carryOut(.dispatching(.accept(given.mission(1), .onlyOneAsked)))
        try given.carryOut(.dispatching(.fail(given.mission(1), .tooFar)), at: end)
        #expect(try reasons(given, request: 2, at: end) == [])
        try given.carryOut(
            .dispatching(.offer(given.request(2), to: [given.volunteer(1)])), at: end)
        try given.carryOut(.dispatching(.accept(given.mission(2), .onlyOneAsked)), at: end)
        try given.carryOut(.dispatching(.start(given.mission(2))), at: end)
        try given.carryOut(.dispatching(.complete(given.mission(2))), at: end)
        let until = ClockTime(end + .hours(12), rule: nil)
        #expect(try reasons(given, request: 3, at: end + .hours(11)) == [.resting(until: until)])
        #expect(try reasons(given, request: 3, at: end + .hours(12)) == [])
        // A coordinator may ask all the same.
        let offer = Command.dispatching(.offer(given.request(3), to: [given.volunteer(1)]))
        #expect(given.when(offer, at: end).refusal == nil)
        #expect(Operation(snapshot: given.operation.snapshot()) == given.operation)
    }

    @Test func `what is heavy is for who lifts it, or has set no limit`() throws {
        let given = try world(
            [said { $0.liftingKilograms = 19 }, said { $0.liftingKilograms = 20 }, Conditions()],
            needs: [Self.heavy], calls: .food)
        #expect(try reasons(given) == [.liftingLimit(19, needed: 20)])
        #expect(try reasons(given, 2) == [])
        #expect(try reasons(given, 3) == [])
    }

    @Test func `one of a pair must have a vehicle, whoever of them`() throws {
        let driver = said { $0.travel = [.foot, .van] }
        let rider = said { $0.travel = [.bicycle, .publicTransport] }
        var given = try world([rider, rider, driver], needs: [Self.driven], calls: .medicine)
        func offer(_ numbers: Int64...) -> Command {
            .dispatching(.offer(given.request(1), to: numbers.map { given.volunteer($0) }))
        }
        #expect(try reasons(given) == [])
        given.when(offer(1, 2)).thenRefuses(.dispatching(.crewLacksVehicle(number: 1)))
        #expect(given.when(offer(1, 3)).refusal == nil)
        let crews = given.operation.crews(
            for: try #require(given.operation.requests[given.request(1)]), limit: 9,
            at: Samples.start)
        #expect(crews.map { $0.members.map(\.number).sorted() } == [[1, 3], [2, 3]])
        try given.carryOut(offer(1))
        #expect(try reasons(given, 2) == [])
        try given.carryOut(.dispatching(.accept(given.mission(1), .onlyOneAsked)))
        #expect(try reasons(given, 2) == [.noVehicle])
        #expect(try reasons(given, 3) == [])
    }

    @Test func `who is vetted for the telephone goes to no door`() throws {
        let given = try world(
            [said { $0.vetting = Vetting(scope: .telephone) }], calls: .food, .listening)
        #expect(try reasons(given) == [.vettedForTelephone])
        #expect(try reasons(given, request: 2) == [])
    }

    @Test func `who was with her comes first, until half a year has passed or she is erased`()
        throws
    {
        var given = try Given.service(volunteers: 2)
        try given.carryOut(Samples.logContact(.food, .listening))
        let person = try #require(given.operation.requests[given.request(1)]?.person)
        try given.carryOut(.dispatching(.offer(given.request(1), to: [given.volunteer(2)])))
        try given.carryOut(.dispatching(.accept(given.mission(1), .onlyOneAsked)))
        try given.carryOut(.dispatching(.start(given.mission(1))))
        try given.carryOut(.dispatching(.complete(given.mission(1))))
        func fitting(_ given: Given, at instant: Instant) throws -> [Proposal] {
            let request = try #require(given.operation.requests[given.request(2)])
            return given.operation.fitting(for: request, limit: 2, at: instant)
        }
        let best = try #require(try fitting(given, at: Samples.start + .days(8)).first)
        #expect(best.number == 2)
        #expect(best.reasonsFor.contains(.knowsPerson(last: Samples.day("2020-03-23"))))
        #expect(try fitting(given, at: Samples.start + Companions.span).first?.number == 1)
        var restored = try #require(Operation(snapshot: given.operation.snapshot()))
        #expect(restored == given.operation)
        let erased = PersonErased(
            identities: [person], reason: .asked, counts: KnownPerson(identities: []).counts)
        restored.evolve(.privacy(.personErased(erased)), at: Samples.start + .days(8))
        #expect(restored.companions.of([person], at: Samples.start + .days(8)).isEmpty)
    }

    @Test func `only the last few who were with somebody are remembered, and only for a while`() {
        var companions = Companions()
        let person: Identifier<PersonHelped> = Samples.id(5)
        for number in 0..<20 {
            companions.remember(
                [Samples.id(UInt64(100 + number))], with: person,
                at: Samples.start + .days(Int64(number)))
        }
        let later = Samples.start + .days(20)
        #expect(companions.of([person], at: later).count == Companions.limit)
        let other: Identifier<PersonHelped> = Samples.id(6)
        companions.remember([Samples.id(100)], with: other, at: later + .days(400))
        var bytes = ByteWriter()
        companions.pack(into: &bytes)
        #expect(bytes.bytes.count < 80, "who came long ago was kept")
    }

    @Test func `who prefers her or the place comes first`() throws {
        var given = try Given.service(volunteers: 3)
        try given.carryOut(Samples.logContact(.food))
        let request = try #require(given.operation.requests[given.request(1)])
        func prefer(_ number: Int64, _ say: (inout VolunteerChange) -> Void) throws {
            var change = VolunteerChange()
            say(&change)
            try given.carryOut(.roster(.change(given.volunteer(number), change)))
        }
        try prefer(2) { $0.preferredAreas = [Samples.department] }
        try prefer(3) { $0.preferredPeople = [request.person].compactMap(\.self) }
        let best = given.operation.fitting(for: request, limit: 3, at: Samples.start)
        #expect(best.map(\.number) == [3, 2, 1])
        #expect(best[0].reasonsFor.contains(.prefersPerson))
        #expect(best[1].reasonsFor.contains(.prefersArea(Samples.department)))
        try prefer(3) { $0.preferredPeople = [] }
        #expect(given.operation.admirers.isEmpty)
    }

    @Test func `nothing of it is in the bytes of who said nothing`() {
        func bytes(_ profile: VolunteerProfile) -> String {
            var json = JSONWriter()
            json.beginObject()
            profile.write(into: &json)
            json.endObject()
            return String(decoding: json.bytes, as: UTF8.self)
        }
        #expect(bytes(Samples.profile()).hasSuffix(#""healthRisk":false}"#))
        #expect(bytes(ConditionSamples.profile).contains(#""vettingScope":"telephone""#))
    }
}
