extension OpeningHours {
    /// When it closes while it is open, when it opens while it is closed; nil where that is not within
    /// 400 days.
    ///
    /// Stretches that touch are one: a service that is open day and night does not close at midnight.
    package func nextChange(after instant: Instant) -> Instant? {
        let today = day(at: instant).daysSince1970
        let isOpenNow = isOpen(at: instant)
        var end = instant
        for day in (today - 1)...(today + Self.horizonDays) {
            for stretch in stretches(of: day) where stretch.upperBound > end {
                if isOpenNow {
                    guard stretch.lowerBound <= end else { return end }
                    end = stretch.upperBound
                } else if stretch.lowerBound > instant {
                    return stretch.lowerBound
                }
            }
        }
        let isEndless = end.since(instant) >= .days(Int64(Self.horizonDays - 1))
        return isOpenNow && !isEndless ? end : nil
    }
}
