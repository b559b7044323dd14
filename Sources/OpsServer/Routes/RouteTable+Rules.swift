import OpsCore
import OpsHTTP
import OpsStore

/// The rules of services: which hold, what they say of a request, and what is refused by them.
extension RouteTable {
    private static let staff: [Role] = [.operator, .coordinator]

    static var rules: [Route] {
        [
            Route(
                method: .get, template: "/v1/rules", name: "listRules", area: "rules",
                summary: "Sets of rules, the last version of each, in the order of their codes.",
                roles: staff, query: Route.QueryParameter.page(after: Schemas.slug),
                answer: .init(status: 200, schema: "Rules", isList: true), handle: list),
            Route(
                method: .get, template: "/v1/rules/{slug}", name: "showRules", area: "rules",
                summary: "A set of rules: its last version, or an older one.", roles: staff,
                query: [version], answer: .init(status: 200, schema: "Rules"), problems: [404],
                handle: show),
            Route(
                method: .post, template: "/v1/rules", name: "putRules", area: "rules",
                summary: "Put a set of rules in force; versions before it stay readable.",
                roles: [.admin], body: "NewRules",
                answer: .init(status: 201, schema: "Rules", hasLocation: true), problems: [409],
                handle: put),
            Route(
                method: .post, template: "/v1/rules/{slug}/loading", name: "loadRules",
                area: "rules",
                summary: "Put a set in force that Ops comes with, unless the house has it already.",
                roles: [.admin], body: "Nothing", bodyIsOptional: true,
                answer: .init(status: 200, schema: "Rules"), problems: [404, 409], handle: load),
            Route(
                method: .post, template: "/v1/requests/{id}/eligibility",
                name: "checkEligibility", area: "rules",
                summary: "Which rules speak for a request, which against, what to ask still.",
                roles: staff, body: "EligibilityFacts",
                answer: .init(status: 200, schema: "Eligibility"), problems: [404, 409],
                handle: check),
            Route(
                method: .post, template: "/v1/requests/{id}/rule-refusal", name: "refuseByRule",
                area: "rules",
                summary: "Close a request that a rule does not allow, and say where to go instead.",
                roles: staff, body: "RuleRefusal",
                answer: .init(status: 200, schema: "Request", tag: .guardsChanges),
                problems: [404, 409, 412], handle: refuse),
        ]
    }

    private static let version = Route.QueryParameter(
        name: "version", summary: "This version and not the last.",
        schema: #"{"type":"integer","minimum":1,"maximum":1000000}"#)

    private static func list(_ call: Call) throws -> Response {
        let limit = try call.limit()
        let start = try call.cursor { Slug($0) != nil }
        return try call.list { json in
            try call.read { room in
                try call.page(
                    &json, in: room, limit: limit,
                    read: { limit, body in
                        for row in try room.ruleSets(after: start, limit: limit) {
                            guard try body(row) else { return }
                        }
                    },
                    cursor: { $0.code }, number: { _ in nil }, write: { $0.ruleSet($1) })
            }
        }
    }

    private static func show(_ call: Call) throws -> Response {
        let wanted = try call.number("version", in: 1...1_000_000)
        return try call.read { room in
            guard let code = call.parameters["slug"].flatMap(Slug.init),
                let row = try room.ruleSet(code, version: wanted)
            else { throw Problem.unknown(.rules) }
            var json = JSONWriter(reserving: 4_096)
            json.ruleSet(row)
            return call.answer(json.bytes)
        }
    }

    private static func put(_ call: Call) async throws -> Response {
        let set = try call.body { RuleSet(from: &$0) }
        return try await call.carryOut(.rules(.put(set))) { _, room in
            guard let row = try room.ruleSet(set.code) else {
                preconditionFailure("a set that was put has its row")
            }
            var json = JSONWriter(reserving: 4_096)
            json.ruleSet(row)
            return Reply(status: 201, location: "/v1/rules/\(row.code)", body: json.bytes)
        }
    }

    /// What the house has decided about a set stays: it is loaded where nobody ever put it.
    private static func load(_ call: Call) async throws -> Response {
        try call.body { _ in () }
        guard let code = call.parameters["slug"].flatMap(Slug.init),
            let shipped = try Seeds.builtIn().rules.first(where: { $0.code == code })
        else { throw Problem.unknown(.rules) }
        if let row = try call.read({ try $0.ruleSet(code) }) {
            var json = JSONWriter(reserving: 4_096)
            json.ruleSet(row)
            return call.answer(json.bytes)
        }
        return try await call.carryOut(.rules(.put(shipped))) { _, room in
            guard let row = try room.ruleSet(code) else {
                preconditionFailure("a set that was put has its row")
            }
            var json = JSONWriter(reserving: 4_096)
            json.ruleSet(row)
            return Reply(status: 200, body: json.bytes)
        }
    }

    private static func check(_ call: Call) async throws -> Response {
        let facts = try call.body(EligibilityBody.read)
        let row = try call.requestStanding()
        return try await call.carryOut(
            .rules(.check(row.id, facts)), check: call.liveAndUnchanged(row)
        ) { events, room in
            guard case .rules(.requestChecked(let check)) = events.first?.event,
                let set = try room.ruleSet(check.rules.set, version: check.rules.version)?.set
            else { preconditionFailure("a check that is not refused names a set that is kept") }
            var json = JSONWriter(reserving: 2_048)
            json.eligibility(check, of: row.number, under: set, facts)
            return Reply(status: 200, body: json.bytes)
        }
    }

    private static func refuse(_ call: Call) async throws -> Response {
        let (rule, sentTo, note): (RuleCode, SentTo, String?) = try call.body { fields in
            let rule = fields.ruleCode("rule", isNeeded: true)
            let sentTo = fields.code("sentTo", isNeeded: true, of: SentTo.self)
            let note = fields.words("note", limit: ContactBody.noteLimit)
            guard let rule, let sentTo else { return nil }
            return (rule, sentTo, note)
        }
        let row = try call.requestStanding()
        return try await call.carryOut(
            .rules(.refuse(row.id, by: rule, sentTo: sentTo, note: note)),
            check: call.liveAndUnchanged(row)
        ) { _, room in try call.reply(showing: row.id, in: room) }
    }
}

/// The body of `POST /v1/requests/{id}/eligibility`.
enum EligibilityBody {
    static let oldest: Int64 = 130

    static func read(_ fields: inout JSONFields) -> EligibilityFacts? {
        var facts = EligibilityFacts(age: fields.integer("age", in: 0...oldest))
        for fact in EligibilityFact.asked {
            facts.answers[fact] = fields.flag(fact.member)
        }
        return facts
    }
}
