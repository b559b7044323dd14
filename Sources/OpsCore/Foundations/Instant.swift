/// A point in time: whole milliseconds since 1970-01-01T00:00:00Z, leap seconds ignored.
///
/// The core never asks what time it is: instants are handed in, by the server's clock or by a
/// scenario's virtual one, so that the same journal can be made again anywhere.
package struct Instant: Hashable, Comparable, Sendable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }

    package static func + (instant: Instant, span: TimeSpan) -> Instant {
        Instant(milliseconds: instant.milliseconds + span.milliseconds)
    }

    package static func - (instant: Instant, span: TimeSpan) -> Instant {
        Instant(milliseconds: instant.milliseconds - span.milliseconds)
    }

    /// How long after `earlier` this instant lies; negative when it lies before.
    package func since(_ earlier: Instant) -> TimeSpan {
        TimeSpan(milliseconds: milliseconds - earlier.milliseconds)
    }
}

/// A length of time in whole milliseconds.
package struct TimeSpan: Hashable, Comparable, Sendable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package static func seconds(_ count: Int64) -> TimeSpan {
        TimeSpan(milliseconds: count * 1_000)
    }

    package static func minutes(_ count: Int64) -> TimeSpan {
        .seconds(count * 60)
    }

    package static func hours(_ count: Int64) -> TimeSpan {
        .minutes(count * 60)
    }

    package static func days(_ count: Int64) -> TimeSpan {
        .hours(count * 24)
    }

    package static func < (left: TimeSpan, right: TimeSpan) -> Bool {
        left.milliseconds < right.milliseconds
    }
}
