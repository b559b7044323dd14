import Dispatch
import OpsCore
import Synchronization

/// What the post sleeps on: rung when something is to go out, when something came back, or when time has come.
final class PostBell: Sendable {
    private struct State {
        var isRung = false
        var sleeper: CheckedContinuation<Void, Never>?
        /// When it rings by itself next.
        var alarm: DispatchTime?
    }

    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "ops.post.bell")

    /// Wakes whoever sleeps, or keeps them from falling asleep.
    func ring() {
        let sleeper = state.withLock { state in
            guard let sleeper = state.sleeper.take() else {
                state.isRung = true
                return nil as CheckedContinuation<Void, Never>?
            }
            return sleeper
        }
        sleeper?.resume()
    }

    /// Sleeps until it rings, or for so long.
    func sleep(for span: Duration?) async {
        if let span { setAlarm(in: span) }
        await withCheckedContinuation { continuation in
            let isRung = state.withLock { state in
                guard !state.isRung else {
                    state.isRung = false
                    return true
                }
                state.sleeper = continuation
                return false
            }
            if isRung { continuation.resume() }
        }
    }

    /// An alarm that is set stays: it may ring once too often, and costs nothing until then.
    private func setAlarm(in span: Duration) {
        let moment = DispatchTime.now() + .milliseconds(max(1, Int(span / .milliseconds(1))))
        let isNew = state.withLock { state in
            if let alarm = state.alarm, alarm <= moment { return false }
            state.alarm = moment
            return true
        }
        guard isNew else { return }
        queue.asyncAfter(deadline: moment) { [weak self] in self?.ring(at: moment) }
    }

    private func ring(at moment: DispatchTime) {
        state.withLock { state in
            if state.alarm == moment { state.alarm = nil }
        }
        ring()
    }
}
