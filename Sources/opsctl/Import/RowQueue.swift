import Dispatch
import Synchronization

/// A row on its way to the server.
struct Parcel: Hashable, Sendable {
    let line: Int
    let key: String
    /// The contact as JSON.
    let document: [UInt8]
}

/// Between the thread that reads rows and the tasks that send them: bounded, so that a large file
/// does not fill the memory.
final class RowQueue: Sendable {
    static let capacity = 256

    private struct State {
        var parcels: [Parcel] = []
        var first = 0
        var isClosed = false
        /// Nil while the reader is at work; then nothing, or why it stopped.
        var ending: (any Error)??
        var waiting: [CheckedContinuation<Void, Never>] = []

        var isEmpty: Bool { first == parcels.count }

        mutating func next() -> Parcel? {
            guard !isEmpty else { return nil }
            let parcel = parcels[first]
            first += 1
            if isEmpty {
                parcels.removeAll(keepingCapacity: true)
                first = 0
            }
            return parcel
        }
    }

    private let state = Mutex(State())
    private let room = DispatchSemaphore(value: 0)

    /// The room is signalled in rather than given at the start: libdispatch stops a program that
    /// lets go of a semaphore which holds less than it was made with.
    init() {
        for _ in 0..<Self.capacity { room.signal() }
    }

    /// Called by the reader: waits until there is room.
    ///
    /// False once nobody takes rows any more.
    func put(_ parcel: Parcel) -> Bool {
        room.wait()
        let (isTaken, waiter) = state.withLock { state in
            guard !state.isClosed else {
                return (false, CheckedContinuation<Void, Never>?.none)
            }
            state.parcels.append(parcel)
            return (true, state.waiting.popLast())
        }
        waiter?.resume()
        return isTaken
    }

    /// Called by the reader: no more rows will come, because of `failure` if there is one.
    func finish(_ failure: (any Error)? = nil) {
        wakeAll { $0.ending = .some(failure) }
    }

    /// Called by the senders: no more rows are wanted.
    func close() {
        wakeAll { $0.isClosed = true }
        room.signal()
    }

    /// The next row; nil when there are no more.
    ///
    /// Throws why the reader stopped, after its rows.
    func take() async throws -> Parcel? {
        while true {
            let outcome = try state.withLock { state throws -> Parcel?? in
                if state.isClosed { return .some(nil) }
                if let parcel = state.next() { return parcel }
                guard let ending = state.ending else { return nil }
                if let failure = ending { throw failure }
                return .some(nil)
            }
            if let outcome {
                if outcome != nil { room.signal() }
                return outcome
            }
            await change()
        }
    }

    private func change() async {
        await withCheckedContinuation { continuation in
            let isChanged = state.withLock { state in
                let isChanged = !state.isEmpty || state.isClosed || state.ending != nil
                if !isChanged { state.waiting.append(continuation) }
                return isChanged
            }
            if isChanged { continuation.resume() }
        }
    }

    private func wakeAll(_ change: (inout State) -> Void) {
        let waiters = state.withLock { state in
            change(&state)
            defer { state.waiting = [] }
            return state.waiting
        }
        for waiter in waiters { waiter.resume() }
    }
}
