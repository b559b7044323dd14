import OpsCore

/// A date and time as people type it: `2020-03-24T14:00`, `24/03/2020 14:00`, with or without a zone.
///
/// Where no zone is said it is what the clock on their wall shows, as everything that they read.
enum TypedTime {
    static func instant(_ typed: String, _ clock: WallClock) -> Instant? {
        let parts = typed.split(maxSplits: 1) { "Tt ".contains($0) }
        guard parts.count == 2, parts[1].count >= 5 else { return nil }
        let day = TypedDay.iso(String(parts[0]))
        let minute = parts[1].prefix(5)
        var rest = parts[1].dropFirst(5)
        if !rest.hasPrefix(":") { rest = ":00" + rest }
        if let told = Instant(rfc3339: "\(day)T\(minute)\(rest)") { return told }
        return Instant(rfc3339: "\(day)T\(minute)\(rest)Z").map(clock.instant)
    }
}

extension WallClock {
    /// The instant at which the wall shows this, read as if it hung in Greenwich.
    ///
    /// In the night when clocks go back the second of two; when they go forward the wall shows the
    /// next hour.
    func instant(shown: Instant) -> Instant {
        let near = shown - offset(shown)
        return shown - offset(near)
    }
}
