import OpsCore
import Testing

@testable import opsctl

/// What the form wants done, as questions to the server.
@Suite struct FormDeskTests {
    private func desk(_ replies: FakeDoor.Reply...) throws -> (FakeDoor, FormDesk) {
        let test = TestDesk(replies: replies)
        return (test.door, try FormDesk(test.session()))
    }

    private static let contact =
        #"{"id":"c","number":12,"kind":"request","person":{"id":"n"},"#
        + #""requests":[{"number":417,"need":"food","dueAt":"x"}],"danger":{"id":"d","number":7,"#
        + #""emergencyNumbers":[{"number":"15","service":{"en":"medical"}}],"calls":[]}}"#

    @Test func `the same attempt has the same key, another one another`() async throws {
        let (door, desk) = try desk(.json(503, "{}"))
        for attempt in [1, 1, 2] {
            _ = await desk.perform(.log(attempt: attempt, ContactDraft()))
        }
        let keys = door.questions.map { question in
            question.headers.first { $0.name == "Idempotency-Key" }?.value
        }
        #expect(keys == ["key-1-1", "key-1-1", "key-1-2"])
    }

    @Test func `a contact is read with its alert, its requests and its tag`() async throws {
        let (_, desk) = try desk(.json(201, Self.contact, [Header("ETag", "\"3\"")]))
        guard
            case .contact(1, .done(let saved)) = await desk.perform(
                .log(attempt: 1, ContactDraft()))
        else {
            Issue.record("no contact")
            return
        }
        #expect(saved.number == 12)
        #expect(saved.tag == "\"3\"")
        #expect(saved.person == "n")
        #expect(saved.known.needs == ["food"])
        #expect(saved.alert?.numbers == [.init(number: "15", service: "medical")])
    }

    @Test func `no is told from perhaps, and perhaps from nothing was sent`() async throws {
        typealias Outcome = FormEvent.Outcome<SavedContact>
        let cases: [(FakeDoor.Reply, (Outcome) -> Bool)] = [
            (.json(422, #"{"title":"t"}"#), { if case .refused = $0 { true } else { false } }),
            (.json(403, "{}"), { if case .refused = $0 { true } else { false } }),
            (.json(412, #"{"title":"t","code":"door.changed_meanwhile"}"#), { $0 == .changed }),
            (.json(503, #"{"title":"busy"}"#), { $0 == .unsure("busy") }),
            (.json(500, #"{"title":"broken"}"#), { $0 == .unsure("broken") }),
            (.json(201, "no document"), { if case .unsure = $0 { true } else { false } }),
            (.silence(.timedOut), { if case .unsure = $0 { true } else { false } }),
            (.silence(.lost), { if case .unsure = $0 { true } else { false } }),
            (.silence(.cannotConnect), { if case .unsent = $0 { true } else { false } }),
        ]
        for (reply, isExpected) in cases {
            let (_, desk) = try desk(reply)
            guard
                case .contact(1, let outcome) = await desk.perform(.log(attempt: 1, ContactDraft()))
            else {
                Issue.record("no outcome")
                continue
            }
            #expect(isExpected(outcome), "\(reply): \(outcome)")
        }
    }

    @Test func `each thing is asked where the interface has it`() async throws {
        let (door, desk) = try desk(.json(200, #"{"id":"d","number":7}"#))
        var draft = ContactDraft()
        draft.note = "knocks"
        for effect: FormEffect in [
            .add(attempt: 1, contact: "c", tag: "\"3\"", draft), .reload(attempt: 1, contact: "c"),
            .openAlert(attempt: 2, contact: nil), .openAlert(attempt: 3, contact: 12),
            .noteService(attempt: 4, alert: "d", service: "15", reference: nil),
            .search(ticket: 1, Sought(phone: "06 39 98 12 34")),
            .merge(attempt: 6, kept: "p", other: "n"),
        ] {
            _ = await desk.perform(effect)
        }
        let asked = door.questions.map {
            "\($0.method) \($0.target) \(String(decoding: $0.body, as: UTF8.self))"
        }
        #expect(
            asked == [
                #"PATCH /v1/contacts/c {"note":"knocks"}"#, "GET /v1/contacts/c ",
                "POST /v1/dangers ", #"POST /v1/dangers {"contact":12}"#,
                #"POST /v1/dangers/d/calls {"service":"15"}"#,
                #"POST /v1/people/search {"phone":"06 39 98 12 34","limit":5}"#,
                #"POST /v1/people/p/merge {"other":"n"}"#,
            ])
        #expect(door.questions[0].headers.contains(Header("If-Match", "\"3\"")))
    }
}
