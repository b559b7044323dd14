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
    /// joins whoever is left, as far as there are places and together they may go.
    func joining(_ mission: Mission, without answer: Solicitation, at instant: Instant) -> Joining {
        let left = mission.accepted.filter { $0.id != answer.id }
        // Whoever is left of a round is the crew: who is asked to take over may do so still, nobody else is awaited.
        if !mission.isOut, !left.isEmpty, left.count >= Int(mission.crew) {
            let others = mission.pending.filter { !mission.incoming.contains($0.id) }
            return Joining(
                withdrawn: others.map {
                    .dispatching(.solicitationAnswered($0.id, mission: mission.id, .withdrawn))
                }, isWhole: true)
        }
        guard !mission.incoming.isEmpty, !mission.isOut || left.isEmpty,
            let request = requests[mission.request]
        else { return Joining(withdrawn: [], isWhole: false) }
        var crew = left.map(\.volunteer)
        var spare: [Solicitation] = []
        for yes in mission.solicitations
        where mission.incoming.contains(yes.id) && yes.state == .accepted {
            // Whoever would make a crew that may not go keeps nobody from joining who would make one that may.
            if crew.count < Int(mission.crew),
                (try? checkCrew(
                    crew + [yes.volunteer], for: request, at: instant, ofSize: Int(mission.crew)))
                    != nil
            {
                crew.append(yes.volunteer)
            } else {
                spare.append(yes)
            }
        }
        let isWhole = crew.count >= Int(mission.crew)
        return Joining(
            withdrawn: (spare + (isWhole ? mission.pending : [])).map {
                .dispatching(.solicitationAnswered($0.id, mission: mission.id, .withdrawn))
            }, isWhole: isWhole)
    }

    /// What becomes of the visit code when somebody who knows it leaves: those who join have one of their own.
    func issued(
        _ code: VisitCode?, to joining: Joining, of id: Identifier<Mission>, at instant: Instant
    ) -> ([Event], [VaultWrite]) {
        guard joining.isWhole, code != nil else { return ([], erasedCode(of: id)) }
        return issued(code, completing: id, isTakenOver: true, at: instant)
    }

    /// A mission that ends takes nobody over any more: whoever had said yes and stayed at home met nobody, and it is no
    /// load of theirs.
    func relieved(by events: [Event]) -> [Event] {
        events.flatMap { event -> [Event] in
            let ended: Identifier<Mission>? =
                switch event {
                case .dispatching(.missionCompleted(let id)),
                    .dispatching(.missionFailed(let id, _)):
                    id
                case .hotline(.requestCancelled(let request, _)): requests[request]?.mission
                default: nil
                }
            guard let mission = ended.flatMap({ missions[$0] }), !mission.incoming.isEmpty else {
                return []
            }
            return mission.incoming.compactMap { mission.solicitations[$0] }
                .filter { $0.state == .accepted }
                .map { .dispatching(.solicitationAnswered($0.id, mission: mission.id, .withdrawn)) }
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
        // Who said no, or nothing.
        let alarm = alarm(
            .handOverFell, about: mission, volunteer: mission.solicitations[id]?.volunteer,
            at: instant, identifiers: &identifiers)
        return others.map {
            .dispatching(.solicitationAnswered($0.id, mission: missionID, .withdrawn))
        } + [.crew(.handOverFell(missionID)), .crew(.alarmOpened(alarm))]
    }
}

/// Who joins a crew that somebody left while others were asked to take over.
struct Joining {
    /// Those for whom there is no place.
    let withdrawn: [Event]
    /// Whether the crew is complete with those who join.
    let isWhole: Bool
}
