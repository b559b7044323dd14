import OpsTesting
import Testing

@testable import OpsCore

/// Whoever helps is looked after, and whoever waits is not forgotten (must-dos 12, 30).
struct CrewSafetyTests {
    typealias World = (given: Given, mission: Identifier<Mission>)

    /// A mission that so many volunteers of five accepted, in a house with rules for crews.
    static func world(
        crew: Int64 = 1, _ rules: CrewRules? = .standard, stage: MissionStage = .accepted,
        needsGear: Bool = false
    ) throws -> World {
        var given = try Given.country()
        try given.carryOut(.catalogue(.publish(Samples.entry())))
        let need = NeedRule(
            kind: .food, dueWithin: .hours(4), crew: crew, skill: nil, needsGear: needsGear)
        try given.carryOut(
            .catalogue(.openDeployment(Samples.openService(needs: [need], crewRules: rules))))
        for _ in 0..<5 { try given.carryOut(Samples.addVolunteer()) }
        try given.offer(.food, to: Array(1...crew))
        let id = given.mission(1)
        if stage == .offered { return (given, id) }
        for number in 1...crew {
            try given.carryOut(.dispatching(.accept(id, .volunteer(given.volunteer(number)))))
        }
        if stage == .accepted { return (given, id) }
        try given.carryOut(.dispatching(.start(id)))
        if stage == .started { return (given, id) }
        try given.carryOut(.dispatching(.arrive(id)))
        if stage.isClosed { try given.carryOut(.dispatching(.complete(id))) }
        return (given, id)
    }

    static func alarms(_ given: Given) -> [CrewAlarm] {
        given.operation.crews.alarms.values.sorted { $0.number < $1.number }
    }

    private static func commands(_ world: World) -> [Command] {
        let (given, id) = world
        let (one, two, three) = (given.volunteer(1), given.volunteer(2), given.volunteer(3))
        return [
            .crew(.leave(id, one, .stepBack)), .crew(.leave(id, one, .noShow)),
            .crew(.leave(id, two, .stepBack)), .crew(.leave(id, nil, .stepBack)),
            .crew(.handOver(id, to: [two])), .crew(.handOver(id, to: [two, three])),
            .crew(.checkIn(id)), .crew(.confirmGear(id)), .crew(.confirm(id, one)),
            .dispatching(.fail(id, .other)), .crew(.runOut(id, .checkIn)), .crew(.takeStepBack(id)),
        ]
    }

    private static let words = [
        "early": "solicitation_answered member_left",
        "left": "solicitation_answered member_left alarm_opened", "none": "not_in_crew",
        "step": "wrong_stage", "pass": "hand_over_begun volunteer_solicited",
        "size": "crew_size", "well": "checked_in", "bare": "no_gear_needed",
        "soon": "not_asked_to_confirm", "why": "words_needed", "wait": "not_yet_due",
        "back": "step_taken_back",
        "gone": "unknown_mission",
    ]

    /// Step back, no-show, step back of another, of the only one, hand over to one, to two, check in, gear,
    /// confirm, fail without a word, run out of time, take the last step back.
    private static let table: [MissionStage: String] = [
        .offered: "none none none none step step step bare none step wait step",
        .accepted: "early left none early pass size step bare soon why wait step",
        .started: "left left none left pass size well step step why wait back",
        .arrived: "left left none left pass size well step step why wait back",
    ]

    @Test(arguments: MissionStage.allCases)
    func `every command about a crew has its answer at every stage`(_ stage: MissionStage) throws {
        let world = try Self.world(stage: stage)
        let row = Self.table[stage] ?? Array(repeating: "gone", count: 12).joined(separator: " ")
        let expected = row.split(separator: " ").map { Self.words[String($0)] ?? "unknown word" }
        let cells = Self.commands(world).map { command in
            let outcome = world.given.when(command)
            if let refusal = outcome.refusal {
                return String(refusal.code.drop { $0 != "." }.dropFirst())
            }
            return outcome.events.map { event in
                String(event.name.drop { $0 != "." }.dropFirst().dropLast(3))
            }.joined(separator: " ")
        }
        #expect(cells == expected)
    }

    @Test func `who goes alone and steps back under way leaves the need to the desk at once`()
        throws
    {
        var (given, id) = try Self.world(stage: .started)
        let one = given.volunteer(1)
        try given.carryOut(.crew(.leave(id, nil, .stepBack, note: "fever")))
        let mission = try #require(given.operation.missions[id])
        #expect(mission.stage == .offered)
        let request = try #require(given.operation.requests[mission.request])
        #expect(request.status == .open)
        #expect(request.owner == .desk(Samples.department))
        #expect(given.operation.volunteers[one]?.missions == [])
        let alarm = try #require(Self.alarms(given).first)
        #expect(alarm.kind == .crewIncomplete)
        #expect(alarm.next == .askAll)
        #expect(given.operation.crews.watches[id]?.checkInDue == nil)
        given.when(.dispatching(.offer(request.id, to: [one])))
            .thenRefuses(.dispatching(.doesNotFit(number: 1, .declined)))
        // The alarm is settled by the yes that fills the place.
        try given.carryOut(.dispatching(.offer(request.id, to: [given.volunteer(2)])))
        try given.carryOut(.dispatching(.accept(id, .volunteer(given.volunteer(2)))))
        #expect(Self.alarms(given).isEmpty)
    }

    @Test func `one of two steps back under way: the other goes on, watched from now on`() throws {
        var (given, id) = try Self.world(crew: 2, stage: .started)
        #expect(given.operation.crews.watches[id]?.checkInDue == nil)
        given.when(.crew(.leave(id, nil, .stepBack)))
            .thenRefuses(.crew(.severalGo(mission: 1)))
        let later = Samples.start + .minutes(20)
        try given.carryOut(.crew(.leave(id, given.volunteer(1), .stepBack)), at: later)
        let mission = try #require(given.operation.missions[id])
        #expect(mission.stage == .started)
        #expect(given.operation.requests[mission.request]?.owner == .crew(id))
        #expect(Self.alarms(given).map(\.next) == [.goesOn])
        #expect(given.operation.crews.watches[id]?.checkInDue == later + .minutes(45))
        // Somebody else may join on the way.
        try given.carryOut(
            .dispatching(.offer(mission.request, to: [given.volunteer(3)])), at: later)
        #expect(given.operation.requests[mission.request]?.status == .underway)
        try given.carryOut(
            .dispatching(.accept(id, .volunteer(given.volunteer(3)))), at: later)
        #expect(given.operation.missions[id]?.stage == .started)
        #expect(Self.alarms(given).isEmpty)
    }

    @Test func `nobody leaves with what is somebody else's`() throws {
        var (given, id) = try Self.world(stage: .started)
        let agreed = AgreePurchase(Samples.euros(1_000), means: .voucher)
        try given.carryOut(.money(.agree(id, agreed)))
        try given.carryOut(.money(.buy(id, Samples.euros(900))))
        let refused = Refusal.crew(.goodsInHand(mission: 1))
        given.when(.crew(.leave(id, nil, .stepBack))).thenRefuses(refused)
        given.when(.crew(.leave(id, nil, .noShow))).thenRefuses(refused)
        given.when(.crew(.handOver(id, to: [given.volunteer(2)]))).thenRefuses(refused)
    }

    @Test func `a yes taken back is late or not by the slot, and old deployments know no late`()
        throws
    {
        var (given, id) = try Self.world()
        let far = Samples.start + .days(3)
        try given.carryOut(.visits(.agreeSlot(id, from: far, minutes: 60)))
        let early = given.when(.dispatching(.decline(id, .onlyOneAsked))).events
        #expect(early.map(\.name).last == "crew.member_left.v1")
        let late = given.when(
            .dispatching(.decline(id, .onlyOneAsked)), at: far - .hours(23)
        ).events
        guard case .crew(.alarmOpened(let alarm)) = late.last else {
            Issue.record("no alarm: \(late.map(\.name))")
            return
        }
        #expect(alarm.kind == .lateDropOut)
        #expect(alarm.next == .askAll)
        let (old, oldID) = try Self.world(nil)
        let said = old.when(.dispatching(.decline(oldID, .onlyOneAsked))).events.map(\.name)
        #expect(said == ["dispatching.solicitation_answered.v1"])
    }

    @Test func `protective gear is confirmed before anybody leaves`() throws {
        var (given, id) = try Self.world(needsGear: true)
        given.when(.dispatching(.start(id))).thenRefuses(.crew(.gearNotConfirmed(mission: 1)))
        try given.carryOut(.crew(.confirmGear(id)))
        given.when(.dispatching(.start(id))).then([.dispatching(.missionStarted(id))])
    }

    @Test func `another reason demands words`() throws {
        let (given, id) = try Self.world(stage: .arrived)
        given.when(.dispatching(.fail(id, .other)))
            .thenRefuses(.crew(.wordsNeeded(mission: 1)))
        given.when(.dispatching(.fail(id, .other, note: "the dog")))
            .then([.dispatching(.missionFailed(id, .other))])
    }

    @Test func `an exposure opens an alarm that outlives its mission`() throws {
        var (given, id) = try Self.world(stage: .arrived)
        let met = MissionMet(
            id: id, number: 1, place: Samples.unit, deployment: given.deployment)
        try given.carryOut(.crew(.noteExposure(met, days: 14, note: "ill")))
        try given.carryOut(.dispatching(.complete(id)))
        #expect(Self.alarms(given).map(\.kind) == [.exposure])
        let alarm = try #require(Self.alarms(given).first)
        #expect(alarm.desk == Samples.department)
        try given.carryOut(.crew(.close(alarm.id, .handled)))
        given.when(.crew(.close(alarm.id, .handled)))
            .thenRefuses(.crew(.unknownAlarm(alarm.id)))
    }
}
