import OpsCore
import OpsHTTP
import OpsStore

extension RouteTable {
    static var dispatching: [Route] {
        [
            Route(
                method: .post, template: "/v1/requests/{id}/offers", name: "offer",
                area: "dispatching", summary: "Ask volunteers; the answer is the mission.",
                roles: [.coordinator], body: "NewOffer",
                answer: .init(
                    status: 201, schema: "Mission", tag: .guardsChanges, hasLocation: true),
                problems: [404, 409, 412],
                handle: offer),
            Route(
                method: .get, template: "/v1/missions", name: "listMissions", area: "dispatching",
                summary: "Missions, newest first.", roles: [.coordinator],
                query: Route.QueryParameter.page,
                answer: .init(status: 200, schema: "Mission", isList: true), handle: listMissions),
            Route(
                method: .get, template: "/v1/missions/{id}", name: "showMission",
                area: "dispatching", summary: "A mission with everyone who was asked.",
                roles: [.coordinator],
                answer: .init(status: 200, schema: "Mission", tag: .tellsAll),
                problems: [404], handle: showMission),
            Route(
                method: .get, template: "/v1/missions/{id}/next", name: "proposeNext",
                area: "dispatching",
                summary: "After a mission that failed: the same door again, and who waits nearby.",
                roles: [.coordinator], answer: .init(status: 200, schema: "NextTry"),
                problems: [404], handle: proposeNext),
            step(
                "acceptance", "acceptMission",
                "A volunteer says yes; refused when the crew is "
                    + "complete.", body: "Answer"
            ) { id, words in
                .accept(id, words.answerer, note: words.reason, code: VisitCode.drawn())
            },
            step(
                "refusal", "declineMission",
                "A volunteer says no, or takes a yes back before "
                    + "leaving.", body: "NoAnswer"
            ) { id, words in
                .decline(
                    id, words.answerer, note: words.noteOfNo,
                    code: VisitCode.drawn(), why: words.whyNot)
            },
            step("start", "startMission", "The crew is on its way.", body: "Report") { id, words in
                .start(id, note: words.reason)
            },
            step("arrival", "arriveOnMission", "The crew is with the person.", body: "Report") {
                id, words in .arrive(id, note: words.reason)
            },
            step("completion", "completeMission", "Help came.", body: "Report") { id, words in
                .complete(id, note: words.reason)
            },
            step("failure", "failMission", "The mission did not bring help.", body: "Report") {
                id, words in
                let reason = words.reason.flatMap(FailureReason.init)
                return .fail(
                    id, reason ?? .other, note: reason == nil ? words.reason : nil)
            },
        ]
    }

    /// A route that moves a mission on.
    private static func step(
        _ word: String, _ name: String, _ summary: String, body: String,
        _ command: @escaping @Sendable (Identifier<Mission>, MissionWords) -> DispatchingCommand
    ) -> Route {
        Route(
            method: .post, template: "/v1/missions/{id}/\(word)", name: name, area: "dispatching",
            summary: summary, roles: [.coordinator], body: body, bodyIsOptional: true,
            answer: .init(status: 200, schema: "Mission", tag: .guardsChanges),
            problems: [404, 409, 412]
        ) { call in
            let takesAnswerer = body != "Report"
            var words = try call.body { fields in
                MissionWords(
                    from: &fields, takesAnswerer: takesAnswerer, takesUntil: body == "NoAnswer")
            }
            let row = try call.mission(&words)
            try words.resolve(in: call.house.reading)
            let decided = command(row.id, words)
            return try await call.carryOut(
                .dispatching(decided), check: call.liveAndUnchanged(row)
            ) { _, room in try call.reply(200, showing: row.id, in: room) }
        }
    }

    private static func offer(_ call: Call) async throws -> Response {
        let (named, task): ([Reference<Volunteer>], String?) = try call.body { fields in
            let task = fields.words("task", limit: ContactBody.taskLimit)
            let named: [Reference<Volunteer>]? = fields.elements(
                "volunteers", isNeeded: true, limit: Operation.offerLimit
            ) { value throws(FieldProblem.Failure) in try value.reference() }
            return named.map { ($0, task) }
        }
        // What the body says by itself comes before any condition on the state.
        guard !named.isEmpty else { throw DispatchingRefusal.nobodyNamed }
        let row = try call.requestStanding()
        let volunteers = try call.read { room in
            try named.enumerated().map { index, reference in
                try room.volunteer(reference, at: "#/volunteers/\(index)")
            }
        }
        return try await call.carryOut(
            .dispatching(.offer(row.id, to: volunteers, task: task)),
            check: call.liveAndUnchanged(row)
        ) { _, room in
            guard let mission = try room.standing(.id(row.id))?.mission else {
                preconditionFailure("an offer leaves its request with a mission")
            }
            return try call.reply(201, showing: mission, in: room)
        }
    }

    private static func listMissions(_ call: Call) throws -> Response {
        let limit = try call.limit()
        return try call.list { json in
            try call.read { room in
                try call.numbered(
                    &json, in: room, limit: limit, read: room.missions, number: { $0.number }
                ) { try $0.mission($1, in: room) }
            }
        }
    }

    private static func proposeNext(_ call: Call) async throws -> Response {
        let reference = try call.reference(.mission, to: Mission.self)
        let (row, crew) = try call.read { room in
            guard let row = try room.mission(reference) else { throw Problem.unknown(.mission) }
            let asked = try room.solicitations(ofMission: row.number)
            return (row, asked.filter(\.isOfCrew))
        }
        let now = call.house.clock.now()
        let hasFailed = row.stage == MissionStage.failed.rawValue
        let next = try await call.house.office.ask { operation in
            hasFailed
                ? operation.nextTry(after: row.request, by: crew.map(\.volunteer), at: now) : nil
        }
        var json = JSONWriter(reserving: 512)
        json.nextTry(next, after: row.number)
        return call.answer(json.bytes)
    }

    private static func showMission(_ call: Call) throws -> Response {
        let reference = try call.reference(.mission, to: Mission.self)
        return try call.read { room in
            guard let row = try room.mission(reference) else { throw Problem.unknown(.mission) }
            var json = JSONWriter(reserving: 1_024)
            try json.mission(row, in: room)
            let change = try room.lastMessageChange(ofMission: row.number)
            return call.answer(
                json.bytes, tag: Call.etag(row.version, showing: [], changedAt: change))
        }
    }
}

/// What is said with a step of a mission.
struct MissionWords: Sendable {
    var answerer: Answerer = .onlyOneAsked
    let reason: String?
    /// The day before which whoever says no cannot come.
    private let until: CivilDate?
    private let volunteer: Reference<Volunteer>?

    /// What is said with a no in words of its own.
    var noteOfNo: String? { reason.flatMap(DeclineReason.init) == nil ? reason : nil }

    /// The reason of a no that is one of those that Ops knows; what else is said is a note.
    var whyNot: WhyNot? {
        WhyNot(said: reason.flatMap(DeclineReason.init), until: until)
    }

    init?(from fields: inout JSONFields, takesAnswerer: Bool, takesUntil: Bool = false) {
        reason = fields.words("reason", limit: ContactBody.noteLimit)
        until = takesUntil ? fields.day("until") : nil
        guard takesAnswerer else {
            volunteer = nil
            return
        }
        volunteer = fields.member("volunteer", isNeeded: false) {
            value throws(FieldProblem.Failure) in try value.reference()
        }
        if let id = fields.identifier("solicitation", of: Solicitation.self) {
            answerer = .solicitation(id)
            if volunteer != nil {
                fields.note(.contradicts(otherField: "solicitation"), at: "volunteer")
            }
        }
    }

    /// Finds the volunteer who was named.
    mutating func resolve(in reading: ReadingDesk) throws {
        guard let volunteer else { return }
        answerer = .volunteer(try reading.read { try $0.volunteer(volunteer, at: "#/volunteer") })
    }
}

extension JSONValue {
    /// A UUID as text, or the number that people say aloud, as text or number.
    func reference<Subject>() throws(FieldProblem.Failure) -> Reference<Subject> {
        if case .number(let number) = self, let value = number.whole, value > 0 {
            return .number(value)
        }
        guard let reference = Reference<Subject>(try text(limit: 64)) else {
            throw FieldProblem.Failure(.impossibleIdentifier)
        }
        return reference
    }
}

extension ReadingRoom {
    /// The volunteer that a field names; an unknown one is that field's problem.
    func volunteer(
        _ reference: Reference<Volunteer>, at pointer: String
    ) throws -> Identifier<Volunteer> {
        guard let row = try volunteer(reference) else {
            throw Problem.unknown(.volunteer, at: pointer)
        }
        return row.id
    }
}

extension Call {
    /// The mission of the address, which may name the solicitation instead: then it says who
    /// answers.
    func mission(_ words: inout MissionWords) throws -> MissionRow {
        let text = parameters["id"] ?? ""
        return try read { room in
            if let reference = Reference<Mission>(text), let row = try room.mission(reference) {
                return row
            }
            guard let asked = Identifier<Solicitation>(text),
                let row = try room.mission(asking: asked)
            else { throw Problem.unknown(.mission) }
            words.answerer = .solicitation(asked)
            return row
        }
    }

    /// Refuses when the mission is closed or changed in the transaction; see the requests' own.
    func liveAndUnchanged(_ row: MissionRow) -> (@Sendable (ReadingRoom) throws -> Void) {
        { room in
            guard let present = try room.mission(.id(row.id)) else { return }
            guard present.closedAt == nil else {
                throw Problem.closed(.mission, number: present.number, as: present.stage)
            }
            try self.demandMatch(version: present.version)
        }
    }

    /// The mission as the transaction leaves it.
    func reply(
        _ status: Int, showing id: Identifier<Mission>, in room: ReadingRoom
    ) throws -> Reply {
        guard let row = try room.mission(.id(id)) else { throw Problem.unknown(.mission) }
        var json = JSONWriter(reserving: 1_024)
        try json.mission(row, in: room)
        return Reply(
            status: status, location: status == 201 ? "/v1/missions/\(id)" : nil,
            etag: Self.etag(row.version), body: json.bytes)
    }
}
