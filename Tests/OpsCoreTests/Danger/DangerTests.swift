import OpsTesting
import Testing

@testable import OpsCore

/// Danger first: nothing keeps an alert from being opened, and none is forgotten.
struct DangerTests {
    @Test func `an alert is opened knowing nothing, even before there is a territory`() throws {
        var nowhere = given()
        let events = try nowhere.carryOut(.danger(.open(OpenDanger())))
        #expect(events.map(\.name) == ["danger.alert_opened.v1"])
        let alert = try #require(nowhere.operation.dangers.values.first)
        #expect(alert.owner == .desk(nil))
        #expect(alert.state == .open)
        #expect(alert.dueAt == Samples.start + Operation.dangerSpan)

        var country = try Given.country()
        try country.carryOut(.danger(.open(OpenDanger(place: Samples.unit))))
        let known = try #require(country.operation.dangers.values.first)
        #expect(known.owner == .desk(Samples.nation))
        #expect(known.place == Samples.unit)
    }

    @Test func `a contact whose person is in danger opens its alert in the same breath`() throws {
        var wish = LogContact(postcode: "92120")
        wish.isDanger = true
        let outcome = try Given.service().when(.hotline(.logContact(wish)))
        #expect(
            outcome.summary
                == "hotline.contact_logged.v1 hotline.request_opened.v1 danger.alert_opened.v1")
        guard case .hotline(.contactLogged(let contact)) = outcome.events.first,
            case .danger(.alertOpened(let opened)) = outcome.events.last
        else {
            Issue.record("no contact or no alert")
            return
        }
        #expect(opened.contact == contact.id)
        #expect(opened.place == Samples.unit)
    }

    /// An alert brought to a state.
    private static func world(_ state: DangerState) throws -> (Given, Identifier<DangerAlert>) {
        var given = try Given.country()
        try given.carryOut(.danger(.open(OpenDanger())))
        let id = given.danger(1)
        switch state {
        case .open: break
        case .taken: try given.carryOut(.danger(.take(id, by: Samples.id(9))))
        case .closed: try given.carryOut(.danger(.close(id, .safe, note: nil)))
        }
        return (given, id)
    }

    @Test(arguments: DangerState.allCases)
    func `every command on an alert has its answer in every state`(_ state: DangerState) throws {
        let (given, id) = try Self.world(state)
        #expect(given.operation.dangers[id]?.state == (state == .closed ? nil : state))
        func cell(_ command: DangerCommand, after span: TimeSpan = .seconds(0)) -> String {
            given.when(.danger(command), at: Samples.start + span).summary
        }
        let call = RecordServiceCall(service: Samples.service("15"))
        let cells = [
            cell(.open(OpenDanger())), cell(.recordCall(id, call)),
            cell(.take(id, by: Samples.id(9))),
            cell(.take(id, by: Samples.id(8))), cell(.escalate(id)),
            cell(.escalate(id), after: .days(1)), cell(.close(id, .falseAlarm, note: nil)),
        ]
        #expect(cells == Self.table[state])
    }

    private static let unknown = "danger.unknown_alert"

    /// Open another, record a call, take, take as somebody else, escalate too early and in time, close.
    private static let table: [DangerState: [String]] = [
        .open: [
            "danger.alert_opened.v1", "danger.service_called.v1", "danger.alert_taken.v1",
            "danger.alert_taken.v1", "danger.not_yet_due", "danger.alert_escalated.v1",
            "danger.alert_closed.v1",
        ],
        .taken: [
            "danger.alert_opened.v1", "danger.service_called.v1", "danger.already_taken",
            "danger.already_taken", "danger.not_yet_due", "danger.alert_escalated.v1",
            "danger.alert_closed.v1",
        ],
        .closed: [
            "danger.alert_opened.v1", unknown, unknown, unknown, unknown, unknown, unknown,
        ],
    ]

    @Test func `an alert that nobody takes comes back after two minutes, then in doubling spans`()
        throws
    {
        var (given, id) = try Self.world(.open)
        var now = Samples.start + .minutes(2)
        for minutes: Int64 in [2, 4, 8, 16, 30, 30] {
            #expect(given.operation.takeDueCopy(at: now).count == 1)
            try given.carryOut(.danger(.escalate(id)), at: now)
            let alert = try #require(given.operation.dangers[id])
            #expect(alert.dueAt == now + .minutes(minutes))
            now = alert.dueAt
        }
        #expect(given.operation.dangers[id]?.escalations == 6)
    }

    @Test func `an alert that was taken and left alone is everybody's again`() throws {
        var (given, id) = try Self.world(.taken)
        let taken = try #require(given.operation.dangers[id])
        #expect(taken.owner == .supervisor(Samples.id(9)))
        #expect(taken.dueAt == Samples.start + Operation.dangerFollowSpan)
        #expect(given.operation.takeDueCopy(at: Samples.start + .minutes(29)).isEmpty)
        try given.carryOut(.danger(.escalate(id)), at: taken.dueAt)
        let again = try #require(given.operation.dangers[id])
        #expect(again.state == .open)
        #expect(again.owner == .desk(Samples.nation))
        #expect(
            given.when(.danger(.take(id, by: Samples.id(8))), at: taken.dueAt).summary
                == "danger.alert_taken.v1")
    }

    @Test func `the service's reference and free text go to the vault alone`() throws {
        let (given, id) = try Self.world(.open)
        let outcomes = [
            given.when(.danger(.open(OpenDanger(note: Marked.note)))),
            given.when(
                .danger(
                    .recordCall(
                        id,
                        RecordServiceCall(
                            service: Samples.service("15"), reference: "MARKED-REFERENCE",
                            note: Marked.note)))),
            given.when(.danger(.close(id, .other, note: Marked.note))),
        ]
        #expect(outcomes.map { $0.decision?.vault.count } == [1, 2, 1])
        for event in outcomes.flatMap(\.events) {
            #expect(Marked.found(in: String(decoding: event.payload, as: UTF8.self)).isEmpty)
        }
    }

    @Test func `a service is a short number, and nobody's telephone`() {
        for text in ["15", "112", "3114", "116123"] { #expect(ServiceNumber(text)?.text == text) }
        for text in ["", "1", "1234567", "0639981234", "15 ", "+15", "abc", "١٥"] {
            #expect(ServiceNumber(text) == nil, "\(text)")
        }
    }

    @Test func `what is noted after the alert is closed belongs to it still`() throws {
        let (given, id) = try Self.world(.closed)
        var call = RecordServiceCall(
            service: Samples.service("15"), reference: "MARKED-REFERENCE",
            calledAt: Samples.start + .minutes(1))
        call.openedAt = Samples.start
        let outcome = given.when(.danger(.recordCall(id, call)), at: Samples.start + .hours(5))
        #expect(outcome.summary == "danger.service_called.v1")
        #expect(outcome.decision?.vault.count == 1)
    }

    @Test func `a time that cannot be is no time of a call, which is noted all the same`() throws {
        var (given, id) = try Self.world(.open)
        let start = Samples.start
        for (time, kept) in [
            (start - .hours(2), start - .hours(2)), (start + .minutes(2), start + .minutes(2)),
            (start + .days(4_000), nil), (start - .days(40_000), nil),
        ] as [(Instant, Instant?)] {
            let wish = RecordServiceCall(
                service: try #require(ServiceNumber("112")), calledAt: time)
            let events = try given.carryOut(.danger(.recordCall(id, wish)))
            guard case .danger(.serviceCalled(let called)) = events.first else {
                Issue.record("not noted")
                continue
            }
            #expect(called.calledAt == kept)
        }
    }
}
