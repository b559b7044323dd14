import CLinux
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

        /// Whether a wake-up call is due; it is given once.
        mutating func claimWake() -> Bool {
            guard isAsleep, holders == 0, !jobs.isEmpty else { return false }
            isAsleep = false
            return true
        }
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
        let wakes = queue.withLock { queue in
            queue.jobs.append(job)
            return queue.claimWake()
        }
        if wakes { wake() }
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
            for job in batch {
                unsafe job.runSynchronously(
                    isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
            }
            batch.removeAll(keepingCapacity: true)
        }
        return false
    }

    func stayAwake() {
        queue.withLock { $0.isAsleep = false }
    }
}
