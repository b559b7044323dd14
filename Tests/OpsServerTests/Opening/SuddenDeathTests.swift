import OpsCore
import OpsHTTP
import OpsStore
import OpsTesting
import Testing

@testable import OpsServer

/// The process dies; what it had acknowledged does not.
@Suite(.timeLimit(.minutes(1)))
struct SuddenDeathTests {
    @Test func `every contact that was acknowledged is there once after a SIGKILL`() async throws {
        try await inTemporaryFolder { path in
            let loop = try EventLoop.start()
            var acknowledged: Set<String> = []
            for round in 0..<3 {
                let server = try OpsServerProcess(data: path)
                let token = try Premises.adminToken(in: path)
                acknowledged.formUnion(
                    await Self.flood(server, token: token, round: round, on: loop))
                let told = server.standardError()
                #expect(Marked.found(in: told).isEmpty)
                #expect(!told.contains(token))
            }
            #expect(acknowledged.count > 60)
            try await Self.expectOnce(acknowledged, in: path, on: loop)
            await loop.stop()
        }
    }

    @Test func `who is asked to stop as soon as it listens stops in order`() async throws {
        try await inTemporaryFolder { path in
            for _ in 0..<2 {
                let server = try OpsServerProcess(data: path)
                #expect(server.stop() == 0)
                #expect(server.standardError().contains("stopped"))
            }
            let room = try ReadingRoom(path: path + "/ops.sqlite")
            #expect(try room.journal.verify() == room.journal.head)
        }
    }

    /// Eight clients send until the server, killed in their midst, answers no more.
    private static func flood(
        _ server: OpsServerProcess, token: String, round: Int, on loop: EventLoop
    ) async -> Set<String> {
        let port = server.port
        return await withTaskGroup { group in
            for number in 0..<8 {
                group.addTask {
                    let client = Client(host: "127.0.0.1", port: port, loop: loop)
                    var keys: Set<String> = []
                    for count in 0..<10_000 {
                        let key = "round-\(round)-client-\(number)-\(count)"
                        guard let status = await post(key, token, client), status == 201 else {
                            break
                        }
                        keys.insert(key)
                        if number == 0, count == 24 { break }
                    }
                    await client.close()
                    return keys
                }
            }
            // The first to end is the client that sends a set number: then the server dies.
            var keys = await group.next() ?? []
            server.kill()
            for await more in group { keys.formUnion(more) }
            return keys
        }
    }

    /// The status; nil when the server was gone, and nobody knows what it had done.
    private static func post(_ key: String, _ token: String, _ client: Client) async -> Int? {
        let headers: Headers = ["Authorization": "Bearer \(token)", "Idempotency-Key": key]
        let body = Array(Bodies.contact(["food", "medicine"], note: key).utf8)
        return try? await client.send(.post, "/v1/contacts", headers: headers, body: body)
            .status.code
    }

    private static func expectOnce(
        _ acknowledged: Set<String>, in path: String, on loop: EventLoop
    ) async throws {
        let server = try OpsServerProcess(data: path)
        let token = try Premises.adminToken(in: path)
        let client = Client(host: "127.0.0.1", port: server.port, loop: loop)
        let headers: Headers = ["Authorization": "Bearer \(token)"]
        let ready = try await client.send(.get, "/readyz")
        #expect(ready.status == .ok)
        // What was acknowledged is answered again, and not done again.
        let before = try await client.send(.get, "/v1/contacts?limit=1", headers: headers)
        for key in acknowledged.sorted().prefix(40) {
            #expect(await post(key, token, client) == 201)
        }
        let after = try await client.send(.get, "/v1/contacts?limit=1", headers: headers)
        #expect(after.body == before.body)
        await client.close()
        #expect(server.stop() == 0)
        #expect(server.standardError().contains("stopped"))

        let room = try ReadingRoom(path: path + "/ops.sqlite")
        #expect(try room.journal.verify() == room.journal.head)
        var notes: [String] = []
        try room.contacts(Page(before: nil, limit: 100_000)) { contact in
            notes += try room.notes(about: contact.id)
            var requests = 0
            try room.requests(ofContact: contact.number) { _ in requests += 1 }
            #expect(requests == 2)
            return true
        }
        #expect(Set(notes).count == notes.count, "a contact was logged twice")
        #expect(acknowledged.isSubset(of: notes))
        let payloads = try room.journal.entries(after: 0, limit: 100_000)
            .filter { $0.name.hasPrefix("hotline.") }.prefix(300).flatMap(\.payload)
        #expect(Marked.found(in: String(decoding: payloads, as: UTF8.self)).isEmpty)
    }
}
