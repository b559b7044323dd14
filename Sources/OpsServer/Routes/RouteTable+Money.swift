import OpsCore
import OpsHTTP
import OpsStore

/// The money of missions, from the agreement to the closed accounts.
extension RouteTable {
    static var money: [Route] {
        [
            step(
                "money", "agreePurchase", "What the person agreed to before anybody shops.",
                body: "NewPurchase"
            ) { id, call in
                let (wish, note) = try call.body(PurchaseBody.read)
                return .agree(id, wish, note: note)
            },
            step(
                "money/purchase", "notePurchase", "The crew has bought; the receipt says so much.",
                body: "Receipt"
            ) { id, call in
                let (amount, note) = try call.body(PurchaseBody.readAmount)
                return .buy(id, amount, note: note)
            },
            step(
                "money/payment", "notePayment",
                "The person has goods and receipt, and has paid as was agreed.", body: "Report"
            ) { id, call in .pay(id, note: try call.said()) },
            step(
                "money/correction", "correctReceipt",
                "The receipt says something else than was noted.", body: "Receipt",
                afterMission: true
            ) { id, call in
                let (amount, note) = try call.body(PurchaseBody.readAmount)
                return .correct(id, amount, note: note)
            },
            step(
                "money/return", "returnPurchase", "Goods and money went back to the shop.",
                body: "Report"
            ) { id, call in .giveBack(id, note: try call.said()) },
            step(
                "money/cancellation", "cancelPurchase", "Nothing is bought after all.",
                body: "Report"
            ) { id, call in .cancel(id, note: try call.said()) },
            step(
                "money/refund", "refundVolunteer", "The volunteer has the advanced money back.",
                body: "Report", afterMission: true
            ) { id, call in .refund(id, note: try call.said()) },
            step(
                "money/count", "countPurchase", "One of two people says what she counts.",
                body: "Receipt", afterMission: true
            ) { id, call in
                guard let grant = call.grant else { throw Problem.noToken }
                let (amount, note) = try call.body(PurchaseBody.readAmount)
                return .reconcile(id, amount, by: grant.id, note: note)
            },
            step(
                "money/settlement", "settleDiscrepancy", "A discrepancy was cleared up.",
                body: "NewSettlement", afterMission: true
            ) { id, call in
                guard let grant = call.grant else { throw Problem.noToken }
                let (how, note): (Settlement, String?) = try call.body { fields in
                    let how = fields.code("settlement", isNeeded: true, of: Settlement.self)
                    let note = fields.words("note", limit: ContactBody.noteLimit)
                    return how.map { ($0, note) }
                }
                return .settle(id, how, by: grant.id, note: note)
            },
            Route(
                method: .get, template: "/v1/purchases", name: "listPurchases", area: "money",
                summary: "Accounts that are open, or in a state, newest mission first.",
                roles: [.coordinator], query: Route.QueryParameter.page + [state],
                answer: .init(status: 200, schema: "Purchase", isList: true), handle: list),
        ]
    }

    private static let state = Route.QueryParameter(
        name: "state", summary: "Only in this state; all that are open unless told.",
        schema: Schemas.codes(of: PurchaseState.self))

    /// A route that moves the money on; the answer is its mission.
    private static func step(
        _ word: String, _ name: String, _ summary: String, body: String,
        afterMission: Bool = false,
        _ command: @escaping @Sendable (Identifier<Mission>, Call) throws -> MoneyCommand
    ) -> Route {
        Route(
            method: .post, template: "/v1/missions/{id}/\(word)", name: name, area: "money",
            summary: summary, roles: [.coordinator], body: body,
            bodyIsOptional: body == "Report",
            answer: .init(status: 200, schema: "Mission", tag: .guardsChanges),
            problems: [404, 409, 412]
        ) { call in
            let reference = try call.reference(.mission, to: Mission.self)
            guard let row = try call.read({ try $0.mission(reference) }) else {
                throw Problem.unknown(.mission)
            }
            let decided = try command(row.id, call)
            let check = afterMission ? call.unchanged(row) : call.liveAndUnchanged(row)
            return try await call.carryOut(.money(decided), check: check) { _, room in
                try call.reply(200, showing: row.id, in: room)
            }
        }
    }

    private static func list(_ call: Call) throws -> Response {
        let limit = try call.limit()
        let now = call.house.clock.now()
        let wanted = try call.codes("state", of: PurchaseState.self).first
        return try call.list { json in
            try call.read { room in
                try call.numbered(
                    &json, in: room, limit: limit, read: { try room.purchases(in: wanted, $0, $1) },
                    number: { $0.number }
                ) { try $0.purchase($1, in: room, at: now) }
            }
        }
    }
}

/// The bodies of `POST /v1/missions/{id}/money` and of what follows.
enum PurchaseBody {
    static func read(_ fields: inout JSONFields) -> (AgreePurchase, note: String?)? {
        let amount = fields.money("amount")
        let means = fields.code("means", isNeeded: true, of: PaymentMeans.self)
        let mayReplace = fields.flag("substitution") ?? false
        let basket = fields.ruleCode("basket")
        let note = fields.words("note", limit: ContactBody.noteLimit)
        guard let means else { return nil }
        return (
            AgreePurchase(amount, means: means, mayReplace: mayReplace, basket: basket), note: note
        )
    }

    static func readAmount(_ fields: inout JSONFields) -> (Money, note: String?)? {
        let amount = fields.money("amount", isNeeded: true)
        let note = fields.words("note", limit: ContactBody.noteLimit)
        return amount.map { ($0, note: note) }
    }
}

extension Call {
    /// What somebody reports in their own words.
    fileprivate func said() throws -> String? {
        try body { fields -> String?? in
            .some(fields.words("reason", limit: ContactBody.noteLimit))
        }
    }

    /// Refuses with 412 when `If-Match` names another version; the mission may be over.
    fileprivate func unchanged(_ row: MissionRow) -> (@Sendable (ReadingRoom) throws -> Void) {
        { room in
            guard let present = try room.mission(.id(row.id)) else { return }
            try self.demandMatch(version: present.version)
        }
    }
}
