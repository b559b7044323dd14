import OpsCore
import OpsHTTP
import OpsStore

/// Teams of events, and the board on which everything stands that waits or is silent.
extension RouteTable {
    private static let staff: [Role] = [.operator, .coordinator]

    static var teams: [Route] {
        [
            Route(
                method: .post, template: "/v1/teams", name: "addTeam", area: "operations",
                summary: "Add a team to an event.", roles: [.coordinator], body: "NewTeam",
                answer: .init(status: 201, schema: "Team", tag: .guardsChanges, hasLocation: true),
                problems: [409], handle: addTeam),
            Route(
                method: .get, template: "/v1/teams", name: "listTeams", area: "operations",
                summary: "The teams of the events that are open, or of one event.", roles: staff,
                query: Route.QueryParameter.page + [
                    Route.QueryParameter(
                        name: "event", summary: "Only those of the event of this number.",
                        schema: #"{"type":"integer","minimum":1,"maximum":\#(lastPosition)}"#)
                ],
                answer: .init(status: 200, schema: "Team", isList: true), handle: listTeams),
            Route(
                method: .get, template: "/v1/teams/{id}", name: "showTeam", area: "operations",
                summary: "A team: its people, and how its status went.", roles: staff,
                answer: .init(status: 200, schema: "Team", tag: .guardsChanges), problems: [404],
                handle: showTeam),
            Route(
                method: .post, template: "/v1/teams/{id}/status", name: "setTeamStatus",
                area: "operations", summary: "What a team is doing; the same again is a report.",
                roles: staff, body: "TeamStatusWish",
                answer: .init(status: 200, schema: "Team", tag: .guardsChanges),
                problems: [404, 409, 412], handle: setStatus),
            Route(
                method: .post, template: "/v1/teams/{id}/members", name: "setTeamMembers",
                area: "operations", summary: "Who is in a team from now on.",
                roles: [.coordinator], body: "TeamMembers",
                answer: .init(status: 200, schema: "Team", tag: .guardsChanges),
                problems: [404, 409, 412], handle: setMembers),
        ]
    }

    static var board: [Route] {
        [
            Route(
                method: .get, template: "/v1/board", name: "showBoard", area: "operations",
                summary: "What waits, what is late, who is silent: all of a board in one answer.",
                roles: staff,
                query: [
                    Route.QueryParameter.territory(
                        "Only this territory and those below it; danger alerts always.")
                ],
                answer: .init(status: 200, schema: "Board"), problems: [404], handle: showBoard)
        ]
    }

    private static func addTeam(_ call: Call) async throws -> Response {
        let team = try call.body { OperationsLogBody.NewTeam(&$0) }
        return try await call.carryOut(
            making: { room in .operations(.addTeam(try team.wish(in: room))) },
            reply: { events, room in
                guard case .operations(.teamAdded(let added)) = events.first?.event else {
                    preconditionFailure("adding a team adds a team")
                }
                let (bytes, version) = try call.json(ofTeam: .id(added.id), in: room)
                return Reply(
                    status: 201, location: "/v1/teams/\(added.id)", etag: Call.etag(version),
                    body: bytes)
            })
    }

    private static func listTeams(_ call: Call) throws -> Response {
        let (limit, after) = (try call.limit(), try call.cursorNumber())
        let event = try call.number("event", in: 1...lastPosition)
        return try call.list { json in
            try call.read { room in
                let last = try call.page(
                    &json, in: room, limit: limit,
                    read: { limit, body in
                        try room.teams(ofEvent: event, after: after ?? 0, limit: limit) {
                            try body($0)
                        }
                    }, cursor: { $0.number }
                ) { try $0.team($1, in: room) }
                return last.map { "n\($0)" }
            }
        }
    }

    private static func showTeam(_ call: Call) throws -> Response {
        let reference = try call.reference(.team, to: Team.self)
        return try call.read { room in
            let (bytes, version) = try call.json(ofTeam: reference, in: room)
            return call.answer(bytes, version: version, isAllThereIs: false)
        }
    }

    private static func setStatus(_ call: Call) async throws -> Response {
        let status = try call.body { fields -> TeamStatus? in
            fields.code("status", isNeeded: true, of: TeamStatus.self)
        }
        return try await call.changeTeam { id, _ in .setStatus(id, status) }
    }

    private static func setMembers(_ call: Call) async throws -> Response {
        let members = try call.body { $0.volunteers("members", isNeeded: true) }
        return try await call.changeTeam { id, room in
            .setMembers(id, try members.members(in: room))
        }
    }

    private static func showBoard(_ call: Call) throws -> Response {
        let (code, now) = (try call.territory(), call.house.clock.now())
        return try call.read { room in
            let branch = try code.map { try room.branch(downFrom: $0) }
            if branch?.isEmpty == true { throw Problem.unknown(.territory) }
            var json = JSONWriter(reserving: 16 * 1_024)
            try json.board(of: branch, as: code?.text, in: room, at: now)
            return call.answer(json.bytes)
        }
    }
}

extension Call {
    fileprivate func json(
        ofTeam reference: Reference<Team>, in room: ReadingRoom
    ) throws -> ([UInt8], version: Int64) {
        guard let row = try room.team(reference) else { throw Problem.unknown(.team) }
        var json = JSONWriter(reserving: 2_048)
        try json.wholeTeam(row, in: room, namesVolunteers: seesVolunteers)
        return (json.bytes, row.version)
    }

    fileprivate func changeTeam(
        _ make: @escaping @Sendable (Identifier<Team>, ReadingRoom) throws -> OperationsCommand
    ) async throws -> Response {
        let reference = try reference(.team, to: Team.self)
        return try await carryOut(
            making: { room in
                guard let row = try room.team(reference) else { throw Problem.unknown(.team) }
                try self.demandMatch(version: row.version)
                return .operations(try make(row.id, room))
            },
            reply: { _, room in
                let (bytes, version) = try self.json(ofTeam: reference, in: room)
                return Reply(status: 200, etag: Self.etag(version), body: bytes)
            })
    }
}
