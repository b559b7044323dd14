import Dispatch

/// Runs the office on a thread of its own: blocking work never sits on the shared pool, and the
/// writer is never handed from one thread to another.
final class OfficeExecutor: SerialExecutor {
    let inbox = Inbox()
    private let queue = DispatchQueue(label: "ops.office", qos: .userInitiated)

    /// Begins; `turn` is run whenever something came or its time has come, and says until when
    /// there is nothing to do by itself.
    func start(turn: @escaping @Sendable () -> DispatchTime) {
        queue.async { [self] in
            var moment = turn()
            while let jobs = inbox.takeJobs(until: moment) {
                for job in jobs {
                    unsafe job.runSynchronously(on: asUnownedSerialExecutor())
                }
                moment = turn()
            }
        }
    }

    /// Ends the thread once nothing waits for it.
    func end() {
        inbox.end()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        inbox.put(UnownedJob(job))
    }

    func checkIsolated() {
        dispatchPrecondition(condition: .onQueue(queue))
    }
}
