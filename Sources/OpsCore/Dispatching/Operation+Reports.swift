/// What whoever is out owes, and what it counts for once they are back.
extension Operation {
    /// When whoever is out must be heard of: after a usual while, or by the end of the hour that was agreed.
    ///
    /// Who leaves long before that hour is not silent until its end.
    func reportDue(of id: Identifier<Mission>, at instant: Instant) -> Instant {
        let usual = instant + Self.reportSpan
        guard let slot = crews.watches[id]?.slot, slot.from <= usual else { return usual }
        return max(usual, slot.until)
    }

    /// A crew has been heard of, or relieved: its request is its own, and silence counts anew.
    mutating func awaitReport(of id: Identifier<Mission>, at instant: Instant) {
        guard let mission = missions[id], mission.isOut || mission.isCrewComplete else { return }
        let due = reportDue(of: id, at: instant)
        change(mission.request) { request in
            request.owner = .crew(id)
            request.dueAt = max(request.dueAt, due)
            request.escalations = 0
        }
    }

    /// Whoever was under way is not any more: they rest, and it is a load of theirs.
    mutating func comeBack(
        _ id: Identifier<Volunteer>, from mission: Identifier<Mission>, at instant: Instant
    ) {
        guard volunteers[id]?.missions.contains(mission) == true else { return }
        changeVolunteer(id) { volunteer in
            volunteer.close(mission, at: instant)
            volunteer.endedAt = instant
        }
    }
}
