import OpsCore
import OpsHTTP
import OpsStore

/// How long what names people is kept, what would go now, and having it go.
extension RouteTable {
    static var retention: [Route] {
        [
            Route(
                method: .get, template: "/v1/retention", name: "showRetention", area: "privacy",
                summary: "The rules of retention, when they are carried out, the last runs.",
                roles: [.reviewer], answer: .init(status: 200, schema: "Retention"),
                handle: showRetention),
            Route(
                method: .post, template: "/v1/retention", name: "setRetention", area: "privacy",
                summary: "Set how long what names people is kept.", roles: [.admin],
                body: "NewRetention", answer: .init(status: 200, schema: "Retention"),
                handle: setRetention),
            Route(
                method: .get, template: "/v1/retention/plan", name: "planRetention",
                area: "privacy", summary: "What would go now, by rule; nothing changes.",
                roles: [.admin], query: [.limit],
                answer: .init(status: 200, schema: "RetentionPlan"), handle: planRetention),
            Route(
                method: .post, template: "/v1/retention/runs", name: "runRetention",
                area: "privacy",
                summary: "Erase what has been kept as long as it may be; it cannot be undone.",
                roles: [.admin], body: "RetentionWish", bodyIsOptional: true,
                answer: .init(status: 200, schema: "RetentionReport"), handle: runRetention),
            Route(
                method: .get, template: "/v1/contacts/{id}/erasure", name: "showContactErasure",
                area: "privacy",
                summary: "The proof that what was noted of a contact that is nobody's was erased.",
                roles: [.coordinator, .reviewer],
                answer: .init(status: 200, schema: "Erasure"), problems: [404],
                handle: showContactErasure),
        ]
    }

    private static func showRetention(_ call: Call) async throws -> Response {
        let due = try await call.house.office.ask { $0.retentionDue }
        return try call.read { call.answer(try Self.json(in: $0, due: due)) }
    }

    private static func setRetention(_ call: Call) async throws -> Response {
        let rules = try call.body { RetentionRules(from: &$0) }
        let due = rules.isDaily ? rules.next(after: call.house.clock.now()) : nil
        return try await call.carryOut(.privacy(.setRetention(rules))) { _, room in
            Reply(status: 200, body: try Self.json(in: room, due: due))
        }
    }

    private static func json(in room: ReadingRoom, due: Instant?) throws -> [UInt8] {
        var json = JSONWriter(reserving: 1_024)
        json.beginObject()
        if let own = try room.retentionRules() {
            json.member("of", "house")
            json.rawMembers(own.dropFirst().dropLast())
        } else {
            json.member("of", "standard")
            RetentionRules.standard.write(into: &json)
        }
        json.member("nextRunAt", due)
        json.member("runs", each: try room.retentionRuns(limit: 10)) { json, run in
            json.beginObject()
            json.member("at", run.at)
            json.member("by", run.actor)
            json.rawMembers(run.document.dropFirst().dropLast())
            json.endObject()
        }
        json.endObject()
        return json.bytes
    }

    private static func planRetention(_ call: Call) async throws -> Response {
        let limit = try call.limit()
        let (rules, plan) = try await RetentionRunner(house: call.house).plan()
        var json = JSONWriter(reserving: 4_096)
        json.beginObject()
        json.member("rules", each: RetentionRule.allCases) { json, rule in
            json.beginObject()
            json.member("rule", rule.rawValue)
            json.member("months", rule.months(rules))
            json.member("due", plan.count(rule, keptBy: nil))
            json.member("live", plan.count(rule, keptBy: .live))
            json.member("held", plan.count(rule, keptBy: .hold))
            json.endObject()
        }
        json.member("items", each: plan.candidates.prefix(limit)) { json, candidate in
            json.beginObject()
            json.member("person", candidate.person)
            json.member("contact", candidate.contact)
            if let id = candidate.danger { json.member("danger", id) }
            if let id = candidate.candidate { json.member("candidate", id) }
            if let id = candidate.volunteer { json.member("volunteer", id) }
            json.member("rule", candidate.rule.rawValue)
            json.member("lastContactAt", candidate.lastContactAt)
            json.member("keptBy", candidate.keptBy?.rawValue)
            json.endObject()
        }
        json.member("more", Int64(max(0, plan.candidates.count - limit)))
        json.endObject()
        return call.answer(json.bytes)
    }

    private static func showContactErasure(_ call: Call) throws -> Response {
        let reference = try call.reference(.contact, to: Contact.self)
        return try call.read { room in
            guard let contact = try room.contact(reference) else {
                throw Problem.unknown(.contact)
            }
            guard let row = try room.erasure(ofContact: contact.id) else {
                throw Problem.unknown(.erasure)
            }
            var json = JSONWriter()
            try json.erasure(row, ofContact: contact.id, in: room)
            return call.answer(json.bytes)
        }
    }

    private static func runRetention(_ call: Call) async throws -> Response {
        let limit = try call.body { fields in
            Optional.some(fields.integer("limit", in: 1...1_000))
        }
        let key = try call.idempotencyKey()
        if let key, let earlier = try await call.house.office.answer(under: key) {
            return call.answer(earlier)
        }
        let report = try await RetentionRunner(house: call.house).run(
            by: call.actor, limit: limit.map { Int($0) } ?? RetentionRunner.standardLimit,
            under: key)
        return call.answer(report.json)
    }
}
