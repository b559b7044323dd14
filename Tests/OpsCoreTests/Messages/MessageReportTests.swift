import OpsTesting
import Testing

@testable import OpsCore

/// What becomes of messages, and who hears of those that did not arrive.
struct MessageReportTests {
    private static func report(
        _ given: inout Given, _ number: Int64, _ result: MessageOutcome.Result,
        at instant: Instant = Samples.start
    ) throws -> [String] {
        try given.carryOut(
            .messages(.report(.command, [MessageOutcome(number, result)])), at: instant
        ).map(\.name)
    }

    private static func asked(_ volunteers: Int, of need: NeedKind = .food) throws -> Given {
        var given = try MessageFollowingTests.world(near: volunteers, need)
        let chosen = (1...Int64(volunteers)).map { given.volunteer($0) }
        try given.carryOut(.dispatching(.offer(given.request(1), to: chosen)))
        return given
    }

    private static func alarms(_ given: Given) -> [CrewAlarm] {
        given.operation.crews.alarms.values.filter { $0.kind == .notReached }
    }

    @Test func `what failed is tried again while the question is open, then it is dead`() throws {
        var given = try Self.asked(2)
        let first = try Self.report(&given, 1, .failed(.busy, retryIn: .minutes(5)))
        #expect(first == ["messages.failed.v1"])
        #expect(given.operation.messages.live[1]?.attempts == 1)
        // The question expires in thirty minutes.
        let second = try Self.report(
            &given, 1, .failed(.busy, retryIn: .minutes(30)), at: Samples.start + .minutes(5))
        #expect(second == ["messages.died.v1"])
        let third = try Self.report(&given, 2, .failed(.tooLate, retryIn: nil))
        #expect(third == ["messages.withdrawn.v1"])
    }

    @Test func `an outcome that is told twice, or of what is gone, changes nothing`() throws {
        var given = try Self.asked(1)
        #expect(try Self.report(&given, 1, .sent) == ["messages.sent.v1"])
        #expect(try Self.report(&given, 1, .sent).isEmpty)
        #expect(try Self.report(&given, 99, .failed(.busy, retryIn: nil)).isEmpty)
    }

    @Test func `the desk has one alarm when too few can be reached, and it rises`() throws {
        var given = try Self.asked(3)
        #expect(
            try Self.report(&given, 1, .failed(.noTelephone, retryIn: nil))
                == ["messages.died.v1"])
        _ = try Self.report(&given, 2, .failed(.noTelephone, retryIn: nil))
        #expect(Self.alarms(given).isEmpty)
        let last = try Self.report(&given, 3, .failed(.refused, retryIn: nil))
        #expect(last == ["messages.died.v1", "crew.alarm_opened.v1"])
        let alarm = try #require(Self.alarms(given).first)
        #expect(alarm.desk == Samples.department)
        #expect(alarm.missionNumber == 1)
        var operation = given.operation
        let due = operation.takeDue(at: alarm.dueAt, limit: 100)
        #expect(
            due.contains { if case .crew(.escalate(alarm.id)) = $0 { true } else { false } })
        try given.carryOut(.crew(.escalate(alarm.id)), at: alarm.dueAt)
        #expect(Self.alarms(given).first?.desk == Samples.nation)
    }

    @Test func `an alarm is over when the volunteer answers after all`() throws {
        var given = try Self.asked(1)
        _ = try Self.report(&given, 1, .failed(.noTelephone, retryIn: nil))
        #expect(Self.alarms(given).count == 1)
        let events = try given.carryOut(.dispatching(.accept(given.mission(1), .onlyOneAsked)))
        #expect(Self.alarms(given).isEmpty)
        #expect(events.count { $0.name == "crew.alarm_closed.v1" } == 1)
    }

    @Test func `an alarm is over when the message goes out after all`() throws {
        var given = try Self.asked(1)
        _ = try Self.report(&given, 1, .failed(.refused, retryIn: nil))
        try given.carryOut(.messages(.retry(1)))
        #expect(Self.alarms(given).count == 1)
        #expect(
            try Self.report(&given, 1, .sent) == ["messages.sent.v1", "crew.alarm_closed.v1"])
        #expect(Self.alarms(given).isEmpty)
    }

    @Test func `a crew that cannot be told that it is over is rung, after the end too`() throws {
        var given = try Self.asked(1)
        try given.carryOut(.dispatching(.accept(given.mission(1), .onlyOneAsked)))
        try MessageFollowingTests.send(&given)
        try given.carryOut(.hotline(.cancelRequest(given.request(1), .noLongerNeeded)))
        let number = try #require(given.operation.messages.live.keys.first)
        _ = try Self.report(&given, number, .failed(.refused, retryIn: nil))
        let alarm = try #require(Self.alarms(given).first)
        #expect(given.operation.messages.live[number]?.isDead == true)
        try given.carryOut(.crew(.close(alarm.id, .handled)))
        #expect(given.operation.messages.live.isEmpty)
        given.when(.messages(.retry(number))).thenRefuses(.messages(.notDead(number: number)))
    }

    @Test
    func `a desk hears within minutes that a crew does not hear of the end, and it is tried on`()
        throws
    {
        var given = try Self.asked(1)
        try given.carryOut(.dispatching(.accept(given.mission(1), .onlyOneAsked)))
        try MessageFollowingTests.send(&given)
        try given.carryOut(.hotline(.cancelRequest(given.request(1), .noLongerNeeded)))
        let number = try #require(given.operation.messages.live.keys.first)
        var at = Samples.start
        var heard: [Int] = []
        for (attempt, wait) in [TimeSpan.seconds(5), .minutes(5), .minutes(30), .hours(2)]
            .enumerated()
        {
            let events = try Self.report(
                &given, number, .failed(.unreachable, retryIn: wait), at: at)
            if events.contains("crew.alarm_opened.v1") { heard.append(attempt) }
            at = at + wait
        }
        #expect(heard == [2])
        #expect(Operation(snapshot: given.operation.snapshot()) == given.operation)
        #expect(given.operation.messages.live[number]?.isDead == false)
        #expect(
            try Self.report(&given, number, .sent, at: at)
                == ["messages.sent.v1", "crew.alarm_closed.v1"])
    }

    @Test func `who goes soon is rung soon, and who was rung is not rung about again`() throws {
        var given = try Self.asked(1)
        try given.carryOut(.dispatching(.accept(given.mission(1), .onlyOneAsked)))
        let number = try #require(
            given.operation.messages.live.values.first { $0.kind == .accepted }?.number)
        let due = try #require(given.operation.messages.live[number]?.dueAt)
        let late = due.since(Samples.start)
        let events = try Self.report(&given, number, .failed(.unreachable, retryIn: late))
        #expect(events == ["messages.failed.v1", "crew.alarm_opened.v1"])
        let alarm = try #require(Self.alarms(given).first)
        try given.carryOut(.crew(.close(alarm.id, .handled)))
        #expect(
            try Self.report(&given, number, .failed(.unreachable, retryIn: .hours(9)))
                == ["messages.failed.v1"])
        #expect(
            try Self.report(&given, number, .failed(.unreachable, retryIn: nil))
                == ["messages.withdrawn.v1"])
    }

    @Test func `what is only polite raises nobody, and leaves memory with its mission`() throws {
        var given = try Self.asked(2)
        try MessageFollowingTests.send(&given)
        try given.carryOut(
            .dispatching(.accept(given.mission(1), .volunteer(given.volunteer(1)))))
        let polite = try #require(
            given.operation.messages.live.values.first { $0.kind == .notNeeded })
        _ = try Self.report(&given, polite.number, .failed(.refused, retryIn: nil))
        #expect(Self.alarms(given).isEmpty)
        try given.carryOut(.dispatching(.start(given.mission(1))))
        try given.carryOut(.dispatching(.complete(given.mission(1))))
        #expect(given.operation.messages.live.isEmpty)
    }

    @Test func `only what is dead, and of use, is tried again`() throws {
        var given = try Self.asked(1)
        given.when(.messages(.retry(1))).thenRefuses(.messages(.notDead(number: 1)))
        _ = try Self.report(&given, 1, .failed(.refused, retryIn: nil))
        let late = Samples.start + .minutes(30)
        given.when(.messages(.retry(1)), at: late).thenRefuses(.messages(.tooLate(number: 1)))
        try given.carryOut(.messages(.retry(1)))
        #expect(given.operation.messages.live[1]?.isDead == false)
        given.when(.messages(.retry(1))).thenRefuses(.messages(.notDead(number: 1)))
    }

    @Test func `who heard the question although it was withdrawn hears that it is over`() throws {
        var given = try Self.asked(2)
        try given.carryOut(
            .dispatching(.accept(given.mission(1), .volunteer(given.volunteer(1)))))
        let mission = try #require(given.operation.missions.values.first)
        let asked = mission.solicitations[1]
        let late = LateMessage(
            number: 2, kind: .asked, mission: mission.id, missionNumber: 1,
            deployment: given.deployment, desk: Samples.department,
            about: MessageSubject(need: .food, place: Samples.unit),
            recipient: MessageRecipient(
                volunteer: asked.volunteer, solicitation: asked.id, language: .fr),
            answer: .withdrawn)
        let events = try given.carryOut(
            .messages(.report(.command, [MessageOutcome(2, .sent)], late: [late])))
        #expect(events.map(\.name) == ["messages.sent.v1", "messages.queued.v1"])
        #expect(MessageFollowingTests.told(events, given) == ["not_needed 2"])
        // Who has answered knows.
        let first = LateMessage(
            number: 1, kind: .asked, mission: mission.id, missionNumber: 1,
            deployment: given.deployment, desk: Samples.department, about: late.about,
            recipient: MessageRecipient(
                volunteer: mission.solicitations[0].volunteer,
                solicitation: mission.solicitations[0].id, language: .fr), answer: .accepted)
        let told = try given.carryOut(
            .messages(.report(.command, [MessageOutcome(1, .sent)], late: [first])))
        #expect(told.map(\.name) == ["messages.sent.v1"])
    }

    @Test func `who hears "you go" after the end hears of the end again`() throws {
        var given = try Self.asked(1)
        try given.carryOut(.dispatching(.accept(given.mission(1), .onlyOneAsked)))
        let mission = try #require(given.operation.missions.values.first)
        let asked = mission.solicitations[0]
        try given.carryOut(.hotline(.cancelRequest(given.request(1), .noLongerNeeded)))
        func late(_ end: MessageKind?) -> LateMessage {
            LateMessage(
                number: 2, kind: .accepted, mission: mission.id, missionNumber: 1,
                deployment: given.deployment, desk: Samples.department,
                about: MessageSubject(need: .food, place: Samples.unit),
                recipient: MessageRecipient(
                    volunteer: asked.volunteer, solicitation: asked.id, language: .fr),
                answer: .accepted, end: end)
        }
        for (end, told) in [(nil, []), (MessageKind.cancelled, ["cancelled 1"])] {
            let events = given.when(
                .messages(
                    .report(.command, [MessageOutcome(2, .sent)], late: [late(end)]))
            ).events
            #expect(MessageFollowingTests.told(events, given) == told)
        }
        // Who is erased meanwhile hears nothing: nothing is held by which they could be told.
        var known = KnownPerson(identities: [])
        known.volunteers = [asked.volunteer]
        known.counts[.volunteers] = 1
        try given.carryOut(.privacy(.eraseVolunteer(known, .asked)))
        let events = given.when(
            .messages(.report(.command, [MessageOutcome(2, .sent)], late: [late(.cancelled)]))
        ).events
        #expect(MessageFollowingTests.told(events, given) == [])
    }

    @Test(arguments: [MessageRules(isOn: false), MessageRules(isHeld: true)])
    func `what waits stays in the house when messages are held or off`(
        _ rules: MessageRules
    ) throws {
        var given = try Self.asked(2)
        _ = try Self.report(&given, 1, .failed(.refused, retryIn: nil))
        let events = try given.carryOut(.messages(.setRules(given.deployment, rules)))
        #expect(
            events == [
                .messages(.rulesSet(given.deployment, rules)),
                .messages(rules.isOn ? .held([2]) : .withdrawn([2])),
            ])
        given.when(.messages(.retry(1))).thenRefuses(.messages(.notSending(number: 1)))
        // What the gateway had in hand is followed as the rules are now.
        let mission = try #require(given.operation.missions.values.first)
        try given.carryOut(.hotline(.cancelRequest(given.request(1), .noLongerNeeded)))
        let late = LateMessage(
            number: 2, kind: .asked, mission: mission.id, missionNumber: 1,
            deployment: given.deployment, desk: Samples.department,
            about: MessageSubject(need: .food, place: Samples.unit),
            recipient: MessageRecipient(
                volunteer: mission.solicitations[1].volunteer,
                solicitation: mission.solicitations[1].id, language: .fr), answer: .withdrawn)
        let told = try given.carryOut(.messages(.report(.command, [], late: [late])))
        let isHeld = told.compactMap { event -> Bool? in
            if case .messages(.queued(let batch)) = event { batch.isHeld } else { nil }
        }
        #expect(isHeld == (rules.isOn ? [true] : []))
    }

    @Test func `a house whose messages are off decides the same after a start`() throws {
        var given = try Self.asked(2)
        try given.carryOut(.messages(.setRules(given.deployment, MessageRules(isOn: false))))
        let copy = try #require(Operation(snapshot: given.operation.snapshot()))
        #expect(!given.operation.mayTell && !copy.mayTell)
        #expect(copy == given.operation)
    }

    @Test func `who was never reached does not hear that nobody is needed`() throws {
        var given = try Self.asked(2)
        // The gateway takes the question to the first alone.
        _ = try Self.report(&given, 1, .sent)
        let mission = try #require(given.operation.missions.values.first)
        let end = Samples.start + .minutes(30)
        for asked in mission.solicitations {
            try given.carryOut(.dispatching(.expire(mission.id, asked.id)), at: end)
        }
        let events = try given.carryOut(
            .hotline(.cancelRequest(given.request(1), .noLongerNeeded)), at: end)
        #expect(MessageFollowingTests.told(events, given) == ["not_needed 1"])
    }

    @Test func `rules of a deployment that opened without any are set by hand`() throws {
        var given = try MessageFollowingTests.world(near: 1, messages: nil)
        given.when(.messages(.setRules(Samples.id(77), .standard)))
            .thenRefuses(.messages(.unknownDeployment(Samples.id(77))))
        try given.carryOut(.messages(.setRules(given.deployment, .standard)))
        let asked = try given.carryOut(
            .dispatching(.offer(given.request(1), to: [given.volunteer(1)])))
        #expect(MessageFollowingTests.told(asked, given) == ["asked 1"])
    }
}
