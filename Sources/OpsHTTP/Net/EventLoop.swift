import Glibc
import Synchronization

/// One thread, one epoll: the actor whose state is who waits for what.
///
/// Connections and clients are actors on the same executor, so that calling the loop is no hop.
package actor EventLoop {
    package nonisolated let executor: LoopExecutor
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe executor.asUnownedSerialExecutor()
    }

    var poller: Poller
    var watches: [Watch] = []
    var timers = TimerHeap<TimerKey>()
    var sleepers: [Int: CheckedContinuation<Wakeup, Never>] = [:]
    var lastSleeper = 0
    /// The time when the present turn began, in nanoseconds.
    ///
    /// Atomic, and the date behind a lock that nobody contends for, because every request asks for
    /// both: proving each time that the asker is on the loop cost 1,000 instructions a question.
    private nonisolated let turnNanoseconds = Atomic(MonotonicTime.now.nanoseconds)
    private nonisolated let dateLine = Mutex(DateLine(at: MonotonicTime.wallSeconds))
    /// When the wall clock is looked at next.
    private var dateIsDue = MonotonicTime.now
    private var isStopping = false
    /// One buffer for all that is received: it holds nothing between two calls.
    var scratch = [UInt8](repeating: 0, count: EventLoop.scratchBytes)
    private var unflushed: [Connection] = []

    static let scratchBytes = 64 * 1024

    /// What a timer wakes.
    enum TimerKey {
        case watch(descriptor: Int32)
        case sleeper(Int)
    }

    private init() throws(NetworkError) {
        executor = try LoopExecutor()
        poller = try Poller(wakeDescriptor: executor.wakeDescriptor)
    }

    /// A loop that runs on a thread of its own until it is stopped.
    package static func start() throws -> EventLoop {
        let loop = try EventLoop()
        try LoopThread.start(loop)
        return loop
    }

    /// Ends the thread once the present turn is over.
    ///
    /// What waits for a descriptor or for a moment waits for ever; what is queued, now or later, is run.
    package func stop() {
        isStopping = true
    }

    /// Runs `work` on the loop's thread: the way in for `main` and for whoever lives elsewhere.
    package func run<Result: Sendable, Failure: Error>(
        _ work: @Sendable (isolated EventLoop) async throws(Failure) -> Result
    ) async throws(Failure) -> Result {
        try await work(self)
    }

    /// Lets another thread resume many continuations for one wake-up call.
    package nonisolated func holdingWakes<Result, Failure: Error>(
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try executor.holdingWakes(body)
    }

    /// The `Date` line of answers sent in the present turn.
    nonisolated func currentDateLine() -> [UInt8] {
        dateLine.withLock(\.bytes)
    }

    /// The time when the present turn began.
    nonisolated var turnTime: MonotonicTime {
        MonotonicTime(nanoseconds: turnNanoseconds.load(ordering: .relaxed))
    }

    /// Sends what a connection has ready before the loop next waits, should its handler take longer.
    nonisolated func flushBeforeWaiting(_ connection: Connection) {
        assumeIsolated { $0.unflushed.append(connection) }
    }
}

extension EventLoop {
    /// The life of the loop's thread.
    func runUntilStopped() {
        var batch: [UnownedJob] = []
        while !isStopping {
            let sleeps = executor.runJobsAndFallAsleep(reusing: &batch)
            flush()
            let count = poller.wait(milliseconds: sleeps && !isStopping ? untilNextTimer() : 0)
            if sleeps { executor.stayAwake() }
            readClocks()
            for index in 0..<count {
                if let event = poller.event(index) { take(event) }
            }
            fireTimers()
        }
        executor.runLeftovers()
    }

    private func flush() {
        guard !unflushed.isEmpty else { return }
        for connection in unflushed {
            connection.assumeIsolated { $0.sendWithoutWaiting() }
        }
        unflushed.removeAll(keepingCapacity: true)
    }

    /// One clock a turn: the wall clock is for the `Date` line alone, which may be that much late.
    private func readClocks() {
        let now = MonotonicTime.now
        turnNanoseconds.store(now.nanoseconds, ordering: .relaxed)
        guard now >= dateIsDue else { return }
        dateLine.withLock { $0.update(to: MonotonicTime.wallSeconds) }
        dateIsDue = now + .milliseconds(20)
    }

    /// From the beginning of the turn, so that no clock is read; what the turn took comes on top.
    ///
    /// Rounded up: waking a moment too early would turn the loop once for nothing.
    private func untilNextTimer() -> Int32 {
        guard let first = timers.first else { return -1 }
        let nanoseconds = first.moment.nanoseconds - turnTime.nanoseconds
        return Int32(clamping: max(0, (nanoseconds + 999_999) / 1_000_000))
    }
}
