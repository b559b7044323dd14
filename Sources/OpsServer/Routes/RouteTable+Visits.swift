import OpsCore
import OpsHTTP
import OpsStore

/// What is known at a person's door: the code of a visit, and who calls to check it.
extension RouteTable {
    private static let staff: [Role] = [.operator, .coordinator]

    static var visits: [Route] {
        [
            Route(
                method: .get, template: "/v1/missions/{id}/visit-code", name: "showVisitCode",
                area: "visits",
                summary: "The words to tell the person, and until when they are good.",
                roles: staff, answer: .init(status: 200, schema: "VisitCode"),
                problems: [404, 409], handle: showCode),
            change(
                "visit-code", "renewVisitCode", "Another code instead of the one there is.",
                [.coordinator]
            ) { .issueCode($0, VisitCode.drawn()) },
            change(
                "visit-code/telling", "tellVisitCode",
                "The hotline has told the person the code, with these words.", staff,
                body: "VisitTelling", check: told
            ) { .tellCode($0) },
            Route(
                method: .get, template: "/v1/missions/{id}/sheet", name: "showMissionSheet",
                area: "visits",
                summary: "What the volunteers may know at the stage that the mission is in.",
                roles: [.coordinator], answer: .init(status: 200, schema: "MissionSheet"),
                problems: [404], handle: showSheet),
            Route(
                method: .post, template: "/v1/visit-checks", name: "checkVisit", area: "visits",
                summary: "Whether somebody is expected with this code now; wrong ones are noted.",
                roles: staff, body: "NewVisitCheck",
                answer: .init(status: 200, schema: "VisitCheck"), problems: [409],
                handle: check),
            Route(
                method: .get, template: "/v1/visit-checks", name: "listVisitChecks",
                area: "visits", summary: "Who called to check a code, newest first.",
                roles: [.coordinator], query: Route.QueryParameter.page,
                answer: .init(status: 200, schema: "NotedVisitCheck", isList: true),
                handle: listChecks),
        ]
    }

    /// A route that changes the code of a mission; the answer does not hold it.
    private static func change(
        _ word: String, _ name: String, _ summary: String, _ roles: [Role],
        body: String = "Nothing", check: @escaping CodeCheck = untold,
        _ command: @escaping @Sendable (Identifier<Mission>) -> VisitCommand
    ) -> Route {
        Route(
            method: .post, template: "/v1/missions/{id}/\(word)", name: name, area: "visits",
            summary: summary, roles: roles, body: body, bodyIsOptional: body == "Nothing",
            answer: .init(status: 200, schema: "VisitCodeState"), problems: [404, 409]
        ) { call in
            let check = try check(call)
            let door = try call.door()
            return try await call.carryOut(
                .visit(command(door.mission)),
                check: { room in
                    try door.demandLive(room)
                    try check(door, room)
                }
            ) { _, room in
                guard let row = try room.visitCode(of: door.mission) else {
                    preconditionFailure("a code that was issued or told has its row")
                }
                var json = JSONWriter()
                json.beginObject()
                json.visitCodeState(row, of: door)
                json.endObject()
                return Reply(status: 200, body: json.bytes)
            }
        }
    }

    /// What a body says of a code, held in the transaction against the one there is.
    private typealias CodeCheck =
        @Sendable (Call) throws -> (@Sendable (DoorRow, ReadingRoom) throws -> Void)

    @Sendable
    private static func untold(
        _ call: Call
    ) throws -> (@Sendable (DoorRow, ReadingRoom) throws -> Void) {
        try call.body { _ in () }
        return { _, _ in }
    }

    /// Which code she was told is said with its words: another may have been made while somebody read them to her.
    @Sendable
    private static func told(
        _ call: Call
    ) throws -> (@Sendable (DoorRow, ReadingRoom) throws -> Void) {
        let said = try call.body { $0.text("code", isNeeded: true, limit: VisitCheckBody.limit) }
        return { door, room in
            guard let code = try room.visitCode(of: door.mission)?.code else { return }
            guard VisitCode.meant(by: said).contains(code) else {
                throw VisitRefusal.otherCode(mission: door.number)
            }
        }
    }

    private static func showCode(_ call: Call) throws -> Response {
        let now = call.house.clock.now()
        return try call.read { room in
            let door = try call.door(in: room)
            try door.demandLive(room)
            guard let row = try room.visitCode(of: door.mission), let code = row.code else {
                throw VisitRefusal.noCode(mission: door.number)
            }
            guard now < row.expiresAt else {
                throw VisitRefusal.codeExpired(mission: door.number)
            }
            if let person = door.person { room.noteNaming(person) }
            var json = JSONWriter()
            json.beginObject()
            json.visitCodeState(row, of: door)
            json.member("language", door.language.text)
            json.member("code", code.words(for: door.language))
            json.member("words", code.inAllLanguages)
            json.endObject()
            return call.answer(json.bytes)
        }
    }

    private static func showSheet(_ call: Call) throws -> Response {
        try call.read { room in
            var json = JSONWriter(reserving: 1_024)
            try json.sheet(try call.door(in: room), in: room)
            return call.answer(json.bytes)
        }
    }

    private static func check(_ call: Call) async throws -> Response {
        let said = try call.body { $0.text("code", isNeeded: true, limit: VisitCheckBody.limit) }
        guard let grant = call.grant else { throw Problem.noToken }
        let found = try call.read {
            try $0.missions(underCodes: VisitCode.meant(by: said))
        }
        let limit = call.house.visits.ofChecks
        return try await call.carryOut(
            .visit(.check(found: found, by: grant.id, limit: limit))
        ) { events, room in
            guard case .visit(.checked(_, let expected)) = events.first?.event else {
                preconditionFailure("a check that is not refused is noted")
            }
            let doors = try expected.compactMap { try room.door(.id($0)) }
            var json = JSONWriter()
            json.visitCheck(doors)
            return Reply(status: 200, body: json.bytes)
        }
    }

    private static func listChecks(_ call: Call) throws -> Response {
        let limit = try call.limit()
        return try call.list { json in
            try call.read { room in
                try call.numbered(
                    &json, in: room, limit: limit, read: room.visitChecks, number: { $0.number }
                ) { $0.visitCheck($1) }
            }
        }
    }
}

/// The body of `POST /v1/visit-checks`, and of telling a code.
enum VisitCheckBody {
    /// What somebody reads from a paper, in characters.
    static let limit = 100
}

extension VisitCode {
    /// A code from the machine's own chance.
    static func drawn() -> VisitCode {
        var chance = RandomIdentifierSource()
        return VisitCode(bits: chance.nextBits().0)
    }

    var inAllLanguages: LocalizedText {
        LocalizedText(fr: words(in: .fr), es: words(in: .es), en: words(in: .en))
    }
}

extension DoorRow {
    /// Refuses when the mission is over.
    @Sendable func demandLive(_ room: ReadingRoom) throws {
        guard let present = try room.door(.id(mission)), present.closedAt != nil else { return }
        throw Problem.closed(.mission, number: number, as: present.stage.rawValue)
    }
}

extension Call {
    /// The mission of the address as it is seen from the door.
    func door() throws -> DoorRow {
        try read { try door(in: $0) }
    }

    func door(in room: ReadingRoom) throws -> DoorRow {
        let reference = try reference(.mission, to: Mission.self)
        guard let row = try room.door(reference) else { throw Problem.unknown(.mission) }
        return row
    }
}
