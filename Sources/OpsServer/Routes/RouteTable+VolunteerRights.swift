import OpsCore
import OpsHTTP
import OpsStore

/// The rights of volunteers: a copy of everything that is held on them, erasing it; and what must be kept.
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
                handle: exportVolunteer),
            Route(
                method: .post, template: template + "/erasure", name: "eraseVolunteer",
                area: "privacy",
                summary: "Erase everything that names a volunteer; it cannot be undone.",
                roles: [.admin], body: "WholeErasureWish",
                answer: .init(status: 200, schema: "Erasure"), problems: [404, 409],
                handle: eraseVolunteer),
            Route(
                method: .get, template: template + "/erasure", name: "showVolunteerErasure",
                area: "privacy", summary: "The proof that everything on a volunteer was erased.",
                roles: [.coordinator, .reviewer],
                answer: .init(status: 200, schema: "Erasure"), problems: [404],
                handle: showVolunteerErasure),
            Route(
                method: .post, template: template + "/hold", name: "holdVolunteer",
                area: "privacy",
                summary: "Nothing on a volunteer is erased until the hold is lifted.",
                roles: [.admin], body: "HoldWish", answer: .init(status: 200, schema: "Hold"),
                problems: [404, 409], handle: holdVolunteer),
            Route(
                method: .post, template: template + "/release", name: "releaseVolunteer",
                area: "privacy", summary: "What is held on a volunteer may be erased again.",
                roles: [.admin], body: "Nothing", bodyIsOptional: true,
                answer: .init(status: 200, schema: "Volunteer", tag: .guardsChanges),
                problems: [404, 409], handle: releaseVolunteer),
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

    /// The kept answers are looked through beside the office, all but the last few.
    private static func eraseVolunteer(_ call: Call) async throws -> Response {
        let reference = try call.reference(.volunteer, to: Volunteer.self)
        let reason: ErasureReason = try call.body { $0.code("reason", isNeeded: true) }
        let seen = try await call.readLong { room in
            try room.volunteer(reference).flatMap { try room.known(volunteer: $0.id)?.replies }
        }
        guard let seen else { throw Problem.unknown(.volunteer) }
        return try await call.carryOut(
            making: { room in
                guard let row = try room.volunteer(reference),
                    let known = try room.known(volunteer: row.id, seen: seen)?.person
                else { throw Problem.unknown(.volunteer) }
                return .privacy(.eraseVolunteer(known, reason))
            },
            reply: { _, room in
                Reply(status: 200, body: try call.proof(ofVolunteer: reference, in: room))
            })
    }

    private static func showVolunteerErasure(_ call: Call) throws -> Response {
        let reference = try call.reference(.volunteer, to: Volunteer.self)
        return try call.read { room in
            call.answer(try call.proof(ofVolunteer: reference, in: room))
        }
    }

    private static func holdVolunteer(_ call: Call) async throws -> Response {
        let reason: HoldReason = try call.body { $0.code("reason", isNeeded: true) }
        let id = try call.volunteerRow().id
        return try await call.carryOut(.privacy(.holdVolunteer(id, reason))) { _, room in
            guard let hold = try room.hold(onVolunteer: id) else {
                preconditionFailure("a hold was set")
            }
            var json = JSONWriter()
            json.hold(hold)
            return Reply(status: 200, body: json.bytes)
        }
    }

    private static func releaseVolunteer(_ call: Call) async throws -> Response {
        try call.body { _ in () }
        let id = try call.volunteerRow().id
        return try await call.carryOut(.privacy(.releaseVolunteer(id))) { _, room in
            try call.reply(200, showing: id, in: room)
        }
    }
}

extension Call {
    fileprivate func proof(
        ofVolunteer reference: Reference<Volunteer>, in room: ReadingRoom
    ) throws -> [UInt8] {
        guard let row = try room.volunteer(reference) else { throw Problem.unknown(.volunteer) }
        guard let erasure = try room.erasure(ofVolunteer: row.id) else {
            throw Problem.unknown(.erasure)
        }
        var json = JSONWriter()
        try json.erasure(
            erasure, ofVolunteers: try room.volunteers(erasedAt: erasure.position), in: room)
        return json.bytes
    }
}
