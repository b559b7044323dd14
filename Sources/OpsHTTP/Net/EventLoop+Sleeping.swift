extension EventLoop {
    /// Waits for a moment without holding the thread.
    ///
    /// - Throws: `CancellationError` when the task is cancelled before.
    package func sleep(until moment: MonotonicTime) async throws {
        lastSleeper += 1
        let key = lastSleeper
        let wakeup = await withTaskCancellationHandler {
            await sleep(as: key, until: moment)
        } onCancel: {
            Task { await self.wakeSleeper(key) }
        }
        guard wakeup == .timedOut else { throw CancellationError() }
    }

    /// Waits for a while without holding the thread.
    package func sleep(for duration: Duration) async throws {
        try await sleep(until: .now + duration)
    }

    private func sleep(as key: Int, until moment: MonotonicTime) async -> Wakeup {
        await withCheckedContinuation { continuation in
            // Looked at here and not before: whoever cancels from now on finds the sleeper.
            if Task.isCancelled { return continuation.resume(returning: .stopped) }
            sleepers[key] = continuation
            timers.insert(.sleeper(key), at: moment)
        }
    }

    private func wakeSleeper(_ key: Int) {
        sleepers.removeValue(forKey: key)?.resume(returning: .stopped)
    }
}
