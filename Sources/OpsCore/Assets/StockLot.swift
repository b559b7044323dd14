/// Things of one kind that came together and are used up: baskets, masks, tins.
///
/// What was received is what was taken, given back, written off and still there; nothing is lost on paper.
package struct StockLot: Hashable, Sendable {
    package let id: Identifier<StockLot>
    /// Runs from 1; what people say aloud: lot 12.
    package let number: Int64
    /// What it is: `basket-standard`, `mask-ffp2`.
    package let item: Slug
    package let territory: TerritoryCode
    package let received: Int64
    /// The last day on which it may be used; nil for what does not go off.
    package let expiresOn: CivilDate?
    package var remaining: Int64
    /// What missions have had, until they give it back.
    package var taken: Int64 = 0
    package var writtenOff: Int64 = 0
    /// Whose work it is that nothing goes off.
    package var desk: TerritoryCode
    /// When somebody must look; nil for what does not go off, and once nothing is left.
    package var dueAt: Instant?
    package var escalations: Int64 = 0
    /// From when on somebody is told that it goes off; nil for what does not.
    package var warnAt: Instant?

    package init(
        id: Identifier<StockLot>, number: Int64, item: Slug, territory: TerritoryCode,
        received: Int64, expiresOn: CivilDate?, dueAt: Instant?
    ) {
        self.id = id
        self.number = number
        self.item = item
        self.territory = territory
        self.received = received
        self.expiresOn = expiresOn
        self.dueAt = dueAt
        warnAt = dueAt
        remaining = received
        desk = territory
    }

    package func hasExpired(at instant: Instant) -> Bool {
        expiresOn.map { $0 < instant.dayUTC } ?? false
    }

    /// Counts what was used or written off; nothing more is to be done once nothing is left.
    mutating func use(_ quantity: Int64) {
        remaining -= quantity
        if remaining == 0 { dueAt = nil }
    }
}

/// Why something is no longer there.
package enum LotLoss: String, CaseIterable, Sendable {
    case expired
    case damaged
    case lost
    /// Counted anew: there were fewer.
    case miscounted
    /// Given to another organisation.
    case givenAway = "given_away"
}
