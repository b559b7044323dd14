import OpsCore
import OpsStore

/// Messages as the API shows them: by numbers, without a name, a telephone or words.
extension JSONWriter {
    mutating func message(_ row: MessageRow) {
        beginObject()
        member("id", row.id)
        member("number", row.number)
        member("kind", row.kind)
        member("state", row.state)
        member("mission", row.mission)
        member("missionNumber", row.missionNumber)
        member("volunteer", row.volunteer)
        member("volunteerNumber", row.volunteerNumber)
        member("solicitation", row.solicitation)
        member("language", row.language)
        member("attempts", row.attempts)
        member("queuedAt", row.queuedAt)
        member("nextAt", row.nextAt)
        member("until", row.until)
        member("settledAt", row.settledAt)
        member("reason", row.reason)
        member("by", row.way)
        member("version", row.version)
        endObject()
    }
}
