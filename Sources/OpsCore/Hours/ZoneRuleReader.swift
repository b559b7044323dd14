/// Reads the parts of a POSIX rule.
struct ZoneRuleReader {
    private let bytes: [UInt8]
    private var index = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    var isAtEnd: Bool { index == bytes.count }

    /// Passes over an abbreviation of three letters or more, or one in angle brackets.
    mutating func name() -> Bool {
        let start = index
        if take("<") {
            while index < bytes.count, bytes[index] != UInt8(ascii: ">") { index += 1 }
            return index - start >= 4 && take(">")
        }
        while index < bytes.count, Self.isLetter(bytes[index]) { index += 1 }
        return index - start >= 3
    }

    /// `[+-]hh[:mm[:ss]]` in seconds, counted as POSIX does: to the west.
    mutating func offset() -> Int64? { time(hours: 0...24) }

    /// The name, the offset (an hour ahead where it is not said) and the two changes.
    mutating func summer(besides standard: Int64) -> ZoneRule.Summer? {
        guard name() else { return nil }
        var offset = standard + 3_600
        if !isAtEnd, bytes[index] != UInt8(ascii: ",") {
            guard let west = self.offset() else { return nil }
            offset = -west
        }
        guard take(","), let begins = change(), take(","), let ends = change() else { return nil }
        return ZoneRule.Summer(offset: offset, begins: begins, ends: ends)
    }

    private mutating func change() -> YearlyChange? {
        guard let day = day() else { return nil }
        guard take("/") else { return YearlyChange(day: day, time: 7_200) }
        return time(hours: 0...167).map { YearlyChange(day: day, time: $0) }
    }

    private mutating func day() -> YearlyChange.Day? {
        if take("M") {
            guard let month = number(in: 1...12), take("."), let week = number(in: 1...5),
                take("."), let day = number(in: 0...6)
            else { return nil }
            return .weekday(month: month, week: week, day: day)
        }
        if take("J") { return number(in: 1...365).map(YearlyChange.Day.withoutLeapDay) }
        return number(in: 0...365).map(YearlyChange.Day.counted)
    }

    private mutating func time(hours: ClosedRange<Int>) -> Int64? {
        let isNegative = take("-")
        if !isNegative { _ = take("+") }
        guard let hour = number(in: hours) else { return nil }
        var seconds = hour * 3_600
        for unit in [60, 1] {
            guard take(":") else { break }
            guard let count = number(in: 0...59) else { return nil }
            seconds += count * unit
        }
        return Int64(isNegative ? -seconds : seconds)
    }

    private mutating func number(in range: ClosedRange<Int>) -> Int? {
        var value = 0
        let start = index
        while index < bytes.count, index - start < 3,
            case let digit = bytes[index] &- UInt8(ascii: "0"), digit < 10
        {
            value = value * 10 + Int(digit)
            index += 1
        }
        return index > start && range.contains(value) ? value : nil
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
