import OpsTesting
import Testing

@testable import OpsCore

/// What volunteers may ask of what is held on them.
struct VolunteerErasureTests {
    private static func known(_ given: Given, _ number: Int64 = 1) -> KnownPerson {
        var known = KnownPerson(identities: [])
        known.volunteers = [given.volunteer(number)]
        known.counts[.volunteers] = 2
        return known
    }

    private static func erase(_ known: KnownPerson) -> Command {
        .privacy(.eraseVolunteer(known, .asked))
    }

    @Test func `a draft of a round names nobody who was erased`() throws {
        var world = try RoundWorld()
        try world.draft(world.plan([1], crew: [1, 2]))
        try world.draft(world.plan([2], crew: [1], from: RoundWorld.ten + .hours(3)))
        try world.draft(world.plan([3], crew: [3], from: RoundWorld.ten + .hours(5)))
        let before = (1...3).map { world.round($0).revision }
        try world.given.carryOut(Self.erase(Self.known(world.given)))
        #expect(world.round(1).plan.crew == [world.given.volunteer(2)])
        #expect(world.round(2).plan.crew == [])
        #expect(world.round(3).plan.crew == [world.given.volunteer(3)])
        // Whoever had it on the screen is told that it changed.
        #expect((1...3).map { world.round($0).revision - before[Int($0) - 1] } == [1, 1, 0])
        world.given.when(.rounds(.publish(world.round(2).id)))
            .thenRefuses(.rounds(.nobodyDrives(round: 2)))
        try world.publish(1)
    }

    @Test func `an erasure is proven, and leaves the number, the territory and what was done`()
        throws
    {
        var given = try Given.service(volunteers: 2)
        let id = given.volunteer(1)
        let known = Self.known(given)
        given.when(Self.erase(known)).then([
            .privacy(
                .volunteerErased(
                    VolunteerErased(
                        volunteers: [id], candidates: [], reason: .asked, counts: known.counts)))
        ])
        try given.carryOut(Self.erase(known))
        let left = try #require(given.operation.volunteers[id])
        #expect(left.number == 1 && !left.isAvailable && left.profile == left.profile.forgotten)
        #expect(
            left.profile.territory
                == given.operation.volunteers[given.volunteer(2)]?.profile.territory)
        var empty = known
        empty.counts = ErasedCounts()
        given.when(Self.erase(empty)).thenRefuses(.privacy(.alreadyErased))
        #expect(Operation(snapshot: given.operation.snapshot()) == given.operation)
    }

    @Test func `who is erased cannot be proposed, asked, changed, trusted or merged into`() throws {
        var given = try Given.service(volunteers: 2)
        try given.carryOut(Samples.logContact(.food))
        let (id, request) = (given.volunteer(1), given.request(1))
        try given.carryOut(Self.erase(Self.known(given)))
        let gone = Refusal.roster(.erased(number: 1))
        let proposed = try given.operation.proposals(for: request, at: Samples.start)
        #expect(proposed.map(\.number) == [2])
        let asked = try #require(given.operation.requests[request])
        #expect(
            given.operation.fitting(for: asked, limit: 9, at: Samples.start).map(\.number) == [2])
        let others = given.operation.others(
            for: asked, than: [], after: 0, judging: 9, at: Samples.start)
        #expect(others.proposals.map(\.number) == [2])
        given.when(.dispatching(.offer(request, to: [id]))).thenRefuses(gone)
        given.when(.roster(.setAvailability(id, isAvailable: true))).thenRefuses(gone)
        var change = VolunteerChange()
        change.vettedUntil = Samples.day("2031-01-01")
        given.when(.roster(.change(id, change))).thenRefuses(gone)
        given.when(.crew(.setEmergencyContact(id, Marked.caller))).thenRefuses(gone)
    }

    @Test func `whoever has said yes is not erased before the mission is over`() throws {
        var given = try Given.service(volunteers: 1)
        try given.offer(.food, to: [1])
        let mission = given.mission(1)
        try given.carryOut(.dispatching(.accept(mission, .onlyOneAsked)))
        given.when(Self.erase(Self.known(given)))
            .thenRefuses(.privacy(.volunteerOnMission(mission: 1)))
        try given.carryOut(.dispatching(.start(mission)))
        given.when(Self.erase(Self.known(given)))
            .thenRefuses(.privacy(.volunteerOnMission(mission: 1)))
        try given.carryOut(.dispatching(.complete(mission)))
        try given.carryOut(Self.erase(Self.known(given)))
    }

    @Test func `an open question ends with a no, so that whoever waits is told`() throws {
        var given = try Given.service(volunteers: 2)
        try given.offer(.food, to: [1])
        let mission = given.mission(1)
        let question = try #require(given.operation.missions[mission]?.solicitations.first?.id)
        let outcome = given.when(Self.erase(Self.known(given)))
        #expect(
            outcome.events.map(\.name) == [
                "dispatching.solicitation_answered.v1", "privacy.volunteer_erased.v1",
            ])
        try given.carryOut(Self.erase(Self.known(given)))
        #expect(given.operation.missions[mission]?.solicitations[question]?.state == .declined)
        #expect(given.operation.openQuestions.isEmpty)
        // A link that was sent before changes nothing any more.
        let late = AnswerFromOutside(to: question, of: mission, isYes: true, by: .link)
        given.when(.answers(.answer(late))).then([])
    }

    @Test func `what must be kept is kept until somebody lifts it`() throws {
        var given = try Given.service(volunteers: 1)
        let id = given.volunteer(1)
        given.when(.privacy(.releaseVolunteer(id))).thenRefuses(.privacy(.notOnHold))
        try given.carryOut(.privacy(.holdVolunteer(id, .court)))
        given.when(.privacy(.holdVolunteer(id, .court))).thenRefuses(.privacy(.alreadyOnHold))
        given.when(Self.erase(Self.known(given))).thenRefuses(.privacy(.onHold))
        #expect(Operation(snapshot: given.operation.snapshot()) == given.operation)
        try given.carryOut(.privacy(.releaseVolunteer(id)))
        try given.carryOut(Self.erase(Self.known(given)))
        given.when(.privacy(.holdVolunteer(id, .court))).thenRefuses(.privacy(.alreadyErased))
    }

    @Test func `a candidate who was admitted goes with the volunteer, and not before`() throws {
        var given = try Given.service(volunteers: 1)
        var known = KnownPerson(identities: [])
        known.candidates = [Samples.id(31)]
        known.admittedAs = given.volunteer(1)
        known.counts[.notes] = 1
        let erase = Command.privacy(.eraseCandidate(Samples.id(31), known, .asked))
        given.when(erase).thenRefuses(.privacy(.candidateIsVolunteer(number: 1)))
        try given.carryOut(Self.erase(Self.known(given)))
        #expect(given.when(erase).events.count == 1)
    }
}
