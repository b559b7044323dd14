import OpsCore
import OpsHTTP
import OpsStore

/// The register of partners, and the door through which they send people.
extension RouteTable {
    static var partners: [Route] {
        [
            Route(
                method: .get, template: "/v1/partners", name: "listPartners", area: "partners",
                summary: "Organisations that may send people, newest first.",
                roles: [.coordinator], query: Route.QueryParameter.page,
                answer: .init(status: 200, schema: "Partner", isList: true), handle: listPartners),
            Route(
                method: .post, template: "/v1/partners", name: "registerPartner", area: "partners",
                summary: "Let an organisation send people; its tokens are issued apart.",
                roles: [.admin], body: "NewPartner",
                answer: .init(status: 201, schema: "Partner", hasLocation: true), problems: [409],
                handle: registerPartner),
            Route(
                method: .get, template: "/v1/partners/{id}", name: "showPartner", area: "partners",
                summary: "A partner with its contact person.", roles: [.coordinator],
                answer: .init(status: 200, schema: "Partner"), problems: [404],
                handle: showPartner),
            change(
                "change", "changePartner", "How many it may send, or whom to ask for there.",
                body: "PartnerChange"
            ) { id, call in .change(id, try call.body(PartnerBody.change)) },
            change(
                "suspension", "suspendPartner",
                "Its tokens open nothing from now on; whom it sent is helped on.", body: "Nothing"
            ) { id, _ in .suspend(id) },
            change(
                "resumption", "resumePartner", "Its tokens open its door again.", body: "Nothing"
            ) { id, _ in .resume(id) },
            Route(
                method: .post, template: "/v1/referrals", name: "referPerson", area: "partners",
                summary: "Send a person who agreed to it, with what is lacking.",
                roles: [.partner], body: "NewReferral",
                answer: .init(status: 201, schema: "Referral", hasLocation: true),
                problems: [409], handle: referPerson),
            Route(
                method: .get, template: "/v1/referrals", name: "listReferrals", area: "partners",
                summary: "Whom one has sent and how far help has come, newest first.",
                roles: [.partner, .coordinator], query: Route.QueryParameter.page,
                answer: .init(status: 200, schema: "Referral", isList: true),
                handle: listReferrals),
            Route(
                method: .get, template: "/v1/referrals/{id}", name: "showReferral",
                area: "partners", summary: "How far help has come for one whom one has sent.",
                roles: [.partner, .coordinator], answer: .init(status: 200, schema: "Referral"),
                problems: [404], handle: showReferral),
        ]
    }

    private static func listPartners(_ call: Call) throws -> Response {
        let limit = try call.limit()
        return try call.list { json in
            try call.read { room in
                try call.numbered(
                    &json, in: room, limit: limit, read: room.partners, number: { $0.number }
                ) { $0.partner($1) }
            }
        }
    }

    private static func registerPartner(_ call: Call) async throws -> Response {
        let wish = try call.body(PartnerBody.register)
        return try await call.carryOut(.partner(.register(wish))) { events, room in
            guard case .partner(.registered(let partner)) = events.first?.event else {
                preconditionFailure("registering a partner registers a partner")
            }
            return try reply(201, showing: partner.id, in: room)
        }
    }

    private static func showPartner(_ call: Call) throws -> Response {
        let row = try call.partnerRow()
        var json = JSONWriter(reserving: 1_024)
        json.partner(row)
        return call.answer(json.bytes)
    }

    /// A route that changes a partner; the answer is the partner.
    private static func change(
        _ word: String, _ name: String, _ summary: String, body: String,
        _ command: @escaping @Sendable (Identifier<Partner>, Call) throws -> PartnerCommand
    ) -> Route {
        Route(
            method: .post, template: "/v1/partners/{id}/\(word)", name: name, area: "partners",
            summary: summary, roles: [.admin], body: body, bodyIsOptional: body == "Nothing",
            answer: .init(status: 200, schema: "Partner"), problems: [404, 409]
        ) { call in
            let id = try call.partnerRow().id
            if body == "Nothing" { _ = try call.body { _ in true } }
            let decided = try command(id, call)
            return try await call.carryOut(.partner(decided)) { _, room in
                try reply(200, showing: id, in: room)
            }
        }
    }

    private static func reply(
        _ status: Int, showing id: Identifier<Partner>, in room: ReadingRoom
    ) throws -> Reply {
        guard let row = try room.partner(.id(id)) else { throw Problem.unknown(.partner) }
        var json = JSONWriter(reserving: 1_024)
        json.partner(row)
        var reply = Reply(
            status: status, location: status == 201 ? "/v1/partners/\(id)" : nil, body: json.bytes)
        // Whoever is named there can be forgotten: no answer that is kept names them.
        var kept = JSONWriter(reserving: 1_024)
        kept.partner(row, namesContact: false)
        reply.keptBody = kept.bytes
        return reply
    }

    private static func referPerson(_ call: Call) async throws -> Response {
        let wish = try call.body(PartnerBody.refer)
        // Only the first administrator comes without a token, and never to this door.
        let token = call.grant?.id ?? Identifier(high: 0, low: 0)
        return try await call.carryOut(.partner(.refer(wish, by: token))) { events, room in
            guard case .partner(.personReferred(let referral)) = events.last?.event,
                let row = try room.referral(.id(referral.id))
            else { preconditionFailure("referring a person ends with the referral") }
            var json = JSONWriter(reserving: 1_024)
            try json.referral(row, in: room, forHouse: false)
            return Reply(
                status: 201, location: "/v1/referrals/\(referral.id)", body: json.bytes)
        }
    }

    private static func listReferrals(_ call: Call) throws -> Response {
        let limit = try call.limit()
        let own = call.ownPartner
        return try call.list { json in
            try call.read { room in
                try call.numbered(
                    &json, in: room, limit: limit, read: { try room.referrals(of: own, $0, $1) },
                    number: { $0.number }
                ) { try $0.referral($1, in: room, forHouse: own == nil) }
            }
        }
    }

    /// Somebody else's is not there: whether it exists is not told.
    private static func showReferral(_ call: Call) throws -> Response {
        let reference = try call.reference(.referral, to: Referral.self)
        let own = call.ownPartner
        return try call.read { room in
            guard let row = try room.referral(reference), own == nil || row.partner == own else {
                throw Problem.unknown(.referral)
            }
            var json = JSONWriter(reserving: 1_024)
            try json.referral(row, in: room, forHouse: own == nil)
            return call.answer(json.bytes)
        }
    }
}

extension Call {
    /// The partner whose referrals alone are shown; nil for who works in the house.
    fileprivate var ownPartner: Identifier<Partner>? {
        guard grant?.role == .partner else { return nil }
        return grant?.partner ?? Identifier(high: 0, low: 0)
    }

    func partnerRow() throws -> PartnerRow {
        let reference = try reference(.partner, to: Partner.self)
        guard let row = try read({ try $0.partner(reference) }) else {
            throw Problem.unknown(.partner)
        }
        return row
    }
}
