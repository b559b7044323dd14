import OpsTesting

@testable import OpsCore

/// An operation to which random commands are put, at random instants, from one seed.
struct RandomCrisis {
    var desk = Desk(records: MemoryRecords())
    private(set) var now = Samples.start
    private(set) var refusals: Set<Refusal> = []
    var codes: Set<String> { Set(refusals.map(\.code)) }
    private(set) var refused = 0
    private(set) var carriedOut = 0
    /// How often somebody on a mission said yes to another.
    private(set) var refusedOverlaps = 0
    var chance: SeededGenerator
    private var identifiers: SeededIdentifierSource
    /// Missions and requests that ever were: closed ones are asked for again.
    private var missions: [Identifier<Mission>] = []
    private var requests: [Identifier<HelpRequest>] = []
    private var solicitations: [Identifier<Solicitation>] = []
    private var book = ContactBook()
    private var dangers: [Identifier<DangerAlert>] = []
    private var people: [Identifier<PersonHelped>] = []
    private var calls: [Identifier<PlannedCall>] = []
    private var concerns: [Identifier<SafeguardingConcern>] = []
    private var plans: [Identifier<CarePlan>] = []
    /// In how many messages each question was put.
    private(set) var askedInMessages: [Identifier<Solicitation>: Int] = [:]
    /// Who was asked while nobody was told by messages.
    private(set) var untold: Set<Identifier<Solicitation>> = []
    /// What was made for a volunteer, and what of it was taken back while a gateway may have had it in hand.
    private var made: [Int64: LateMessage] = [:]
    private(set) var takenBack: [LateMessage] = []

    /// What each who was asked was told last since their yes.
    private(set) var lastWords: [Identifier<Solicitation>: MessageKind] = [:]
    /// What single events were wrong about, at the moment they happened.
    private(set) var eventFaults: [String] = []
    /// After how many commands somebody had two missions in hand, at times that do not meet.
    private(set) var stepsOfTwoInHand = 0
    /// How often a published round has taken on more, and how often one that was on its way.
    private(set) var extensions = (all: 0, underway: 0)

    /// As in the samples, and a visit whose crew must complete each other.
    private static let needs =
        Samples.needs.filter { $0.kind != .courtesyVisit } + [
            Samples.ownRule, Samples.gearRule,
            NeedRule(
                kind: .courtesyVisit, dueWithin: .days(2), crew: 2, skill: nil,
                crewSkills: [Samples.skill("first_aid"), Samples.skill("driving")]),
        ]

    init(seed: UInt64) throws {
        chance = SeededGenerator(seed: seed)
        identifiers = SeededIdentifierSource(seed: seed &+ 1)
        for territory in Samples.territories { try put(.territory(.register(territory))) }
        try put(.catalogue(.publish(Samples.entry())))
        try put(
            .catalogue(
                .openDeployment(
                    Samples.openService(
                        needs: Self.needs,
                        outcomeAfter: .days(1), crewRules: .standard, messages: .standard))))
        for _ in 0..<8 { try put(Samples.addVolunteer()) }
    }

    /// Puts one random command; a refusal must leave everything as it was.
    @discardableResult
    mutating func step() throws -> [Event] {
        // Mostly a minute or so, so that many offers wait at once; sometimes hours.
        now = now + .seconds(Int64(chance.below(chance.below(12) == 0 ? 10_000 : 120)))
        if chance.below(3) == 0, let due = desk.takeDue(at: now, limit: 1).first {
            return try put(due)
        }
        return try put(anyCommand())
    }

    /// The same about crews alone: quarters of an hour pass, and what is due is mostly acted on.
    @discardableResult
    mutating func stepOfCrews() throws -> [Event] {
        now = now + .seconds(Int64(chance.below(900)))
        if chance.below(3) == 0, let due = desk.takeDue(at: now, limit: 1).first {
            return try put(due)
        }
        switch chance.below(20) {
        case 16, 17: return try put(.messages(anyMessages()))
        case 18: return try put(anyLoss())
        case 19: return try put(.waves(anyWaves()))
        case 0: return try put(anyContact())
        case 1, 2: return try put(anyOffer())
        case 3, 4, 5:
            let mission = anyMission()
            return try put(.dispatching(.accept(mission, anyAnswerer(for: mission))))
        case 6, 7: return try put(.dispatching(.start(anyReady())))
        case 8: return try put(.dispatching(.arrive(anyMission())))
        case 9: return try put(.dispatching(.complete(anyMission())))
        case 10: return try put(.visits(anyVisits()))
        default: return try put(.crew(anyCrew()))
        }
    }

    @discardableResult
    private mutating func put(_ command: Command) throws -> [Event] {
        let head = desk.records.head
        let before = desk.operation
        do {
            let recorded = try desk.carryOut(
                command, by: .policy("chance"), cause: Samples.id(UInt64(carriedOut)), at: now,
                identifiers: &identifiers)
            carriedOut += 1
            for event in recorded.map(\.event) { remember(event) }
            eventFaults += faults(of: recorded.map(\.event), after: before)
            eventFaults += placeFaults(after: before)
            eventFaults += promiseFaults(after: before)
            if hasTwoInHand { stepsOfTwoInHand += 1 }
            book.note(command, recorded.map(\.event))
            return recorded.map(\.event)
        } catch let refusal as Refusal {
            refused += 1
            refusals.insert(refusal)
            if case .dispatching(.accept) = command,
                case .dispatching(.cannotGo(_, .onAnotherMission(_))) = refusal
            {
                refusedOverlaps += 1
            }
            guard desk.records.head == head, desk.operation == before else { throw refusal }
            return []
        }
    }

    private mutating func remember(_ event: Event) {
        switch event {
        case .hotline(.contactLogged(let contact)): people += [contact.person].compactMap(\.self)
        case .hotline(.requestOpened(let opened)): requests.append(opened.id)
        case .danger(.alertOpened(let opened)): dangers.append(opened.id)
        case .followUp(.callPlanned(let planned)): calls.append(planned.id)
        case .safeguarding(.concernRaised(let raised)): concerns.append(raised.id)
        case .care(.planOpened(let opened)): plans.append(opened.id)
        case .dispatching(.missionOpened(let id, _, _, _)): missions.append(id)
        case .rounds(.extended(let id, _, _)):
            extensions.all += 1
            let round = desk.operation.rounds.live[id]
            if let round, desk.operation.hasLeft(round, at: now) { extensions.underway += 1 }
        case .dispatching(.volunteerSolicited(let id, let mission, _, _)):
            solicitations.append(id)
            if !desk.operation.tellsByMessage(of: mission) { untold.insert(id) }
        case .dispatching(.solicitationAnswered(let id, _, .accepted)): lastWords[id] = nil
        // From then on people ring: what was written before is no last word.
        case .messages(.rulesSet(_, let rules)) where !rules.isOn: lastWords = [:]
        case .messages(.queued(let batch)): remember(batch)
        case .messages(.withdrawn(let numbers)), .messages(.held(let numbers)):
            takenBack += numbers.compactMap { made[$0] }
        default: break
        }
    }
}

extension RandomCrisis {
    private mutating func remember(_ batch: MessageBatch) {
        for (place, one) in batch.recipients.enumerated() {
            lastWords[one.solicitation] = batch.kind
            if batch.kind == .asked { askedInMessages[one.solicitation, default: 0] += 1 }
            let number = batch.number + Int64(place)
            made[number] = LateMessage(
                number: number, kind: batch.kind, mission: batch.mission,
                missionNumber: batch.missionNumber, deployment: batch.deployment,
                desk: batch.desk, about: batch.about, recipient: one, answer: .withdrawn,
                end: batch.kind.saysToGo ? .cancelled : nil)
        }
    }
}

extension Operation {
    fileprivate func tellsByMessage(of mission: Identifier<Mission>) -> Bool {
        let request = missions[mission].flatMap { requests[$0.request] }
        return request?.deployment.flatMap { deployments[$0]?.messages }?.isOn == true
    }
}

/// What is asked.
extension RandomCrisis {
    private mutating func anyCommand() -> Command {
        switch chance.below(108) {
        case 102...107: return .rounds(chance.anyRounds(of: desk.operation, at: now))
        case 97...101: return .candidate(chance.anyCandidate(of: desk.operation, at: now))
        case 93...96: return .messages(anyMessages())
        case 80, 81: return .partner(anyPartner())
        case 89...92: return .answers(anyAnswers())
        case 72...77: return .crew(anyCrew())
        case 78, 79: return .dispatching(.start(anyReady()))
        case 82...84: return .asset(chance.anyAsset(of: desk.operation, at: now))
        case 85...88: return .operations(anyOperations())
        case 43...46: return .safeguarding(anyConcern())
        case 47...49: return .care(anyCare())
        case 54...57: return .visits(anyVisits())
        case 68, 69: return endOfShopping()
        case 58: return .rules(anyRules())
        case 7: return .waves(anyWaves())
        case 59...67: return .money(anyMoney())
        case 30, 31, 32, 33: return .medicine(anyPacket())
        case 34, 35, 36, 53: return .visit(anyVisit())
        case 37...42: return .followUp(anyFollowUp())
        case 50, 51: return .partner(anyPartner())
        case 52: return .line(anyLine())
        case 22, 23, 24: return .danger(anyDanger())
        case 25: return .hotline(.mergePeople(kept: anyPerson(), merged: anyPerson()))
        case 26: return .hotline(.separatePeople(merged: anyPerson()))
        case 27, 28, 29: return .privacy(anyPrivacy())
        case 0, 1: return anyContact()
        case 20, 21: return anyCompletion() ?? anyContact()
        case 2:
            return .hotline(.cancelRequest(anyRequest(), chance.pick(CancellationReason.allCases)))
        case 3: return .hotline(.escalate(anyRequest()))
        case 4, 5, 6: return anyOffer()
        case 8, 9, 10, 11:
            let mission = anyMission()
            let code = chance.below(3) == 0 ? nil : VisitCode(bits: chance.next())
            return .dispatching(
                .accept(mission, anyAnswerer(for: mission), code: code))
        case 12:
            let mission = anyMission()
            let why = chance.pick(DeclineReason.allCases)
            return .dispatching(
                .decline(
                    mission, anyAnswerer(for: mission), note: Marked.note,
                    why: chance.below(3) == 0 ? WhyNot(why) : nil))
        case 13: return .dispatching(.expire(anyMission(), anySolicitation()))
        case 14: return .dispatching(.start(anyMission()))
        case 15: return .dispatching(.arrive(anyMission()))
        case 16, 70, 71: return .dispatching(.complete(anyMission(), note: Marked.note))
        case 17:
            let reason = chance.pick(FailureReason.allCases)
            return .dispatching(.fail(anyMission(), reason, note: Marked.note))
        case 18: return anyRosterCommand()
        default: return anyHouseCommand()
        }
    }

    private mutating func anyContact() -> Command {
        let needs = (0..<chance.below(4)).map { _ in
            chance.pick(NeedKind.allCases + [.own(Samples.ownNeed)])
        }
        let kind = chance.below(3) == 0 ? chance.pick(ContactKind.allCases) : .request
        var wish = LogContact(
            kind: kind, needs: chance.below(4) == 0 ? [] : needs,
            isAnonymous: chance.below(4) == 0,
            person: chance.below(3) == 0 ? PersonDetails() : Marked.person,
            caller: chance.below(2) == 0 ? Marked.caller : nil,
            relation: chance.pick(CallerRelation.allCases),
            language: chance.pick([.french, Samples.language("pt-br")]),
            postcode: anyPostcode(), note: Marked.note)
        wish.isDanger = chance.below(6) == 0
        if chance.below(8) == 0 { wish.person.safeHours = Samples.window("14:00-16:00") }
        return .hotline(.logContact(wish))
    }

    private mutating func anyFollowUp() -> FollowUpCommand {
        let live = desk.operation.plannedCalls.keys.sorted()
        let id = chance.pick(live + calls.suffix(1) + [Samples.id(1)])
        let taker = Samples.id(UInt64(chance.below(3)), of: AccessToken.self)
        let questions = desk.operation.plannedCalls.values.filter { $0.purpose == .outcome }
        if chance.below(4) == 0, let question = questions.map(\.id).min() {
            let answer = chance.below(2) == 0 ? nil : anyAnswer()
            let holder = desk.operation.plannedCalls[question]?.taker
            return .report(question, CallReport(.reached, answer: answer), by: holder)
        }
        switch chance.below(12) {
        case 0, 1, 2: return .plan(anyPlan())
        case 3, 4: return .take(id, by: taker)
        case 5: return .release(id, by: taker)
        case 6, 7:
            let result = chance.pick(CallResult.allCases)
            let holder = desk.operation.plannedCalls[id]?.taker
            let answer = chance.below(2) == 0 ? nil : anyAnswer()
            return .report(id, CallReport(result, note: Marked.note, answer: answer), by: holder)
        case 8: return .report(id, CallReport(.noAnswer), by: taker)
        case 9: return chance.below(2) == 0 ? .moveOn(id) : .plan(anyPlan())
        case 10:
            guard chance.below(4) == 0 else { return .alert(id, note: Marked.note) }
            return .cancel(id, chance.pick(CallEnding.cancellations), note: Marked.note)
        default:
            let rules = chance.below(2) == 0 ? Samples.rules : CallRules.standard
            let ids = desk.operation.deployments.keys.sorted() + [Samples.id(1)]
            return .setRules(rules, for: chance.below(2) == 0 ? nil : chance.pick(ids))
        }
    }

    private mutating func anyLift() -> LiftAnonymity {
        LiftAnonymity(
            consent: chance.below(2) == 0 ? nil : chance.pick(ConsentSpeaker.allCases),
            reason: chance.pick(LiftReason.allCases),
            recipient: chance.pick(LiftRecipient.allCases))
    }

    private mutating func anyConcern() -> SafeguardingCommand {
        let live = desk.operation.concerns.keys.sorted()
        let id = chance.pick(live + concerns.suffix(1) + [Samples.id(1)])
        let supervisor = Samples.id(UInt64(chance.below(3)), of: AccessToken.self)
        switch chance.below(12) {
        case 0, 1:
            let contact = book.contacts.last
            return .raise(
                RaiseConcern(
                    contact: contact?.id ?? Samples.id(4), person: contact?.person,
                    facts: Marked.facts, words: Marked.words))
        case 2:
            return .advise(id, adviser: Marked.adviser, advice: Marked.advice, by: supervisor)
        case 3, 4:
            return .decide(
                id, chance.pick(ConcernDecision.allCases), reasons: Marked.reasons, by: supervisor)
        case 5, 6:
            let deadline = now + .hours(Int64(chance.below(60)) - 6)
            return .act(id, Samples.action(by: deadline), by: supervisor)
        case 7, 8:
            let action = Int64(chance.below(3) + 1)
            return .finish(id, action: action, result: Marked.result, by: supervisor)
        case 9: return .escalate(id)
        case 10: return .setRules(chance.below(2) == 0 ? Samples.concernRules : .standard)
        default:
            return .close(id, chance.pick(ConcernEnding.allCases), reasons: Marked.reasons)
        }
    }

    private mutating func anyAnswer() -> OutcomeAnswer {
        OutcomeAnswer(
            help: chance.pick(HelpAnswer.allCases), reason: chance.pick(ClosingReason.allCases),
            unmet: chance.below(2) == 0 ? [] : [chance.pick(UnmetNeedCode.allCases)])
    }

    private mutating func anyPlan() -> PlanCall {
        let known = book.contacts.suffix(6).filter { $0.person != nil }
        let refusing = book.contacts.last {
            desk.operation.refusesCalls($0.person ?? Samples.id(1))
        }
        let who = Samples.personToCall(
            known.isEmpty ? nil : refusing ?? chance.pick(Array(known)))
        var wish = PlanCall(chance.pick(CallPurpose.allCases), to: who)
        if chance.below(2) == 0 {
            let all = ["08:00-12:00", "12:00-13:00", "22:00-09:00"].map(Samples.window)
            wish.hours = CallHours(
                preferred: chance.below(2) == 0 ? nil : chance.pick(all),
                safe: chance.below(2) == 0 ? nil : chance.pick(all), offset: 60)
        }
        wish.request =
            chance.below(2) == 0
            ? nil : RequestAskedAbout(id: anyRequest(), deployment: nil, need: .food)
        wish.allowsVoicemail = chance.below(2) == 0
        wish.everyDays = chance.below(3) == 0 ? 3 : nil
        wish.until = chance.below(3) == 0 ? now + .days(Int64(chance.below(9))) : nil
        wish.at = chance.below(2) == 0 ? nil : now + .hours(Int64(chance.below(40)) - 4)
        wish.phone = Marked.person.phone
        wish.neighbour = Marked.caller
        wish.note = Marked.note
        wish.isAskedFor = chance.below(4) == 0
        return wish
    }

    private mutating func anyVisits() -> VisitsCommand {
        let live = desk.operation.care.series.values.sorted { $0.number < $1.number }
        let told = live.filter { $0.step == .report }.map(\.id)
        let id = chance.pick(
            (told.isEmpty || chance.below(3) == 0 ? live.map(\.id) : told) + [Samples.id(1)])
        let at = now + .hours(Int64(chance.below(90)) - 10)
        switch chance.below(8) {
        case 0, 1:
            let known = book.contacts.suffix(4).filter { $0.person != nil }
            let who = Samples.personToCall(known.isEmpty ? nil : chance.pick(Array(known)))
            return .wish(
                VisitWish(
                    chance.pick(VisitWants.allCases), of: who, everyDays: 2,
                    from: chance.below(2) == 0 ? nil : at, note: Marked.note))
        case 2, 3:
            return .report(
                id,
                VisitTold(
                    health: [.confused], housing: [.cold],
                    needs: chance.below(2) == 0 ? [] : [chance.pick(NeedKind.allCases)],
                    isConcern: chance.below(2) == 0, note: Marked.note,
                    nextVisitAt: chance.below(3) == 0 ? at : nil,
                    nextCallAt: chance.below(3) == 0 ? at : nil))
        case 4: return .plan(id, at: at)
        case 5:
            guard chance.below(4) == 0 else { return .moveOn(id) }
            return .end(id, chance.pick(VisitEnding.allCases), note: Marked.note)
        case 6: return .moveOn(id)
        default:
            guard chance.below(2) == 0, let (mission, elsewhere) = anyHourElsewhere() else {
                return .agreeSlot(anyAwaited(), from: at, minutes: 60)
            }
            return .agreeSlot(mission, from: elsewhere, minutes: 60)
        }
    }

    private mutating func anyCare() -> CareCommand {
        let live = desk.operation.care.plans.keys.sorted()
        let id = chance.pick(live + plans.suffix(1) + [Samples.id(1)])
        let reviewAt = chance.below(2) == 0 ? nil : now + .days(Int64(chance.below(9)) - 2)
        let terms = CarePlanTerms(
            supporter: chance.below(2) == 0 ? nil : anyVolunteer(),
            calls: chance.below(3) == 0 ? anyPlan() : nil, limits: Marked.note,
            agreedWith: Marked.note, note: Marked.note)
        switch chance.below(8) {
        case 0, 1, 2:
            let known = book.contacts.suffix(4).filter { $0.person != nil }
            let who = Samples.personToCall(known.isEmpty ? nil : chance.pick(Array(known)))
            return .openPlan(
                OpenCarePlan(who, supporter: anyVolunteer(), terms: terms, reviewAt: reviewAt))
        case 3, 4: return .reviewPlan(id, terms, reviewAt: reviewAt)
        case 5:
            guard chance.below(3) == 0 else { return .remindOfPlan(id) }
            return .endPlan(
                id, chance.pick(CarePlanEnding.allCases), keepsCalls: chance.below(2) == 0,
                note: Marked.note)
        case 6: return .remindOfPlan(id)
        default:
            return .setRules(
                CareRules(contacts: 3, days: 7, reviewDays: Int64(chance.below(3) + 1)))
        }
    }

    private mutating func anyDanger() -> DangerCommand {
        let live = desk.operation.dangers.keys.sorted()
        let id = chance.pick(live + dangers.suffix(1) + [Samples.id(1)])
        switch chance.below(10) {
        case 0, 1:
            let contact = book.contacts.last
            return .open(
                OpenDanger(contact: contact?.id, place: contact?.place, note: Marked.note))
        case 2:
            return .recordCall(
                id,
                RecordServiceCall(
                    service: Samples.service("15"), reference: Marked.note, calledAt: now,
                    note: Marked.note))
        case 3, 4, 5: return .take(id, by: Samples.id(UInt64(chance.below(3))))
        case 6, 7, 8: return .escalate(id)
        default: return .close(id, chance.pick(DangerOutcome.allCases), note: Marked.note)
        }
    }

    private mutating func anyPrivacy() -> PrivacyCommand {
        if chance.below(24) == 0 { return anyVolunteerRights() }
        let person = anyPerson()
        let twins = desk.operation.mergedPeople.filter { $0.value == person }.map(\.key).sorted()
        let held = chance.below(2) == 0 ? Samples.id(1) : person
        var known = KnownPerson(identities: [person] + twins)
        known.contacts = book.contacts.filter { $0.person == person }.map(\.id)
        known.notes = [1]
        if chance.below(5) == 0 { known.erased = Set(known.identities) }
        switch chance.below(12) {
        case 8: return chance.below(3) == 0 ? .setRetention(Samples.retention) : .beginRetention
        case 9:
            let end = JournalHead(position: 7, digest: SHA256.digest(of: Array("lines".utf8)))
            return chance.below(2) == 0 ? .noteRetention(RetentionReport()) : .anchorAccessLog(end)
        case 10:
            known.identities = []
            known.counts[.notes] = Int64(chance.below(2))
            guard let contact = known.contacts.first else {
                return .eraseDanger(dangers.last ?? Samples.id(12), known, .retention)
            }
            return .eraseContact(contact, known, .retention)
        case 11:
            let contact =
                chance.below(2) == 0
                ? book.contacts.last : book.contacts.last { $0.isAnonymous }
            return contact.map { .lift(anyLift(), of: $0) } ?? .beginRetention
        case 0, 1:
            var wish = CorrectPerson(person: person, known: known, details: Marked.person)
            wish.notes = chance.below(3) == 0 ? [Int64(chance.below(3)): Marked.note] : [:]
            if chance.below(4) == 0 { wish.details = PersonDetails() }
            return .correct(wish)
        case 2, 3: return .hold(held, chance.pick(HoldReason.allCases))
        case 4: return .release(held)
        default: return .erase(known, chance.pick(ErasureReason.allCases))
        }
    }

    /// Mostly a medicine run, where there is one.
    private mutating func anyPacket() -> MedicineCommand {
        let runs = desk.operation.missions.values.filter { mission in
            desk.operation.requests[mission.request]?.need == .medicine
        }.map(\.id).sorted()
        let id = runs.isEmpty || chance.below(4) == 0 ? anyMission() : chance.pick(runs)
        switch chance.below(6) {
        case 0, 1:
            return .establish(
                id,
                EstablishPacket(
                    cannotGoOut: chance.below(8) > 0, hasNoOtherWay: chance.below(8) > 0,
                    isPrescriptionThere: chance.below(8) > 0, pharmacy: Marked.note,
                    isCold: chance.below(2) == 0, isUrgent: chance.below(2) == 0))
        case 2, 3:
            return .collect(runUnderway() ?? id, isSealed: chance.below(4) > 0, note: Marked.note)
        case 4: return .handOver(id, note: Marked.note)
        default: return .giveBack(id, note: Marked.note)
        }
    }

    private mutating func anyVisit() -> VisitCommand {
        let id = anyMission()
        switch chance.below(6) {
        case 0: return .issueCode(id, VisitCode(bits: chance.next()))
        case 1, 2, 3: return .tellCode(id)
        default:
            return .check(
                found: chance.below(2) == 0 ? [] : [id], by: Samples.id(UInt64(chance.below(2))),
                limit: VisitCheckLimit(mistakes: 1, span: .hours(2)))
        }
    }

    private mutating func anyPostcode() -> String? {
        chance.pick(["92120", "92170", "92000", "75001", "13001", nil])
    }

    /// What was not known, mostly; sometimes what is known already, said otherwise.
    private mutating func anyCompletion() -> Command? {
        guard !book.contacts.isEmpty else { return nil }
        var wish = CompleteContact(known: chance.pick(book.contacts.suffix(12)))
        let known = wish.known
        let mayContradict = known.isAnonymous || chance.below(6) == 0
        if chance.below(2) == 0 { wish.needs = [chance.pick(NeedKind.expressible)] }
        if chance.below(4) == 0 { wish.kind = chance.pick(ContactKind.allCases) }
        if chance.below(2) == 0, known.postcode == nil || mayContradict {
            wish.postcode = anyPostcode()
        }
        if chance.below(known.isAnonymous ? 2 : 3) == 0 {
            wish.person = chance.below(2) == 0 ? Marked.person : Marked.caller
            if !mayContradict, !known.personDetails.isEmpty { wish.person = known.personDetails }
        }
        if chance.below(4) == 0 { wish.language = Samples.language("pt-br") }
        if chance.below(4) == 0 { wish.relation = known.relation ?? .neighbour }
        if chance.below(3) == 0 { wish.note = Marked.note }
        return .hotline(.completeContact(wish))
    }

    /// Mostly to volunteers who fit, so that many are asked for several missions at once.
    private mutating func anyOffer() -> Command {
        let covered = desk.operation.requests.values.filter { $0.deployment != nil }
            .map(\.id).sorted()
        let request = chance.below(5) == 0 || covered.isEmpty ? anyRequest() : chance.pick(covered)
        let fitting = (try? desk.operation.proposals(for: request, at: now))?.filter(\.fits) ?? []
        guard chance.below(4) > 0, !fitting.isEmpty else {
            let volunteers = (0..<chance.below(5)).map { _ in anyVolunteer() }
            return .dispatching(.offer(request, to: volunteers))
        }
        // Who is awaited elsewhere at another hour is asked as well.
        let busy = fitting.filter { fits in
            desk.operation.volunteers[fits.volunteer]?.missions.isEmpty == false
        }
        let asked = busy.isEmpty || chance.below(2) == 0 ? fitting : busy
        let chosen = asked.prefix(1 + chance.below(3)).map(\.volunteer)
        return .dispatching(.offer(request, to: chosen))
    }

    private mutating func anyRosterCommand() -> Command {
        guard chance.below(4) == 0 else {
            if chance.below(2) == 0 {
                if chance.below(3) == 0 { return anyLoss() }
                return chance.below(5) == 0
                    ? .roster(.defineSkill(ConditionSamples.anySkill(&chance)))
                    : .roster(.change(anyVolunteer(), ConditionSamples.anyChange(&chance)))
            }
            return .roster(.setAvailability(anyVolunteer(), isAvailable: chance.below(3) > 0))
        }
        let profile = Samples.profile(
            territory: chance.pick([Samples.unit, Samples.code("nowhere"), Samples.nation]),
            languages: [Samples.language("pt")], weeklyMissions: Int64(chance.below(30)))
        return Samples.addVolunteer(profile)
    }

    private mutating func anyHouseCommand() -> Command {
        switch chance.below(8) {
        case 7:
            var change = WaveRulesChange()
            change.size = Int64(1 + chance.below(6))
            change.quiet = QuietTime(chance.pick(["22:00-07:00", "closed", "never"])).map {
                QuietHours(time: $0, exception: chance.pick(QuietException.allCases))
            }
            let ids = desk.operation.deployments.keys.sorted()
            return .catalogue(.changeWaves(chance.pick(ids + [Samples.id(1)]), change))
        case 6:
            let ids = desk.operation.deployments.keys.sorted()
            return .catalogue(
                .changeHours(
                    chance.pick(ids + [Samples.id(1)]),
                    chance.below(2) == 0 ? nil : Samples.parisHours))
        case 0: return .catalogue(.publish(Samples.entry()))
        case 1:
            let desks = [Samples.unit, Samples.otherDepartment, Samples.nation]
            // Crews are looked after when the first service has closed, too.
            return .catalogue(
                .openDeployment(
                    Samples.openService(
                        in: chance.pick(desks), crewRules: chance.below(4) == 0 ? nil : .standard,
                        messages: .standard)))
        case 2:
            let ids = desk.operation.deployments.keys.sorted()
            let looked = desk.operation.deployments.values.filter {
                $0.crewRules != nil && $0.isActive(at: now)
            }
            // One that knows hours stays open, so that there are always some that meet.
            guard looked.count > 1 else {
                return .catalogue(.openDeployment(Samples.openService(crewRules: .standard)))
            }
            return .catalogue(.closeDeployment(chance.pick(ids + [Samples.id(1)])))
        case 3: return .territory(.register(chance.pick(Samples.territories)))
        case 4:
            let role = chance.pick(Role.allCases)
            let territory = role.canBeConfined ? chance.pick([nil, Samples.unit]) : nil
            return .access(
                .issueToken(role, digest: .none, label: Marked.note, within: territory))
        default:
            let ids = desk.operation.tokens.keys.sorted()
            return .access(.revokeToken(chance.pick(ids + [Samples.id(1)])))
        }
    }

    private mutating func anyLine() -> LineCommand {
        let line = chance.pick(desk.operation.lines.keys.sorted() + [Samples.id(1)])
        let from = chance.below(2) == 0 ? nil : now + .hours(Int64(chance.below(100)) - 20)
        switch chance.below(4) {
        case 0:
            let needs = (0..<2).map { _ in chance.pick(NeedKind.expressible) }
            let details = LineDetails(
                name: "Ligne Exemple", phone: Samples.known(DialledNumber("1520")),
                hours: chance.below(2) == 0 ? nil : Samples.parisHours, priority: needs)
            return .open(
                chance.pick([Samples.nation, Samples.unit, Samples.code("33")]), details,
                from: from)
        case 1: return .close(line, at: from, announcement: nil)
        default:
            var wish = ChangeLine()
            if chance.below(4) > 0 { wish.hours = Samples.parisHours }
            return .change(line, wish, from: from)
        }
    }

    private mutating func anyPartner() -> PartnerCommand {
        let partner = chance.pick(desk.operation.partners.keys.sorted() + [Samples.id(1)])
        let token = chance.pick(desk.operation.partnersOfTokens.keys.sorted() + [Samples.id(1)])
        switch chance.below(8) {
        case 0:
            return .register(
                RegisterPartner(
                    kind: chance.pick(PartnerKind.allCases),
                    territory: chance.pick([Samples.unit, Samples.nation, Samples.code("33")]),
                    dailyReferrals: 1,
                    details: PartnerDetails(name: "MARKED-PARTNER", contact: Marked.caller)))
        case 1: return .issueToken(partner, digest: .none, label: Marked.note)
        case 2:
            let daily = chance.below(2) == 0 ? nil : Int64(1 + chance.below(9))
            return .change(
                partner,
                ChangePartner(
                    dailyReferrals: daily,
                    contact: chance.below(2) == 0 ? nil : PersonDetails()))
        case 3: return .suspend(partner)
        case 4: return .resume(partner)
        default:
            let contact = LogContact(
                needs: [chance.pick(NeedKind.expressible)],
                person: chance.below(6) == 0 ? PersonDetails() : Marked.person,
                postcode: anyPostcode(), note: Marked.note)
            let agreed = ReferralConsent(
                by: .caller, means: .message, saidAt: now + .minutes(Int64(chance.below(6)) - 4))
            return .refer(
                ReferPerson(contact, consent: chance.below(6) == 0 ? nil : agreed), by: token)
        }
    }

    mutating func anyVolunteer() -> Identifier<Volunteer> {
        chance.pick(desk.operation.volunteers.keys.sorted() + [Samples.id(1)])
    }

    /// Mostly a live one, sometimes any that ever was.
    mutating func anyRequest() -> Identifier<HelpRequest> {
        let live = desk.operation.requests.keys.sorted()
        return chance.pick(chance.below(5) == 0 || live.isEmpty ? requests + [Samples.id(1)] : live)
    }

    mutating func anyMission() -> Identifier<Mission> {
        let live = desk.operation.missions.keys.sorted()
        return chance.pick(chance.below(8) == 0 || live.isEmpty ? missions + [Samples.id(1)] : live)
    }

    /// Mostly a mission whose crew is at home and knows no hour yet.
    private mutating func anyAwaited() -> Identifier<Mission> {
        let awaited = desk.operation.missions.values.filter {
            !$0.isOut && !$0.accepted.isEmpty && desk.operation.crews.watches[$0.id]?.slot == nil
        }.map(\.id).sorted()
        return chance.below(4) == 0 || awaited.isEmpty ? anyMission() : chance.pick(awaited)
    }

    private mutating func anySolicitation() -> Identifier<Solicitation> {
        chance.pick(solicitations + [Samples.id(1)])
    }

    /// One of few, so that the same come up again.
    private mutating func anyPerson() -> Identifier<PersonHelped> {
        chance.pick(people.suffix(4) + [Samples.id(1)])
    }

    /// Mostly somebody who was asked for this mission.
    private mutating func anyAnswerer(for mission: Identifier<Mission>) -> Answerer {
        let asked = desk.operation.missions[mission]?.pending ?? []
        switch chance.below(6) {
        case 0: return .onlyOneAsked
        case 1: return .solicitation(anySolicitation())
        case 2: return .volunteer(anyVolunteer())
        default:
            return asked.isEmpty
                ? .volunteer(anyVolunteer()) : .volunteer(chance.pick(asked).volunteer)
        }
    }
}
