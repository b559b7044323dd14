/// One run of a scenario: simulated people act on a virtual clock through the same desk as the
/// server does, and a policy coordinates.
///
/// Nothing here decides what is allowed: every act is a command that the operation takes or
/// refuses.
package struct ScenarioRun {
    package let scenario: Scenario
    package let seed: UInt64
    package let policy: any Policy
    package internal(set) var desk = Desk(records: MemoryRecords())
    /// What has come of it so far.
    package internal(set) var tally = OutcomeTally()
    /// The virtual clock: how far the run has come.
    package internal(set) var now: Instant
    /// The injects that were played, by number.
    package internal(set) var playedInjects: [Int64] = []
    /// How often the rules said no to somebody: a yes that came too late, for instance.
    package internal(set) var refusals: Int64 = 0

    let chance: Chance
    let plan: DemandPlan
    var identifiers: SeededIdentifierSource
    var agenda = Agenda<Happening>()
    var cast = Cast()
    var openedDeployments: [String: Identifier<Deployment>] = [:]
    /// How often somebody was asked for a request: keyed by volunteer and request number.
    var timesAsked: [[Int64]: Int64] = [:]
    /// When the crew of a mission means to leave.
    var departures: [Identifier<Mission>: Instant] = [:]
    var changes: [DemandWindow] = []
    var failures: [FailureWindow] = []

    /// Something that is going to happen.
    enum Happening {
        case setUp
        case openDeployment(Int)
        case join(group: Int)
        case call(PlannedContact)
        case giveUp(Identifier<HelpRequest>)
        case look
        case answer(Identifier<Solicitation>, Identifier<Mission>, Reply)
        case takeBack(Identifier<Mission>, Identifier<Volunteer>)
        case depart(Identifier<Mission>)
        case arrive(Identifier<Mission>)
        case finish(Identifier<Mission>)
        case newDay(Int64)
        case comeBack
        case inject(Int)
    }

    /// What an asked volunteer says, when the time for it has come.
    struct Reply {
        let volunteer: Identifier<Volunteer>
        let isYes: Bool
    }

    /// Fewer contacts until an instant.
    struct DemandWindow {
        let from: Instant
        let change: Inject.DemandChange
        let inject: Int
    }

    /// Missions that fail until an instant.
    struct FailureWindow {
        let until: Instant
        let failures: Inject.MissionFailures
        let inject: Int
    }

    /// Prepares a run; nothing has happened yet.
    package init(_ scenario: Scenario, seed: UInt64? = nil, policy: any Policy = Policies.standard)
    {
        self.scenario = scenario
        self.seed = seed ?? scenario.seed
        self.policy = policy
        now = scenario.startsAt
        chance = Chance(seed: self.seed)
        plan = DemandPlan(scenario, chance: chance)
        identifiers = SeededIdentifierSource(seed: chance.key(for: .identities, []))
        putDownWhatIsKnown()
    }

    /// Plays the whole scenario and says what came of it.
    package mutating func finish() throws -> ScenarioReport {
        try advance(to: scenario.endsAt)
        return ScenarioReport(of: self)
    }

    /// Plays up to an instant, not included, and at the most up to the scenario's end.
    package mutating func advance(to instant: Instant) throws {
        let limit = min(instant, scenario.endsAt)
        while let at = nextInstant, at < limit {
            now = max(now, at)
            if let next = agenda.first, next.at <= at {
                _ = agenda.removeFirst()
                try play(next.happening)
            } else {
                try letTimersRun()
            }
        }
        now = max(now, limit)
    }

    /// When something happens or is due next; of both at one instant, people come before timers.
    private var nextInstant: Instant? {
        [agenda.first?.at, desk.operation.nextDue].compactMap(\.self).min()
    }

    /// What is due is done at its own instant, as the server's timers do.
    private mutating func letTimersRun() throws {
        for command in desk.takeDue(at: now, limit: 100) { try act(command, by: .house) }
    }

    private mutating func putDownWhatIsKnown() {
        let start = scenario.startsAt
        agenda.put(.setUp, at: start)
        for (index, group) in scenario.roster.groups.enumerated() {
            agenda.put(.join(group: index), at: max(start, group.joinsAt ?? start))
        }
        for (index, deployment) in scenario.deployments.enumerated() {
            guard let opensAt = deployment.opensAt else { continue }
            agenda.put(.openDeployment(index), at: opensAt)
        }
        for (index, inject) in scenario.injects.enumerated() {
            agenda.put(.inject(index), at: inject.at)
        }
        for contact in plan.contacts { agenda.put(.call(contact), at: contact.at) }
        let clock = scenario.desk.clock
        let firstDay = clock.day(at: start)
        for day in firstDay...max(firstDay, clock.day(at: scenario.endsAt)) {
            let opening = clock.instant(day: day, minute: clock.opensAtMinute)
            agenda.put(.newDay(day - firstDay), at: max(start, opening))
        }
        agenda.put(.look, at: clock.opening(notBefore: start))
    }
}
