import OpsTesting
import Testing

@testable import OpsCore

/// Nobody is forgotten after the call: planning, taking, and what comes of it.
struct FollowUpTests {
    static let taker = Samples.id(9, of: AccessToken.self)
    static let other = Samples.id(8, of: AccessToken.self)

    /// A service with test rules, a contact, and a call planned for its person.
    static func world(
        _ purpose: CallPurpose = .friendlyCall, _ change: (inout PlanCall) -> Void = { _ in }
    ) throws -> (Given, Identifier<PlannedCall>) {
        var given = try Given.service()
        try given.carryOut(.followUp(.setRules(Samples.rules, for: nil)))
        try given.carryOut(Samples.logContact(.food))
        var wish = PlanCall(purpose, to: Samples.personToCall(given.contact(1)))
        change(&wish)
        try given.carryOut(.followUp(.plan(wish)))
        return (given, given.plannedCall(1).id)
    }

    @Test func `a planned call has a desk, a state, a time to call and a due time`() throws {
        let (given, id) = try Self.world()
        let call = given.plannedCall(1)
        #expect(call.id == id && call.state == .open && call.step == .call)
        #expect(call.desk == Samples.nation)
        #expect(call.callAt == Samples.start && call.dueAt == Samples.start + .hours(4))
        #expect(given.operation.takeDueCopy(at: call.dueAt).count >= 1)
    }

    @Test func `a deployment that covers friendly calls has them at its desk, by its own rules`()
        throws
    {
        var given = try Given.service()
        let needs = [NeedRule(kind: .friendlyCall, dueWithin: .days(1), crew: 1, skill: nil)]
        try given.carryOut(.catalogue(.openDeployment(Samples.openService(needs: needs))))
        let deployment = try #require(
            given.operation.coverage(of: .friendlyCall, from: Samples.unit, at: Samples.start))
        let id = deployment.deployment.id
        try given.carryOut(.followUp(.setRules(Samples.rules, for: id)))
        try given.carryOut(Samples.logContact(.food))
        try given.carryOut(
            .followUp(.plan(PlanCall(.callBack, to: Samples.personToCall(given.contact(1))))))
        let call = given.plannedCall(1)
        #expect(call.deployment == id && call.desk == Samples.department)
        #expect(call.dueAt == call.callAt + .hours(4))
        given.when(.followUp(.setRules(Samples.rules, for: Samples.id(99))))
            .thenRefuses(.followUp(.unknownDeployment(Samples.id(99))))
    }

    @Test func `an appointment waits for safe hours and is due a while after`() throws {
        let (given, _) = try Self.world { wish in
            wish.at = Samples.start + .hours(1)
            wish.hours = CallHours(safe: Samples.window("14:00-16:00"), offset: 60)
        }
        let call = given.plannedCall(1)
        #expect(call.callAt == Samples.start + .hours(5))
        #expect(call.dueAt == call.callAt + Samples.rules.grace)
    }

    @Test func `who has not said when is called in the hours of the house`() throws {
        var given = try Given.country()
        try given.carryOut(Samples.logContact(.food))
        let night = Samples.start + .hours(14)
        let wish = PlanCall(.callBack, to: Samples.personToCall(given.contact(1)))
        try given.carryOut(.followUp(.plan(wish)), at: night)
        // Eight o'clock in Paris on the next day, a winter's hour ahead of Greenwich.
        #expect(given.plannedCall(1).callAt == Samples.start + .hours(23))
        #expect(given.plannedCall(1).dueAt == Samples.start + .hours(23 + 48))
    }

    @Test(arguments: [
        ("followup.hours_never_meet", 0), ("followup.ends_before_it_starts", 1),
        ("followup.questions_do_not_repeat", 2), ("followup.outcome_needs_request", 3),
        ("followup.calls_refused", 4), ("followup.call_planned.v1", 5),
    ])
    func `a call that makes no sense is not planned`(_ summary: String, _ which: Int) throws {
        var (given, id) = try Self.world()
        try given.carryOut(.followUp(.report(id, CallReport(.refused), by: Self.taker)))
        var wish = PlanCall(.friendlyCall, to: Samples.personToCall(given.contact(1)))
        wish.isAskedFor = which != 4
        switch which {
        case 0:
            wish.hours = CallHours(
                preferred: Samples.window("08:00-10:00"), safe: Samples.window("10:00-12:00"))
        case 1: wish.until = Samples.start
        case 2:
            wish.purpose = .dayBefore
            wish.everyDays = 3
        case 3: wish.purpose = .outcome
        default: break
        }
        #expect(given.when(.followUp(.plan(wish))).summary == summary)
    }

    @Test func `whoever takes a call has it alone, until a time that the next one is told`() throws
    {
        var (given, id) = try Self.world()
        try given.carryOut(.followUp(.take(id, by: Self.taker)))
        let until = Samples.start + Samples.rules.lock
        #expect(given.plannedCall(1).taker == Self.taker)
        #expect(given.plannedCall(1).dueAt == until)
        let refused = Refusal.followUp(.takenByOther(number: 1, until: until))
        given.when(.followUp(.take(id, by: Self.other))).thenRefuses(refused)
        given.when(.followUp(.release(id, by: Self.other))).thenRefuses(refused)
        given.when(.followUp(.report(id, CallReport(.reached), by: Self.other)))
            .thenRefuses(refused)
        #expect(refused.text[.en].contains("2020-03-23 08:20 UTC"))

        #expect(given.operation.takeDueCopy(at: until - .seconds(1)).isEmpty)
        try given.carryOut(.followUp(.moveOn(id)), at: until)
        let again = given.plannedCall(1)
        #expect(again.state == .open && again.taker == nil)
        #expect(again.dueAt == Samples.start + .hours(4))
        #expect(
            given.when(.followUp(.take(id, by: Self.other)), at: until).summary
                == "followup.call_taken.v1")
    }

    @Test func `nobody is called outside safe hours`() throws {
        let hours = CallHours(safe: Samples.window("14:00-16:00"), offset: 60)
        let (given, id) = try Self.world { $0.hours = hours }
        given.when(.followUp(.take(id, by: Self.taker)))
            .thenRefuses(
                .followUp(.outsideSafeHours(number: 1, Samples.window("14:00-16:00"))))
        #expect(
            given.when(.followUp(.take(id, by: Self.taker)), at: Samples.start + .hours(5)).summary
                == "followup.call_taken.v1")
    }

    @Test func `a no ends every call that is owed to her, by any of her names`() throws {
        var (given, id) = try Self.world()
        try given.carryOut(Samples.logContact(.food))
        try given.carryOut(Samples.logContact(.food))
        for contact in 2...3 {
            let who = Samples.personToCall(given.contact(contact))
            try given.carryOut(.followUp(.plan(PlanCall(.callBack, to: who))))
        }
        let person = try #require(given.contact(1).person)
        let twin = try #require(given.contact(2).person)
        try given.carryOut(.hotline(.mergePeople(kept: twin, merged: person)))
        try given.carryOut(.followUp(.report(id, CallReport(.refused), by: nil)))
        #expect(given.operation.plannedCalls.values.map(\.number) == [3], "hers, not another's")
    }

    @Test func `who does not want to be called is not, until she asks, by any of her names`() throws
    {
        var (given, id) = try Self.world()
        let person = try #require(given.contact(1).person)
        try given.carryOut(.followUp(.report(id, CallReport(.refused), by: nil)))
        #expect(given.operation.plannedCalls.isEmpty)
        #expect(given.operation.refusesCalls(person))
        try given.carryOut(Samples.logContact(.food))
        let twin = try #require(given.contact(2).person)
        var wish = PlanCall(.callBack, to: Samples.personToCall(given.contact(2)))
        #expect(given.when(.followUp(.plan(wish))).summary == "followup.call_planned.v1")
        try given.carryOut(.hotline(.mergePeople(kept: twin, merged: person)))
        given.when(.followUp(.plan(wish))).thenRefuses(.followUp(.callsRefused))
        wish.isAskedFor = true
        try given.carryOut(.followUp(.plan(wish)))
        #expect(!given.operation.refusesCalls(person) && !given.operation.refusesCalls(twin))
    }

    @Test func `a series goes on from the day that was said, until its end`() throws {
        var (given, id) = try Self.world { wish in
            wish.at = Samples.start + .hours(2)
            wish.everyDays = 3
            wish.until = Samples.start + .days(8)
        }
        // Late by a day: the days count from the appointment all the same.
        try given.carryOut(
            .followUp(.report(id, CallReport(.reached), by: nil)), at: Samples.start + .days(1))
        var call = given.plannedCall(1)
        #expect(call.callAt == Samples.start + .days(3) + .hours(2))
        #expect(call.dueAt == call.callAt + Samples.rules.grace)
        try given.carryOut(
            .followUp(.report(id, CallReport(.noAnswer), by: nil)), at: call.callAt)
        try given.carryOut(
            .followUp(.report(id, CallReport(.reached), by: nil)), at: call.callAt + .hours(2))
        call = given.plannedCall(1)
        // The same hour on her wall: summer time has begun.
        #expect(call.rung == 0 && call.callAt == Samples.start + .days(6) + .hours(1))
        given.when(.followUp(.report(id, CallReport(.reached), by: nil)), at: call.callAt)
            .thenEndsWith(.followUp(.callEnded(id, .reached)))
    }

    @Test func `numbers, names and notes go to the vault alone`() throws {
        let (given, id) = try Self.world()
        var wish = PlanCall(.friendlyCall, to: Samples.personToCall(given.contact(1)))
        wish.phone = Marked.person.phone
        wish.neighbour = Marked.caller
        wish.note = Marked.note
        let outcomes = [
            given.when(.followUp(.plan(wish))),
            given.when(.followUp(.report(id, CallReport(.noAnswer, note: Marked.note), by: nil))),
            given.when(.followUp(.cancel(id, .other, note: Marked.note))),
            given.when(.followUp(.alert(id, note: Marked.note))),
        ]
        #expect(outcomes.map { $0.decision?.vault.count } == [2, 1, 1, 1])
        for event in outcomes.flatMap(\.events) {
            #expect(Marked.found(in: String(decoding: event.payload, as: UTF8.self)).isEmpty)
        }
    }

    @Test(
        arguments: [
            ([.supervisor], [.call], "followup.ladder_starts_without_call"),
            ([.call, .supervisor], [.visit], "followup.ladder_starts_without_call"),
            ([.call, .visit], [.call], "followup.ladder_without_supervisor"),
            (
                [.call, .supervisor, .visit, .supervisor], [.call],
                "followup.ladder_without_supervisor"
            ),
            ([.call, .supervisor], [.call, .visit], "followup.questions_only_call"),
            ([.call, .supervisor], [.call, .voicemail], "followup.rules_set.v1"),
        ] as [([LadderKind], [LadderKind], String)])
    func `a ladder begins with a call and leaves nobody at its end`(
        _ ladder: [LadderKind], _ questions: [LadderKind], _ summary: String
    ) {
        func steps(_ kinds: [LadderKind]) -> [LadderStep] {
            kinds.map { LadderStep($0, after: .minutes(0), within: .hours(1)) }
        }
        let rules = CallRules(
            ladder: steps(ladder), questions: steps(questions), lock: .minutes(1),
            grace: .minutes(1), hours: Samples.window("08:00-20:00"), offset: 0)
        #expect(given().when(.followUp(.setRules(rules, for: nil))).summary == summary)
    }

    @Test func `the rules that Ops begins with are rules that it would take`() {
        #expect(CallRules.standard.fault == nil)
    }
}

extension Outcome {
    func thenEndsWith(_ event: Event, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(events.last == event, sourceLocation: sourceLocation)
    }
}
