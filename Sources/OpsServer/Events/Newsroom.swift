import Synchronization

/// Tells those who listen that the journal has grown, and how far.
///
/// It holds no news: each listener has a place in the journal and reads on from there, so that one who
/// is slow, or who comes back after an hour, misses nothing and makes nobody else's memory grow.
final class Newsroom: Sendable {
    /// Why a listener was woken.
    enum Call: Hashable, Sendable {
        /// There is something after the listener's place.
        case news
        /// Nothing has happened for a while: the line must show that it lives.
        case heartbeat
        /// The house closes.
        case closing
    }

    private struct Waiting {
        let position: Int64
        let continuation: CheckedContinuation<Call, Never>
    }

    private struct State {
        var newest: Int64 = 0
        var listeners = 0
        var isClosed = false
        var waiting: [Waiting] = []

        mutating func takeAll() -> [Waiting] {
            defer { waiting = [] }
            return waiting
        }
    }

    let limits: EventLimits
    private let state = Mutex(State())

    init(limits: EventLimits = EventLimits()) {
        self.limits = limits
    }

    /// Counts a listener in; nil when there are as many as the house bears.
    func join() -> Listener? {
        let isWelcome = state.withLock { state in
            guard state.listeners < limits.listeners else { return false }
            state.listeners += 1
            return true
        }
        return isWelcome ? Listener(newsroom: self) : nil
    }

    /// How many listen now.
    var listeners: Int { state.withLock { $0.listeners } }

    fileprivate func leave() {
        state.withLock { $0.listeners -= 1 }
    }

    /// The journal reaches this far, on disk: whoever stands before it is woken.
    func announce(_ position: Int64) {
        let woken = state.withLock { state -> [Waiting] in
            guard position > state.newest else { return [] }
            state.newest = position
            guard !state.waiting.isEmpty else { return [] }
            var all = state.takeAll()
            let middle = all.partition { $0.position >= position }
            state.waiting = Array(all[middle...])
            return Array(all[..<middle])
        }
        for one in woken { one.continuation.resume(returning: .news) }
    }

    /// Everyone who waits shows that the line lives.
    func beat() {
        let woken = state.withLock { $0.takeAll() }
        for one in woken { one.continuation.resume(returning: .heartbeat) }
    }

    /// Nobody waits any more, now or later.
    func close() {
        let woken = state.withLock { state in
            state.isClosed = true
            return state.takeAll()
        }
        for one in woken { one.continuation.resume(returning: .closing) }
    }

    /// Waits until there is something after a position, or until it is time to say so.
    fileprivate func wait(after position: Int64) async -> Call {
        await withCheckedContinuation { continuation in
            let call = state.withLock { state -> Call? in
                if state.isClosed { return .closing }
                if state.newest > position { return .news }
                state.waiting.append(Waiting(position: position, continuation: continuation))
                return nil
            }
            if let call { continuation.resume(returning: call) }
        }
    }

    /// A place among those who listen, given back when it is let go.
    final class Listener: Sendable {
        private let newsroom: Newsroom

        fileprivate init(newsroom: Newsroom) {
            self.newsroom = newsroom
        }

        deinit {
            newsroom.leave()
        }

        var limits: EventLimits { newsroom.limits }

        func wait(after position: Int64) async -> Call {
            await newsroom.wait(after: position)
        }
    }
}
