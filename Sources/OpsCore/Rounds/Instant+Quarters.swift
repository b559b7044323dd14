/// The quarters of an hour in which people are told when somebody comes.
extension Instant {
    private static let quarter = TimeSpan.minutes(15).milliseconds

    /// The quarter of an hour that has begun.
    var quarterBefore: Instant {
        Instant(
            milliseconds: milliseconds.flooredDivision(by: Self.quarter).quotient * Self.quarter)
    }

    /// The next quarter of an hour, or this one.
    var quarterAfter: Instant {
        quarterBefore == self
            ? self : Instant(milliseconds: quarterBefore.milliseconds + Self.quarter)
    }
}
