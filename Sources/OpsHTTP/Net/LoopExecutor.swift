import CLinux
import Dispatch
import Glibc
import Synchronization

/// Runs jobs on the one thread of an event loop: for the actors that live there, and for the tasks
/// that prefer it.
package final class LoopExecutor: SerialExecutor, TaskExecutor {
    /// What other threads and the loop share, under one lock.
    private struct Queue {
        var jobs: [UnownedJob] = []
        /// The loop waits, or is about to wait, in the kernel.
        var isAsleep = false
        /// How many batches hold the wake-up call back.
        var holders = 0
        var thread: pthread_t?
        /// The loop's own thread is gone.
        var hasEnded = false
        /// Another thread is about to run what came afterwards, or runs it.
        var isHelped = false

        /// Who has to be told of what is queued now.
        mutating func claimCall() -> Call? {
            guard hasEnded else { return claimWake() ? .wake : nil }
            guard !isHelped, !jobs.isEmpty else { return nil }
            isHelped = true
            return .helper
        }

        /// Whether a wake-up call is due; it is given once.
        mutating func claimWake() -> Bool {
            guard isAsleep, holders == 0, !jobs.isEmpty else { return false }
            isAsleep = false
            return true
        }
    }

    private enum Call {
        case wake
        case helper
    }

    private let queue = Mutex(Queue())
    let wakeDescriptor: Int32

    init() throws(NetworkError) {
        wakeDescriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard wakeDescriptor >= 0 else { throw NetworkError("eventfd") }
    }

    deinit {
        close(wakeDescriptor)
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let call = queue.withLock { queue in
            queue.jobs.append(job)
            return queue.claimCall()
        }
        switch call {
        case .wake: wake()
        case .helper: DispatchQueue.global().async { self.runLeftovers() }
        case nil: break
        }
    }

    /// Lets `body` queue many jobs for the price of one wake-up call.
    package func holdingWakes<Result, Failure: Error>(
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        queue.withLock { $0.holders += 1 }
        defer {
            let wakes = queue.withLock { queue in
                queue.holders -= 1
                return queue.claimWake()
            }
            if wakes { wake() }
        }
        return try body()
    }

    /// Ends the loop's wait in the kernel, or the next one.
    func wake() {
        var one: UInt64 = 1
        _ = unsafe write(wakeDescriptor, &one, MemoryLayout<UInt64>.size)
    }

    package func isIsolatingCurrentContext() -> Bool? {
        queue.withLock { queue in
            queue.thread.map { pthread_equal($0, pthread_self()) != 0 } ?? false
        }
    }

    package func checkIsolated() {
        precondition(isIsolatingCurrentContext() == true, "not on the thread of this event loop")
    }
}

extension LoopExecutor {
    /// The present thread is the loop's from now on.
    func adoptThread() {
        queue.withLock { $0.thread = pthread_self() }
    }

    /// Runs what is queued, a few rounds at most, and goes to sleep when nothing is left: whoever
    /// queues something from then on gives a wake-up call.
    ///
    /// - Returns: whether it sleeps.
    func runJobsAndFallAsleep(reusing batch: inout [UnownedJob]) -> Bool {
        for _ in 0..<8 {
            queue.withLock { queue in
                swap(&queue.jobs, &batch)
                queue.isAsleep = batch.isEmpty
            }
            if batch.isEmpty { return true }
            run(&batch)
        }
        return false
    }

    /// Runs what is queued until nothing is, when the loop's thread ends, and whenever something comes
    /// after that.
    ///
    /// A task that was on the loop comes back to it once more before it goes elsewhere: whoever stops a
    /// loop does, and what was lost here waited for ever (a server that never ended, a socket never closed).
    func runLeftovers() {
        var batch: [UnownedJob] = []
        while true {
            queue.withLock { queue in
                swap(&queue.jobs, &batch)
                queue.isAsleep = false
                queue.hasEnded = batch.isEmpty
                queue.isHelped = !batch.isEmpty
                queue.thread = batch.isEmpty ? nil : pthread_self()
            }
            if batch.isEmpty { return }
            run(&batch)
        }
    }

    private func run(_ batch: inout [UnownedJob]) {
        for job in batch {
            unsafe job.runSynchronously(
                isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
        }
        batch.removeAll(keepingCapacity: true)
    }

    func stayAwake() {
        queue.withLock { $0.isAsleep = false }
    }
}
