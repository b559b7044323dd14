import Synchronization
import Testing

@testable import OpsHTTP

@Suite(.timeLimit(.minutes(1)))
struct ServerStreamTests {
    private let pieces: @Sendable (Request) async -> Response = { _ in
        Response(
            .ok,
            body: .stream { writer in
                try await writer.write("hello ")
                try await writer.write([])
                try await writer.write("world, this is longer")
            })
    }

    @Test func `a stream is sent in chunks`() async throws {
        try await withServer(handler: pieces) { served in
            let line = try await served.line()
            await line.send(get("/1") + get("/2", fields: "Connection: close\r\n"))
            let answers = await line.readToEnd()
            let body = "\r\n\r\n6\r\nhello \r\n15\r\nworld, this is longer\r\n0\r\n\r\n"
            #expect(answers.hasSuffix(body))
            #expect(answers.components(of: body) == 2)
            #expect(answers.contains("Transfer-Encoding: chunked\r\n"))
        }
    }

    @Test func `a stream to the old version ends with the connection`() async throws {
        try await withServer(handler: pieces) { served in
            let line = try await served.line()
            await line.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            let answer = await line.readToEnd()
            #expect(answer.hasSuffix("\r\n\r\nhello world, this is longer"))
            #expect(answer.contains("Connection: close") && !answer.contains("chunked"))
        }
    }

    @Test func `a stream for HEAD is not made`() async throws {
        try await withServer(handler: pieces) { served in
            let line = try await served.line()
            await line.send("HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            #expect(await line.readToEnd().hasSuffix("\r\n\r\n"))
        }
    }

    @Test func `a stream that fails does not look whole`() async throws {
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
            let line = try await served.line()
            await line.send(get("/"))
            #expect(await line.readToEnd().hasSuffix("4\r\nhalf\r\n"))
        }
    }

    @Test func `a slow reader slows the writer`() async throws {
        let written = Counter()
        let megabytes = 24
        let handler: @Sendable (Request) async -> Response = { _ in
            Response(
                .ok,
                body: .stream { writer in
                    for _ in 0..<megabytes {
                        try await writer.write([UInt8](repeating: 0x78, count: 1 << 20))
                        written.increase()
                    }
                })
        }
        try await withServer(handler: handler) { served in
            let line = try await served.line()
            await line.send(get("/", fields: "Connection: close\r\n"))
            _ = await line.read(through: "\r\n\r\n")
            // The kernel's buffers hold a few megabytes; the writer must be waiting by far less than all.
            #expect(written.value < megabytes)
            let rest = await line.readToEnd()
            #expect(rest.utf8.count > megabytes << 20)
            #expect(written.value == megabytes)
        }
    }
}

/// A number that several tasks may raise.
final class Counter: Sendable {
    private let count = Atomic(0)

    var value: Int { count.load(ordering: .relaxed) }

    func increase() { count.add(1, ordering: .relaxed) }
}

extension String {
    /// How often `part` occurs.
    fileprivate func components(of part: String) -> Int {
        var count = 0
        var rest = Array(utf8)[...]
        let part = Array(part.utf8)
        while !rest.isEmpty {
            if rest.starts(with: part) { count += 1 }
            rest = rest.dropFirst()
        }
        return count
    }
}
