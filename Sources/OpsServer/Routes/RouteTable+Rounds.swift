import OpsCore
import OpsHTTP
import OpsStore

/// Delivery rounds: what is to be carried, rounds as they are laid out, and what drivers take with them.
extension RouteTable {
    static var rounds: [Route] { laidOut + carried }

    private static var laidOut: [Route] {
        [
            Route(
                method: .get, template: "/v1/rounds", name: "listRounds", area: "rounds",
                summary: "Rounds, the one that was laid out last first.", roles: [.coordinator],
                query: Route.QueryParameter.page + [inTerritory, onDate, inState],
                answer: .init(status: 200, schema: "Round", isList: true), problems: [404],
                handle: list),
            Route(
                method: .post, template: "/v1/rounds", name: "planRounds", area: "rounds",
                summary:
                    "Lay out rounds of one day together: new ones, drafts anew, published ones with more.",
                roles: [.coordinator], body: "RoundPlans",
                answer: .init(status: 200, schema: "RoundsLaidOut"), problems: [409], handle: plan),
            Route(
                method: .get, template: "/v1/round-problem", name: "showRoundProblem",
                area: "rounds",
                summary: "What is to be carried on a day, and with what it could go.",
                roles: [.coordinator], query: [ofTerritory, ofDate, ofCrew],
                answer: .init(status: 200, schema: "RoundProblem"), problems: [404, 409],
                handle: problem),
            Route(
                method: .get, template: "/v1/rounds/{id}", name: "showRound", area: "rounds",
                summary: "One round: its stops with times, load, and how far its missions are.",
                roles: [.coordinator],
                answer: .init(status: 200, schema: "Round", tag: .guardsChanges), problems: [404],
                handle: show),
            stop("pin", "pinStop", "A delivery stays in this round when it is planned anew.") {
                .pin($0, $1)
            },
            stop("unpin", "unpinStop", "A delivery may go with another round again.") {
                .unpin($0, $1)
            },
            change(
                "publication", "publishRound", "Make its missions, and the calls the day before."
            ) { round in
                .publish(round.id, codes: round.plan.deliveries.map { _ in VisitCode.drawn() })
            },
            change(
                "withdrawal", "withdrawRound", "Take it back, while nobody is on the way to a door."
            ) {
                .withdraw($0.id)
            },
        ]
    }

    private static var carried: [Route] {
        [
            Route(
                method: .get, template: "/v1/rounds/{id}/sheet", name: "showRoundSheet",
                area: "rounds",
                summary: "What its crew may know at each door, stop by stop.",
                roles: [.coordinator], answer: .init(status: 200, schema: "RoundSheet"),
                problems: [404], handle: sheet),
            Route(
                method: .get, template: "/v1/rounds/{id}/calendar", name: "showRoundCalendar",
                area: "rounds", summary: "The round as a calendar; it names nobody.",
                roles: [.coordinator],
                answer: .init(status: 200, schema: "Calendar", mediaType: Route.calendar),
                problems: [404], handle: calendar),
            Route(
                method: .get, template: "/v1/rounds/{id}/gpx", name: "showRoundTrack",
                area: "rounds",
                summary:
                    "The round for a navigator (GPX 1.1), doors rounded to 100 m; it names nobody.",
                roles: [.coordinator],
                answer: .init(status: 200, schema: "Page", mediaType: Route.gpx),
                problems: [404], handle: gpx),
        ]
    }

    private static let inTerritory = Route.QueryParameter.territory("Of this territory alone.")
    private static let onDate = Route.QueryParameter(
        name: "date", summary: "On this day alone.", schema: Schemas.day)
    private static let inState = Route.QueryParameter(
        name: "state", summary: "In this state alone.", schema: Schemas.codes(of: RoundState.self))
    private static let ofTerritory = Route.QueryParameter(
        name: "territory", summary: "The territory.", schema: Schemas.territoryCode,
        isNeeded: true)
    private static let ofDate = Route.QueryParameter(
        name: "date", summary: "The day; tomorrow unless told.", schema: Schemas.day)
    private static let ofCrew = Route.QueryParameter(
        name: "crew",
        summary: "People who would go together, by their numbers, joined by full stops.",
        schema:
            #"{"type":"string","maxLength":200,"pattern":"^[1-9][0-9]{0,17}([.][1-9][0-9]{0,17})*$"}"#,
        isRepeatable: true)

    /// A route about one request of a draft.
    private static func stop(
        _ word: String, _ name: String, _ summary: String,
        _ command: @escaping @Sendable (Identifier<Round>, Identifier<HelpRequest>) -> RoundsCommand
    ) -> Route {
        Route(
            method: .post, template: "/v1/rounds/{id}/\(word)", name: name, area: "rounds",
            summary: summary, roles: [.coordinator], body: "RoundStopName",
            answer: .init(status: 200, schema: "Round", tag: .guardsChanges),
            problems: [404, 409, 412]
        ) { call in
            let reference = try call.body {
                $0.roundReference("request", isNeeded: true, of: HelpRequest.self)
            }
            let round = try call.round()
            let request = try call.read { room in
                try room.request(reference, { $0.id })
            }
            guard let request else { throw Problem.unknown(.request, at: "#/request") }
            return try await call.carryOut(
                .rounds(command(round.id, request)), check: call.unchanged(round)
            ) { _, room in try call.reply(showing: round.id, in: room) }
        }
    }

    private static func change(
        _ word: String, _ name: String, _ summary: String,
        _ command: @escaping @Sendable (Round) -> RoundsCommand
    ) -> Route {
        Route(
            method: .post, template: "/v1/rounds/{id}/\(word)", name: name, area: "rounds",
            summary: summary, roles: [.coordinator], body: "Nothing", bodyIsOptional: true,
            answer: .init(status: 200, schema: "Round", tag: .guardsChanges),
            problems: [404, 409, 412]
        ) { call in
            try call.body { _ in () }
            let round = try call.round()
            return try await call.carryOut(
                .rounds(command(round)), check: call.unchanged(round)
            ) { events, room in try call.reply(showing: round.id, in: room, after: events) }
        }
    }

    private static func list(_ call: Call) throws -> Response {
        let limit = try call.limit()
        let filter = RoundFilter(
            territory: try call.territory(), date: try call.roundDate(),
            state: try call.codes("state", of: RoundState.self).first)
        return try call.list { json in
            try call.read { room in
                try room.demand(filter.territory)
                return try call.numbered(
                    &json, in: room, limit: limit, read: { try room.rounds(filter, $0, $1) },
                    number: { $0.number }
                ) { try $0.round($1, in: room) }
            }
        }
    }

    private static func show(_ call: Call) throws -> Response {
        let round = try call.round()
        return try call.read { room in
            var json = JSONWriter(reserving: 4_096)
            try json.round(round, in: room)
            return call.answer(
                json.bytes, version: try room.version(ofRound: round.number), isAllThereIs: false)
        }
    }

    private static func plan(_ call: Call) async throws -> Response {
        let body = try call.body { RoundPlansBody(from: &$0) }
        let (wish, known) = try call.read { room in
            let wish = try body.wish(in: room)
            return (wish, try room.known(in: wish))
        }
        return try await call.carryOut(.rounds(.plan(wish))) { events, room in
            var json = JSONWriter(reserving: 4_096)
            json.beginObject()
            json.key("rounds")
            json.beginArray()
            for event in events.map(\.event) {
                let id: Identifier<Round>? =
                    switch event {
                    case .rounds(.drafted(let round)): round.id
                    case .rounds(.redrawn(let id, _)), .rounds(.withdrawn(let id)),
                        .rounds(.extended(let id, _, _)):
                        id
                    default: nil
                    }
                guard let id, let round = try room.round(.id(id)) else { continue }
                let uncalled = try room.uncalled(round, after: events, besides: known[id] ?? [])
                try json.round(round, in: room, uncalled: uncalled)
            }
            json.endArray()
            json.endObject()
            return Reply(status: 200, body: json.bytes)
        }
    }

    private static func problem(_ call: Call) async throws -> Response {
        guard let territory = try call.territory() else { throw Problem.roundQuery("territory") }
        try call.read { try $0.demand(territory) }
        let date = try call.roundDate()
        let crews = try call.crews()
        let now = call.house.clock.now()
        let problem = try await call.house.office.ask { operation in
            try operation.roundProblem(
                of: territory, on: date ?? operation.dayAfter(now, in: territory), crews: crews,
                at: now)
        }
        var json = JSONWriter(reserving: 16_384)
        json.beginObject()
        problem.write(into: &json)
        json.endObject()
        return call.answer(json.bytes)
    }

    private static func sheet(_ call: Call) async throws -> Response {
        let round = try call.round()
        let wall = try await call.house.office.ask { operation in
            let (zone, offset) = operation.clock(of: round.territory, at: round.plan.leavesAt)
            return RoundClock(zone: zone?.text, offset: offset)
        }
        return try call.read { room in
            var json = JSONWriter(reserving: 8_192)
            try json.roundSheet(round, on: wall, in: room)
            return call.answer(json.bytes)
        }
    }

    private static func calendar(_ call: Call) throws -> Response {
        let round = try call.round()
        let entries = try call.read { room in
            try CalendarEntry.entries(
                of: round, in: room, language: call.language, at: call.house.clock.now())
        }
        return file(
            CalendarSheet(entries, at: call.house.clock.now()).bytes,
            "text/calendar; charset=utf-8")
    }

    private static func gpx(_ call: Call) throws -> Response {
        let round = try call.round()
        let track = try call.read { room in
            RoundTrack(round, names: try room.names(ofStops: round), in: call.language)
        }
        return file(track.bytes, Route.gpx)
    }

    private static func file(_ bytes: [UInt8], _ type: String) -> Response {
        Response(
            .ok, headers: ["Content-Type": type, "Cache-Control": "no-store"],
            body: .bytes(bytes))
    }
}

extension Call {
    fileprivate func round() throws -> Round {
        let reference = try reference(.round, to: Round.self)
        guard let round = try read({ try $0.round(reference) }) else {
            throw Problem.unknown(.round)
        }
        return round
    }

    fileprivate func unchanged(_ round: Round) -> (@Sendable (ReadingRoom) throws -> Void) {
        { try self.demandMatch(version: try $0.version(ofRound: round.number)) }
    }

    fileprivate func reply(
        showing id: Identifier<Round>, in room: ReadingRoom, after events: [RecordedEvent] = []
    ) throws -> Reply {
        guard let round = try room.round(.id(id)) else { throw Problem.unknown(.round) }
        var json = JSONWriter(reserving: 4_096)
        try json.round(round, in: room, uncalled: try room.uncalled(round, after: events))
        return Reply(
            status: 200, etag: Self.etag(try room.version(ofRound: round.number)),
            body: json.bytes)
    }

    fileprivate func roundDate() throws -> CivilDate? {
        guard let text = query("date") else { return nil }
        guard let date = CivilDate(iso8601: text) else {
            throw Problem.badQuery(
                "date", FieldProblem.Reason.malformedCode(example: "2020-03-24").text)
        }
        return date
    }

    /// `12.13`: two who would go together.
    fileprivate func crews() throws -> [[Identifier<Volunteer>]] {
        try queries("crew").map { text in
            try text.split(separator: ".", omittingEmptySubsequences: false).map { word in
                guard let number = Int64(word), number > 0, String(number) == word else {
                    throw Problem.badQuery(
                        "crew", FieldProblem.Reason.malformedCode(example: "12.13").text)
                }
                return try read { try $0.volunteer(.number(number), at: "crew") }
            }
        }
    }
}

extension ReadingRoom {
    /// What each round had left to bring before somebody adds to it: whoever says its revision means that.
    fileprivate func known(
        in wish: PlanRounds
    ) throws -> [Identifier<Round>: [Identifier<HelpRequest>]] {
        var known: [Identifier<Round>: [Identifier<HelpRequest>]] = [:]
        for layout in wish.rounds.compactMap(\.replaces) {
            known[layout.round] = try round(.id(layout.round))?.openRequests
        }
        return known
    }
}

extension Problem {
    fileprivate static func roundQuery(_ name: String) -> Problem {
        .badQuery(name, FieldProblem.Reason.missing.text)
    }
}
