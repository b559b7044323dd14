/// What is said in a line, as the body of `POST` and `PATCH /v1/volunteers`.
///
/// An empty text takes out what is known.
enum RosterDocument {
    /// `said` is what is new; `present` all that will hold, from which parts of one member are taken.
    static func write(
        _ said: [RosterColumn: String], present: [RosterColumn: String]
    ) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        for column in RosterColumn.allCases {
            guard let text = said[column], let member = column.member else { continue }
            json.cell(column, member, text, present)
        }
        if !hours.isDisjoint(with: said.keys), let week = present[.hours], !week.isEmpty {
            json.week(week, present)
        }
        if !place.isDisjoint(with: said.keys) { json.position(present) }
        let removed = RosterColumn.allCases.filter { said[$0]?.isEmpty == true }
            .compactMap(\.removal)
        if !removed.isEmpty {
            json.member("remove", Set(removed.map(\.rawValue)).sorted())
        }
        json.endObject()
        return json.bytes
    }

    private static let hours: Set<RosterColumn> = [.hours, .zone, .exceptions]
    private static let place: Set<RosterColumn> = [.latitude, .longitude]
}

extension RosterColumn {
    /// What takes it out; nil where an empty list does.
    fileprivate var removal: VolunteerField? {
        switch self {
        case .ref: .ref
        case .phone: .phone
        case .email: .email
        case .note: .note
        case .latitude, .longitude: .position
        case .vettedUntil: .vettedUntil
        case .hours: .hours
        case .restHours: .restHours
        case .lifting: .liftingKilograms
        default: nil
        }
    }
}

extension JSONWriter {
    fileprivate mutating func cell(
        _ column: RosterColumn, _ member: String, _ text: String, _ present: [RosterColumn: String]
    ) {
        switch column {
        case .latitude, .longitude: break
        case .languages, .travel, .preferredPeople, .preferredAreas, .never:
            key(dynamic: member)
            list(text) { $0.value($1) }
        case .skills:
            key(dynamic: member)
            list(text) { $0.skill($1) }
        case .away, .there:
            key(dynamic: member)
            list(text) { $0.span($1) }
        case .radius, .weeklyMissions, .restHours, .lifting:
            guard !text.isEmpty else { return }
            key(dynamic: member)
            raw(text.utf8)
        case .healthRisk, .available:
            key(dynamic: member)
            value(text == "yes")
        default:
            guard !text.isEmpty else { return }
            key(dynamic: member)
            value(text)
        }
    }

    private mutating func list(_ text: String, _ write: (inout JSONWriter, String) -> Void) {
        beginArray()
        for part in text.split(separator: " ") { write(&self, String(part)) }
        endArray()
    }

    private mutating func skill(_ text: String) {
        let parts = text.split(separator: "=").map(String.init)
        beginObject()
        member("code", parts.first)
        if parts.count == 2 { member("until", parts[1]) }
        endObject()
    }

    private mutating func span(_ text: String) {
        let ends = text.split(separator: "/").map(String.init)
        beginObject()
        member("from", ends.first)
        member("until", ends.last)
        endObject()
    }

    fileprivate mutating func position(_ present: [RosterColumn: String]) {
        guard let latitude = present[.latitude], let longitude = present[.longitude],
            !latitude.isEmpty, !longitude.isEmpty
        else { return }
        key("latitude")
        raw(latitude.utf8)
        key("longitude")
        raw(longitude.utf8)
    }

    /// The week, its zone and the days that are not like it are one member.
    fileprivate mutating func week(_ week: String, _ present: [RosterColumn: String]) {
        key("hours")
        beginObject()
        member("zone", present[.zone])
        let schedules = week.split(separator: ";").compactMap { HoursWords($0.trimmedSpaces) }
        member("schedules", each: schedules) { json, hours in
            json.beginObject()
            json.member("byday", hours.days.map(\.rawValue))
            json.member("opensAt", hours.opens.text)
            json.member("closesAt", hours.closes.text)
            json.endObject()
        }
        let days = (present[.exceptions] ?? "").split(separator: ";").map(\.trimmedSpaces)
        member("exceptions", each: days) { json, day in json.exception(day) }
        endObject()
    }

    private mutating func exception(_ text: String) {
        let words = text.split(separator: " ").map(String.init)
        let spans = words.count == 2 ? words[1].split(separator: ",") : []
        beginObject()
        member("date", words.first)
        member("spans", each: spans.compactMap { HoursWords("mo " + $0) }) { json, span in
            json.beginObject()
            json.member("opensAt", span.opens.text)
            json.member("closesAt", span.closes.text)
            json.endObject()
        }
        endObject()
    }
}
