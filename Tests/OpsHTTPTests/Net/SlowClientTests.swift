import OpsTesting
import Testing

@testable import OpsHTTP

/// Two hundred who are slow, and one who is not.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct SlowClientTests {
    private static let crowd = 200

    /// Far above what an answer takes on a busy machine, far below what a slow client is given here.
    private static let promptly = Duration.seconds(20)

    /// So patient that no slow client is let go during the test, however busy the machine is.
    private static let patient = {
        var limits = Limits()
        limits.headerTime = .seconds(600)
        limits.bodyTime = .seconds(600)
        limits.idleTime = .seconds(600)
        limits.writeTime = .seconds(600)
        return limits
    }()

    private func open(_ served: Served, saying start: String) async throws -> [RawLine] {
        var lines: [RawLine] = []
        for _ in 0..<Self.crowd {
            let line = try await served.line()
            await line.send(start)
            lines.append(line)
        }
        return lines
    }

    /// A good client asks again and again while the others dribble a byte each.
    private func expectPromptAnswers(
        _ served: Served, while lines: [RawLine], rounds: Int = 10
    ) async throws {
        let good = served.client()
        for round in 0..<rounds {
            for line in lines { await line.send("a") }
            let start = MonotonicTime.now
            #expect(try await good.send(.get, "/\(round)").text == "GET /\(round) \n")
            #expect(MonotonicTime.now - start < Self.promptly)
        }
        // The slow ones were there all the time.
        #expect(served.server.counters.openConnections == lines.count + 1)
        #expect(served.server.counters.refused == 0)
    }

    @Test(arguments: [
        "G", "GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nea60\r\n",
    ])
    func `who dribbles a request costs nobody else an answer`(_ start: String) async throws {
        try await withServer(limits: Self.patient) { served in
            let lines = try await open(served, saying: start)
            try await expectPromptAnswers(served, while: lines)
        }
    }

    @Test func `who says nothing costs nobody else an answer`() async throws {
        try await withServer(limits: Self.patient) { served in
            let lines = try await open(served, saying: "")
            try await served.until { $0.openConnections >= lines.count }
            let start = MonotonicTime.now
            #expect(try await served.client().send(.get, "/").status == .ok)
            #expect(MonotonicTime.now - start < Self.promptly)
        }
    }

    /// An answer that no socket holds, made as it is sent; over unix sockets, which hold little.
    private static func endless(_ pieces: Counter) -> @Sendable (Request) async -> Response {
        { request in
            guard request.target.path == "/endless" else { return await echo(request) }
            return Response(
                .ok,
                body: .stream { writer in
                    let piece = [UInt8](repeating: 0x78, count: 64 * 1024)
                    for _ in 0..<64 {
                        try await writer.write(piece)
                        pieces.increase()
                    }
                })
        }
    }

    @Test func `who does not read an answer costs nobody else one`() async throws {
        let pieces = Counter()
        try await inTemporaryFolder { folder in
            try await withServer(
                limits: Self.patient, at: folder + "/socket", handler: Self.endless(pieces)
            ) { served in
                let lines = try await open(served, saying: get("/endless"))
                try await expectPromptAnswers(served, while: lines, rounds: 10)
                #expect(pieces.value < 64 * lines.count)
            }
        }
    }

    @Test func `who does not read for too long is let go, all of them`() async throws {
        let pieces = Counter()
        var limits = Limits()
        limits.writeTime = .milliseconds(100)
        limits.slowestBytesPerSecond = .max
        try await inTemporaryFolder { folder in
            try await withServer(
                limits: limits, at: folder + "/socket", handler: Self.endless(pieces)
            ) { served in
                let lines = try await open(served, saying: get("/endless"))
                try await served.until {
                    $0.connections >= lines.count && $0.openConnections == 0
                }
                #expect(pieces.value < 64 * lines.count)
                let answer = try await served.client().send(.get, "/")
                #expect(answer.status == .ok)
            }
        }
    }
}
