/// Things that are lent, and come back.
extension Operation {
    /// What does not come back is looked for again after this long.
    static let loanReminderSpan = TimeSpan.hours(2)

    func decide(
        _ command: AssetCommand, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws(AssetRefusal) -> [AssetEvent] {
        switch command {
        case .add(let kind, let tag, let territory):
            guard territories[territory] != nil else { throw .unknownTerritory(territory) }
            if let other = assets.values.first(where: { $0.tag == tag && $0.state != .withdrawn }) {
                throw .tagTaken(tag, number: other.number)
            }
            let asset = Asset(
                id: identifiers.next(at: instant), number: counters.assets + 1, kind: kind,
                tag: tag, territory: territory)
            return [.added(asset)]
        case .book(let id, let slot, let mission, let request):
            let wish = try bookedFor(mission, request)
            return [try book(id, slot, for: wish.mission, wish.request, at: instant)]
        case .cancelBooking(let id, let booking):
            let asset = try asset(id)
            guard asset.bookings.contains(where: { $0.number == booking }) else {
                throw .unknownBooking(number: asset.number, booking: booking)
            }
            return [.bookingCancelled(id, booking: booking)]
        case .checkOut(let id, let volunteer, let mission, let backBy, let booking):
            return try checkOut(id, volunteer, mission, backBy, booking, at: instant)
        case .checkIn(let id, let fault):
            let asset = try asset(id)
            guard asset.loan != nil else { throw .notOut(number: asset.number) }
            return [.checkedIn(id, fault)]
        case .reportFault(let id, let fault):
            let asset = try asset(id)
            // What is out comes back first, with its fault: until then somebody answers for it.
            guard asset.state == .available || asset.state == .faulty else {
                throw .notAvailable(number: asset.number, asset.state)
            }
            return [.faultReported(id, fault)]
        case .repair(let id):
            let asset = try asset(id)
            guard asset.state == .faulty else { throw .notFaulty(number: asset.number) }
            return [.repaired(id)]
        case .withdraw(let id):
            let asset = try asset(id)
            guard asset.state == .available || asset.state == .faulty else {
                throw .notAvailable(number: asset.number, asset.state)
            }
            // Whoever counts on it is told first, or has it cancelled.
            if let booking = asset.bookings.first(where: { $0.slot.until > instant }) {
                throw .isBooked(
                    number: asset.number, booking: booking.number, until: booking.slot.until)
            }
            return [.withdrawn(id)]
        case .remindOfLoan(let id):
            guard let loan = try asset(id).loan, loan.dueAt <= instant else { throw .notYetDue }
            let desk = loan.escalations == 0 ? loan.desk : above(loan.desk)
            return [.loanOverdue(id, desk: desk, dueAt: instant + Self.loanReminderSpan)]
        case .receive, .take, .giveBack, .writeOff, .remindOfLot:
            return try decideStock(command, at: instant, identifiers: &identifiers)
        }
    }

    /// The desk above, or the same at the top.
    func above(_ desk: TerritoryCode) -> TerritoryCode {
        territories[desk]?.parent ?? desk
    }

    private func asset(_ id: Identifier<Asset>) throws(AssetRefusal) -> Asset {
        guard let asset = assets[id] else { throw .unknownAsset(id) }
        return asset
    }

    private func book(
        _ id: Identifier<Asset>, _ slot: AssetSlot, for mission: Identifier<Mission>?,
        _ request: Identifier<HelpRequest>?, at instant: Instant
    ) throws(AssetRefusal) -> AssetEvent {
        let asset = try asset(id)
        // What is lost comes back before it is promised to anybody.
        guard asset.state != .withdrawn, asset.fault != .lost else {
            throw .notAvailable(number: asset.number, asset.state)
        }
        guard slot.from < slot.until else { throw .slotEndsTooSoon }
        guard slot.until > instant else { throw .slotIsOver }
        if let other = asset.booking(meeting: slot) {
            throw .slotTaken(number: asset.number, until: other.slot.until)
        }
        // What is not back in time is promised to nobody: it comes back when it does.
        if let loan = asset.loan, loan.backBy <= instant {
            throw .notAvailable(number: asset.number, .out)
        }
        // Whoever has it now has it until then.
        if let loan = asset.loan, loan.mission != mission || mission == nil,
            AssetSlot(from: loan.since, until: loan.backBy).meets(slot)
        {
            throw .slotTaken(number: asset.number, until: loan.backBy)
        }
        let booking = AssetBooking(
            number: asset.bookingCount + 1, slot: slot, mission: mission, request: request)
        return .booked(id, booking)
    }

    /// What a booking is for: a request that has a mission is that mission's.
    private func bookedFor(
        _ mission: Identifier<Mission>?, _ request: Identifier<HelpRequest>?
    ) throws(AssetRefusal) -> (mission: Identifier<Mission>?, request: Identifier<HelpRequest>?) {
        try check(mission)
        guard let request else { return (mission, nil) }
        guard let open = requests[request] else { throw .unknownRequest(request) }
        if let named = mission.flatMap({ missions[$0] }), named.request != request {
            throw .otherRequest(mission: named.number, request: open.number)
        }
        let own = mission ?? open.mission
        return own == nil ? (nil, request) : (own, nil)
    }

    private func checkOut(
        _ id: Identifier<Asset>, _ volunteer: Identifier<Volunteer>,
        _ mission: Identifier<Mission>?, _ backBy: Instant, _ number: Int64?, at instant: Instant
    ) throws(AssetRefusal) -> [AssetEvent] {
        let asset = try asset(id)
        guard asset.state == .available else {
            throw .notAvailable(number: asset.number, asset.state)
        }
        guard volunteers[volunteer] != nil else { throw .unknownVolunteer(volunteer) }
        let booking = try number.map { number throws(AssetRefusal) in
            guard let booking = asset.bookings.first(where: { $0.number == number }) else {
                throw .unknownBooking(number: asset.number, booking: number)
            }
            return booking
        }
        let mission = mission ?? booking.flatMap(self.mission(of:))
        try check(mission, has: volunteer)
        guard backBy > instant else { throw .backTooSoon }
        let slot = AssetSlot(from: instant, until: backBy)
        let other = asset.bookings.first {
            $0.slot.meets(slot) && $0.number != number
                && (mission == nil || self.mission(of: $0) != mission)
        }
        if let other { throw .slotTaken(number: asset.number, until: other.slot.until) }
        // What was booked has come: the booking is used up with the loan.
        return (booking.map { [.bookingCancelled(id, booking: $0.number)] } ?? []) + [
            .checkedOut(
                id,
                AssetLoan(
                    volunteer: volunteer, mission: mission, since: instant, backBy: backBy,
                    desk: asset.territory, dueAt: backBy,
                    request: mission.flatMap { missions[$0]?.request }))
        ]
    }

    /// Who takes something for a mission is of its crew.
    private func check(
        _ id: Identifier<Mission>?, has volunteer: Identifier<Volunteer>
    ) throws(AssetRefusal) {
        try check(id)
        guard let mission = id.flatMap({ missions[$0] }) else { return }
        guard mission.accepted.contains(where: { $0.volunteer == volunteer }) else {
            throw .notInCrew(mission: mission.number)
        }
    }

    /// What was kept for missions that end is free again.
    func released(by events: [Event]) -> [Event] {
        guard !assets.isEmpty else { return [] }
        var ended: Set<Identifier<Mission>> = []
        var done: Set<Identifier<HelpRequest>> = []
        for event in events {
            switch event {
            case .dispatching(.missionFailed(let id, _)): ended.insert(id)
            case .dispatching(.missionCompleted(let id)):
                ended.insert(id)
                if let request = missions[id]?.request { done.insert(request) }
            case .hotline(.requestCancelled(let request, _)):
                done.insert(request)
                if let mission = requests[request]?.mission { ended.insert(mission) }
            default: break
            }
        }
        guard !ended.isEmpty || !done.isEmpty else { return [] }
        return assets.values.filter { !$0.bookings.isEmpty }.sorted { $0.number < $1.number }
            .flatMap { asset in
                asset.bookings.filter {
                    $0.mission.map(ended.contains) ?? $0.request.map(done.contains) ?? false
                }
                .map { .asset(.bookingCancelled(asset.id, booking: $0.number)) }
            }
    }

    func check(_ mission: Identifier<Mission>?) throws(AssetRefusal) {
        if let mission, missions[mission] == nil { throw .unknownMission(mission) }
    }

    mutating func evolve(_ event: AssetEvent, at instant: Instant) {
        switch event {
        case .added(let asset):
            counters.assets = asset.number
            assets[asset.id] = asset
        case .booked(let id, _), .bookingCancelled(let id, _), .checkedIn(let id, _),
            .faultReported(let id, _), .repaired(let id), .withdrawn(let id):
            assets[id]?.take(event, at: instant)
        case .checkedOut(let id, let loan):
            assets[id]?.take(event, at: instant)
            watch.insert(Watched(dueAt: loan.dueAt, subject: .asset(id)))
        case .loanOverdue(let id, _, let dueAt):
            assets[id]?.take(event, at: instant)
            watch.insert(Watched(dueAt: dueAt, subject: .asset(id)))
        case .lotReceived, .lotTaken, .lotGivenBack, .lotWrittenOff, .lotExpiring:
            evolveStock(event, at: instant)
        }
    }
}
