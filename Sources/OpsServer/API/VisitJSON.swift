import OpsCore
import OpsStore

/// Visits as the API shows them.
extension JSONWriter {
    /// What may be known of a code where the code itself may not.
    mutating func visitCodeState(_ row: VisitCodeRow, of door: DoorRow) {
        member("mission", door.mission)
        member("missionNumber", door.number)
        member("expiresAt", row.expiresAt)
        member("toldAt", row.toldAt)
    }

    /// Whether somebody is expected: which help, and where, and nothing else.
    ///
    /// Who guesses right learns no name, no address and no number to ask on with.
    mutating func visitCheck(_ expected: [DoorRow]) {
        beginObject()
        member("expected", !expected.isEmpty)
        member("visits", each: expected) { json, door in
            json.beginObject()
            json.member("need", door.need.rawValue)
            json.member("territory", door.territory)
            json.endObject()
        }
        endObject()
    }

    /// A call to check, as it was noted.
    mutating func visitCheck(_ row: VisitCheckRow) {
        beginObject()
        member("number", row.number)
        member("at", row.at)
        member("token", row.token)
        member("label", row.label)
        member("expected", row.missions > 0)
        endObject()
    }
}
