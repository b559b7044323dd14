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
            let heard = try await slow
            #expect(heard.count < before)
            let rest = try await house.listen(
                "?after=0", fields: [("Last-Event-ID", "\(heard.last ?? 0)")],
                until: Int(before) + 4 - heard.count)
            #expect(heard + rest.map(\.id) == Array(1...before + 4))
        }
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
        await #expect(throws: ClientError.self) {
            _ = try await house.follow("?after=0") { all in
                told.withLock { $0 = all }
                begun()
                for await _ in gate {}
                return false
            }
        }
        return ListeningHouse.events(in: told.withLock(\.self)).map(\.id)
    }
}
