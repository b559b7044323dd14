/// Something that must be looked at when its time has come.
package struct Watched: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
        case request(Identifier<HelpRequest>)
        case solicitation(Identifier<Mission>, Identifier<Solicitation>)
        case danger(Identifier<DangerAlert>)
        case call(Identifier<PlannedCall>)
        case concern(Identifier<SafeguardingConcern>)
        case plan(Identifier<CarePlan>)
        case visits(Identifier<VisitSeries>)
        case retention
        case purchase(Identifier<Mission>)
        case crew(Identifier<Mission>, CrewTimer)
        case crewAlarm(Identifier<CrewAlarm>)

        /// Danger comes first.
        fileprivate var rank: Int {
            switch self {
            case .danger: 0
            case .request: 1
            case .solicitation: 2
            case .call: 3
            case .concern: 4
            case .plan: 5
            case .visits: 6
            case .retention: 7
            case .purchase: 8
            case .crew: 9
            case .crewAlarm: 10
            }
        }
    }

    package let dueAt: Instant
    package let subject: Subject
}

extension Watched: Comparable {
    /// By due time; equal times by identity, so that a state read from a snapshot raises its alarms
    /// in the same order as one that never stopped.
    package static func < (left: Watched, right: Watched) -> Bool {
        guard left.dueAt == right.dueAt else { return left.dueAt < right.dueAt }
        switch (left.subject, right.subject) {
        case (.request(let one), .request(let other)): return one < other
        case (.danger(let one), .danger(let other)): return one < other
        case (.call(let one), .call(let other)): return one < other
        case (.concern(let one), .concern(let other)): return one < other
        case (.plan(let one), .plan(let other)): return one < other
        case (.visits(let one), .visits(let other)): return one < other
        case (.purchase(let one), .purchase(let other)): return one < other
        case (.crewAlarm(let one), .crewAlarm(let other)): return one < other
        case (.crew(let one, let timer), .crew(let other, let otherTimer)):
            return one == other ? timer.rawValue < otherTimer.rawValue : one < other
        case (.solicitation(let mission, let id), .solicitation(let otherMission, let otherID)):
            return mission == otherMission ? id < otherID : mission < otherMission
        case (let one, let other): return one.rank < other.rank
        }
    }
}

/// All due times in order, so that ten thousand running timers cost nothing.
///
/// A due time that has moved stays in the list and is passed over when it comes up.
typealias WatchList = MinHeap<Watched>
