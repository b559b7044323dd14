import OpsCore
import OpsStore

/// Volunteers as the API shows them.
extension JSONWriter {
    /// A volunteer; `live` is what memory knows of them at this instant.
    mutating func volunteer(
        _ row: VolunteerRow, load: Int?, missions: [Identifier<Mission>]?,
        record: CrewRecord? = nil, around standing: VolunteerStanding? = nil
    ) {
        beginObject()
        member("id", row.id)
        member("number", row.number)
        member("name", row.name)
        member("phone", row.phone)
        member("email", row.email)
        if let erasedAt = row.erasedAt { member("erasedAt", erasedAt) }
        if let note = row.note { member("note", note) }
        if row.wantsNoMessages { member("messagesStopped", true) }
        if let ref = row.ref { member("ref", ref) }
        member("available", row.isAvailable)
        // The profile is a JSON object in its column: its members are taken as they are.
        rawMembers(row.profile.dropFirst().dropLast())
        if let load { member("load", Int64(load)) }
        if let missions { member("missions", each: missions) { $0.value($1) } }
        if let numbers = standing?.missionNumbers {
            member("missionNumbers", each: numbers) { $0.value($1) }
        }
        if let names = standing?.skillNames, !names.isEmpty {
            member("skillNames", each: names) { json, skill in
                json.beginObject()
                json.member("code", skill.code)
                json.member("name", skill.name)
                json.endObject()
            }
        }
        if let label = standing?.vettedByLabel { member("vettedByLabel", label) }
        if standing?.isVettingOver == true { member("vettingOver", true) }
        if let hold = standing?.hold {
            key("hold")
            self.hold(hold)
        }
        if let record {
            member("noShows", record.noShows)
            member("lateDropOuts", record.lateDropOuts)
            member("emergencyContactKnown", record.isContactKnown)
        }
        member("version", row.version)
        endObject()
    }
}

/// What stands around a volunteer, for people to read: names and numbers instead of identities.
struct VolunteerStanding: Sendable {
    let vettedByLabel: String?
    /// Whether the last day of the vetting has passed: nobody can ask them.
    let isVettingOver: Bool
    /// What the house calls their skills, where it has names of its own.
    let skillNames: [(code: String, name: LocalizedText)]
    /// Nil where it is not known which missions they have in hand.
    let missionNumbers: [Int64]?
    /// Why nothing on them may be erased for now: known before anybody promises that it will be.
    let hold: HoldRow?

    init(
        of row: VolunteerRow, missions: [Identifier<Mission>]? = nil, in room: ReadingRoom,
        at instant: Instant
    ) throws {
        let granted = JSONWriter.text(of: "vettedBy", in: row.profile)
        vettedByLabel = try granted.flatMap { try room.label(ofActor: "token:\($0)") }
        let until = JSONWriter.text(of: "vettedUntil", in: row.profile)
            .flatMap { CivilDate(iso8601: $0) }
        isVettingOver = until.map { $0 < instant.dayUTC } ?? false
        skillNames = try room.skillNames(in: row.profile)
        missionNumbers = try missions?.compactMap { try room.mission(.id($0))?.number }
        hold = try room.hold(onVolunteer: row.id)
    }
}
