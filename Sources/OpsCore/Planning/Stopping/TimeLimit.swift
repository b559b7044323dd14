/// Stops when time is up, by a clock that the caller brings.
package struct TimeLimit: StoppingRule {
    private let seconds: Double
    private let elapsed: () -> Double
    private let isInterrupted: () -> Bool

    /// `elapsed` counts seconds since the search was asked for; `isInterrupted` says whether somebody
    /// wants the best so far.
    package init(
        seconds: Double, elapsed: @escaping () -> Double,
        isInterrupted: @escaping () -> Bool = { false }
    ) {
        self.seconds = seconds
        self.elapsed = elapsed
        self.isInterrupted = isInterrupted
    }

    package func share(ofIterations done: Int) -> Double {
        if isInterrupted() { return 1 }
        guard seconds.isFinite else { return 0 }
        return seconds > 0 ? min(elapsed() / seconds, 1) : 1
    }
}
