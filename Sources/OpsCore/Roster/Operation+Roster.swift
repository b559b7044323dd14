extension Operation {
    func decide(
        _ command: RosterCommand, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws(RosterRefusal) -> ([RosterEvent], [VaultWrite]) {
        switch command {
        case .addVolunteer(let profile, let details, let isAvailable):
            guard territories[profile.territory] != nil else {
                throw .unknownTerritory(profile.territory)
            }
            let id = identifiers.next(Volunteer.self, at: instant)
            let added = RosterEvent.volunteerAdded(
                id, number: counters.volunteers + 1, profile, isAvailable: isAvailable)
            return ([added], [.volunteer(id, details)])
        case .setAvailability(let id, let isAvailable):
            guard let volunteer = volunteers[id] else { throw .unknownVolunteer(id) }
            guard volunteer.isAvailable != isAvailable else {
                throw .availabilityUnchanged(number: volunteer.number, isAvailable: isAvailable)
            }
            return ([isAvailable ? .volunteerReturned(id) : .volunteerStoodDown(id)], [])
        }
    }

    mutating func evolve(_ event: RosterEvent) {
        switch event {
        case .volunteerAdded(let id, let number, let profile, let isAvailable):
            counters.volunteers = number
            enrol(
                Volunteer(
                    id: id, number: number, profile: profile, isAvailable: isAvailable,
                    acceptedAt: [], missions: []))
        case .volunteerStoodDown(let id):
            changeVolunteer(id) { $0.isAvailable = false }
        case .volunteerReturned(let id):
            changeVolunteer(id) { $0.isAvailable = true }
        }
    }

    mutating func enrol(_ volunteer: Volunteer) {
        volunteers[volunteer.id] = volunteer
        rosterOnGround.put(volunteer, before: nil)
        rosterByNumber.put(volunteer, before: nil)
        volunteersInOrder.append(volunteer.id)
    }

    /// Changes a volunteer where they are kept and where they are looked for.
    mutating func changeVolunteer(
        _ id: Identifier<Volunteer>, _ change: (inout Volunteer) -> Void
    ) {
        guard let before = volunteers[id] else { return }
        var after = before
        change(&after)
        volunteers[id] = after
        rosterOnGround.put(after, before: before)
        rosterByNumber.put(after, before: before)
    }
}
