extension Operation {
    /// How long a supervisor has to take an alert before the alarm is raised again.
    package static let dangerSpan = TimeSpan.minutes(2)
    /// How long whoever took an alert has to close it before it is everybody's again.
    package static let dangerFollowSpan = TimeSpan.minutes(30)

    func decide(
        _ command: DangerCommand, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws(DangerRefusal) -> ([DangerEvent], [VaultWrite]) {
        switch command {
        case .open(let wish):
            let opened = opened(wish, at: instant, identifiers: &identifiers)
            return ([.alertOpened(opened)], noted(wish.note, for: opened.id))
        case .recordCall(let id, let wish):
            return try record(wish, for: id, at: instant, identifiers: &identifiers)
        case .take(let id, let supervisor):
            let alert = try live(id)
            guard alert.state == .open else { throw .alreadyTaken(number: alert.number) }
            let dueAt = instant + Self.dangerFollowSpan
            return ([.alertTaken(id, by: supervisor, dueAt: dueAt)], [])
        case .escalate(let id): return ([try escalate(id, at: instant)], [])
        case .close(let id, let outcome, let note):
            _ = try live(id)
            return ([.alertClosed(id, outcome)], noted(note, for: id))
        case .about(let id, let wish):
            guard dangers[id]?.contact ?? wish.named == nil else {
                throw .alreadyAbout(number: wish.number)
            }
            guard !wish.isErased else { throw .contactErased(number: wish.number) }
            return ([.alertAbout(id, contact: wish.contact, place: wish.place)], [])
        }
    }

    /// What must be kept of an alert that was nobody's is kept of whom it is about.
    func holds(after command: DangerCommand) -> [Event] {
        guard case .about(let id, let wish) = command, let reason = heldNameless[.danger(id)]
        else { return [] }
        var holds: [Event] = [.privacy(.namelessHoldLifted(.danger(id)))]
        if let person = wish.person {
            if twins(of: person).allSatisfy({ heldPeople[$0] == nil }) {
                holds.append(.privacy(.holdSet(person, reason)))
            }
        } else if heldNameless[.contact(wish.contact)] == nil {
            holds.append(.privacy(.namelessHoldSet(.contact(wish.contact), reason)))
        }
        return holds
    }

    /// An alert, whatever is known: it belongs at once to the desk at the top, whose people answer the
    /// telephone, since two minutes leave no time for a way up.
    func opened(
        _ wish: OpenDanger, at instant: Instant, identifiers: inout some IdentifierSource
    ) -> AlertOpened {
        AlertOpened(
            id: identifiers.next(at: instant), number: counters.dangers + 1,
            contact: wish.contact, place: wish.place ?? place(ofSaid: wish.postcode),
            desk: territories.root,
            dueAt: instant + Self.dangerSpan)
    }

    /// A postcode that cannot be one says nothing, and refuses nothing.
    private func place(ofSaid postcode: String?) -> TerritoryCode? {
        postcode.flatMap { Postcode.isPossible($0) ? territories.place(ofPostcode: $0) : nil }
    }

    private func noted(_ note: String?, for id: Identifier<DangerAlert>) -> [VaultWrite] {
        note.map { [.dangerNote(id, $0)] } ?? []
    }

    private func live(_ id: Identifier<DangerAlert>) throws(DangerRefusal) -> DangerAlert {
        guard let alert = dangers[id] else { throw .unknownAlert(id) }
        return alert
    }

    private func record(
        _ wish: RecordServiceCall, for id: Identifier<DangerAlert>, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) throws(DangerRefusal) -> ([DangerEvent], [VaultWrite]) {
        guard let openedAt = dangers[id]?.openedAt ?? wish.openedAt else {
            throw .unknownAlert(id)
        }
        let called = ServiceCalled(
            id: identifiers.next(at: instant), alert: id, service: wish.service,
            calledAt: wish.calledAt.flatMap { Self.mayHaveBeen($0, openedAt, at: instant) })
        let reference: [VaultWrite] =
            wish.reference.map { [.serviceReference(called.id, $0)] } ?? []
        return ([.serviceCalled(called)], reference + noted(wish.note, for: id))
    }

    /// A time that can be: not to come, and of the day before the alert at the most.
    ///
    /// Another is a slip of the keyboard, and would stand in the record for ever. Nothing about a danger is refused:
    /// then the call is noted as of now.
    private static func mayHaveBeen(
        _ time: Instant, _ openedAt: Instant, at instant: Instant
    ) -> Instant? {
        time <= instant + .minutes(5) && time >= openedAt - .days(1) ? time : nil
    }

    /// Nobody took it, or whoever did left it alone: it is everybody's, and comes back in twice the
    /// time, at the most half an hour.
    private func escalate(
        _ id: Identifier<DangerAlert>, at instant: Instant
    ) throws(DangerRefusal) -> DangerEvent {
        let alert = try live(id)
        guard alert.dueAt <= instant else { throw .notYetDue(number: alert.number) }
        let doubled = Self.dangerSpan.milliseconds << min(alert.escalations, 12)
        let span = min(TimeSpan(milliseconds: doubled), Self.dangerFollowSpan)
        return .alertEscalated(id, desk: territories.root, dueAt: instant + span)
    }

    mutating func evolve(_ event: DangerEvent, at instant: Instant) {
        switch event {
        case .alertOpened(let opened):
            counters.dangers = opened.number
            dangers[opened.id] = DangerAlert(
                id: opened.id, number: opened.number, contact: opened.contact,
                place: opened.place, openedAt: instant, state: .open, owner: .desk(opened.desk),
                dueAt: opened.dueAt, escalations: 0)
            watch(opened.id)
        case .serviceCalled: return
        case .alertTaken(let id, let supervisor, let dueAt):
            dangers[id]?.state = .taken
            dangers[id]?.owner = .supervisor(supervisor)
            dangers[id]?.dueAt = dueAt
            watch(id)
        case .alertEscalated(let id, let desk, let dueAt):
            dangers[id]?.state = .open
            dangers[id]?.owner = .desk(desk)
            dangers[id]?.dueAt = dueAt
            dangers[id]?.escalations += 1
            watch(id)
        case .alertClosed(let id, _): dangers[id] = nil
        case .alertAbout(let id, let contact, let place):
            dangers[id]?.contact = contact
            dangers[id]?.place = place
        }
    }

    private mutating func watch(_ id: Identifier<DangerAlert>) {
        guard let alert = dangers[id] else { return }
        watch.insert(Watched(dueAt: alert.dueAt, subject: .danger(id)))
    }
}
