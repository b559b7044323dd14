package import OpsCore

extension Samples {
    package static let paris = known(ZoneRule("CET-1CEST,M3.5.0,M10.5.0/3"))

    package static func time(_ text: String) -> TimeOfDay { known(TimeOfDay(text)) }

    /// `08:00-20:00`.
    package static func span(_ text: String) -> OpeningHours.Span {
        let times = text.split(separator: "-").map { time(String($0)) }
        return OpeningHours.Span(opens: times[0], closes: times[1])
    }

    /// Working days 08:00 to 20:00, Saturday 09:00 to 12:00; closed on 1 May 2020.
    package static let parisHours = known(
        OpeningHours(
            zone: "Europe/Paris", rule: paris,
            week: [[String]](repeating: ["08:00-20:00"], count: 5).map { $0.map(span) }
                + [[span("09:00-12:00")], []], exceptions: [day("2020-05-01"): []]))
}
