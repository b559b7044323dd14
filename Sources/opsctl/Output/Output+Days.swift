import OpsCore

/// Days of the calendar and of the week, as the language writes them.
extension Output {
    /// A day that the server sent: `30/06/2028` in French and Spanish, `2028-06-30` in English.
    func day(_ value: JSONValue?) -> String {
        guard let text = value?.text else { return "" }
        return CivilDate(iso8601: text)?.text[language] ?? text
    }

    /// `lu-ve 08:00-20:00; sa 09:00-12:00 (Europe/Paris), sauf 25/12/2026`; nil for what are no hours.
    func hours(_ hours: JSONValue?) -> String? {
        guard let schedules = hours?["schedules"]?.items else { return nil }
        var spans: [String] = []
        var days: [String: [String]] = [:]
        for schedule in schedules {
            let span = "\(schedule["opensAt"]?.text ?? "")-\(schedule["closesAt"]?.text ?? "")"
            if days[span] == nil { spans.append(span) }
            days[span, default: []] += (schedule["byday"]?.items ?? []).compactMap(\.text)
        }
        let words = spans.map { "\(weekdays(days[$0, default: []])) \($0)" }
        let closed = (hours?["exceptions"]?.items ?? []).map { day($0["date"]) }
        let but = LocalizedText(fr: "sauf", es: "salvo", en: "but")[language]
        return words.joined(separator: "; ") + " (\(hours?["zone"]?.text ?? ""))"
            + (closed.isEmpty ? "" : ", \(but) \(closed.joined(separator: ", "))")
    }

    /// `lu-ve, di`: days that follow each other as one stretch.
    func weekdays(_ codes: [String]) -> String {
        let places = Weekday.allCases.indices.filter {
            codes.contains(Weekday.allCases[$0].rawValue)
        }
        func name(_ place: Int) -> String { Weekday.allCases[place].text[language] }
        var stretches: [ClosedRange<Int>] = []
        for place in places {
            if let last = stretches.last, last.upperBound == place - 1 {
                stretches[stretches.count - 1] = last.lowerBound...place
            } else {
                stretches.append(place...place)
            }
        }
        return stretches.flatMap { stretch in
            stretch.count < 3
                ? stretch.map(name) : [name(stretch.lowerBound) + "-" + name(stretch.upperBound)]
        }.joined(separator: ", ")
    }

    /// A sentence of the server with its times as the clock on the wall shows them.
    func onTheWall(_ text: String) -> String {
        text.replacing(#/(\d{4}-\d\d-\d\d) (\d\d:\d\d) UTC/#) { match in
            Instant(rfc3339: "\(match.1)T\(match.2):00Z").map {
                manner.clock.text($0, in: language)
            } ?? String(match.0)
        }
    }
}

extension CivilDate {
    /// `2028-06-30`; nil for anything else.
    init?(iso8601 text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard text.utf8.count == 10, parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]),
            let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

extension Weekday {
    /// Two letters; the English ones are those that one types.
    var text: LocalizedText {
        switch self {
        case .monday: LocalizedText(fr: "lu", es: "lu", en: "mo")
        case .tuesday: LocalizedText(fr: "ma", es: "ma", en: "tu")
        case .wednesday: LocalizedText(fr: "me", es: "mi", en: "we")
        case .thursday: LocalizedText(fr: "je", es: "ju", en: "th")
        case .friday: LocalizedText(fr: "ve", es: "vi", en: "fr")
        case .saturday: LocalizedText(fr: "sa", es: "sá", en: "sa")
        case .sunday: LocalizedText(fr: "di", es: "do", en: "su")
        }
    }
}

extension Facet {
    /// A day of the calendar.
    static func day(_ path: String..., fr: String, es: String, en: String) -> Facet {
        Facet(fr: fr, es: es, en: en) { value, output in
            Table.Cell(output.day(value.found(path)))
        }
    }
}
