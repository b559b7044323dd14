import OpsCore
import OpsHTTP
import OpsStore

/// The numbers that people call, and when somebody answers.
extension RouteTable {
    private static let readers: [Role] = [.operator, .coordinator, .reviewer]

    static var lines: [Route] {
        [
            Route(
                method: .get, template: "/v1/lines", name: "listLines", area: "lines",
                summary: "The numbers that people call: which are open now, and until when.",
                roles: readers, query: Route.QueryParameter.page,
                answer: .init(status: 200, schema: "Line", isList: true), handle: listLines),
            Route(
                method: .post, template: "/v1/lines", name: "openLine", area: "lines",
                summary: "Open a line, now or from a moment to come.", roles: [.admin],
                body: "NewLine",
                answer: .init(status: 201, schema: "Line", hasLocation: true), problems: [409],
                handle: openLine),
            Route(
                method: .get, template: "/v1/lines/{id}", name: "showLine", area: "lines",
                summary: "A line with all that it was and will be.", roles: readers,
                answer: .init(status: 200, schema: "Line"), problems: [404], handle: showLine),
            Route(
                method: .post, template: "/v1/lines/{id}/change", name: "changeLine",
                area: "lines",
                summary: "Another number, hours or order of needs, now or from a moment to come.",
                roles: [.admin], body: "LineChange", answer: .init(status: 200, schema: "Line"),
                problems: [404, 409], handle: changeLine),
            Route(
                method: .post, template: "/v1/lines/{id}/closure", name: "closeLine",
                area: "lines", summary: "Close a line, and say where people are sent instead.",
                roles: [.admin], body: "LineClosure", bodyIsOptional: true,
                answer: .init(status: 200, schema: "Line"), problems: [404, 409],
                handle: closeLine),
        ]
    }

    private static func listLines(_ call: Call) throws -> Response {
        let limit = try call.limit()
        let now = call.house.clock.now()
        return try call.list { json in
            try call.read { room in
                try call.numbered(
                    &json, in: room, limit: limit, read: room.lines, number: { $0.number }
                ) { $0.line($1, at: now) }
            }
        }
    }

    private static func showLine(_ call: Call) throws -> Response {
        let line = try call.line()
        var json = JSONWriter(reserving: 2_048)
        json.line(line, at: call.house.clock.now())
        return call.answer(json.bytes)
    }

    private static func openLine(_ call: Call) async throws -> Response {
        var unknownZone: String?
        let wish = try call.body { LineBody.open(&$0, unknownZone: &unknownZone) }
        if let unknownZone { throw OpsCore.Refusal.catalogue(.unknownZone(unknownZone)) }
        let command = LineCommand.open(wish.territory, wish.details, from: wish.from)
        return try await call.carryOut(.line(command)) { events, room in
            guard case .line(.opened(let line)) = events.first?.event else {
                preconditionFailure("opening a line opens a line")
            }
            return try call.reply(201, showing: line.id, in: room)
        }
    }

    private static func changeLine(_ call: Call) async throws -> Response {
        let id = try call.line().id
        var unknownZone: String?
        let (wish, from) = try call.body { LineBody.change(&$0, unknownZone: &unknownZone) }
        if let unknownZone { throw OpsCore.Refusal.catalogue(.unknownZone(unknownZone)) }
        return try await call.carryOut(.line(.change(id, wish, from: from))) { _, room in
            try call.reply(200, showing: id, in: room)
        }
    }

    private static func closeLine(_ call: Call) async throws -> Response {
        let id = try call.line().id
        let (end, said) = try call.body { fields -> (Instant?, LocalizedText?)? in
            (fields.instant("at"), fields.announcement("announcement"))
        }
        let command = LineCommand.close(id, at: end, announcement: said)
        return try await call.carryOut(.line(command)) { _, room in
            try call.reply(200, showing: id, in: room)
        }
    }
}

extension Call {
    fileprivate func line() throws -> Line {
        let reference = try reference(.line, to: Line.self)
        guard let line = try read({ try $0.line(reference) }) else {
            throw Problem.unknown(.line)
        }
        return line
    }

    fileprivate func reply(
        _ status: Int, showing id: Identifier<Line>, in room: ReadingRoom
    ) throws -> Reply {
        guard let line = try room.line(.id(id)) else { throw Problem.unknown(.line) }
        var json = JSONWriter(reserving: 2_048)
        json.line(line, at: house.clock.now())
        return Reply(
            status: status, location: status == 201 ? "/v1/lines/\(id)" : nil, body: json.bytes)
    }
}
