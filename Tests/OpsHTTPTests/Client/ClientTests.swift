import Testing

@testable import OpsHTTP

@Suite(.timeLimit(.minutes(1)))
struct ClientTests {
    @Test func `one connection is used again`() async throws {
        try await withServer { served in
            let client = served.client()
            for number in 1...5 {
                let response = try await client.send(.post, "/\(number)", body: Array("hi".utf8))
                #expect(response.text == "POST /\(number) hi\n")
            }
            #expect(served.server.counters.connections == 1)
        }
    }

    @Test func `requests sent at once wait for their turn`() async throws {
        try await withServer { served in
            let client = served.client()
            let answers = try await withThrowingTaskGroup(of: String.self) { group in
                for number in 0..<20 {
                    group.addTask { try await client.send(.get, "/\(number)").text }
                }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(answers == Set((0..<20).map { "GET /\($0) \n" }))
            #expect(served.server.counters.connections == 1)
        }
    }

    @Test func `a connection that the server closed while idle is opened again`() async throws {
        var limits = Limits()
        limits.idleTime = .seconds(1)
        try await withServer(limits: limits) { served in
            let client = served.client()
            #expect(try await patiently { try await client.send(.post, "/1") }.status == .ok)
            // A line that came later and says nothing: it is closed no sooner than the client's.
            let later = try await served.line()
            #expect(await later.readToEnd() == "")
            let before = served.server.counters.connections
            #expect(try await patiently { try await client.send(.post, "/2") }.status == .ok)
            #expect(served.server.counters.connections > before)
        }
    }

    /// On a machine so busy that a new connection is idle for a second before its first request, the
    /// client says that nothing was processed: then anybody may try again.
    private func patiently(
        _ send: () async throws -> ClientResponse
    ) async throws -> ClientResponse {
        for _ in 0..<5 {
            do {
                return try await send()
            } catch ClientError.connectionLost(mayHaveBeenProcessed: false) {
                continue
            }
        }
        return try await send()
    }

    @Test func `a streamed answer is gathered`() async throws {
        let handler: @Sendable (Request) async -> Response = { _ in
            Response(
                .ok,
                body: .stream { writer in
                    for piece in ["a", "b", "c"] { try await writer.write(piece) }
                })
        }
        try await withServer(handler: handler) { served in
            let client = served.client()
            let whole = try await client.send(.get, "/")
            #expect(whole.text == "abc")
            let head = try await client.send(.head, "/")
            #expect(head.text == "")
            #expect(served.server.counters.connections == 1)
        }
    }

    @Test func `nobody there is not the same as no answer`() async throws {
        let loop = try EventLoop.start()
        let listener = try Listener(Address(.v4(0x7F00_0001), port: 0), sharesPort: false)
        let port = listener.address.port
        var timeouts = Client.Timeouts()
        timeouts.exchange = .milliseconds(20)
        // The listener's backlog takes the connection; nobody ever answers.
        let waiting = Client(host: "127.0.0.1", port: port, loop: loop, timeouts: timeouts)
        await #expect { try await waiting.send(.get, "/") } throws: { error in
            if case ClientError.timedOut(sent: true) = error { true } else { false }
        }
        _ = consume listener
        let refused = Client(host: "127.0.0.1", port: port, loop: loop)
        await #expect { try await refused.send(.get, "/") } throws: { error in
            if case ClientError.cannotConnect = error { true } else { false }
        }
        await loop.stop()
    }

    @Test func `a connection lost in the middle says that the request may have been acted on`()
        async throws
    {
        struct Failure: Error {}
        let handler: @Sendable (Request) async -> Response = { _ in
            Response(
                .ok,
                body: .stream { writer in
                    try await writer.write("half")
                    throw Failure()
                })
        }
        try await withServer(handler: handler) { served in
            let client = served.client()
            await #expect { try await client.send(.post, "/") } throws: { error in
                (error as? ClientError)?.mayHaveBeenProcessed == true
            }
        }
    }

    @Test func `a status line counts where nobody reads the body, whatever follows it`()
        async throws
    {
        for (line, rest) in [
            ("200 OK", "Content-Length: nonsense\r\n\r\n"), ("200 OK", "no field\r\n\r\n"),
            ("204 No Content", "Content-Length: 9\r\n\r\nnever ask"),
            ("200 OK", "Transfer-Encoding: chunked\r\n\r\nzz\r\n"), ("503 Busy", "Retry-"),
        ] {
            var parser = ResponseParser(to: .post)
            let bytes = Array("HTTP/1.1 \(line)\r\n\(rest)".utf8)
            parser.append(bytes[...])
            _ = parser.next()
            let code = Int(line.prefix(3))
            #expect(parser.beginning.map { Int($0.status.code) } == code, "\(line) \(rest)")
        }
        for bytes in ["HTTP/1.1 2", "nonsense\r\n", "HTTP/1.1 100 Continue\r\n\r\n"] {
            var parser = ResponseParser(to: .post)
            parser.append(Array(bytes.utf8)[...])
            _ = parser.next()
            #expect(parser.beginning?.status == nil, "\(bytes)")
        }
    }

    @Test func `an answer beyond the limits is refused`() async throws {
        let handler: @Sendable (Request) async -> Response = { _ in Response(.ok, text: "too much")
        }
        try await withServer(handler: handler) { served in
            var limits = Limits()
            limits.bodyBytes = 4
            let client = Client(
                host: "127.0.0.1", port: served.address.port, loop: served.loop, limits: limits)
            await #expect { try await client.send(.get, "/") } throws: { error in
                if case ClientError.badAnswer(.bodyTooLarge(limit: 4)) = error {
                    true
                } else {
                    false
                }
            }
        }
    }

    @Test func `a target cannot smuggle a line`() async throws {
        try await withServer { served in
            let client = served.client()
            await #expect { try await client.send(.get, "/ HTTP/1.1\r\nX: y") } throws: { error in
                if case ClientError.badTarget = error { true } else { false }
            }
        }
    }

    @Test func `a name is looked up`() async throws {
        let addresses = try await NameLookup.addresses(of: "localhost", port: 80)
        #expect(addresses.first?.isLoopback == true)
    }
}
