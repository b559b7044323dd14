/// A volunteer as a line of the sheet: what stands in each column that is not empty.
package struct RosterEntry: Hashable, Sendable {
    package let number: Int64
    /// The journal's place at which they were changed last.
    package let version: Int64
    package let cells: [RosterColumn: String]
    /// Nothing can be said of them in this sheet any more: the offer is closed, or it made them a volunteer.
    package let isClosed: Bool

    package var id: String { cells[.id] ?? "" }
    package var name: String { cells[.name] ?? "" }

    /// Reads a volunteer of the API; nil for what is none.
    ///
    /// A newer server may say more.
    package init?(_ volunteer: JSONValue, isClosed: Bool = false) {
        guard let number = volunteer.member("number")?.whole,
            let version = volunteer.member("version")?.whole,
            let id = volunteer.member("id")?.words
        else { return nil }
        self.number = number
        self.version = version
        var cells: [RosterColumn: String] = [.id: id]
        for column in RosterColumn.written where column != .id {
            cells[column] = column.text(of: volunteer)
        }
        self.cells = cells.filter { !$0.value.isEmpty }
        self.isClosed = isClosed || volunteer.member("closedAt") != nil
    }

    /// The line of a file; who speaks no language that is known says so, since nothing said is French.
    package func line(separator: UInt8) -> [UInt8] {
        CSVText.line(
            RosterColumn.written.map { cells[$0] ?? ($0 == .languages ? nil : "") },
            separator: separator)
    }

    package static func heading(separator: UInt8) -> [UInt8] {
        CSVText.line(RosterColumn.written.map(\.rawValue), separator: separator)
    }
}

extension RosterColumn {
    /// The member of the API's documents that it fills; nil where it is a part of one.
    var member: String? {
        switch self {
        case .ref, .name, .phone, .email, .territory, .postcode, .note, .languages, .skills,
            .travel, .available, .away, .there, .latitude, .longitude:
            rawValue
        case .radius: "radiusKilometres"
        case .vettedUntil: "vettedUntil"
        case .vettingScope: "vettingScope"
        case .weeklyMissions: "weeklyMissions"
        case .healthRisk: "healthRisk"
        case .restHours: "restHours"
        case .lifting: "liftingKilograms"
        case .preferredPeople: "preferredPeople"
        case .preferredAreas: "preferredAreas"
        case .never: "refusedNeeds"
        case .id, .zone, .hours, .exceptions: nil
        }
    }

    fileprivate func text(of volunteer: JSONValue) -> String? {
        let hours = volunteer.member("hours")
        switch self {
        case .zone: return hours?.member("zone")?.words
        case .hours: return hours.flatMap(Self.week)
        case .exceptions: return hours.flatMap(Self.days)
        default: break
        }
        let value = member.flatMap(volunteer.member)
        switch self {
        case .latitude, .longitude:
            // The server's own numbers can be read.
            return value.flatMap { try? canonical($0.words ?? "", RosterBook()) }
        case .healthRisk, .available: return value.map { $0 == .bool(true) ? "yes" : "no" }
        case .vettingScope:
            // A day alone is a vetting for everything.
            let isVetted = volunteer.member("vettedUntil") != nil
            return value?.words ?? (isVetted ? VettingScope.everything.rawValue : nil)
        case .skills:
            return value.map { $0.list.compactMap(Self.skill).sorted().joined(separator: " ") }
        case .languages, .travel, .preferredPeople, .preferredAreas, .never:
            return value.map { Self.once($0.list.compactMap(\.words)).joined(separator: " ") }
        case .away, .there:
            return value.map { $0.list.compactMap(Self.span).joined(separator: " ") }
        default: return value?.words?.trimmedSpaces
        }
    }

    /// Each but once, as a cell is read.
    private static func once(_ texts: [String]) -> [String] {
        texts.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private static func skill(_ skill: JSONValue) -> String? {
        guard let code = skill.member("code")?.words else { return nil }
        return skill.member("until")?.words.map { "\(code)=\($0)" } ?? code
    }

    private static func span(_ span: JSONValue) -> String? {
        guard let from = span.member("from")?.words, let until = span.member("until")?.words else {
            return nil
        }
        return "\(from)/\(until)"
    }

    private static func week(_ hours: JSONValue) -> String? {
        let words = (hours.member("schedules")?.list ?? []).compactMap { schedule -> String? in
            let days = (schedule.member("byday")?.list ?? []).compactMap(\.words)
            return stretch(schedule).map { "\(days.joined(separator: ",")) \($0)" }
        }
        return RosterWeek(words: words)?.text
    }

    private static func days(_ hours: JSONValue) -> String? {
        var days = RosterDays()
        for other in hours.member("exceptions")?.list ?? [] {
            guard let day = other.member("date")?.words else { continue }
            days.add(day, (other.member("spans")?.list ?? []).compactMap(stretch))
        }
        return days.text
    }

    private static func stretch(_ value: JSONValue) -> String? {
        guard let opens = value.member("opensAt")?.words,
            let closes = value.member("closesAt")?.words
        else { return nil }
        return "\(opens)-\(closes)"
    }
}

extension JSONValue {
    /// A member that says something.
    fileprivate func member(_ name: String) -> JSONValue? {
        guard case .object(let object) = self, let value = object[name], value != .null else {
            return nil
        }
        return value
    }

    /// A text, or a number as it was written.
    fileprivate var words: String? {
        switch self {
        case .string(let text): text
        case .number(let number): number.text
        case .null, .bool, .array, .object: nil
        }
    }

    fileprivate var whole: Int64? {
        if case .number(let number) = self { number.integer } else { nil }
    }

    fileprivate var list: [JSONValue] {
        if case .array(let items) = self { items } else { [] }
    }
}
