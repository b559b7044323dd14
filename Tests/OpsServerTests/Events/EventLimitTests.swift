import OpsHTTP
import OpsTesting
import Synchronization
import Testing

@testable import OpsServer

/// The limits of who listens: one below, at, and one above.
@Suite(.timeLimit(.minutes(1)))
struct EventLimitTests {
    /// Opens so many streams one inside the other; `act` is done once all are open.
    private func open(
        _ count: Int, in house: ListeningHouse, act: @escaping @Sendable () async throws -> Void
    ) async throws {
        guard count > 0 else { return try await act() }
        _ = try await house.listen(until: 0) {
            try await open(count - 1, in: house, act: act)
        }
    }

    @Test(arguments: [2, 3])
    func `three may listen at once`(_ count: Int) async throws {
        try await withListening(limits: ["event-listeners=3"]) { house in
            try await open(count, in: house) {
                #expect(house.running.house.office.newsroom.listeners == count)
            }
        }
    }

    @Test(arguments: [0, 3])
    func `one more is told so, and when to come again`(_ limit: Int) async throws {
        try await withListening(limits: ["event-listeners=\(limit)"]) { house in
            try await open(limit, in: house) {
                let answer = try await house.ask("", fields: [])
                #expect(answer.status.code == 503)
                #expect(answer.headers["retry-after"] == "60")
                #expect(answer.text.contains("\"code\":\"house.too_many_listeners\""))
                #expect(house.running.house.office.newsroom.listeners == limit)
            }
        }
    }

    @Test func `a place given back is taken again`() {
        var limits = EventLimits()
        limits.listeners = 3
        let newsroom = Newsroom(limits: limits)
        var listeners = (1...3).map { _ in newsroom.join() }
        #expect(listeners.allSatisfy { $0 != nil } && newsroom.join() == nil)
        listeners.removeLast()
        listeners.append(newsroom.join())
        #expect(listeners.allSatisfy { $0 != nil } && newsroom.join() == nil)
        #expect(newsroom.listeners == 3)
    }

    @Test func `silence is broken as often as is set`() async throws {
        try await withListening(limits: ["event-heartbeat-time=100ms"]) { house in
            let start = MonotonicTime.now
            let told = try await house.listenRaw(until: { $0.hasSuffix(":\n:\n") })
            // On a busy machine more of them may come together.
            let signs = told.dropFirst("retry: 3000\n\n".count)
            #expect(signs.split(separator: "\n").allSatisfy { $0 == ":" } && signs.count >= 4)
            #expect(MonotonicTime.now - start >= .milliseconds(100))
        }
    }

    @Test func `after news were sent the next are gathered for as long as is set`() async throws {
        try await withListening(limits: ["event-gather-time=200ms"]) { house in
            let start = MonotonicTime.now
            let logged = Mutex(0)
            let told = try await house.follow { told in
                // Once when the stream is open, once when the first news were heard.
                let heard = ListeningHouse.events(in: told).count
                let isNext = logged.withLock { count in
                    guard heard == count else { return false }
                    count += 2
                    return true
                }
                if isNext, heard < 4 { try await house.log() }
                return heard == 4
            }
            #expect(ListeningHouse.events(in: told).count == 4)
            #expect(MonotonicTime.now - start >= .milliseconds(200))
        }
    }

    @Test(arguments: [2, 3, 4])
    func `three entries wait for a listener at the most, and it hears the others after them`(
        _ count: Int
    ) async throws {
        try await withListening(limits: ["event-page-entries=3"]) { house in
            for _ in 1...2 { try await house.log() }
            let head = try await house.position()
            let start = head - Int64(count)
            let heard = try await house.listen("?after=\(start)", until: count)
            #expect(heard.map(\.id) == Array(start + 1...head))
            let listener = try #require(house.running.house.office.newsroom.join())
            let stream = EventStream(
                house: house.running.house, listener: listener, start: start,
                isWelcome: { true })
            let page = try stream.page(after: start)
            #expect(page.count == min(count, 3) && page.last == start + Int64(page.count))
        }
    }
}
