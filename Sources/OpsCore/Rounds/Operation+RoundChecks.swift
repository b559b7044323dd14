/// What a round must keep to, whoever laid it out: Ops plans no round that it would not take from others.
extension Operation {
    /// No request in two rounds, nobody and nothing in two places.
    func checkTogether(_ laid: [LaidRound], beside others: [Round]) throws(RoundsRefusal) {
        var taken: [Identifier<HelpRequest>: Int64] = [:]
        for round in others {
            for request in round.openRequests { taken[request] = round.number }
        }
        for round in laid {
            for stop in round.ahead.deliveries {
                guard let other = taken.updateValue(round.number, forKey: stop.request) else {
                    continue
                }
                let number = requests[stop.request]?.number ?? 0
                guard other != round.number else { throw .repeatedStop(number: number) }
                throw .inAnotherRound(number: number, round: other)
            }
        }
        for (place, round) in laid.enumerated() where !round.plan.stops.isEmpty {
            let before = laid[..<place].filter { !$0.plan.stops.isEmpty }
            try checkPlaces(
                of: round,
                others.map { ($0.number, $0.plan) } + before.map { ($0.number, $0.plan) })
            try checkPinned(round, among: laid)
        }
        for round in laid where round.plan.stops.isEmpty { try checkPinned(round, among: laid) }
    }

    private func checkPlaces(
        of round: LaidRound, _ others: [(number: Int64, plan: RoundPlan)]
    ) throws(RoundsRefusal) {
        for other in others where other.plan.slot.meets(round.plan.slot) {
            if let id = round.plan.vehicle, other.plan.vehicle == id {
                throw .vehicleTaken(number: assets[id]?.number ?? 0, round: other.number)
            }
            for id in round.plan.crew where other.plan.crew.contains(id) {
                throw .crewTaken(number: volunteers[id]?.number ?? 0, round: other.number)
            }
        }
    }

    /// What was promised stays in its round, within what the person was told.
    private func checkPinned(
        _ round: LaidRound, among laid: [LaidRound]
    ) throws(RoundsRefusal) {
        for stop in round.known?.plan.ahead.stops ?? [] where stop.isPinned {
            let number = requests[stop.request]?.number ?? 0
            let now = round.plan.stops.first { $0.isSame(as: stop) }
            guard let now else { throw .pinnedElsewhere(number: number, round: round.number) }
            guard let window = stop.window else { continue }
            guard window.contains(now.arrival) else { throw .outsideWindow(number: number) }
        }
    }

    /// What one round must keep to by itself.
    func check(_ round: LaidRound, at instant: Instant) throws {
        let plan = round.ahead
        guard !plan.stops.isEmpty else { return }
        guard round.plan.stops.count <= Round.stopLimit else {
            throw RoundsRefusal.tooManyStops(limit: Round.stopLimit)
        }
        try checkTimes(plan)
        for (place, stop) in plan.stops.enumerated() {
            try check(stop, before: plan.stops[..<place], of: plan, in: round, at: instant)
        }
        guard plan.mostLoad <= plan.capacity else {
            throw RoundsRefusal.overCapacity(load: plan.mostLoad, capacity: plan.capacity)
        }
        try checkVehicle(plan, keptBy: round.published)
        try checkCrew(plan, bringing: round.doors)
        try checkFree(plan, of: round.published, at: instant)
    }

    /// Whoever drives has nothing in hand that meets the round; nobody is asked, a desk has named them.
    private func checkFree(
        _ plan: RoundPlan, of round: Round?, at instant: Instant
    ) throws(DispatchingRefusal) {
        let service = plan.deliveries.first.flatMap { requests[$0.request]?.deployment }
        let rule = service.flatMap { deployments[$0]?.hours?.rule }
        for volunteer in plan.crew.compactMap({ volunteers[$0] }) {
            let reason = missionReason(
                volunteer, Engagement(plan, of: round?.id), rule: rule, at: instant,
                isAsked: false)
            if let reason { throw .cannotGo(number: volunteer.number, reason) }
        }
    }

    private func checkTimes(_ plan: RoundPlan) throws(RoundsRefusal) {
        var free = plan.leavesAt
        for (place, stop) in plan.stops.enumerated() {
            guard free <= stop.arrival, stop.arrival <= stop.departure else {
                throw .timesOutOfOrder(stop: Int64(place + 1))
            }
            free = stop.departure
        }
        guard free <= plan.backAt, plan.leavesAt < plan.backAt else {
            throw .timesOutOfOrder(stop: Int64(plan.stops.count))
        }
    }

    /// On the day that it is planned for, in the hours of its vehicle and people.
    func check(_ round: LaidRound, on day: AssetSlot) throws(RoundsRefusal) {
        let plan = round.plan
        guard !plan.stops.isEmpty else { return }
        guard day.from <= plan.leavesAt, plan.leavesAt < day.until else {
            throw .otherDay(round: round.number)
        }
        guard plan.shift.contains(RoundWindow(from: plan.leavesAt, until: plan.backAt)) else {
            throw .outsideShift(round: round.number)
        }
        // What is kept for ever by a slip of the pen is kept from everybody.
        guard plan.shift.until <= wall(of: round.territory).later(day.until, byDays: 1) else {
            throw .backTooLate(round: round.number)
        }
        let whole = RoundWindow(from: day.from, until: day.until)
        for stop in plan.deliveries {
            guard let window = stop.window, !whole.contains(window) else { continue }
            throw .windowBeyondDay(number: requests[stop.request]?.number ?? 0)
        }
    }

    private func check(
        _ stop: RoundStop, before: ArraySlice<RoundStop>, of plan: RoundPlan, in round: LaidRound,
        at instant: Instant
    ) throws(RoundsRefusal) {
        guard let request = requests[stop.request] else { throw .unknownRequest(stop.request) }
        let number = request.number
        let isPickedUp = before.contains { $0.request == stop.request && $0.work == .pickUp }
        if stop.work == .pickUp {
            guard !isPickedUp else { throw .repeatedStop(number: number) }
            let isBrought = plan.deliveries.contains { $0.request == stop.request }
            guard isBrought else { throw .pickUpAlone(number: number) }
            let isBehind = before.contains { $0.request == stop.request }
            guard !isBehind else { throw .pickUpTooLate(number: number) }
            return
        }
        if !round.isKept(stop) { try checkMayGo(request, in: round.territory) }
        if request.need == .medicine, !isPickedUp {
            let isLate = plan.stops.contains { $0.request == stop.request && $0.work == .pickUp }
            throw isLate ? .pickUpTooLate(number: number) : .medicineWithoutPickUp(number: number)
        }
        let joint = round.isKept(stop) ? nil : self.window(of: stop, in: plan)
        guard let window = stop.window, window.contains(stop.arrival),
            joint?.contains(stop.arrival) ?? true
        else {
            throw .outsideWindow(number: number)
        }
        // What she was told before stays, whatever she has said since.
        guard !round.isKept(stop) else { return }
        guard let agreed = agreedHour(of: request, at: instant) else {
            return try checkSafe(window, of: stop, request)
        }
        guard RoundWindow(from: agreed.from, until: agreed.until).contains(window) else {
            throw .outsideAgreedHour(number: number)
        }
    }

    private func checkMayGo(
        _ request: HelpRequest, in territory: TerritoryCode
    ) throws(RoundsRefusal) {
        guard request.need.isCarried else { throw .notDeliverable(number: request.number) }
        guard territories.way(upFrom: request.place).contains(territory) else {
            throw .elsewhere(number: request.number, territory)
        }
        guard mayBeCarried(request) else {
            throw .notOpen(number: request.number, request.status)
        }
    }

    private func checkSafe(
        _ window: RoundWindow, of stop: RoundStop, _ request: HelpRequest
    ) throws(RoundsRefusal) {
        guard let safe = request.person.flatMap({ safeHours(of: $0) }) else { return }
        let hours = CallingHours(
            windows: [safe], wall: wall(for: CallHours(), of: request.deployment))
        // Nobody is told that somebody comes when she is not safe, at either end.
        guard hours.contains(stop.arrival),
            hours.stretch(of: safe, around: stop.arrival).contains(window)
        else { throw .outsideSafeHours(number: request.number, safe) }
    }

    /// Nobody has said yes to it yet, and its service knows it.
    func mayBeCarried(_ request: HelpRequest) -> Bool {
        guard request.deployment != nil else { return false }
        switch request.status {
        case .open, .offered:
            guard let mission = request.mission.flatMap({ missions[$0] }) else { return true }
            return mission.acceptedCount == 0 && mission.incoming.isEmpty
        case .uncovered, .assigned, .underway, .done, .cancelled, .qualified: return false
        }
    }

    private func checkVehicle(_ plan: RoundPlan, keptBy round: Round?) throws {
        guard let id = plan.vehicle else { return }
        guard let asset = assets[id] else { throw RoundsRefusal.unknownVehicle(id) }
        guard asset.kind == .vehicle else { throw RoundsRefusal.noVehicle(number: asset.number) }
        guard asset.state != .withdrawn, asset.fault != .lost else {
            throw AssetRefusal.notAvailable(number: asset.number, asset.state)
        }
        let other = asset.booking(meeting: plan.slot, besides: round?.booking)
        guard let other else { return }
        throw AssetRefusal.slotTaken(number: asset.number, until: other.slot.until)
    }

    private func checkCrew(_ plan: RoundPlan, bringing doors: [RoundStop]) throws {
        guard !plan.crew.isEmpty else { return }
        var seen: Set<Identifier<Volunteer>> = []
        for id in plan.crew {
            guard let volunteer = volunteers[id] else { throw RoundsRefusal.unknownVolunteer(id) }
            guard seen.insert(id).inserted else {
                throw RoundsRefusal.repeatedVolunteer(number: volunteer.number)
            }
        }
        for stop in doors {
            guard let request = requests[stop.request] else { continue }
            try checkCrew(plan.crew, brings: request, at: stop.arrival, plan.vehicle != nil)
        }
    }

    /// The rules by which anybody is asked, on the day itself; a round's own vehicle is one.
    ///
    /// Whoever looks at a whole day has the hours in which they are away besides (`isThere`).
    func checkCrew(
        _ crew: [Identifier<Volunteer>], brings request: HelpRequest, at arrival: Instant,
        _ hasVehicle: Bool, isThere: Bool = false
    ) throws {
        let size = request.mission.flatMap { missions[$0]?.crew } ?? request.crew
        guard crew.count >= Int(size) else {
            throw RoundsRefusal.crewSize(number: request.number, crew: size)
        }
        let asking = Asking(request, in: self, at: arrival, goesBy: .slot(arrival))
        for volunteer in crew.compactMap({ volunteers[$0] }) {
            // What they have in hand is asked about with the whole round.
            let reason = proposal(volunteer, asking).reasonsAgainst.first {
                !$0.isOfCrew(of: request) && !$0.isForCoordinatorToWeigh && $0 != .alreadyAsked
                    && !$0.isOfMissions && !(isThere && $0.isAbsence)
            }
            guard let reason else { continue }
            throw DispatchingRefusal.doesNotFit(number: volunteer.number, reason)
        }
        try checkCrew(crew, for: request, at: arrival, hasVehicle: hasVehicle, holding: arrival)
    }

    /// The whole of a day on the clocks of a territory's service.
    func day(_ date: CivilDate, in territory: TerritoryCode) -> AssetSlot {
        let wall = wall(of: territory)
        let minute = Int64(date.daysSince1970) * 1_440
        return AssetSlot(from: wall.instant(of: minute), until: wall.instant(of: minute + 1_440))
    }

    /// What they show there: the rule of their zone, and how many minutes they are east of Greenwich.
    package func clock(
        of territory: TerritoryCode, at instant: Instant
    ) -> (zone: ZoneRule?, offset: Int64) {
        let wall = wall(of: territory)
        return (wall.zone, wall.offset(at: instant))
    }

    /// The clocks of the services that serve it, else those that the rules of calls assume.
    func wall(of territory: TerritoryCode) -> Wall {
        let near =
            Array(territories.way(upFrom: territory)) + territories.branch(downFrom: territory)
        let services = near.flatMap { deploymentsByTerritory[$0] ?? [] }
        let withHours = services.first { deployments[$0]?.hours != nil }
        return wall(for: CallHours(), of: withHours ?? services.first)
    }
}

extension CallingHours {
    /// The part of the hours, without a gap, in which an instant lies; midnight is none.
    fileprivate func stretch(of hours: DayWindow, around instant: Instant) -> RoundWindow {
        let minute = wall.minute(at: instant)
        let (from, until) = (hours.from.minute, hours.until.minute)
        let length = until > from ? until - from : until - from + 1_440
        guard length < 1_440 else {
            return RoundWindow(from: instant - .days(1), until: instant + .days(1))
        }
        let today = minute.flooredDivision(by: 1_440).quotient * 1_440 + from
        let opens = today <= minute ? today : today - 1_440
        return RoundWindow(from: wall.instant(of: opens), until: wall.instant(of: opens + length))
    }
}

extension ReasonAgainst {
    fileprivate var isAbsence: Bool { if case .away = self { true } else { false } }
}

extension NeedKind {
    /// Whether something is brought to a door: then it may go in a round.
    package var isCarried: Bool { isInPerson && !isConversation }
}
