import OpsTesting
import Testing

@testable import OpsCore

/// Whoever leaves, joins, relieves or is relieved: what they have done counts, and what they owe is theirs.
struct OutAndBackTests {
    private static func kinds(_ given: Given) -> [CrewAlarmKind] {
        CrewSafetyTests.alarms(given).map(\.kind)
    }

    // MARK: Who may only come along

    /// Volunteer 1 may only come along with 2, who was vetted, as was 3.
    private static func newcomer() throws -> CrewSafetyTests.World {
        let need = NeedRule(kind: .food, dueWithin: .hours(8), crew: 2, skill: nil)
        var given = try Given.service(needs: [need], crewRules: .standard)
        for isNew in [true, false, false] {
            var profile = Samples.profile()
            if isNew { profile.conditions.vetting = Vetting(scope: .accompanied) }
            try given.carryOut(Samples.addVolunteer(profile))
        }
        try given.offer(.food, to: [1, 2])
        let id = given.mission(1)
        for number in [1, 2] as [Int64] {
            try given.carryOut(.dispatching(.accept(id, .volunteer(given.volunteer(number)))))
        }
        return (given, id)
    }

    @Test func `who may only come along does not go on alone`() throws {
        var (given, id) = try Self.newcomer()
        try given.carryOut(.dispatching(.start(id)))
        try given.carryOut(.crew(.leave(id, given.volunteer(2), .stepBack)))
        let alarms = CrewSafetyTests.alarms(given)
        #expect(alarms.map(\.kind) == [.crewIncomplete, .mayNotGo])
        #expect(alarms.map(\.volunteer) == [given.volunteer(2), given.volunteer(1)])
        #expect(alarms.first?.next == .askOthers)
        let first = try #require(alarms.first?.id)
        #expect(given.operation.crewNexts(at: Samples.start)[first] == .askOthers)
        // Somebody who was vetted joins, or they are vetted themselves.
        var vetted = given
        var change = VolunteerChange()
        change.vettingScope = .everything
        try vetted.carryOut(.roster(.change(given.volunteer(1), change)))
        #expect(Self.kinds(vetted) == [.crewIncomplete])
        try given.carryOut(.dispatching(.offer(given.request(1), to: [given.volunteer(3)])))
        try given.carryOut(.dispatching(.accept(id, .volunteer(given.volunteer(3)))))
        #expect(Self.kinds(given) == [])
    }

    // MARK: Rest and load

    @Test(arguments: ["relieved", "stepped back", "did not come"])
    func `who has been out rests and has had a mission, whoever brings it to its end`(
        _ how: String
    ) throws {
        var (given, id) = try CrewSafetyTests.world(
            crew: 2, stage: how == "relieved" ? .arrived : .started)
        let one = given.volunteer(1)
        let at = Samples.start + .minutes(30)
        if how == "relieved" {
            let others = [given.volunteer(3), given.volunteer(4)]
            try given.carryOut(.crew(.handOver(id, to: others)), at: at)
            for other in others {
                try given.carryOut(.dispatching(.accept(id, .volunteer(other))), at: at)
            }
            let person = try #require(given.operation.requests[given.request(1)]?.person)
            let known = given.operation.companions.of([person], at: at).keys
            #expect(Set(known) == [one, given.volunteer(2)])
        } else {
            let leaving: CrewLeaving = how == "stepped back" ? .stepBack : .noShow
            try given.carryOut(.crew(.leave(id, one, leaving)), at: at)
        }
        let hasBeenOut = how != "did not come"
        let volunteer = try #require(given.operation.volunteers[one])
        #expect(volunteer.missions == [])
        #expect(volunteer.load(at: at) == (hasBeenOut ? 1 : 0))
        #expect(volunteer.endedAt == (hasBeenOut ? at : nil))
        let again = try #require(Operation(snapshot: given.operation.snapshot()))
        #expect(again == given.operation)
    }

    // MARK: When a crew owes a word

    private static func due(_ given: Given) -> Instant? {
        given.operation.requests[given.request(1)]?.dueAt
    }

    @Test func `a crew that is awaited for hours is not silent before they are over`() throws {
        var (given, id) = try CrewSafetyTests.world(crew: 2)
        let visit = Samples.start + .hours(5)
        try given.carryOut(.visits(.agreeSlot(id, from: visit, minutes: 300)))
        var early = given
        try early.carryOut(.dispatching(.start(id)), at: visit - .hours(4))
        // Who leaves long before that is heard of in between.
        #expect(Self.due(early) == visit - .hours(2))
        try given.carryOut(.dispatching(.start(id)), at: visit)
        #expect(Self.due(given) == visit + .hours(5))
        try given.carryOut(.dispatching(.arrive(id)), at: visit + .hours(1))
        #expect(Self.due(given) == visit + .hours(5))
        try given.carryOut(.crew(.checkIn(id)), at: visit + .hours(4))
        #expect(Self.due(given) == visit + .hours(6))
    }

    @Test func `a report, and relief, take a request back from the desk that was told of silence`()
        throws
    {
        for isRelief in [false, true] {
            var (given, id) = try CrewSafetyTests.world(stage: .started)
            let silent = Samples.start + .hours(2)
            try given.carryOut(.hotline(.escalate(given.request(1))), at: silent)
            let at = silent + .minutes(5)
            if isRelief {
                try given.carryOut(.crew(.handOver(id, to: [given.volunteer(2)])), at: at)
                try given.carryOut(
                    .dispatching(.accept(id, .volunteer(given.volunteer(2)))), at: at)
            } else {
                try given.carryOut(.crew(.checkIn(id)), at: at)
            }
            let request = try #require(given.operation.requests[given.request(1)])
            #expect(request.dueAt == at + .hours(2))
            #expect(request.owner == .crew(id) && request.escalations == 0)
        }
    }

    // MARK: One of a pair does not come

    @Test func `who is at the door without the other may be sent on, where they may go alone`()
        throws
    {
        var (given, id) = try CrewSafetyTests.world(crew: 2, CrewRules(watched: .nobody))
        var early = given
        try early.carryOut(.crew(.leave(id, given.volunteer(2), .stepBack)))
        early.when(.dispatching(.start(id)))
            .thenRefuses(.dispatching(.wrongStage(mission: 1, .offered)))
        try given.carryOut(.crew(.leave(id, given.volunteer(2), .noShow)))
        try given.carryOut(.dispatching(.start(id)))
        #expect(given.operation.missions[id]?.stage == .started)
        #expect(given.operation.requests[given.request(1)]?.status == .underway)
        try given.carryOut(.dispatching(.arrive(id)))
        try given.carryOut(.dispatching(.complete(id)))
        #expect(Self.kinds(given) == [])
        var (newcomer, other) = try Self.newcomer()
        try newcomer.carryOut(.crew(.leave(other, newcomer.volunteer(2), .noShow)))
        newcomer.when(.dispatching(.start(other)))
            .thenRefuses(.dispatching(.crewUnaccompanied(number: 1)))
    }

    // MARK: Confirming and taking over

    @Test func `who says yes once the others were asked to confirm has confirmed`() throws {
        var (given, id) = try CrewSafetyTests.world(crew: 2)
        let visit = Samples.start + .days(2)
        try given.carryOut(.visits(.agreeSlot(id, from: visit, minutes: 60)))
        let asked = visit - .days(1)
        try given.carryOut(.crew(.runOut(id, .confirmation)), at: asked)
        try given.carryOut(.crew(.leave(id, given.volunteer(2), .stepBack)), at: asked)
        try given.carryOut(
            .dispatching(.offer(given.request(1), to: [given.volunteer(3)])), at: asked)
        try given.carryOut(.dispatching(.accept(id, .volunteer(given.volunteer(3)))), at: asked)
        #expect(given.operation.crews.watches[id]?.confirmation == .asked)
        try given.carryOut(.crew(.confirm(id, given.volunteer(1))), at: asked)
        let watch = try #require(given.operation.crews.watches[id])
        #expect(watch.confirmation == .confirmed && watch.confirmDue == nil)
    }

    @Test func `who is asked to take over and says nothing is reminded`() throws {
        var (given, id) = try CrewSafetyTests.world(stage: .started)
        given.when(.waves(.remind(id))).thenRefuses(.waves(.crewComplete(number: 1)))
        try given.carryOut(.crew(.handOver(id, to: [given.volunteer(2)])))
        let asked = try #require(given.operation.missions[id]?.incoming)
        given.when(.waves(.remind(id))).then([.waves(.silentReminded(id, asked))])
    }

    @Test func `somebody rings whom a hand-over does not reach`() throws {
        var given = try MessageFollowingTests.world(near: 2)
        try given.carryOut(.dispatching(.offer(given.request(1), to: [given.volunteer(1)])))
        let id = given.mission(1)
        try given.carryOut(.dispatching(.accept(id, .onlyOneAsked)))
        try MessageFollowingTests.send(&given)
        try given.carryOut(.crew(.handOver(id, to: [given.volunteer(2)])))
        let waiting = try #require(given.operation.messages.live.keys.first)
        let dead = MessageOutcome(waiting, .failed(.noTelephone, retryIn: nil))
        try given.carryOut(.messages(.report(.command, [dead])))
        #expect(Self.kinds(given) == [.notReached])
        #expect(CrewSafetyTests.alarms(given).map(\.volunteer) == [given.volunteer(2)])
    }

    @Test func `a wave that reached nobody is not waited for`() throws {
        var given = try MessageFollowingTests.world(near: 3)
        let request = given.request(1)
        try given.carryOut(.waves(.begin(request, size: 2)))
        let due = try #require(given.operation.searches[request]?.dueAt)
        let waiting = given.operation.messages.live.keys.sorted()
        let at = Samples.start + .seconds(3)
        for (place, number) in waiting.enumerated() {
            let dead = MessageOutcome(number, .failed(.noTelephone, retryIn: nil))
            try given.carryOut(.messages(.report(.command, [dead])), at: at)
            #expect(given.operation.searches[request]?.dueAt == (place == 0 ? due : at))
        }
        try WaveTests.wait(&given, until: at)
        let asked = given.operation.missions.values.first?.pending.map(\.volunteer) ?? []
        #expect(Set(asked).count == 3)
    }
}
