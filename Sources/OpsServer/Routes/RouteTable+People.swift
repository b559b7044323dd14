import OpsCore
import OpsHTTP
import OpsStore

/// Finding people again: candidates are proposed with their reasons, and nothing is done about them.
extension RouteTable {
    private static let staff: [Role] = [.operator, .coordinator]

    static var people: [Route] {
        [
            Route(
                method: .post, template: "/v1/people/search", name: "searchPeople", area: "people",
                summary: "Who may be this person, why, and what was done for them lately.",
                roles: staff, body: "PersonSearch",
                answer: .init(status: 200, schema: "Candidates"), handle: searchPeople),
            Route(
                method: .get, template: "/v1/people/{id}/duplicates", name: "findDuplicates",
                area: "people", summary: "Who may be the same as a person who was logged, and why.",
                roles: staff, query: [candidateLimit],
                answer: .init(status: 200, schema: "Candidates"), problems: [404],
                handle: findDuplicates),
            Route(
                method: .get, template: "/v1/people/{id}/history", name: "showHistory",
                area: "people", summary: "The contacts of a person and what came of each.",
                roles: staff, answer: .init(status: 200, schema: "PersonHistory"), problems: [404],
                handle: showHistory),
            Route(
                method: .post, template: "/v1/people/{id}/merge", name: "mergePeople",
                area: "people",
                summary: "The other is the same person: shown together from now on.",
                roles: [.coordinator], body: "OtherPerson",
                answer: .init(status: 200, schema: "PersonHistory"), problems: [404, 409],
                handle: mergePeople),
            Route(
                method: .post, template: "/v1/people/{id}/separation", name: "separatePeople",
                area: "people",
                summary: "A person who was merged with another is somebody else after all.",
                roles: [.coordinator], body: "Nothing", bodyIsOptional: true,
                answer: .init(status: 200, schema: "PersonHistory"), problems: [404, 409],
                handle: separatePeople),
        ]
    }

    private static let candidateLimit = Route.QueryParameter(
        name: "limit", summary: "How many candidates at the most.",
        schema: #"{"type":"integer","minimum":1,"maximum":\#(PersonSearch.most),"default":10}"#)

    private static func searchPeople(_ call: Call) async throws -> Response {
        let wish = try call.body(PersonSearch.read)
        var question = LikenessQuestion(wish.traits)
        question.limit = wish.limit
        return try await call.candidates(question)
    }

    private static func findDuplicates(_ call: Call) async throws -> Response {
        let person = try call.person()
        let limit = try call.number("limit", in: 1...Int64(PersonSearch.most))
        let found = try await call.readLong { room -> LikenessQuestion? in
            guard try room.lastContact(of: person) != nil else { return nil }
            var question = try room.question(about: person)
            question.needs = Set(try room.openRequests(of: person).map(\.need))
            return question
        }
        guard var question = found else { throw Problem.unknown(.person) }
        question.limit = limit.map { Int($0) } ?? PersonSearch.standard
        return try await call.candidates(question)
    }

    private static func showHistory(_ call: Call) throws -> Response {
        let person = try call.person()
        return try call.read { room in
            guard try room.lastContact(of: person) != nil else { throw Problem.unknown(.person) }
            var json = JSONWriter(reserving: 4_096)
            try json.history(of: person, in: room, at: call.house.clock.now())
            return call.answer(json.bytes)
        }
    }
}

/// What a coordinator decides about them; it can be taken back.
extension RouteTable {
    private static func mergePeople(_ call: Call) async throws -> Response {
        let kept = try call.person()
        let other: Identifier<PersonHelped> = try call.body {
            $0.identifier("other", isNeeded: true, of: PersonHelped.self)
        }
        return try await call.carryOut(
            making: { room in
                guard try room.lastContact(of: kept) != nil else { throw Problem.unknown(.person) }
                guard try room.lastContact(of: other) != nil else {
                    throw OpsCore.Refusal.hotline(.unknownPerson(other))
                }
                let known = KnownOfTwins(
                    heard: try room.heardSince([kept, other]),
                    movedDoors: try room.doorsMoved(merging: other, into: kept))
                return .hotline(.mergePeople(kept: kept, merged: other, known: known))
            },
            reply: { events, room in
                var anew: Set<Identifier<PlannedCall>> = []
                for case .followUp(.callMovedOn(let moved)) in events.lazy.map(\.event) {
                    anew.insert(moved.id)
                }
                return try call.reply(showing: kept, begunAnew: anew, in: room)
            })
    }

    private static func separatePeople(_ call: Call) async throws -> Response {
        try call.body { _ in () }
        let merged = try call.person()
        return try await call.carryOut(
            making: { room in
                guard try room.lastContact(of: merged) != nil else {
                    throw Problem.unknown(.person)
                }
                let known = KnownOfTwins(movedDoors: try room.doorsMoved(separating: merged))
                return .hotline(.separatePeople(merged: merged, known: known))
            },
            reply: { _, room in try call.reply(showing: merged, in: room) })
    }
}

extension Call {
    /// The history of a person as the transaction leaves it.
    func reply(
        showing person: Identifier<PersonHelped>, begunAnew: Set<Identifier<PlannedCall>> = [],
        in room: ReadingRoom
    ) throws -> Reply {
        var json = JSONWriter(reserving: 4_096)
        try json.history(of: person, begunAnew: begunAnew, in: room, at: house.clock.now())
        return Reply(status: 200, body: json.bytes)
    }

    /// The person of the address: people have no number to say aloud.
    func person() throws -> Identifier<PersonHelped> {
        guard let id = parameters["id"].flatMap({ Identifier<PersonHelped>($0) }) else {
            throw Problem.unknown(.person)
        }
        return id
    }

    /// The candidates of a search, beside the loop.
    fileprivate func candidates(_ question: LikenessQuestion) async throws -> Response {
        let (now, language) = (house.clock.now(), language)
        let bytes = try await readLong { room in
            var json = JSONWriter(reserving: 4_096)
            var asked = question
            // The limit is of those who may be shown: nobody is lost behind others.
            if self.bounds != nil { asked.limit = .max }
            var found = try room.people(like: asked)
            if let bounds = self.bounds {
                try found.keep(question.limit) { person in
                    let id = Identifier<Named>(high: person.high, low: person.low)
                    return try room.lies(.person, .id(id), in: bounds) ?? false
                }
            }
            try json.candidates(found, in: room, at: now, language: language)
            return json.bytes
        }
        return answer(bytes)
    }
}
