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
        case wave(Identifier<HelpRequest>)
        case team(Identifier<Team>)
        case asset(Identifier<Asset>)
        case lot(Identifier<StockLot>)
        case crew(Identifier<Mission>, CrewTimer)
        case crewAlarm(Identifier<CrewAlarm>)
        case reply(Identifier<WrittenReply>)
        case candidate(Identifier<Candidate>)
        case handOver(Identifier<HelpRequest>)
        case visitsEnd(Identifier<VisitSeries>)
        case planEnd(Identifier<CarePlan>)

        /// What comes first of two things that are due together; danger before all.
        fileprivate var order: Order {
            switch self {
            case .danger(let id): Order(0, id)
            case .request(let id): Order(1, id)
            case .solicitation(let mission, let id): Order(2, mission, id.high, id.low)
            case .call(let id): Order(3, id)
            case .concern(let id): Order(4, id)
            case .plan(let id): Order(5, id)
            case .visits(let id): Order(6, id)
            case .retention: Order(7, Identifier<Never>(high: 0, low: 0))
            case .purchase(let id): Order(8, id)
            case .team(let id): Order(9, id)
            case .asset(let id): Order(10, id)
            case .lot(let id): Order(11, id)
            case .crew(let id, let timer): Order(12, id, timer.rank)
            case .crewAlarm(let id): Order(13, id)
            case .wave(let id): Order(14, id)
            case .reply(let id): Order(15, id)
            case .candidate(let id): Order(16, id)
            case .handOver(let id): Order(17, id)
            case .visitsEnd(let id): Order(18, id)
            case .planEnd(let id): Order(19, id)
            }
        }
    }

    /// The kind of thing, then its identity.
    fileprivate struct Order: Comparable {
        private let rank: Int
        private let identity: (UInt64, UInt64)
        private let more: (UInt64, UInt64)

        init<Thing>(
            _ rank: Int, _ id: Identifier<Thing>, _ first: UInt64 = 0, _ second: UInt64 = 0
        ) {
            self.rank = rank
            identity = (id.high, id.low)
            more = (first, second)
        }

        static func == (left: Order, right: Order) -> Bool {
            left.rank == right.rank && left.identity == right.identity && left.more == right.more
        }

        static func < (left: Order, right: Order) -> Bool {
            if left.rank != right.rank { return left.rank < right.rank }
            if left.identity != right.identity { return left.identity < right.identity }
            return left.more < right.more
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
        return left.subject.order < right.subject.order
    }
}

extension CrewTimer {
    fileprivate var rank: UInt64 {
        switch self {
        case .arrival: 0
        case .checkIn: 1
        case .confirmation: 2
        }
    }
}

/// All due times in order, so that ten thousand running timers cost nothing.
///
/// A due time that has moved stays in the list and is passed over when it comes up.
typealias WatchList = MinHeap<Watched>
