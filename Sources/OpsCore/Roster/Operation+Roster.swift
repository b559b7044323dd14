extension Operation {
    func decide(
        _ command: RosterCommand, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws(RosterRefusal) -> ([RosterEvent], [VaultWrite]) {
        switch command {
        case .addVolunteer(let profile, let details, let isAvailable):
            let (id, added) = try added(
                profile, isAvailable: isAvailable, at: instant, identifiers: &identifiers)
            return ([added], [.volunteer(id, details)])
        case .setAvailability(let id, let isAvailable):
            guard let volunteer = volunteers[id] else { throw .unknownVolunteer(id) }
            guard volunteer.isAvailable != isAvailable else {
                throw .availabilityUnchanged(number: volunteer.number, isAvailable: isAvailable)
            }
            return ([isAvailable ? .volunteerReturned(id) : .volunteerStoodDown(id)], [])
        case .change(let id, let change):
            guard let volunteer = volunteers[id] else { throw .unknownVolunteer(id) }
            return try self.change(volunteer, change, at: instant)
        case .defineSkill(let said):
            let definition = said.naming(parentsIn: skillBook)
            if let problem = skillBook.problem(with: definition) { throw problem }
            try checkParents(of: definition)
            return ([.skillDefined(definition)], [])
        }
    }

    /// Refuses a parent that would count for nobody: a slip of the pen.
    private func checkParents(of definition: SkillDefinition) throws(RosterRefusal) {
        guard !definition.parents.isEmpty else { return }
        let asked = deployments.values.flatMap(\.needs).flatMap { rule in
            (rule.skill.map { [$0] } ?? []) + rule.crewSkills
        }
        let known = Set(skillBook.definitions.keys)
            .union(SkillBook.common.keys.compactMap { SkillCode($0) }).union(asked)
        for parent in definition.parents where !known.contains(parent) {
            let isHeld = volunteers.values.contains { volunteer in
                volunteer.profile.skills.contains { $0.code == parent }
            }
            guard isHeld else { throw .unknownParent(parent, known: known.sorted()) }
        }
    }

    /// Somebody who is on the roster from then on.
    func added(
        _ profile: VolunteerProfile, isAvailable: Bool, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) throws(RosterRefusal) -> (Identifier<Volunteer>, RosterEvent) {
        try check(profile)
        let profile = profile.calling(skills: skillBook, as: [])
        let id = identifiers.next(Volunteer.self, at: instant)
        let added = RosterEvent.volunteerAdded(
            id, number: counters.volunteers + 1, profile, isAvailable: isAvailable)
        return (id, added)
    }

    private func change(
        _ volunteer: Volunteer, _ change: VolunteerChange, at instant: Instant
    ) throws(RosterRefusal) -> ([RosterEvent], [VaultWrite]) {
        if let until = change.vettedUntil, until != volunteer.profile.vettedUntil,
            change.vettingScope == nil,
            volunteer.profile.conditions.vettingScope == .accompanied
        {
            throw .scopeUnsaid(number: volunteer.number)
        }
        var profile = change.applied(to: volunteer.profile, at: instant)
            .calling(skills: skillBook, as: volunteer.profile.skills)
        var events: [RosterEvent] = []
        if profile != volunteer.profile || change.changesDetails {
            // The journal keeps what is written for ever: times that are over are not written again.
            profile.conditions.availability.busy.removeAll { $0.until <= instant }
            try check(profile)
            events.append(.volunteerChanged(volunteer.id, profile))
        }
        if let isAvailable = change.isAvailable, isAvailable != volunteer.isAvailable {
            events.append(
                isAvailable ? .volunteerReturned(volunteer.id) : .volunteerStoodDown(volunteer.id))
        }
        guard !events.isEmpty else {
            if change.saysAvailabilityAlone {
                throw .availabilityUnchanged(
                    number: volunteer.number, isAvailable: volunteer.isAvailable)
            }
            throw .nothingToChange(number: volunteer.number)
        }
        return (events, change.changesDetails ? [.changeVolunteer(volunteer.id, change)] : [])
    }

    func check(_ profile: VolunteerProfile) throws(RosterRefusal) {
        let conditions = profile.conditions
        for code in [profile.territory] + conditions.preferredAreas where territories[code] == nil {
            throw .unknownTerritory(code)
        }
        let spans = conditions.availability.away + conditions.availability.there
        guard spans.allSatisfy({ $0.from < $0.until }) else { throw .emptySpan }
        guard conditions.vetting == nil || profile.vettedUntil != nil else { throw .notVetted }
    }

    mutating func evolve(_ event: RosterEvent) {
        switch event {
        case .volunteerAdded(let id, let number, let profile, let isAvailable):
            counters.volunteers = number
            enrol(
                Volunteer(
                    id: id, number: number, profile: profile, isAvailable: isAvailable,
                    acceptedAt: [], inHand: []))
        case .volunteerChanged(let id, let profile):
            changeVolunteer(id) { $0.profile = profile }
            // Perhaps there is a telephone now: only the vault knows.
            messages.unreachable.remove(id)
        case .volunteerStoodDown(let id):
            changeVolunteer(id) { $0.isAvailable = false }
        case .volunteerReturned(let id):
            changeVolunteer(id) { $0.isAvailable = true }
        case .skillDefined(let definition): skillBook.define(definition)
        }
    }

    mutating func enrol(_ volunteer: Volunteer) {
        volunteers[volunteer.id] = volunteer
        rosterOnGround.put(volunteer, before: nil)
        rosterByNumber.put(volunteer, before: nil)
        admire(volunteer, before: nil)
        noteClocks(of: volunteer, before: nil)
        volunteersInOrder.append(volunteer.id)
    }

    /// Changes a volunteer where they are kept and where they are looked for.
    mutating func changeVolunteer(
        _ id: Identifier<Volunteer>, _ change: (inout Volunteer) -> Void
    ) {
        guard let before = volunteers[id] else { return }
        var after = before
        change(&after)
        bind(&after)
        volunteers[id] = after
        rosterOnGround.put(after, before: before)
        rosterByNumber.put(after, before: before)
        admire(after, before: before)
        noteClocks(of: after, before: before)
    }

    /// Keeps who goes to whom with pleasure, as their profiles say.
    private mutating func admire(_ volunteer: Volunteer, before: Volunteer?) {
        let old = before?.profile.conditions.preferredPeople ?? []
        let new = volunteer.profile.conditions.preferredPeople
        guard old != new else { return }
        for person in old {
            admirers[person]?.remove(volunteer.id)
            if admirers[person]?.isEmpty == true { admirers[person] = nil }
        }
        for person in new { admirers[person, default: []].insert(volunteer.id) }
    }
}

extension VolunteerProfile {
    /// The same, with each skill that is said anew under the code that the house has for it.
    ///
    /// What was held stays as it was said; what is new stands instead of what means the same. Of one skill
    /// that is said under two words the latest day counts.
    func calling(skills book: SkillBook, as held: [Skill]) -> VolunteerProfile {
        let isNew = skills.map { !held.contains($0) }
        guard
            zip(skills, isNew).contains(where: { $1 && book.code(of: $0.code) != $0.code })
                || Set(skills.map { book.code(of: $0.code) }).count < skills.count
        else { return self }
        let said = skills.map { Skill(code: book.code(of: $0.code), until: $0.until) }
        func isSaidBetter(_ index: Int) -> Bool {
            said.indices.contains { other in
                guard other != index, said[other].code == said[index].code else { return false }
                guard isNew[index] else { return isNew[other] }
                guard isNew[other], said[other].until != said[index].until else {
                    return isNew[other] && other > index
                }
                guard let until = said[index].until else { return false }
                return said[other].until.map { until < $0 } ?? true
            }
        }
        var called = self
        called.skills = skills.indices.filter { !isSaidBetter($0) }
            .map { isNew[$0] ? said[$0] : skills[$0] }
        return called
    }
}
