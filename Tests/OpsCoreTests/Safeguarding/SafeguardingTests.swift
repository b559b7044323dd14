import OpsTesting
import Testing

@testable import OpsCore

/// A worry about a person has an owner and a due time until it is closed, and its words stay apart.
struct SafeguardingTests {
    /// A concern about the person of a contact that was logged; Samples.start is a Monday, 08:00 UTC.
    static func world() throws -> (Given, Identifier<SafeguardingConcern>) {
        var given = try Given.service()
        try given.carryOut(Samples.logContact(.food))
        try given.carryOut(Samples.raise(given.contact(1)))
        return (given, given.concern(1).id)
    }

    private static func at(_ text: String) throws -> Instant {
        try #require(Instant(rfc3339: text))
    }

    @Test func `a concern is the top desk's, and due on the next working day`() throws {
        let (given, id) = try Self.world()
        let concern = given.concern(1)
        #expect(concern.id == id && concern.state == .raised)
        #expect(concern.person == given.contact(1).person)
        #expect(concern.owner == .desk(Samples.nation))
        #expect(concern.dueAt == (try Self.at("2020-03-24T17:00:00Z")))
    }

    @Test(arguments: [
        ("2020-03-26T10:00:00Z", "2020-03-27T17:00:00Z"),
        ("2020-03-27T10:00:00Z", "2020-03-30T17:00:00Z"),
        ("2020-03-28T10:00:00Z", "2020-03-30T17:00:00Z"),
        // Sunday 23:30 UTC is Monday on the wall.
        ("2020-03-29T23:30:00Z", "2020-03-31T17:00:00Z"),
    ])
    func `days on which nobody works are passed over`(_ raised: String, _ due: String) throws {
        #expect(ConcernRules.standard.decideBy(from: try Self.at(raised)) == (try Self.at(due)))
    }

    @Test func `working days and the time of the day are the house's`() throws {
        var (given, _) = try Self.world()
        try given.carryOut(.safeguarding(.setRules(Samples.concernRules)))
        try given.carryOut(Samples.raise(given.contact(1)))
        #expect(given.concern(2).dueAt == (try Self.at("2020-03-28T11:00:00Z")))
    }

    @Test func `what was said goes to the vault, word by word, and never to the journal`() throws {
        let (given, id) = try Self.world()
        for command in [
            SafeguardingCommand.advise(
                id, adviser: Marked.adviser, advice: Marked.advice, by: Samples.supervisor),
            .decide(id, .report, reasons: Marked.reasons, by: Samples.supervisor),
        ] {
            let outcome = given.when(.safeguarding(command))
            #expect(outcome.decision?.vault.isEmpty == false)
            for event in outcome.events {
                #expect(Marked.found(in: String(decoding: event.payload, as: UTF8.self)).isEmpty)
            }
        }
        let raised = given.when(Samples.raise(given.contact(1)))
        let kinds = raised.decision?.vault.map { write in
            if case .concernWords(let kind, let text, _, _) = write {
                "\(kind) \(text)"
            } else {
                ""
            }
        }
        #expect(kinds == ["facts \(Marked.facts)", "words \(Marked.words)"])
    }

    @Test func `whoever works on it owns it, and it is due when the next action is`() throws {
        var (given, id) = try Self.world()
        let start = Samples.start
        func act(_ command: SafeguardingCommand, at instant: Instant) throws {
            try given.carryOut(.safeguarding(command), at: instant)
        }
        try act(.decide(id, .watch, reasons: nil, by: Samples.supervisor), at: start)
        #expect(given.concern(1).owner == .supervisor(Samples.supervisor))
        #expect(given.concern(1).dueAt == start + .days(7))
        try act(.act(id, Samples.action(by: start + .days(2)), by: Samples.supervisor), at: start)
        try act(.act(id, Samples.action(by: start + .days(1)), by: Samples.supervisor), at: start)
        #expect(given.concern(1).dueAt == start + .days(1))
        try act(.finish(id, action: 2, result: nil, by: nil), at: start)
        #expect(given.concern(1).dueAt == start + .days(2))
        // Working on one thing silences no other: the first action is late.
        let late = start + .days(3)
        try act(.act(id, Samples.action(by: late + .days(1)), by: Samples.supervisor), at: late)
        #expect(given.concern(1).dueAt == late + .hours(4))
        given.when(.safeguarding(.close(id, .safe, reasons: nil)), at: late)
            .thenRefuses(.safeguarding(.actionsOpen(number: 1, count: 2)))
    }

    @Test func `silence raises the alarm at the top, again and again`() throws {
        var (given, id) = try Self.world()
        try given.carryOut(.safeguarding(.decide(id, .watch, reasons: nil, by: Samples.supervisor)))
        var gaps: [Int64] = []
        for _ in 0..<5 {
            let due = given.concern(1).dueAt
            let taken = given.operation.takeDueCopy(at: due)
            let commands = taken.filter { if case .safeguarding = $0 { true } else { false } }
            #expect(commands.count == 1)
            try given.carryOut(try #require(commands.first), at: due)
            #expect(given.concern(1).owner == .desk(Samples.nation))
            gaps.append(given.concern(1).dueAt.since(due).milliseconds / 3_600_000)
        }
        #expect(gaps == [4, 8, 16, 24, 24])
    }

    @Test func `nothing is erased while a concern is open, under any identity`() throws {
        var (given, id) = try Self.world()
        let contact = given.contact(1)
        try given.carryOut(
            .hotline(.cancelRequest(given.request(1), .noLongerNeeded)))
        var known = KnownPerson(identities: [Samples.id(77), try #require(contact.person)])
        given.when(.privacy(.erase(known, .asked)))
            .thenRefuses(.privacy(.concernLive(number: 1)))
        known = KnownPerson(identities: [Samples.id(77)])
        known.contacts = [contact.id]
        // Whoever told of it is not whom it is about.
        #expect(given.when(.privacy(.erase(known, .asked))).refusal == nil)
        try given.carryOut(
            .safeguarding(.decide(id, .unfounded, reasons: nil, by: Samples.supervisor)))
        try given.carryOut(.safeguarding(.close(id, .unfounded, reasons: nil)))
        #expect(given.when(.privacy(.erase(known, .asked))).refusal == nil)
    }
}

/// Every state by every command: no cell is left to chance.
struct ConcernTableTests {
    enum Place: CaseIterable {
        case raised
        case decided
        case acting
        case late
        case closed
    }

    private static func world(
        _ place: Place
    ) throws -> (Given, Identifier<SafeguardingConcern>, Instant) {
        var (given, id) = try SafeguardingTests.world()
        let (start, me) = (Samples.start, Samples.supervisor)
        guard place != .raised else { return (given, id, start) }
        try given.carryOut(.safeguarding(.decide(id, .watch, reasons: nil, by: me)))
        switch place {
        case .raised, .decided: break
        case .acting, .late:
            let action = Samples.action(by: start + .hours(1))
            try given.carryOut(.safeguarding(.act(id, action, by: me)))
        case .closed: try given.carryOut(.safeguarding(.close(id, .safe, reasons: nil)))
        }
        return (given, id, place == .late ? start + .hours(2) : start)
    }

    private static func cells(_ place: Place) throws -> [String] {
        let (given, id, now) = try world(place)
        let me = Samples.supervisor
        func cell(_ command: SafeguardingCommand, at instant: Instant = now) -> String {
            given.when(.safeguarding(command), at: instant).summary
                .replacing("safeguarding.", with: "").replacing(".v1", with: "")
        }
        return [
            cell(.advise(id, adviser: Marked.adviser, advice: nil, by: me)),
            cell(.decide(id, .report, reasons: nil, by: me)),
            cell(.act(id, Samples.action(by: now + .days(1)), by: me)),
            cell(.act(id, Samples.action(by: now), by: me)),
            cell(.finish(id, action: 1, result: nil, by: me)),
            cell(.finish(id, action: 2, result: nil, by: me)),
            cell(.escalate(id)), cell(.escalate(id), at: now + .days(30)),
            cell(.close(id, .safe, reasons: nil)),
        ]
    }

    @Test(arguments: Place.allCases)
    func `every command has its answer wherever a concern stands`(_ place: Place) throws {
        let (advised, decided) = ("concern_advised", "concern_decided")
        let (set, passed, none) = ("action_set", "deadline_passed", "unknown_action")
        let (early, escalated) = ("not_yet_due", "concern_escalated")
        let expected: [String] =
            switch place {
            case .raised:
                [
                    advised, decided, "undecided", "undecided", none, none, early, escalated,
                    "undecided",
                ]
            case .decided:
                [advised, decided, set, passed, none, none, early, escalated, "concern_closed"]
            case .acting:
                [
                    advised, decided, set, passed, "action_done", none, early, escalated,
                    "actions_open",
                ]
            case .late:
                [
                    advised, decided, set, passed, "action_done", none, escalated, escalated,
                    "actions_open",
                ]
            case .closed: Array(repeating: "unknown_concern", count: 9)
            }
        #expect(try Self.cells(place) == expected)
    }
}
