import OpsCore
import OpsStore

/// What is handed to the volunteers, part by part as the stage allows.
extension JSONWriter {
    mutating func sheet(_ door: DoorRow, in room: ReadingRoom) throws {
        let told = SheetPart.told(at: door.stage, for: door.need)
        beginObject()
        member("mission", door.mission)
        member("number", door.number)
        member("stage", door.stage.rawValue)
        if told.contains(.need) { member("need", door.need.rawValue) }
        if told.contains(.area) { member("territory", door.territory) }
        if told.contains(.when) {
            member("promisedAt", door.promisedAt)
            if try room.slot(of: door.mission) != nil { try slot(of: door.mission, in: room) }
        }
        if told.contains(.closedAt) { member("closedAt", door.closedAt) }
        if told.contains(.language) { member("language", door.language.text) }
        if told.contains(.name) { try sheetPerson(door, told, in: room) }
        if told.contains(.task) {
            member("task", try room.task(of: door.request))
            try room.request(.id(door.request), { $0.number }).map { number in
                try unanswered(number, of: door.person, in: room)
            }
        }
        if told.contains(.packet) { try packet(of: door.mission, in: room) }
        if told.contains(.money) { try money(of: door.mission, in: room) }
        if told.contains(.visitCode) { try sheetCode(door, in: room) }
        endObject()
    }

    /// Why somebody is to go and see: a call that nobody answered.
    mutating func unanswered(
        _ request: Int64, of person: Identifier<PersonHelped>?, in room: ReadingRoom
    ) throws {
        guard let person, let call = try room.unansweredCall(asking: request, of: person) else {
            return
        }
        key("unanswered")
        beginObject()
        member("call", call.number)
        member("attempts", call.attempts)
        endObject()
    }

    private mutating func sheetPerson(
        _ door: DoorRow, _ told: Set<SheetPart>, in room: ReadingRoom
    ) throws {
        key("person")
        guard let id = door.person else { return null() }
        let found = try room.known(ofAny: id)
        beginObject()
        member("name", found?.name)
        if told.contains(.address) {
            member("address", found?.address)
            member("postcode", found?.postcode ?? door.postcode)
        }
        if told.contains(.entryCode) { member("entryCode", try room.entryCode(ofAny: id)) }
        if told.contains(.phone) { try whomToDial(id, door, in: room) }
        endObject()
    }

    /// Her number with the hours at which a call does not put her at risk; where she has none, that of who called for
    /// her, as with planned calls.
    private mutating func whomToDial(
        _ id: Identifier<PersonHelped>, _ door: DoorRow, in room: ReadingRoom
    ) throws {
        let phone = try room.callablePhone(of: id)
        member("phone", phone)
        if let hours = try room.safeHours(of: id) { member("safeHours", hours) }
        guard phone == nil,
            let contact = try room.request(.id(door.request), { $0.contact }),
            let caller = try room.contact(.id(contact))?.caller.flatMap({ try room.person($0) })
        else { return }
        member("callerName", caller.name)
        member("callerPhone", caller.phone)
    }

    private mutating func sheetCode(_ door: DoorRow, in room: ReadingRoom) throws {
        key("visitCode")
        guard let row = try room.visitCode(of: door.mission), let code = row.code else {
            return null()
        }
        beginObject()
        member("code", code.words(for: door.language))
        member("expiresAt", row.expiresAt)
        member("toldAt", row.toldAt)
        endObject()
    }
}
