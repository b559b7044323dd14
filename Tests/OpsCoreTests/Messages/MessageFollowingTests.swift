import OpsTesting
import Testing

@testable import OpsCore

/// Who is told what: every path to an offer, an answer and an end, against every kind of message.
struct MessageFollowingTests {
    /// A service that tells its volunteers, with one request for food or, in pairs, a visit.
    static func world(
        near: Int, _ need: NeedKind = .food, messages: MessageRules? = .standard
    ) throws -> Given {
        var given = try Given.country()
        try given.carryOut(.catalogue(.publish(Samples.entry())))
        try given.carryOut(
            .catalogue(
                .openDeployment(
                    OpenDeployment(
                        entry: Samples.service, territory: Samples.department,
                        needs: Samples.needs, offerSpan: .minutes(30), crewRules: .standard,
                        messages: messages))))
        for _ in 0..<near { try given.carryOut(Samples.addVolunteer()) }
        try given.carryOut(Samples.logContact(need))
        return given
    }

    /// `asked 1,2`: kinds and the numbers of those who are told, in order.
    static func told(_ events: [Event], _ given: Given) -> [String] {
        events.compactMap { event in
            guard case .messages(.queued(let batch)) = event else { return nil }
            let numbers = batch.recipients.compactMap {
                given.operation.volunteers[$0.volunteer].map { "\($0.number)" }
            }
            return "\(batch.kind.rawValue) \(numbers.joined(separator: ","))"
        }
    }

    static func withdrawn(_ events: [Event]) -> [Int64] {
        events.flatMap { event -> [Int64] in
            if case .messages(.withdrawn(let numbers)) = event { numbers } else { [] }
        }
    }

    /// The gateway takes everything that waits.
    @discardableResult
    static func send(_ given: inout Given) throws -> [Event] {
        let waiting = given.operation.messages.live.values.filter { !$0.isDead }.map(\.number)
        return try given.carryOut(
            .messages(.report(.command, waiting.sorted().map { MessageOutcome($0, .sent) })))
    }

    private static func offer(_ given: inout Given, _ volunteers: Int64...) throws -> [Event] {
        try given.carryOut(
            .dispatching(.offer(given.request(1), to: volunteers.map { given.volunteer($0) })))
    }

    private static func answer(
        _ given: inout Given, _ number: Int64, isYes: Bool
    ) throws -> [Event] {
        let (mission, who) = (given.mission(1), Answerer.volunteer(given.volunteer(number)))
        return try given.carryOut(
            .dispatching(isYes ? .accept(mission, who) : .decline(mission, who)))
    }

    /// A command inside a command: what follows for people follows once.
    @Test(arguments: [AnswerWay.link, .sms])
    func `who answers without the desk is thanked once, and numbers run on`(
        _ way: AnswerWay
    ) throws {
        var given = try Self.world(near: 3)
        _ = try Self.offer(&given, 1, 2, 3)
        try Self.send(&given)
        let mission = try #require(given.operation.missions[given.mission(1)])
        let asked = try #require(mission.solicitations.first)
        let events = try given.carryOut(
            .answers(
                .answer(
                    AnswerFromOutside(to: asked.id, of: mission.id, isYes: true, by: way))))
        // What goes back to a text message is the thanks.
        let thanks = way == .sms ? [] : ["accepted 1"]
        #expect(Self.told(events, given) == thanks + ["not_needed 2,3"])
        #expect(given.operation.messages.count == (way == .sms ? 5 : 6))
    }

    @Test func `who is offered a mission is asked, one event for all of them`() throws {
        var given = try Self.world(near: 3)
        let events = try Self.offer(&given, 1, 2, 3)
        #expect(Self.told(events, given) == ["asked 1,2,3"])
        guard case .messages(.queued(let batch)) = events.last else {
            Issue.record("nothing was queued")
            return
        }
        #expect(batch.until == Samples.start + .minutes(30))
        #expect(batch.number == 1)
        #expect(given.operation.messages.count == 3)
        #expect(given.operation.messages.live.keys.sorted() == [1, 2, 3])
    }

    @Test func `a wave to many is one event`() throws {
        var given = try Self.world(near: 40)
        let events = try given.carryOut(.waves(.begin(given.request(1), size: 40)))
        #expect(events.count { $0.name == "messages.queued.v1" } == 1)
        #expect(given.operation.messages.live.count == 40)
    }

    @Test func `where a deployment says nothing, or no, nobody is told`() throws {
        for rules in [nil, MessageRules(isOn: false)] {
            var given = try Self.world(near: 2, messages: rules)
            #expect(Self.told(try Self.offer(&given, 1, 2), given).isEmpty)
            #expect(Self.told(try Self.answer(&given, 1, isYes: true), given).isEmpty)
            #expect(given.operation.messages == MessageBook())
        }
    }

    @Test func `the whole crew is thanked, and the silent hear that they are not needed`() throws {
        var given = try Self.world(near: 3)
        _ = try Self.offer(&given, 1, 2, 3)
        try Self.send(&given)
        let no = try Self.answer(&given, 3, isYes: false)
        #expect(Self.told(no, given).isEmpty)
        let yes = try Self.answer(&given, 1, isYes: true)
        #expect(Self.told(yes, given) == ["accepted 1", "not_needed 2"])
        let spare = try Self.answer(&given, 2, isYes: true)
        #expect(Self.told(spare, given) == ["reserve 2"])
    }

    @Test func `whom the question has not reached is told nothing more, and it is withdrawn`()
        throws
    {
        var given = try Self.world(near: 2)
        _ = try Self.offer(&given, 1, 2)
        let yes = try Self.answer(&given, 1, isYes: true)
        #expect(Self.told(yes, given) == ["accepted 1"])
        #expect(Self.withdrawn(yes) == [1, 2])
        #expect(given.operation.messages.live.values.map(\.kind) == [.accepted])
    }

    @Test func `an answer and the end of the time withdraw the question`() throws {
        var given = try Self.world(near: 2)
        _ = try Self.offer(&given, 1, 2)
        #expect(Self.withdrawn(try Self.answer(&given, 2, isYes: false)) == [2])
        let expired = try WaveTests.wait(&given, until: Samples.start + .minutes(30))
        #expect(Self.withdrawn(expired) == [1])
        #expect(given.operation.messages.live.isEmpty)
    }

    @Test func `who let the time pass hears of it when the crew is complete, once`() throws {
        var given = try Self.world(near: 3)
        _ = try Self.offer(&given, 1, 2)
        try Self.send(&given)
        try WaveTests.wait(&given, until: Samples.start + .minutes(30))
        _ = try Self.offer(&given, 3)
        let yes = try Self.answer(&given, 3, isYes: true)
        #expect(Self.told(yes, given) == ["accepted 3", "not_needed 1,2"])
        let cancelled = try given.carryOut(
            .hotline(.cancelRequest(given.request(1), .noLongerNeeded)))
        #expect(Self.told(cancelled, given) == ["cancelled 3"])
    }

    @Test func `the silent are reminded, and only whom the question has reached`() throws {
        var given = try Self.world(near: 3)
        _ = try Self.offer(&given, 1, 2, 3)
        try given.carryOut(.messages(.report(.log, [MessageOutcome(2, .sent)])))
        let events = try given.carryOut(.waves(.remind(given.mission(1))))
        #expect(Self.told(events, given) == ["reminded 2"])
    }

    @Test func `a mission that ends lets go of the reserves`() throws {
        for end in ["complete", "fail"] {
            var given = try Self.world(near: 2)
            _ = try Self.offer(&given, 1, 2)
            try Self.send(&given)
            _ = try Self.answer(&given, 1, isYes: true)
            _ = try Self.answer(&given, 2, isYes: true)
            try Self.send(&given)
            let mission = given.mission(1)
            try given.carryOut(.dispatching(.start(mission)))
            let command: DispatchingCommand =
                end == "complete" ? .complete(mission) : .fail(mission, .refused)
            let events = try given.carryOut(.dispatching(command))
            #expect(Self.told(events, given) == ["not_needed 2"], "\(end)")
        }
    }

    @Test func `a request that is cancelled stops the crew, and lets go of everybody else`() throws
    {
        var given = try Self.world(near: 3)
        _ = try Self.offer(&given, 1, 2)
        try Self.send(&given)
        _ = try Self.answer(&given, 1, isYes: true)
        _ = try Self.answer(&given, 2, isYes: true)
        let events = try given.carryOut(
            .hotline(.cancelRequest(given.request(1), .noLongerNeeded)))
        #expect(Self.told(events, given) == ["cancelled 1", "not_needed 2"])
        // What was to thank them is not sent after that.
        #expect(Set(given.operation.messages.live.values.map(\.kind)) == [.cancelled, .notNeeded])
        #expect(given.operation.messages.released.isEmpty)
    }

    @Test func `a crew that is relieved is stood down, and one that only fell short too`() throws {
        var given = try Self.world(near: 3)
        _ = try Self.offer(&given, 1)
        _ = try Self.answer(&given, 1, isYes: true)
        let mission = given.mission(1)
        let asked = try given.carryOut(.crew(.handOver(mission, to: [given.volunteer(2)])))
        #expect(Self.told(asked, given) == ["asked 2"])
        try Self.send(&given)
        let over = try Self.answer(&given, 2, isYes: true)
        #expect(Self.told(over, given) == ["accepted 2", "stood_down 1"])
    }

    @Test func `the crew of a promised visit is asked to confirm`() throws {
        var given = try Self.world(near: 1)
        _ = try Self.offer(&given, 1)
        _ = try Self.answer(&given, 1, isYes: true)
        let from = Samples.start + .hours(30)
        try given.carryOut(.visits(.agreeSlot(given.mission(1), from: from, minutes: 60)))
        var operation = given.operation
        let due = operation.takeDue(at: from - .hours(24), limit: 100)
        var told: [String] = []
        for command in due where given.when(command, at: from - .hours(24)).refusal == nil {
            told += Self.told(try given.carryOut(command, at: from - .hours(24)), given)
        }
        #expect(told.contains("confirm 1"))
    }

    @Test func `everybody is told in the first language of theirs that Ops speaks`() throws {
        for (languages, expected) in [
            (["ar", "es-mx", "fr"], PublicationLanguage.es), (["en"], .en), (["ar"], .fr),
            ([], .fr),
        ] {
            var given = try Self.world(near: 0)
            try given.carryOut(
                Samples.addVolunteer(
                    Samples.profile(languages: languages.map { Samples.language($0) })))
            guard case .messages(.queued(let batch)) = try Self.offer(&given, 1).last else {
                Issue.record("nothing was queued")
                continue
            }
            #expect(batch.recipients.map(\.language) == [expected], "\(languages)")
        }
    }

    @Test func `messages of an exercise are held, and what follows from them as well`() throws {
        var given = try Self.world(near: 2, messages: MessageRules(isHeld: true))
        _ = try Self.offer(&given, 1, 2)
        #expect(given.operation.messages.live.isEmpty)
        let yes = try Self.answer(&given, 1, isYes: true)
        #expect(Self.told(yes, given) == ["accepted 1", "not_needed 2"])
        #expect(given.operation.messages.live.isEmpty)
        #expect(given.operation.messages.count == 4)
    }

    @Test func `a snapshot keeps the outbox`() throws {
        var given = try Self.world(near: 3)
        _ = try Self.offer(&given, 1, 2, 3)
        try given.carryOut(
            .messages(
                .report(
                    .log,
                    [
                        MessageOutcome(1, .sent),
                        MessageOutcome(2, .failed(.busy, retryIn: .seconds(5))),
                        MessageOutcome(3, .failed(.noTelephone, retryIn: nil)),
                    ])))
        let again = try #require(Operation(snapshot: given.operation.snapshot()))
        #expect(again == given.operation)
        #expect(again.messages.live[2]?.attempts == 1)
        #expect(again.messages.live[3]?.isDead == true)
        #expect(again.isTelling)
    }
}
