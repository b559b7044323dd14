/// A part of the day on somebody's wall: from a minute to another, over midnight where it must be.
///
/// The core knows no time zones: the minutes stand as the operator typed them, and what the clocks of
/// the place show is handed in beside them (`Wall`).
package struct DayWindow: Hashable, Sendable {
    package let from: TimeOfDay
    /// Not included.
    package let until: TimeOfDay

    /// Midnight begins a part of the day as 00:00 and ends one as 24:00.
    ///
    /// Only 00:00-24:00 is the whole day: whoever types midnight twice has typed one time twice.
    package init(from: TimeOfDay, until: TimeOfDay) {
        let (first, last) = (from.minute % 1_440, until.minute % 1_440)
        let isWholeDay = from == .midnight && until == .endOfDay
        self.from = from == .endOfDay ? .midnight : from
        self.until =
            first == last && !isWholeDay
            ? self.from : until == .midnight ? .endOfDay : until
    }

    /// It begins when it ends: nobody can tell whether that is no minute or every one.
    ///
    /// Journals of before hold such hours, and meant the whole day by them; nobody can say them any more.
    package var hasEqualEnds: Bool { from == until }

    /// Reads `14:00-16:30`.
    package init?(_ text: String) {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let from = TimeOfDay(String(ends[0])),
            let until = TimeOfDay(String(ends[1]))
        else { return nil }
        self.init(from: from, until: until)
    }

    /// `14:00-16:30`.
    package var text: String { "\(from.text)-\(until.text)" }

    func contains(_ minute: Int64) -> Bool {
        let (from, until) = (from.minute, until.minute)
        return from < until
            ? (from..<until).contains(minute) : minute >= from || minute < until
    }
}

/// Parts of the day that must all hold, on somebody's wall.
struct CallingHours {
    let windows: [DayWindow]
    let wall: Wall

    func contains(_ instant: Instant) -> Bool {
        let minute = wall.minute(at: instant).flooredDivision(by: 1_440).remainder
        return windows.allSatisfy { $0.contains(minute) }
    }

    /// The instant itself where somebody may be called then, else the next such; nil when the parts of
    /// the day never meet.
    func first(notBefore instant: Instant) -> Instant? {
        if contains(instant) { return instant }
        let today = wall.minute(at: instant).flooredDivision(by: 1_440).quotient
        let beginnings = (today...today + 1).flatMap { day in
            windows.map { wall.instant(of: day * 1_440 + $0.from.minute) }
        }
        return beginnings.filter { $0 >= instant && contains($0) }.min()
    }
}

extension JSONFields {
    /// `14:00-16:30`.
    package mutating func dayWindow(_ name: String, isNeeded: Bool = false) -> DayWindow? {
        member(name, isNeeded: isNeeded) { value throws(FieldProblem.Failure) in
            guard let window = DayWindow(try value.text(limit: 64)) else {
                throw FieldProblem.Failure(.malformedCode(example: "14:00-16:30"))
            }
            return window
        }
    }

    /// Minutes east of Greenwich.
    package mutating func utcOffset(_ name: String) -> Int64? { integer(name, in: -720...840) }
}
