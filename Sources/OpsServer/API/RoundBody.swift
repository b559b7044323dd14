import OpsCore
import OpsStore

/// The body of `POST /v1/rounds`: things by identity or by the number that people say.
struct RoundPlansBody: Sendable {
    let territory: TerritoryCode
    let date: CivilDate
    let rounds: [RoundBody]

    init?(from fields: inout JSONFields) {
        let territory = fields.territory("territory", isNeeded: true)
        let date = fields.day("date", isNeeded: true)
        let rounds = fields.list("rounds", isNeeded: true, limit: PlanRounds.roundLimit) {
            RoundBody(from: &$0)
        }
        guard let territory, let date, let rounds else { return nil }
        self.territory = territory
        self.date = date
        self.rounds = rounds
    }

    func wish(in room: ReadingRoom) throws -> PlanRounds {
        PlanRounds(
            territory: territory, date: date,
            rounds: try rounds.enumerated().map { index, round in
                try round.planned(in: room, at: "#/rounds/\(index)")
            })
    }
}

/// One round as it is sent.
struct RoundBody: Sendable {
    private let round: Reference<Round>?
    private let revision: Int64?
    private let vehicle: Reference<Asset>?
    private let crew: [Reference<Volunteer>]
    private let stops: [RoundStopBody]
    private let plan: RoundPlan

    init?(from fields: inout JSONFields) {
        round = fields.roundReference("round", of: Round.self)
        revision = fields.integer("revision", in: 1...1_000_000_000)
        vehicle = fields.roundReference("vehicle", of: Asset.self)
        let crew = fields.elements("crew", limit: 20) {
            value throws(FieldProblem.Failure) -> Reference<Volunteer> in try value.reference()
        }
        let capacity = fields.integer("capacity", isNeeded: true, in: 0...RoundPlan.capacityLimit)
        let leavesAt = fields.instant("leavesAt", isNeeded: true)
        let backAt = fields.instant("backAt", isNeeded: true)
        let from = fields.instant("shiftFrom")
        let until = fields.instant("shiftUntil")
        let start = fields.nested("start", isNeeded: false) { $0.position() }
        let roads = fields.code("roads", of: RoadSource.self)
        let metres = fields.integer("metres", in: 0...1_000_000_000)
        let stops = fields.list("stops", isNeeded: true, limit: 1_000) {
            RoundStopBody(from: &$0)
        }
        guard let capacity, let leavesAt, let backAt, let stops else { return nil }
        self.crew = crew ?? []
        self.stops = stops
        plan = RoundPlan(
            capacity: capacity, leavesAt: leavesAt, backAt: backAt,
            shift: RoundWindow(from: from ?? leavesAt, until: until ?? backAt), start: start,
            roads: roads ?? .straight, metres: metres ?? 0, stops: [])
    }

    func planned(in room: ReadingRoom, at place: String) throws -> PlannedRound {
        var plan = plan
        plan.vehicle = try vehicle.map { reference in
            guard let asset = try room.asset(reference) else {
                throw Problem.unknown(.asset, at: "\(place)/vehicle")
            }
            return asset.id
        }
        plan.crew = try crew.map { try room.volunteer($0, at: "\(place)/crew") }
        plan.stops = try stops.map { try $0.stop(in: room, at: place) }
        guard let round else { return PlannedRound(plan) }
        guard let known = try room.round(round) else {
            throw Problem.unknown(.round, at: "\(place)/round")
        }
        // Whoever says no revision means the round as it is.
        let layout = RoundLayout(known.id, revision: revision ?? known.revision)
        let isPublished = known.state == .published
        let codes = isPublished ? plan.deliveries.map { _ in VisitCode.drawn() } : []
        return PlannedRound(plan, replacing: layout, codes: codes)
    }
}

/// One stop as it is sent.
struct RoundStopBody: Sendable {
    private let request: Reference<HelpRequest>
    private let stop: RoundStop

    init?(from fields: inout JSONFields) {
        let request = fields.roundReference("request", isNeeded: true, of: HelpRequest.self)
        let work = fields.code("work", of: RoundWork.self)
        let arrival = fields.instant("arrival", isNeeded: true)
        let departure = fields.instant("departure", isNeeded: true)
        let from = fields.instant("from", isNeeded: fields.has("until"))
        let until = fields.instant("until", isNeeded: fields.has("from"))
        let parcels = fields.integer("parcels", in: 0...RoundPlan.capacityLimit)
        let position = fields.position()
        let isPinned = fields.flag("pinned")
        guard let request, let arrival, let departure else { return nil }
        self.request = request
        var window: RoundWindow?
        if let from, let until { window = RoundWindow(from: from, until: until) }
        stop = RoundStop(
            work ?? .delivery, of: Identifier(high: 0, low: 0), arrival: arrival,
            departure: departure, window: window, parcels: parcels ?? 1, position: position,
            isPinned: isPinned ?? false)
    }

    func stop(in room: ReadingRoom, at place: String) throws -> RoundStop {
        guard let id = try room.request(request, { $0.id }) else {
            throw Problem.unknown(.request, at: "\(place)/stops")
        }
        var stop = stop
        stop.request = id
        return stop
    }
}

extension JSONFields {
    mutating func roundReference<Subject>(
        _ name: String, isNeeded: Bool = false, of subject: Subject.Type
    ) -> Reference<Subject>? {
        member(name, isNeeded: isNeeded) { value throws(FieldProblem.Failure) in
            try value.reference()
        }
    }
}
