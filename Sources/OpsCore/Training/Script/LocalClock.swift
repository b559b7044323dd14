/// What the clock on the desk's wall shows, and when the desk is open.
///
/// The offsets from Greenwich stand in the scenario: a table of time zones differs from one
/// machine to the next, and a digest may not.
package struct LocalClock: Hashable, Sendable {
    /// An offset that holds from an instant on.
    package struct Offset: Hashable, Sendable {
        package let from: Instant
        package let minutes: Int64
    }

    /// In order of time; the first also holds before it.
    package let offsets: [Offset]
    /// Minutes after local midnight.
    package let opensAtMinute: Int64
    /// Minutes after local midnight, not included.
    package let closesAtMinute: Int64

    /// The day on the wall, counted from 1970-01-01.
    package func day(at instant: Instant) -> Int64 {
        localMinutes(at: instant).flooredDivision(by: 1_440).quotient
    }

    /// The instant of a local minute of a day; minute 0 is midnight.
    package func instant(day: Int64, minute: Int64) -> Instant {
        let local = TimeSpan.minutes(day * 1_440 + minute)
        let guess = Instant(milliseconds: local.milliseconds)
        return guess - .minutes(offset(at: guess - .minutes(offset(at: guess))))
    }

    package func isOpen(at instant: Instant) -> Bool {
        let minute = localMinutes(at: instant).flooredDivision(by: 1_440).remainder
        return (opensAtMinute..<closesAtMinute).contains(minute)
    }

    /// The instant itself while the desk is open, else the next opening.
    package func opening(notBefore instant: Instant) -> Instant {
        if isOpen(at: instant) { return instant }
        let today = self.instant(day: day(at: instant), minute: opensAtMinute)
        return today >= instant
            ? today : self.instant(day: day(at: instant) + 1, minute: opensAtMinute)
    }

    private func localMinutes(at instant: Instant) -> Int64 {
        instant.milliseconds.flooredDivision(by: 60_000).quotient + offset(at: instant)
    }

    private func offset(at instant: Instant) -> Int64 {
        (offsets.last { $0.from <= instant } ?? offsets.first)?.minutes ?? 0
    }
}
