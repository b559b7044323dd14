/// A mission passes from one crew to another, and is never without one.
extension Operation {
    /// The other crew is asked; the first keeps the mission until all of them have said yes.
    func handOver(
        _ id: Identifier<Mission>, to chosen: [Identifier<Volunteer>], at instant: Instant,
        identifiers: inout some IdentifierSource
    ) throws -> [Event] {
        let mission = try crewed(id, in: [.accepted, .started, .arrived])
        guard mission.incoming.isEmpty else {
            throw CrewRefusal.handOverRuns(mission: mission.number)
        }
        if holdsGoods(mission) { throw CrewRefusal.goodsInHand(mission: mission.number) }
        guard let request = requests[mission.request] else {
            throw CrewRefusal.unknownMission(id)
        }
        try checkFit(of: chosen, for: request, at: instant)
        guard chosen.count == Int(mission.crew) else {
            throw CrewRefusal.crewSize(mission: mission.number, crew: mission.crew)
        }
        try checkCrew(chosen, for: request, at: instant)
        let span = request.deployment.flatMap { deployments[$0]?.offerSpan } ?? .hours(1)
        let asked = chosen.map { _ in identifiers.next(Solicitation.self, at: instant) }
        return [.crew(.handOverBegun(id, to: asked))]
            + zip(asked, chosen).map { solicitation, volunteer in
                .dispatching(
                    .volunteerSolicited(
                        solicitation, mission: id, volunteer: volunteer,
                        expiresAt: instant + span))
            }
    }

    /// A yes of somebody who is asked to take over; the last one moves the mission.
    func acceptHandOver(
        _ answer: Solicitation, _ mission: Mission, at instant: Instant
    ) throws(DispatchingRefusal) -> [Event] {
        guard answer.state == .pending else {
            throw .alreadyAnswered(mission: mission.number, answer.state)
        }
        if let request = requests[mission.request] {
            try checkYes(answer, to: request, at: instant)
        }
        let yes = Event.dispatching(
            .solicitationAnswered(answer.id, mission: mission.id, .accepted))
        let others = mission.solicitations.filter {
            mission.incoming.contains($0.id) && $0.id != answer.id
        }
        // Goods that were taken in hand meanwhile stay with who has them: the last yes has to wait.
        guard others.allSatisfy({ $0.state == .accepted }) else { return [yes] }
        if holdsGoods(mission) { throw .wrongStage(mission: mission.number, mission.stage) }
        let first = mission.accepted + mission.pending.filter { !mission.incoming.contains($0.id) }
        return [yes, .crew(.handedOver(mission.id))]
            + first.map {
                .dispatching(.solicitationAnswered($0.id, mission: mission.id, .withdrawn))
            }
    }

    /// Somebody leaves while others are asked to take over: there is no whole crew to relieve, so who has said yes
    /// joins whoever is left, as far as there are places.
    func joining(_ mission: Mission, without answer: Solicitation) -> [Event] {
        let left = mission.accepted.count - 1
        guard !mission.incoming.isEmpty, !mission.isOut || left == 0 else { return [] }
        let asked = mission.solicitations.filter { mission.incoming.contains($0.id) }
        let free = max(0, Int(mission.crew) - left)
        let yes = asked.filter { $0.state == .accepted }
        let isWhole = yes.count >= free
        let spare = yes.dropFirst(free) + (isWhole ? mission.pending : [])
        return spare.map {
            .dispatching(.solicitationAnswered($0.id, mission: mission.id, .withdrawn))
        }
    }

    /// A crew that is not whole does not take over: the first keeps the mission and its desk is told.
    func handOverFell(
        after events: [DispatchingEvent], at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> [Event] {
        guard case .solicitationAnswered(let id, let missionID, let state)? = events.first,
            state == .declined || state == .expired, let mission = missions[missionID],
            mission.incoming.contains(id)
        else { return [] }
        let others = mission.solicitations.filter {
            mission.incoming.contains($0.id) && $0.id != id
                && ($0.state == .pending || $0.state == .accepted)
        }
        let alarm = alarm(.handOverFell, about: mission, at: instant, identifiers: &identifiers)
        return others.map {
            .dispatching(.solicitationAnswered($0.id, mission: missionID, .withdrawn))
        } + [.crew(.handOverFell(missionID)), .crew(.alarmOpened(alarm))]
    }
}
