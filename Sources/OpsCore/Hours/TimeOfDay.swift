/// What a clock shows: 00:00 to 24:00.
package struct TimeOfDay: Hashable, Comparable, Sendable {
    /// 0 to 1,440 minutes after midnight.
    package let minute: Int64

    package static let midnight = TimeOfDay(known: 0)
    /// Midnight as the end of a day.
    package static let endOfDay = TimeOfDay(known: 1_440)

    private init(known minute: Int64) {
        self.minute = minute
    }

    /// Nil for what no clock shows.
    package init?(minute: Int64) {
        guard (0...1_440).contains(minute) else { return nil }
        self.init(known: minute)
    }

    /// Reads `08:30`; nil for anything else.
    package init?(_ text: String) {
        var reader = DigitReader(text)
        guard let hour = reader.number(2), reader.take(":"), let minute = reader.number(2),
            reader.isAtEnd, minute < 60, hour * 60 + minute <= 1_440
        else { return nil }
        self.minute = Int64(hour * 60 + minute)
    }

    package static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
        left.minute < right.minute
    }

    /// `08:30`.
    package var text: String {
        var bytes: [UInt8] = []
        bytes.appendDigits(Int(minute / 60), width: 2)
        bytes.append(UInt8(ascii: ":"))
        bytes.appendDigits(Int(minute % 60), width: 2)
        return String(decoding: bytes, as: UTF8.self)
    }
}
