/// When somebody can come: a week as it mostly is, and times that are not like it.
package struct Availability: Hashable, Sendable {
    /// From one instant until another, which is not included.
    package struct Span: Hashable, Sendable {
        package let from: Instant
        package let until: Instant

        package init(from: Instant, until: Instant) {
            self.from = from
            self.until = until
        }

        func contains(_ instant: Instant) -> Bool { from <= instant && instant < until }
    }

    /// Why somebody is not there.
    enum Absence: Hashable {
        case away(until: Instant)
        /// When they are there next; nil where that is not foreseen.
        case notAtThisHour(next: Instant?)
    }

    /// The hours of a week, on the clocks of a place; nil for day and night.
    package var hours: OpeningHours?
    package var away: [Span]
    /// There, whatever the week says and even while they are away.
    package var there: [Span]
    /// Away as their own calendar says; the next reading of it says so anew.
    package var busy: [Span]

    package init(
        hours: OpeningHours? = nil, away: [Span] = [], there: [Span] = [], busy: [Span] = []
    ) {
        self.hours = hours
        self.away = away
        self.there = there
        self.busy = busy
    }

    /// Nobody has so many plans; each instant is compared with all of them.
    package static let spanLimit = 400

    /// Nobody is looked forward to over more changes than this.
    private static let changesAhead = 100

    func absence(at instant: Instant) -> Absence? {
        guard !there.contains(where: { $0.contains(instant) }) else { return nil }
        if let end = endOfAbsence(at: instant) { return .away(until: end) }
        guard let hours, !hours.isOpen(at: instant) else { return nil }
        return .notAtThisHour(next: next(after: instant))
    }

    /// Why somebody is not there all the time from one instant until another; of no time at all the first counts.
    func absence(from start: Instant, until end: Instant) -> Absence? {
        let edges = (away + busy + there).flatMap { [$0.from, $0.until] }
        var moment = start
        while true {
            if let absence = absence(at: moment) { return absence }
            guard let next = change(after: moment, among: edges), next < end else { return nil }
            moment = next
        }
    }

    /// Times away that touch are one.
    private func endOfAbsence(at instant: Instant) -> Instant? {
        var end = instant
        for span in (away + busy).sorted(by: { $0.from < $1.from }) where span.from <= end {
            end = max(end, span.until)
        }
        return end > instant ? end : nil
    }

    private func next(after instant: Instant) -> Instant? {
        let ends = there.map(\.from) + (away + busy + there).map(\.until)
        var moment = instant
        for _ in 0..<Self.changesAhead {
            guard let change = change(after: moment, among: ends) else { return nil }
            moment = change
            if there.contains(where: { $0.contains(moment) }) { return moment }
            let isAway = endOfAbsence(at: moment) != nil
            if !isAway, hours?.isOpen(at: moment) ?? true { return moment }
        }
        return nil
    }

    /// When the week changes next, or one of the edges of other times comes.
    private func change(after moment: Instant, among edges: [Instant]) -> Instant? {
        let changes = edges + [hours?.nextChange(after: moment)].compactMap(\.self)
        return changes.filter { $0 > moment }.min()
    }
}

/// The hours of a week, in Greenwich, in which somebody may be there: what bounds a search.
///
/// It says too much, never too little: both clocks of a zone count all year.
struct WeekMarks: Hashable, Sendable {
    private var low: UInt64 = 0
    private var middle: UInt64 = 0
    private var high: UInt64 = 0

    static let always = WeekMarks(low: .max, middle: .max, high: .max)

    private init(low: UInt64, middle: UInt64, high: UInt64) {
        (self.low, self.middle, self.high) = (low, middle, high)
    }

    init(_ availability: Availability) {
        guard let hours = availability.hours, hours.exceptions.isEmpty, availability.there.isEmpty
        else {
            self = .always
            return
        }
        let rule = hours.rule
        let offsets = [rule.standard, rule.summer?.offset ?? rule.standard]
        let (least, most) = (offsets.min() ?? 0, offsets.max() ?? 0)
        for (day, spans) in hours.week.enumerated() {
            for span in spans {
                let opens = (Int64(day) * 1_440 + span.opens.minute) * 60 - most
                let closes = (Int64(day) * 1_440 + span.closingMinute) * 60 - least
                let first = opens.flooredDivision(by: 3_600).quotient
                let last = (closes - 1).flooredDivision(by: 3_600).quotient
                for hour in first...max(first, last) { mark(hour) }
            }
        }
    }

    /// The hour of the week of an instant; 1970-01-01 was a Thursday.
    static func hour(of instant: Instant) -> Int64 {
        instant.milliseconds.flooredDivision(by: 3_600_000).quotient + 72
    }

    private mutating func mark(_ hour: Int64) {
        let place = UInt64(hour.flooredDivision(by: 168).remainder)
        switch place {
        case ..<64: low |= 1 << place
        case ..<128: middle |= 1 << (place - 64)
        default: high |= 1 << (place - 128)
        }
    }

    mutating func formUnion(_ other: WeekMarks) {
        low |= other.low
        middle |= other.middle
        high |= other.high
    }

    func contains(_ hour: Int64) -> Bool {
        let place = UInt64(hour.flooredDivision(by: 168).remainder)
        return switch place {
        case ..<64: low >> place & 1 == 1
        case ..<128: middle >> (place - 64) & 1 == 1
        default: high >> (place - 128) & 1 == 1
        }
    }
}
