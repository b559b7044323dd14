/// A time as a volunteer reads it on a telephone: `03/04 18:42`, in English `3 Apr 18:42`.
package enum AnswerClock {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// By the clocks of the place where its rule is known; in Greenwich otherwise, and it says so.
    package static func text(
        _ instant: Instant, rule: ZoneRule?, in language: PublicationLanguage
    ) -> String {
        let wall = rule.map(Wall.zone) ?? .offset(minutes: 0)
        let (day, minute) = wall.minute(at: instant).flooredDivision(by: 1_440)
        let date = CivilDate(daysSince1970: Int(day))
        let clock = "\(padded(Int(minute) / 60)):\(padded(Int(minute) % 60))"
        let dayText =
            language == .en
            ? "\(date.day) \(months[date.month - 1])" : "\(padded(date.day))/\(padded(date.month))"
        return "\(dayText) \(clock)" + (rule == nil ? " UTC" : "")
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
