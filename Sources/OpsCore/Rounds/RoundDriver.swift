/// What one vehicle may do on the day.
package struct RoundDriver: Hashable, Sendable {
    /// The round that it drives already, on paper or on the road.
    package let round: Round?
    package let asset: Identifier<Asset>?
    package let crew: [Identifier<Volunteer>]
    package let capacity: Int64
    /// Where it begins and ends; nil for where all do of whom nothing else is known.
    package let start: Coordinate?
    package var from: Instant
    package var until: Instant

    package init(
        round: Round? = nil, asset: Identifier<Asset>? = nil,
        crew: [Identifier<Volunteer>] = [], capacity: Int64, start: Coordinate? = nil,
        from: Instant, until: Instant
    ) {
        self.round = round
        self.asset = asset
        self.crew = crew
        self.capacity = capacity
        self.start = start
        self.from = from
        self.until = until
    }
}

/// What planning assumes where nobody says otherwise.
package struct RoundTerms: Hashable, Sendable {
    /// Where vehicles are loaded, leave and come back to, but for drafts that do so elsewhere.
    package var start: Coordinate
    /// Nil where nobody knows which: then the packet is fetched where the round begins.
    package var pharmacy: Coordinate?
    /// Where what is on a round already is picked up, whatever is said of the rest.
    package var pharmacies: [Identifier<HelpRequest>: Coordinate] = [:]
    /// How many parcels go to somebody, where somebody says so now.
    package var parcels: [Identifier<HelpRequest>: Int64] = [:]
    /// At a door one takes time and asks for news (field notes, 2.4).
    package var doorStay = TimeSpan.minutes(10)
    package var pharmacyStay = TimeSpan.minutes(10)
    /// From so long before the planned arrival on somebody may come, as the person is told.
    package var toldBefore = TimeSpan.minutes(30)
    package var toldAfter = TimeSpan.minutes(60)

    package init(start: Coordinate, pharmacy: Coordinate? = nil) {
        self.start = start
        self.pharmacy = pharmacy
    }
}
