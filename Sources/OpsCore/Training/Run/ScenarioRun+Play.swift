/// What happens, one kind after the other.
extension ScenarioRun {
    mutating func play(_ happening: Happening) throws {
        switch happening {
        case .setUp: try setUp()
        case .openDeployment(let index): try openDeployment(index)
        case .join(let index): try join(group: index)
        case .call(let contact): try call(contact)
        case .giveUp(let request): try giveUp(request)
        case .look: try look()
        case .answer(let solicitation, let mission, let reply):
            try answer(solicitation, mission, reply)
        case .takeBack(let mission, let volunteer): try takeBack(mission, volunteer)
        case .depart(let mission): try depart(mission)
        case .arrive(let mission): try arrive(mission)
        case .finish(let mission): try finish(mission)
        case .newDay(let day): try changeRoster(onDay: day)
        case .comeBack: try comeBack()
        case .inject(let index): try play(inject: index)
        }
    }

    /// The world as it stands before the first call.
    private mutating func setUp() throws {
        for territory in scenario.territories {
            try act(.territory(.register(territory)), by: .house)
        }
        for entry in scenario.entries { try act(.catalogue(.publish(entry)), by: .house) }
        for volunteer in scenario.roster.volunteers {
            guard let behaviour = behaviour(named: volunteer.behaviour) else { continue }
            try add(volunteer.profile, isAvailable: volunteer.isAvailable, nil, behaviour)
        }
    }

    private mutating func openDeployment(_ index: Int) throws {
        try open(scenario.deployments[index])
    }

    mutating func open(_ deployment: ScenarioDeployment) throws {
        let count = tally.deployments.count
        try act(.catalogue(.openDeployment(deployment.wish)), by: .house)
        guard tally.deployments.count > count else { return }
        openedDeployments[deployment.code] = tally.deployments.last
    }

    private mutating func join(group index: Int) throws {
        let group = scenario.roster.groups[index]
        guard let behaviour = behaviour(named: group.behaviour) else { return }
        let home = desk.operation.territories.position(ofPostcode: group.around)
        for member in 0..<group.count {
            var generator = chance.generator(for: .volunteer, Int64(index), member)
            let profile = group.profile(around: home, using: &generator)
            try add(profile, isAvailable: true, group.code, behaviour)
        }
    }

    private mutating func add(
        _ profile: VolunteerProfile, isAvailable: Bool, _ group: String?,
        _ behaviour: VolunteerBehaviour
    ) throws {
        let number = Int64(cast.members.count + 1)
        let details = VolunteerDetails(name: "EXERCISE \(number)", phone: nil, email: nil)
        try act(
            .roster(.addVolunteer(profile, details, isAvailable: isAvailable)), by: .house)
        guard let id = tally.volunteers.last, tally.volunteers.count == Int(number) else { return }
        var member = Cast.Member(id: id, number: number, group: group, behaviour: behaviour)
        member.isReserve = !isAvailable
        cast.join(member)
    }

    private func behaviour(named code: String) -> VolunteerBehaviour? {
        scenario.roster.behaviours.first { $0.code == code }
    }

    mutating func call(_ contact: PlannedContact) throws {
        for window in changes where window.change.concerns(contact, from: window.from) {
            var generator = chance.generator(
                for: .inject, Int64(window.inject), Int64(bitPattern: contact.key))
            guard generator.below(100) < Int(window.change.percent) else { return }
        }
        let before = tally.requests.count
        try act(.hotline(.logContact(contact.wish)), key: contact.key)
        guard let span = contact.givesUpAfter else { return }
        for request in tally.requests[before...] { agenda.put(.giveUp(request.id), at: now + span) }
    }

    /// Who has waited too long no longer needs it, unless somebody is already coming.
    private mutating func giveUp(_ id: Identifier<HelpRequest>) throws {
        switch desk.operation.requests[id]?.status {
        case .uncovered, .open, .offered:
            try act(.hotline(.cancelRequest(id, .noLongerNeeded)), by: Self.people)
        case .assigned, .underway, .done, .cancelled, .qualified, nil: return
        }
    }
}
