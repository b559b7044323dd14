import OpsCore
import Testing

@testable import opsctl

@Suite struct PatientDoorTests {
    private let done = FakeDoor.Reply.json(201, "{}")

    @Test func `a question whose answer was lost is sent again with the same key`() async throws {
        let door = FakeDoor([.silence(.lost), .json(503, "{}"), .silence(.timedOut), done])
        let asked = Question("POST", "/x", headers: [Header("Idempotency-Key", "k")])
        let answer = try await patient(door).send(asked)
        #expect(answer.status == 201)
        #expect(door.questions.map(\.headers) == Array(repeating: asked.headers, count: 4))
    }

    @Test func `what may not be repeated is sent once`() async {
        let door = FakeDoor([.silence(.lost), done])
        await #expect(throws: Unreachable(reason: .lost, server: "test")) {
            try await patient(door).send(Question("PATCH", "/x"))
        }
        #expect(door.questions.count == 1)
    }

    @Test func `nobody knocks where nobody listens`() async {
        let door = FakeDoor([.silence(.cannotConnect), done])
        await #expect(throws: Unreachable(reason: .cannotConnect, server: "test")) {
            try await patient(door).send(Question("GET", "/x"))
        }
    }

    @Test func `attempts are bounded, and the last answer is the one given`() async throws {
        let door = FakeDoor([.json(503, "{}")])
        let answer = try await patient(door).send(Question("GET", "/x"))
        #expect(answer.status == 503)
        #expect(door.questions.count == PatientDoor.attemptLimit)
    }

    @Test func `waits grow, and the server may ask for longer ones within reason`() {
        let waits = (1...4).map { PatientDoor.wait(after: $0, retryAfter: nil) }
        #expect(waits == [250, 500, 1_000, 2_000].map { Duration.milliseconds($0) })
        #expect(PatientDoor.wait(after: 1, retryAfter: "3") == .seconds(3))
        #expect(PatientDoor.wait(after: 1, retryAfter: "9999") == .seconds(10))
        #expect(PatientDoor.wait(after: 1, retryAfter: "soon") == .milliseconds(250))
    }

    private func patient(_ door: FakeDoor) -> PatientDoor {
        PatientDoor(door: door, pause: { _ in }, notice: { _ in })
    }
}
