/// The clock on somebody's wall: a zone with its summer time, or so many minutes east of Greenwich.
package enum Wall: Hashable, Sendable {
    case zone(ZoneRule)
    case offset(minutes: Int64)

    var zone: ZoneRule? { if case .zone(let rule) = self { rule } else { nil } }

    /// Minutes since the beginning of 1970 as it counts them.
    func minute(at instant: Instant) -> Int64 {
        switch self {
        case .zone(let rule): rule.localMinute(at: instant)
        case .offset(let minutes):
            instant.milliseconds.flooredDivision(by: 60_000).quotient + minutes
        }
    }

    /// Minutes east of Greenwich.
    func offset(at instant: Instant) -> Int64 {
        minute(at: instant) - instant.milliseconds.flooredDivision(by: 60_000).quotient
    }

    /// When it shows so many minutes since the beginning of 1970.
    func instant(of minute: Int64) -> Instant {
        switch self {
        case .zone(let rule):
            let (day, minute) = minute.flooredDivision(by: 1_440)
            return rule.instant(day: Int(day), minute: minute)
        case .offset(let minutes): return Instant(milliseconds: (minute - minutes) * 60_000)
        }
    }

    /// The same time of the day, so many days later.
    func later(_ instant: Instant, byDays days: Int64) -> Instant {
        let rest = instant.milliseconds.flooredDivision(by: 60_000).remainder
        let moved = self.instant(of: minute(at: instant) + days * 1_440)
        return Instant(milliseconds: moved.milliseconds + rest)
    }
}
