import Testing

@testable import OpsHTTP

/// What the loop answers by itself (decision 7), beside what has to wait.
@Suite(.timeLimit(.minutes(1)))
struct LoopAnswerTests {
    /// Answers at once, but for `/later`, which waits for the gate.
    private func answering(_ gate: Gate) -> @Sendable (Request) -> Answering {
        { request in
            let response = Response(.ok, text: "at \(request.target)\n")
            guard request.target.path.hasPrefix("/later") else { return .now(response) }
            return .later {
                await gate.pass()
                return response
            }
        }
    }

    private func told(in answers: String) -> [String] {
        answers.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("at /") }.map(String.init)
    }

    @Test func `requests sent together are answered in order, whether or not they wait`()
        async throws
    {
        let gate = Gate()
        let targets = ["/now/1", "/later/2", "/now/3", "/now/4", "/later/5", "/later/6", "/now/7"]
        try await withServer(answering: answering(gate)) { served in
            let line = try await served.line()
            await line.send(targets.map { get($0) }.joined())
            // What is ready goes out before what has to wait.
            let first = await line.read(through: "at /now/1\n")
            #expect(told(in: first) == ["at /now/1"])
            await gate.arrivals(1)
            gate.open()
            let rest = await line.read(through: "at /now/7\n")
            #expect(told(in: rest) == targets.dropFirst().map { "at \($0)" })
            #expect(served.server.counters.requests == targets.count)
        }
    }

    @Test func `a request that comes while another waits is answered after it`() async throws {
        let gate = Gate()
        try await withServer(answering: answering(gate)) { served in
            let line = try await served.line()
            await line.send(get("/later/1"))
            await gate.arrivals(1)
            await line.send(get("/now/2"))
            // Another connection of the same loop is answered meanwhile: the loop has seen both.
            #expect(try await served.client().send(.get, "/now/else").text == "at /now/else\n")
            #expect(served.server.counters.requests == 1)
            gate.open()
            let answers = await line.read(through: "at /now/2\n")
            #expect(told(in: answers) == ["at /later/1", "at /now/2"])
        }
    }

    @Test func `who sends many requests at once has all of them answered in order`() async throws {
        let targets = (1...100).map { "/now/\($0)" }
        try await withServer(answering: answering(Gate())) { served in
            let line = try await served.line()
            await line.send(targets.map { get($0) }.joined() + get("/end"))
            let answers = await line.read(through: "at /end\n")
            #expect(told(in: answers) == targets.map { "at \($0)" } + ["at /end"])
        }
    }

    /// Bytes that are nowhere the same: what is lost or sent twice shows.
    private static let long = (0..<5_000).map { "\($0)." }.joined()

    @Test func `what came while nobody looked is read to its end, though it is told of once`()
        async throws
    {
        let pair = try SocketPair()
        let loop = try EventLoop.start()
        let length = EventLoop.scratchBytes * 2 + 1
        var limits = Limits()
        limits.bodyBytes = length
        let connection = Connection(
            owning: pair.server, of: Address(.v4(0x7F00_0001), port: 0), on: loop,
            serving: Service(limits: limits) { request in
                .now(Response(.ok, text: "\(request.body.count) bytes\n"))
            })
        let line = RawLine(owning: pair.client, on: loop)
        let head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \(length)\r\n\r\n"
        await line.send(head + String(repeating: "a", count: length))
        let life = Task(executorPreference: loop.executor) { await connection.run() }
        #expect(await line.read(through: "bytes\n").hasSuffix("\r\n\r\n\(length) bytes\n"))
        await line.disappear()
        await life.value
        await loop.stop()
    }

    @Test func `an answer that does not fit in the socket arrives whole, and so does the next`()
        async throws
    {
        let pair = try SocketPair()
        let loop = try EventLoop.start()
        let service = Service { request in
            .now(Response(.ok, text: "\(Self.long)at \(request.target)\n"))
        }
        let connection = Connection(
            owning: pair.server, of: Address(.v4(0x7F00_0001), port: 0), on: loop, serving: service)
        let life = Task(executorPreference: loop.executor) { await connection.run() }
        let line = RawLine(owning: pair.client, on: loop)
        for targets in [["/1"], ["/2", "/3", "/4", "/5"], ["/6"]] {
            await line.send(targets.map { get($0) }.joined())
            for target in targets {
                let answer = await line.read(through: "at \(target)\n")
                #expect(answer.hasPrefix("HTTP/1.1 200"))
                #expect(answer.hasSuffix("\r\n\r\n\(Self.long)at \(target)\n"))
            }
        }
        await line.disappear()
        await life.value
        await loop.stop()
    }

    /// What a conversation says after these requests, on a socket that holds next to nothing.
    private func step(
        after bytes: String, _ body: String
    ) async throws -> (isFlush: Bool, isYield: Bool, answered: Int, isForTask: Bool) {
        let pair = try SocketPair()
        let loop = try EventLoop.start()
        let result = await loop.run { loop in
            var talk = Conversation(
                owning: pair.server, of: Address(.v4(0x7F00_0001), port: 0),
                serving: Service { _ in .now(Response(.ok, text: body)) })
            let isForTask = talk.take(Array(bytes.utf8)[...], on: loop) == nil
            return switch talk.unfinished {
            case .flush: (true, false, talk.requests, isForTask)
            case .yield: (false, true, talk.requests, isForTask)
            default: (false, false, talk.requests, isForTask)
            }
        }
        var other = Socket(owning: pair.client)
        other.close()
        await loop.stop()
        return result
    }

    @Test func `what does not fit is handed to the task to send`() async throws {
        let small = try await step(after: get("/"), "hello\n")
        #expect(!small.isForTask && !small.isFlush && small.answered == 1)
        let long = try await step(after: get("/"), Self.long)
        #expect(long.isForTask && long.isFlush && long.answered == 1)
    }

    @Test(arguments: [(15, 15, false), (16, 16, false), (17, 16, true)])
    func `after sixteen answers at once others have their turn`(
        _ requests: Int, _ answered: Int, _ isYield: Bool
    ) async throws {
        let many = String(repeating: get("/"), count: requests)
        let step = try await step(after: many, "")
        #expect(step.answered == answered && step.isYield == isYield)
    }
}
