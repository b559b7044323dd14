import OpsCore
import OpsHTTP
import OpsStore

/// Things that volunteers work with: those that come back, and those that are used up.
extension RouteTable {
    static var assets: [Route] { lent + stock }

    private static var lent: [Route] {
        [
            Route(
                method: .get, template: "/v1/assets", name: "listAssets", area: "assets",
                summary: "Vehicles, telephones, kits: where each is, and who has it.",
                roles: [.coordinator], query: Route.QueryParameter.page + [.ofDesk, inState],
                answer: .init(status: 200, schema: "Asset", isList: true), problems: [404],
                handle: listAssets),
            Route(
                method: .post, template: "/v1/assets", name: "addAsset", area: "assets",
                summary: "A thing that is lent from now on.", roles: [.coordinator],
                body: "NewAsset",
                answer: .init(
                    status: 201, schema: "Asset", tag: .guardsChanges, hasLocation: true),
                problems: [409]
            ) { call in
                let wish = try call.body { fields -> AssetCommand? in
                    let kind = fields.code("kind", isNeeded: true, of: AssetKind.self)
                    let tag = fields.slug("tag", isNeeded: true)
                    let territory = fields.territory("territory", isNeeded: true)
                    guard let kind, let tag, let territory else { return nil }
                    return .add(kind, tag: tag, territory)
                }
                return try await call.carryOut(.asset(wish)) { events, room in
                    guard case .asset(.added(let asset)) = events.first?.event else {
                        preconditionFailure("adding an asset adds an asset")
                    }
                    return try call.reply(201, showing: asset.id, in: room)
                }
            },
            Route(
                method: .get, template: "/v1/assets/{id}", name: "showAsset", area: "assets",
                summary: "One thing, who has it and for when it is booked.",
                roles: [.coordinator],
                answer: .init(status: 200, schema: "Asset", tag: .guardsChanges),
                problems: [404], handle: showAsset),
            lent("bookings", "bookAsset", "Keep it for a stretch of time.", body: "AssetSlot") {
                fields, call in
                let from = fields.instant("from", isNeeded: true)
                let until = fields.instant("until", isNeeded: true)
                let mission = fields.reference("mission", of: Mission.self)
                let request = fields.reference("request", of: HelpRequest.self)
                guard let from, let until else { return nil }
                let slot = AssetSlot(from: from, until: until)
                return { id in
                    .book(
                        id, slot, mission: try mission.map { try call.mission($0) },
                        request: try request.map { try call.request($0) })
                }
            },
            lent(
                "cancellation", "cancelAssetBooking", "A booking is not needed any more.",
                body: "AssetBookingNumber"
            ) { fields, _ in
                let booking = fields.integer("booking", isNeeded: true, in: 1...1_000_000_000)
                guard let booking else { return nil }
                return { .cancelBooking($0, booking: booking) }
            },
            lent(
                "departure", "checkOutAsset", "Somebody takes it, until it is to be back.",
                body: "AssetDeparture"
            ) { fields, call in
                let volunteer = fields.reference(
                    "volunteer", isNeeded: true, of: Volunteer.self)
                let mission = fields.reference("mission", of: Mission.self)
                let backBy = fields.instant("backBy", isNeeded: true)
                let booking = fields.integer("booking", in: 1...1_000_000_000)
                guard let volunteer, let backBy else { return nil }
                return { id in
                    let who = try call.read { try $0.volunteer(volunteer, at: "#/volunteer") }
                    return .checkOut(
                        id, volunteer: who, mission: try mission.map { try call.mission($0) },
                        backBy: backBy, booking: booking)
                }
            },
            lent(
                "return", "checkInAsset", "It is back, perhaps with a fault.",
                body: "AssetReturn", bodyIsOptional: true
            ) { fields, _ in
                let fault = fields.code("fault", of: AssetFault.self)
                return { .checkIn($0, fault) }
            },
            lent(
                "fault", "reportAssetFault", "It is not to be lent before it is repaired.",
                body: "AssetFaultReport"
            ) { fields, _ in
                let fault = fields.code("fault", isNeeded: true, of: AssetFault.self)
                guard let fault else { return nil }
                return { .reportFault($0, fault) }
            },
            lent("repair", "repairAsset", "It may be lent again.") { .repair($0) },
            lent("withdrawal", "withdrawAsset", "It is lent no more, for good.") {
                .withdraw($0)
            },
        ]
    }

    private static let inState = Route.QueryParameter(
        name: "state", summary: "In this state alone.",
        schema: #"{"type":"string","enum":["available","out","faulty","withdrawn"]}"#)

    /// A route that says something of a thing that is lent, and shows what it has become.
    private static func lent(
        _ word: String, _ name: String, _ summary: String, body: String,
        bodyIsOptional: Bool = false,
        _ read:
            @escaping @Sendable (inout JSONFields, Call) -> (
                (Identifier<Asset>) throws -> AssetCommand
            )?
    ) -> Route {
        Route(
            method: .post, template: "/v1/assets/{id}/\(word)", name: name, area: "assets",
            summary: summary, roles: [.coordinator], body: body, bodyIsOptional: bodyIsOptional,
            answer: .init(status: 200, schema: "Asset", tag: .guardsChanges),
            problems: [404, 409, 412]
        ) { call in
            let command = try call.body { read(&$0, call) }
            let asset = try call.asset()
            let id = asset.id
            return try await call.carryOut(
                .asset(try command(id)), check: call.unchanged(asset)
            ) { _, room in
                try call.reply(200, showing: id, in: room)
            }
        }
    }

    /// A route that needs no more words.
    private static func lent(
        _ word: String, _ name: String, _ summary: String,
        _ command: @escaping @Sendable (Identifier<Asset>) -> AssetCommand
    ) -> Route {
        Route(
            method: .post, template: "/v1/assets/{id}/\(word)", name: name, area: "assets",
            summary: summary, roles: [.coordinator],
            answer: .init(status: 200, schema: "Asset", tag: .guardsChanges),
            problems: [404, 409, 412]
        ) { call in
            let asset = try call.asset()
            let id = asset.id
            return try await call.carryOut(
                .asset(command(id)), check: call.unchanged(asset)
            ) { _, room in
                try call.reply(200, showing: id, in: room)
            }
        }
    }

    private static func listAssets(_ call: Call) throws -> Response {
        let limit = try call.limit()
        let filter = AssetFilter(
            territory: try call.territory(), state: try call.assetState())
        return try call.list { json in
            try call.read { room in
                try room.demand(filter.territory)
                return try call.numbered(
                    &json, in: room, limit: limit, read: { try room.assets(filter, $0, $1) },
                    number: { $0.number }
                ) { try $0.asset($1, in: room) }
            }
        }
    }

    private static func showAsset(_ call: Call) throws -> Response {
        let asset = try call.asset()
        return try call.read { room in
            var json = JSONWriter(reserving: 1_024)
            try json.asset(asset, in: room)
            return call.answer(
                json.bytes, version: try room.version(ofAsset: asset.number), isAllThereIs: false)
        }
    }
}

extension Call {
    fileprivate func asset() throws -> Asset {
        let reference = try reference(.asset, to: Asset.self)
        guard let asset = try read({ try $0.asset(reference) }) else {
            throw Problem.unknown(.asset)
        }
        return asset
    }

    /// Refuses in the transaction when somebody was faster.
    fileprivate func unchanged(_ asset: Asset) -> (@Sendable (ReadingRoom) throws -> Void) {
        { try self.demandMatch(version: try $0.version(ofAsset: asset.number)) }
    }

    /// The mission that a field names; an unknown one is that field's problem.
    fileprivate func mission(
        _ reference: Reference<Mission>
    ) throws -> Identifier<Mission> {
        guard let row = try read({ try $0.mission(reference) }) else {
            throw Problem.unknown(.mission, at: "#/mission")
        }
        return row.id
    }

    /// The same of a request.
    fileprivate func request(
        _ reference: Reference<HelpRequest>
    ) throws -> Identifier<HelpRequest> {
        guard let id = try read({ try $0.request(reference, { $0.id }) }) else {
            throw Problem.unknown(.request, at: "#/request")
        }
        return id
    }

    fileprivate func assetState() throws -> AssetState? {
        guard let text = query("state") else { return nil }
        guard let state = AssetState(rawValue: text) else {
            let allowed = AssetState.allCases.map(\.rawValue)
            throw Problem.badQuery("state", FieldProblem.Reason.unknownCode(allowed: allowed).text)
        }
        return state
    }

    fileprivate func reply(
        _ status: Int, showing id: Identifier<Asset>, in room: ReadingRoom
    ) throws -> Reply {
        guard let asset = try room.asset(.id(id)) else { throw Problem.unknown(.asset) }
        var json = JSONWriter(reserving: 1_024)
        try json.asset(asset, in: room)
        return Reply(
            status: status, location: status == 201 ? "/v1/assets/\(id)" : nil,
            etag: Self.etag(try room.version(ofAsset: asset.number)), body: json.bytes)
    }
}

extension JSONFields {
    fileprivate mutating func reference<Subject>(
        _ name: String, isNeeded: Bool = false, of subject: Subject.Type
    ) -> Reference<Subject>? {
        member(name, isNeeded: isNeeded) { value throws(FieldProblem.Failure) in
            try value.reference()
        }
    }
}

extension ReadingRoom {
    /// Refuses a territory that nobody has registered: an empty list would hide a slip of the pen.
    func demand(_ territory: TerritoryCode?) throws {
        guard let territory else { return }
        guard try !branch(downFrom: territory).isEmpty else { throw Problem.unknown(.territory) }
    }
}
