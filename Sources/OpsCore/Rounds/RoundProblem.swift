/// What is to be carried on a day and with what it could go: what a planner is handed, Ops' own or another.
///
/// Positions are those of the journal, about 100 m wide: where exactly a door is, the sheet says.
package struct RoundProblem: Hashable, Sendable {
    package let territory: TerritoryCode
    package let date: CivilDate
    /// The whole day on the clocks of the place.
    package let day: RoundWindow
    /// Minutes east of Greenwich of these clocks at noon.
    package let offset: Int64
    /// The zone of these clocks; nil where the service has told none, and `offset` holds winter and summer.
    package let zone: ZoneRule?
    /// When this was told; what of the day was over by then is nobody's any more.
    package let at: Instant?
    package let deliveries: [RoundDelivery]
    /// What published rounds of the day have left to bring.
    package let promised: [PromisedDelivery]
    package let vehicles: [RoundVehicle]
    /// Crews that were asked about.
    package let crews: [RoundCrew]
    /// Drafts of the day, which may be laid out anew, and what is published.
    package let rounds: [Round]

    package init(
        territory: TerritoryCode, date: CivilDate, day: RoundWindow, offset: Int64,
        zone: ZoneRule? = nil, at: Instant? = nil, deliveries: [RoundDelivery],
        promised: [PromisedDelivery] = [], vehicles: [RoundVehicle], crews: [RoundCrew],
        rounds: [Round]
    ) {
        self.territory = territory
        self.date = date
        self.day = day
        self.offset = offset
        self.zone = zone
        self.at = at
        self.deliveries = deliveries
        self.promised = promised
        self.vehicles = vehicles
        self.crews = crews
        self.rounds = rounds
    }
}

/// Something that waits to be brought.
package struct RoundDelivery: Hashable, Sendable {
    package let request: Identifier<HelpRequest>
    package let number: Int64
    package let need: NeedKind
    package let place: TerritoryCode
    /// Nil where nobody knows where she lives: then it goes in no round.
    package let position: Coordinate?
    package let dueAt: Instant
    /// When help was promised to be there: who comes later comes late.
    package let promisedAt: Instant?
    /// The lowest number of what the same person waits for; nil where she waits for nothing else.
    package internal(set) var together: Int64?
    /// How many go.
    package let crew: Int64
    /// When somebody may come, as far as Ops knows.
    package let window: RoundWindow
    /// Whether it is picked up at a pharmacy first.
    package internal(set) var isPickedUp: Bool

    package init(
        request: Identifier<HelpRequest>, number: Int64, need: NeedKind, place: TerritoryCode,
        position: Coordinate?, dueAt: Instant, promisedAt: Instant? = nil, together: Int64? = nil,
        crew: Int64, window: RoundWindow, isPickedUp: Bool
    ) {
        self.request = request
        self.number = number
        self.need = need
        self.place = place
        self.position = position
        self.dueAt = dueAt
        self.promisedAt = promisedAt
        self.together = together
        self.crew = crew
        self.window = window
        self.isPickedUp = isPickedUp
    }
}

/// What a published round brings: somebody was told when, so it stays where it is while more is added.
package struct PromisedDelivery: Hashable, Sendable {
    /// Its window is the one that was told.
    package internal(set) var delivery: RoundDelivery
    package let round: Identifier<Round>
    package let parcels: Int64
    /// Whether somebody is on the way to that door, or at it.
    package let isOut: Bool

    package init(
        _ delivery: RoundDelivery, of round: Identifier<Round>, parcels: Int64, isOut: Bool
    ) {
        self.delivery = delivery
        self.round = round
        self.parcels = parcels
        self.isOut = isOut
    }
}

/// A vehicle of the house that is not lost or gone for good, and when it is taken that day.
package struct RoundVehicle: Hashable, Sendable {
    package let asset: Identifier<Asset>
    package let number: Int64
    package let tag: Slug
    package let taken: [RoundWindow]
    /// What is wrong with it now: it may be repaired by then.
    package let fault: AssetFault?

    package init(
        asset: Identifier<Asset>, number: Int64, tag: Slug, taken: [RoundWindow],
        fault: AssetFault? = nil
    ) {
        self.asset = asset
        self.number = number
        self.tag = tag
        self.taken = taken
        self.fault = fault
    }
}

/// People who would go together, and what they may not bring.
package struct RoundCrew: Hashable, Sendable {
    package let volunteers: [Identifier<Volunteer>]
    package let numbers: [Int64]
    package let obstacles: [RoundObstacle]
    /// When one of them drives another round that day, drafts that may be laid out anew aside, goes to a door at an
    /// hour that was agreed, or is away.
    package let taken: [RoundWindow]

    package init(
        volunteers: [Identifier<Volunteer>], numbers: [Int64], obstacles: [RoundObstacle],
        taken: [RoundWindow] = []
    ) {
        self.volunteers = volunteers
        self.numbers = numbers
        self.obstacles = obstacles
        self.taken = taken
    }

    /// What keeps them from a delivery in a round that has a vehicle of the house, or has none.
    package func obstacle(
        to request: Identifier<HelpRequest>, inVehicle hasVehicle: Bool
    ) -> RoundObstacle? {
        obstacles.first { $0.request == request && !(hasVehicle && $0.isWithoutVehicle) }
    }
}

/// Why a crew may not bring something, as the same rule says that would refuse the round.
package struct RoundObstacle: Hashable, Sendable {
    package let request: Identifier<HelpRequest>
    package let code: String
    package let text: LocalizedText
    /// Only where the round has no vehicle of the house.
    package let isWithoutVehicle: Bool

    package init(
        request: Identifier<HelpRequest>, code: String, text: LocalizedText,
        isWithoutVehicle: Bool = false
    ) {
        self.request = request
        self.code = code
        self.text = text
        self.isWithoutVehicle = isWithoutVehicle
    }
}

extension Operation {
    /// The day of a territory as a planner needs it.
    ///
    /// `crews` are people who would go together; the crews of drafts are told of besides.
    package func roundProblem(
        of territory: TerritoryCode, on date: CivilDate, crews: [[Identifier<Volunteer>]],
        at instant: Instant? = nil
    ) throws(RoundsRefusal) -> RoundProblem {
        guard territories[territory] != nil else { throw .unknownTerritory(territory) }
        let day = day(date, in: territory)
        let noon = day.from + TimeSpan(milliseconds: day.until.since(day.from).milliseconds / 2)
        let own = rounds.inOrder.filter { $0.territory == territory && $0.date == date }
        let drafts = Set(own.filter { $0.state == .draft }.map(\.id))
        let deliveries = deliveries(
            in: territory, on: day, taken: rounds.inOrder.filter { !drafts.contains($0.id) },
            at: instant ?? day.from)
        var asked: [[Identifier<Volunteer>]] = []
        for crew in crews + own.map(\.plan.crew) where !crew.isEmpty && !asked.contains(crew) {
            asked.append(crew)
        }
        var told: [RoundCrew] = []
        for crew in asked {
            let taken = taken(crew, on: day, besides: drafts)
            told.append(try self.crew(crew, for: deliveries, at: noon, taken: taken))
        }
        let wall = wall(of: territory)
        var waiting = deliveries
        var promised = own.flatMap { self.promised(by: $0, on: day) }
        tellTogether(&waiting, &promised)
        return RoundProblem(
            territory: territory, date: date, day: RoundWindow(from: day.from, until: day.until),
            offset: wall.minute(at: noon)
                - noon.milliseconds.flooredDivision(by: 60_000).quotient,
            zone: wall.zone, at: instant, deliveries: waiting, promised: promised,
            vehicles: vehicles(in: territory, on: day, besides: drafts),
            crews: told, rounds: own)
    }

    /// The day after an instant, on the clocks of a territory: for which rounds are mostly planned.
    package func dayAfter(_ instant: Instant, in territory: TerritoryCode) -> CivilDate {
        let minute = wall(of: territory).minute(at: instant)
        return CivilDate(daysSince1970: Int(minute.flooredDivision(by: 1_440).quotient) + 1)
    }

    private func deliveries(
        in territory: TerritoryCode, on day: AssetSlot, taken: [Round], at instant: Instant
    ) -> [RoundDelivery] {
        let taken = Set(taken.flatMap(\.openRequests))
        let branch = Set(territories.branch(downFrom: territory))
        return requests.values.filter { request in
            request.need.isCarried && branch.contains(request.place) && mayBeCarried(request)
                && !taken.contains(request.id)
        }.sorted { $0.number < $1.number }.compactMap { request in
            guard let agreed = agreedHour(of: request, at: instant) else {
                return delivery(
                    of: request, window: window(of: request, on: day),
                    isPickedUp: request.need == .medicine)
            }
            // An hour that was agreed with her is the one in which she is awaited, and on that day alone.
            guard agreed.from < day.until, day.from < agreed.until else { return nil }
            return delivery(
                of: request,
                window: RoundWindow(
                    from: max(agreed.from, day.from), until: min(agreed.until, day.until)),
                isPickedUp: request.need == .medicine, agreed: agreed)
        }
    }

    private func delivery(
        of request: HelpRequest, window: RoundWindow, isPickedUp: Bool, agreed: CrewSlot? = nil
    ) -> RoundDelivery {
        RoundDelivery(
            request: request.id, number: request.number, need: request.need,
            place: request.place, position: request.position, dueAt: request.dueAt,
            promisedAt: max(request.promisedAt, agreed?.until ?? request.promisedAt),
            crew: request.mission.flatMap { missions[$0]?.crew } ?? request.crew,
            window: window, isPickedUp: isPickedUp)
    }

    private func promised(by round: Round, on day: AssetSlot) -> [PromisedDelivery] {
        guard round.state == .published else { return [] }
        let stops = round.plan.ahead
        return stops.deliveries.compactMap { stop in
            guard let request = requests[stop.request] else { return nil }
            let isPickedUp = stops.stops.contains {
                $0.work == .pickUp && $0.request == stop.request
            }
            return PromisedDelivery(
                delivery(
                    of: request, window: stop.window ?? window(of: request, on: day),
                    isPickedUp: isPickedUp),
                of: round.id, parcels: stop.parcels, isOut: isOut(stop.request))
        }
    }

    /// The day, or the longest part of it in which the person is safe.
    private func window(of request: HelpRequest, on day: AssetSlot) -> RoundWindow {
        let whole = RoundWindow(from: day.from, until: day.until - .minutes(1))
        guard let safe = request.person.flatMap({ safeHours(of: $0) }) else { return whole }
        let wall = wall(for: CallHours(), of: request.deployment)
        let midnight = wall.minute(at: day.from).flooredDivision(by: 1_440).quotient * 1_440
        let (from, until) = (safe.from.minute, safe.until.minute)
        // Over midnight it has two parts in a day: somebody comes in the longer one.
        let isFirst = from >= until && until > 1_440 - from
        let opens = isFirst ? 0 : from
        let closes = from < until || isFirst ? until : 1_440
        return RoundWindow(
            from: wall.instant(of: midnight + opens), until: wall.instant(of: midnight + closes - 1)
        )
    }

    private func vehicles(
        in territory: TerritoryCode, on day: AssetSlot, besides drafts: Set<Identifier<Round>>
    ) -> [RoundVehicle] {
        let branch = Set(territories.branch(downFrom: territory))
        let drafted = Set(drafts.compactMap { rounds.live[$0]?.plan.vehicle })
        return assets.values.filter { asset in
            asset.kind == .vehicle && asset.state != .withdrawn && asset.fault != .lost
                && (branch.contains(asset.territory) || drafted.contains(asset.id))
        }.sorted { $0.number < $1.number }.map { asset in
            let rounds = rounds.inOrder.filter {
                $0.state == .draft && $0.plan.vehicle == asset.id && !drafts.contains($0.id)
            }
            let slots = asset.bookings.map(\.slot) + rounds.map(\.plan.slot)
            return RoundVehicle(
                asset: asset.id, number: asset.number, tag: asset.tag,
                taken: slots.filter { $0.meets(day) }.sorted { $0.from < $1.from }
                    .map { RoundWindow(from: $0.from, until: $0.until) },
                fault: asset.fault)
        }
    }

    /// When any of them drives, in whichever territory, is awaited at a door or has said to be away.
    private func taken(
        _ crew: [Identifier<Volunteer>], on day: AssetSlot, besides drafts: Set<Identifier<Round>>
    ) -> [RoundWindow] {
        let driven = rounds.inOrder.filter { round in
            !drafts.contains(round.id) && round.plan.crew.contains(where: crew.contains)
        }.map(\.plan.slot)
        let people = crew.compactMap { volunteers[$0] }
        let away = people.flatMap { $0.profile.conditions.availability.notedAbsences }
        return (driven + people.flatMap(visitsAhead) + away).filter { $0.meets(day) }
            .map { RoundWindow(from: $0.from, until: $0.until) }
    }

    /// Whether they may bring each of it is asked of the rule that would refuse the round.
    private func crew(
        _ crew: [Identifier<Volunteer>], for deliveries: [RoundDelivery], at noon: Instant,
        taken: [RoundWindow]
    ) throws(RoundsRefusal) -> RoundCrew {
        var numbers: [Int64] = []
        for id in crew {
            guard let volunteer = volunteers[id] else { throw .unknownVolunteer(id) }
            numbers.append(volunteer.number)
        }
        let obstacles = deliveries.compactMap { delivery -> RoundObstacle? in
            guard let request = requests[delivery.request] else { return nil }
            var isInVehicle = true
            do {
                try checkCrew(crew, brings: request, at: noon, isInVehicle, isThere: true)
                isInVehicle = false
                try checkCrew(crew, for: request, at: noon, hasVehicle: isInVehicle, holding: noon)
                return nil
            } catch {
                let refusal = Refusal(error)
                return RoundObstacle(
                    request: request.id, code: refusal.code, text: refusal.text,
                    isWithoutVehicle: !isInVehicle)
            }
        }
        return RoundCrew(
            volunteers: crew, numbers: numbers, obstacles: obstacles, taken: taken)
    }
}

extension Availability {
    /// When they have noted to be away and not to be there all the same; what a calendar says is theirs to weigh.
    fileprivate var notedAbsences: [AssetSlot] {
        there.reduce(away.map { AssetSlot(from: $0.from, until: $0.until) }) { absences, there in
            absences.flatMap { absence in
                [
                    AssetSlot(from: absence.from, until: min(absence.until, there.from)),
                    AssetSlot(from: max(absence.from, there.until), until: absence.until),
                ].filter { $0.from < $0.until }
            }
        }
    }
}
