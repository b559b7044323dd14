import Dispatch

/// What is to be done again and again, a span apart.
///
/// Told what time it is, so that its edges are tested without waiting for them.
struct Rhythm: Sendable {
    let span: DispatchTimeInterval
    /// When it is due next; nil before it begins and after it has ended.
    private(set) var next: DispatchTime?

    init(every span: Duration) {
        self.span = .milliseconds(Int(span / .milliseconds(1)))
    }

    mutating func begin(at now: DispatchTime) {
        next = now + span
    }

    mutating func end() {
        next = nil
    }

    /// Whether it is due; if so the next time is a span from now, however late it is.
    mutating func takeDue(at now: DispatchTime) -> Bool {
        guard let due = next, due <= now else { return false }
        next = now + span
        return true
    }
}
