import OpsCore
import OpsHTTP
import OpsStore

extension RouteTable {
    static var roster: [Route] {
        [
            Route(
                method: .get, template: "/v1/volunteers", name: "listVolunteers", area: "roster",
                summary: "Volunteers, newest first.", roles: [.coordinator],
                query: Route.QueryParameter.page,
                answer: .init(status: 200, schema: "Volunteer", isList: true),
                handle: listVolunteers),
            Route(
                method: .get, template: "/v1/roster", name: "exportRoster", area: "roster",
                summary:
                    "Volunteers, newest first, to be taken elsewhere: it is noted who read whom.",
                roles: [.coordinator], query: Route.QueryParameter.page,
                answer: .init(status: 200, schema: "Volunteer", isList: true),
                handle: exportRoster),
            Route(
                method: .post, template: "/v1/volunteers", name: "addVolunteer", area: "roster",
                summary: "Add a volunteer to the roster.", roles: [.coordinator],
                body: "NewVolunteer",
                answer: .init(
                    status: 201, schema: "Volunteer", tag: .guardsChanges, hasLocation: true),
                problems: [409],
                handle: addVolunteer),
            Route(
                method: .get, template: "/v1/volunteers/{id}", name: "showVolunteer",
                area: "roster",
                summary: "A volunteer with load and missions in hand.", roles: [.coordinator],
                answer: .init(status: 200, schema: "Volunteer", tag: .guardsChanges),
                problems: [404],
                handle: showVolunteer),
            Route(
                method: .patch, template: "/v1/volunteers/{id}", name: "changeVolunteer",
                area: "roster",
                summary: "Change what is known of a volunteer; what is left out stays.",
                roles: [.coordinator], body: "VolunteerChange",
                answer: .init(status: 200, schema: "Volunteer", tag: .guardsChanges),
                problems: [404, 409, 412, 428],
                handle: changeVolunteer),
        ]
    }

    private static func listVolunteers(_ call: Call) throws -> Response {
        let limit = try call.limit()
        return try call.list { json in
            try call.read { room in
                try call.numbered(
                    &json, in: room, limit: limit, read: room.volunteers, number: { $0.number }
                ) { $0.volunteer($1, load: nil, missions: nil) }
            }
        }
    }

    private static func exportRoster(_ call: Call) throws -> Response {
        let limit = try call.limit()
        return try call.list { json in
            try call.read { room in
                try call.numbered(
                    &json, in: room, limit: limit, read: room.volunteers, number: { $0.number }
                ) { json, row in
                    // The roster leaves the house, so that each is named (decision 37).
                    room.noteNaming(row.id)
                    json.volunteer(row, load: nil, missions: nil)
                }
            }
        }
    }

    private static func showVolunteer(_ call: Call) async throws -> Response {
        let row = try call.volunteerRow()
        let now = call.house.clock.now()
        let live = try await call.house.office.ask { operation in
            operation.volunteers[row.id].map { (load: $0.load(at: now), missions: $0.missions) }
        }
        let missions = live?.missions ?? []
        var json = JSONWriter(reserving: 1_024)
        let (record, standing) = try call.read { room in
            (
                try room.crewRecord(of: row.id),
                try VolunteerStanding(of: row, missions: missions, in: room, at: now)
            )
        }
        json.volunteer(
            row, load: live?.load ?? 0, missions: missions, record: record, around: standing)
        // Load and missions change without the volunteer: the tag guards a change, and nothing more.
        return call.answer(json.bytes, version: row.version, isAllThereIs: false)
    }

    private static func addVolunteer(_ call: Call) async throws -> Response {
        let body = try call.volunteer(isNew: true)
        let now = call.house.clock.now()
        let command = try await call.house.office.ask { operation in
            body.addition(positions: operation.territories, at: now)
        }
        return try await call.carryOut(command, check: body.isSound(besides: nil)) {
            events, room in
            guard case .roster(.volunteerAdded(let id, _, _, _)) = events.first?.event else {
                preconditionFailure("adding a volunteer adds a volunteer")
            }
            return try call.reply(201, showing: id, in: room)
        }
    }

    private static func changeVolunteer(_ call: Call) async throws -> Response {
        guard call.request.headers.contains("if-match") else { throw Problem.conditionNeeded }
        let body = try call.volunteer(isNew: false)
        let row = try call.volunteerRow()
        let command = try await call.house.office.ask { operation in
            body.command(changing: row.id, positions: operation.territories)
        }
        let (isUnchanged, refIsFree) = (call.unchanged(row), body.isSound(besides: row.id))
        let check: @Sendable (ReadingRoom) throws -> Void = { room in
            try isUnchanged(room)
            try refIsFree(room)
        }
        return try await call.carryOut(command, check: check) { _, room in
            try call.reply(200, showing: row.id, in: room)
        }
    }
}

extension VolunteerBody {
    /// Refuses what names somebody who is not there, or what is somebody else's.
    fileprivate func isSound(
        besides id: Identifier<Volunteer>?
    ) -> (@Sendable (ReadingRoom) throws -> Void) {
        let refIsFree = refIsFree(besides: id)
        let people = change.preferredPeople ?? []
        return { room in
            try refIsFree(room)
            // Who was erased may stand with those who were named before.
            let held = try id.map { try room.preferredPeople(of: $0) } ?? []
            for (index, person) in people.enumerated()
            where try !held.contains(person) && room.lastContact(of: person) == nil {
                throw Problem.unknown(.person, at: "#/preferredPeople/\(index)")
            }
        }
    }

    /// Refuses a reference under which another volunteer is known already.
    fileprivate func refIsFree(
        besides id: Identifier<Volunteer>?
    ) -> (@Sendable (ReadingRoom) throws -> Void) {
        let ref = change.ref
        return { room in
            guard let ref, let holder = try room.holder(ofRef: ref, besides: id) else { return }
            throw OpsCore.Refusal.roster(.refTaken(by: holder))
        }
    }
}

extension Call {
    /// Reads what is said of a volunteer; whoever says that they are vetted has vetted them.
    fileprivate func volunteer(isNew: Bool) throws -> VolunteerBody {
        var unknownZone: String?
        var body = try self.body {
            VolunteerBody(from: &$0, isNew: isNew, unknownZone: &unknownZone)
        }
        if let unknownZone { throw OpsCore.Refusal.catalogue(.unknownZone(unknownZone)) }
        body.change.grantedBy = grant?.id
        return body
    }

    func volunteerRow() throws -> VolunteerRow {
        let reference = try reference(.volunteer, to: Volunteer.self)
        guard let row = try read({ try $0.volunteer(reference) }) else {
            throw Problem.unknown(.volunteer)
        }
        return row
    }

    func unchanged(_ row: VolunteerRow) -> (@Sendable (ReadingRoom) throws -> Void) {
        { room in
            guard let present = try room.volunteer(.id(row.id)) else { return }
            try self.demandMatch(version: present.version)
        }
    }

    /// The volunteer as the transaction leaves them.
    func reply(
        _ status: Int, showing id: Identifier<Volunteer>, in room: ReadingRoom
    ) throws -> Reply {
        guard let row = try room.volunteer(.id(id)) else { throw Problem.unknown(.volunteer) }
        var json = JSONWriter(reserving: 1_024)
        json.volunteer(
            row, load: nil, missions: nil, record: try room.crewRecord(of: row.id),
            around: try VolunteerStanding(of: row, in: room, at: house.clock.now()))
        return Reply(
            status: status, location: status == 201 ? "/v1/volunteers/\(id)" : nil,
            etag: Self.etag(row.version), body: json.bytes)
    }
}
