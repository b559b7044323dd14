/// Who sits in the coordinator's chair: reads the operation and says whom to ask.
///
/// A policy draws no chance and keeps nothing: the same operation gets the same answer.
package protocol Policy: Sendable {
    /// What it is called on the command line and in the journal.
    var name: String { get }

    /// What it does, in a sentence.
    var summary: LocalizedText { get }

    /// Whom to ask now for a request that still misses volunteers; empty to wait.
    func choose(for vacancy: Vacancy) -> [Identifier<Volunteer>]
}

/// A request that still misses volunteers, and what may be known when somebody is to be asked.
package struct Vacancy: Sendable {
    package let request: HelpRequest
    package let operation: Operation
    package let at: Instant
    /// How many volunteers are missing who have not been asked either.
    package let places: Int
    /// Those who fit and owe no answer to another question, best first; who was asked less often
    /// for this mission comes before.
    package let fitting: [Proposal]

    /// Nil when nobody has to be asked: the crew is complete, or enough may still answer.
    package init?(of request: HelpRequest, in operation: Operation, at instant: Instant) {
        let mission = request.mission.flatMap { operation.missions[$0] }
        let taken = (mission?.accepted.count ?? 0) + (mission?.pending.count ?? 0)
        places = operation.crewSize(for: request) - taken
        guard places > 0 else { return nil }
        self.request = request
        self.operation = operation
        at = instant
        var asked: [Identifier<Volunteer>: Int] = [:]
        for solicitation in mission?.solicitations ?? [] {
            asked[solicitation.volunteer, default: 0] += 1
        }
        // Asked for two missions at once, a volunteer can give one yes alone.
        let undecided = Set(operation.missions.values.flatMap { $0.pending.map(\.volunteer) })
        let ranked = operation.fitting(for: request, at: instant)
            .filter { !undecided.contains($0.volunteer) }
            .enumerated()
            .map { (times: asked[$1.volunteer] ?? 0, rank: $0, proposal: $1) }
        fitting = ranked.sorted { ($0.times, $0.rank) < ($1.times, $1.rank) }.map(\.proposal)
    }

    /// How often a volunteer who fits has been asked for this mission already.
    func timesAsked(_ volunteer: Identifier<Volunteer>) -> Int {
        let mission = request.mission.flatMap { operation.missions[$0] }
        return mission?.solicitations.count { $0.volunteer == volunteer } ?? 0
    }
}
