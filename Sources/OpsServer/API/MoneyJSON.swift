import OpsCore
import OpsStore

/// The money of a mission as the API shows it: whole hundredths and a currency, never a fraction.
extension JSONWriter {
    mutating func money(
        of mission: Identifier<Mission>, in room: ReadingRoom
    ) throws {
        key("money")
        guard let row = try room.purchase(of: mission) else { return null() }
        try purchase(row, in: room)
    }

    /// `instant` tells whether somebody is late, where that is asked.
    mutating func purchase(
        _ row: PurchaseRow, in room: ReadingRoom, at instant: Instant? = nil
    ) throws {
        beginObject()
        member("mission", row.mission)
        member("missionNumber", row.number)
        member("state", row.state)
        amount("agreed", row.agreedCents, row)
        member("means", row.means)
        member("substitution", row.mayReplace)
        member("basket", row.basket)
        member("set", row.set)
        member("setVersion", row.set == nil ? nil : row.version)
        amount("receipt", row.receiptCents, row)
        member("corrections", each: try room.corrections(ofPurchase: row.number)) { json, wrong in
            json.beginObject()
            json.amount("receipt", wrong.cents, row)
            json.member("correctedBy", wrong.actor)
            json.member("correctedAt", wrong.at)
            json.endObject()
        }
        member("counts", each: row.counts) { json, count in
            json.beginObject()
            json.member("by", count.by)
            json.amount("amount", count.cents, row)
            json.endObject()
        }
        member("differenceCents", row.difference)
        member("settlement", row.settlement)
        member("settledBy", row.settledBy)
        if row.dueAt != nil {
            member("desk", row.desk)
        } else {
            member("desk", nil as String?)
        }
        member("dueAt", row.dueAt)
        if let instant { member("overdue", row.dueAt.map { $0 < instant } ?? false) }
        member("escalations", row.escalations)
        member("agreedAt", row.agreedAt)
        member("boughtAt", row.boughtAt)
        member("paidAt", row.paidAt)
        member("closedAt", row.closedAt)
        endObject()
    }

    private mutating func amount(_ name: StaticString, _ cents: Int64?, _ row: PurchaseRow) {
        key(name)
        guard let cents else { return null() }
        beginObject()
        member("cents", cents)
        member("currency", row.currency)
        endObject()
    }
}

extension PurchaseRow {
    /// What the second person counted beside the receipt; nil until two have counted.
    fileprivate var difference: Int64? {
        guard counts.count == 2, let receiptCents else { return nil }
        let away = counts.map { $0.cents - receiptCents }
        return away.first { $0 != 0 } ?? 0
    }
}
