/// The day of a visit, where somebody named one: whoever is asked knows it, and goes on it.
extension Operation {
    /// When the crew of a request is awaited: as was agreed for its mission, or else for its visit.
    func awaited(_ request: HelpRequest, at instant: Instant) -> CrewSlot? {
        request.mission.flatMap { crews.watches[$0]?.slot } ?? agreedSlot(of: request, at: instant)
    }

    /// The hour that somebody agreed with the person, while it is not over; when a round comes nobody has agreed.
    func agreedHour(of request: HelpRequest, at instant: Instant) -> CrewSlot? {
        let slot = request.mission.flatMap { crews.watches[$0]?.slot }
        if let slot, !slot.isOfRound, slot.until > instant { return slot }
        return agreedSlot(of: request, at: instant)
    }

    /// The day that was named for the visit which a request asks for; nil where none was.
    func agreedDay(of request: HelpRequest) -> Instant? {
        care.seriesByRequest[request.id].flatMap { care.series[$0]?.agreedFor }
    }

    /// The same while it is to come: no alarm and no other service moves it.
    func agreedDay(of request: HelpRequest, after instant: Instant) -> Instant? {
        agreedDay(of: request).flatMap { $0 > instant ? $0 : nil }
    }

    /// The hour of that day, as long as crews have to come where nothing else is said; nil once it is over.
    func agreedSlot(of request: HelpRequest, at instant: Instant) -> CrewSlot? {
        guard let from = agreedDay(of: request) else { return nil }
        let until = from + .minutes(VisitSeries.slotMinutes)
        return until > instant ? CrewSlot(from: from, until: until) : nil
    }

    /// A mission for such a visit has its hour from the first question on: sheet, calendar, messages and alarms are of
    /// that day.
    func withAgreedHours(_ decision: Decision, at instant: Instant) -> Decision {
        guard !care.seriesByRequest.isEmpty else { return decision }
        let events = decision.events.flatMap { event -> [Event] in
            guard case .dispatching(.missionOpened(let id, _, let request, _)) = event,
                let slot = requests[request].flatMap({ agreedSlot(of: $0, at: instant) })
            else { return [event] }
            return [event, .visits(.slotAgreed(id, from: slot.from, until: slot.until))]
        }
        return Decision(events, decision.vault)
    }

    /// When the crew comes, as agreed with the person.
    func slot(
        for id: Identifier<Mission>, from: Instant, minutes: Int64, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) throws(VisitsRefusal) -> [Event] {
        guard let mission = missions[id] else { throw .unknownMission(id) }
        guard requests[mission.request]?.need.isInPerson == true else {
            throw .noDoor(mission: mission.number)
        }
        let until = from + .minutes(minutes)
        guard until > instant else { throw .inPast }
        guard from <= instant + Self.farthestSpan else { throw .tooFarAhead }
        let slot = CrewSlot(from: from, until: until)
        try checkFree(mission, on: slot, at: instant)
        return [.visits(.slotAgreed(id, from: from, until: until))]
            + movedCode(of: mission, to: from, at: instant)
            + departures(of: mission, goingAt: slot, at: instant, identifiers: &identifiers)
    }

    /// An hour that was agreed anew is the day of the visit.
    mutating func keepDay(_ from: Instant, ofVisitBy id: Identifier<Mission>) {
        guard let series = visits(by: id) else { return }
        care.series[series]?.agreedFor = from
    }

    /// The series that a mission is a visit of.
    package func visits(by id: Identifier<Mission>) -> Identifier<VisitSeries>? {
        missions[id].flatMap { care.seriesByRequest[$0.request] }
    }
}

extension VisitSeries {
    /// How long a crew has to come, unless told otherwise: two hours, what people are told of deliveries.
    package static let slotMinutes: Int64 = 120
}
