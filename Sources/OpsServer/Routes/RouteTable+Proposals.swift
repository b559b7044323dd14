import OpsCore
import OpsHTTP
import OpsStore

extension RouteTable {
    static var proposals: [Route] {
        [
            Route(
                method: .get, template: "/v1/requests/{id}/proposals", name: "propose",
                area: "dispatching",
                summary: "Who fits a request and why; with `all`, why each other does not.",
                roles: [.coordinator], query: proposalQuery + [everybody, place],
                answer: .init(
                    status: 200, schema: "Proposal", isList: true,
                    listSchema: Schemas.proposals),
                problems: [404, 409], handle: propose),
            Route(
                method: .get, template: "/v1/requests/{id}/crews", name: "proposeCrews",
                area: "dispatching",
                summary: "Who fits a request together, where one volunteer is not enough.",
                roles: [.coordinator], query: crewQuery,
                answer: .init(status: 200, schema: "CrewProposal", isList: true),
                problems: [404, 409], handle: proposeCrews),
        ]
    }

    /// So many of those who do not fit are judged for one answer; the office waits no longer.
    private static let judgedAtOnce = 500

    private static let proposalQuery = [
        Route.QueryParameter(
            name: "limit", summary: "How many of those who fit.",
            schema: #"{"type":"integer","minimum":1,"maximum":500,"default":5}"#)
    ]
    private static let crewQuery = [
        Route.QueryParameter(
            name: "limit", summary: "How many crews.",
            schema: """
                {"type":"integer","minimum":1,"maximum":\(Operation.crewLimit),"default":5}
                """)
    ]
    private static let everybody = Route.QueryParameter(
        name: "all", summary: "Also everyone else of the roster, whether they fit or not.",
        schema: #"{"type":"boolean"}"#)
    private static let place = Route.QueryParameter(
        name: "cursor",
        summary: "Everyone else from here on: the `next` of the last answer.",
        schema: #"{"type":"string","pattern":"^n[1-9][0-9]{0,17}$"}"#)

    private static func propose(_ call: Call) async throws -> Response {
        let limit = try call.limit(5)
        let showsAll = try call.flag("all")
        let after = try call.cursorNumber()
        let row = try call.requestStanding()
        try row.demandLive()
        let now = call.house.clock.now()
        let (fitting, others, skills, kind) = try await call.house.office.ask { operation in
            let request = try operation.toBeProposed(row.id)
            // Of the following answers too: nobody is told twice, and nobody left out.
            let best = operation.fitting(for: request, limit: limit, at: now)
            guard showsAll else {
                return (
                    after == nil ? best : [], Operation.Others?.none, operation.skillBook,
                    request.need
                )
            }
            let others = operation.others(
                for: request, than: best, after: after ?? 0, judging: Self.judgedAtOnce, at: now)
            return (after == nil ? best : [], others, operation.skillBook, request.need)
        }
        let language = call.language
        let likely = try await call.readLong { room in
            try room.request(.id(row.id)) { try room.likelySame(as: $0) } ?? []
        }
        let besides = { (json: inout JSONWriter) in json.likelySame(likely, in: language) }
        var response = try call.list(besides: besides) { json in
            try call.read { room in
                let need = try room.name(ofNeed: kind.rawValue)
                // Who fits is asked for help wherever they live; who does not is nobody else's business.
                let told = try (others?.proposals ?? []).filter {
                    try call.mayKnow($0.volunteer, in: room)
                }
                for proposal in fitting + told {
                    let name = try room.name(of: proposal.volunteer)
                    json.proposal(
                        proposal, name: name, note: try room.note(of: proposal.volunteer),
                        calling: skills, need: need, in: call.language)
                }
                return others?.next.map { "n\($0)" }
            }
        }
        response.isInLanguage(of: call)
        return response
    }

    private static func proposeCrews(_ call: Call) async throws -> Response {
        let range = 1...Int64(Operation.crewLimit)
        let limit = Int(try call.number("limit", in: range) ?? 5)
        let row = try call.requestStanding()
        try row.demandLive()
        let now = call.house.clock.now()
        let (crews, skills, kind) = try await call.house.office.ask { operation in
            let request = try operation.toBeProposed(row.id)
            return (
                operation.crews(for: request, limit: limit, at: now), operation.skillBook,
                request.need
            )
        }
        var response = try call.list { json in
            try call.read { room in
                let need = try room.name(ofNeed: kind.rawValue)
                for crew in crews {
                    json.beginObject()
                    json.member("score", Int64(crew.score))
                    json.key("members")
                    json.beginArray()
                    for member in crew.members {
                        let name = try room.name(of: member.volunteer)
                        json.proposal(
                            member, name: name, note: try room.note(of: member.volunteer),
                            calling: skills, need: need, in: call.language)
                    }
                    json.endArray()
                    json.endObject()
                }
                return nil
            }
        }
        response.isInLanguage(of: call)
        return response
    }
}

extension Call {
    /// Whether a volunteer whom nobody asks lies in the token's territory.
    func mayKnow(_ volunteer: Identifier<Volunteer>, in room: ReadingRoom) throws -> Bool {
        guard let bounds else { return true }
        let id = Identifier<Named>(high: volunteer.high, low: volunteer.low)
        return try room.lies(.volunteer, .id(id), in: bounds) ?? false
    }

    /// Of those who may be meant, whom who asks may know: volunteers are for who assigns them.
    func told(_ others: [RosterLikeness], in room: ReadingRoom) throws -> [RosterLikeness] {
        try others.filter { other in
            switch other.twin {
            case .volunteer(let id): return try seesVolunteers && mayKnow(id, in: room)
            case .candidate:
                guard let bounds else { return true }
                return try room.lies(.candidate, .number(other.number), in: bounds) ?? false
            }
        }
    }
}

extension Response {
    /// Says in which language its sentences are.
    mutating func isInLanguage(of call: Call) {
        headers.add("Content-Language", call.language.rawValue)
        headers.add("Vary", "Accept-Language")
    }
}
