import OpsCore
import OpsHTTP
import OpsStore

/// Visits to people, from the wish to the end of support.
extension RouteTable {
    private static let staff: [Role] = [.operator, .coordinator]

    static var visitSeries: [Route] {
        [
            Route(
                method: .post, template: "/v1/people/{id}/visit-wish", name: "wishVisits",
                area: "care", summary: "What a person wants: visits, calls, both or nothing.",
                roles: staff, body: "VisitWish",
                answer: .init(status: 200, schema: "PersonHistory"),
                problems: [404, 409], handle: wish),
            Route(
                method: .get, template: "/v1/visits", name: "listVisitSeries", area: "care",
                summary: "Visits to people; what is due first stands first.", roles: staff,
                query: Route.QueryParameter.workPage + filters,
                answer: .init(status: 200, schema: "VisitSeries", isList: true), handle: list),
            Route(
                method: .get, template: "/v1/visits/{id}", name: "showVisitSeries", area: "care",
                summary: "The visits to a person; coordinators see what crews told.",
                roles: staff,
                answer: .init(status: 200, schema: "VisitSeries", tag: .guardsChanges),
                problems: [404], handle: show),
            change(
                "report", "reportVisit", "What the crew tells of its visit, and what comes next.",
                "VisitReport", read: told),
            change("next", "planVisit", "The day of the next visit.", "NextVisit", read: day),
            change(
                "closure", "endVisits", "Visits end, for a reason.", "VisitsClosure", read: ending),
            Route(
                method: .post, template: "/v1/missions/{id}/slot", name: "agreeSlot",
                area: "visits", summary: "When the crew comes, as agreed with the person.",
                roles: staff, body: "NewSlot", answer: .init(status: 200, schema: "MissionSlot"),
                problems: [404, 409], handle: agreeSlot),
        ]
    }

    private static let filters = [
        Route.QueryParameter(
            name: "due", summary: "Only those in which somebody must act now.",
            schema: #"{"type":"boolean"}"#),
        Route.QueryParameter(
            name: "step", summary: "Only those at this step; all but the ended unless told.",
            schema: Schemas.codes(of: VisitStep.self)),
    ]

    /// What is asked of a series, once it is known which.
    private typealias Wish = @Sendable (Identifier<VisitSeries>) -> VisitsCommand

    private static func told(_ fields: inout JSONFields) -> Wish? {
        let told = VisitToldBody.read(&fields)
        return { id in .report(id, told) }
    }

    private static func day(_ fields: inout JSONFields) -> Wish? {
        guard let at = fields.instant("at", isNeeded: true) else { return nil }
        return { id in .plan(id, at: at) }
    }

    private static func ending(_ fields: inout JSONFields) -> Wish? {
        let ending = fields.code("reason", isNeeded: true, of: VisitEnding.self)
        let note = fields.words("note", limit: ContactBody.noteLimit)
        guard let ending else { return nil }
        return { id in .end(id, ending, note: note) }
    }

    /// A route that moves a series on.
    private static func change(
        _ word: String, _ name: String, _ summary: String, _ body: String,
        read: @escaping @Sendable (inout JSONFields) -> Wish?
    ) -> Route {
        Route(
            method: .post, template: "/v1/visits/{id}/\(word)", name: name, area: "care",
            summary: summary, roles: [.coordinator], body: body,
            answer: .init(status: 200, schema: "VisitSeries", tag: .guardsChanges),
            problems: [404, 409, 412]
        ) { call in
            let make = try call.body(read)
            let reference = try call.reference(.visits, to: VisitSeries.self)
            return try await call.carryOut(
                making: { room in
                    guard let row = try room.visitSeries(reference) else {
                        throw Problem.unknown(.visits)
                    }
                    guard row.closedAt == nil else {
                        throw Problem.closed(.visits, number: row.number, as: row.step)
                    }
                    try call.demandMatch(version: row.version)
                    return .visits(make(row.id))
                },
                reply: { _, room in
                    let (bytes, version) = try call.json(ofVisits: reference, in: room)
                    return Reply(status: 200, etag: Call.etag(version), body: bytes)
                })
        }
    }

    private static func wish(_ call: Call) async throws -> Response {
        let person = try call.person()
        let said = try call.body { VisitWishBody(from: &$0) }
        return try await call.carryOut(
            making: { room in
                guard let contact = try room.lastContact(of: person),
                    let who = try PersonToCall(contact, as: person, in: room)
                else { throw Problem.unknown(.person) }
                guard try !room.isErased(person) else {
                    throw OpsCore.Refusal.hotline(.personErased)
                }
                return .visits(.wish(said.wish(of: who)))
            },
            reply: { _, room in try call.reply(showing: person, in: room) })
    }

    private static func list(_ call: Call) throws -> Response {
        let (limit, now) = (try call.limit(), call.house.clock.now())
        var filter = VisitSeriesFilter()
        filter.step = try call.codes("step", of: VisitStep.self).first
        if try call.flag("due") { filter.dueBy = now }
        let (wanted, after) = (filter, try call.workPlace())
        return try call.list { json in
            try call.read { room in
                let last = try call.page(
                    &json, in: room, limit: limit,
                    read: { limit, body in
                        try room.visitSeries(after: after, limit: limit, wanted, body)
                    }, cursor: { $0.place }, number: { $0.number }
                ) { try $0.visitSeries($1, in: room, at: now) }
                return last?.text
            }
        }
    }

    private static func show(_ call: Call) throws -> Response {
        let reference = try call.reference(.visits, to: VisitSeries.self)
        return try call.read { room in
            let (bytes, version) = try call.json(ofVisits: reference, in: room)
            return call.answer(bytes, version: version, isAllThereIs: false)
        }
    }

    private static func agreeSlot(_ call: Call) async throws -> Response {
        let said = try call.body { fields -> (Instant, Int64)? in
            let from = fields.instant("from", isNeeded: true)
            let minutes = fields.integer("minutes", in: SlotBody.minutes) ?? SlotBody.standard
            return from.map { ($0, minutes) }
        }
        let reference = try call.reference(.mission, to: Mission.self)
        guard let mission = try call.read({ try $0.mission(reference) }) else {
            throw Problem.unknown(.mission)
        }
        return try await call.carryOut(
            .visits(.agreeSlot(mission.id, from: said.0, minutes: said.1)),
            check: call.liveAndUnchanged(mission)
        ) { _, room in
            var json = JSONWriter()
            json.beginObject()
            json.member("mission", mission.id)
            json.member("missionNumber", mission.number)
            try json.slot(of: mission.id, in: room)
            json.endObject()
            return Reply(status: 200, body: json.bytes)
        }
    }
}

/// How long a crew may take to come.
enum SlotBody {
    static let minutes: ClosedRange<Int64> = 15...720
    static let standard = VisitSeries.slotMinutes
}

/// The body of `POST /v1/people/{id}/visit-wish`.
struct VisitWishBody: Sendable {
    private let wants: VisitWants
    private let everyDays: Int64
    private let from: Instant?
    private let speaker: ConsentSpeaker
    private let means: ConsentMeans
    private let hours: CallHours
    private let note: String?

    init?(from fields: inout JSONFields) {
        let wants = fields.code("wants", isNeeded: true, of: VisitWants.self)
        everyDays = fields.integer("everyDays", in: 1...366) ?? VisitWish.standardDays
        from = fields.instant("from")
        speaker = fields.code("by", of: ConsentSpeaker.self) ?? .person
        means = fields.code("means", of: ConsentMeans.self) ?? .telephone
        hours = CallHours(from: &fields)
        note = fields.words("note", limit: ContactBody.noteLimit)
        guard let wants else { return nil }
        self.wants = wants
    }

    func wish(of who: PersonToCall) -> VisitWish {
        VisitWish(
            wants, of: who, everyDays: everyDays, from: from, by: speaker, means: means,
            hours: hours, note: note)
    }
}

/// The body of `POST /v1/visits/{id}/report`.
enum VisitToldBody {
    static func read(_ fields: inout JSONFields) -> VisitTold {
        var told = VisitTold()
        told.health = fields.codeList("health", of: HealthSignal.self)
        told.housing = fields.codeList("housing", of: HousingSignal.self)
        told.isConcern = fields.flag("concern") ?? false
        told.note = fields.words("note", limit: ContactBody.noteLimit)
        told.needs = fields.needList("needs") ?? []
        told.nextVisitAt = fields.instant("nextVisitAt")
        told.nextCallAt = fields.instant("nextCallAt")
        return told
    }
}

extension JSONFields {
    /// Codes of a closed list, each once, in the order of the list.
    fileprivate mutating func codeList<Code: RawRepresentable & CaseIterable & Equatable>(
        _ name: String, of kind: Code.Type = Code.self
    ) -> [Code] where Code.RawValue == String {
        let words = texts(name, limit: Code.allCases.count, each: 64) ?? []
        let codes = words.compactMap(Code.init)
        if codes.count < words.count {
            note(.unknownCode(allowed: Code.allCases.map(\.rawValue)), at: name)
        }
        return Code.allCases.filter(codes.contains)
    }
}

extension Call {
    fileprivate func json(
        ofVisits reference: Reference<VisitSeries>, in room: ReadingRoom
    ) throws -> ([UInt8], version: Int64) {
        guard let row = try room.visitSeries(reference) else { throw Problem.unknown(.visits) }
        var json = JSONWriter(reserving: 2_048)
        try json.wholeVisitSeries(
            row, in: room, at: house.clock.now(), tellsReports: seesVolunteers)
        return (json.bytes, row.version)
    }
}
