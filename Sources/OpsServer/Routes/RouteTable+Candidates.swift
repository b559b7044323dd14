import OpsCore
import OpsHTTP
import OpsStore

/// People who offer to help, by the thousand: from the offer to the roster.
extension RouteTable {
    private static let template = "/v1/candidates/{id}"
    private static let one = Route.Answer(status: 200, schema: "Candidate", tag: .guardsChanges)

    static var candidates: [Route] { candidateLists + candidateSteps + onboarding }

    private static var candidateLists: [Route] {
        [
            Route(
                method: .post, template: "/v1/candidates", name: "addCandidate",
                area: "candidates", summary: "Somebody offers to help.",
                roles: [.operator, .coordinator], body: "NewCandidate",
                answer: .init(
                    status: 201, schema: "Candidate", tag: .guardsChanges, hasLocation: true),
                problems: [409], handle: addCandidate),
            Route(
                method: .get, template: "/v1/candidates", name: "listCandidates",
                area: "candidates",
                summary: "Those who offer to help; whose next stage is due first stands first.",
                roles: [.coordinator], query: Route.QueryParameter.workPage + candidateFilters,
                answer: .init(status: 200, schema: "Candidate", isList: true), problems: [404],
                handle: listCandidates),
            Route(
                method: .get, template: template, name: "showCandidate", area: "candidates",
                summary: "A candidate: what became of them, who they are like, what is held.",
                roles: [.coordinator], answer: one, problems: [404], handle: showCandidate),
            Route(
                method: .patch, template: template, name: "changeCandidate", area: "candidates",
                summary: "Change what is known of a candidate; what is left out stays.",
                roles: [.coordinator], body: "CandidateChange", answer: one,
                problems: [404, 409, 412, 428], handle: changeCandidate),
        ]
    }

    private static let candidateFilters = [
        Route.QueryParameter(
            name: "state", summary: "Only those in this state; those that are open unless told.",
            schema: Schemas.codes(of: CandidateState.self), isRepeatable: true),
        Route.QueryParameter(
            name: "all", summary: "Also those that are closed.", schema: #"{"type":"boolean"}"#),
        Route.QueryParameter.territory("Only those of this territory or one below it."),
        Route.QueryParameter(
            name: "skill", summary: "Only those who hold this skill.", schema: Schemas.skill),
        Route.QueryParameter(
            name: "due", summary: "Only those whose next stage is overdue.",
            schema: #"{"type":"boolean"}"#),
        Route.QueryParameter(
            name: "age", summary: "Only those who offered to help so many days ago.",
            schema: #"{"type":"integer","minimum":0,"maximum":3650}"#),
        Route.QueryParameter(
            name: "alike",
            summary: "Only those who are like a volunteer or another candidate, with the reasons.",
            schema: #"{"type":"boolean"}"#),
    ]

    private static func addCandidate(_ call: Call) async throws -> Response {
        let body = try call.candidate(isNew: true)
        let now = call.house.clock.now()
        let positions = try await call.house.office.ask { $0.territories }
        return try await call.carryOut(
            making: { room in
                try room.demandFree(body.change.ref, besides: nil)
                return .candidate(try body.offer(in: room, positions: positions, at: now))
            },
            reply: { events, room in
                for case .candidate(.offered(let offered)) in events.map(\.event) {
                    return try call.reply(201, showing: offered.id, in: room)
                }
                preconditionFailure("an offer makes a candidate")
            })
    }

    /// Looking for who is like whom is not for a loop's thread.
    private static func listCandidates(_ call: Call) async throws -> Response {
        let (limit, now) = (try call.limit(), call.house.clock.now())
        let (filter, code) = (try call.candidateFilter(at: now), try call.territory())
        let (isAlike, after) = (try call.flag("alike"), try call.workPlace())
        let language = call.language
        let (items, next) = try await call.readLong { room -> ([UInt8], WorkPlace?) in
            try room.demand(code)
            var filter = filter
            filter.territories = try code.map { try room.branch(downFrom: $0) }
            var json = JSONWriter(reserving: 16 * 1_024)
            json.beginArray()
            let next = try call.page(
                &json, in: room, limit: limit,
                read: { limit, body in
                    var left = limit
                    // Whoever is like nobody is passed over, however many they are.
                    try room.candidates(
                        after: after, limit: isAlike ? .max : limit, filter
                    ) { row in
                        let others = isAlike ? try call.likenesses(of: row, in: room) : nil
                        guard others?.isEmpty != true else { return true }
                        left -= 1
                        return try body(Listed(row: row, others: others)) && left > 0
                    }
                }, cursor: { $0.row.place }, number: { $0.row.number }
            ) { json, listed in
                try json.candidate(
                    listed.row, like: listed.others, in: room, at: now, language: language)
            }
            json.endArray()
            return (json.bytes, next)
        }
        return try call.list { json in
            json.rawMembers(items.dropFirst().dropLast())
            return next?.text
        }
    }

    private struct Listed: Sendable {
        let row: CandidateRow
        let others: [RosterLikeness]?
    }

    private static func showCandidate(_ call: Call) throws -> Response {
        let reference = try call.reference(.candidate, to: Candidate.self)
        return try call.read { room in
            guard let row = try room.candidate(reference) else {
                throw Problem.unknown(.candidate)
            }
            return call.answer(
                try call.json(of: row, in: room), version: row.version, isAllThereIs: false)
        }
    }

    private static func changeCandidate(_ call: Call) async throws -> Response {
        guard call.request.headers.contains("if-match") else { throw Problem.conditionNeeded }
        let body = try call.candidate(isNew: false)
        let positions = try await call.house.office.ask { $0.territories }
        return try await call.change { row, room in
            try room.demandFree(body.change.ref, besides: row.id)
            return .candidate(body.command(changing: row.id, positions: positions))
        }
    }
}

/// Step by step.
extension RouteTable {
    private static var candidateSteps: [Route] {
        [
            step(
                "stage", "advanceCandidate",
                "A candidate has passed a stage; the next unless said.",
                "CandidateStage", bodyIsOptional: true, advanceCandidate),
            step(
                "step-back", "stepBackCandidate",
                "A stage was noted by mistake: a candidate stands at an earlier one.",
                "CandidateStepBack", stepBackCandidate),
            step(
                "admission", "admitCandidate", "A candidate is a volunteer from now on.",
                "CandidateAdmission", bodyIsOptional: true, admitCandidate),
            step(
                "closure", "closeCandidate", "A candidate is declined, or withdraws.",
                "CandidateClosure", closeCandidate),
            step(
                "merge", "mergeCandidate",
                "A candidate is a volunteer already, or another candidate; it can be undone.",
                "CandidateTwin", mergeCandidate),
            step(
                "separation", "separateCandidate", "They are somebody else after all.", "Nothing",
                bodyIsOptional: true, separateCandidate),
            Route(
                method: .post, template: template + "/erasure", name: "eraseCandidate",
                area: "candidates",
                summary: "Erase everything that names a candidate; it cannot be undone.",
                roles: [.admin], body: "WholeErasureWish",
                answer: .init(status: 200, schema: "Erasure"), problems: [404, 409],
                handle: eraseCandidate),
            Route(
                method: .get, template: template + "/erasure", name: "showCandidateErasure",
                area: "candidates", summary: "The proof that everything on a candidate was erased.",
                roles: [.coordinator, .reviewer],
                answer: .init(status: 200, schema: "Erasure"), problems: [404],
                handle: showCandidateErasure),
        ]
    }

    private static func step(
        _ name: String, _ operation: String, _ summary: String, _ body: String,
        bodyIsOptional: Bool = false,
        _ handle: @escaping @Sendable (Call) async throws -> Response
    ) -> Route {
        Route(
            method: .post, template: "\(template)/\(name)", name: operation, area: "candidates",
            summary: summary, roles: [.coordinator], body: body, bodyIsOptional: bodyIsOptional,
            answer: one, problems: [404, 409, 412], handle: handle)
    }

    private static func advanceCandidate(_ call: Call) async throws -> Response {
        var step = try call.body { CandidateStageBody(from: &$0) }.step
        // Whoever says that somebody is vetted has vetted them.
        step.change.grantedBy = call.grant?.id
        let said = step
        return try await call.change { row, _ in .candidate(.advance(row.id, said)) }
    }

    private static func stepBackCandidate(_ call: Call) async throws -> Response {
        let (stage, note) = try call.body { fields in
            let stage = fields.code("stage", isNeeded: true, of: CandidateStage.self)
            let note = fields.words("note", limit: ContactBody.noteLimit)
            return stage.map { ($0, note) }
        }
        return try await call.change { row, _ in
            .candidate(.stepBack(row.id, to: stage, note: note))
        }
    }

    private static func admitCandidate(_ call: Call) async throws -> Response {
        let (until, note) = try call.body { fields in
            Optional.some(
                (
                    fields.day("accompaniedUntil"),
                    fields.words("note", limit: ContactBody.noteLimit)
                ))
        }
        let accompanied = until.map { Accompaniment(until: $0, grantedBy: call.grant?.id) }
        return try await call.change { row, room in
            // One reference is one volunteer's.
            if let ref = row.ref, let holder = try room.holder(ofRef: ref, besides: nil) {
                throw OpsCore.Refusal.roster(.refTaken(by: holder))
            }
            return .candidate(.admit(row.id, accompanied: accompanied, note: note))
        }
    }

    private static func closeCandidate(_ call: Call) async throws -> Response {
        let (ending, note) = try call.body { fields -> (CandidateEnding, String?)? in
            let ending = CandidateClosure.read(&fields)
            let note = fields.words("note", limit: ContactBody.noteLimit)
            return ending.map { ($0, note) }
        }
        return try await call.change { row, _ in .candidate(.end(row.id, ending, note: note)) }
    }

    private static func mergeCandidate(_ call: Call) async throws -> Response {
        let twin = try call.body { CandidateTwinBody(from: &$0) }
        return try await call.change { row, room in
            .candidate(.merge(row.id, into: try twin.found(in: room)))
        }
    }

    private static func separateCandidate(_ call: Call) async throws -> Response {
        try call.body { _ in () }
        return try await call.change { row, _ in .candidate(.separate(row.id)) }
    }

    /// The kept answers are looked through beside the office, all but the last few.
    private static func eraseCandidate(_ call: Call) async throws -> Response {
        let reference = try call.reference(.candidate, to: Candidate.self)
        let reason: ErasureReason = try call.body { $0.code("reason", isNeeded: true) }
        let seen = try await call.readLong { room in
            try room.candidate(reference).flatMap { try room.known(candidate: $0.id)?.replies }
        }
        guard let seen else { throw Problem.unknown(.candidate) }
        return try await call.carryOut(
            making: { room in
                guard let row = try room.candidate(reference),
                    let known = try room.known(candidate: row.id, seen: seen)?.person
                else { throw Problem.unknown(.candidate) }
                return .privacy(.eraseCandidate(row.id, known, reason))
            },
            reply: { _, room in
                Reply(status: 200, body: try call.proof(ofCandidate: reference, in: room))
            })
    }

    private static func showCandidateErasure(_ call: Call) throws -> Response {
        let reference = try call.reference(.candidate, to: Candidate.self)
        return try call.read { room in
            call.answer(try call.proof(ofCandidate: reference, in: room))
        }
    }
}

/// Who a candidate is as well, as a body tells it: one of the two.
private struct CandidateTwinBody: Sendable {
    private let candidate: Reference<Candidate>?
    private let volunteer: Reference<Volunteer>?

    init(from fields: inout JSONFields) {
        volunteer = fields.reference("volunteer")
        candidate = fields.member("candidate", isNeeded: volunteer == nil) {
            value throws(FieldProblem.Failure) in try value.reference()
        }
    }

    func found(in room: ReadingRoom) throws -> CandidateTwin {
        if let volunteer { return .volunteer(try room.volunteer(volunteer, at: "#/volunteer")) }
        guard let row = try candidate.flatMap({ try room.candidate($0) }) else {
            throw Problem.unknown(.candidate, at: "#/candidate")
        }
        return .candidate(row.id)
    }
}

extension ReadingRoom {
    /// Refuses a reference under which another candidate is known already.
    fileprivate func demandFree(_ ref: String?, besides id: Identifier<Candidate>?) throws {
        guard let ref, let holder = try candidate(withRef: ref, besides: id) else { return }
        throw OpsCore.Refusal.candidate(.refTaken(by: holder))
    }
}

extension Call {
    fileprivate func candidate(isNew: Bool) throws -> CandidateBody {
        var unknownZone: String?
        let body = try self.body {
            CandidateBody(from: &$0, isNew: isNew, unknownZone: &unknownZone)
        }
        if let unknownZone { throw OpsCore.Refusal.catalogue(.unknownZone(unknownZone)) }
        return body
    }

    fileprivate func candidateFilter(at now: Instant) throws -> CandidateFilter {
        var filter = CandidateFilter()
        filter.states = try codes("state")
        filter.isEvery = try flag("all")
        if try flag("due") { filter.dueBy = now }
        if let days = try number("age", in: 0...3_650) {
            filter.offeredBefore = now - .days(days)
        }
        filter.skill = try skill()
        return filter
    }

    fileprivate func likenesses(
        of row: CandidateRow, in room: ReadingRoom
    ) throws -> [RosterLikeness] {
        try told(try room.likenesses(of: row), in: room)
    }

    fileprivate func json(of row: CandidateRow, in room: ReadingRoom) throws -> [UInt8] {
        var json = JSONWriter(reserving: 2_048)
        try json.wholeCandidate(
            row, like: try likenesses(of: row, in: room), in: room, at: house.clock.now(),
            language: language)
        return json.bytes
    }

    /// The candidate as the transaction leaves them.
    fileprivate func reply(
        _ status: Int, showing id: Identifier<Candidate>, in room: ReadingRoom
    ) throws -> Reply {
        guard let row = try room.candidate(.id(id)) else { throw Problem.unknown(.candidate) }
        return Reply(
            status: status, location: status == 201 ? "/v1/candidates/\(id)" : nil,
            etag: Self.etag(row.version), body: try json(of: row, in: room))
    }

    /// Moves the candidate of the address on, made from what the tables say in the transaction.
    fileprivate func change(
        _ make: @escaping @Sendable (CandidateRow, ReadingRoom) throws -> Command
    ) async throws -> Response {
        let reference = try reference(.candidate, to: Candidate.self)
        return try await carryOut(
            making: { room in
                guard let row = try room.candidate(reference) else {
                    throw Problem.unknown(.candidate)
                }
                // Who is merged is told so, with what to do.
                let isMerged = row.state == CandidateState.merged.rawValue
                guard row.closedAt == nil || isMerged else {
                    throw Problem.closed(.candidate, number: row.number, as: row.state)
                }
                try self.demandMatch(version: row.version)
                return try make(row, room)
            },
            reply: { _, room in
                guard let row = try room.candidate(reference) else {
                    throw Problem.unknown(.candidate)
                }
                return try self.reply(200, showing: row.id, in: room)
            })
    }

    fileprivate func proof(
        ofCandidate reference: Reference<Candidate>, in room: ReadingRoom
    ) throws -> [UInt8] {
        guard let row = try room.candidate(reference) else { throw Problem.unknown(.candidate) }
        guard let erasure = try room.erasure(ofCandidate: row.id) else {
            throw Problem.unknown(.erasure)
        }
        var json = JSONWriter()
        try json.erasure(erasure, ofCandidate: row.id, in: room)
        return json.bytes
    }
}
