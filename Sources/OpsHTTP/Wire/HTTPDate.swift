/// A date in a field: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 § 5.6.7).
package enum HTTPDate {
    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The date of a moment given as seconds since 1970, which must not be before.
    package static func format(secondsSince1970 seconds: Int) -> String {
        precondition(seconds >= 0, "there was no HTTP before 1970")
        let days = seconds / 86_400
        let (year, month, day) = civil(daysSince1970: days)
        let time = [seconds / 3600 % 24, seconds / 60 % 60, seconds % 60].map(twoDigits)
        return "\(weekdays[days % 7]), \(twoDigits(day)) \(months[month - 1]) \(year) "
            + time.joined(separator: ":") + " GMT"
    }

    /// The moment of a date that is written so, letter for letter; nil for anything else.
    package static func secondsSince1970(_ text: String) -> Int? {
        guard text.utf8.count == 29 else { return nil }
        let words = text.split { " :".contains($0) }
        let numbers = words.map { Int($0) ?? -1 }
        guard words.count == 8, let month = months.firstIndex(of: String(words[2])),
            numbers[3] >= 1970
        else { return nil }
        let days = daysSince1970(year: numbers[3], month: month + 1, day: numbers[1])
        let seconds = days * 86_400 + numbers[4] * 3600 + numbers[5] * 60 + numbers[6]
        return seconds >= 0 && format(secondsSince1970: seconds) == text ? seconds : nil
    }

    /// Howard Hinnant's civil-to-days, the other way round.
    private static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = shifted.quotientAndRemainder(dividingBy: 400)
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// Howard Hinnant's days-to-civil: eras of 400 years that begin on 1 March.
    private static func civil(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * dayOfYear + 2) / 153
        let month = march < 10 ? march + 3 : march - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * march + 2) / 5 + 1)
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
