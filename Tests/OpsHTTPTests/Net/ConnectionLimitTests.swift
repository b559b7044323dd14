import OpsTesting
import Testing

@testable import OpsHTTP

/// The numbers of connections, one below, at and one above; and the times of each.
@Suite(.timeLimit(.minutes(5)))
struct ConnectionLimitTests {
    /// Opens connections one after the other, each with an answer or a refusal.
    private func firstLines(_ count: Int, to served: Served) async throws -> [String] {
        var lines: [RawLine] = []
        var answers: [String] = []
        for _ in 0..<count {
            let line = try await served.line()
            await line.send(get("/"))
            answers.append(String(await line.read(through: "\r\n").prefix(12)))
            lines.append(line)
        }
        return answers
    }

    private func expected(_ count: Int, cap: Int) -> [String] {
        (1...count).map { $0 <= cap ? "HTTP/1.1 200" : "HTTP/1.1 503" }
    }

    @Test(arguments: [2, 3, 4])
    func `three connections in all`(_ count: Int) async throws {
        var limits = Limits()
        limits.connections = 3
        try await withServer(limits: limits) { served in
            let answers = try await firstLines(count, to: served)
            #expect(answers == expected(count, cap: 3))
        }
    }

    @Test(arguments: [2, 3, 4])
    func `three connections of one peer`(_ count: Int) async throws {
        var limits = Limits()
        limits.connectionsPerPeer = 3
        limits.connectionsPerProxy = 1
        try await withServer(limits: limits) { served in
            let answers = try await firstLines(count, to: served)
            #expect(answers == expected(count, cap: 3))
        }
    }

    @Test(arguments: [2, 3, 4])
    func `three connections of a trusted peer, whatever the cap of the others`(
        _ count: Int
    ) async throws {
        var limits = Limits()
        limits.connectionsPerPeer = 1
        limits.connectionsPerProxy = 3
        let network = try #require(Network("127.0.0.0/8"))
        try await withServer(limits: limits, trusted: [network]) { served in
            let answers = try await firstLines(count, to: served)
            #expect(answers == expected(count, cap: 3))
        }
    }

    @Test(arguments: [2, 3, 4])
    func `three connections over a unix socket`(_ count: Int) async throws {
        var limits = Limits()
        limits.connectionsPerPeer = 1
        limits.connectionsPerProxy = 3
        try await inTemporaryFolder { folder in
            try await withServer(limits: limits, at: folder + "/socket") { served in
                let answers = try await firstLines(count, to: served)
                #expect(answers == expected(count, cap: 3))
            }
        }
    }

    @Test func `what a connection leaves, another takes`() async throws {
        var limits = Limits()
        limits.connections = 1
        try await withServer(limits: limits) { served in
            for number in 1...3 {
                let line = try await served.line()
                await line.send(get("/\(number)", fields: "Connection: close\r\n"))
                #expect(await line.readToEnd().hasPrefix("HTTP/1.1 200"))
                // The end that the client sees comes a moment before the place is free.
                try await served.until { $0.openConnections == 0 }
            }
        }
    }

    @Test(arguments: [(0, 1), (1, 2), (2, 3)])
    func `so many are told why at once, the next is closed unanswered`(
        _ limit: Int, _ refused: Int
    ) async throws {
        var limits = Limits()
        limits.connections = 1
        limits.refusalsAtOnce = limit
        limits.lingerTime = .seconds(600)
        try await withServer(limits: limits) { served in
            let inside = try await served.line()
            await inside.send(get("/"))
            _ = await inside.read(through: "\r\n")
            // They keep their connections: a refusal lasts until its reader is gone.
            var lines: [RawLine] = []
            for number in 1...refused {
                let line = try await served.line()
                let answer = await line.read(through: "\r\n")
                #expect(answer.hasPrefix(number <= limit ? "HTTP/1.1 503" : "ENDED: "))
                lines.append(line)
            }
        }
    }

    @Test(arguments: [
        ("header-time=100ms", "GET / HTTP/1.1\r\nHo", "HTTP/1.1 408"),
        (
            "body-time=100ms", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhel",
            "HTTP/1.1 408"
        ),
        ("idle-time=100ms", "", ""),
    ])
    func `a time is given whole, and then over`(
        _ time: String, _ bytes: String, _ answer: String
    ) async throws {
        var limits = Limits()
        try limits.set(time)
        limits.lingerTime = .zero
        try await withServer(limits: limits) { served in
            let start = MonotonicTime.now
            let line = try await served.line()
            await line.send(bytes)
            let told = await line.readToEnd()
            #expect(told.hasPrefix(answer) && told.isEmpty == answer.isEmpty)
            #expect(MonotonicTime.now - start >= .milliseconds(100))
        }
    }

    @Test func `a connection that was answered may idle so long, and no longer`() async throws {
        var limits = Limits()
        limits.idleTime = .milliseconds(100)
        try await withServer(limits: limits) { served in
            var told = ""
            // On a busy machine the request itself may come too late: then it is sent again.
            while told.isEmpty {
                let line = try await served.line()
                let start = MonotonicTime.now
                await line.send(get("/"))
                told = await line.readToEnd()
                #expect(told.isEmpty || MonotonicTime.now - start >= .milliseconds(100))
            }
            #expect(told.hasPrefix("HTTP/1.1 200") && told.hasSuffix("GET / \n"))
        }
    }

    @Test(arguments: ["header-time", "body-time"])
    func `who is within the time is answered`(_ name: String) async throws {
        var limits = Limits()
        try limits.set("\(name)=1min")
        try await withServer(limits: limits) { served in
            let line = try await served.line()
            for piece in ["PO", "ST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhe", "llo"] {
                await line.send(piece)
            }
            #expect(await line.read(through: "POST / hello\n").hasPrefix("HTTP/1.1 200"))
        }
    }

    private static let tooLarge = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999\r\n\r\n"

    @Test(arguments: [0, 100])
    func `after a refusal is still read for so long, and no longer`(_ time: Int) async throws {
        var limits = Limits()
        limits.bodyBytes = 1
        limits.lingerTime = .milliseconds(time)
        try await withServer(limits: limits) { served in
            let start = MonotonicTime.now
            let line = try await served.line()
            await line.send(Self.tooLarge)
            #expect(await line.readToEnd().hasPrefix("HTTP/1.1 413"))
            // The client says no more and keeps its end open: the time alone ends the connection.
            #expect(await served.endsByItself())
            #expect(MonotonicTime.now - start >= limits.lingerTime)
        }
    }

    @Test func `a client that has read its refusal is not kept for the rest of the time`()
        async throws
    {
        var limits = Limits()
        limits.bodyBytes = 1
        limits.lingerTime = .seconds(600)
        try await withServer(limits: limits) { served in
            let line = try await served.line()
            await line.send(Self.tooLarge)
            #expect(await line.readToEnd().hasPrefix("HTTP/1.1 413"))
            #expect(served.server.counters.openConnections == 1)
            await line.finishSending()
            #expect(await served.endsByItself())
        }
    }

    @Test(arguments: [99, 100, 101])
    func `after a refusal a hundred bytes are still read`(_ bytes: Int) async throws {
        var limits = Limits()
        limits.bodyBytes = 1
        limits.lingerBytes = 100
        limits.lingerTime = .seconds(30)
        try await withServer(limits: limits) { served in
            let line = try await served.line()
            await line.send(Self.tooLarge)
            #expect(await line.read(through: "\r\n\r\n").hasPrefix("HTTP/1.1 413"))
            await line.send(String(repeating: "x", count: bytes))
            if bytes < limits.lingerBytes {
                // The server waits for the rest, until the client has no more.
                #expect(served.server.counters.openConnections == 1)
                await line.finishSending()
            }
            try await served.until { $0.openConnections == 0 }
        }
    }
}
