import OpsTesting
import Testing

@testable import OpsCore

/// Hours outside of which a call may harm: said once, kept for every call, on the clocks of the place.
struct SafeHoursTests {
    private static let safe = Samples.window("14:00-16:00")
    private static let person = Samples.id(5, of: PersonHelped.self)

    private static func contact(
        _ details: PersonDetails = PersonDetails(safeHours: safe)
    ) -> Command {
        .hotline(.logContact(LogContact(needs: [.food], person: details, postcode: "92120")))
    }

    private static func correction(
        of given: Given, _ change: (inout CorrectPerson) -> Void
    ) throws -> Command {
        let person = try #require(given.contact(1).person)
        var wish = CorrectPerson(person: person, known: KnownPerson(identities: [person]))
        change(&wish)
        return .privacy(.correct(wish))
    }

    /// A friendly call planned for somebody who has not told of hours.
    private static func world(_ change: (inout PlanCall) -> Void = { _ in }) throws -> Given {
        try FollowUpTests.world(.friendlyCall, change).0
    }

    @Test func `hours that a contact tells of are journaled, the number is not`() throws {
        let details = PersonDetails(safePhone: Marked.person.phone, safeHours: Self.safe)
        let outcome = try Given.country().when(Self.contact(details))
        #expect(outcome.events.map(\.name).contains("followup.safe_hours_said.v1"))
        for event in outcome.events {
            #expect(Marked.found(in: String(decoding: event.payload, as: UTF8.self)).isEmpty)
        }
    }

    @Test func `a call planned later keeps to them without being told`() throws {
        var given = try Given.country()
        try given.carryOut(Self.contact())
        let wish = PlanCall(.callBack, to: Samples.personToCall(given.contact(1)))
        try given.carryOut(.followUp(.plan(wish)))
        let call = given.plannedCall(1)
        #expect(call.hours.safe == Self.safe)
        // Two in the afternoon in Paris in March, an hour ahead of Greenwich.
        #expect(call.callAt == Samples.start + .hours(5))
        given.when(.followUp(.take(call.id, by: FollowUpTests.taker)))
            .thenRefuses(.followUp(.outsideSafeHours(number: 1, Self.safe)))
    }

    @Test func `help by telephone is not late before she may be called, help at the door is`()
        throws
    {
        var given = try Given.country()
        try given.carryOut(.catalogue(.publish(Samples.entry())))
        let needs = [NeedKind.food, .listening].map {
            NeedRule(kind: $0, dueWithin: .hours(1), crew: 1, skill: nil)
        }
        try given.carryOut(.catalogue(.openDeployment(Samples.openService(needs: needs))))
        let wish = LogContact(
            needs: [.food, .listening], person: PersonDetails(safeHours: Self.safe),
            postcode: "92120")
        try given.carryOut(.hotline(.logContact(wish)))
        let two = Samples.start + .hours(5)
        #expect(given.operation.requests[given.request(1)]?.dueAt == Samples.start + .hours(1))
        #expect(given.operation.requests[given.request(2)]?.dueAt == two + .hours(1))
        // Said a moment later, while talking: the same; taken back, what was promised stands.
        try given.carryOut(
            .hotline(
                .logContact(
                    LogContact(needs: [.listening], person: Marked.person, postcode: "92120"))))
        #expect(given.operation.requests[given.request(3)]?.dueAt == Samples.start + .hours(1))
        let person = try #require(given.operation.requests[given.request(3)]?.person)
        var correction = CorrectPerson(person: person, known: KnownPerson(identities: [person]))
        correction.details.safeHours = Self.safe
        try given.carryOut(.privacy(.correct(correction)))
        #expect(given.operation.requests[given.request(3)]?.dueAt == two + .hours(1))
        let again = try #require(Operation(snapshot: given.operation.snapshot()))
        #expect(again == given.operation)
    }

    @Test func `a slip with a call does not change the hours that she has said`() throws {
        var given = try Given.country()
        try given.carryOut(Self.contact())
        var wish = PlanCall(.callBack, to: Samples.personToCall(given.contact(1)))
        wish.hours = CallHours(safe: Samples.window("10:00-11:00"))
        given.when(.followUp(.plan(wish)))
            .thenRefuses(.followUp(.otherSafeHours(Self.safe)))
        wish.hours = CallHours(safe: Self.safe)
        try given.carryOut(.followUp(.plan(wish)))
        #expect(given.plannedCall(1).hours.safe == Self.safe)
    }

    @Test func `hours that are said with one call hold for those before and after it`() throws {
        var given = try Self.world()
        let who = Samples.personToCall(given.contact(1))
        var wish = PlanCall(.callBack, to: who)
        wish.hours = CallHours(safe: Self.safe)
        try given.carryOut(.followUp(.plan(wish)))
        try given.carryOut(.followUp(.plan(PlanCall(.callBack, to: who))))
        #expect(
            given.operation.plannedCalls.values.map(\.hours.safe) == [
                Self.safe, Self.safe, Self.safe,
            ])
    }

    @Test func `what is planned already moves, and is owed as much later`() throws {
        var given = try Self.world()
        let before = given.plannedCall(1)
        try given.carryOut(try Self.correction(of: given) { $0.details.safeHours = Self.safe })
        let call = given.plannedCall(1)
        #expect(call.callAt == Samples.start + .hours(5))
        #expect(call.dueAt.since(before.dueAt) == call.callAt.since(before.callAt))
        #expect(given.operation == (try #require(Operation(snapshot: given.operation.snapshot()))))
    }

    @Test func `preferred hours give way where both never meet`() throws {
        var given = try Self.world { $0.hours.preferred = Samples.window("08:00-10:00") }
        try given.carryOut(try Self.correction(of: given) { $0.details.safeHours = Self.safe })
        #expect(given.plannedCall(1).hours == CallHours(preferred: nil, safe: Self.safe))
    }

    @Test func `whoever has the call keeps it, and what may be made now is not put off`() throws {
        var given = try Self.world()
        let id = given.plannedCall(1).id
        try given.carryOut(.followUp(.take(id, by: FollowUpTests.taker)))
        let taken = given.plannedCall(1)
        let now = Samples.start + .minutes(5)
        try given.carryOut(
            try Self.correction(of: given) { $0.details.safeHours = Samples.window("09:00-12:00") },
            at: now)
        let call = given.plannedCall(1)
        #expect(call.state == .taken && call.dueAt == taken.dueAt)
        #expect(call.callAt == taken.callAt && call.stepDueAt == taken.stepDueAt)
    }

    @Test func `hours that do not matter any more are taken back`() throws {
        var given = try Given.country()
        try given.carryOut(Self.contact())
        try given.carryOut(try Self.correction(of: given) { $0.removed = [.safeHours] })
        let person = try #require(given.contact(1).person)
        #expect(given.operation.safeHours(of: person) == nil)
        #expect(given.operation.safeHours.isEmpty)
    }

    @Test func `hours hold for her under any identity, and go with her`() throws {
        var given = try Given.country()
        try given.carryOut(Self.contact())
        try given.carryOut(Self.contact(PersonDetails(name: "Ana Ejemplo")))
        let (first, second) = (
            try #require(given.contact(1).person), try #require(given.contact(2).person)
        )
        #expect(given.operation.safeHours(of: second) == nil)
        try given.carryOut(.hotline(.mergePeople(kept: second, merged: first)))
        #expect(given.operation.safeHours(of: second) == Self.safe)
        given.happened(
            .privacy(
                .personErased(
                    PersonErased(
                        identities: [second, first], reason: .asked, counts: ErasedCounts()))))
        #expect(given.operation.safeHours.isEmpty)
    }

    @Test func `who was listened to told of no hours`() throws {
        var given = try Given.country()
        let wish = LogContact(
            kind: .listening, isAnonymous: true, person: PersonDetails(safeHours: Self.safe))
        try given.carryOut(.hotline(.logContact(wish)))
        #expect(given.operation.safeHours.isEmpty)
    }

    @Test(arguments: [nil, 60] as [Int64?])
    func `in summer they are those of her clocks, though her service has no zone`(
        _ copied: Int64?
    ) throws {
        var given = try Given.country()
        if let copied {
            // Rules that were changed carry the hour that Ops once began with.
            let rules = CallRules(
                ladder: CallRules.standard.ladder, questions: CallRules.standard.questions,
                lock: .minutes(20), grace: .hours(2), hours: Samples.window("08:00-20:00"),
                offset: copied)
            try given.carryOut(.followUp(.setRules(rules, for: nil)))
        }
        try given.carryOut(Self.contact())
        let wish = PlanCall(.callBack, to: Samples.personToCall(given.contact(1)))
        try given.carryOut(.followUp(.plan(wish)), at: Samples.instant("2020-07-01T08:00:00Z"))
        let call = given.plannedCall(1)
        #expect(call.callAt == Samples.instant("2020-07-01T12:00:00Z"))
        let early = Samples.instant("2020-07-01T12:30:00Z")
        let taken = given.when(.followUp(.take(call.id, by: FollowUpTests.taker)), at: early)
        #expect(taken.summary == "followup.call_taken.v1")
        given.when(
            .followUp(.take(call.id, by: FollowUpTests.taker)),
            at: Samples.instant("2020-07-01T14:30:00Z")
        ).thenRefuses(.followUp(.outsideSafeHours(number: 1, Self.safe)))
    }

    @Test(arguments: [(60, nil, "08:30"), (300, 300, "05:00")] as [(Int64, Int64?, String)])
    func `minutes that say what the wall of the house shows are that wall in the next season too`(
        _ said: Int64, _ kept: Int64?, _ next: String
    ) throws {
        var given = try Given.country()
        try given.carryOut(Self.contact(PersonDetails(name: "Ana Ejemplo")))
        var wish = PlanCall(.friendlyCall, to: Samples.personToCall(given.contact(1)))
        wish.everyDays = 7
        wish.at = Samples.instant("2020-03-24T\(said == 60 ? "09:30" : "05:00"):00Z")
        wish.hours = CallHours(safe: Samples.window("10:00-11:00"), offset: said)
        try given.carryOut(.followUp(.plan(wish)))
        #expect(given.plannedCall(1).hours.offset == kept)
        let id = given.plannedCall(1).id
        try given.carryOut(
            .followUp(.report(id, CallReport(.reached), by: nil)),
            at: Samples.instant("2020-03-24T09:40:00Z"))
        // Summer time began on 29 March.
        #expect(given.plannedCall(1).callAt == Samples.instant("2020-03-31T\(next):00Z"))
    }

    @Test func `rules keep the zone they say, in the journal and in snapshots`() throws {
        var given = try Given.country()
        let west = NamedZone(
            name: "America/Martinique", rule: Samples.known(ZoneRule("AST4")))
        let rules = CallRules(
            ladder: CallRules.standard.ladder, questions: CallRules.standard.questions,
            lock: .minutes(20), grace: .hours(2), hours: Samples.window("08:00-20:00"),
            offset: 60, zone: west)
        try given.carryOut(.followUp(.setRules(rules, for: nil)))
        #expect(given.operation.wall(for: CallHours(), of: nil) == .zone(west.rule))
        #expect(try #require(Operation(snapshot: given.operation.snapshot())) == given.operation)
        var json = JSONWriter()
        json.beginObject()
        rules.write(into: &json)
        json.endObject()
        let read = try JSONFields.read(
            JSONParser.value(of: json.bytes), { CallRules(recorded: &$0) })
        #expect(read == rules)
    }

    @Test func `a series keeps its time of the day when the clocks change`() throws {
        var given = try Given.country()
        try given.carryOut(.catalogue(.publish(Samples.entry())))
        let needs = [NeedRule(kind: .friendlyCall, dueWithin: .days(1), crew: 1, skill: nil)]
        try given.carryOut(
            .catalogue(
                .openDeployment(Samples.openService(needs: needs, hours: Samples.parisHours))))
        try given.carryOut(Self.contact(PersonDetails(name: "Ana Ejemplo")))
        var wish = PlanCall(.friendlyCall, to: Samples.personToCall(given.contact(1)))
        wish.everyDays = 7
        wish.at = Samples.instant("2020-03-24T09:30:00Z")
        wish.hours = CallHours(safe: Samples.window("10:00-11:00"), offset: 300)
        try given.carryOut(.followUp(.plan(wish)))
        // Half past ten in Paris, whatever somebody else's wall shows.
        #expect(given.plannedCall(1).callAt == Samples.instant("2020-03-24T09:30:00Z"))
        let id = given.plannedCall(1).id
        let report = CallReport(.reached)
        try given.carryOut(
            .followUp(.report(id, report, by: nil)), at: Samples.instant("2020-03-24T09:40:00Z"))
        // Summer time began on 29 March.
        #expect(given.plannedCall(1).callAt == Samples.instant("2020-03-31T08:30:00Z"))
    }
}
