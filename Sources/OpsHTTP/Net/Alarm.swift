/// Until when somebody waits, and the one timer that is set for it.
///
/// A value that is told what time it is, so that its edges are tested to the nanosecond and nobody
/// sleeps for it. A timer is set only when none is due before: most waits end long before their
/// deadline, and one timer serves many of them.
struct Alarm {
    var deadline = MonotonicTime.never
    /// The one timer that counts; those set before it are stale.
    private var timer: MonotonicTime?

    /// The moment to set a timer for; nil when there is no need of one.
    mutating func arm() -> MonotonicTime? {
        guard !covers(deadline) else { return nil }
        timer = deadline
        return deadline
    }

    /// Whether a timer will look at this deadline in time, or none needs to.
    func covers(_ deadline: MonotonicTime) -> Bool {
        guard deadline != .never else { return true }
        guard let timer else { return false }
        return timer <= deadline
    }

    /// Takes a timer that has come out; false when it is stale.
    mutating func take(_ moment: MonotonicTime) -> Bool {
        guard timer == moment else { return false }
        timer = nil
        return true
    }

    /// Whether the wait is over; when it is not the alarm is to be armed again.
    func isOver(at now: MonotonicTime) -> Bool { deadline <= now }
}
