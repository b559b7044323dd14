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
        case .book(let id, let slot, let mission):
            return [try book(id, slot, for: mission, at: instant)]
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
        at instant: Instant
    ) throws(AssetRefusal) -> AssetEvent {
        let asset = try asset(id)
        // What is lost comes back before it is promised to anybody.
        guard asset.state != .withdrawn, asset.fault != .lost else {
            throw .notAvailable(number: asset.number, asset.state)
        }
        guard slot.from < slot.until else { throw .slotEndsTooSoon }
        guard slot.until > instant else { throw .slotIsOver }
        try check(mission)
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
        let booking = AssetBooking(number: asset.bookingCount + 1, slot: slot, mission: mission)
        return .booked(id, booking)
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
        let mission = mission ?? booking?.mission
        try check(mission, has: volunteer)
        guard backBy > instant else { throw .backTooSoon }
        let slot = AssetSlot(from: instant, until: backBy)
        let other = asset.bookings.first {
            $0.slot.meets(slot) && $0.number != number
                && (mission == nil || $0.mission != mission)
        }
        if let other { throw .slotTaken(number: asset.number, until: other.slot.until) }
        // What was booked has come: the booking is used up with the loan.
        return (booking.map { [.bookingCancelled(id, booking: $0.number)] } ?? []) + [
            .checkedOut(
                id,
                AssetLoan(
                    volunteer: volunteer, mission: mission, since: instant, backBy: backBy,
                    desk: asset.territory, dueAt: backBy))
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
        let ended = events.compactMap { event -> Identifier<Mission>? in
            switch event {
            case .dispatching(.missionCompleted(let id)), .dispatching(.missionFailed(let id, _)):
                id
            case .hotline(.requestCancelled(let request, _)): requests[request]?.mission
            default: nil
            }
        }
        guard !ended.isEmpty else { return [] }
        return assets.values.filter { !$0.bookings.isEmpty }.sorted { $0.number < $1.number }
            .flatMap { asset in
                asset.bookings.filter { $0.mission.map(ended.contains) ?? false }
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
        case .booked(let id, let booking):
            assets[id]?.bookings.removeAll { $0.slot.until <= instant }
            assets[id]?.bookings.append(booking)
            assets[id]?.bookings.sort { $0.slot.from < $1.slot.from }
            assets[id]?.bookingCount = booking.number
        case .bookingCancelled(let id, let booking):
            assets[id]?.bookings.removeAll { $0.number == booking }
        case .checkedOut(let id, let loan):
            assets[id]?.state = .out
            assets[id]?.loan = loan
            watch.insert(Watched(dueAt: loan.dueAt, subject: .asset(id)))
        case .checkedIn(let id, let fault):
            assets[id]?.loan = nil
            assets[id]?.fault = fault
            assets[id]?.state = fault == nil ? .available : .faulty
        case .faultReported(let id, let fault):
            assets[id]?.fault = fault
            assets[id]?.state = .faulty
        case .repaired(let id):
            assets[id]?.fault = nil
            assets[id]?.state = .available
        case .withdrawn(let id):
            assets[id]?.state = .withdrawn
            assets[id]?.bookings = []
        case .loanOverdue(let id, let desk, let dueAt):
            assets[id]?.loan?.desk = desk
            assets[id]?.loan?.dueAt = dueAt
            assets[id]?.loan?.escalations += 1
            watch.insert(Watched(dueAt: dueAt, subject: .asset(id)))
        case .lotReceived, .lotTaken, .lotGivenBack, .lotWrittenOff, .lotExpiring:
            evolveStock(event, at: instant)
        }
    }
}
