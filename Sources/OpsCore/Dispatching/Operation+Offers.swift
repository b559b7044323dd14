/// Asking volunteers, and their answers.
extension Operation {
    /// At the most this many volunteers in one offer.
    package static let offerLimit = 1_000

    func offer(
        _ id: Identifier<HelpRequest>, to chosen: [Identifier<Volunteer>], at instant: Instant,
        identifiers: inout some IdentifierSource
    ) throws(DispatchingRefusal) -> [Event] {
        guard var request = requests[id] else { throw .unknownRequest(id) }
        guard request.need != .qualification else {
            throw .toBeQualified(number: request.number)
        }
        var events: [Event] = []
        if let covered = nowCovered(request, at: instant) {
            events.append(.hotline(.requestCovered(covered)))
            request.deployment = covered.deployment
            request.crew = covered.crew
            request.skill = covered.skill
        }
        guard let deployment = request.deployment.flatMap({ deployments[$0] }) else {
            throw .uncovered(number: request.number)
        }
        let mission = request.mission.flatMap { missions[$0] }
        guard mission?.isCrewComplete != true else {
            throw .alreadyAssigned(number: request.number)
        }
        try checkFit(of: chosen, for: request, at: instant)
        let asked = (mission.map { $0.accepted + $0.pending } ?? []).map(\.volunteer)
        try checkCrew(asked + chosen, for: request, at: instant)
        try checkPlaces(of: chosen, for: request, at: instant)
        let missionID = mission?.id ?? identifiers.next(Mission.self, at: instant)
        if mission == nil {
            events.append(
                .dispatching(
                    .missionOpened(
                        missionID, number: counters.missions + 1, request: id, crew: request.crew)))
        }
        for volunteer in chosen {
            let solicitation = identifiers.next(Solicitation.self, at: instant)
            events.append(
                .dispatching(
                    .volunteerSolicited(
                        solicitation, mission: missionID, volunteer: volunteer,
                        expiresAt: instant + deployment.offerSpan)))
        }
        return events
    }

    func checkFit(
        of chosen: [Identifier<Volunteer>], for request: HelpRequest, at instant: Instant
    ) throws(DispatchingRefusal) {
        guard !chosen.isEmpty else { throw .nobodyNamed }
        guard chosen.count <= Self.offerLimit else {
            throw .tooManyVolunteers(limit: Self.offerLimit)
        }
        var seen: Set<Identifier<Volunteer>> = []
        let asking = Asking(request, in: self, at: instant)
        for id in chosen {
            guard let volunteer = volunteers[id] else { throw .unknownVolunteer(id) }
            guard seen.insert(id).inserted else {
                throw .repeatedVolunteer(number: volunteer.number)
            }
            let against = proposal(volunteer, asking).reasonsAgainst
            // What the crew lacks is checked with all who are named.
            if let reason = against.first(where: {
                !$0.isOfCrew(of: request) && !$0.isForCoordinatorToWeigh
            }) {
                throw .doesNotFit(number: volunteer.number, reason)
            }
        }
    }

    /// Refuses whoever could never join: the others who are named do not go in their stead.
    private func checkPlaces(
        of chosen: [Identifier<Volunteer>], for request: HelpRequest, at instant: Instant
    ) throws(DispatchingRefusal) {
        let asking = Asking(request, in: self, at: instant)
        let needsCompanion = asking.needsCompanion && chosen.contains(where: mayOnlyComeAlong)
        guard asking.needsVehicle || needsCompanion || asking.everyPlace != nil else { return }
        for volunteer in chosen.compactMap({ volunteers[$0] }) {
            let against = proposal(volunteer, asking).reasonsAgainst
            guard let reason = against.first(where: { $0.isOfCrew(of: request) }) else { continue }
            throw .doesNotFit(number: volunteer.number, reason)
        }
    }

    /// What stands against somebody who was asked and says yes now; nil where nothing does.
    ///
    /// Between the question and the answer a vetting may have been taken back. What a coordinator weighs was
    /// weighed when they were asked, and who else goes is a matter of the places that are left.
    func reasonAgainst(
        _ id: Identifier<Volunteer>, goingTo request: HelpRequest, at instant: Instant
    ) -> ReasonAgainst? {
        guard let volunteer = volunteers[id] else { return nil }
        let slot = awaited(request, at: instant)
        let goesBy = slot.map { GoesBy.slot($0.from, until: $0.until) } ?? .due(request.dueAt)
        let asking = Asking(request, in: self, at: instant, goesBy: goesBy)
        // Asked for two missions at once, a volunteer can give one yes alone.
        if let reason = missionReason(volunteer, asking) { return reason }
        return proposal(volunteer, asking).reasonsAgainst.first {
            !$0.isOfCrew(of: request) && !$0.isForCoordinatorToWeigh && $0 != .alreadyAsked
        }
    }

    /// The capacity lock: a yes for which there is no place, or which does not complete the crew, is kept in
    /// reserve; one that comes late is taken while a place is free.
    func accept(
        _ id: Identifier<Mission>, _ answerer: Answerer, at instant: Instant
    ) throws(DispatchingRefusal) -> [DispatchingEvent] {
        let mission = try openMission(id)
        let answer = try solicitation(of: answerer, in: mission)
        guard answer.state.isOpenToYes, isLatest(answer, in: mission) else {
            throw .alreadyAnswered(mission: mission.number, answer.state)
        }
        guard !mission.isCrewComplete else {
            guard mission.stage == .accepted else { throw .crewComplete(mission: mission.number) }
            return [.solicitationAnswered(answer.id, mission: id, .reserve)]
        }
        if let request = requests[mission.request] {
            // No service sends anybody: a late yes is kept until one takes the request up.
            guard request.status != .uncovered else {
                return [.solicitationAnswered(answer.id, mission: id, .reserve)]
            }
            try checkYes(answer, to: request, at: instant)
            guard completes(answer.volunteer, mission, of: request, at: instant) else {
                return [.solicitationAnswered(answer.id, mission: id, .reserve)]
            }
        }
        var events = [DispatchingEvent.solicitationAnswered(answer.id, mission: id, .accepted)]
        if mission.acceptedCount + 1 >= Int(mission.crew) {
            for other in mission.pending
            where other.id != answer.id && !mission.incoming.contains(other.id) {
                events.append(.solicitationAnswered(other.id, mission: id, .withdrawn))
            }
        }
        return events
    }

    /// Refuses a yes of somebody who must not go any more.
    func checkYes(
        _ answer: Solicitation, to request: HelpRequest, at instant: Instant
    ) throws(DispatchingRefusal) {
        guard let reason = reasonAgainst(answer.volunteer, goingTo: request, at: instant),
            let volunteer = volunteers[answer.volunteer]
        else { return }
        throw .cannotGo(number: volunteer.number, reason)
    }

    /// A no, a yes taken back before leaving, or a no that comes late: who says it is left alone.
    func decline(
        _ id: Identifier<Mission>, _ answerer: Answerer
    ) throws(DispatchingRefusal) -> [DispatchingEvent] {
        let mission = try openMission(id)
        // Whoever has left steps back in another way; who has only been asked may always say no.
        if mission.isOut {
            let asked = try? solicitation(of: answerer, in: mission)
            guard let asked,
                asked.state.isOpenToYes || mission.incoming.contains(asked.id)
            else {
                throw .wrongStage(mission: mission.number, mission.stage)
            }
        }
        let answer = try solicitation(of: answerer, in: mission)
        let isSettled = answer.state == .declined || !isLatest(answer, in: mission)
        guard answer.state == .pending || answer.state == .accepted || !isSettled else {
            throw .alreadyAnswered(mission: mission.number, answer.state)
        }
        return [.solicitationAnswered(answer.id, mission: id, .declined)]
    }

    func expire(
        _ id: Identifier<Mission>, _ solicitation: Identifier<Solicitation>, at instant: Instant
    ) throws(DispatchingRefusal) -> [DispatchingEvent] {
        let mission = try openMission(id)
        let answer = try self.solicitation(of: .solicitation(solicitation), in: mission)
        guard answer.state == .pending else {
            throw .alreadyAnswered(mission: mission.number, answer.state)
        }
        guard answer.expiresAt <= instant else { throw .notYetExpired(mission: mission.number) }
        return [.solicitationAnswered(answer.id, mission: id, .expired)]
    }

    /// Who was asked anew answers the new question: an old one is over, unless it still waits.
    func isLatest(_ answer: Solicitation, in mission: Mission) -> Bool {
        answer.state == .pending
            || mission.solicitations.last(to: answer.volunteer)?.id == answer.id
    }

    func openMission(_ id: Identifier<Mission>) throws(DispatchingRefusal) -> Mission {
        guard let mission = missions[id] else { throw .unknownMission(id) }
        return mission
    }

    func solicitation(
        of answerer: Answerer, in mission: Mission
    ) throws(DispatchingRefusal) -> Solicitation {
        switch answerer {
        case .solicitation(let id):
            guard let found = mission.solicitations[id] else {
                throw .notAsked(mission: mission.number)
            }
            return found
        case .volunteer(let id):
            guard let found = mission.solicitations.last(to: id) else {
                throw .notAsked(mission: mission.number)
            }
            return found
        case .onlyOneAsked:
            return try onlyOneAsked(in: mission)
        }
    }

    private func onlyOneAsked(in mission: Mission) throws(DispatchingRefusal) -> Solicitation {
        let pending = mission.pending
        if pending.count > 1 { throw .severalAsked(mission: mission.number) }
        if let only = pending.first { return only }
        let accepted = mission.accepted
        if accepted.count > 1 { throw .severalAsked(mission: mission.number) }
        guard let last = accepted.first ?? mission.solicitations.last else {
            throw .nobodyAsked(mission: mission.number)
        }
        return last
    }
}

extension SolicitationState {
    /// Whether somebody who says yes now is heard.
    var isOpenToYes: Bool {
        switch self {
        case .pending, .expired, .withdrawn: true
        case .accepted, .declined, .reserve: false
        }
    }
}
