/// What can be asked about things that volunteers work with.
package enum AssetCommand: Sendable {
    case add(AssetKind, tag: Slug, TerritoryCode)
    /// Kept for a mission, or for a request for which nobody was asked yet; for neither it is the desk's own.
    case book(
        Identifier<Asset>, AssetSlot, mission: Identifier<Mission>?,
        request: Identifier<HelpRequest>? = nil)
    case cancelBooking(Identifier<Asset>, booking: Int64)
    case checkOut(
        Identifier<Asset>, volunteer: Identifier<Volunteer>, mission: Identifier<Mission>?,
        backBy: Instant, booking: Int64? = nil)
    /// It is back, with what is wrong with it.
    case checkIn(Identifier<Asset>, AssetFault?)
    case reportFault(Identifier<Asset>, AssetFault)
    case repair(Identifier<Asset>)
    case withdraw(Identifier<Asset>)
    case receive(ReceiveLot)
    case take(Identifier<StockLot>, Int64, mission: Identifier<Mission>?)
    /// A mission, which may be over, or the desk brings some back unused; `had` is what the tables know that it has of
    /// them.
    case giveBack(
        Identifier<StockLot>, Int64, mission: Identifier<Mission>? = nil, had: Int64? = nil)
    case writeOff(Identifier<StockLot>, Int64, LotLoss)
    /// Time has passed without its coming back.
    case remindOfLoan(Identifier<Asset>)
    /// The day comes on which it goes off.
    case remindOfLot(Identifier<StockLot>)
}

/// A lot that has come.
package struct ReceiveLot: Sendable {
    package let item: Slug
    package let territory: TerritoryCode
    package let quantity: Int64
    package let expiresOn: CivilDate?
    /// So many days before it goes off somebody is told.
    package let warnDays: Int64

    /// A week is what a desk needs to give baskets to another.
    package static let standardWarning: Int64 = 7

    package init(
        item: Slug, territory: TerritoryCode, quantity: Int64, expiresOn: CivilDate? = nil,
        warnDays: Int64 = standardWarning
    ) {
        self.item = item
        self.territory = territory
        self.quantity = quantity
        self.expiresOn = expiresOn
        self.warnDays = warnDays
    }
}

/// What happened to things that volunteers work with.
package enum AssetEvent: Hashable, Sendable {
    case added(Asset)
    case booked(Identifier<Asset>, AssetBooking)
    case bookingCancelled(Identifier<Asset>, booking: Int64)
    case checkedOut(Identifier<Asset>, AssetLoan)
    case checkedIn(Identifier<Asset>, AssetFault?)
    case faultReported(Identifier<Asset>, AssetFault)
    case repaired(Identifier<Asset>)
    case withdrawn(Identifier<Asset>)
    case loanOverdue(Identifier<Asset>, desk: TerritoryCode, dueAt: Instant)
    case lotReceived(StockLot)
    case lotTaken(Identifier<StockLot>, Int64, mission: Identifier<Mission>?)
    case lotGivenBack(Identifier<StockLot>, Int64, mission: Identifier<Mission>? = nil)
    case lotWrittenOff(Identifier<StockLot>, Int64, LotLoss)
    case lotExpiring(Identifier<StockLot>, desk: TerritoryCode, dueAt: Instant)
}

extension AssetEvent {
    /// The thing that comes back which it is about; nil for what is used up, and for what is new.
    var lent: Identifier<Asset>? {
        switch self {
        case .booked(let id, _), .bookingCancelled(let id, _), .checkedOut(let id, _),
            .checkedIn(let id, _), .faultReported(let id, _), .repaired(let id),
            .withdrawn(let id), .loanOverdue(let id, _, _):
            id
        case .added, .lotReceived, .lotTaken, .lotGivenBack, .lotWrittenOff, .lotExpiring: nil
        }
    }
}

/// Why a thing cannot be had as was asked.
package enum AssetRefusal: Error, Hashable, Sendable {
    case unknownAsset(Identifier<Asset>)
    case unknownLot(Identifier<StockLot>)
    case unknownTerritory(TerritoryCode)
    case unknownVolunteer(Identifier<Volunteer>)
    case unknownMission(Identifier<Mission>)
    case unknownRequest(Identifier<HelpRequest>)
    /// A booking is for one of both.
    case otherRequest(mission: Int64, request: Int64)
    case tagTaken(Slug, number: Int64)
    case slotEndsTooSoon
    case slotIsOver
    case slotTaken(number: Int64, until: Instant)
    case unknownBooking(number: Int64, booking: Int64)
    case notAvailable(number: Int64, AssetState)
    case notOut(number: Int64)
    case notFaulty(number: Int64)
    /// Somebody counts on it.
    case isBooked(number: Int64, booking: Int64, until: Instant)
    case notInCrew(mission: Int64)
    case backTooSoon
    case notSoMany(lot: Int64, remaining: Int64)
    case notTaken(lot: Int64, taken: Int64)
    case hasExpired(lot: Int64, CivilDate)
    case notYetDue
}
