/// What came of everything, folded from events: the same for a run and for any journal.
package struct OutcomeTally: Sendable {
    package private(set) var contacts: Int64 = 0
    package private(set) var escalations: Int64 = 0
    package private(set) var offers = Offers()
    package private(set) var missions = Missions()
    package private(set) var roster = Roster()
    /// In the order in which they were opened.
    package private(set) var requests: [RequestOutcome] = []
    /// In the order in which they joined.
    package private(set) var volunteers: [Identifier<Volunteer>] = []
    package private(set) var deployments: [Identifier<Deployment>] = []
    /// Missions completed, at the place that the volunteer has in `volunteers`.
    package private(set) var missionsDone: [Int64] = []

    private var places: [Identifier<HelpRequest>: Int] = [:]
    private var volunteerPlaces: [Identifier<Volunteer>: Int] = [:]
    private var crews: [Identifier<Mission>: Crew] = [:]
    private var asked: [Identifier<Solicitation>: Identifier<Volunteer>] = [:]

    /// What became of the questions that volunteers were asked.
    package struct Offers: Hashable, Sendable {
        package var sent: Int64 = 0
        package var accepted: Int64 = 0
        package var declined: Int64 = 0
        package var expired: Int64 = 0
        package var withdrawn: Int64 = 0
    }

    /// What became of the missions.
    package struct Missions: Hashable, Sendable {
        package var opened: Int64 = 0
        package var completed: Int64 = 0
        package var failed: Int64 = 0
    }

    /// How many volunteers could come.
    package struct Roster: Hashable, Sendable {
        package var available: Int64 = 0
        package var mostAvailable: Int64 = 0
        /// The fewest since the most.
        package var fewestAvailable: Int64 = 0

        mutating func change(by difference: Int64) {
            available += difference
            fewestAvailable = min(fewestAvailable, available)
            if available > mostAvailable {
                mostAvailable = available
                fewestAvailable = available
            }
        }
    }

    private struct Crew {
        let request: Int
        var size: Int64
        var accepted: [Identifier<Volunteer>] = []
    }

    package init() {}

    /// How many missions were opened for a request.
    package func attempts(for id: Identifier<HelpRequest>) -> Int64 {
        places[id].map { requests[$0].missions } ?? 0
    }

    package mutating func take(_ event: Event, at instant: Instant) {
        switch event {
        case .catalogue(.deploymentOpened(let deployment)): deployments.append(deployment.id)
        case .roster(let event): take(event)
        case .hotline(let event): take(event, at: instant)
        case .dispatching(let event): take(event, at: instant)
        case .catalogue, .territory, .access, .danger, .privacy, .visit, .medicine, .followUp,
            .safeguarding, .care, .rules, .money, .visits, .partner, .line,
            .operations, .asset, .crew, .waves, .answers, .messages, .candidate, .rounds:
            return
        }
    }

    private mutating func take(_ event: RosterEvent) {
        switch event {
        case .volunteerAdded(let id, _, _, let isAvailable):
            volunteerPlaces[id] = volunteers.count
            volunteers.append(id)
            missionsDone.append(0)
            if isAvailable { roster.change(by: 1) }
        case .volunteerChanged, .skillDefined: return
        case .volunteerStoodDown: roster.change(by: -1)
        case .volunteerReturned: roster.change(by: 1)
        }
    }

    private mutating func take(_ event: HotlineEvent, at instant: Instant) {
        switch event {
        case .contactLogged: contacts += 1
        case .contactCompleted: return
        case .requestOpened(let opened):
            places[opened.id] = requests.count
            requests.append(RequestOutcome(opened, at: instant))
        case .requestCovered(let covered):
            change(places[covered.id]) {
                $0.isCovered = true
                $0.dueAt = covered.dueAt
            }
        case .requestHastened(let hastened):
            change(places[hastened.id]) { $0.dueAt = hastened.dueAt }
        case .requestHandedOver(let handed):
            change(places[handed.id]) {
                $0.isCovered = handed.deployment != nil
                $0.dueAt = handed.dueAt
            }
        case .requestEscalated: escalations += 1
        case .requestCancelled(let id, _), .requestQualified(let id):
            change(places[id]) { $0.cancelledAt = instant }
        case .peopleMerged, .peopleSeparated, .personMoved: return
        }
    }

    private mutating func take(_ event: DispatchingEvent, at instant: Instant) {
        switch event {
        case .missionOpened(let id, _, let request, let size):
            guard let place = places[request] else { return }
            missions.opened += 1
            crews[id] = Crew(request: place, size: size)
            requests[place].missions += 1
        case .missionResized(let id, let size): crews[id]?.size = size
        case .volunteerSolicited(let id, _, let volunteer, _):
            offers.sent += 1
            asked[id] = volunteer
        case .solicitationAnswered(let id, let mission, let state):
            answer(id, mission, state, at: instant)
        case .missionStarted, .missionArrived, .noExplained: return
        case .missionCompleted(let id): complete(id, at: instant)
        case .missionFailed(let id, _):
            missions.failed += 1
            change(crews[id]?.request) { $0.assignedAt = nil }
        }
    }

    private mutating func answer(
        _ id: Identifier<Solicitation>, _ mission: Identifier<Mission>,
        _ state: SolicitationState, at instant: Instant
    ) {
        switch state {
        case .pending, .reserve: return
        case .accepted: offers.accepted += 1
        case .declined: offers.declined += 1
        case .expired: offers.expired += 1
        case .withdrawn: offers.withdrawn += 1
        }
        guard let volunteer = asked[id], var crew = crews[mission] else { return }
        crew.accepted.removeAll { $0 == volunteer }
        if state == .accepted { crew.accepted.append(volunteer) }
        crews[mission] = crew
        let isComplete = crew.accepted.count >= Int(crew.size)
        change(crew.request) { $0.assignedAt = isComplete ? $0.assignedAt ?? instant : nil }
    }

    private mutating func complete(_ id: Identifier<Mission>, at instant: Instant) {
        guard let crew = crews[id] else { return }
        missions.completed += 1
        requests[crew.request].doneAt = instant
        for volunteer in crew.accepted {
            if let place = volunteerPlaces[volunteer] { missionsDone[place] += 1 }
        }
    }

    private mutating func change(_ place: Int?, _ body: (inout RequestOutcome) -> Void) {
        if let place { body(&requests[place]) }
    }
}

/// What became of one request.
package struct RequestOutcome: Hashable, Sendable {
    package let id: Identifier<HelpRequest>
    package let number: Int64
    package let need: NeedKind
    package let place: TerritoryCode
    package let openedAt: Instant
    /// Whether a deployment covered it when it was opened.
    package let wasCovered: Bool
    package internal(set) var isCovered: Bool
    package internal(set) var dueAt: Instant
    /// When the last crew was complete; nil again when it fell apart or brought no help.
    package internal(set) var assignedAt: Instant?
    package internal(set) var doneAt: Instant?
    package internal(set) var cancelledAt: Instant?
    /// How many missions were opened for it.
    package internal(set) var missions: Int64 = 0

    init(_ opened: RequestOpened, at instant: Instant) {
        id = opened.id
        number = opened.number
        need = opened.need
        place = opened.place
        openedAt = instant
        wasCovered = opened.deployment != nil
        isCovered = wasCovered
        dueAt = opened.dueAt
    }

    package var isWaiting: Bool { doneAt == nil && cancelledAt == nil }
}
