import OpsTesting
import Testing

@testable import OpsCore

/// Who turned out to be one is called as she said under any of her names, and nobody goes to see her for a call that is
/// over.
struct MergedCallTests {
    private static let (evening, noon) = (
        Samples.window("18:00-19:00"), Samples.window("12:00-13:00")
    )

    /// Two contacts of one woman: the first may have told of hours, the second is owed a friendly call.
    private static func two(safe: DayWindow? = nil) throws -> Given {
        var given = try Given.service()
        try given.carryOut(.followUp(.setRules(Samples.rules, for: nil)))
        let details = PersonDetails(name: "Odette Exemple", safeHours: safe)
        let first = LogContact(needs: [.food], person: details, postcode: "92120")
        try given.carryOut(.hotline(.logContact(first)))
        // Identities are in the order in which people call.
        try given.carryOut(Samples.logContact(.food), at: Samples.start + .minutes(1))
        try given.carryOut(.followUp(.plan(friendly(given, 2))))
        return given
    }

    private static func friendly(_ given: Given, _ contact: Int) -> PlanCall {
        PlanCall(.friendlyCall, to: Samples.personToCall(given.contact(contact)))
    }

    private static func person(_ given: Given, _ contact: Int) throws -> Identifier<PersonHelped> {
        try #require(given.contact(contact).person)
    }

    private static func merge(_ given: Given) throws -> Command {
        .hotline(.mergePeople(kept: try person(given, 1), merged: try person(given, 2)))
    }

    private static func correct(
        _ person: Identifier<PersonHelped>, _ change: (inout CorrectPerson) -> Void
    ) -> Command {
        var wish = CorrectPerson(person: person, known: KnownPerson(identities: [person]))
        change(&wish)
        return .privacy(.correct(wish))
    }

    @Test func `a call planned before the merge keeps to the hours of the other identity`() throws {
        var given = try Self.two(safe: Self.evening)
        let call = given.plannedCall(1)
        #expect(call.hours.safe == nil)
        try given.carryOut(try Self.merge(given))
        given.when(.followUp(.take(call.id, by: FollowUpTests.taker)))
            .thenRefuses(.followUp(.outsideSafeHours(number: 1, Self.evening)))
        // A wrong merge is taken back with what followed from it.
        try given.carryOut(.hotline(.separatePeople(merged: try Self.person(given, 2))))
        #expect(given.plannedCall(1).hours.safe == nil)
    }

    @Test(arguments: [1, 2])
    func `hours that are put right under one name hold for calls planned under both`(
        _ who: Int
    ) throws {
        var given = try Self.two(safe: Self.evening)
        try given.carryOut(try Self.merge(given))
        let person = try Self.person(given, who)
        try given.carryOut(Self.correct(person) { $0.details.safeHours = Self.noon })
        for contact in [1, 2] {
            try given.carryOut(.followUp(.plan(Self.friendly(given, contact))))
        }
        #expect(Set(given.operation.plannedCalls.values.map(\.hours.safe)) == [Self.noon])
        try given.carryOut(Self.correct(person) { $0.removed = [.safeHours] })
        for contact in [1, 2] {
            try given.carryOut(.followUp(.plan(Self.friendly(given, contact))))
        }
        #expect(Set(given.operation.plannedCalls.values.map(\.hours.safe)) == [nil])
    }

    @Test func `of two who told different hours the one who called last is believed`() throws {
        var given = try Self.two(safe: Self.evening)
        let person = try Self.person(given, 2)
        try given.carryOut(Self.correct(person) { $0.details.safeHours = Self.noon })
        try given.carryOut(try Self.merge(given))
        try given.carryOut(.followUp(.plan(Self.friendly(given, 1))))
        #expect(Set(given.operation.plannedCalls.values.map(\.hours.safe)) == [Self.noon])
    }

    @Test func `a merge ends no calls of who wants none under one name: she is asked first`() throws
    {
        var given = try Self.two()
        try given.carryOut(.followUp(.plan(Self.friendly(given, 1))))
        let first = given.plannedCall(2).id
        try given.carryOut(.followUp(.report(first, CallReport(.refused), by: nil)))
        #expect(given.operation.plannedCalls.count == 1)
        let owed = given.plannedCall(1).id
        given.when(try Self.merge(given)).thenRefuses(.followUp(.oneRefusesCalls([1])))
        try given.carryOut(.followUp(.cancel(owed, .noLongerNeeded, note: nil)))
        try given.carryOut(try Self.merge(given))
        given.when(.followUp(.plan(Self.friendly(given, 2))))
            .thenRefuses(.followUp(.callsRefused))
    }

    @Test func `of a no and a wish under two names the later one counts, and each comes back`()
        throws
    {
        var given = try Self.two()
        let (first, second) = (try Self.person(given, 1), try Self.person(given, 2))
        let no = VisitWish(.none, of: Samples.personToCall(given.contact(1)))
        try given.carryOut(.visits(.wish(no)), at: Samples.start + .hours(1))
        let both = VisitWish(.both, of: Samples.personToCall(given.contact(2)))
        let months = Samples.start + .days(90)
        try given.carryOut(.visits(.wish(both)), at: months)
        let owed = given.operation.plannedCalls
        try given.carryOut(try Self.merge(given), at: months)
        #expect(given.operation.plannedCalls == owed && owed.count == 2)
        #expect(!given.operation.refusesCalls(first) && !given.operation.refusesCalls(second))
        #expect(Operation(snapshot: given.operation.snapshot()) == given.operation)
        try given.carryOut(.hotline(.separatePeople(merged: second)), at: months)
        #expect(given.operation.plannedCalls == owed)
        #expect(given.operation.refusesCalls(first) && !given.operation.refusesCalls(second))
        // A no that is later than the wish counts.
        try given.carryOut(.visits(.wish(no)), at: months + .days(1))
        given.when(try Self.merge(given), at: months + .days(2))
            .thenRefuses(.followUp(.oneRefusesCalls(owed.values.map(\.number).sorted())))
    }

    // MARK: The visit of the ladder

    /// Two calls of one woman; nobody answered the first, and somebody is to go and see.
    private static func visited() throws -> (Given, visit: Identifier<HelpRequest>) {
        var (given, id) = try FollowUpTests.world()
        for _ in 0..<2 {
            try given.carryOut(
                .followUp(.report(id, CallReport(.noAnswer), by: nil)),
                at: given.plannedCall(1).callAt)
        }
        try given.carryOut(.followUp(.plan(friendly(given, 1))))
        return (given, try #require(given.plannedCall(1).visit))
    }

    @Test func `nobody goes to see who was reached by another call`() throws {
        var (given, visit) = try Self.visited()
        try given.carryOut(
            .followUp(.report(given.plannedCall(2).id, CallReport(.reached), by: nil)))
        #expect(given.operation.requests[visit] == nil)
        #expect(given.operation.plannedCalls.isEmpty)
    }

    @Test func `nobody goes to see for a call that is refused, cancelled or not wanted any more`()
        throws
    {
        for way in 0..<3 {
            var (given, visit) = try Self.visited()
            let (first, other) = (given.plannedCall(1).id, given.plannedCall(2).id)
            let no = VisitWish(.none, of: Samples.personToCall(given.contact(1)))
            let commands: [Command] = [
                .followUp(.report(other, CallReport(.refused), by: nil)),
                .followUp(.cancel(first, .duplicate, note: nil)), .visits(.wish(no)),
            ]
            try given.carryOut(commands[way])
            #expect(given.operation.requests[visit] == nil, "way \(way)")
        }
    }

    @Test func `a crew that was asked already is called off with all that was kept for it`() throws
    {
        var (given, visit) = try Self.visited()
        for _ in 0..<2 { try given.carryOut(Samples.addVolunteer()) }
        try given.carryOut(
            .dispatching(.offer(visit, to: [given.volunteer(1), given.volunteer(2)])))
        let mission = try #require(given.operation.requests[visit]?.mission)
        try given.carryOut(.followUp(.cancel(given.plannedCall(1).id, .duplicate, note: nil)))
        #expect(given.operation.requests[visit] == nil)
        #expect(given.operation.missions[mission] == nil)
    }

    @Test func `who may be in danger is gone to see all the same`() throws {
        var (given, visit) = try Self.visited()
        try given.carryOut(.followUp(.alert(given.plannedCall(1).id, note: nil)))
        #expect(given.operation.requests[visit] != nil)
    }

    // MARK: Whose work it is, and when

    @Test func `a call that would never come due is not planned`() throws {
        let (given, _) = try FollowUpTests.world()
        var wish = Self.friendly(given, 1)
        wish.at = Samples.start + .days(900 * 365)
        given.when(.followUp(.plan(wish))).thenRefuses(.followUp(.tooFarAhead))
        wish.at = Samples.start + .days(731)
        #expect(given.when(.followUp(.plan(wish))).summary == "followup.call_planned.v1")
    }

    @Test func `the next call of a service that has closed goes to whoever calls people now`()
        throws
    {
        var given = try Given.service()
        let needs = [NeedRule(kind: .friendlyCall, dueWithin: .days(1), crew: 1, skill: nil)]
        try given.carryOut(.catalogue(.openDeployment(Samples.openService(needs: needs))))
        let coverage = given.operation.coverage(
            of: .friendlyCall, from: Samples.unit, at: Samples.start)
        let service = try #require(coverage?.deployment.id)
        try given.carryOut(Samples.logContact(.food))
        var wish = Self.friendly(given, 1)
        wish.everyDays = 7
        try given.carryOut(.followUp(.plan(wish)))
        let call = given.plannedCall(1)
        #expect(call.desk == Samples.department)
        try given.carryOut(.catalogue(.closeDeployment(service)))
        try given.carryOut(.followUp(.report(call.id, CallReport(.reached), by: nil)))
        #expect(given.plannedCall(1).desk == Samples.nation)
    }
}
