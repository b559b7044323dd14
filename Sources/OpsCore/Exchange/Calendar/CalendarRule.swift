/// How something comes again (RFC 5545 section 3.3.10): by days, never by hours.
struct CalendarRule: Hashable, Sendable {
    enum Frequency: String {
        case daily = "DAILY"
        case weekly = "WEEKLY"
        case monthly = "MONTHLY"
        case yearly = "YEARLY"
    }

    /// `MO`, or `-1FR`: the last Friday of a month or year.
    struct Day: Hashable, Sendable {
        /// 0 for each of them.
        let place: Int
        let weekday: Int
    }

    let frequency: Frequency
    private(set) var interval = 1
    private(set) var count: Int?
    private(set) var until: CalendarTime?
    private var days: [Day] = []
    private var monthDays: [Int] = []
    private var months: [Int] = []
    private var places: [Int] = []
    /// 0 is Monday.
    private var weekStart = 0

    init(_ text: String, line: Int) throws(CalendarProblem) {
        var parts: [String: String] = [:]
        for part in text.uppercased().split(separator: ";") {
            let pair = part.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
            guard pair.count == 2, parts[pair[0]] == nil else {
                throw CalendarProblem(.malformedLine, line: line)
            }
            parts[pair[0]] = pair[1]
        }
        let said = parts.removeValue(forKey: "FREQ") ?? ""
        guard let frequency = Frequency(rawValue: said) else {
            throw CalendarProblem(.notUnderstood("FREQ=\(Self.shown(said))"), line: line)
        }
        self.frequency = frequency
        for (name, value) in parts.sorted(by: { $0.key < $1.key }) {
            guard read(name, value) else {
                throw CalendarProblem(.notUnderstood(Self.shown("\(name)=\(value)")), line: line)
            }
        }
        // Places count in months and years, and which days of a year a month's day means is another rule.
        let counts = frequency == .monthly || frequency == .yearly
        guard counts || (places.isEmpty && !days.contains { $0.place != 0 }) else {
            throw CalendarProblem(.notUnderstood(Self.shown(text.uppercased())), line: line)
        }
        guard frequency != .weekly || monthDays.isEmpty else {
            throw CalendarProblem(.notUnderstood("FREQ=WEEKLY;BYMONTHDAY"), line: line)
        }
    }

    private mutating func read(_ name: String, _ value: String) -> Bool {
        switch name {
        case "INTERVAL": return Self.number(value, in: 1...10_000, into: &interval)
        case "COUNT":
            // Each occurrence since the first is counted.
            count = Int(value)
            return (1...10_000).contains(count ?? 0)
        case "UNTIL":
            until = CalendarTime(value, zone: nil)
            return until != nil
        case "BYDAY": return Self.list(value, into: &days, Self.day)
        case "BYMONTHDAY": return Self.list(value, into: &monthDays) { Self.place($0, most: 31) }
        case "BYMONTH":
            return Self.list(value, into: &months) {
                Int($0).flatMap { (1...12).contains($0) ? $0 : nil }
            }
        case "BYSETPOS": return Self.list(value, into: &places) { Self.place($0, most: 366) }
        case "WKST":
            guard let day = Self.day(value), day.place == 0 else { return false }
            weekStart = day.weekday
            return true
        default: return false
        }
    }

    private static func number(
        _ text: String, in range: ClosedRange<Int>, into place: inout Int
    ) -> Bool {
        guard let number = Int(text), range.contains(number) else { return false }
        place = number
        return true
    }

    private static func list<Element>(
        _ text: String, into list: inout [Element], _ read: (String) -> Element?
    ) -> Bool {
        let parts = text.split(separator: ",").map { read(String($0)) }
        list = parts.compactMap(\.self)
        return !parts.isEmpty && list.count == parts.count
    }

    private static func place(_ text: String, most: Int) -> Int? {
        Int(text).flatMap { $0 != 0 && abs($0) <= most ? $0 : nil }
    }

    private static func day(_ text: String) -> Day? {
        guard let weekday = Weekday(rawValue: text.suffix(2).lowercased()) else { return nil }
        let place = text.dropLast(2)
        guard !place.isEmpty else { return Day(place: 0, weekday: weekday.index) }
        return Self.place(String(place), most: 53).map { Day(place: $0, weekday: weekday.index) }
    }

    /// Rules hold no words of people; what is no rule is not repeated.
    private static func shown(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy {
            (48...57).contains($0) || (65...90).contains($0)
                || [0x2B, 0x2C, 0x2D, 0x3B, 0x3D].contains($0)
        }
        return isPlain && text.utf8.count <= 80 ? text : "RRULE"
    }
}

/// The work that one calendar may make: days that were looked at.
///
/// A series that counts is walked from its first day, and one that begins in 1900 and never comes is
/// walked for a century: a file of a thousand such lines would keep a processor for a minute.
struct CalendarWork {
    /// Some tenths of a second; a life's calendar, counted from 2005, needs a hundredth of it.
    static let limit = 2_000_000

    private(set) var left: Int

    init(limit: Int = limit) {
        left = limit
    }

    /// Whether it may still be done.
    mutating func spend(_ days: Int) -> Bool {
        left -= days
        return left >= 0
    }
}

/// The days on which it comes.
extension CalendarRule {
    /// Days in order from `start` on, with `start`; false when it was too much work.
    ///
    /// `take` answers whether to go on. Nothing before `needed` is wanted; where nobody counts, what lies long before it is leapt over.
    func days(
        from start: Int, needed: Int, upTo last: Int, _ work: inout CalendarWork,
        _ take: (Int) -> Bool
    ) -> Bool {
        var taken = 0
        func hand(_ day: Int) -> Bool {
            taken += 1
            return take(day) && taken < (count ?? .max)
        }
        guard hand(start) else { return true }
        var period = count == nil ? leap(from: start, to: needed) : 0
        while let first = firstDay(ofPeriod: period, start), first <= last {
            guard work.spend(cost) else { return false }
            for day in days(inPeriodFrom: first, start) where day > start {
                guard day <= last else { return true }
                guard hand(day) else { return true }
            }
            period += interval
        }
        return true
    }

    /// A day after which it never comes; far away where it has no end, or one that only a walk would tell.
    func lastDay(from start: Int) -> Int {
        if let until { return until.day + 1 }
        // With nothing else said each period has one; the 31st and 29 February are passed over.
        let isPlain = days.isEmpty && monthDays.isEmpty && months.isEmpty && places.isEmpty
        guard let count, isPlain || frequency == .weekly && months.isEmpty else { return .max }
        return start + (count * 8 + 1) * interval * periodLength
    }

    /// Days that are looked at in a period, for each thing that is said of them.
    private var cost: Int {
        periodLength * (1 + days.count + monthDays.count + months.count + places.count)
    }

    private var periodLength: Int {
        switch frequency {
        case .daily: 1
        case .weekly: 7
        case .monthly: 31
        case .yearly: 366
        }
    }

    /// So many periods, a multiple of the interval, that lie before a day.
    private func leap(from start: Int, to day: Int) -> Int {
        let periods = max(0, (day - start) / periodLength - 2)
        return periods / interval * interval
    }

    /// The first day of the period that lies so many days, weeks, months or years after that of `start`.
    private func firstDay(ofPeriod period: Int, _ start: Int) -> Int? {
        let date = CivilDate(daysSince1970: start)
        switch frequency {
        case .daily: return start + period
        case .weekly: return start - Self.modulo(Self.weekday(start) - weekStart, 7) + period * 7
        case .monthly:
            let month = date.year * 12 + date.month - 1 + period
            return CivilDate(year: month / 12, month: month % 12 + 1, day: 1)?.daysSince1970
        case .yearly:
            return CivilDate(year: date.year + period, month: 1, day: 1)?.daysSince1970
        }
    }

    private func days(inPeriodFrom first: Int, _ start: Int) -> [Int] {
        let date = CivilDate(daysSince1970: first)
        let found: [Int]
        switch frequency {
        case .daily:
            found = [first].filter { isOneOfDays($0) && isOneOfMonthDays($0) }
        case .weekly:
            let weekdays = days.isEmpty ? [Self.weekday(start)] : days.map(\.weekday)
            found = (first..<first + 7).filter { weekdays.contains(Self.weekday($0)) }
        case .monthly:
            found = days(ofMonth: date.month, date.year, start)
        case .yearly where months.isEmpty && !days.isEmpty && monthDays.isEmpty:
            let year = first..<Self.firstDay(ofMonth: 13, date.year)
            found = days.flatMap { Self.days($0, in: year) }
        case .yearly:
            let own = [CivilDate(daysSince1970: start).month]
            // With days of the month, and no month, they are days of each month.
            let others = monthDays.isEmpty ? own : Array(1...12)
            found = (months.isEmpty ? others : months).flatMap {
                days(ofMonth: $0, date.year, start)
            }
        }
        let inMonths = Set(found).sorted().filter {
            months.isEmpty || months.contains(CivilDate(daysSince1970: $0).month)
        }
        guard !places.isEmpty else { return inMonths }
        let picked = places.compactMap { place in
            place > 0 ? place - 1 : inMonths.count + place
        }.filter(inMonths.indices.contains)
        return Set(picked).sorted().map { inMonths[$0] }
    }

    private func days(ofMonth month: Int, _ year: Int, _ start: Int) -> [Int] {
        let all = Self.firstDay(ofMonth: month, year)..<Self.firstDay(ofMonth: month + 1, year)
        guard days.isEmpty else {
            let found = days.flatMap { Self.days($0, in: all) }
            return found.filter(isOneOfMonthDays)
        }
        guard monthDays.isEmpty else { return all.filter(isOneOfMonthDays) }
        let day = all.lowerBound + CivilDate(daysSince1970: start).day - 1
        return all.contains(day) ? [day] : []
    }

    private func isOneOfDays(_ day: Int) -> Bool {
        days.isEmpty || days.contains { $0.weekday == Self.weekday(day) }
    }

    private func isOneOfMonthDays(_ day: Int) -> Bool {
        guard !monthDays.isEmpty else { return true }
        let date = CivilDate(daysSince1970: day)
        let next = Self.firstDay(ofMonth: date.month + 1, date.year)
        return monthDays.contains(date.day) || monthDays.contains(day - next)
    }

    private static func days(_ day: Day, in range: Range<Int>) -> [Int] {
        let all = range.filter { weekday($0) == day.weekday }
        guard day.place != 0 else { return all }
        let index = day.place > 0 ? day.place - 1 : all.count + day.place
        return all.indices.contains(index) ? [all[index]] : []
    }

    private static func firstDay(ofMonth month: Int, _ year: Int) -> Int {
        let date = CivilDate(year: year + (month - 1) / 12, month: (month - 1) % 12 + 1, day: 1)
        return date?.daysSince1970 ?? .max
    }

    /// 0 is Monday; 1970-01-01 was a Thursday.
    private static func weekday(_ day: Int) -> Int { modulo(day + 3, 7) }

    private static func modulo(_ number: Int, _ divisor: Int) -> Int {
        let rest = number % divisor
        return rest < 0 ? rest + divisor : rest
    }
}
