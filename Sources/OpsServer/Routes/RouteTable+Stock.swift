import OpsCore
import OpsHTTP
import OpsStore

/// Things that volunteers work with and that are used up.
extension RouteTable {
    static var stock: [Route] {
        [
            Route(
                method: .get, template: "/v1/stock", name: "listStock", area: "assets",
                summary: "Lots of things that are used up: how many are left, until when.",
                roles: [.coordinator], query: Route.QueryParameter.page + [.ofDesk, isLeft],
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
                let mission: Reference<Mission>? = fields.reference("mission")
                guard let quantity else { return nil }
                return { lot, room in
                    .take(lot.id, quantity, mission: try mission.map { try room.taker($0) })
                }
            },
            used("return", "giveStockBack", "Some came back unused.", body: "StockReturn") {
                fields in
                let quantity = fields.quantity
                let mission: Reference<Mission>? = fields.reference("mission")
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

    private static let isLeft = Route.QueryParameter(
        name: "left", summary: "Those of which something is there.",
        schema: #"{"type":"boolean"}"#)

    /// A route that says something of a lot, and shows what it has become.
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
    fileprivate func lot() throws -> StockLot {
        let reference = try reference(.lot, to: StockLot.self)
        guard let lot = try read({ try $0.lot(reference) }) else { throw Problem.unknown(.lot) }
        return lot
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
}

extension ReadingRoom {
    /// The mission that has some of a lot; an unknown one is that field's problem.
    fileprivate func taker(_ reference: Reference<Mission>) throws -> Identifier<Mission> {
        guard let row = try mission(reference) else {
            throw Problem.unknown(.mission, at: "#/mission")
        }
        return row.id
    }
}
