import Synchronization

/// Lets tasks wait until the test opens it, from whatever thread.
final class Gate: Sendable {
    private struct State {
        var isOpen = false
        var waiters: [CheckedContinuation<Void, Never>] = []
        var arrived = 0
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    /// Waits for the gate to open.
    func pass() async {
        await withCheckedContinuation { continuation in
            let (opens, seen) = state.withLock { state in
                state.arrived += 1
                let seen = state.watchers.filter { $0.count <= state.arrived }.map(\.continuation)
                let arrived = state.arrived
                state.watchers.removeAll { $0.count <= arrived }
                if !state.isOpen { state.waiters.append(continuation) }
                return (state.isOpen, seen)
            }
            if opens { continuation.resume() }
            for watcher in seen { watcher.resume() }
        }
    }

    /// Waits until that many have come to the gate.
    func arrivals(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.arrived >= count { return true }
                state.watchers.append((count, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }

    func open() {
        let waiters = state.withLock { state in
            state.isOpen = true
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }
}
