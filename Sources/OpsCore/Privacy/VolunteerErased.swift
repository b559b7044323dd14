/// All that names a volunteer was erased: the proof, with actor, instant and digest of its entry.
package struct VolunteerErased: Hashable, Sendable {
    /// All under whom they helped, the one that is kept first.
    package let volunteers: [Identifier<Volunteer>]
    /// As whom they had offered to help.
    package let candidates: [Identifier<Candidate>]
    package let reason: ErasureReason
    package let counts: ErasedCounts

    package init(
        volunteers: [Identifier<Volunteer>], candidates: [Identifier<Candidate>],
        reason: ErasureReason, counts: ErasedCounts
    ) {
        self.volunteers = volunteers
        self.candidates = candidates
        self.reason = reason
        self.counts = counts
    }
}

extension VolunteerErased {
    func write(into json: inout JSONWriter) {
        json.member("volunteers", volunteers.map(\.description))
        if !candidates.isEmpty { json.member("candidates", candidates.map(\.description)) }
        json.member("reason", reason.rawValue)
        counts.write(into: &json)
    }

    init?(from fields: inout JSONFields) {
        let volunteers = (fields.texts("volunteers", limit: 10_000, each: 36) ?? [])
            .compactMap { Identifier<Volunteer>($0) }
        let candidates = (fields.texts("candidates", limit: 10_000, each: 36) ?? [])
            .compactMap { Identifier<Candidate>($0) }
        let reason: ErasureReason? = fields.code("reason", isNeeded: true)
        let counts = ErasedCounts(from: &fields)
        guard !volunteers.isEmpty, let reason else { return nil }
        self.init(volunteers: volunteers, candidates: candidates, reason: reason, counts: counts)
    }
}
