package import OpsCore

/// Volunteers who left, and of whom nothing was heard since.
///
/// The roster has one word for who cannot be asked for now and who is gone: not available. So time alone tells them
/// apart, and whoever is asked again, changed or answers is not gone.
extension ReadingRoom {
    func oldVolunteers(
        _ rules: RetentionRules, at instant: Instant
    ) throws -> [RetentionCandidate] {
        let limit = Self.limit(.volunteer, rules, instant)
        var found: [RetentionCandidate] = []
        try connection.statement(
            text: """
                SELECT v.id, \(Self.lastOfVolunteer),
                    EXISTS (SELECT 1 FROM held_volunteers AS h WHERE h.volunteer_id = v.id),
                    EXISTS (SELECT 1 FROM solicitations AS s
                        JOIN missions AS m ON m.number = s.mission_number
                        WHERE s.volunteer_id = v.id AND s.state = 'accepted'
                            AND m.closed_at_ms IS NULL)
                FROM volunteers AS v JOIN vault_volunteers AS p ON p.id = v.id
                WHERE v.is_available = 0 AND \(Self.lastOfVolunteer) <= ?1 ORDER BY v.number
                """
        ).bind(limit, at: 1).rows { row in
            guard let id = row.identifier(0, of: Volunteer.self) else { return true }
            let isLive = row.number(3) == 1
            let keptBy: RetentionCandidate.KeptBy? =
                row.number(2) == 1 ? .hold : isLive ? .live : nil
            found.append(
                RetentionCandidate(
                    rule: .volunteer, person: nil, contact: nil, volunteer: id,
                    lastContactAt: row.instant(1), keptBy: keptBy))
            return true
        }
        return found
    }

    /// Whether they are still gone, and nothing became of them since.
    package func isStillDue(
        volunteer id: Identifier<Volunteer>, _ rules: RetentionRules, at instant: Instant
    ) throws -> Bool {
        try connection.statement(
            text: """
                SELECT 1 FROM volunteers AS v
                WHERE v.id = ?2 AND v.is_available = 0 AND \(Self.lastOfVolunteer) <= ?1
                """
        ).bind(Self.limit(.volunteer, rules, instant), at: 1).bind(id, at: 2).first { _ in true }
            ?? false
    }

    /// When something last became of a volunteer `v`: a change, a question, an answer, the end of a mission.
    private static let lastOfVolunteer = """
        max((SELECT j.at_ms FROM journal AS j WHERE j.position = v.version),
            coalesce((SELECT max(max(s.asked_at_ms, coalesce(s.answered_at_ms, 0),
                    iif(\(SolicitationRow.isOfCrew("s")), coalesce(m.closed_at_ms, 0), 0)))
                FROM solicitations AS s JOIN missions AS m ON m.number = s.mission_number
                WHERE s.volunteer_id = v.id), 0),
            coalesce((SELECT max(k.kept_at_ms) FROM kept_replies AS k
                WHERE k.volunteer_id = v.id), 0))
        """
}
