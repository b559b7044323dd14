import OpsTesting
import Testing

@testable import OpsCore

/// A care plan has a supporter, set times, limits, and a review that is never forgotten.
struct CarePlanTests {
    /// Two people who called, and two volunteers.
    private static func world() throws -> Given {
        var given = try Given.service(volunteers: 2)
        try given.carryOut(Samples.logContact(.listening))
        try given.carryOut(Samples.logContact(.listening))
        return given
    }

    private static func open(
        _ given: Given, contact: Int = 1, supporter: Int64 = 1, calls: Bool = false,
        reviewAt: Instant? = nil
    ) -> Command {
        let who = Samples.personToCall(given.contact(contact))
        let terms = CarePlanTerms(
            calls: calls ? PlanCall(.friendlyCall, to: who, everyDays: 3) : nil,
            limits: Marked.note, agreedWith: Marked.note, note: Marked.note)
        return .care(
            .openPlan(
                OpenCarePlan(
                    who, supporter: given.volunteer(supporter), terms: terms, reviewAt: reviewAt)))
    }

    private static func plan(_ given: Given, _ number: Int64 = 1) -> CarePlan {
        Samples.known(given.operation.care.plans.values.first { $0.number == number })
    }

    @Test func `a plan has a supporter, calls at set times that are planned calls, and a review`()
        throws
    {
        var given = try Self.world()
        try given.carryOut(Self.open(given, calls: true))
        let (plan, call) = (Self.plan(given), given.plannedCall(1))
        #expect(plan.supporter == given.volunteer(1) && plan.call == call.id)
        #expect(call.purpose == .friendlyCall && call.everyDays == 3)
        #expect(call.person == plan.person)
        #expect(plan.desk == Samples.nation && plan.dueAt == Samples.start + .days(30))
    }

    @Test func `what was agreed goes to the vault, and the journal names nobody`() throws {
        let given = try Self.world()
        let opened = given.when(Self.open(given, calls: true))
        let payloads = opened.events.map { String(decoding: $0.payload, as: UTF8.self) }
        #expect(payloads.allSatisfy { Marked.found(in: $0).isEmpty })
        let kept = opened.decision?.vault.contains { write in
            if case .carePlan(_, _, Marked.note, Marked.note) = write { true } else { false }
        }
        #expect(kept == true)
    }

    @Test func `the house says how soon a plan is reviewed, unless somebody says when`() throws {
        var given = try Self.world()
        try given.carryOut(
            .care(.setRules(CareRules(contacts: 5, days: 7, reviewDays: 10))))
        try given.carryOut(Self.open(given))
        #expect(Self.plan(given).reviewAt == Samples.start + .days(10))
        try given.carryOut(Self.open(given, contact: 2, reviewAt: Samples.start + .days(3)))
        #expect(Self.plan(given, 2).reviewAt == Samples.start + .days(3))
        let never = Samples.start + .days(900 * 365)
        let review = CareCommand.reviewPlan(Self.plan(given).id, CarePlanTerms(), reviewAt: never)
        given.when(.care(review)).thenRefuses(.care(.reviewTooFarAhead))
        given.when(Self.open(given, contact: 1, reviewAt: Samples.start))
            .thenRefuses(.care(.planOpenAlready(number: 1)))
    }

    @Test func `a review that nobody makes climbs to the desk above, day after day`() throws {
        var given = try Given.country()
        try given.carryOut(.catalogue(.publish(Samples.entry())))
        let friendly = NeedRule(kind: .friendlyCall, dueWithin: .days(1), crew: 1, skill: nil)
        try given.carryOut(.catalogue(.openDeployment(Samples.openService(needs: [friendly]))))
        try given.carryOut(Samples.addVolunteer())
        try given.carryOut(Samples.logContact(.information))
        try given.carryOut(Self.open(given))
        let id = Self.plan(given).id
        #expect(Self.plan(given).desk == Samples.department)
        let due = Samples.start + .days(30)
        given.when(.care(.remindOfPlan(id)), at: due - .minutes(1))
            .thenRefuses(.care(.planNotYetDue(number: 1)))
        for day in 0..<3 as Range<Int64> {
            var copy = given.operation
            let commands = copy.takeDue(at: due + .days(day), limit: .max)
            let isAlarmed = commands.contains { command in
                if case .care(.remindOfPlan(id)) = command { true } else { false }
            }
            #expect(isAlarmed, "day \(day)")
            try given.carryOut(.care(.remindOfPlan(id)), at: due + .days(day))
            #expect(Self.plan(given).dueAt == due + .days(day + 1))
        }
        #expect(Self.plan(given).desk == Samples.nation && Self.plan(given).escalations == 3)
        try given.carryOut(.care(.reviewPlan(id, CarePlanTerms(), reviewAt: nil)), at: due)
        #expect(Self.plan(given).desk == Samples.department && Self.plan(given).escalations == 0)
        #expect(Self.plan(given).dueAt == due + .days(30))
    }

    /// A plan that the desk of a service reviews, which ends by a day or is closed, and one above that goes on.
    private static func reviewed(until: Instant? = nil) throws -> Given {
        var given = try Given.country()
        try given.carryOut(.catalogue(.publish(Samples.entry())))
        let friendly = NeedRule(kind: .friendlyCall, dueWithin: .days(1), crew: 1, skill: nil)
        for (desk, end) in [(Samples.nation, nil), (Samples.department, until)] {
            try given.carryOut(
                .catalogue(
                    .openDeployment(
                        Samples.openService(in: desk, needs: [friendly], until: end))))
        }
        try given.carryOut(Samples.addVolunteer())
        try given.carryOut(Samples.logContact(.information))
        try given.carryOut(open(given))
        return given
    }

    @Test func `a plan goes over at once when the service of its desk closes`() throws {
        var given = try Self.reviewed()
        let before = Self.plan(given)
        #expect(before.desk == Samples.department)
        let closing = try #require(
            given.operation.deployments.values.first { $0.territory == Samples.department })
        let events = try given.carryOut(.catalogue(.closeDeployment(closing.id)))
        #expect(events.contains(.care(.planHandedOver(before.id, desk: Samples.nation))))
        #expect(Self.plan(given).desk == Samples.nation)
        #expect(Self.plan(given).dueAt == before.dueAt && Self.plan(given).escalations == 0)
    }

    @Test func `a plan goes over on the day on which the service of its desk ends`() throws {
        let end = Samples.start + .days(3)
        var given = try Self.reviewed(until: end)
        let id = Self.plan(given).id
        func handOvers(_ operation: Operation, at instant: Instant) -> Int {
            var copy = operation
            return copy.takeDue(at: instant, limit: .max).count {
                if case .care(.handOverPlan(id)) = $0 { true } else { false }
            }
        }
        given.when(.care(.handOverPlan(id))).thenRefuses(.care(.planNotYetDue(number: 1)))
        #expect(handOvers(given.operation, at: end - .seconds(1)) == 0)
        #expect(handOvers(given.operation, at: end) == 1)
        let again = try #require(Operation(snapshot: given.operation.snapshot()))
        #expect(handOvers(again, at: end) == 1)
        try given.carryOut(.care(.handOverPlan(id)), at: end)
        #expect(Self.plan(given).desk == Samples.nation)
        #expect(handOvers(given.operation, at: end + .days(1)) == 0)
    }

    @Test func `a plan goes to the desk that calls people where the person turns out to be`()
        throws
    {
        var given = try Self.reviewed()
        try given.carryOut(
            .hotline(
                .logContact(
                    LogContact(kind: .information, person: PersonDetails(name: "Ada Exemple")))))
        try given.carryOut(Self.open(given, contact: 2))
        let before = Self.plan(given, 2)
        #expect(before.desk == Samples.nation)
        let events = try given.carryOut(
            .hotline(
                .completeContact(
                    CompleteContact(known: given.contact(2), postcode: "92120"))))
        #expect(events.contains(.care(.planHandedOver(before.id, desk: Samples.department))))
        #expect(Self.plan(given, 2).desk == Samples.department)
        #expect(Self.plan(given, 2).dueAt == before.dueAt)
    }

    @Test func `what silence has brought to a desk above stays there when a service closes`()
        throws
    {
        var given = try Self.reviewed()
        let id = Self.plan(given).id
        for day in 30...31 as ClosedRange<Int64> {
            try given.carryOut(.care(.remindOfPlan(id)), at: Samples.start + .days(day))
        }
        let top = try #require(
            given.operation.deployments.values.first { $0.territory == Samples.nation })
        let events = try given.carryOut(
            .catalogue(.closeDeployment(top.id)), at: Samples.start + .days(31))
        #expect(Self.plan(given).desk == Samples.nation && events.count == 1)
    }

    @Test func `at a review other calls take the place of those there were`() throws {
        var given = try Self.world()
        try given.carryOut(Self.open(given, calls: true))
        let before = given.plannedCall(1).id
        let series = PlanCall(
            .friendlyCall, to: Samples.personToCall(given.contact(1)), everyDays: 7)
        let terms = CarePlanTerms(supporter: given.volunteer(2), calls: series)
        try given.carryOut(.care(.reviewPlan(Self.plan(given).id, terms, reviewAt: nil)))
        #expect(given.operation.plannedCalls[before] == nil)
        #expect(given.plannedCall(2).everyDays == 7)
        #expect(Self.plan(given).call == given.plannedCall(2).id)
        #expect(Self.plan(given).supporter == given.volunteer(2))
    }

    @Test func `a review that says how often leaves the rest of the calls as it was agreed`() throws
    {
        var given = try Self.world()
        let who = Samples.personToCall(given.contact(1))
        let first = Samples.start + .days(2)
        let hours = CallHours(
            preferred: DayWindow("15:00-16:00"), safe: DayWindow("14:00-17:00"), offset: 60)
        var agreed = PlanCall(
            .friendlyCall, to: who, at: first, hours: hours, allowsVoicemail: true, everyDays: 3,
            until: Samples.start + .days(60))
        let open = OpenCarePlan(
            who, supporter: given.volunteer(1), terms: CarePlanTerms(calls: agreed))
        try given.carryOut(.care(.openPlan(open)))
        let before = given.plannedCall(1)
        let id = Self.plan(given).id
        let often = PlanCall(.friendlyCall, to: who, hours: CallHours(offset: 120), everyDays: 7)
        try given.carryOut(
            .care(.reviewPlan(id, CarePlanTerms(calls: often), reviewAt: nil)))
        let call = given.plannedCall(2)
        #expect(call.everyDays == 7 && call.hours == before.hours && call.until == before.until)
        #expect(call.allowsVoicemail && call.callAt == before.callAt)
        #expect(call.appointment == before.appointment, "the next call stays on its day")
        agreed.hours = CallHours(preferred: DayWindow("16:00-17:00"))
        agreed.at = nil
        agreed.until = nil
        agreed.allowsVoicemail = false
        let said = CarePlanTerms(calls: agreed, saysVoicemail: true)
        try given.carryOut(.care(.reviewPlan(id, said, reviewAt: nil)))
        let last = given.plannedCall(3)
        #expect(!last.allowsVoicemail && last.hours.preferred == DayWindow("16:00-17:00"))
        #expect(last.hours.safe == hours.safe && last.until == before.until)
    }

    /// A plan whose call nobody answered, so that somebody is to go and see.
    private static func unanswered() throws -> (Given, visit: Identifier<HelpRequest>) {
        var given = try world()
        try given.carryOut(.followUp(.setRules(Samples.rules, for: nil)))
        try given.carryOut(open(given, calls: true))
        for _ in 0..<2 {
            let call = given.plannedCall(1)
            try given.carryOut(
                .followUp(.report(call.id, CallReport(.noAnswer), by: nil)), at: call.callAt)
        }
        return (given, try #require(given.plannedCall(1).visit))
    }

    @Test func `who has not answered is looked for also when other calls are agreed`() throws {
        var (given, visit) = try Self.unanswered()
        let before = given.plannedCall(1)
        let often = PlanCall(
            .friendlyCall, to: Samples.personToCall(given.contact(1)), everyDays: 7)
        try given.carryOut(
            .care(
                .reviewPlan(Self.plan(given).id, CarePlanTerms(calls: often), reviewAt: nil)),
            at: before.callAt)
        let call = given.plannedCall(2)
        #expect(given.operation.requests[visit] != nil && call.visit == visit)
        #expect(call.step == .visit && call.rung == before.rung && call.dueAt == before.dueAt)
        #expect(given.operation.plannedCalls[before.id] == nil && call.everyDays == 7)
        // The ladder goes on where it stood, and ends with her.
        try given.carryOut(.followUp(.moveOn(call.id)), at: call.dueAt)
        #expect(given.plannedCall(2).step == .neighbour)
        try given.carryOut(
            .followUp(.report(call.id, CallReport(.reached), by: nil)), at: call.dueAt)
        #expect(given.operation.requests[visit] == nil && given.plannedCall(2).rung == 0)
    }

    @Test(arguments: CarePlanEnding.allCases)
    func `somebody goes and sees though a plan ends, unless it tells what became of her`(
        _ ending: CarePlanEnding
    ) throws {
        var (given, visit) = try Self.unanswered()
        try given.carryOut(
            .care(.endPlan(Self.plan(given).id, ending, keepsCalls: false, note: nil)))
        #expect(given.operation.plannedCalls.isEmpty)
        let isHeard: [CarePlanEnding] = [.refused, .movedAway, .died]
        #expect((given.operation.requests[visit] == nil) == isHeard.contains(ending))
    }

    @Test func `a series of calls ends within two years, or has no end`() throws {
        let given = try Self.world()
        let who = Samples.personToCall(given.contact(1))
        let never = Samples.start + .days(900 * 365)
        given.when(.followUp(.plan(PlanCall(.friendlyCall, to: who, everyDays: 3, until: never))))
            .thenRefuses(.followUp(.tooFarAhead))
    }

    @Test(arguments: [true, false])
    func `a plan ends with its calls, unless they are to go on`(_ keepsCalls: Bool) throws {
        var given = try Self.world()
        try given.carryOut(Self.open(given, calls: true))
        let id = Self.plan(given).id
        try given.carryOut(
            .care(.endPlan(id, .callsSettled, keepsCalls: keepsCalls, note: nil)))
        #expect(given.operation.care.plans.isEmpty)
        #expect(given.operation.plannedCalls.isEmpty == !keepsCalls)
        given.when(.care(.remindOfPlan(id))).thenRefuses(.care(.unknownPlan(id)))
    }

    @Test func `a person has one plan, under any identity`() throws {
        var given = try Self.world()
        let (one, other) = (given.contact(1).person, given.contact(2).person)
        let (kept, merged) = (try #require(one), try #require(other))
        try given.carryOut(.hotline(.mergePeople(kept: kept, merged: merged)))
        try given.carryOut(Self.open(given, contact: 2))
        given.when(Self.open(given, contact: 1))
            .thenRefuses(.care(.planOpenAlready(number: 1)))
        #expect(given.operation.plan(of: kept)?.number == 1)
        try given.carryOut(.hotline(.separatePeople(merged: merged)))
        #expect(given.operation.plan(of: kept) == nil)
        try given.carryOut(Self.open(given, contact: 1))
        given.when(.hotline(.mergePeople(kept: kept, merged: merged)))
            .thenRefuses(.care(.bothHavePlans(2, 1)))
        let second = Self.plan(given, 2).id
        try given.carryOut(.care(.endPlan(second, .duplicate, keepsCalls: false, note: nil)))
        try given.carryOut(.hotline(.mergePeople(kept: kept, merged: merged)))
        #expect(given.operation.plan(of: kept)?.number == 1)
    }

    @Test func `who supports somebody is there and vetted`() throws {
        var given = try Self.world()
        try given.carryOut(
            Samples.addVolunteer(Samples.profile(vettedUntil: Samples.day("2020-03-01"))))
        try given.carryOut(
            .roster(.setAvailability(given.volunteer(2), isAvailable: false)))
        given.when(Self.open(given, supporter: 2))
            .thenRefuses(.care(.supporterDoesNotFit(number: 2, .unavailable)))
        given.when(Self.open(given, supporter: 3)).thenRefuses(
            .care(.supporterDoesNotFit(number: 3, .vettingExpired(Samples.day("2020-03-01")))))
    }

    @Test func `nobody is erased whose plan is under way`() throws {
        var given = try Self.world()
        try given.carryOut(Self.open(given))
        let known = KnownPerson(identities: [Self.plan(given).person])
        given.when(.privacy(.erase(known, .asked))).thenRefuses(.care(.planLive(number: 1)))
    }

    @Test func `who does not want calls has no calls at set times planned`() throws {
        var given = try Self.world()
        let person = try #require(given.contact(1).person)
        given.happened(.followUp(.callsRefused(person)))
        given.when(Self.open(given, calls: true)).thenRefuses(.followUp(.callsRefused))
        #expect(given.when(Self.open(given)).refusal == nil)
    }
}
