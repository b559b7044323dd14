/// What becomes of candidates.
extension Operation {
    mutating func evolve(_ event: CandidateEvent) {
        switch event {
        case .rulesSet(let rules): candidates.rules[rules.territory] = rules
        case .offered(let offered):
            candidates.count = offered.number
            candidates.known[offered.id] = Candidate(
                id: offered.id, number: offered.number, profile: offered.profile, stage: .offered,
                desk: offered.desk, dueAt: offered.dueAt, escalations: 0, mergedInto: nil)
            watch.insert(Watched(dueAt: offered.dueAt, subject: .candidate(offered.id)))
        case .changed(let id, let profile):
            change(id) { candidate in
                // Whoever lives elsewhere is another desk's, which has heard nothing yet.
                if profile.territory != candidate.profile.territory {
                    candidate.desk = profile.territory
                    candidate.escalations = 0
                }
                candidate.profile = profile
            }
        case .advanced(let advanced):
            change(advanced.id) { candidate in
                candidate.profile = advanced.profile
                candidate.stage = advanced.stage
                candidate.isDue(at: advanced.dueAt, for: advanced.desk)
            }
        case .escalated(let id, let desk, let dueAt):
            change(id) { candidate in
                candidate.desk = desk
                candidate.dueAt = dueAt
                candidate.escalations += 1
            }
        case .admitted(let id, let volunteer): admitted(id, as: volunteer)
        case .ended(let id, _): candidates.known[id] = nil
        case .merged(let id, let twin): change(id) { $0.mergedInto = twin }
        case .separated(let id, let desk, let dueAt):
            change(id) { candidate in
                candidate.mergedInto = nil
                candidate.isDue(at: dueAt, for: desk)
            }
        }
    }

    /// Nothing is to be done any more; where an emergency skipped stages, they stay somebody's work as they were.
    private mutating func admitted(_ id: Identifier<Candidate>, as volunteer: Identifier<Volunteer>)
    {
        guard let candidate = candidates.known[id], candidate.admittedAs == nil,
            owesStages(candidate)
        else {
            candidates.known[id] = nil
            return
        }
        candidates.known[id]?.admittedAs = volunteer
    }

    /// Changes a candidate and watches the due time.
    private mutating func change(
        _ id: Identifier<Candidate>, _ body: (inout Candidate) -> Void
    ) {
        guard var candidate = candidates.known[id] else { return }
        let before = candidate.dueAt
        body(&candidate)
        candidates.known[id] = candidate
        if candidate.dueAt != before {
            watch.insert(Watched(dueAt: candidate.dueAt, subject: .candidate(id)))
        }
    }

    /// What is due of those who are nobody else; the others are seen to under whom they are shown with.
    func isDue(_ id: Identifier<Candidate>, at instant: Instant) -> Bool {
        guard let candidate = candidates.known[id], candidate.mergedInto == nil else {
            return false
        }
        return candidate.dueAt == instant
    }

    mutating func watchCandidates() {
        for candidate in candidates.known.values {
            watch.insert(Watched(dueAt: candidate.dueAt, subject: .candidate(candidate.id)))
        }
    }
}

extension Candidate {
    fileprivate mutating func isDue(at instant: Instant, for desk: TerritoryCode) {
        self.desk = desk
        dueAt = instant
        escalations = 0
    }
}

extension VolunteerChange {
    /// Whether anything is said of a vetting, or of one that is no more.
    var saysVetting: Bool {
        vettedUntil != nil || vettingScope != nil || removed.contains(.vettedUntil)
    }
}
