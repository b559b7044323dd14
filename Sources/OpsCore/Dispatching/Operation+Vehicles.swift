/// A crew that needs a vehicle comes with one of its own or with one of the house.
extension Operation {
    /// Whether the service needs a vehicle, and neither these people nor the house has one for it.
    ///
    /// One of the house that is out is with whoever took it: `crew` are those who go, where they are not `people` alone.
    func lacksVehicle(
        _ request: HelpRequest, among people: [Identifier<Volunteer>],
        of crew: [Identifier<Volunteer>]? = nil, slot: CrewSlot? = nil,
        at instant: Instant, isLeaving: Bool = false
    ) -> Bool {
        needsVehicle(request)
            && !people.contains { volunteers[$0]?.profile.conditions.hasVehicle ?? false }
            && !hasHouseVehicle(
                VehicleTime(
                    for: request, by: crew ?? people, slot: slot, in: self, at: instant,
                    isLeaving: isLeaving))
    }

    func needsVehicle(_ request: HelpRequest) -> Bool {
        let rule = request.deployment.flatMap { deployments[$0]?.rule(for: request.need) }
        return rule?.needsVehicle == true
    }

    /// Whether a vehicle of the house is kept for that time, or is out for its mission; `changed` is one of them as it
    /// will be.
    private func hasHouseVehicle(_ time: VehicleTime, instead changed: Asset? = nil) -> Bool {
        assets.values.contains { time.isServed(by: $0.id == changed?.id ? changed ?? $0 : $0) }
    }

    /// Who has a vehicle of the house in hand for a request.
    func drivers(for request: HelpRequest) -> Set<Identifier<Volunteer>> {
        Set(
            assets.values.lazy.filter { $0.kind == .vehicle && $0.loan?.isFor(request) == true }
                .compactMap(\.loan?.volunteer))
    }

    /// The mission that a booking is for: of a request that had none when it was made, the one that it has now.
    func mission(of booking: AssetBooking) -> Identifier<Mission>? {
        booking.mission ?? booking.request.flatMap { requests[$0]?.mission }
    }

    // MARK: What is lost before they leave

    /// Alarms about crews that counted on a vehicle of the house and cannot any more, or can again.
    func vehicleAlarms(
        after events: [AssetEvent], at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> [Event] {
        guard let id = events.lazy.compactMap(\.lent).first, let before = assets[id],
            before.kind == .vehicle
        else { return [] }
        var after = before
        for event in events { after.take(event, at: instant) }
        let known = (before.bookings + after.bookings).compactMap(mission(of:))
        let lent = [before.loan?.mission, after.loan?.mission].compactMap { $0 }
        var told = crewlessVehicleAlarms()
        let driven = missions(toldOf: id)
        for mission in Set(known + lent + driven).sorted().compactMap({ missions[$0] })
        where mission.acceptedCount > 0 {
            let slot = crews.watches[mission.id]?.slot
            told += vehicleAlarm(
                of: mission, slot: slot, instead: after, after: told,
                at: instant, identifiers: &identifiers)
            // Who has no car any more goes with one of the house.
            told += eased(mission, goingAt: slot, at: instant) { $0.assets[id] = after }
        }
        return told
    }

    /// The same of crews that others relieve: what the first had with them goes home with them.
    func vehicleAlarms(
        relieving events: [Event], at instant: Instant, identifiers: inout some IdentifierSource
    ) -> [Event] {
        events.flatMap { event -> [Event] in
            guard case .crew(.handedOver(let id)) = event, let mission = missions[id]?.takenOver()
            else { return [] }
            // What was told of the first crew is settled.
            var after = self
            after.crews.alarms = crews.alarms.filter { $0.value.mission != id }
            return after.vehicleAlarm(
                of: mission, slot: crews.watches[id]?.slot, after: events, at: instant,
                identifiers: &identifiers)
        }
    }

    /// The same of one crew, which may be awaited at another time than before.
    ///
    /// Who is out has gone: what they brought back early keeps nobody from coming home.
    func vehicleAlarm(
        of mission: Mission, slot: CrewSlot?, instead changed: Asset? = nil,
        after told: [Event] = [], at instant: Instant, identifiers: inout some IdentifierSource
    ) -> [Event] {
        // A round is laid out for what its van holds: no car of their own does for it.
        let isInVan = publishedRound(of: mission.request)?.plan.vehicle != nil
        guard let request = requests[mission.request], isInVan || needsVehicle(request),
            request.deployment.flatMap({ deployments[$0]?.crewRules }) != nil
        else { return [] }
        let open = crewAlarms(.mayNotGo, about: mission.id, of: nil)
        let time = VehicleTime(
            for: request, by: mission.accepted.map(\.volunteer), slot: slot, in: self, at: instant)
        let isLacking =
            !mission.isOut && mission.isCrewComplete && !hasHouseVehicle(time, instead: changed)
            && (isInVan
                || !mission.accepted.contains {
                    volunteers[$0.volunteer]?.profile.conditions.hasVehicle ?? false
                })
        guard isLacking else { return open.map { .crew(.alarmClosed($0, .settled)) } }
        guard open.isEmpty else { return [] }
        let alarm = alarm(
            .mayNotGo, about: mission, after: told, at: instant, identifiers: &identifiers)
        return [.crew(.alarmOpened(alarm))]
    }

    /// Whether a complete crew was to go with somebody's vehicle, which they have no longer.
    func losesVehicle(
        _ id: Identifier<Volunteer>, as profile: VolunteerProfile, _ mission: Mission,
        _ request: HelpRequest, goingAt slot: CrewSlot?, isTold: Bool, at instant: Instant
    ) -> Bool {
        let crew = mission.accepted.map(\.volunteer)
        guard !mission.isOut, mission.isCrewComplete, crew.contains(id),
            !profile.conditions.hasVehicle,
            isTold || volunteers[id]?.profile.conditions.hasVehicle == true
        else { return false }
        return lacksVehicle(
            request, among: crew.filter { $0 != id }, of: crew, slot: slot, at: instant)
    }
}

/// When a request needs a vehicle of the house.
struct VehicleTime {
    private let request: HelpRequest
    /// Of the round that brings it: its booking is for all of its doors.
    private let round: Round?
    private let crew: [Identifier<Volunteer>]
    /// When its crew is awaited; nil while that is not known.
    private let planned: Engagement?
    private let instant: Instant
    /// Whether its crew sets out now.
    private let isLeaving: Bool

    init(
        for request: HelpRequest, by crew: [Identifier<Volunteer>], slot: CrewSlot? = nil,
        in operation: Operation, at instant: Instant, isLeaving: Bool = false
    ) {
        self.request = request
        self.crew = crew
        self.instant = instant
        self.isLeaving = isLeaving
        round = operation.publishedRound(of: request.id)
        let mission = request.mission.flatMap { operation.missions[$0] }
        let planned = mission.flatMap { mission in
            operation.plannedTime(
                of: mission, slot: slot ?? operation.crews.watches[mission.id]?.slot, at: instant)
        }
        // An hour that is over says nothing of when they go.
        self.planned = planned.flatMap { planned in
            planned.until.map { instant < $0 } ?? true ? planned : nil
        }
    }

    /// Whether that is a vehicle which is out for the mission, or is kept for it at that time.
    ///
    /// Whoever sets out now needs it here, and kept for now; until then what is kept for later counts, unless
    /// the crew is awaited at another time.
    func isServed(by asset: Asset) -> Bool {
        guard asset.kind == .vehicle else { return false }
        if let loan = asset.loan {
            // Whoever steps back with the keys in their pocket leaves a crew without it.
            if loan.isFor(request) { return crew.contains(loan.volunteer) }
            // Who has it for something else before is back before the round, whose booking stays.
            if round?.plan.vehicle == asset.id, crew.contains(loan.volunteer) { return true }
            if isLeaving { return false }
        }
        guard asset.state != .faulty, asset.state != .withdrawn else { return false }
        return asset.bookings.contains { isKept($0, of: asset) && !asset.isMissing(for: $0) }
    }

    private func isKept(_ booking: AssetBooking, of asset: Asset) -> Bool {
        let isOfRound = round?.plan.vehicle == asset.id && round?.booking == booking.number
        let isOwn =
            booking.request == request.id
            || (booking.mission != nil && booking.mission == request.mission)
        guard isOfRound || isOwn else { return false }
        if isOfRound { return booking.slot.until > instant }
        if let planned { return booking.slot.meets(planned) }
        let setsOut = Engagement(
            from: instant, until: isLeaving ? instant + Engagement.usual : nil)
        return booking.slot.meets(setsOut)
    }
}

extension Asset {
    /// Whether it is not back in time, and is looked for again only once that booking has begun.
    ///
    /// What begins later is told of then: until then it may be back.
    fileprivate func isMissing(for booking: AssetBooking) -> Bool {
        guard let loan, loan.escalations > 0 else { return false }
        return booking.slot.from < loan.dueAt
    }
}

extension AssetLoan {
    /// Whether it was taken for that request: a mission that came for nothing is tried again with what they have in hand.
    func isFor(_ request: HelpRequest) -> Bool {
        self.request == request.id || (mission != nil && mission == request.mission)
    }
}

extension AssetSlot {
    fileprivate func meets(_ time: Engagement) -> Bool {
        until > time.from && time.until.map { from < $0 } ?? true
    }
}
