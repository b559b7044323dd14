/// A way that a crew drives on one day: stops in order, each with its times (must-do 24).
///
/// A draft is on paper: it takes nothing from anybody. When it is published every request in it has a mission, and
/// whoever waits is owed a call the day before.
package struct Round: Hashable, Sendable {
    package let id: Identifier<Round>
    /// Runs from 1; what people say aloud: round 4.
    package let number: Int64
    package let territory: TerritoryCode
    /// On the clocks of the territory.
    package let date: CivilDate
    package var plan: RoundPlan
    package var state: RoundState = .draft
    /// How often it has been laid out: who changes it says which layout is meant.
    package var revision: Int64 = 1
    /// The slot in which its vehicle is kept for it.
    package var booking: Int64? = nil

    /// At the most this many stops: more is no day's work.
    package static let stopLimit = 200

    package init(
        id: Identifier<Round>, number: Int64, territory: TerritoryCode, date: CivilDate,
        plan: RoundPlan
    ) {
        self.id = id
        self.number = number
        self.territory = territory
        self.date = date
        self.plan = plan
    }

    /// What it holds that is not over.
    package var openRequests: [Identifier<HelpRequest>] {
        plan.deliveries.filter { !$0.isClosed }.map(\.request)
    }
}

/// Where a round stands.
///
/// Whether its crew is out is what its missions say.
package enum RoundState: String, CaseIterable, Sendable {
    case draft
    /// Its missions are made, its crew is told.
    case published
    /// All of its missions are over.
    case ended
    case withdrawn
}

/// Who drives what, where and when.
package struct RoundPlan: Hashable, Sendable {
    /// Nil for a car of the crew's own, or while nobody knows.
    package var vehicle: Identifier<Asset>?
    /// In parcels.
    package var capacity: Int64
    /// No vehicle holds more.
    package static let capacityLimit: Int64 = 1_000_000
    /// Nobody while it is not known who drives: then it cannot be published.
    package var crew: [Identifier<Volunteer>]
    package var leavesAt: Instant
    package var backAt: Instant
    /// Between when and when vehicle and crew are there: planned anew, it may leave earlier or be back later.
    package var shift: RoundWindow
    /// Where it begins and ends; nil for wherever its crew lives.
    package var start: Coordinate?
    /// By which roads its times were reckoned.
    package var roads: RoadSource
    package var metres: Int64
    package var stops: [RoundStop]

    package init(
        vehicle: Identifier<Asset>? = nil, capacity: Int64, crew: [Identifier<Volunteer>] = [],
        leavesAt: Instant, backAt: Instant, shift: RoundWindow? = nil, start: Coordinate? = nil,
        roads: RoadSource = .straight, metres: Int64 = 0, stops: [RoundStop]
    ) {
        self.vehicle = vehicle
        self.capacity = capacity
        self.crew = crew
        self.leavesAt = leavesAt
        self.backAt = backAt
        self.shift = shift ?? RoundWindow(from: leavesAt, until: backAt)
        self.start = start
        self.roads = roads
        self.metres = metres
        self.stops = stops
    }

    /// One for each request.
    package var deliveries: [RoundStop] { stops.filter { $0.work == .delivery } }

    func holds(_ request: Identifier<HelpRequest>) -> Bool {
        stops.contains { $0.request == request }
    }

    /// The same with what is not over.
    var ahead: RoundPlan {
        var plan = self
        plan.stops.removeAll(where: \.isClosed)
        return plan
    }

    /// The most that is on board at once, from the start or from where it is picked up: of what is not over, or of all of
    /// it once nothing is left.
    package var mostLoad: Int64 {
        let open = stops.filter { !$0.isClosed }
        let stops = open.isEmpty ? stops : open
        let picked = Set(stops.filter { $0.work == .pickUp }.map(\.request))
        var load = stops.reduce(Int64(0)) {
            $0 + ($1.work == .pickUp || picked.contains($1.request) ? 0 : $1.parcels)
        }
        var most = load
        for stop in stops {
            load += stop.work == .pickUp ? stop.parcels : -stop.parcels
            most = max(most, load)
        }
        return most
    }

    var slot: AssetSlot { AssetSlot(from: leavesAt, until: backAt) }
}

/// By which roads times were reckoned.
package enum RoadSource: String, CaseIterable, Sendable {
    /// Great circles, made longer by a factor.
    case straight
    /// A service that knows the roads.
    case table
}

/// One halt of a round.
package struct RoundStop: Hashable, Sendable {
    package var request: Identifier<HelpRequest>
    package var work: RoundWork
    package var arrival: Instant
    package var departure: Instant
    /// What the person is told: between when and when somebody comes.
    package var window: RoundWindow?
    package var parcels: Int64
    /// Of a pick-up, where that is known; of a delivery it is taken over from its request, for navigators.
    package var position: Coordinate?
    /// Promised by hand: planning anew leaves it in this round and within its window.
    package var isPinned: Bool
    /// The round has nothing more to do for it.
    package var isClosed = false

    package init(
        _ work: RoundWork, of request: Identifier<HelpRequest>, arrival: Instant,
        departure: Instant, window: RoundWindow? = nil, parcels: Int64 = 1,
        position: Coordinate? = nil, isPinned: Bool = false
    ) {
        self.request = request
        self.work = work
        self.arrival = arrival
        self.departure = departure
        self.window = window
        self.parcels = parcels
        self.position = position
        self.isPinned = isPinned
    }
}

/// What is done at a stop.
package enum RoundWork: String, CaseIterable, Sendable {
    /// At the pharmacy.
    case pickUp = "pick_up"
    /// At the door.
    case delivery
}

/// From an instant to another, both included: somebody comes in between.
package struct RoundWindow: Hashable, Sendable {
    package let from: Instant
    package let until: Instant

    package init(from: Instant, until: Instant) {
        self.from = from
        self.until = until
    }

    func contains(_ instant: Instant) -> Bool { from <= instant && instant <= until }

    func contains(_ other: RoundWindow) -> Bool { from <= other.from && other.until <= until }
}

/// Rounds that are drafts or published, and how many there have been.
package struct RoundBook: Hashable, Sendable {
    package internal(set) var live: [Identifier<Round>: Round] = [:]
    package internal(set) var count: Int64 = 0
    /// Requests of published rounds of which somebody was reached and told when it comes.
    package internal(set) var told: Set<Identifier<HelpRequest>> = []

    package var inOrder: [Round] { live.values.sorted { $0.number < $1.number } }

    /// The live round that has a request to serve, if any.
    package func round(of request: Identifier<HelpRequest>) -> Round? {
        live.values.first { $0.openRequests.contains(request) }
    }
}
