/// Who was admitted in an emergency is asked for what was skipped, like anybody who offers to help (decision 53).
extension Operation {
    /// Whether their territory requires a stage that they have not passed.
    func owesStages(_ candidate: Candidate) -> Bool {
        owesStages(candidate, at: candidate.stage)
    }

    private func owesStages(_ candidate: Candidate, at stage: CandidateStage) -> Bool {
        onboarding(in: candidate.profile.territory).stages.contains { $0 > stage }
    }

    /// Refuses what is the roster's to do once somebody is on it.
    func checkNotAdmitted(_ id: Identifier<Candidate>) throws(CandidateRefusal) {
        guard let candidate = candidates.known[id],
            let volunteer = candidate.admittedAs.flatMap({ volunteers[$0] })
        else { return }
        throw .admitted(number: candidate.number, volunteer: volunteer.number)
    }

    /// What the last stage means for whoever is on the roster already: until then they come along with somebody who was
    /// vetted, from then on the check counts, with what was learnt on the way.
    func completed(
        _ candidate: Candidate, as profile: VolunteerProfile, at stage: CandidateStage
    ) -> [Event] {
        guard let volunteer = candidate.admittedAs.flatMap({ volunteers[$0] }),
            !owesStages(candidate, at: stage)
        else { return [] }
        var known = volunteer.profile
        // A check that somebody has noted on the roster meanwhile stands.
        if profile.vettedUntil != nil,
            known.vettedUntil == nil || known.conditions.vettingScope == .accompanied
        {
            known.vettedUntil = profile.vettedUntil
            known.conditions.vetting = profile.conditions.vetting
        }
        for skill in profile.skills where !known.skills.contains(skill) {
            known.skills.append(skill)
        }
        let admitted = Event.candidate(.admitted(candidate.id, as: volunteer.id))
        return known == volunteer.profile
            ? [admitted] : [.roster(.volunteerChanged(volunteer.id, known)), admitted]
    }
}
