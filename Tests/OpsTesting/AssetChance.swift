package import OpsCore

/// Any command about things that volunteers work with, legal or not.
extension SeededGenerator {
    package mutating func anyAsset(
        of operation: Operation, at now: Instant
    ) -> AssetCommand {
        let asset = pick(operation.assets.keys.sorted() + [Samples.id(901)])
        let lot = pick(operation.lots.keys.sorted() + [Samples.id(902)])
        let mission: Identifier<Mission>? =
            below(2) == 0 ? nil : pick(operation.missions.keys.sorted() + [Samples.id(903)])
        let from = now + .hours(Int64(below(48)) - 6)
        let quantity = Int64(1 + below(9))
        switch below(16) {
        case 0, 1:
            let tag = Samples.slug("thing-\(below(9))")
            return .add(pick(AssetKind.allCases), tag: tag, Samples.unit)
        case 2, 3, 4:
            let slot = AssetSlot(from: from, until: from + .hours(Int64(below(9)) - 1))
            // No draw of its own: seasons that are known to touch everything stay as they are.
            let request: Identifier<HelpRequest>? =
                switch quantity {
                case 1...3: operation.requests.keys.min()
                case 4: Samples.id(905)
                default: nil
                }
            return .book(asset, slot, mission: mission, request: request)
        case 5: return .cancelBooking(asset, booking: Int64(1 + below(4)))
        case 6, 7:
            let who = pick(operation.volunteers.keys.sorted() + [Samples.id(904)])
            return .checkOut(asset, volunteer: who, mission: mission, backBy: from + .hours(3))
        case 8: return .checkIn(asset, below(3) == 0 ? pick(AssetFault.allCases) : nil)
        case 9: return .reportFault(asset, pick(AssetFault.allCases))
        case 10: return .repair(asset)
        case 11: return below(4) == 0 ? .withdraw(asset) : .remindOfLoan(asset)
        case 12:
            let day = below(3) == 0 ? nil : (now + .days(Int64(below(20)))).dayUTC
            return .receive(
                ReceiveLot(
                    item: Samples.slug("basket-standard"), territory: Samples.unit,
                    quantity: quantity, expiresOn: day))
        case 13: return .take(lot, quantity, mission: mission)
        case 14: return .giveBack(lot, quantity)
        default: return .writeOff(lot, quantity, pick(LotLoss.allCases))
        }
    }
}
