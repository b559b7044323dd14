/// A time as a calendar writes it (RFC 5545 sections 3.3.4 and 3.3.5).
struct CalendarTime: Hashable, Sendable {
    enum Clock: Hashable, Sendable {
        case greenwich
        /// A zone by its name.
        case zone(String)
        /// Wherever one is.
        case floating
    }

    /// Days since 1970 as the clock counts them.
    let day: Int
    /// Nil for the day as a whole.
    let second: Int64?
    let clock: Clock

    /// `20300801`, `20300801T180000`, `20300801T180000Z`.
    init?(_ text: String, zone: String?) {
        var reader = DigitReader(text)
        guard let year = reader.number(4), year >= 1_900, let month = reader.number(2),
            let dayOfMonth = reader.number(2),
            let date = CivilDate(year: year, month: month, day: dayOfMonth)
        else { return nil }
        day = date.daysSince1970
        guard !reader.isAtEnd else {
            second = nil
            clock = .floating
            return
        }
        guard reader.take("T"), let hour = reader.number(2), hour < 24,
            let minute = reader.number(2), minute < 60, let second = reader.number(2), second <= 60
        else { return nil }
        self.second = Int64(hour * 3_600 + minute * 60 + min(second, 59))
        clock = reader.take("Z") ? .greenwich : zone.map(Clock.zone) ?? .floating
        guard reader.isAtEnd else { return nil }
    }

    private init(day: Int, second: Int64?, clock: Clock) {
        self.day = day
        self.second = second
        self.clock = clock
    }

    var isWholeDay: Bool { second == nil }

    /// The same time of another day.
    func on(_ day: Int) -> CalendarTime {
        CalendarTime(day: day, second: second, clock: clock)
    }

    /// The same time on another clock.
    func on(clock: Clock) -> CalendarTime {
        CalendarTime(day: day, second: second, clock: clock)
    }

    /// The beginning of its day.
    var atMidnight: CalendarTime { CalendarTime(day: day, second: 0, clock: clock) }
}

/// The clocks by which a calendar's times become instants.
struct CalendarClocks {
    /// That of whoever's calendar it is; nil where it is not known.
    let own: ZoneRule?
    /// That of zones whose name nobody knows; nil unless somebody has answered for them.
    let unknown: ZoneRule?
    let ruleOfZone: (String) -> ZoneRule?

    func rule(
        of clock: CalendarTime.Clock, line: Int
    ) throws(CalendarProblem) -> ZoneRule? {
        switch clock {
        case .greenwich: return nil
        case .floating:
            guard let own else { throw CalendarProblem(.noZone, line: line) }
            return own
        case .zone(let name):
            guard let rule = ruleOfZone(name) ?? unknown else {
                throw CalendarProblem(.unknownZone(Self.shown(name)), line: line)
            }
            return rule
        }
    }

    func instant(_ time: CalendarTime, line: Int) throws(CalendarProblem) -> Instant {
        let (minute, second) = (time.second ?? 0).flooredDivision(by: 60)
        guard let rule = try rule(of: time.clock, line: line) else {
            let seconds = Int64(time.day) * 86_400 + (time.second ?? 0)
            return Instant(milliseconds: seconds * 1_000)
        }
        return rule.instant(day: time.day, minute: minute) + .seconds(second)
    }

    private static func shown(_ name: String) -> String? {
        let isPlain = name.utf8.allSatisfy { (32...126).contains($0) }
        return isPlain && (1...64).contains(name.utf8.count) ? name : nil
    }
}

/// How long something lasts: so many days on the calendar, then so many seconds (section 3.3.6).
struct CalendarLength: Hashable, Sendable {
    var days = 0
    var seconds: Int64 = 0

    init(days: Int = 0, seconds: Int64 = 0) {
        self.days = days
        self.seconds = seconds
    }

    /// `P15DT5H0M20S`, `P7W`; nil for what is none, or goes backwards.
    init?(_ text: String) {
        var rest = Substring(text)
        if rest.first == "+" { rest.removeFirst() }
        guard rest.first == "P" else { return nil }
        rest.removeFirst()
        var isTime = false
        var isAnything = false
        while let first = rest.first {
            if first == "T", !isTime {
                isTime = true
                rest.removeFirst()
                continue
            }
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            rest = rest.dropFirst(digits.count)
            guard digits.count <= 5, let count = Int64(digits), let unit = rest.first else {
                return nil
            }
            rest.removeFirst()
            isAnything = true
            switch (unit, isTime) {
            case ("W", false): days += Int(count) * 7
            case ("D", false): days += Int(count)
            case ("H", true): seconds += count * 3_600
            case ("M", true): seconds += count * 60
            case ("S", true): seconds += count
            default: return nil
            }
        }
        guard isAnything else { return nil }
    }
}
