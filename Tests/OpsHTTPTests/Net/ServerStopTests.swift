import Testing

@testable import OpsHTTP

@Suite(.timeLimit(.minutes(1)))
struct ServerStopTests {
    @Test func `what is in hand is answered, and is the last`() async throws {
        let gate = Gate()
        let handler: @Sendable (Request) async -> Response = { request in
            await gate.pass()
            return await echo(request)
        }
        try await withServer(handler: handler) { served in
            let busy = try await served.line()
            let idle = try await served.line()
            await busy.send(get("/a"))
            await gate.arrivals(1)
            async let abandoned = served.server.stop(within: .seconds(10))
            #expect(await idle.readToEnd() == "")
            gate.open()
            let answer = await busy.readToEnd()
            #expect(answer.contains("Connection: close\r\n") && answer.hasSuffix("GET /a \n"))
            #expect(await abandoned == 0)
            await #expect(throws: ClientError.self) { try await served.client().send(.get, "/") }
        }
    }

    @Test func `a stop is over once the last connection is`() async throws {
        try await withServer { served in
            do {
                let line = try await served.line()
                await line.send(get("/"))
                _ = await line.read(through: "GET / \n")
            }
            // The line goes in the same moment as the server: neither may miss the other.
            let start = MonotonicTime.now
            #expect(await served.server.stop(within: .seconds(50)) == 0)
            #expect(MonotonicTime.now - start < .seconds(30))
        }
    }

    @Test func `who takes too long is cut off`() async throws {
        let gate = Gate()
        let handler: @Sendable (Request) async -> Response = { request in
            await gate.pass()
            return await echo(request)
        }
        try await withServer(handler: handler) { served in
            let line = try await served.line()
            await line.send(get("/a"))
            await gate.arrivals(1)
            #expect(await served.server.stop(within: .milliseconds(10)) == 1)
            #expect(await line.readToEnd() == "")
            gate.open()
        }
    }
}
