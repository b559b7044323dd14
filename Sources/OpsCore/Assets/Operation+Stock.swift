/// Things that are used up.
extension Operation {
    func decideStock(
        _ command: AssetCommand, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws(AssetRefusal) -> [AssetEvent] {
        switch command {
        case .receive(let wish):
            guard territories[wish.territory] != nil else {
                throw .unknownTerritory(wish.territory)
            }
            let lot = StockLot(
                id: identifiers.next(at: instant), number: counters.lots + 1, item: wish.item,
                territory: wish.territory, received: wish.quantity, expiresOn: wish.expiresOn,
                dueAt: wish.expiresOn.map { max(instant, $0.morningUTC - .days(wish.warnDays)) })
            return [.lotReceived(lot)]
        case .take(let id, let quantity, let mission):
            let lot = try lot(id)
            try check(mission)
            if let day = lot.expiresOn, lot.hasExpired(at: instant) {
                throw .hasExpired(lot: lot.number, day)
            }
            try check(quantity, of: lot)
            return [.lotTaken(id, quantity, mission: mission)]
        case .giveBack(let id, let quantity, let mission, let had):
            let lot = try lot(id)
            // What others had comes back from them: the books of each must come out even.
            let taken = min(lot.taken, had ?? lot.taken)
            guard quantity <= taken else { throw .notTaken(lot: lot.number, taken: taken) }
            return [.lotGivenBack(id, quantity, mission: mission)]
        case .writeOff(let id, let quantity, let loss):
            try check(quantity, of: try lot(id))
            return [.lotWrittenOff(id, quantity, loss)]
        case .remindOfLot(let id):
            let lot = try lot(id)
            guard let dueAt = lot.dueAt, dueAt <= instant else { throw .notYetDue }
            let desk = lot.escalations == 0 ? lot.desk : above(lot.desk)
            return [.lotExpiring(id, desk: desk, dueAt: instant + .days(1))]
        case .add, .book, .cancelBooking, .checkOut, .checkIn, .reportFault, .repair, .withdraw,
            .remindOfLoan:
            preconditionFailure("what is lent is decided elsewhere")
        }
    }

    private func lot(_ id: Identifier<StockLot>) throws(AssetRefusal) -> StockLot {
        guard let lot = lots[id] else { throw .unknownLot(id) }
        return lot
    }

    private func check(_ quantity: Int64, of lot: StockLot) throws(AssetRefusal) {
        guard quantity <= lot.remaining else {
            throw .notSoMany(lot: lot.number, remaining: lot.remaining)
        }
    }

    mutating func evolveStock(_ event: AssetEvent, at instant: Instant) {
        switch event {
        case .lotReceived(let lot):
            counters.lots = lot.number
            lots[lot.id] = lot
            watch(lot)
        case .lotTaken(let id, let quantity, _):
            lots[id]?.use(quantity)
            lots[id]?.taken += quantity
        case .lotGivenBack(let id, let quantity, _):
            guard var lot = lots[id] else { return }
            lot.taken -= quantity
            lot.remaining += quantity
            // Nobody looked after it while nothing was left: its own desk does again, as long before its last day as
            // was said, or at once.
            if lot.dueAt == nil, let last = lot.expiresOn?.morningUTC {
                lot.dueAt = max(instant, lot.warnAt ?? last)
                lot.desk = lot.territory
                lot.escalations = 0
            }
            lots[id] = lot
            watch(lot)
        case .lotWrittenOff(let id, let quantity, _):
            lots[id]?.use(quantity)
            lots[id]?.writtenOff += quantity
        case .lotExpiring(let id, let desk, let dueAt):
            guard var lot = lots[id] else { return }
            lot.desk = desk
            lot.dueAt = dueAt
            lot.escalations += 1
            lots[id] = lot
            watch(lot)
        case .added, .booked, .bookingCancelled, .checkedOut, .checkedIn, .faultReported,
            .repaired, .withdrawn, .loanOverdue:
            preconditionFailure("what is lent evolves elsewhere")
        }
    }

    private mutating func watch(_ lot: StockLot) {
        guard let dueAt = lot.dueAt else { return }
        watch.insert(Watched(dueAt: dueAt, subject: .lot(lot.id)))
    }
}

extension CivilDate {
    /// The first instant of the day in Greenwich.
    var morningUTC: Instant {
        Instant(milliseconds: Int64(daysSince1970) * 86_400_000)
    }
}
