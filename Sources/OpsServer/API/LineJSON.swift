import OpsCore
import OpsStore

/// Bodies about lines.
enum LineBody {
    /// What is said of a line, with the zone that nobody knows where that is so.
    struct Opening: Sendable {
        let territory: TerritoryCode
        let details: LineDetails
        let from: Instant?
    }

    static func open(
        _ fields: inout JSONFields, unknownZone: inout String?
    ) -> Opening? {
        let territory = fields.territory("territory", isNeeded: true)
        let from = fields.instant("from")
        var zone: String?
        let details = LineDetails(from: &fields) { hours(&$0, unknownZone: &zone) }
        unknownZone = zone
        guard let territory, let details else { return nil }
        return Opening(territory: territory, details: details, from: from)
    }

    static func change(
        _ fields: inout JSONFields, unknownZone: inout String?
    ) -> (ChangeLine, Instant?) {
        let from = fields.instant("from")
        var zone: String?
        let wish = ChangeLine(from: &fields) { hours(&$0, unknownZone: &zone) }
        unknownZone = zone
        return (wish, from)
    }

    private static func hours(
        _ fields: inout JSONFields, unknownZone: inout String?
    ) -> OpeningHours? {
        OpeningHours(
            from: &fields, ruleOfZone: ZoneFile.rule(ofZone:), unknownZone: &unknownZone)
    }
}

/// Lines as the API shows them.
extension JSONWriter {
    /// What holds now, whether somebody answers, until or from when; then all that was and will be.
    mutating func line(_ line: Line, at instant: Instant) {
        let now =
            line.version(at: instant) ?? line.versions.last { $0.from <= instant }
            ?? line.versions[0]
        let isOpen = line.isOpen(at: instant)
        beginObject()
        member("id", line.id)
        member("number", line.number)
        member("territory", line.territory.text)
        member("open", isOpen)
        member("changesAt", line.nextChange(after: instant))
        member("closedAt", line.closedAt)
        members(of: now)
        member("versions", each: line.versions) { json, version in
            json.beginObject()
            json.members(of: version)
            json.endObject()
        }
        endObject()
    }

    private mutating func members(of version: LineVersion) {
        let details = version.details
        member("from", version.from)
        member("name", details.name)
        member("phone", details.phone.text)
        key("hours")
        if let hours = details.hours { hours.write(into: &self) } else { null() }
        member("needs", details.needs.map(\.rawValue))
        member("priority", details.priority.map(\.rawValue))
        member("queue", details.queue)
        key("announcement")
        if let said = details.announcement {
            beginObject()
            for language in PublicationLanguage.allCases {
                key(dynamic: language.rawValue)
                value(said[language])
            }
            endObject()
        } else {
            null()
        }
    }
}
