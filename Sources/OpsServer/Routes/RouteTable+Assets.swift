import OpsCore
import OpsHTTP
import OpsStore

/// Things that volunteers work with: those that come back, and those that are used up.
extension RouteTable {
    static var assets: [Route] { lent + usedUp }

    private static var lent: [Route] {
        [
            Route(
                method: .get, template: "/v1/assets", name: "listAssets", area: "assets",
                summary: "Vehicles, telephones, kits: where each is, and who has it.",
                roles: [.coordinator], query: Route.QueryParameter.page + [inTerritory, inState],
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

    private static var usedUp: [Route] {
        [
            Route(
                method: .get, template: "/v1/stock", name: "listStock", area: "assets",
                summary: "Lots of things that are used up: how many are left, until when.",
                roles: [.coordinator], query: Route.QueryParameter.page + [inTerritory, isLeft],
                answer: .init(status: 200, schema: "StockLot", isList: true), problems: [404],
                handle: listStock),
            Route(
                method: .post, template: "/v1/stock", name: "receiveStock", area: "assets",
                summary: "A lot has come.", roles: [.coordinator], body: "NewStockLot",
                answer: .init(
                    status: 201, schema: "StockLot", tag: .guardsChanges, hasLocation: true),
                problems: [409]
            ) { call in
                let wish = try call.body { ReceiveLot(from: &$0) }
                return try await call.carryOut(.asset(.receive(wish))) { events, room in
                    guard case .asset(.lotReceived(let lot)) = events.first?.event else {
                        preconditionFailure("receiving a lot receives a lot")
                    }
                    return try call.reply(201, showing: lot.id, in: room)
                }
            },
            Route(
                method: .get, template: "/v1/stock/{id}", name: "showStock", area: "assets",
                summary: "One lot.", roles: [.coordinator],
                answer: .init(status: 200, schema: "StockLot", tag: .guardsChanges),
                problems: [404], handle: showStock),
            used("taking", "takeStock", "A mission, or the desk, has some.", body: "StockTaking") {
                fields in
                let quantity = fields.quantity
                let mission = fields.reference("mission", of: Mission.self)
                guard let quantity else { return nil }
                return { lot, room in
                    .take(lot.id, quantity, mission: try mission.map { try room.taker($0) })
                }
            },
            used("return", "giveStockBack", "Some came back unused.", body: "StockReturn") {
                fields in
                let quantity = fields.quantity
                let mission = fields.reference("mission", of: Mission.self)
                guard let quantity else { return nil }
                return { lot, room in
                    let mission = try mission.map { try room.taker($0) }
                    return .giveBack(
                        lot.id, quantity, mission: mission,
                        had: try room.taken(ofLot: lot.number, by: mission))
                }
            },
            used("write-off", "writeStockOff", "Some are no longer there.", body: "StockLoss") {
                fields in
                let quantity = fields.quantity
                let loss = fields.code("reason", isNeeded: true, of: LotLoss.self)
                guard let quantity, let loss else { return nil }
                return { lot, _ in .writeOff(lot.id, quantity, loss) }
            },
        ]
    }

    private static let inTerritory = Route.QueryParameter(
        name: "territory", summary: "Of this desk alone.", schema: Schemas.territoryCode)
    private static let inState = Route.QueryParameter(
        name: "state", summary: "In this state alone.",
        schema: #"{"type":"string","enum":["available","out","faulty","withdrawn"]}"#)
    private static let isLeft = Route.QueryParameter(
        name: "left", summary: "Those of which something is there.",
        schema: #"{"type":"boolean"}"#)

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

    /// The same of a lot.
    private static func used(
        _ word: String, _ name: String, _ summary: String, body: String,
        _ read:
            @escaping @Sendable (inout JSONFields) -> (
                @Sendable (StockLot, ReadingRoom) throws -> AssetCommand
            )?
    ) -> Route {
        Route(
            method: .post, template: "/v1/stock/{id}/\(word)", name: name, area: "assets",
            summary: summary, roles: [.coordinator], body: body,
            answer: .init(status: 200, schema: "StockLot", tag: .guardsChanges),
            problems: [404, 409, 412]
        ) { call in
            let command = try call.body { read(&$0) }
            let id = try call.lot().id
            return try await call.carryOut(
                making: { room in
                    guard let lot = try room.lot(.id(id)) else { throw Problem.unknown(.lot) }
                    try call.demandMatch(version: try room.version(ofLot: lot.number))
                    return .asset(try command(lot, room))
                },
                reply: { _, room in try call.reply(200, showing: id, in: room) })
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

    private static func listStock(_ call: Call) throws -> Response {
        let limit = try call.limit()
        let territory = try call.territory()
        let left = try call.flag("left")
        let now = call.house.clock.now()
        return try call.list { json in
            try call.read { room in
                try room.demand(territory)
                return try call.numbered(
                    &json, in: room, limit: limit,
                    read: { try room.lots(in: territory, left: left, $0, $1) },
                    number: { $0.number }
                ) { $0.lot($1, at: now) }
            }
        }
    }

    private static func showStock(_ call: Call) throws -> Response {
        let lot = try call.lot()
        var json = JSONWriter(reserving: 512)
        json.lot(lot, at: call.house.clock.now())
        return call.answer(
            json.bytes, version: try call.read { try $0.version(ofLot: lot.number) },
            isAllThereIs: false)
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

    fileprivate func lot() throws -> StockLot {
        let reference = try reference(.lot, to: StockLot.self)
        guard let lot = try read({ try $0.lot(reference) }) else { throw Problem.unknown(.lot) }
        return lot
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

    fileprivate func reply(
        _ status: Int, showing id: Identifier<StockLot>, in room: ReadingRoom
    ) throws -> Reply {
        guard let lot = try room.lot(.id(id)) else { throw Problem.unknown(.lot) }
        var json = JSONWriter(reserving: 512)
        json.lot(lot, at: house.clock.now())
        return Reply(
            status: status, location: status == 201 ? "/v1/stock/\(id)" : nil,
            etag: Self.etag(try room.version(ofLot: lot.number)), body: json.bytes)
    }
}

extension ReceiveLot {
    fileprivate init?(from fields: inout JSONFields) {
        let item = fields.slug("item", isNeeded: true)
        let territory = fields.territory("territory", isNeeded: true)
        let quantity = fields.quantity
        let expiresOn = fields.day("expiresOn")
        let warnDays = fields.integer("warnDays", in: 0...365)
        guard let item, let territory, let quantity else { return nil }
        self.init(
            item: item, territory: territory, quantity: quantity, expiresOn: expiresOn,
            warnDays: warnDays ?? Self.standardWarning)
    }
}

extension JSONFields {
    fileprivate var quantity: Int64? {
        mutating get { integer("quantity", isNeeded: true, in: 1...1_000_000) }
    }

    fileprivate mutating func reference<Subject>(
        _ name: String, isNeeded: Bool = false, of subject: Subject.Type
    ) -> Reference<Subject>? {
        member(name, isNeeded: isNeeded) { value throws(FieldProblem.Failure) in
            try value.reference()
        }
    }
}

extension ReadingRoom {
    /// The mission that has some of a lot; an unknown one is that field's problem.
    fileprivate func taker(_ reference: Reference<Mission>) throws -> Identifier<Mission> {
        guard let row = try mission(reference) else {
            throw Problem.unknown(.mission, at: "#/mission")
        }
        return row.id
    }

    /// Refuses a territory that nobody has registered: an empty list would hide a slip of the pen.
    func demand(_ territory: TerritoryCode?) throws {
        guard let territory else { return }
        guard try !branch(downFrom: territory).isEmpty else { throw Problem.unknown(.territory) }
    }
}
