/// What is told when somebody answers, is let go, or is expected at another hour.
extension MessageFollowing {
    mutating func answer(
        _ id: Identifier<Solicitation>, _ missionID: Identifier<Mission>,
        _ state: SolicitationState
    ) {
        guard let mission = operation.missions[missionID], let asked = mission.solicitations[id]
        else { return name(id, missionID, state) }
        let wasReached = withdraw(about: asked, of: mission)
        answered[id] = state
        guard tells(missionID) else { return }
        switch state {
        case .accepted: thank(asked, mission)
        case .reserve: tell(.reserve, asked, of: missionID, until: instant + Self.politeSpan)
        case .withdrawn where asked.state == .accepted:
            // A round that is taken back has many doors: once is enough.
            guard isStoodDown.insert(asked.volunteer).inserted else { return }
            tell(
                .stoodDown, asked, of: missionID, until: instant + Self.politeSpan,
                dueAt: dueAt(of: mission))
        case .withdrawn:
            if wasReached { release(asked, of: missionID) }
        case .declined where asked.state == .accepted: tellOfLoss(of: asked, mission)
        case .pending, .declined, .expired: return
        }
    }

    /// Asked and named in one breath, for a round: they are told that they go, once however many doors it has.
    mutating func name(
        _ id: Identifier<Solicitation>, _ mission: Identifier<Mission>, _ state: SolicitationState
    ) {
        guard state == .accepted else { return }
        for place in batches.indices where batches[place].kind == .asked {
            guard
                let index = batches[place].recipients.firstIndex(where: { $0.solicitation == id })
            else { continue }
            let volunteer = batches[place].recipients.remove(at: index).volunteer
            if batches[place].recipients.isEmpty { batches.remove(at: place) }
            guard isNamed.insert(volunteer).inserted else { return }
            return tell(
                .accepted, volunteer, id, of: mission, until: nil, dueAt: goesAt(mission))
        }
    }

    /// Who is of the crew with these events, as far as they were told.
    func crew(of mission: Mission) -> [Solicitation] {
        mission.solicitations.filter {
            state(of: $0) == .accepted && !mission.incoming.contains($0.id)
        }
    }

    /// You go, or wait: nobody is to stand at a door as half of a pair.
    mutating func thank(_ asked: Solicitation, _ mission: Mission) {
        guard !mission.incoming.contains(asked.id) else { return thankTaker(asked, mission) }
        let crew = crew(of: mission)
        let isWhole = crew.count >= size(of: mission) || isNaming
        guard isWhole || mission.isOut else {
            return tell(.acceptedShort, asked, of: mission.id)
        }
        tell(.accepted, asked, of: mission.id, dueAt: dueAt(of: mission))
        guard isWhole, !mission.isCrewComplete else { return }
        if !mission.isOut, !isNaming { tellWhole(crew.filter { $0.id != asked.id }, mission) }
        releaseLate(of: mission)
    }

    /// Whoever takes a mission over goes when the last of them has said yes.
    mutating func thankTaker(_ asked: Solicitation, _ mission: Mission) {
        let takers = mission.solicitations.filter { mission.incoming.contains($0.id) }
        guard takers.allSatisfy({ state(of: $0) == .accepted }) else {
            return tell(.acceptedShort, asked, of: mission.id)
        }
        tell(.accepted, asked, of: mission.id, dueAt: dueAt(of: mission))
        tellWhole(takers.filter { $0.id != asked.id }, mission)
    }

    mutating func tellWhole(_ crew: [Solicitation], _ mission: Mission) {
        for one in crew {
            withdraw(of: one, mission) { $0.saysToWait }
            tell(.crewWhole, one, of: mission.id, dueAt: dueAt(of: mission))
        }
    }

    /// Whoever is left must not go alone, unless those join who were asked to take over; under way the crew
    /// knows, and goes on.
    mutating func tellOfLoss(of asked: Solicitation, _ mission: Mission) {
        guard !mission.incoming.contains(asked.id) else { return }
        let left = crew(of: mission)
        if goesOn(left, mission) { return tellSmaller(left, mission) }
        guard mission.isCrewComplete || mission.isOut else { return }
        if mission.isOut, !left.isEmpty { return }
        let joining = mission.solicitations.filter {
            mission.incoming.contains($0.id) && state(of: $0) == .accepted
        }
        if left.count + joining.count >= Int(mission.crew) { return tellWhole(joining, mission) }
        for one in left {
            withdraw(of: one, mission) { $0.saysToGo }
            // Whoever leaves a round leaves each of its doors: once is enough.
            guard isLeftShort.insert(one.volunteer).inserted else { continue }
            tell(.crewShort, one, of: mission.id)
        }
    }

    /// Whether whoever is left of a round's crew is the whole of it from now on.
    func goesOn(_ left: [Solicitation], _ mission: Mission) -> Bool {
        guard !mission.isOut, !left.isEmpty, let size = sizes[mission.id] else { return false }
        return left.count >= size
    }

    /// They hear it once, however many doors there are; but wherever they were told to wait.
    mutating func tellSmaller(_ left: [Solicitation], _ mission: Mission) {
        for one in left {
            withdraw(of: one, mission) { $0.saysToWait }
            guard isGoingOn.insert(one.volunteer).inserted || !mission.isCrewComplete else {
                continue
            }
            tell(.crewSmaller, one, of: mission.id)
        }
    }

    mutating func withdraw(
        of asked: Solicitation, _ mission: Mission, where isOver: (MessageKind) -> Bool
    ) {
        for message in messages(about: asked, of: mission.id) where isOver(message.kind) {
            withdraw(message)
        }
    }

    /// Another service may need fewer: then those who have said yes are the crew.
    mutating func takeHandOver(_ handed: RequestHandedOver) {
        covered[handed.id] = handed.deployment
        guard
            let mission = operation.requests[handed.id]?.mission
                .flatMap({ operation.missions[$0] }), !mission.isCrewComplete, tells(mission.id)
        else { return }
        let crew = crew(of: mission)
        guard crew.count >= Int(handed.crew) else { return }
        tellWhole(crew, mission)
        releaseLate(of: mission)
    }

    /// What was written back to a text message need not be sent once more.
    mutating func takeReply(to asked: Identifier<Solicitation>) {
        for place in batches.indices where batches[place].kind.isThanks {
            batches[place].recipients.removeAll { $0.solicitation == asked }
        }
        batches.removeAll(where: \.recipients.isEmpty)
    }

    func dueAt(of mission: Mission) -> Instant? {
        goesAt(mission.id) ?? operation.requests[mission.request]?.promisedAt
    }

    /// The hour that was agreed with the person, before or with these events.
    func goesAt(_ mission: Identifier<Mission>) -> Instant? {
        slots[mission] ?? operation.crews.watches[mission]?.slot?.from
    }

    /// Who let the time pass would still be taken while a place was free: now none is.
    mutating func releaseLate(of mission: Mission) {
        for asked in mission.solicitations where state(of: asked) == .expired {
            releaseIfLatest(asked, of: mission)
        }
    }

    mutating func releaseIfLatest(_ asked: Solicitation, of mission: Mission) {
        guard mission.solicitations.last(to: asked.volunteer)?.id == asked.id,
            operation.messages.released[mission.id]?.contains(asked.id) != true
        else { return }
        release(asked, of: mission.id)
    }

    mutating func release(_ asked: Solicitation, of mission: Identifier<Mission>) {
        tell(.notNeeded, asked, of: mission, until: instant + Self.politeSpan)
    }

    /// Whoever has said yes hears when they are awaited now; what has not gone out yet says it in its own words.
    mutating func tellNewTime(_ from: Instant, of id: Identifier<Mission>) {
        guard tells(id), let mission = operation.missions[id], mission.stage != .arrived,
            operation.crews.watches[id]?.slot?.from != from
        else { return }
        for one in mission.solicitations where one.state == .accepted {
            let waiting = messages(about: one, of: id).first { $0.kind.saysToGo }
            withdraw(of: one, mission) { $0.saysToGo || $0 == .confirm || $0 == .newTime }
            tell(waiting?.kind ?? .newTime, one, of: id, dueAt: from)
        }
    }
}
