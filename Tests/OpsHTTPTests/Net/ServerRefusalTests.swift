import Testing

@testable import OpsHTTP

@Suite(.timeLimit(.minutes(1)))
struct ServerRefusalTests {
    @Test(arguments: [
        ("GET / HTTP/1.1\r\n\r\n", "400 Bad Request"),
        ("GET / HTTP/3.0\r\nHost: a\r\n\r\n", "505 HTTP Version Not Supported"),
        ("GET / HTTP/1.1\r\nHost: a\r\nExpect: x\r\n\r\n", "417 Expectation Failed"),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999\r\n\r\n", "413 Content Too Large"),
        (
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: x, chunked\r\n\r\n",
            "501 Not Implemented"
        ),
    ])
    func `what is malformed is answered and then closed`(
        _ bytes: String, _ status: String
    ) async throws {
        try await withServer { served in
            let line = try await served.line()
            await line.send(get("/good") + bytes + get("/never"))
            let answers = await line.readToEnd()
            #expect(answers.contains("GET /good \nHTTP/1.1 \(status)\r\n"))
            #expect(answers.contains("Connection: close\r\n") && !answers.contains("/never"))
            #expect(served.server.counters.refused == 1)
            #expect(try await served.client().send(.get, "/after").status == .ok)
        }
    }

    @Test(arguments: ["HEAD / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "HEAD # HTTP/1.1\r\n"])
    func `a refused HEAD is told so without a body`(_ bytes: String) async throws {
        try await withServer { served in
            let line = try await served.line()
            await line.send(get("/") + bytes)
            _ = await line.read(through: "GET / \n")
            let answer = await line.readToEnd()
            #expect(answer.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
            #expect(answer.hasSuffix("\r\n\r\n") && answer.contains("Content-Length: 16\r\n"))
        }
    }

    @Test func `what comes behind a last request does not cost its answer`() async throws {
        try await withServer { served in
            let line = try await served.line()
            await line.send(get("/1", fields: "Connection: close\r\n") + get("/2"))
            await line.send(String(repeating: "x", count: 100_000))
            #expect(await line.readToEnd().hasSuffix("\r\n\r\nGET /1 \n"))
        }
    }

    @Test func `a large body that is refused does not lose the answer`() async throws {
        try await withServer { served in
            let line = try await served.line()
            await line.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n")
            await line.send(String(repeating: "x", count: 200_000))
            #expect(await line.readToEnd().hasPrefix("HTTP/1.1 413"))
        }
    }

    @Test func `a head that does not come in time is answered with 408`() async throws {
        var limits = Limits()
        limits.headerTime = .milliseconds(20)
        try await withServer(limits: limits) { served in
            let line = try await served.line()
            await line.send("GET / HTTP/1.1\r\nHo")
            #expect(await line.readToEnd().hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
        }
    }

    @Test func `a body that does not come in time is answered with 408`() async throws {
        var limits = Limits()
        limits.bodyTime = .milliseconds(20)
        try await withServer(limits: limits) { served in
            let line = try await served.line()
            await line.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhel")
            #expect(await line.readToEnd().hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
        }
    }

    @Test func `an idle connection is closed without a word`() async throws {
        var limits = Limits()
        limits.idleTime = .milliseconds(20)
        try await withServer(limits: limits) { served in
            let line = try await served.line()
            #expect(await line.readToEnd() == "")
        }
    }

    @Test func `the end in the middle of a request is answered`() async throws {
        try await withServer { served in
            let line = try await served.line()
            await line.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhel")
            await line.finishSending()
            #expect(await line.readToEnd().hasPrefix("HTTP/1.1 400"))
        }
    }

    @Test func `beyond the cap a connection is told so`() async throws {
        var limits = Limits()
        limits.connections = 2
        try await withServer(limits: limits) { served in
            let first = try await served.line()
            await first.send(get("/1"))
            _ = await first.read(through: "GET /1 \n")
            let second = try await served.line()
            await second.send(get("/2"))
            _ = await second.read(through: "GET /2 \n")
            let third = try await served.line()
            #expect(await third.readToEnd().hasPrefix("HTTP/1.1 503"))
            await first.send(get("/3"))
            #expect(await first.read(through: "GET /3 \n").hasPrefix("HTTP/1.1 200"))
        }
    }

    @Test func `one peer cannot take all connections`() async throws {
        var limits = Limits()
        limits.connectionsPerPeer = 1
        try await withServer(limits: limits) { served in
            let first = try await served.line()
            await first.send(get("/1"))
            _ = await first.read(through: "GET /1 \n")
            #expect(await (try served.line()).readToEnd().hasPrefix("HTTP/1.1 503"))
        }
    }

    @Test(arguments: [1, 2, 3])
    func `the last request of a connection is told so`(_ limit: Int) async throws {
        var limits = Limits()
        limits.requestsPerConnection = limit
        try await withServer(limits: limits) { served in
            let line = try await served.line()
            await line.send((1...4).map { get("/\($0)") }.joined())
            let answers = await line.readToEnd()
            #expect(
                answers.split(whereSeparator: \.isNewline).count { $0.hasPrefix("GET") } == limit)
            #expect(answers.contains("Connection: close"))
        }
    }

    @Test func `a reader that does not read is cut off`() async throws {
        var limits = Limits()
        limits.writeTime = .milliseconds(100)
        limits.slowestBytesPerSecond = .max
        let big = [UInt8](repeating: 0x78, count: 32 * 1024 * 1024)
        let handler: @Sendable (Request) async -> Response = { _ in Response(.ok, body: .bytes(big))
        }
        try await withServer(limits: limits, handler: handler) { served in
            let start = MonotonicTime.now
            let line = try await served.line()
            await line.send(get("/"))
            _ = await line.read(through: "\r\n\r\n")
            #expect(await served.endsByItself())
            #expect(MonotonicTime.now - start >= limits.writeTime)
            #expect(await line.readToEnd().utf8.count < big.count)
        }
    }
}
