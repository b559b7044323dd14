import Dispatch
import Testing

/// A thread of its own for every test of a suite, for tests that wait for a real program.
///
/// The threads that all tests share are as many as there are cores: a test that waits on one of
/// them for what a terminal shows makes every other one wait as well.
struct OwnThread: SuiteTrait, TestTrait, TestScoping {
    let isRecursive = true

    @concurrent func provideScope(
        for test: Test, testCase: Test.Case?,
        performing function: @Sendable @concurrent () async throws -> Void
    ) async throws {
        guard testCase != nil else { return try await function() }
        try await withTaskExecutorPreference(Thread()) { try await function() }
    }

    private final class Thread: TaskExecutor {
        private let queue = DispatchQueue(label: "a test of its own")

        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            queue.async { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
        }
    }
}

extension Trait where Self == OwnThread {
    /// On a thread of its own: what it waits for holds up nobody else.
    static var onItsOwnThread: OwnThread { OwnThread() }
}
