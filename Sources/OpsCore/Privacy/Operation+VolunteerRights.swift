/// What volunteers may ask of what is held on them.
extension Operation {
    /// Everything that names them goes at once; what they did stays, without a name.
    func erase(
        volunteer known: KnownPerson, _ reason: ErasureReason
    ) throws(PrivacyRefusal) -> ([PrivacyEvent], [VaultWrite]) {
        let isErased = known.volunteers.allSatisfy { goneVolunteers[$0] == .erased }
        guard !isErased || known.isHeld else { throw .alreadyErased }
        guard !known.volunteers.contains(where: { heldVolunteers[$0] != nil }) else {
            throw .onHold
        }
        try checkNothingInHand(of: known)
        let erased = VolunteerErased(
            volunteers: known.volunteers, candidates: known.candidates, reason: reason,
            counts: known.counts)
        return ([.volunteerErased(erased)], [.erasure(known)])
    }

    func hold(
        volunteer id: Identifier<Volunteer>, _ reason: HoldReason
    ) throws(PrivacyRefusal) -> [PrivacyEvent] {
        guard heldVolunteers[id] == nil else { throw .alreadyOnHold }
        guard goneVolunteers[id] != .erased else { throw .alreadyErased }
        return [.volunteerHoldSet(id, reason)]
    }

    func release(volunteer id: Identifier<Volunteer>) throws(PrivacyRefusal) -> [PrivacyEvent] {
        guard heldVolunteers[id] != nil else { throw .notOnHold }
        return [.volunteerHoldLifted(id)]
    }

    /// Whoever is counted on, or has what is somebody else's, is found and told before anything goes.
    private func checkNothingInHand(of known: KnownPerson) throws(PrivacyRefusal) {
        let people = Set(known.volunteers)
        let inHand = known.volunteers.flatMap { volunteers[$0]?.missions ?? [] }
        if let mission = inHand.compactMap({ missions[$0]?.number }).min() {
            throw .volunteerOnMission(mission: mission)
        }
        let teams = log.teams.values.lazy.filter { team in
            self.log.events[team.event]?.status != .complete
                && !people.isDisjoint(with: team.members)
        }
        if let team = teams.map(\.number).min() { throw .volunteerInTeam(team: team) }
        let lent = assets.values.lazy.filter {
            $0.loan.map { people.contains($0.volunteer) } == true
        }
        if let asset = lent.map(\.number).min() { throw .volunteerHasAsset(asset: asset) }
        let served = Set(known.served)
        let open = purchases.values.lazy.filter { served.contains($0.mission) }
        if let mission = open.map(\.number).min() { throw .volunteerHasMoney(mission: mission) }
        let supported = care.plans.values.lazy.filter { people.contains($0.supporter) }
        if let plan = supported.map(\.number).min() { throw .volunteerSupports(plan: plan) }
        let alarms = crews.alarms.values.lazy.filter { alarm in
            alarm.volunteer.map(people.contains) == true
                || !people.isDisjoint(with: alarm.missing)
        }
        if let alarm = alarms.map(\.number).min() { throw .volunteerInAlarm(alarm: alarm) }
    }

    /// Open questions end as if they had said no, so that whoever waits is told and Ops asks others; what they wrote
    /// needs nobody's reading any more.
    func freed(
        by command: PrivacyCommand, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws -> Decision {
        guard case .eraseVolunteer(let known, _) = command else { return Decision([]) }
        let people = Set(known.volunteers)
        var events: [Event] = []
        var vault: [VaultWrite] = []
        // One after the other: what follows from a no may change what follows from the next.
        var later = self
        for (mission, question) in openQuestions(to: people) {
            let no = try later.decided(
                .dispatching(.decline(mission, .solicitation(question))), at: instant,
                identifiers: &identifiers)
            for event in no.events { later.evolve(event, at: instant) }
            events += no.events
            vault += no.vault
        }
        let written = answers.replies.values.filter { people.contains($0.volunteer) }
            .sorted { $0.number < $1.number }
        events += written.map { .answers(.replySettled($0.id)) }
        events += redrawn(without: people)
        return Decision(events, vault + written.map { .eraseReply($0.id) })
    }

    /// A draft names nobody who is gone: whoever publishes it sees that somebody else must be named.
    private func redrawn(without people: Set<Identifier<Volunteer>>) -> [Event] {
        rounds.inOrder.filter { $0.state == .draft && !people.isDisjoint(with: $0.plan.crew) }
            .map { round in
                var plan = round.plan
                plan.crew.removeAll(where: people.contains)
                return .rounds(.redrawn(round.id, plan))
            }
    }

    /// In the order of missions.
    private func openQuestions(
        to people: Set<Identifier<Volunteer>>
    ) -> [(Identifier<Mission>, Identifier<Solicitation>)] {
        guard people.contains(where: { openQuestions[$0] != nil }) else { return [] }
        return missions.values.sorted { $0.number < $1.number }.flatMap { mission in
            mission.solicitations.filter { $0.state == .pending && people.contains($0.volunteer) }
                .map { (mission.id, $0.id) }
        }
    }

    /// What was done stays; who did it is nobody from then on.
    mutating func forget(_ erased: VolunteerErased) {
        for id in erased.volunteers {
            goneVolunteers[id] = .erased
            heldVolunteers[id] = nil
            messages.unreachable.remove(id)
            changeVolunteer(id) { volunteer in
                volunteer.isAvailable = false
                volunteer.profile = volunteer.profile.forgotten
            }
        }
        for id in erased.candidates { candidates.known[id] = nil }
    }
}

extension Operation {
    func packRights(into bytes: inout ByteWriter) {
        bytes.list(goneVolunteers.sorted { $0.key < $1.key }) { bytes, gone in
            bytes.identifier(gone.key)
        }
        bytes.list(heldVolunteers.sorted { $0.key < $1.key }) {
            $0.identifier($1.key)
            $0.text($1.value.rawValue)
        }
        packNameless(into: &bytes)
    }

    mutating func readRights(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        for _ in 0..<(try bytes.count()) { goneVolunteers[try bytes.identifier()] = .erased }
        for _ in 0..<(try bytes.count()) {
            heldVolunteers[try bytes.identifier()] = try bytes.code()
        }
        try readNameless(from: &bytes)
    }
}
