import OpsHTTP
import Synchronization
import Testing

@testable import OpsServer

/// One who listens and does not read on; over unix sockets, which hold little.
@Suite(.timeLimit(.minutes(1)))
struct SlowListenerTests {
    @Test func `who does not read on is cut off, the others hear all, and it misses nothing`()
        async throws
    {
        let limits = ["write-time=200ms", "slowest-bytes-per-second=1024MiB"]
        try await withListening(limits: limits, overUnixSocket: true) { house in
            let newsroom = house.running.house.office.newsroom
            // More than the socket holds: 8 entries of about 400 bytes each.
            for _ in 1...120 { try await house.log(Self.needs) }
            let (gate, opener) = AsyncStream.makeStream(of: Never.self)
            let (isOpen, opened) = AsyncStream.makeStream(of: Never.self)
            let start = MonotonicTime.now
            async let slow = listenSlowly(house, until: gate) { opened.finish() }
            for await _ in isOpen {}
            let before = try await house.position()
            let good = try await house.listen(until: 4) {
                try await house.log()
                // The place of the slow one is given back; the good one keeps its own.
                while newsroom.listeners != 1 {
                    try Task.checkCancellation()
                    await Task.yield()
                }
                #expect(MonotonicTime.now - start >= .milliseconds(200))
                try await house.log()
            }
            #expect(good.map(\.id) == Array(before + 1...before + 4))
            opener.finish()
            var heard = try await slow
            #expect(heard.count < before)
            // On a busy machine it may be slow once more: then it comes back once more.
            while heard.last ?? 0 < before + 4 {
                try Task.checkCancellation()
                heard += try await comeBack(house, after: heard.last ?? 0, upTo: before + 4)
            }
            #expect(heard == Array(1...before + 4))
        }
    }

    /// What is heard from a place on, until all is heard or the line is cut off again.
    private func comeBack(
        _ house: ListeningHouse, after place: Int64, upTo last: Int64
    ) async throws -> [Int64] {
        let told = Mutex("")
        do {
            _ = try await house.follow(
                "?after=0", fields: [("Last-Event-ID", "\(place)")]
            ) { all in
                told.withLock { $0 = all }
                return ListeningHouse.events(in: all).last?.id == last
            }
        } catch ClientError.connectionLost {}
        return ListeningHouse.events(in: told.withLock(\.self)).map(\.id)
    }

    private static let needs = [
        "food", "hygiene", "medicine", "courtesy_visit", "listening", "friendly_call",
        "information",
    ]

    /// Asks for the whole past and reads no more than its beginning until the gate is open; the
    /// places of the events that it then finds to have been sent.
    private func listenSlowly(
        _ house: ListeningHouse, until gate: AsyncStream<Never>,
        begun: @Sendable () -> Void
    ) async throws -> [Int64] {
        let told = Mutex("")
        let error = await #expect(throws: ClientError.self) {
            _ = try await house.follow("?after=0") { all in
                told.withLock { $0 = all }
                begun()
                for await _ in gate {}
                return false
            }
        }
        // Not the client's own patience: the server has ended the connection.
        guard case .connectionLost? = error else {
            Issue.record("the line was not cut off")
            return []
        }
        return ListeningHouse.events(in: told.withLock(\.self)).map(\.id)
    }
}
