/// What must be known of a house to read a sheet for it.
package struct RosterBook: Sendable {
    /// The territories that are registered; nil where that is not known.
    let territories: Set<String>?
    /// The house's code of each other word for a skill.
    let skills: [String: String]
    /// Where the house dials numbers without a country's code; nil where that is not known.
    let numbers: DialledFrom?

    package init(
        territories: Set<String>? = nil, skills: [String: String] = [:],
        numbers: DialledFrom? = nil
    ) {
        self.territories = territories
        self.skills = skills
        self.numbers = numbers
    }
}

extension RosterColumn {
    /// What was typed in a cell, in the one way in which Ops writes it.
    ///
    /// Two cells mean the same when these texts are the same.
    func canonical(
        _ typed: String, _ book: RosterBook
    ) throws(RosterCellProblem) -> String {
        switch self {
        case .id: try made(Identifier<Volunteer>(typed)?.description, "0190f3c2-…")
        case .ref: try words(typed, limit: VolunteerChange.refLimit)
        case .name: try words(typed, limit: VolunteerChange.nameLimit)
        case .email:
            try made(
                EmailAddress.isPossible(typed) ? try words(typed, limit: 254) : nil,
                EmailAddress.example)
        case .note: try words(typed, limit: VolunteerChange.noteLimit)
        case .phone: try made(PhoneNumber(typed, in: book.numbers)?.e164, "+33639981234")
        case .territory: try territory(typed, book)
        case .postcode:
            try made(Postcode.isPossible(typed) ? Postcode.canonical(typed) : nil, "92120")
        case .latitude, .longitude: try degrees(typed)
        case .radius: try whole(typed, in: 0...20_000)
        case .weeklyMissions: try whole(typed, in: 0...100)
        case .restHours: try whole(typed, in: Conditions.restRange)
        case .lifting: try whole(typed, in: Conditions.liftingRange)
        case .vettedUntil: try made(CivilDate(iso8601: typed)?.iso8601, "2028-12-31")
        case .vettingScope: try code(typed, of: VettingScope.self)
        case .healthRisk, .available: try yesOrNo(typed)
        case .zone: try words(typed, limit: 64)
        case .hours, .exceptions, .away, .there: try time(typed)
        case .languages, .skills, .travel, .preferredPeople, .preferredAreas, .never:
            try list(typed, book)
        }
    }

    private func made(
        _ text: String?, _ example: String
    ) throws(RosterCellProblem) -> String {
        guard let text else { throw .impossible(example: example) }
        return text
    }

    private func words(_ typed: String, limit: Int) throws(RosterCellProblem) -> String {
        guard typed.unicodeScalars.count <= limit else { throw .tooLong(limit: limit) }
        guard !CardNumber.isLikely(in: typed) else { throw .cardNumber }
        guard !typed.utf8.span.holdsControlCharacter else { throw .impossible(example: "Ada") }
        return typed
    }

    private func territory(
        _ typed: String, _ book: RosterBook
    ) throws(RosterCellProblem) -> String {
        guard let code = TerritoryCode(typed) else { throw .impossible(example: "92-montrouge") }
        guard book.territories?.contains(code.text) ?? true else { throw .unknownTerritory }
        return code.text
    }

    /// A spreadsheet in French or Spanish writes a comma.
    private func degrees(_ typed: String) throws(RosterCellProblem) -> String {
        let limit: Int64 = self == .latitude ? 90 : 180
        guard let degrees = Double(typed.replacing(",", with: ".")) else {
            throw .impossible(example: self == .latitude ? "48.817" : "2.319")
        }
        guard abs(degrees) <= Double(limit) else { throw .outOfRange(-limit...limit) }
        let thousandths = Int64((degrees * 1_000).rounded())
        var bytes: [UInt8] = thousandths < 0 ? [UInt8(ascii: "-")] : []
        bytes.appendDecimal(Int64(thousandths.magnitude) / 1_000)
        bytes.append(UInt8(ascii: "."))
        bytes.appendDigits(Int(thousandths.magnitude % 1_000), width: 3)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func whole(
        _ typed: String, in range: ClosedRange<Int64>
    ) throws(RosterCellProblem) -> String {
        guard let number = Int64(typed), range.contains(number) else { throw .outOfRange(range) }
        return "\(number)"
    }

    private func code<Code: RawRepresentable & CaseIterable>(
        _ typed: String, of kind: Code.Type
    ) throws(RosterCellProblem) -> String where Code.RawValue == String {
        guard let code = Code(rawValue: typed.lowercased()) else {
            throw .unknownCode(allowed: Code.allCases.map(\.rawValue))
        }
        return code.rawValue
    }

    private func yesOrNo(_ typed: String) throws(RosterCellProblem) -> String {
        switch typed.lowercased() {
        case "yes", "oui", "si", "sí", "true", "vrai", "verdadero", "1", "x": return "yes"
        case "no", "non", "false", "faux", "falso", "0": return "no"
        default: throw .unknownCode(allowed: ["yes", "no"])
        }
    }
}

/// Cells that hold several things, between spaces, commas or semicolons.
extension RosterColumn {
    private static let most = 100

    fileprivate static func parts(_ text: String) -> [String] {
        text.split { $0 == " " || $0 == "," || $0 == ";" || $0.isNewline }.map(String.init)
    }

    private func list(
        _ typed: String, _ book: RosterBook
    ) throws(RosterCellProblem) -> String {
        var read: [String] = []
        for part in Self.parts(typed) {
            let text = try element(part, book)
            if !read.contains(text) { read.append(text) }
        }
        let limit = mostElements
        guard read.count <= limit else { throw .tooLong(limit: limit) }
        if self == .travel { read = TravelMeans.allCases.map(\.rawValue).filter(read.contains) }
        if self == .skills { read = try Self.skillsOnce(read) }
        return read.joined(separator: " ")
    }

    private var mostElements: Int {
        switch self {
        case .languages: 20
        case .skills: 50
        default: Self.most
        }
    }

    private func element(
        _ text: String, _ book: RosterBook
    ) throws(RosterCellProblem) -> String {
        switch self {
        case .languages: try made(LanguageTag.said(text)?.text, "fr es")
        case .travel: try code(text, of: TravelMeans.self)
        case .preferredPeople:
            try made(Identifier<PersonHelped>(text)?.description, "0190f3c2-…")
        case .preferredAreas: try territory(text, book)
        case .never: try made(NeedKind(rawValue: text)?.rawValue, "medicine hygiene")
        default: try skill(text, book)
        }
    }

    /// `first_aid`, or `first_aid=2028-06-30` when it ends.
    private func skill(_ text: String, _ book: RosterBook) throws(RosterCellProblem) -> String {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard let first = parts.first, let code = SkillCode(first.lowercased()) else {
            throw .impossible(example: "first_aid=2028-06-30 driving")
        }
        let known = book.skills[code.text] ?? code.text
        guard parts.count == 2 else { return known }
        return known + "="
            + (try made(CivilDate(iso8601: parts[1])?.iso8601, "first_aid=2028-06-30"))
    }

    /// In the order of their codes; one that is said with two days cannot be meant.
    private static func skillsOnce(_ skills: [String]) throws(RosterCellProblem) -> [String] {
        let codes = skills.map { $0.prefix { $0 != "=" } }
        guard Set(codes).count == codes.count else {
            throw .impossible(example: "first_aid=2028-06-30 driving")
        }
        return skills.sorted()
    }
}

/// Cells that hold times.
extension RosterColumn {
    private func time(_ typed: String) throws(RosterCellProblem) -> String {
        let parts = typed.split { $0 == ";" || $0.isNewline }.map(\.trimmedSpaces)
            .filter { !$0.isEmpty }
        switch self {
        case .hours:
            guard let week = RosterWeek(words: parts) else {
                throw .impossible(example: "mo-fr 18:00-22:00; sa 09:00-12:00")
            }
            return week.text
        case .exceptions: return try days(parts)
        default: return try spans(typed)
        }
    }

    /// `2026-12-25`, or `2026-12-24 09:00-12:00,14:00-16:00`.
    private func days(_ parts: [String]) throws(RosterCellProblem) -> String {
        guard parts.count <= OpeningHours.exceptionLimit else {
            throw .tooLong(limit: OpeningHours.exceptionLimit)
        }
        var days = RosterDays()
        for part in parts {
            let words = part.split(separator: " ").map(String.init)
            guard (1...2).contains(words.count), let day = CivilDate(iso8601: words[0]) else {
                throw .impossible(example: "2026-12-25; 2026-12-24 09:00-12:00")
            }
            let spans = words.count == 2 ? words[1].split(separator: ",").map(String.init) : []
            guard spans.allSatisfy({ HoursWords("mo " + $0) != nil }) else {
                throw .impossible(example: "2026-12-24 09:00-12:00")
            }
            days.add(day.iso8601, spans)
        }
        return days.text
    }

    private func spans(_ typed: String) throws(RosterCellProblem) -> String {
        let limit = Availability.spanLimit
        let parts = Self.parts(typed)
        guard parts.count <= limit else { throw .tooLong(limit: limit) }
        var spans: [String] = []
        for part in parts {
            let ends = part.split(separator: "/").map { Instant(rfc3339: String($0)) }
            guard ends.count == 2, let from = ends[0], let until = ends[1], from < until else {
                throw .impossible(example: "2026-08-01T00:00:00+02:00/2026-08-16T00:00:00+02:00")
            }
            spans.append("\(from.rfc3339)/\(until.rfc3339)")
        }
        return spans.joined(separator: " ")
    }
}

/// Days that are not like the week as one text: each day once, its hours in order.
struct RosterDays {
    private var days: [String: Set<String>] = [:]

    /// A day that is said without hours and with some has those.
    mutating func add(_ day: String, _ spans: [String]) {
        days[day, default: []].formUnion(spans)
    }

    /// `2026-12-24 09:00-12:00,14:00-16:00; 2026-12-25`.
    var text: String {
        days.sorted { $0.key < $1.key }.map { day, spans in
            spans.isEmpty ? day : "\(day) \(spans.sorted().joined(separator: ","))"
        }.joined(separator: "; ")
    }
}

/// The hours of a week as one text: days that have the same hours stand together.
struct RosterWeek {
    private struct Stretch: Hashable {
        let opens: TimeOfDay
        let closes: TimeOfDay
    }

    private var days: [Stretch: Set<Int>] = [:]

    init?(words: [String]) {
        guard !words.isEmpty, words.count <= OpeningHours.scheduleLimit else { return nil }
        for text in words {
            guard let words = HoursWords(text) else { return nil }
            add(words.days.map(\.index), words.opens, words.closes)
        }
    }

    private mutating func add(_ week: [Int], _ opens: TimeOfDay, _ closes: TimeOfDay) {
        days[Stretch(opens: opens, closes: closes), default: []].formUnion(week)
    }

    /// `mo-fr 18:00-22:00; sa 09:00-12:00`.
    var text: String {
        let parts = days.map { stretch, days in
            (first: days.min() ?? 0, stretch: stretch, days: days)
        }.sorted {
            ($0.first, $0.stretch.opens, $0.stretch.closes)
                < ($1.first, $1.stretch.opens, $1.stretch.closes)
        }
        return parts.map { part in
            "\(Self.text(of: part.days)) \(part.stretch.opens.text)-\(part.stretch.closes.text)"
        }.joined(separator: "; ")
    }

    /// Three days and more that follow each other are a range.
    private static func text(of days: Set<Int>) -> String {
        let names = Weekday.allCases.map(\.rawValue)
        var parts: [String] = []
        var day = 0
        while day < 7 {
            guard days.contains(day) else {
                day += 1
                continue
            }
            let end = (day..<7).first { !days.contains($0) } ?? 7
            if end - day >= 3 {
                parts.append("\(names[day])-\(names[end - 1])")
            } else {
                parts += (day..<end).map { names[$0] }
            }
            day = end
        }
        return parts.joined(separator: ",")
    }
}
