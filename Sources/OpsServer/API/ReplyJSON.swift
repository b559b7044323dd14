import OpsCore
import OpsStore

/// Replies that somebody must read, as the API shows them.
extension JSONWriter {
    /// `instant` tells whether somebody is late; the words only where one reply is asked for.
    mutating func writtenReply(
        _ row: WrittenReplyRow, words: String? = nil, name: String? = nil, at instant: Instant
    ) {
        beginObject()
        member("id", row.id)
        member("number", row.number)
        member("reason", row.reason)
        member("volunteer", row.volunteer)
        member("volunteerNumber", row.volunteerNumber)
        if let name { member("name", name) }
        member("mission", row.mission)
        member("missionNumber", row.missionNumber)
        if let words { member("text", words) }
        member("messagesStopped", row.messagesStopped)
        member("desk", row.settledAt == nil ? row.desk : nil)
        member("keptAt", row.keptAt)
        member("dueAt", row.dueAt)
        member("overdue", row.settledAt == nil && row.dueAt < instant)
        member("escalations", row.escalations)
        member("settledAt", row.settledAt)
        member("version", row.version)
        endObject()
    }
}
