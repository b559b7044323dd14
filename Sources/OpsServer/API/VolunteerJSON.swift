import OpsCore
import OpsStore

/// Volunteers as the API shows them.
extension JSONWriter {
    /// A volunteer; `live` is what memory knows of them at this instant.
    mutating func volunteer(
        _ row: VolunteerRow, load: Int?, missions: [Identifier<Mission>]?,
        record: CrewRecord? = nil
    ) {
        beginObject()
        member("id", row.id)
        member("number", row.number)
        member("name", row.name)
        member("phone", row.phone)
        member("email", row.email)
        if let note = row.note { member("note", note) }
        if row.wantsNoMessages { member("messagesStopped", true) }
        if let ref = row.ref { member("ref", ref) }
        member("available", row.isAvailable)
        // The profile is a JSON object in its column: its members are taken as they are.
        rawMembers(row.profile.dropFirst().dropLast())
        if let load { member("load", Int64(load)) }
        if let missions { member("missions", each: missions) { $0.value($1) } }
        if let record {
            member("noShows", record.noShows)
            member("lateDropOuts", record.lateDropOuts)
            member("emergencyContactKnown", record.isContactKnown)
        }
        member("version", row.version)
        endObject()
    }
}
