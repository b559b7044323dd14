/// The state of the whole operation: what decisions rest on, folded from the journal.
///
/// It holds what is live; closed matters leave memory and stay in the tables. It knows no names.
package struct Operation: Sendable {
    package internal(set) var territories = TerritoryTree()
    /// The version of each entry that was published last.
    package internal(set) var entryVersions: [Slug: Int64] = [:]
    package internal(set) var deployments: [Identifier<Deployment>: Deployment] = [:]
    /// What people call the kinds of need that deployments added; follows from the deployments.
    var ownNeeds: [OwnNeed: LocalizedText] = [:]
    var deploymentsByTerritory: [TerritoryCode: [Identifier<Deployment>]] = [:]
    package internal(set) var volunteers: [Identifier<Volunteer>: Volunteer] = [:]
    /// The same volunteers as the best few are looked for where distance counts; follows from them.
    var rosterOnGround = RosterTree(in: .ground)
    /// The same where it does not count.
    var rosterByNumber = RosterTree(in: .number)
    /// By number, which runs from 1; follows from them.
    var volunteersInOrder: [Identifier<Volunteer>] = []
    /// Who goes to somebody with pleasure; follows from them.
    var admirers: [Identifier<PersonHelped>: Set<Identifier<Volunteer>>] = [:]
    /// Whose clocks volunteers go by, and how many; follows from them.
    var clocks: [ZoneRule: Int] = [:]
    /// Those of the roster who are nobody any more who can be asked.
    package internal(set) var goneVolunteers: [Identifier<Volunteer>: VolunteerGone] = [:]
    /// Volunteers on whom nothing may be erased for now.
    package internal(set) var heldVolunteers: [Identifier<Volunteer>: HoldReason] = [:]
    /// Contacts and alerts of nobody who is known, of which nothing may be erased for now.
    package internal(set) var heldNameless: [Nameless: HoldReason] = [:]
    /// What the house calls skills, and what counts for them.
    package internal(set) var skillBook = SkillBook()
    /// Who has been with whom lately.
    var companions = Companions()
    /// Requests that are not closed.
    package internal(set) var requests: [Identifier<HelpRequest>: HelpRequest] = [:]
    /// Missions that are not closed.
    package internal(set) var missions: [Identifier<Mission>: Mission] = [:]
    package internal(set) var tokens: [Identifier<AccessToken>: Role] = [:]
    /// Danger alerts that are not closed.
    package internal(set) var dangers: [Identifier<DangerAlert>: DangerAlert] = [:]
    /// People who were merged, and the one that each is shown with.
    package internal(set) var mergedPeople: [Identifier<PersonHelped>: Identifier<PersonHelped>] =
        [:]
    /// The same the other way round; follows from it.
    var mergedInto: [Identifier<PersonHelped>: [Identifier<PersonHelped>]] = [:]
    /// People on whom nothing may be erased for now.
    package internal(set) var heldPeople: [Identifier<PersonHelped>: HoldReason] = [:]
    /// When a desk was wrong about a visit code; the last times alone.
    var wrongChecks: [Identifier<AccessToken>: [Instant]] = [:]
    /// Calls that are owed.
    package internal(set) var plannedCalls: [Identifier<PlannedCall>: PlannedCall] = [:]
    /// Which call a courtesy visit belongs to; follows from the calls.
    var callsByVisit: [Identifier<HelpRequest>: Identifier<PlannedCall>] = [:]
    /// What people said last of being called, each under the identity under which they said it.
    var callWords: [Identifier<PersonHelped>: CallWord] = [:]
    /// When a call does not put people at risk who have said so.
    var safeHours: [Identifier<PersonHelped>: DayWindow] = [:]
    /// All versions of each set of rules, oldest first.
    package internal(set) var ruleSets: [Slug: [RuleSet]] = [:]
    /// What the rules said last of requests that are live, where some spoke for them.
    var rulesFor: [Identifier<HelpRequest>: RuleCheck] = [:]
    /// Money that is not accounted for yet.
    package internal(set) var purchases: [Identifier<Mission>: Purchase] = [:]
    /// What each person has had under a set that may hold a ceiling.
    var spending: [Slug: [Identifier<PersonHelped>: Int64]] = [:]
    var houseCallRules: CallRules?
    var deploymentCallRules: [Identifier<Deployment>: CallRules] = [:]
    /// Concerns that are not closed.
    package internal(set) var concerns: [Identifier<SafeguardingConcern>: SafeguardingConcern] =
        [:]
    var houseConcernRules: ConcernRules?
    /// Care plans, and from when on somebody calls often.
    package internal(set) var care = CareBook()
    package internal(set) var partners: [Identifier<Partner>: Partner] = [:]
    /// Whose door a token opens; follows from their issue.
    package internal(set) var partnersOfTokens: [Identifier<AccessToken>: Identifier<Partner>] = [:]
    package internal(set) var lines: [Identifier<Line>: Line] = [:]
    /// Events, their teams, and which of them are silent.
    package internal(set) var log = OperationsLog()
    package internal(set) var assets: [Identifier<Asset>: Asset] = [:]
    package internal(set) var lots: [Identifier<StockLot>: StockLot] = [:]
    var houseRetention: RetentionRules?
    /// When what was kept long enough goes by itself; nil while nobody has switched that on.
    package internal(set) var retentionDue: Instant?
    /// Requests for which Ops asks by itself, wave after wave.
    package internal(set) var searches: [Identifier<HelpRequest>: WaveSearch] = [:]
    /// The questions that wait for an answer of each volunteer; follow from the missions.
    var openQuestions: [Identifier<Volunteer>: OpenQuestions] = [:]
    /// When each search that had nobody left looks again; follows from the searches.
    var looksAgain: [Identifier<HelpRequest>: Instant] = [:]
    /// Crews that are planned or out, and what is to be done about them.
    package internal(set) var crews = CrewBook()
    /// Answers from outside that somebody must look at, and who wants no messages.
    package internal(set) var answers = AnswerBook()
    /// What volunteers are told, and who could not be.
    package internal(set) var messages = MessageBook()
    /// Whether any deployment tells its volunteers; follows from them.
    var isTelling = false
    /// Those who offer to help and are no volunteers yet.
    package internal(set) var candidates = CandidateBook()
    /// Rounds that are drafts or published.
    package internal(set) var rounds = RoundBook()
    var counters = Counters()
    var watch = WatchList()

    package init() {}

    /// How many of each kind there have been: the number that people say aloud.
    struct Counters: Hashable, Sendable {
        var contacts: Int64 = 0
        var requests: Int64 = 0
        var missions: Int64 = 0
        var volunteers: Int64 = 0
        var dangers: Int64 = 0
        var plannedCalls: Int64 = 0
        var callWords: Int64 = 0
        var concerns: Int64 = 0
        var partners: Int64 = 0
        var referrals: Int64 = 0
        var lines: Int64 = 0
        var assets: Int64 = 0
        var lots: Int64 = 0
    }

    /// Decides a command: what it makes happen, or why it is refused.
    ///
    /// Nothing changes yet.
    package func decide(
        _ command: Command, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws(Refusal) -> Decision {
        var decision = try decided(command, at: instant, identifiers: &identifiers)
        decision = closing(withAgreedHours(withoutVisits(decision), at: instant))
        let departures =
            departures(after: decision.events, at: instant, identifiers: &identifiers)
            + vehicleAlarms(relieving: decision.events, at: instant, identifiers: &identifiers)
        if !departures.isEmpty {
            decision = Decision(decision.events + departures, decision.vault)
        }
        let called = calledOffNoMore(by: decision.events)
        if !called.isEmpty { decision = Decision(decision.events + called, decision.vault) }
        let closed = stopsClosed(by: decision.events)
        if !closed.isEmpty { decision = Decision(decision.events + closed, decision.vault) }
        let driven = crewsOfRounds(after: decision.events)
        if !driven.isEmpty { decision = Decision(decision.events + driven, decision.vault) }
        guard mayTell, command.mayTell else { return decision }
        let told = messagesFollowing(decision.events, at: instant, identifiers: &identifiers)
        return told.isEmpty ? decision : Decision(decision.events + told, decision.vault)
    }

    /// The same without what follows for those who are told: a command inside another ends here, so that
    /// nobody is told twice.
    func decided(
        _ command: Command, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws(Refusal) -> Decision {
        do {
            try checkStanding(before: command)
            switch command {
            case .territory(let command):
                return Decision(try decide(command).map(Event.territory))
            case .catalogue(let command):
                let events = try decide(command, at: instant, identifiers: &identifiers)
                let handed = handedOver(by: events, at: instant)
                return Decision(
                    events.map(Event.catalogue)
                        + nowCovered(by: events, at: instant).map(Event.hotline)
                        + spared(by: handed, at: instant) + handed.map(Event.hotline)
                        + careHandedOver(by: events, at: instant))
            case .roster(let command):
                let (events, vault) = try decide(command, at: instant, identifiers: &identifiers)
                return Decision(events.map(Event.roster), vault)
            case .hotline(let command):
                try checkPlans(before: command)
                try checkVisits(before: command)
                try checkCalls(before: command)
                try checkHours(in: command)
                let (events, vault) = try decide(command, at: instant, identifiers: &identifiers)
                var decided = spared(by: events, at: instant) + events.map(Event.hotline)
                let consents = consents(saidIn: command, events)
                if !consents.isEmpty { decided += consents }
                let hours = safeHoursSaid(in: command, events, at: instant)
                if !hours.isEmpty { decided += hours }
                if !plannedCalls.isEmpty { decided += callsFollow(events, at: instant) }
                decided += begunAnew(by: command, at: instant)
                let followed = careFollows(events, at: instant)
                if !followed.isEmpty { decided += followed }
                let ended = endedAgreements(by: decided)
                if !ended.isEmpty { decided += ended }
                let holds = holds(after: command) + holds(after: events)
                if !holds.isEmpty { decided += holds }
                if case .logContact(let wish) = command, wish.isDanger {
                    let danger = danger(in: events, at: instant, identifiers: &identifiers)
                    decided += danger
                }
                let ending = relieved(by: decided) + decided
                let all = ending + visits(after: decided, at: instant) + released(by: decided)
                let doors = newPlaces(
                    by: command, after: all, at: instant, identifiers: &identifiers)
                return Decision(all + doors, vault)
            case .dispatching(let command):
                let (events, vault) = try decide(command, at: instant, identifiers: &identifiers)
                try checkPacket(before: command)
                try checkMoney(before: command, at: instant)
                try checkCrew(before: command)
                let seen = seen(by: events, at: instant, identifiers: &identifiers)
                let asked = asked(about: events, at: instant, identifiers: &identifiers)
                let visited = visits(after: events, at: instant)
                return Decision(
                    relieved(by: events) + events + endedAgreements(by: events) + seen + asked
                        + visited + eased(by: events, at: instant) + released(by: events), vault)
            case .access(let command):
                let (events, vault) = try decide(command, at: instant, identifiers: &identifiers)
                return Decision(events.map(Event.access), vault)
            case .danger(let command):
                let (events, vault) = try decide(command, at: instant, identifiers: &identifiers)
                return Decision(events.map(Event.danger) + holds(after: command), vault)
            case .privacy(let command):
                // First: nobody ends help for an erasure that is refused all the same.
                try checkMayErase(before: command)
                try checkPlans(before: command)
                try checkVisits(before: command)
                try checkCandidates(before: command)
                try checkHours(in: command)
                let (events, vault) = try decide(command, at: instant)
                let hours = safeHoursSaid(in: command, at: instant)
                let freed = try freed(by: command, at: instant, identifiers: &identifiers)
                let moved = moved(by: command, at: instant)
                let all =
                    freed.events + events.map(Event.privacy) + hours + moved.map(Event.hotline)
                    + careFollows(moved, at: instant)
                let doors = newPlaces(
                    by: command, after: all, at: instant, identifiers: &identifiers)
                return Decision(all + doors, freed.vault + vault)
            case .visit(let command):
                let (events, vault) = try decide(command, at: instant)
                return Decision(events.map(Event.visit), vault)
            case .medicine(let command):
                let (events, vault) = try decide(command, at: instant)
                return Decision(events.map(Event.medicine), vault)
            case .followUp(let command):
                try checkHours(in: command)
                let (events, vault) = try decide(command, at: instant, identifiers: &identifiers)
                return Decision(events, vault)
            case .safeguarding(let command):
                let alert = alert(from: command, at: instant, identifiers: &identifiers)
                let (events, vault) = try decide(
                    command, alert: alert, at: instant, identifiers: &identifiers)
                let opened = alert.map { [Event.danger(.alertOpened($0))] } ?? []
                return Decision(opened + events.map(Event.safeguarding), vault)
            case .visits(let command):
                let (events, vault) = try decide(command, at: instant, identifiers: &identifiers)
                return Decision(
                    relieved(by: events) + events + endedAgreements(by: events)
                        + released(by: events), vault)
            case .care(let command):
                let (events, vault) = try decide(command, at: instant, identifiers: &identifiers)
                return Decision(events, vault)
            case .line(let command):
                let events = try decide(command, at: instant, identifiers: &identifiers)
                return Decision(events.map(Event.line))
            case .asset(let command):
                let events = try decide(command, at: instant, identifiers: &identifiers)
                let told = vehicleAlarms(after: events, at: instant, identifiers: &identifiers)
                return Decision(events.map(Event.asset) + told)
            case .partner(let command):
                return try decide(command, at: instant, identifiers: &identifiers)
            case .rules(let command):
                let (events, vault) = try decide(command, at: instant)
                let ended = endedAgreements(by: events)
                return Decision(
                    relieved(by: events) + events + ended + released(by: events), vault)
            case .money(let command):
                let (events, vault) = try decide(command, at: instant)
                return Decision(events.map(Event.money), vault)
            case .waves(let command):
                return Decision(try decide(command, at: instant, identifiers: &identifiers))
            case .operations(let command):
                let (events, vault) = try decide(command, at: instant, identifiers: &identifiers)
                return Decision(events.map(Event.operations), vault)
            case .crew(let command):
                let (events, vault) = try decide(command, at: instant, identifiers: &identifiers)
                return Decision(events, vault)
            case .answers(let command):
                return try decide(command, at: instant, identifiers: &identifiers)
            case .messages(let command):
                return Decision(try decide(command, at: instant, identifiers: &identifiers))
            case .candidate(let command):
                let (events, vault) = try decide(command, at: instant, identifiers: &identifiers)
                return Decision(events, vault)
            case .rounds(let command):
                let (events, vault) = try decide(command, at: instant, identifiers: &identifiers)
                return Decision(events, vault)
            }
        } catch {
            throw Refusal(error)
        }
    }

    /// Takes in what happened.
    ///
    /// It cannot fail: what is in the journal has been decided.
    package mutating func evolve(_ event: Event, at instant: Instant) {
        switch event {
        case .territory(let event): evolve(event)
        case .catalogue(let event): evolve(event, at: instant)
        case .roster(let event): evolve(event)
        case .hotline(let event): evolve(event, at: instant)
        case .dispatching(let event): evolve(event, at: instant)
        case .access(let event): evolve(event)
        case .danger(let event): evolve(event, at: instant)
        case .privacy(let event): evolve(event, at: instant)
        case .visit(let event): evolve(event, at: instant)
        case .medicine(let event): evolve(event)
        case .followUp(let event): evolve(event, at: instant)
        case .safeguarding(let event): evolve(event, at: instant)
        case .care(let event): evolve(event)
        case .partner(let event): evolve(event, at: instant)
        case .line(let event): evolve(event)
        case .asset(let event): evolve(event, at: instant)
        case .visits(let event): evolve(event, at: instant)
        case .rules(let event): evolve(event)
        case .money(let event): evolve(event, at: instant)
        case .waves(let event): evolve(event, at: instant)
        case .operations(let event): evolve(event, at: instant)
        case .crew(let event): evolve(event, at: instant)
        case .answers(let event): evolve(event)
        case .messages(let event): evolve(event, at: instant)
        case .candidate(let event): evolve(event)
        case .rounds(let event): evolve(event, at: instant)
        }
    }

    /// Whoever a crew was with need not be called any more.
    private func seen(
        by events: [Event], at instant: Instant, identifiers: inout some IdentifierSource
    ) -> [Event] {
        guard !callsByVisit.isEmpty else { return [] }
        return events.flatMap { event -> [Event] in
            guard case .dispatching(.missionCompleted(let id)) = event,
                let request = missions[id]?.request
            else { return [] }
            return seen(at: request, at: instant, identifiers: &identifiers)
        }
    }

    /// The alert that is opened with a contact whose person is in danger.
    private func danger(
        in events: [HotlineEvent], at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> [Event] {
        guard case .contactLogged(let contact) = events.first else { return [] }
        let danger = OpenDanger(contact: contact.id, place: contact.place)
        return [.danger(.alertOpened(opened(danger, at: instant, identifiers: &identifiers)))]
    }
}

extension Operation: Equatable {
    /// Equal when every later decision is: what is watched follows from the rest, and due times that
    /// have moved may stand in one list and not in the other.
    package static func == (left: Operation, right: Operation) -> Bool {
        left.territories == right.territories && left.entryVersions == right.entryVersions
            && left.deployments == right.deployments
            && left.deploymentsByTerritory == right.deploymentsByTerritory
            && left.volunteers == right.volunteers && left.requests == right.requests
            && left.missions == right.missions && left.tokens == right.tokens
            && left.dangers == right.dangers && left.counters == right.counters
            && left.mergedPeople == right.mergedPeople && left.heldPeople == right.heldPeople
            && left.wrongChecks == right.wrongChecks
            && left.plannedCalls == right.plannedCalls
            && left.callWords == right.callWords && left.safeHours == right.safeHours
            && left.houseCallRules == right.houseCallRules
            && left.deploymentCallRules == right.deploymentCallRules
            && left.concerns == right.concerns
            && left.houseConcernRules == right.houseConcernRules
            && left.care == right.care
            && left.assets == right.assets && left.lots == right.lots
            && left.partners == right.partners && left.lines == right.lines
            && left.partnersOfTokens == right.partnersOfTokens
            && left.houseRetention == right.houseRetention
            && left.retentionDue == right.retentionDue
            && left.ruleSets == right.ruleSets && left.rulesFor == right.rulesFor
            && left.purchases == right.purchases
            && left.spending == right.spending && left.companions == right.companions
            && left.skillBook == right.skillBook
            && left.log == right.log && left.crews == right.crews
            && left.searches == right.searches && left.answers == right.answers
            && left.messages == right.messages && left.candidates == right.candidates
            && left.rounds == right.rounds && left.goneVolunteers == right.goneVolunteers
            && left.heldVolunteers == right.heldVolunteers
            && left.heldNameless == right.heldNameless
    }
}
