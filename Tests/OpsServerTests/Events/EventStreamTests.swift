import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

@Suite(.timeLimit(.minutes(1)))
struct EventStreamTests {
    @Test func `what happens is told to who listens, with its place`() async throws {
        try await withListening { house in
            let before = try await house.position()
            let first = try await house.listen(until: 2) {
                // Only once the stream is open: then nothing that happens is missed.
                try await house.log()
            }
            #expect(first.map(\.id) == [before + 1, before + 2])
            #expect(
                first.map(\.name) == ["hotline.contact_logged.v1", "hotline.request_opened.v1"])
            #expect(first.allSatisfy { $0.data.contains("\"position\":\($0.id)") })
        }
    }

    @Test func `who comes back by the last event misses nothing and hears nothing twice`()
        async throws
    {
        try await withListening { house in
            let before = try await house.position()
            for _ in 1...3 { try await house.log() }
            let head = try await house.position()
            let all = try await house.listen(fields: [("Last-Event-ID", "\(before)")], until: 6)
            #expect(all.map(\.id) == Array(before + 1...head))
            let rest = try await house.listen(
                "?after=0", fields: [("Last-Event-ID", "\(head - 2)")], until: 2)
            #expect(rest.map(\.id) == [head - 1, head])
        }
    }

    @Test func `the whole past can be heard, longer than a page`() async throws {
        try await withListening { house in
            for _ in 1...60 { try await house.log() }
            let head = try await house.position()
            #expect(head > Int64(EventLimits().pageEntries))
            let all = try await house.listen("?after=0", until: Int(head))
            #expect(all.map(\.id) == Array(1...head))
        }
    }

    @Test func `silence is broken by a sign of life that is no event`() async throws {
        try await withListening { house in
            let told = try await house.listenRaw(until: { $0.hasSuffix(":\n") }) {
                house.running.house.office.newsroom.beat()
            }
            #expect(told == "retry: 3000\n\n:\n")
        }
    }

    @Test func `a token that is revoked hears no more`() async throws {
        try await withListening { house in
            let told = try await house.listenRaw(until: { _ in false }) {
                house.running.house.office.keyring.replace(with: [])
                house.running.house.office.newsroom.beat()
            }
            #expect(told == "retry: 3000\n\n")
        }
    }

    @Test func `a token that is revoked hears nothing of what comes after, however loud it is`()
        async throws
    {
        // No sign of life during the test: the news alone must find out.
        try await withListening(limits: ["event-heartbeat-time=60min"]) { house in
            let guest = try await house.issueToken()
            let told = try await house.follow(token: guest.token) { told in
                if ListeningHouse.events(in: told).isEmpty {
                    try await house.revoke(guest.id)
                    try await house.log()
                }
                return !ListeningHouse.events(in: told).isEmpty
            }
            #expect(told == "retry: 3000\n\n")
        }
    }

    @Test func `a stop ends the stream at once and whole`() async throws {
        try await withListening { house in
            let told = try await house.listenRaw(until: { _ in false }) {
                house.running.house.office.newsroom.close()
            }
            #expect(told == "retry: 3000\n\n")
        }
    }

    @Test(arguments: [
        ("", "Last-Event-ID", "soon", 400, "door.bad_last_event_id"),
        ("", "Last-Event-ID", "-1", 400, "door.bad_last_event_id"),
        ("?after=999999", "Accept", "*/*", 400, "journal.not_happened_yet"),
        ("?after=x", "Accept", "*/*", 400, "door.bad_query"),
    ])
    func `a place that makes no sense is refused`(
        _ query: String, _ name: String, _ value: String, _ status: Int, _ code: String
    ) async throws {
        try await withListening { house in
            let answer = try await house.ask(query, fields: [(name, value)])
            #expect(Int(answer.status.code) == status)
            #expect(answer.text.contains("\"code\":\"\(code)\""))
        }
    }

    @Test func `without a token nothing is told`() async throws {
        try await withListening { house in
            let answer = try await house.ask("", fields: [], token: nil)
            #expect(answer.status == .unauthorized)
        }
    }
}
