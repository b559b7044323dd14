import OpsCore
import OpsStore

/// Missions as the API shows them.
extension JSONWriter {
    mutating func mission(
        _ row: MissionRow, in room: ReadingRoom, namesVolunteers: Bool = true
    ) throws {
        beginObject()
        member("id", row.id)
        member("number", row.number)
        member("request", row.request)
        member("requestNumber", row.requestNumber)
        member("stage", row.stage)
        member("crew", row.crew)
        member("openedAt", row.openedAt)
        member("startedAt", row.startedAt)
        member("arrivedAt", row.arrivedAt)
        member("closedAt", row.closedAt)
        member("failureReason", row.failureReason)
        let notes =
            namesVolunteers
            ? try room.notes(about: row.id)
                + room.numberedNotes(ofAnswersTo: row.number).map(\.text) : []
        member("notes", notes)
        if try !notes.isEmpty || room.packet(of: row.id)?.pharmacy != nil {
            try room.noteNaming(ofRequest: row.requestNumber)
        }
        member("version", row.version)
        try slot(of: row.id, in: room)
        try packet(of: row.id, in: room)
        try money(of: row.id, in: room)
        means(try room.means(of: row.id))
        booked(try room.booked(for: row.id))
        try crewWatch(of: row, in: room)
        key("visitCode")
        try visitCode(of: row, in: room)
        let reached = try room.reached(ofMission: row.number)
        let asked = try room.solicitations(ofMission: row.number)
        let kept = Set(
            asked.filter { $0.state == SolicitationState.reserve.rawValue }.map(\.volunteer))
        member("solicitations", each: asked) {
            let isReserve = kept.contains($1.volunteer)
            $0.solicitation(
                $1, isNamed: namesVolunteers, isReserve: isReserve, reached: reached[$1.id])
        }
        endObject()
    }

    private mutating func solicitation(
        _ row: SolicitationRow, isNamed: Bool, isReserve: Bool, reached: ReachedRow?
    ) {
        beginObject()
        member("id", row.id)
        member("volunteer", row.volunteer)
        member("volunteerNumber", row.volunteerNumber)
        member("name", isNamed ? row.name : nil)
        member("state", row.state)
        member("askedAt", row.askedAt)
        member("expiresAt", row.expiresAt)
        member("answeredAt", row.answeredAt)
        member("wave", row.wave)
        member("remindedAt", row.remindedAt)
        if isNamed, let note = row.note { member("note", note) }
        if isReserve { member("reserve", true) }
        if let way = row.way { member("way", way) }
        if let reason = row.reason { member("reason", reason) }
        if let until = row.until { member("until", until) }
        if row.takesOver { member("takesOver", true) }
        if let takenBackAt = row.takenBackAt { member("takenBackAt", takenBackAt) }
        // A message that waits will reach nobody: whoever asked has to ring.
        if row.isToRing, reached != nil, row.state == SolicitationState.pending.rawValue {
            member("byTelephoneOnly", true)
        }
        if let reached { member("message", reached.state) }
        if let reason = reached?.reason { member("messageReason", reason) }
        endObject()
    }
}

extension JSONWriter {
    /// That there is a code, until when, and whether the person was told: never the code.
    fileprivate mutating func visitCode(of row: MissionRow, in room: ReadingRoom) throws {
        guard MissionStage(rawValue: row.stage)?.hasVisitor == true,
            let code = try room.visitCode(of: row.id)
        else { return null() }
        beginObject()
        member("expiresAt", code.expiresAt)
        member("toldAt", code.toldAt)
        endObject()
    }
}
