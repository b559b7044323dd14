/// What the clocks of a place show, as a POSIX rule: `CET-1CEST,M3.5.0,M10.5.0/3`.
///
/// The core has no database of zones, and a journal that is folded again must find the same hours for
/// ever: so the rule in force is handed in with the hours and kept with them. Such a rule is what the
/// compiled zone files end with.
///
/// Source: POSIX.1-2017 § 8.3 (`TZ`), RFC 9636 § 3.3.2 (hours of a change from -167 to 167).
package struct ZoneRule: Hashable, Sendable {
    package let text: String
    /// Seconds east of Greenwich outside summer time.
    let standard: Int64
    let summer: Summer?

    /// Summer time, or whatever else is kept for a part of the year.
    struct Summer: Hashable, Sendable {
        let offset: Int64
        let begins: YearlyChange
        let ends: YearlyChange
    }

    /// Nil for what is no such rule.
    package init?(_ text: String) {
        var reader = ZoneRuleReader(text)
        guard reader.name(), let standard = reader.offset() else { return nil }
        if reader.isAtEnd {
            summer = nil
        } else {
            guard let summer = reader.summer(besides: -standard), reader.isAtEnd else { return nil }
            self.summer = summer
        }
        self.text = text
        self.standard = -standard
    }

    /// How far east of Greenwich the clocks are at an instant, in seconds.
    package func offset(at instant: Instant) -> Int64 {
        guard let summer else { return standard }
        let second = instant.milliseconds.flooredDivision(by: 1_000).0
        let day = (second + standard).flooredDivision(by: 86_400).0
        let (begins, ends) = changes(of: summer, in: CivilDate(daysSince1970: Int(day)).year)
        let isSummer =
            begins < ends ? begins <= second && second < ends : begins <= second || second < ends
        return isSummer ? summer.offset : standard
    }

    /// The day that the calendars of the place show.
    package func day(at instant: Instant) -> CivilDate {
        CivilDate(daysSince1970: Int(localMinute(at: instant).flooredDivision(by: 1_440).0))
    }

    /// Minutes since the beginning of 1970 as the clocks of the place count them.
    func localMinute(at instant: Instant) -> Int64 {
        let second = instant.milliseconds.flooredDivision(by: 1_000).0 + offset(at: instant)
        return second.flooredDivision(by: 60).0
    }

    /// When the clocks show this minute of a day; the first time, where they show it twice.
    ///
    /// Where they leap over it, the instant of the leap.
    func instant(day: Int, minute: Int64) -> Instant {
        let local = Int64(day) * 86_400 + minute * 60
        let offsets = [standard, summer?.offset ?? standard].sorted(by: >)
        for offset in offsets {
            let instant = Instant(milliseconds: (local - offset) * 1_000)
            if self.offset(at: instant) == offset { return instant }
        }
        let (earliest, latest) = (local - offsets[0], local - offsets[1])
        guard let summer else { return Instant(milliseconds: latest * 1_000) }
        let (begins, ends) = changes(of: summer, in: CivilDate(daysSince1970: day).year)
        let leap = [begins, ends].first { earliest <= $0 && $0 <= latest }
        return Instant(milliseconds: (leap ?? latest) * 1_000)
    }

    /// When summer time begins and when it ends, in seconds since 1970.
    private func changes(of summer: Summer, in year: Int) -> (begins: Int64, ends: Int64) {
        (
            begins: summer.begins.second(in: year) - standard,
            ends: summer.ends.second(in: year) - summer.offset
        )
    }
}

/// A change of the clocks that comes every year.
struct YearlyChange: Hashable, Sendable {
    enum Day: Hashable, Sendable {
        /// `Mm.w.d`: the w-th weekday d (0 is Sunday) of month m; 5 is the last.
        case weekday(month: Int, week: Int, day: Int)
        /// `Jn`: the n-th day, 29 February never counted.
        case withoutLeapDay(Int)
        /// `n`: the n-th day from 0, 29 February counted.
        case counted(Int)
    }

    let day: Day
    /// Seconds after midnight of that day, as the clocks were before.
    let time: Int64

    /// Seconds since 1970 as the clocks were before the change.
    func second(in year: Int) -> Int64 {
        Int64(daysSince1970(in: year)) * 86_400 + time
    }

    private func daysSince1970(in year: Int) -> Int {
        func first(of month: Int) -> Int {
            CivilDate(year: year, month: month, day: 1)?.daysSince1970 ?? 0
        }
        switch day {
        case .counted(let count): return first(of: 1) + count
        case .withoutLeapDay(let count):
            let isLeap = first(of: 3) - first(of: 1) == 60
            return first(of: 1) + count - 1 + (isLeap && count >= 60 ? 1 : 0)
        case .weekday(let month, let week, let day):
            let start = first(of: month)
            // 1970-01-01 was a Thursday, which POSIX counts 4.
            let ahead = (day - (start + 4) % 7 + 14) % 7
            let length = month == 12 ? 31 : first(of: month + 1) - start
            let index = ahead + (week - 1) * 7
            return start + (index < length ? index : index - 7)
        }
    }
}
