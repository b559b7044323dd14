package import OpsCore

/// Any command about those who offer to help, legal or not.
extension SeededGenerator {
    package mutating func anyCandidate(
        of operation: Operation, at now: Instant
    ) -> CandidateCommand {
        let known = operation.candidates.known.keys.sorted()
        let id = pick(known.suffix(6) + [Samples.id(905)])
        let other = pick(known.suffix(6) + [Samples.id(906)])
        switch below(16) {
        case 0, 1, 2, 3:
            var profile = Samples.profile()
            if below(9) > 0 { profile.vettedUntil = nil }
            profile.territory = pick([Samples.unit, Samples.department, Samples.nation])
            return .offer(CandidateOffer(profile, Marked.volunteer))
        case 4, 5, 6, 7:
            let step = anyStep()
            // A stage that is behind was a wrong click.
            guard let stage = step.stage, let candidate = operation.candidates.known[id],
                stage < candidate.stage
            else { return .advance(id, step) }
            return .stepBack(id, to: stage, note: step.note)
        case 8:
            let until = CivilDate(daysSince1970: now.dayUTC.daysSince1970 + below(40))
            let accompanied = Accompaniment(until: until, grantedBy: nil)
            return .admit(id, accompanied: below(2) == 0 ? nil : accompanied, note: Marked.note)
        case 9:
            guard below(3) == 0 else { return .remind(id) }
            return .end(
                id, below(2) == 0 ? .withdrew : .declined(pick(CandidateDeclineReason.allCases)),
                note: Marked.note)
        case 10, 11:
            let volunteers = operation.volunteers.keys.sorted()
            let isVolunteer = below(3) == 0 && !volunteers.isEmpty
            return .merge(
                id, into: isVolunteer ? .volunteer(pick(volunteers)) : .candidate(other))
        case 12: return .separate(id)
        case 13:
            var change = VolunteerChange()
            change.phone = below(2) == 0 ? nil : Samples.phone(9_876)
            change.territory = below(2) == 0 ? nil : pick([Samples.unit, Samples.department])
            change.vettedUntil = below(9) == 0 ? now.dayUTC : nil
            return .change(id, change)
        case 14:
            let stages = CandidateStage.possible.filter { _ in below(2) == 0 }
            return .setRules(
                pick([Samples.unit, Samples.department, Samples.code("33")]),
                OnboardingRules(stages: stages, stepDays: Int64(below(4)) + 1))
        default: return .remind(id)
        }
    }

    private mutating func anyStep() -> CandidateStep {
        var change = VolunteerChange()
        if below(3) == 0 { change.vettedUntil = Samples.day("2028-12-31") }
        let stage = below(2) == 0 ? nil : pick(CandidateStage.allCases)
        return CandidateStep(to: stage, change: change, note: Marked.note)
    }
}
