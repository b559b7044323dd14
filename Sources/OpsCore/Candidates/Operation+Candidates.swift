/// People who offer to help, from the offer to the roster: owned at every moment, and never forgotten.
extension Operation {
    /// How long after a stage is due the next desk up is told, again and again.
    static let candidateAlarmSpan = TimeSpan.days(1)

    func decide(
        _ command: CandidateCommand, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws -> ([Event], [VaultWrite]) {
        switch command {
        case .setRules(let territory, let rules): return ([try set(rules, of: territory)], [])
        case .offer(let offer): return try take(offer, at: instant, identifiers: &identifiers)
        case .change(let id, let change):
            try checkNotAdmitted(id)
            return try self.change(id, change, at: instant)
        case .advance(let id, let step): return try advance(id, step, at: instant)
        case .stepBack(let id, let stage, let note):
            try checkNotAdmitted(id)
            return ([try stepBack(id, to: stage, at: instant)], noted(note, of: id))
        case .admit(let id, let accompanied, let note):
            try checkNotAdmitted(id)
            let (events, writes) = try admit(id, accompanied, at: instant, &identifiers)
            return (events, writes + noted(note, of: id))
        case .end(let id, let ending, let note):
            let candidate = try liveCandidate(id)
            return ([.candidate(.ended(candidate.id, ending))], noted(note, of: id))
        case .merge(let id, let twin):
            try checkNotAdmitted(id)
            return (try merge(id, into: twin), [])
        case .separate(let id): return (try separate(id, at: instant), [])
        case .remind(let id): return (try remind(id, at: instant), [])
        }
    }

    /// What a territory requires: its own rules, or those of the nearest above, or those Ops begins with.
    package func onboarding(in territory: TerritoryCode) -> OnboardingRules {
        territories.way(upFrom: territory).lazy.compactMap { candidates.rules[$0]?.rules }.first
            ?? .standard
    }

    private func set(
        _ rules: OnboardingRules, of territory: TerritoryCode
    ) throws(CandidateRefusal) -> Event {
        guard territories[territory] != nil else { throw .unknownTerritory(territory) }
        let version = (candidates.rules[territory]?.version ?? 0) + 1
        return .candidate(
            .rulesSet(OnboardingVersion(territory: territory, version: version, rules: rules)))
    }

    private func take(
        _ offer: CandidateOffer, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws -> ([Event], [VaultWrite]) {
        guard offer.profile.vettedUntil == nil, offer.profile.conditions.vetting == nil else {
            throw CandidateRefusal.vettedByCheckAlone
        }
        try check(offer.profile)
        let profile = offer.profile.calling(skills: skillBook, as: [])
        let offered = CandidateOffered(
            id: identifiers.next(at: instant), number: candidates.count + 1,
            contact: offer.contact, desk: profile.territory,
            dueAt: instant + onboarding(in: profile.territory).stepSpan, profile: profile)
        return (
            [.candidate(.offered(offered))] + takenUp(offer.contact),
            [.candidate(offered.id, offer.details)]
        )
    }

    /// The request to call back about an offer is done: the candidate is somebody's work from now on.
    private func takenUp(_ contact: Identifier<Contact>?) -> [Event] {
        guard let contact else { return [] }
        return requests.values.filter { $0.contact == contact && $0.need == .volunteerOffer }
            .map(\.id).sorted().map { .hotline(.requestCancelled($0, .takenUp)) }
    }

    private func change(
        _ id: Identifier<Candidate>, _ change: VolunteerChange, at instant: Instant
    ) throws -> ([Event], [VaultWrite]) {
        let candidate = try liveCandidate(id)
        guard !change.saysVetting else { throw CandidateRefusal.vettedByCheckAlone }
        let profile = try changed(candidate, change, at: instant)
        guard profile != candidate.profile || change.changesDetails else {
            throw CandidateRefusal.nothingToChange(number: candidate.number)
        }
        return ([.candidate(.changed(id, profile))], kept(change, of: id))
    }

    private func changed(
        _ candidate: Candidate, _ change: VolunteerChange, at instant: Instant
    ) throws(RosterRefusal) -> VolunteerProfile {
        let profile = change.applied(to: candidate.profile, at: instant)
            .calling(skills: skillBook, as: candidate.profile.skills)
        try check(profile)
        return profile
    }

    private func advance(
        _ id: Identifier<Candidate>, _ step: CandidateStep, at instant: Instant
    ) throws -> ([Event], [VaultWrite]) {
        let candidate = try liveCandidate(id)
        let required = onboarding(in: candidate.profile.territory).stages
        guard let stage = step.stage ?? required.first(where: { $0 > candidate.stage }) else {
            // Fewer stages are required by now: what was owed after an emergency admission is done.
            let done = completed(candidate, as: candidate.profile, at: candidate.stage)
            guard !done.isEmpty else {
                throw CandidateRefusal.nothingLeft(number: candidate.number)
            }
            return (done, noted(step.note, of: id))
        }
        guard stage > candidate.stage else {
            throw CandidateRefusal.notAhead(number: candidate.number, stage)
        }
        try demand(required.filter { $0 < stage }, of: candidate)
        if stage == .checked, step.change.vettedUntil == nil {
            throw CandidateRefusal.checkUnsaid(number: candidate.number)
        }
        if stage == .checked, let until = step.change.vettedUntil, until < instant.dayUTC {
            throw CandidateRefusal.checkOver(number: candidate.number)
        }
        guard stage == .checked || !step.change.saysVetting else {
            throw CandidateRefusal.vettedByCheckAlone
        }
        var change = step.change
        if let learnt = change.skills { change.skills = candidate.profile.skills + learnt }
        let profile = try changed(candidate, change, at: instant)
        let advanced = CandidateAdvanced(
            id: id, stage: stage, desk: profile.territory,
            dueAt: instant + onboarding(in: profile.territory).stepSpan, profile: profile)
        return (
            [.candidate(.advanced(advanced))] + completed(candidate, as: profile, at: stage),
            kept(step.change, of: id) + noted(step.note, of: id)
        )
    }

    /// What a check said goes with it; what was learnt at an interview or in a training stays until it is said anew.
    private func stepBack(
        _ id: Identifier<Candidate>, to stage: CandidateStage, at instant: Instant
    ) throws(CandidateRefusal) -> Event {
        let candidate = try liveCandidate(id)
        guard stage < candidate.stage else { throw .notBehind(number: candidate.number) }
        var profile = candidate.profile
        if stage < .checked {
            profile.vettedUntil = nil
            profile.conditions.vetting = nil
        }
        return .candidate(
            .advanced(
                CandidateAdvanced(
                    id: id, stage: stage, desk: profile.territory,
                    dueAt: instant + onboarding(in: profile.territory).stepSpan, profile: profile)))
    }

    /// Refuses where one of these stages was left out.
    private func demand(
        _ stages: [CandidateStage], of candidate: Candidate
    ) throws(CandidateRefusal) {
        guard let missing = stages.first(where: { $0 > candidate.stage }) else { return }
        throw .stageMissing(number: candidate.number, missing)
    }

    /// What is known is carried over; in an emergency before everything is done, and then only accompanied.
    private func admit(
        _ id: Identifier<Candidate>, _ accompanied: Accompaniment?, at instant: Instant,
        _ identifiers: inout some IdentifierSource
    ) throws -> ([Event], [VaultWrite]) {
        let candidate = try liveCandidate(id)
        var profile = candidate.profile
        if let accompanied {
            let days = accompanied.until.daysSince1970 - instant.dayUTC.daysSince1970
            guard (0...Accompaniment.longest).contains(Int64(days)) else {
                throw CandidateRefusal.accompaniedTooLong
            }
            profile.vettedUntil = accompanied.until
            profile.conditions.vetting = Vetting(
                scope: .accompanied, grantedBy: accompanied.grantedBy, at: instant)
        } else {
            try demand(onboarding(in: profile.territory).stages, of: candidate)
        }
        let (volunteer, added) = try added(
            profile, isAvailable: true, at: instant, identifiers: &identifiers)
        return (
            [.roster(added), .candidate(.admitted(id, as: volunteer))],
            [.admission(id, as: volunteer)]
        )
    }

    private func merge(
        _ id: Identifier<Candidate>, into twin: CandidateTwin
    ) throws(CandidateRefusal) -> [Event] {
        let candidate = try liveCandidate(id)
        switch twin {
        case .volunteer(let volunteer):
            guard volunteers[volunteer] != nil else { throw .unknownTwin }
        case .candidate(let other):
            guard other != id, let kept = candidates.known[other] else { throw .unknownTwin }
            guard kept.mergedInto == nil else { throw .chainOfMerges }
        }
        let standsForOthers = candidates.known.values.contains {
            $0.mergedInto == .candidate(id)
        }
        guard !standsForOthers else { throw .chainOfMerges }
        return [.candidate(.merged(candidate.id, into: twin))]
    }

    private func separate(
        _ id: Identifier<Candidate>, at instant: Instant
    ) throws(CandidateRefusal) -> [Event] {
        guard let candidate = candidates.known[id] else { throw .unknownCandidate(id) }
        guard candidate.mergedInto != nil else { throw .notMerged(number: candidate.number) }
        let territory = candidate.profile.territory
        let dueAt = instant + onboarding(in: territory).stepSpan
        return [.candidate(.separated(id, desk: territory, dueAt: dueAt))]
    }

    private func remind(
        _ id: Identifier<Candidate>, at instant: Instant
    ) throws(CandidateRefusal) -> [Event] {
        let candidate = try liveCandidate(id)
        guard candidate.dueAt <= instant else { throw .notYetDue(number: candidate.number) }
        let desk = territories[candidate.desk]?.parent ?? candidate.desk
        return [
            .candidate(.escalated(id, desk: desk, dueAt: instant + Self.candidateAlarmSpan))
        ]
    }

    private func kept(_ change: VolunteerChange, of id: Identifier<Candidate>) -> [VaultWrite] {
        change.changesDetails ? [.changeCandidate(id, change)] : []
    }

    private func noted(_ note: String?, of id: Identifier<Candidate>) -> [VaultWrite] {
        note.map { [.candidateNote(id, $0)] } ?? []
    }

    private func liveCandidate(
        _ id: Identifier<Candidate>
    ) throws(CandidateRefusal) -> Candidate {
        guard let candidate = candidates.known[id] else { throw .unknownCandidate(id) }
        guard candidate.mergedInto == nil else { throw .merged(number: candidate.number) }
        return candidate
    }

    /// What is live of somebody is brought to an end before she is erased.
    func checkCandidates(before command: PrivacyCommand) throws(CandidateRefusal) {
        guard case .erase(let known, _) = command, !known.candidates.isEmpty else { return }
        let live = known.candidates.compactMap { candidates.known[$0] }
            .filter { $0.mergedInto == nil && $0.admittedAs == nil }
        if let number = live.map(\.number).min() { throw .live(number: number) }
    }
}
