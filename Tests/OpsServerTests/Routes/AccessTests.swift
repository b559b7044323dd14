import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// Who may do what: every role against every route of the table.
struct AccessTests {
    @Test(arguments: Door.allCases)
    func `every route lets in whom it names and nobody else`(_ door: Door) async throws {
        try await withHouse(door) { house in
            for route in RouteTable.all {
                // A stream has no end: a place that is not there ends it before it begins.
                let isStream = route.answer.mediaType == "text/event-stream"
                let target =
                    route.template.replacing("{id}", with: "999999")
                    .replacing("{token}", with: "nothing").replacing("{slug}", with: "nothing")
                    + (isStream ? "?after=999999" : "")
                let told = "\(route.method) \(route.template)"
                let stranger = try await house.call(route.method, target, as: nil).status
                #expect((stranger == 401) == (route.roles != nil), "\(told) for a stranger")
                for role in Role.allCases {
                    let status = try await house.call(route.method, target, as: role).status
                    #expect(status != 401, "\(told) for \(role)")
                    #expect((status == 403) == !route.allows(role), "\(told) for \(role)")
                    #expect(status < 500, "\(told) for \(role)")
                }
            }
        }
    }

    @Test func `who goes is told to those who assign volunteers alone`() async throws {
        try await withHouse { house in
            let volunteer = try await house.addVolunteer()
            let request = try await house.logContact("food")
            try await house.offer(request, to: volunteer).expect(201)
            for (role, name) in [(Role.operator, nil), (.coordinator, Marked.volunteer.name)] {
                let shown = try await house.get("/v1/requests/\(request)", as: role).expect(200)
                #expect(shown["missions/0/stage"]?.string == "offered")
                #expect(shown["missions/0/solicitations/0/name"]?.string == name, "\(role)")
            }
        }
    }

    @Test func `the table is as the contract says`() {
        let expected: [(String, Set<Role>?)] = [
            ("GET /healthz", nil), ("GET /readyz", nil), ("GET /openapi.json", nil),
            ("POST /v1/contacts", [.operator, .coordinator]),
            ("PATCH /v1/contacts/{id}", [.operator, .coordinator]),
            ("POST /v1/dangers", [.operator, .coordinator]),
            ("GET /v1/dangers", [.operator, .coordinator]),
            ("POST /v1/dangers/{id}/calls", [.operator, .coordinator]),
            ("POST /v1/dangers/{id}/contact", [.operator, .coordinator]),
            ("POST /v1/dangers/{id}/taking", [.coordinator]),
            ("POST /v1/dangers/{id}/closure", [.coordinator]),
            ("GET /v1/people/{id}/export", [.coordinator]),
            ("POST /v1/people/{id}/correction", [.coordinator]),
            ("POST /v1/people/{id}/erasure", []), ("POST /v1/people/{id}/hold", []),
            ("POST /v1/people/{id}/release", []),
            ("GET /v1/people/{id}/erasure", [.coordinator, .reviewer]),
            ("GET /v1/people/{id}/consents", [.operator, .coordinator]),
            ("POST /v1/people/{id}/consents", [.operator, .coordinator]),
            ("POST /v1/people/{id}/consents/withdrawal", [.operator, .coordinator]),
            ("POST /v1/calls", [.operator, .coordinator]),
            ("GET /v1/calls", [.operator, .coordinator]),
            ("POST /v1/calls/{id}/taking", [.operator, .coordinator]),
            ("POST /v1/calls/{id}/result", [.operator, .coordinator]),
            ("POST /v1/calls/{id}/danger", [.coordinator]),
            ("GET /v1/skills", [.operator, .coordinator]), ("POST /v1/skills", []),
            ("GET /v1/call-rules", [.operator, .coordinator]), ("POST /v1/call-rules", []),
            ("GET /v1/retention", [.reviewer]), ("POST /v1/retention", []),
            ("GET /v1/retention/plan", []), ("POST /v1/retention/runs", []),
            ("POST /v1/contacts/{id}/lifting", [.operator, .coordinator]),
            ("GET /v1/contacts/{id}/erasure", [.coordinator, .reviewer]),
            ("GET /v1/access-log", [.reviewer]),
            ("GET /v1/access-log/verification", [.reviewer]),
            ("POST /v1/concerns", [.operator, .coordinator]),
            ("GET /v1/raised-concerns", [.operator, .coordinator]),
            ("GET /v1/concerns", [.coordinator]), ("GET /v1/concerns/{id}", [.coordinator]),
            ("POST /v1/concerns/{id}/decision", [.coordinator]),
            ("POST /v1/concerns/{id}/closure", [.coordinator]),
            ("GET /v1/concern-rules", [.coordinator]), ("POST /v1/concern-rules", []),
            ("POST /v1/care-plans", [.coordinator]),
            ("GET /v1/care-plans", [.operator, .coordinator]),
            ("GET /v1/care-plans/{id}", [.operator, .coordinator]),
            ("POST /v1/care-plans/{id}/review", [.coordinator]),
            ("POST /v1/care-plans/{id}/closure", [.coordinator]),
            ("GET /v1/care-rules", [.operator, .coordinator]), ("POST /v1/care-rules", []),
            ("POST /v1/candidates", [.operator, .coordinator]),
            ("GET /v1/candidates", [.coordinator]), ("GET /v1/candidates/{id}", [.coordinator]),
            ("POST /v1/candidates/{id}/stage", [.coordinator]),
            ("POST /v1/candidates/{id}/step-back", [.coordinator]),
            ("POST /v1/candidates/{id}/admission", [.coordinator]),
            ("POST /v1/candidates/{id}/closure", [.coordinator]),
            ("POST /v1/candidates/{id}/merge", [.coordinator]),
            ("POST /v1/candidates/{id}/separation", [.coordinator]),
            ("POST /v1/candidates/{id}/erasure", []),
            ("GET /v1/candidates/{id}/erasure", [.coordinator, .reviewer]),
            ("GET /v1/onboarding-rules", [.coordinator]), ("POST /v1/onboarding-rules", []),
            ("GET /v1/figures/candidates", [.coordinator, .reviewer]),
            ("POST /v1/operation-events", [.coordinator]),
            ("GET /v1/operation-events", [.operator, .coordinator]),
            ("GET /v1/operation-events/{id}", [.operator, .coordinator]),
            ("POST /v1/operation-events/{id}/change", [.coordinator]),
            ("POST /v1/operation-events/{id}/closure", [.coordinator]),
            ("POST /v1/operation-events/{id}/notes", [.operator, .coordinator]),
            ("GET /v1/operation-events/{id}/notes", [.operator, .coordinator]),
            ("GET /v1/operation-events/{id}/report", [.operator, .coordinator]),
            ("POST /v1/teams", [.coordinator]), ("GET /v1/teams", [.operator, .coordinator]),
            ("GET /v1/teams/{id}", [.operator, .coordinator]),
            ("POST /v1/teams/{id}/status", [.operator, .coordinator]),
            ("POST /v1/teams/{id}/members", [.coordinator]),
            ("GET /v1/board", [.operator, .coordinator]),
            ("POST /v1/people/{id}/visit-wish", [.operator, .coordinator]),
            ("GET /v1/visits", [.operator, .coordinator]),
            ("GET /v1/visits/{id}", [.operator, .coordinator]),
            ("POST /v1/visits/{id}/report", [.coordinator]),
            ("POST /v1/visits/{id}/next", [.coordinator]),
            ("POST /v1/visits/{id}/closure", [.coordinator]),
            ("POST /v1/missions/{id}/slot", [.operator, .coordinator]),
            ("GET /v1/requests", [.operator, .coordinator]),
            ("GET /v1/requests/{id}/proposals", [.coordinator]),
            ("GET /v1/requests/{id}/crews", [.coordinator]),
            ("POST /v1/requests/{id}/offers", [.coordinator]),
            ("POST /v1/requests/{id}/solicitation", [.coordinator]),
            ("POST /v1/requests/{id}/solicitation/stop", [.coordinator]),
            ("POST /v1/missions/{id}/reserve", [.coordinator]),
            ("GET /v1/missions/{id}/next", [.coordinator]),
            ("GET /v1/volunteers/{id}/calendar", [.coordinator]),
            ("POST /v1/missions/{id}/reminder", [.coordinator]),
            ("POST /v1/missions/{id}/acceptance", [.coordinator]),
            ("GET /v1/missions/{id}/visit-code", [.operator, .coordinator]),
            ("POST /v1/missions/{id}/visit-code", [.coordinator]),
            ("POST /v1/missions/{id}/visit-code/telling", [.operator, .coordinator]),
            ("GET /v1/missions/{id}/sheet", [.coordinator]),
            ("GET /v1/rules", [.operator, .coordinator]),
            ("GET /v1/rules/{slug}", [.operator, .coordinator]), ("POST /v1/rules", []),
            ("POST /v1/requests/{id}/eligibility", [.operator, .coordinator]),
            ("POST /v1/requests/{id}/rule-refusal", [.operator, .coordinator]),
            ("GET /v1/purchases", [.coordinator]),
            ("POST /v1/missions/{id}/money", [.coordinator]),
            ("POST /v1/missions/{id}/money/purchase", [.coordinator]),
            ("POST /v1/missions/{id}/money/payment", [.coordinator]),
            ("POST /v1/missions/{id}/money/correction", [.coordinator]),
            ("POST /v1/missions/{id}/money/return", [.coordinator]),
            ("POST /v1/missions/{id}/money/cancellation", [.coordinator]),
            ("POST /v1/missions/{id}/money/refund", [.coordinator]),
            ("POST /v1/missions/{id}/money/count", [.coordinator]),
            ("POST /v1/missions/{id}/money/settlement", [.coordinator]),
            ("POST /v1/missions/{id}/packet", [.coordinator]),
            ("POST /v1/missions/{id}/packet/collection", [.coordinator]),
            ("POST /v1/missions/{id}/packet/hand-over", [.coordinator]),
            ("POST /v1/missions/{id}/packet/return", [.coordinator]),
            ("POST /v1/missions/{id}/step-back", [.coordinator]),
            ("POST /v1/missions/{id}/no-show", [.coordinator]),
            ("POST /v1/missions/{id}/hand-over", [.coordinator]),
            ("POST /v1/missions/{id}/check-in", [.coordinator]),
            ("POST /v1/missions/{id}/gear", [.coordinator]),
            ("POST /v1/missions/{id}/confirmation", [.coordinator]),
            ("POST /v1/missions/{id}/exposure", [.coordinator]),
            ("GET /v1/missions/{id}/exposure", [.coordinator]),
            ("GET /v1/crew-alarms", [.coordinator]), ("GET /v1/crew-alarms/{id}", [.coordinator]),
            ("POST /v1/crew-alarms/{id}/closure", [.coordinator]),
            ("GET /v1/crew-alarms/{id}/emergency-contacts", [.coordinator]),
            ("POST /v1/volunteers/{id}/emergency-contact", [.coordinator]),
            ("POST /v1/volunteers/{id}/message-resumption", [.coordinator]),
            ("POST /v1/deployments/{id}/crew-rules", []),
            ("POST /v1/deployments/{id}/message-rules", []),
            ("GET /v1/messages", [.coordinator]), ("GET /v1/messages/{id}", [.coordinator]),
            ("POST /v1/messages/{id}/retry", [.coordinator]),
            ("POST /v1/visit-checks", [.operator, .coordinator]),
            ("GET /v1/visit-checks", [.coordinator]),
            ("PATCH /v1/volunteers/{id}", [.coordinator]),
            ("GET /v1/territories", [.operator, .coordinator, .reviewer]),
            ("GET /v1/needs", [.operator, .coordinator, .reviewer, .partner]),
            ("POST /v1/deployments", []), ("POST /v1/tokens", []), ("GET /v1/tokens", []),
            ("DELETE /v1/tokens/{id}", []), ("GET /v1/journal", [.reviewer]),
            ("GET /v1/events", [.operator, .coordinator, .reviewer]),
            ("GET /v1/partners", [.coordinator]), ("POST /v1/partners", []),
            ("GET /v1/partners/{id}", [.coordinator]), ("POST /v1/partners/{id}/change", []),
            ("POST /v1/partners/{id}/suspension", []), ("POST /v1/partners/{id}/resumption", []),
            ("GET /v1/rounds", [.coordinator]), ("POST /v1/rounds", [.coordinator]),
            ("GET /v1/round-problem", [.coordinator]), ("GET /v1/rounds/{id}", [.coordinator]),
            ("POST /v1/rounds/{id}/pin", [.coordinator]),
            ("POST /v1/rounds/{id}/unpin", [.coordinator]),
            ("POST /v1/rounds/{id}/publication", [.coordinator]),
            ("POST /v1/rounds/{id}/withdrawal", [.coordinator]),
            ("GET /v1/rounds/{id}/sheet", [.coordinator]),
            ("GET /v1/rounds/{id}/calendar", [.coordinator]),
            ("GET /v1/rounds/{id}/gpx", [.coordinator]),
            ("GET /v1/assets", [.coordinator]), ("POST /v1/assets", [.coordinator]),
            ("GET /v1/assets/{id}", [.coordinator]),
            ("POST /v1/assets/{id}/bookings", [.coordinator]),
            ("POST /v1/assets/{id}/cancellation", [.coordinator]),
            ("POST /v1/assets/{id}/departure", [.coordinator]),
            ("POST /v1/assets/{id}/return", [.coordinator]),
            ("POST /v1/assets/{id}/fault", [.coordinator]),
            ("POST /v1/assets/{id}/repair", [.coordinator]),
            ("POST /v1/assets/{id}/withdrawal", [.coordinator]),
            ("GET /v1/stock", [.coordinator]), ("POST /v1/stock", [.coordinator]),
            ("GET /v1/stock/{id}", [.coordinator]),
            ("POST /v1/stock/{id}/taking", [.coordinator]),
            ("POST /v1/stock/{id}/return", [.coordinator]),
            ("POST /v1/stock/{id}/write-off", [.coordinator]),
            ("GET /v1/lines", [.operator, .coordinator, .reviewer]), ("POST /v1/lines", []),
            ("GET /v1/lines/{id}", [.operator, .coordinator, .reviewer]),
            ("POST /v1/lines/{id}/change", []), ("POST /v1/lines/{id}/closure", []),
            ("POST /v1/rules/{slug}/loading", []),
            ("POST /v1/deployments/{id}/hours", []),
            ("POST /v1/deployments/{id}/waves", []),
            ("POST /v1/referrals", [.partner]), ("GET /v1/referrals", [.partner, .coordinator]),
            ("GET /v1/referrals/{id}", [.partner, .coordinator]),
            ("GET /v1/catalogue", [.operator, .coordinator, .trainer, .reviewer]),
        ]
        for (name, roles) in expected {
            let route = RouteTable.all.first { "\($0.method) \($0.template)" == name }
            #expect(route != nil, "\(name)")
            #expect((route?.roles == nil) == (roles == nil), "\(name)")
            guard let route, let roles else { continue }
            #expect(Set(Role.allCases.filter(route.allows)) == roles.union([.admin]), "\(name)")
        }
    }

    @Test(arguments: [
        "Bearer", "Bearer ", "Basic dXNlcjpwYXNz", "Bearer MARKED-TOKEN", "bearer\tx",
    ])
    func `a token that opens nothing is refused`(_ line: String) async throws {
        try await withHouse(isFurnished: false) { house in
            let answer = try await house.call(
                .get, "/v1/contacts", as: nil, fields: [("Authorization", line)])
            answer.expect(401, "door.no_token")
            #expect(answer.headers["www-authenticate"] == "Bearer realm=\"ops\"")
        }
    }

    @Test func `a token works at once and is revoked at once`() async throws {
        try await withHouse { house in
            let issued = try await house.post("/v1/tokens", #"{"role":"reviewer"}"#).expect(201)
            let token = try #require(issued["token"]?.string)
            let fields = [("Authorization", "bearer \(token)")]
            try await house.call(.get, "/v1/journal", as: nil, fields: fields).expect(200)
            let listed = try await house.get("/v1/tokens").expect(200)
            #expect(!listed.text.contains(token))
            #expect(listed.items.contains { $0["id"]?.string == issued.id })
            try await house.call(.delete, "/v1/tokens/\(issued.id)").expect(200)
            try await house.call(.get, "/v1/journal", as: nil, fields: fields).expect(401)
            try await house.call(.delete, "/v1/tokens/\(issued.id)")
                .expect(404, "access.unknown_token")
        }
    }

    @Test func `the last administrator stays`() async throws {
        try await withHouse { house in
            let admins = try await house.get("/v1/tokens").items.filter {
                $0["role"]?.string == "admin"
            }
            let id = try #require(admins.first?["id"]?.string)
            try await house.call(.delete, "/v1/tokens/\(id)")
                .expect(409, "access.last_administrator")
        }
    }
}
