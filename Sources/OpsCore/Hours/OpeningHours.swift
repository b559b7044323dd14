/// When a service is open, on the clocks of its place.
///
/// Promises are counted in this time: what is owed within four hours and was asked for at 19:00 is
/// owed the next morning where the service rests from 20:00 to 08:00.
package struct OpeningHours: Hashable, Sendable {
    /// Open from the one time of the day to the other, which is the next day's where it is not later.
    ///
    /// Then whatever is said makes sense: 20:00 to 02:00 is a night, 08:00 to 08:00 a day and a night.
    package struct Span: Hashable, Sendable {
        package let opens: TimeOfDay
        package let closes: TimeOfDay

        package init(opens: TimeOfDay, closes: TimeOfDay) {
            self.opens = opens
            self.closes = closes
        }

        /// Minutes after the midnight before it opens; never when it opens, 24:00 to 00:00 is a day as well.
        var closingMinute: Int64 {
            if closes > opens { return closes.minute }
            let next = closes.minute + 1_440
            return next > opens.minute ? next : next + 1_440
        }
    }

    /// `Europe/Paris`: what people call the zone.
    package let zone: String
    package let rule: ZoneRule
    /// Seven days from Monday, each with its spans in order.
    package let week: [[Span]]
    /// Days that are not like others; without a span closed, as on a holiday.
    package let exceptions: [CivilDate: [Span]]

    /// Nil for a week that is not seven days, or that never opens: then nothing would ever be due.
    package init?(
        zone: String, rule: ZoneRule, week: [[Span]], exceptions: [CivilDate: [Span]] = [:]
    ) {
        guard week.count == 7, week.contains(where: { !$0.isEmpty }) else { return nil }
        self.zone = zone
        self.rule = rule
        self.week = week.map { $0.sorted { $0.opens < $1.opens } }
        self.exceptions = exceptions.mapValues { $0.sorted { $0.opens < $1.opens } }
    }

    /// Nobody looks further: a service that does not open for so long is not waited for.
    static let horizonDays = 400

    /// The day that the calendars of the place show.
    package func day(at instant: Instant) -> CivilDate { rule.day(at: instant) }

    package func isOpen(at instant: Instant) -> Bool {
        let today = rule.day(at: instant).daysSince1970
        return (today - 1...today).contains { day in
            stretches(of: day).contains { $0.contains(instant) }
        }
    }

    /// When so much open time has passed.
    ///
    /// Where the service does not open for 400 days, the time on the clock: something must be due.
    package func moment(after span: TimeSpan, of openTimeFrom: Instant) -> Instant {
        var rest = span.milliseconds
        var counted = openTimeFrom
        let today = rule.day(at: openTimeFrom).daysSince1970
        for day in (today - 1)...(today + Self.horizonDays) {
            for stretch in stretches(of: day) where stretch.upperBound > counted {
                let start = max(stretch.lowerBound, counted)
                let length = stretch.upperBound.since(start).milliseconds
                if rest <= length { return start + TimeSpan(milliseconds: rest) }
                rest -= length
                counted = stretch.upperBound
            }
        }
        return openTimeFrom + span
    }

    /// When the service of the days up to this one closes for the last time; nil when it opens no more.
    package func lastClosing(upTo last: CivilDate, after instant: Instant) -> Instant? {
        let today = rule.day(at: instant).daysSince1970
        var day = min(last.daysSince1970, today + Self.horizonDays)
        while day >= today - 1 {
            let closing = stretches(of: day).map(\.upperBound).max()
            if let closing, closing > instant { return closing }
            day -= 1
        }
        return nil
    }

    /// When it opens and closes on a day of the place, in order of opening; a change of the clocks
    /// makes it longer or shorter.
    func stretches(of day: Int) -> [Range<Instant>] {
        // 1970-01-01 was a Thursday.
        let weekday = Int(Int64(day + 3).flooredDivision(by: 7).1)
        let spans = exceptions[CivilDate(daysSince1970: day)] ?? week[weekday]
        return spans.compactMap { span in
            let opens = rule.instant(day: day, minute: span.opens.minute)
            let closes = rule.instant(day: day, minute: span.closingMinute)
            return opens < closes ? opens..<closes : nil
        }.sorted { $0.lowerBound < $1.lowerBound }
    }
}
