/// Those who said yes when there was no place: they come before everybody else.
extension Operation {
    /// Who is kept in reserve and could go now, in the order in which they said yes.
    func reserves(
        of mission: Mission, for request: HelpRequest, _ quiet: Quiet? = nil,
        answeringWithin delay: TimeSpan? = nil, at instant: Instant
    ) -> [Identifier<Volunteer>] {
        guard mission.solicitations.contains(where: { $0.state == .reserve }) else { return [] }
        let question = WaveQuestion(
            mission: mission.id, delay: delay ?? reserveSpan(for: request))
        let asking = Asking(request, in: self, at: instant, wave: question)
        var found: [Identifier<Volunteer>] = []
        for asked in mission.solicitations where asked.state == .reserve {
            guard mission.solicitations.last(to: asked.volunteer)?.id == asked.id,
                openQuestions[asked.volunteer] == nil, !isToRing(asked.volunteer, for: request),
                let volunteer = volunteers[asked.volunteer], quiet?.end(for: volunteer) == nil,
                // They have said that they come, however far it is; a yes that would be kept again is not asked for.
                proposal(volunteer, asking).reasonsAgainst.allSatisfy(\.isOfDistance),
                completes(volunteer.id, mission, of: request, at: instant)
            else { continue }
            found.append(asked.volunteer)
        }
        return found
    }

    /// One for each place that is free is asked whether they still go: hours may lie between.
    ///
    /// A person has decided it, so that no hour is too late for it.
    func callReserve(
        _ id: Identifier<Mission>, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws(WavesRefusal) -> [Event] {
        guard let mission = missions[id], let request = requests[mission.request] else {
            throw .unknownMission(id)
        }
        guard !mission.isCrewComplete else { throw .crewComplete(number: request.number) }
        let called = mission.pending.count { mission.wasReserve($0) }
        let free = Int(mission.crew) - mission.acceptedCount - called
        let kept = reserves(of: mission, for: request, at: instant).prefix(max(0, free))
        guard !kept.isEmpty else { throw .nobodyInReserve(mission: mission.number) }
        let span = reserveSpan(for: request)
        return kept.map { volunteer in
            .dispatching(
                .volunteerSolicited(
                    identifiers.next(Solicitation.self, at: instant), mission: id,
                    volunteer: volunteer, expiresAt: instant + span))
        }
    }

    /// How long whoever is called from the reserve may answer.
    private func reserveSpan(for request: HelpRequest) -> TimeSpan {
        searches[request.id]?.delay
            ?? request.deployment.flatMap { deployments[$0]?.offerSpan } ?? .minutes(30)
    }
}

extension Mission {
    /// Whether whoever is asked was kept in reserve before.
    func wasReserve(_ asked: Solicitation) -> Bool {
        solicitations.contains {
            $0.volunteer == asked.volunteer && $0.state == .reserve && $0.id != asked.id
        }
    }
}
