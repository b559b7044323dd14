import OpsCore
import OpsHTTP
import OpsStore

extension RouteTable {
    static var catalogue: [Route] {
        [
            Route(
                method: .get, template: "/v1/catalogue", name: "listEntries", area: "catalogue",
                summary: "Entries in the order of their slugs.", roles: [],
                query: Route.QueryParameter.page(after: Schemas.slug),
                answer: .init(status: 200, schema: "Entry", isList: true), handle: listEntries),
            Route(
                method: .get, template: "/v1/catalogue/{slug}", name: "showEntry",
                area: "catalogue",
                summary: "An entry in French, Spanish and English, with its sources.", roles: [],
                answer: .init(status: 200, schema: "Entry", tag: .tellsAll), problems: [404],
                handle: showEntry),
            Route(
                method: .get, template: "/v1/catalogue/{slug}/impact", name: "showImpact",
                area: "catalogue",
                summary:
                    "What came of an entry: requests, people, outcomes, delays, by deployment.",
                roles: [], answer: .init(status: 200, schema: "Impact"), problems: [404],
                handle: showImpact),
            Route(
                method: .get, template: "/v1/needs", name: "listNeeds", area: "catalogue",
                summary: "What can be asked for, and what deployments added to it.",
                roles: [.operator, .coordinator, .reviewer, .partner],
                answer: .init(status: 200, schema: "Need", isList: true), handle: listNeeds),
            Route(
                method: .get, template: "/v1/uncovered-needs", name: "listUncoveredNeeds",
                area: "catalogue",
                summary: "Needs that wait without any deployment, by territory: what is missing.",
                roles: [.operator, .coordinator, .reviewer],
                answer: .init(status: 200, schema: "UncoveredNeed", isList: true),
                handle: listUncoveredNeeds),
            Route(
                method: .get, template: "/v1/deployments", name: "listDeployments",
                area: "catalogue",
                summary: "Deployments in the order of their opening.",
                roles: [.operator, .coordinator, .reviewer],
                query: Route.QueryParameter.page(after: Schemas.uuid),
                answer: .init(status: 200, schema: "Deployment", isList: true),
                handle: listDeployments),
            Route(
                method: .post, template: "/v1/deployments", name: "openDeployment",
                area: "catalogue",
                summary: "Put an entry to work in a territory.", roles: [.admin],
                body: "NewDeployment",
                answer: .init(
                    status: 201, schema: "Deployment", tag: .guardsChanges, hasLocation: true),
                handle: openDeployment),
            Route(
                method: .get, template: "/v1/deployments/{id}", name: "showDeployment",
                area: "catalogue",
                summary: "A deployment as it stands: place, desks, lines, rules in force.",
                roles: [.operator, .coordinator, .reviewer],
                answer: .init(status: 200, schema: "Deployment", tag: .guardsChanges),
                problems: [404], handle: showDeployment),
            Route(
                method: .post, template: "/v1/deployments/{id}/closure", name: "closeDeployment",
                area: "catalogue",
                summary: "End a deployment; what waits is handed over, and it is told to whom.",
                roles: [.admin], body: "Nothing", bodyIsOptional: true,
                answer: .init(status: 200, schema: "Deployment", tag: .guardsChanges),
                problems: [404, 409, 412],
                handle: closeDeployment),
            Route(
                method: .post, template: "/v1/deployments/{id}/hours",
                name: "changeDeploymentHours", area: "catalogue",
                summary: "Other hours from now on, day and night without any; promises are kept.",
                roles: [.admin], body: "DeploymentHours", bodyIsOptional: true,
                answer: .init(status: 200, schema: "Deployment", tag: .guardsChanges),
                problems: [404, 409, 412], handle: changeHours),
            Route(
                method: .post, template: "/v1/deployments/{id}/waves",
                name: "changeDeploymentWaves", area: "catalogue",
                summary: "Another way of asking; what is not said and what is asking goes on.",
                roles: [.admin], body: "WaveRulesChange", bodyIsOptional: true,
                answer: .init(status: 200, schema: "Deployment", tag: .guardsChanges),
                problems: [404, 409, 412], handle: changeWaves),
        ]
    }

    private static func listEntries(_ call: Call) throws -> Response {
        let limit = try call.limit()
        let start = try call.cursor { Slug($0) != nil }
        return try call.list { json in
            try call.read { room in
                try call.page(
                    &json, in: room, limit: limit,
                    read: { limit, body in try room.entries(after: start, limit: limit, body) },
                    cursor: { JSONWriter.text(of: "slug", in: $0) }, number: { _ in nil },
                    write: { $0.document($1, id: JSONWriter.text(of: "slug", in: $1)) })
            }
        }
    }

    private static func showEntry(_ call: Call) throws -> Response {
        let slug = try call.slug()
        guard let entry = try call.read({ try $0.entry(slug) }) else {
            throw Problem.unknown(.entry)
        }
        var json = JSONWriter(reserving: 8_192)
        json.document(entry.document, id: slug.text)
        return call.answer(json.bytes, version: entry.version, isShared: true)
    }

    private static func showImpact(_ call: Call) throws -> Response {
        let slug = try call.slug()
        return try call.read { room in
            guard try room.entry(slug) != nil else { throw Problem.unknown(.entry) }
            let parts = try room.deployments(of: slug).map { ($0, try room.impact(of: $0.id)) }
            var json = JSONWriter(reserving: 4_096)
            json.impact(of: slug.text, people: try room.people(helpedBy: slug), parts)
            return call.answer(json.bytes)
        }
    }

    private static func listNeeds(_ call: Call) throws -> Response {
        let own = try call.read { try $0.ownNeeds() }
        return try call.list { json in
            for kind in NeedKind.expressible { json.need(kind, named: kind.text) }
            for added in own { json.need(.own(added.need), named: added.name) }
            return nil
        }
    }

    private static func listUncoveredNeeds(_ call: Call) throws -> Response {
        try call.list { json in
            try call.read { room in
                try room.uncoveredNeeds { territory, need, requests in
                    json.beginObject()
                    json.member("id", "\(territory)/\(need)")
                    json.member("territory", territory)
                    json.member("need", need)
                    json.member("requests", requests)
                    json.endObject()
                    return true
                }
                return nil
            }
        }
    }

    private static func listDeployments(_ call: Call) throws -> Response {
        let limit = try call.limit()
        let now = call.house.clock.now()
        let start = try call.cursorIdentifier(of: Deployment.self)
        return try call.list { json in
            try call.read { room in
                try call.page(
                    &json, in: room, limit: limit,
                    read: { limit, body in
                        try room.deployments(after: start, limit: limit, body)
                    },
                    cursor: \DeploymentRow.id.description, number: { _ in nil },
                    write: { $0.deployment($1, at: now) })
            }
        }
    }

    private static func showDeployment(_ call: Call) throws -> Response {
        let id = try call.deployment()
        let now = call.house.clock.now()
        let (row, bytes) = try call.read { room in
            guard let row = try room.deployment(id) else { throw Problem.unknown(.deployment) }
            let standing = try room.standing(of: row, at: now)
            var json = JSONWriter(reserving: 2_048)
            json.deployment(row, at: now) { $0.members(of: standing, at: now) }
            return (row, json.bytes)
        }
        // Whether it is active follows from the clock too: the tag guards a change, and no more.
        return call.answer(bytes, version: row.version, isAllThereIs: false)
    }

    private static func openDeployment(_ call: Call) async throws -> Response {
        var unknownZone: String?
        let wish = try call.body { fields in
            OpenDeployment(
                from: &fields, ruleOfZone: ZoneFile.rule(ofZone:), unknownZone: &unknownZone)
        }
        if let unknownZone { throw OpsCore.Refusal.catalogue(.unknownZone(unknownZone)) }
        return try await call.carryOut(.catalogue(.openDeployment(wish))) { events, room in
            guard case .catalogue(.deploymentOpened(let opened)) = events.first?.event else {
                preconditionFailure("opening a deployment opens a deployment")
            }
            return try call.reply(201, showing: opened.id, in: room)
        }
    }

    private static func closeDeployment(_ call: Call) async throws -> Response {
        _ = try call.body { _ in true }
        let id = try call.deployment()
        return try await call.carryOut(
            .catalogue(.closeDeployment(id)), check: call.unchanged(id)
        ) { events, room in
            let left = try room.left(under: id)
            return try call.reply(200, showing: id, in: room) {
                $0.handOver(by: events, left: left)
            }
        }
    }

    private static func changeHours(_ call: Call) async throws -> Response {
        let id = try call.deployment()
        var unknownZone: String?
        let hours = try call.body { fields -> OpeningHours?? in
            var unknown: String?
            let hours = fields.nested("hours", isNeeded: false) {
                OpeningHours(
                    from: &$0, ruleOfZone: ZoneFile.rule(ofZone:), unknownZone: &unknown)
            }
            unknownZone = unknown
            return .some(hours)
        }
        if let unknownZone { throw OpsCore.Refusal.catalogue(.unknownZone(unknownZone)) }
        return try await call.carryOut(
            .catalogue(.changeHours(id, hours)), check: call.unchanged(id)
        ) { _, room in try call.reply(200, showing: id, in: room) }
    }

    private static func changeWaves(_ call: Call) async throws -> Response {
        let id = try call.deployment()
        let change = try call.body { WaveRulesChange(from: &$0) }
        return try await call.carryOut(
            .catalogue(.changeWaves(id, change)), check: call.unchanged(id)
        ) { _, room in try call.reply(200, showing: id, in: room) }
    }
}

extension Call {
    fileprivate func slug() throws -> Slug {
        guard let slug = parameters["slug"].flatMap(Slug.init) else {
            throw Problem.unknown(.entry)
        }
        return slug
    }

    fileprivate func deployment() throws -> Identifier<Deployment> {
        guard let id = parameters["id"].flatMap(Identifier<Deployment>.init) else {
            throw Problem.unknown(.deployment)
        }
        return id
    }

    fileprivate func unchanged(
        _ id: Identifier<Deployment>
    ) -> (@Sendable (ReadingRoom) throws -> Void) {
        { room in
            guard let row = try room.deployment(id) else { throw Problem.unknown(.deployment) }
            try self.demandMatch(version: row.version)
        }
    }

    fileprivate func reply(
        _ status: Int, showing id: Identifier<Deployment>, in room: ReadingRoom,
        more: (inout JSONWriter) -> Void = { _ in }
    ) throws -> Reply {
        guard let row = try room.deployment(id) else { throw Problem.unknown(.deployment) }
        let now = house.clock.now()
        let standing = try room.standing(of: row, at: now)
        var json = JSONWriter(reserving: 2_048)
        json.deployment(row, at: now) { json in
            json.members(of: standing, at: now)
            more(&json)
        }
        return Reply(
            status: status, location: status == 201 ? "/v1/deployments/\(id)" : nil,
            etag: Self.etag(row.version), body: json.bytes)
    }
}

extension OpenDeployment {
    /// The body of `POST /v1/deployments`; demonstrations are written the same way.
    init?(
        from fields: inout JSONFields, ruleOfZone: (String) -> ZoneRule?,
        unknownZone: inout String?
    ) {
        let entry = fields.slug("entry", isNeeded: true)
        let territory = fields.territory("territory", isNeeded: true)
        let needs = fields.list("needs", isNeeded: true, limit: 50) {
            NeedRule(from: &$0, isNew: true)
        }
        let from = fields.instant("from")
        let until = fields.instant("until")
        let minutes = fields.integer("offerMinutes", in: 1...525_600) ?? 30
        var unknown: String?
        let hours = fields.nested("hours", isNeeded: false) {
            OpeningHours(from: &$0, ruleOfZone: ruleOfZone, unknownZone: &unknown)
        }
        unknownZone = unknown
        let codeMinutes = fields.integer("visitCodeMinutes", in: 1...525_600)
        let days =
            fields.integer("outcomeAfterDays", in: 0...3_650) ?? Deployment.standardOutcomeDays
        let waves = fields.nested("waves", isNeeded: false) { WaveRules(from: &$0) }
        let crews = fields.nested("crews", isNeeded: false) { CrewRules(from: &$0) }
        let messages = fields.nested("messages", isNeeded: false) { MessageRules(from: &$0) }
        guard let entry, let territory, let needs else { return nil }
        self.init(
            entry: entry, territory: territory, needs: needs, from: from, until: until,
            offerSpan: .minutes(minutes), hours: hours,
            visitCodeSpan: codeMinutes.map { .minutes($0) },
            outcomeAfter: days == 0 ? nil : .days(days), crewRules: crews ?? .standard,
            waves: hours == nil ? waves : (waves ?? .standard).withQuietHours(),
            messages: messages ?? .standard)
    }
}
