/// The internet's way to write an instant (RFC 3339): `2020-03-20T08:00:00.000Z`.
extension Instant {
    /// The instants that four-digit years can write: 0000-01-01 to 9999-12-31.
    package static let writable =
        Instant(milliseconds: -62_167_219_200_000)...Instant(milliseconds: 253_402_300_799_999)

    /// UTC with milliseconds and `Z`, always 24 characters.
    package var rfc3339: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(24)
        appendRFC3339(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the 24 characters of `rfc3339`; instants beyond four-digit years are clamped.
    package func appendRFC3339(to bytes: inout [UInt8]) {
        let clamped = min(max(self, Self.writable.lowerBound), Self.writable.upperBound)
        let (day, inDay) = clamped.milliseconds.flooredDivision(by: 86_400_000)
        let date = CivilDate(daysSince1970: Int(day))
        let second = Int(inDay / 1_000)
        bytes.append(addingCapacity: 24) { text in
            text.appendPair(date.year / 100)
            text.appendPair(date.year % 100, then: "-")
            text.appendPair(date.month, then: "-")
            text.appendPair(date.day, then: "T")
            text.appendPair(second / 3_600, then: ":")
            text.appendPair(second / 60 % 60, then: ":")
            text.appendPair(second % 60, then: ".")
            text.append(UInt8(ascii: "0") + UInt8(inDay % 1_000 / 100))
            text.appendPair(Int(inDay % 100), then: "Z")
        }
    }

    /// Reads an RFC 3339 date-time with `Z` or an offset; nil for anything else.
    ///
    /// A leap second (`:60`) reads as the last second of its minute; digits beyond milliseconds
    /// are dropped. What `rfc3339` could not write back is not read.
    package init?(rfc3339 text: String) {
        var reader = DigitReader(text)
        guard let date = reader.date(), reader.takeAny("Tt "),
            let hour = reader.number(2), hour < 24, reader.take(":"),
            let minute = reader.number(2), minute < 60, reader.take(":"),
            let second = reader.number(2), second <= 60,
            let thousandth = reader.fraction(), let offset = reader.offsetMinutes(),
            reader.isAtEnd
        else { return nil }
        let seconds =
            Int64(date.daysSince1970) * 86_400 + Int64(hour * 3_600 + minute * 60)
            + Int64(min(second, 59)) - Int64(offset) * 60
        self.init(milliseconds: seconds * 1_000 + Int64(thousandth))
        // An offset can lead out of the years that can be written back.
        guard Self.writable.contains(self) else { return nil }
    }

    /// Reads what `rfc3339` writes and nothing else: the form of the journal, without making a text.
    init?(canonical text: Span<UInt8>) {
        guard text.count == 24, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
            text[10] == UInt8(ascii: "T"), text[13] == UInt8(ascii: ":"),
            text[16] == UInt8(ascii: ":"), text[19] == UInt8(ascii: "."),
            text[23] == UInt8(ascii: "Z"),
            let year = text.number(0, 4), let month = text.number(5, 7),
            let day = text.number(8, 10),
            let date = CivilDate(year: year, month: month, day: day),
            let hour = text.number(11, 13), hour < 24, let minute = text.number(14, 16),
            minute < 60, let second = text.number(17, 19), second < 60,
            let thousandth = text.number(20, 23)
        else { return nil }
        let seconds = date.daysSince1970 * 86_400 + hour * 3_600 + minute * 60 + second
        self.init(milliseconds: Int64(seconds * 1_000 + thousandth))
    }
}

extension Span<UInt8> {
    /// The number that decimal digits write; nil when something else stands among them.
    fileprivate func number(_ start: Int, _ end: Int) -> Int? {
        var number = 0
        for index in start..<end {
            let digit = self[index] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            number = number &* 10 &+ Int(digit)
        }
        return number
    }
}

extension Int64 {
    /// Quotient and remainder where the remainder is never negative.
    func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        var (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        if remainder < 0 {
            quotient -= 1
            remainder += divisor
        }
        return (quotient, remainder)
    }
}

extension OutputSpan<UInt8> {
    /// Two decimal digits.
    fileprivate mutating func appendPair(_ number: Int) {
        append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number / 10))
        append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number % 10))
    }

    /// Two decimal digits and what stands behind them.
    fileprivate mutating func appendPair(_ number: Int, then mark: Unicode.Scalar) {
        appendPair(number)
        append(UInt8(ascii: mark))
    }
}

extension [UInt8] {
    /// Appends a whole number in decimal, with a minus where it is negative.
    mutating func appendDecimal(_ number: Int64) {
        // From the last digit on: dividing by a number known beforehand is cheap.
        var digits = InlineArray<19, UInt8>(repeating: 0)
        var rest = number.magnitude
        var start = 19
        repeat {
            start &-= 1
            digits[start] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest > 0
        append(addingCapacity: 20) { text in
            if number < 0 { text.append(UInt8(ascii: "-")) }
            for index in start..<19 { text.append(digits[index]) }
        }
    }

    /// Appends a number in decimal, padded with zeros on the left; `value` must not be negative.
    mutating func appendDigits(_ value: Int, width: Int) {
        var divisor = 1
        for _ in 1..<width { divisor *= 10 }
        while divisor > 0 {
            append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
            divisor /= 10
        }
    }
}
