import Dispatch
import OpsCore
import Synchronization

/// What waits for the one writer: filled by the loops, emptied by the office all at once.
///
/// The office sleeps on it. Who brings something wakes it once, and only when as much has come as it
/// waits for: a wake-up costs more than deciding about a call.
final class Inbox: Sendable {
    enum Item: Sendable {
        case order(Order, CheckedContinuation<Decided, any Error>)
        /// A question to the operation as committed, or why it cannot be asked.
        case look(@Sendable (borrowing Operation, (any Error)?) -> Void)
        /// Somebody wants to read tables that show everything.
        case reader(CheckedContinuation<Void, Never>)
    }

    /// More than this many waiting orders are refused: a queue that only grows helps nobody.
    static let limit = 4_096

    private struct State {
        var items: [Item] = []
        var jobs: [UnownedJob] = []
        var hasEnded = false
        /// How many items the sleeping office waits for; nil while it is awake.
        var wanted: Int?

        /// Whether the bell is due; it is rung once.
        mutating func claimBell(forJob isJob: Bool = false) -> Bool {
            guard let wanted, items.count >= wanted || isJob || hasEnded else { return false }
            self.wanted = nil
            return true
        }
    }

    private let state = Mutex(State())
    private let bell = DispatchSemaphore(value: 0)

    /// False when too much waits already: of orders, since who only looks takes nothing away.
    func put(_ item: Item) -> Bool {
        let rings: Bool? = state.withLock { state in
            if case .order = item, state.items.count >= Self.limit { return nil }
            state.items.append(item)
            return state.claimBell()
        }
        if rings == true { bell.signal() }
        return rings != nil
    }

    func put(_ job: UnownedJob) {
        let rings = state.withLock { state in
            state.jobs.append(job)
            return state.claimBell(forJob: true)
        }
        if rings { bell.signal() }
    }

    /// Nothing is waited for any more.
    func end() {
        let rings = state.withLock { state in
            state.hasEnded = true
            return state.claimBell()
        }
        if rings { bell.signal() }
    }

    /// Takes all items, having waited for `count` of them until a moment.
    func takeAll(waitingFor count: Int, until moment: DispatchTime) -> [Item] {
        sleep(untilThereAre: count, orTimeIs: moment) { $0.items.count >= count }
        return takeAll()
    }

    func takeAll() -> [Item] {
        state.withLock { state in
            defer { state.items = [] }
            return state.items
        }
    }

    /// Waits until there is an item or a job, or until a moment.
    ///
    /// - Returns: the jobs; nil once it has ended and none is left.
    func takeJobs(until moment: DispatchTime) -> [UnownedJob]? {
        sleep(untilThereAre: 1, orTimeIs: moment) {
            !$0.items.isEmpty || !$0.jobs.isEmpty || $0.hasEnded
        }
        return state.withLock { state in
            if state.jobs.isEmpty, state.hasEnded { return nil }
            defer { state.jobs = [] }
            return state.jobs
        }
    }

    private func sleep(
        untilThereAre count: Int, orTimeIs moment: DispatchTime, unless isEnough: (State) -> Bool
    ) {
        let sleeps = state.withLock { state in
            guard !isEnough(state) else { return false }
            state.wanted = count
            return true
        }
        guard sleeps, bell.wait(timeout: moment) == .timedOut else { return }
        let isRinging = state.withLock { $0.wanted.take() == nil }
        // Somebody has claimed the bell in the same instant: it is heard now and not the next time.
        if isRinging { bell.wait() }
    }
}
