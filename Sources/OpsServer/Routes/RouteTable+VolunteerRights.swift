import OpsCore
import OpsHTTP
import OpsStore

/// The rights of volunteers: a copy of everything that is held on them.
extension RouteTable {
    private static let template = "/v1/volunteers/{id}"

    static var volunteerRights: [Route] {
        [
            Route(
                method: .get, template: template + "/export", name: "exportVolunteer",
                area: "privacy", summary: "Everything that is held on a volunteer.",
                roles: [.coordinator],
                query: [
                    Route.QueryParameter(
                        name: "reason", summary: "Why; that they asked for it, unless told.",
                        schema: Schemas.codes(of: ExportReason.self))
                ], answer: .init(status: 200, schema: "VolunteerCopy"), problems: [404],
                reason: { $0.query("reason") ?? ExportReason.asked.rawValue },
                handle: exportVolunteer)
        ]
    }

    private static func exportVolunteer(_ call: Call) async throws -> Response {
        let reference = try call.reference(.volunteer, to: Volunteer.self)
        let now = call.house.clock.now()
        _ = try call.codes("reason", of: ExportReason.self)
        let row = try call.volunteerRow()
        let live = try await call.house.office.ask { operation in
            operation.volunteers[row.id].map { (load: $0.load(at: now), missions: $0.missions) }
        }
        let bytes = try await call.readLong { room -> [UInt8] in
            guard let row = try room.volunteer(reference),
                let known = try room.known(volunteer: row.id)?.person
            else { throw Problem.unknown(.volunteer) }
            room.noteNaming(row.id)
            var json = JSONWriter(reserving: 16 * 1_024)
            try json.copy(of: row, known, live: live, in: room, at: now)
            return json.bytes
        }
        return call.answer(bytes)
    }
}
