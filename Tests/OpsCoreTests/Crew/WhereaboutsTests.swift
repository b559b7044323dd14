import OpsTesting
import Testing

@testable import OpsCore

/// Nobody is sent from where they are not, and what is said of somebody counts for all that they have said yes to.
struct WhereaboutsTests {
    private static func kinds(_ given: Given) -> [CrewAlarmKind] {
        CrewSafetyTests.alarms(given).map(\.kind)
    }

    /// Volunteer 1 has said yes to a visit in two days, and is asked for another request.
    private static func promised() throws -> Given {
        var (given, id) = try CrewSafetyTests.world()
        let visit = Samples.start + .days(2)
        try given.carryOut(.visits(.agreeSlot(id, from: visit, minutes: 60)))
        try given.offer(.food, to: [1])
        return given
    }

    private static let ill = WhyNot(.ill, until: Samples.day("2020-03-28"))

    @Test(arguments: [true, false])
    func `who says no because they are ill is told of for what else they have promised`(
        _ isByLink: Bool
    ) throws {
        var given = try Self.promised()
        let (id, ada) = (given.mission(2), given.volunteer(1))
        let at = Samples.start + .minutes(5)
        let asked = try #require(given.operation.missions[id]?.solicitations.first)
        try given.carryOut(
            isByLink
                ? .answers(
                    .answer(
                        AnswerFromOutside(
                            to: asked.id, of: id, isYes: false, by: .link, why: Self.ill)))
                : .dispatching(.decline(id, .volunteer(ada), why: Self.ill)), at: at)
        let alarm = try #require(CrewSafetyTests.alarms(given).first)
        #expect(alarm.kind == .mayNotGo && alarm.volunteer == ada)
        #expect(alarm.mission == given.mission(1))
        // It was a mistake: they come.
        let back = AnswerTakenBack(
            mission: id, missionNumber: 2, request: given.request(2), volunteer: ada,
            reason: .misheard)
        let said = SaidWithNo(Self.ill, of: .food, at: at)
        try given.carryOut(.crew(.takeBack(back, hasLeft: false, said: said)), at: at)
        #expect(Self.kinds(given) == [])
    }

    @Test
    func `who is ill and takes back the only thing they promised leaves nothing to be told of`()
        throws
    {
        var (given, id) = try CrewSafetyTests.world()
        let ada = given.volunteer(1)
        try given.carryOut(.dispatching(.decline(id, .volunteer(ada), why: Self.ill)))
        #expect(!Self.kinds(given).contains(.mayNotGo))
    }

    /// Volunteer 1 has said yes, and is in a team that waits.
    private static func inATeam() throws -> (CrewSafetyTests.World, Identifier<Team>) {
        var (given, id) = try CrewSafetyTests.world(stage: .offered)
        try given.carryOut(
            .operations(
                .openEvent(
                    OpenOperationEvent(
                        title: Marked.note, kind: .heatWave, territory: Samples.department,
                        status: .inProgress, reportMinutes: 60))))
        let event = try #require(given.operation.log.events.keys.first)
        try given.carryOut(
            .operations(
                .addTeam(
                    AddTeam(
                        to: event, name: Marked.note, kind: .foot, status: .available,
                        members: [given.volunteer(1)]))))
        try given.carryOut(.dispatching(.accept(id, .volunteer(given.volunteer(1)))))
        return ((given, id), try #require(given.operation.log.teams.keys.first))
    }

    @Test func `who goes out with a team is sent to no door until it is back`() throws {
        var ((given, id), team) = try Self.inATeam()
        var later = given
        try given.carryOut(.operations(.setStatus(team, .onScene)))
        #expect(Self.kinds(given) == [.mayNotGo])
        #expect(CrewSafetyTests.alarms(given).map(\.volunteer) == [given.volunteer(1)])
        given.when(.dispatching(.start(id)))
            .thenRefuses(.dispatching(.cannotGo(number: 1, .inATeam(number: 1))))
        // Told once; over when they leave the team, or it is back.
        try given.carryOut(.operations(.setStatus(team, .mobile)))
        #expect(Self.kinds(given) == [.mayNotGo])
        var left = given
        try left.carryOut(.operations(.setMembers(team, [])))
        #expect(Self.kinds(left) == [])
        try given.carryOut(.operations(.setStatus(team, .available)))
        #expect(Self.kinds(given) == [])
        try given.carryOut(.dispatching(.start(id)))
        // Who is awaited in three days may be back long before.
        try later.carryOut(
            .visits(.agreeSlot(id, from: Samples.start + .days(3), minutes: 60)))
        try later.carryOut(.operations(.setStatus(team, .onScene)))
        #expect(Self.kinds(later) == [])
    }

    @Test func `a team goes out with nobody who is under way to a door, or missing`() throws {
        var ((given, id), team) = try Self.inATeam()
        let ada = given.volunteer(1)
        try given.carryOut(.dispatching(.start(id)))
        let refusal = Refusal.operations(.memberUnderWay(volunteer: 1, mission: 1))
        for status in TeamStatus.allCases {
            let outcome = given.when(.operations(.setStatus(team, status)))
            if status.isOut {
                outcome.thenRefuses(refusal)
            } else {
                #expect(outcome.refusal == nil)
            }
        }
        var left = given
        try left.carryOut(.operations(.setMembers(team, [])))
        try left.carryOut(.operations(.setStatus(team, .mobile)))
        // Others relieve them, and nobody has heard of them.
        let silent = Samples.start + .minutes(46)
        var missing = given
        try missing.carryOut(.crew(.runOut(id, .checkIn)), at: silent)
        try missing.carryOut(.crew(.handOver(id, to: [missing.volunteer(3)])), at: silent)
        try missing.carryOut(
            .dispatching(.accept(id, .volunteer(missing.volunteer(3)))), at: silent)
        missing.when(.operations(.setStatus(team, .onScene)), at: silent)
            .thenRefuses(.operations(.memberMissing(volunteer: 1, mission: 1)))
        try missing.carryOut(.crew(.checkIn(id, ada)), at: silent)
        try missing.carryOut(.operations(.setStatus(team, .onScene)), at: silent)
        try given.carryOut(.dispatching(.complete(id)))
        try given.carryOut(.operations(.setStatus(team, .onScene)))
        // What a team reports that is out is never refused.
        try given.carryOut(.operations(.setStatus(team, .mobile)))
    }

    /// Volunteer 1 is out on mission 1, and awaited on mission 2 three hours from the beginning.
    private static func twice() throws -> Given {
        var (given, id) = try CrewSafetyTests.world()
        try given.carryOut(
            .visits(.agreeSlot(id, from: Samples.start + .minutes(30), minutes: 60)))
        try given.offer(.food, to: [2])
        let other = given.mission(2)
        try given.carryOut(.dispatching(.accept(other, .onlyOneAsked)))
        try given.carryOut(
            .visits(.agreeSlot(other, from: Samples.start + .hours(3), minutes: 60)))
        try given.carryOut(.dispatching(.decline(other, .volunteer(given.volunteer(2)))))
        try given.carryOut(.dispatching(.offer(given.request(2), to: [given.volunteer(1)])))
        try given.carryOut(.dispatching(.accept(other, .volunteer(given.volunteer(1)))))
        for alarm in CrewSafetyTests.alarms(given) {
            try given.carryOut(.crew(.close(alarm.id, .handled)))
        }
        try given.carryOut(.dispatching(.start(id)), at: Samples.start + .minutes(30))
        return given
    }

    @Test func `who is missing is sent nowhere, nor who is out`() throws {
        var given = try Self.twice()
        let (first, second) = (given.mission(1), given.mission(2))
        let refusal = Refusal.dispatching(
            .cannotGo(number: 1, .onAnotherMission(from: nil)))
        given.when(.dispatching(.start(second))).thenRefuses(refusal)
        let silent = Samples.start + .minutes(75)
        try given.carryOut(.crew(.runOut(first, .checkIn)), at: silent)
        let alarms = CrewSafetyTests.alarms(given)
        #expect(alarms.map(\.kind) == [.overdue, .mayNotGo])
        #expect(alarms.map(\.mission) == [first, second])
        #expect(Set(alarms.map(\.number)).count == 2)
        // Others have the mission; where its crew is nobody knows still.
        var relieved = given
        try relieved.carryOut(.crew(.handOver(first, to: [given.volunteer(3)])), at: silent)
        try relieved.carryOut(
            .dispatching(.accept(first, .volunteer(given.volunteer(3)))), at: silent)
        relieved.when(.dispatching(.start(second)), at: silent).thenRefuses(refusal)
        try given.carryOut(.crew(.checkIn(first)), at: silent)
        #expect(Self.kinds(given) == [])
        given.when(.dispatching(.start(second)), at: silent).thenRefuses(refusal)
        try given.carryOut(.dispatching(.complete(first)), at: silent)
        try given.carryOut(.dispatching(.start(second)), at: silent)
    }
}
