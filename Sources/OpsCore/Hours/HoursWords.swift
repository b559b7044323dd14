/// Opening hours as they are typed: `mo-fr,su 08:00-20:00`, `lu-ve,di 08:00-20:00`.
package struct HoursWords: Hashable, Sendable {
    package let days: [Weekday]
    package let opens: TimeOfDay
    package let closes: TimeOfDay

    package init?(_ text: String) {
        let words = text.split(separator: " ")
        guard words.count == 2 else { return nil }
        let times = words[1].split(separator: "-", omittingEmptySubsequences: false)
        guard times.count == 2, let opens = TimeOfDay(String(times[0])),
            let closes = TimeOfDay(String(times[1]))
        else { return nil }
        var days: Set<Weekday> = []
        for part in words[0].split(separator: ",", omittingEmptySubsequences: false) {
            guard let range = Self.days(of: part) else { return nil }
            days.formUnion(range)
        }
        self.days = Weekday.allCases.filter(days.contains)
        self.opens = opens
        self.closes = closes
    }

    /// The same with more than one time on these days: `mo-fr 08:00-12:00,14:00-18:00`.
    package static func all(in text: String) -> [HoursWords]? {
        let words = text.split(separator: " ", maxSplits: 1)
        guard words.count == 2 else { return nil }
        let times = words[1].split(separator: ",", omittingEmptySubsequences: false)
        let read = times.compactMap { HoursWords("\(words[0]) \($0)") }
        return read.count == times.count ? read : nil
    }

    /// `mo` or `fr-mo`, which goes over the end of the week.
    private static func days(of text: Substring) -> [Weekday]? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
            .map { Weekday(typed: $0.lowercased()) }
        guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
            let start = Weekday.allCases.firstIndex(of: first),
            let end = Weekday.allCases.firstIndex(of: last)
        else { return nil }
        let count = (end - start + 7) % 7 + 1
        return (0..<count).map { Weekday.allCases[(start + $0) % 7] }
    }
}

extension Weekday {
    /// A day by its two letters in English, French or Spanish; no two languages mean different days by
    /// the same letters.
    fileprivate init?(typed: String) {
        switch typed {
        case "lu": self = .monday
        case "ma": self = .tuesday
        case "me", "mi": self = .wednesday
        case "je", "ju": self = .thursday
        case "ve", "vi": self = .friday
        case "sá": self = .saturday
        case "di", "do": self = .sunday
        default: self.init(rawValue: typed)
        }
    }
}
