import OpsTesting
import Testing

@testable import OpsCore

/// Whoever was admitted in an emergency goes with somebody who was vetted, and never alone.
struct AccompaniedTests {
    private static func profile(isAccompanied: Bool) -> VolunteerProfile {
        var profile = Samples.profile()
        if isAccompanied { profile.conditions.vetting = Vetting(scope: .accompanied) }
        return profile
    }

    /// One request, and volunteers of whom each may go alone or not.
    private static func world(_ accompanied: [Bool], crew: Int64) throws -> Given {
        let need = NeedRule(kind: .food, dueWithin: .hours(8), crew: crew, skill: nil)
        var given = try Given.country()
        try given.carryOut(.catalogue(.publish(Samples.entry())))
        try given.carryOut(
            .catalogue(
                .openDeployment(Samples.openService(needs: [need], crewRules: .standard))))
        for isAccompanied in accompanied {
            try given.carryOut(Samples.addVolunteer(profile(isAccompanied: isAccompanied)))
        }
        try given.carryOut(Samples.logContact(.food))
        return given
    }

    @Test func `alone they are proposed for nothing, and asked for nothing`() throws {
        let given = try Self.world([true, false], crew: 1)
        let proposals = try given.operation.proposals(
            for: given.request(1), at: Samples.start)
        #expect(proposals.map(\.number) == [2, 1])
        #expect(proposals.last?.reasonsAgainst == [.onlyAccompanied])
        given.when(.dispatching(.offer(given.request(1), to: [given.volunteer(1)])))
            .thenRefuses(.dispatching(.crewUnaccompanied(number: 1)))
        given.when(
            .dispatching(
                .offer(given.request(1), to: [given.volunteer(1), given.volunteer(2)]))
        ).thenRefuses(.dispatching(.doesNotFit(number: 1, .onlyAccompanied)))
    }

    @Test func `two of them are no crew, one with somebody who was vetted is`() throws {
        var given = try Self.world([true, true, false], crew: 2)
        let request = given.request(1)
        given.when(
            .dispatching(.offer(request, to: [given.volunteer(1), given.volunteer(2)]))
        ).thenRefuses(.dispatching(.crewUnaccompanied(number: 1)))
        try given.carryOut(
            .dispatching(
                .offer(request, to: [given.volunteer(1), given.volunteer(2), given.volunteer(3)])))
        let mission = given.mission(1)
        try given.carryOut(
            .dispatching(.accept(mission, .volunteer(given.volunteer(1)), code: nil)))
        let second = given.when(
            .dispatching(.accept(mission, .volunteer(given.volunteer(2)), code: nil)))
        #expect(
            second.events.contains { event in
                if case .dispatching(.solicitationAnswered(_, _, .reserve)) = event {
                    true
                } else {
                    false
                }
            })
        try given.carryOut(
            .dispatching(.accept(mission, .volunteer(given.volunteer(3)), code: nil)))
        #expect(given.operation.missions[mission]?.isCrewComplete == true)
    }

    @Test
    func `a crew whose vetted one is so no more does not leave, and whoever plans hears of it`()
        throws
    {
        var given = try Self.world([true, false], crew: 2)
        let request = given.request(1)
        try given.carryOut(
            .dispatching(.offer(request, to: [given.volunteer(1), given.volunteer(2)])))
        let mission = given.mission(1)
        for number in 1...2 as ClosedRange<Int64> {
            try given.carryOut(
                .dispatching(.accept(mission, .volunteer(given.volunteer(number)), code: nil)))
        }
        var change = VolunteerChange()
        change.vettingScope = .accompanied
        let changed = given.when(.roster(.change(given.volunteer(2), change)))
        #expect(
            changed.events.contains { event in
                if case .crew(.alarmOpened(let alarm)) = event {
                    alarm.kind == .mayNotGo
                } else {
                    false
                }
            })
        try given.carryOut(.roster(.change(given.volunteer(2), change)))
        given.when(.dispatching(.start(mission)))
            .thenRefuses(.dispatching(.crewUnaccompanied(number: 1)))

        change.vettingScope = .everything
        try given.carryOut(.roster(.change(given.volunteer(2), change)))
        try given.carryOut(.dispatching(.start(mission)))
        #expect(given.operation.missions[mission]?.stage == .started)
    }

    @Test func `pairs that Ops proposes are of people who were vetted`() throws {
        let given = try Self.world([true, false, false], crew: 2)
        let request = Samples.known(given.operation.requests.values.first)
        let crews = given.operation.crews(for: request, limit: 5, at: Samples.start)
        #expect(crews.map { $0.members.map(\.number).sorted() } == [[2, 3]])
    }

    @Test func `they stand by nobody who calls often`() throws {
        let given = try Self.world([true], crew: 1)
        let who = Samples.personToCall(given.contact(1))
        given.when(.care(.openPlan(OpenCarePlan(who, supporter: given.volunteer(1)))))
            .thenRefuses(.care(.supporterDoesNotFit(number: 1, .onlyAccompanied)))
    }
}
