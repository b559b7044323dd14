import OpsCore
import OpsTesting

@testable import OpsStore

/// A busy season from one seed, kept in an archive: contacts, offers, answers, missions, silence.
///
/// What is asked is mostly possible; what is refused is passed over.
struct Rush {
    private(set) var desk: Desk<Archive>
    private(set) var now = Samples.start
    private(set) var carriedOut = 0
    private(set) var book = ContactBook()
    private var lastContact: Int64?
    /// A contact with an alert is shown by the tables at once.
    private var mayBeDanger = true
    var chance: SeededGenerator
    private var identifiers: SeededIdentifierSource

    init(seed: UInt64, archive: Archive) throws {
        chance = SeededGenerator(seed: seed)
        identifiers = SeededIdentifierSource(seed: seed &+ 1)
        desk = Desk(records: archive)
        try archive.transaction {
            for territory in Samples.territories { try put(.territory(.register(territory))) }
            try put(.catalogue(.publish(Samples.entry())))
            try put(
                .catalogue(
                    .openDeployment(
                        Samples.openService(
                            needs: Samples.needs + [Samples.gearRule],
                            outcomeAfter: .days(1), crewRules: CrewRules(watched: .every),
                            messages: .standard))))
            for _ in 0..<8 { try put(Samples.addVolunteer(Samples.profile(weeklyMissions: 60))) }
        }
    }

    /// So many commands that are not refused, several in each transaction, as the office does.
    mutating func go(_ count: Int, showsAll: Bool = true) throws {
        let wanted = carriedOut + count
        let archive = desk.records
        while carriedOut < wanted {
            let together = chance.below(12) + 1
            try archive.transaction(showsAll: showsAll) { for _ in 0..<together { try step() } }
        }
    }

    /// Logs contacts that the tables do not show yet.
    mutating func logUnshownContacts(_ count: Int) throws {
        try desk.records.transaction(showsAll: false) { try logUnshownContactsInHand(count) }
    }

    /// The same within a transaction.
    mutating func logUnshownContactsInHand(_ count: Int) throws {
        mayBeDanger = false
        for _ in 0..<count { try put(anyContact()) }
        mayBeDanger = true
    }

    /// Contacts as they all were before kinds: each holds a need.
    mutating func logEarlierContacts(_ count: Int) throws {
        try desk.records.transaction {
            for index in 0..<count {
                try put(Samples.logContact(NeedKind.expressible[index % 8]))
            }
        }
    }

    private mutating func step() throws {
        now = now + .seconds(Int64(chance.below(600)))
        if chance.below(4) == 0, let due = desk.takeDue(at: now, limit: 1).first {
            return try put(due)
        }
        if let command = anyCommand() { try put(command) }
    }

    private mutating func put(_ command: Command) throws {
        do {
            let recorded = try desk.carryOut(
                command, by: .policy("rush"), cause: Samples.id(UInt64(carriedOut)), at: now,
                identifiers: &identifiers)
            carriedOut += 1
            if case .hotline(.contactLogged(let contact)) = recorded.first?.event {
                lastContact = contact.number
            }
            book.note(command, recorded.map(\.event))
        } catch is Refusal {}
    }
}

/// What is asked.
extension Rush {
    private mutating func anyCommand() -> Command? {
        switch chance.below(87) {
        case 82...86: .rounds(chance.anyRounds(of: desk.operation, at: now))
        case 77:
            anyErasedCandidate() ?? .candidate(chance.anyCandidate(of: desk.operation, at: now))
        case 78...81: .candidate(chance.anyCandidate(of: desk.operation, at: now))
        case 73...76: anyMessages()
        case 62...66: anyCrew()
        case 70...72: anyAnswers()
        case 57...61: .asset(chance.anyAsset(of: desk.operation, at: now))
        case 53...56: anyOperations().map(Command.operations)
        case 34, 35: anyConcern().map(Command.safeguarding)
        case 36, 37: anyCare().map(Command.care)
        case 42, 43: anyVisits().map(Command.visits)
        case 44, 45: anyStepOfVisit() ?? anyVisits().map(Command.visits)
        case 46: anyRules()
        case 67...69: anyWaves()
        case 47...52: anyMoney()
        case 24, 25, 26, 27: anyPacket()
        case 28, 29: anyVisit()
        case 30...33: .followUp(anyFollowUp())
        case 38...40: .partner(anyPartner())
        case 41: .line(anyLine())
        case 18, 19: .danger(anyDanger())
        case 20: anyMerge()
        case 22, 23: anyPrivacy().map(Command.privacy)
        case 21:
            desk.operation.mergedPeople.keys.sorted().first.map { id in
                .hotline(.separatePeople(merged: id))
            }
        case 0, 1, 2: anyContact()
        case 16, 17: anyCompletion()
        case 3, 4, 5: anyOffer()
        case 6, 7, 8: anyAnswer()
        case 9, 10, 11, 12: anyProgress()
        case 13:
            anyRequest().map { id in
                .hotline(.cancelRequest(id, chance.pick(CancellationReason.allCases)))
            }
        case 14: anyRosterCommand()
        default: anyHouseCommand()
        }
    }

    private mutating func anyContact() -> Command {
        let needs = Set((0...chance.below(3)).map { _ in chance.pick(NeedKind.expressible) })
        var wish = LogContact(
            kind: chance.below(3) == 0 ? chance.pick(ContactKind.allCases) : .request,
            needs: chance.below(4) == 0 ? [] : needs.sorted { $0.rawValue < $1.rawValue },
            isAnonymous: chance.below(8) == 0,
            person: chance.below(3) == 0 ? PersonDetails() : Marked.person,
            caller: chance.below(2) == 0 ? Marked.caller : nil,
            relation: chance.pick(CallerRelation.allCases), postcode: anyPostcode(),
            occurredAt: chance.below(2) == 0 ? now - .hours(1) : nil, note: Marked.note)
        wish.isDanger = mayBeDanger && chance.below(6) == 0
        if mayBeDanger, chance.below(8) == 0 {
            wish.person.safeHours = Samples.window("14:00-16:00")
        }
        return .hotline(.logContact(wish))
    }

    private mutating func anyFollowUp() -> FollowUpCommand {
        let live = desk.operation.plannedCalls.keys.sorted()
        let known = book.contacts.filter { $0.person != nil }
        let questions = desk.operation.plannedCalls.values.filter { $0.purpose == .outcome }
        if chance.below(3) == 0, let question = questions.map(\.id).min() {
            let answer = OutcomeAnswer(
                help: .partly, reason: chance.pick(ClosingReason.allCases),
                unmet: [.tooLate, .language])
            return .report(question, CallReport(.reached, answer: answer), by: Samples.id(9))
        }
        guard chance.below(3) > 0, let id = live.isEmpty ? nil : chance.pick(live) else {
            return known.isEmpty
                ? .setRules(Samples.rules, for: nil) : .plan(anyPlan(for: chance.pick(known)))
        }
        switch chance.below(10) {
        case 0, 1: return .take(id, by: Samples.id(9))
        case 2: return .release(id, by: Samples.id(9))
        case 3:
            let ids = desk.operation.deployments.keys.sorted()
            return .setRules(Samples.rules, for: chance.below(2) == 0 ? nil : chance.pick(ids))
        case 4: return .cancel(id, chance.pick(CallEnding.cancellations), note: Marked.note)
        case 5: return .alert(id, note: Marked.note)
        case 6: return .moveOn(id)
        case 7:
            let result = chance.pick(CallResult.allCases)
            return .report(id, CallReport(result, note: Marked.note), by: Samples.id(9))
        case 8: return .report(id, CallReport(.refused), by: Samples.id(9))
        default: return .report(id, CallReport(.noAnswer), by: Samples.id(9))
        }
    }

    private mutating func anyConcern() -> SafeguardingCommand? {
        let live = desk.operation.concerns.keys.sorted()
        guard chance.below(4) > 0, let id = live.isEmpty ? nil : chance.pick(live) else {
            return book.contacts.last.map { contact in
                .raise(
                    RaiseConcern(
                        contact: contact.id, person: contact.person, facts: Marked.facts,
                        words: Marked.words))
            }
        }
        let me = Samples.supervisor
        switch chance.below(7) {
        case 0: return .advise(id, adviser: Marked.adviser, advice: Marked.advice, by: me)
        case 1, 2:
            return .decide(
                id, chance.pick(ConcernDecision.allCases), reasons: Marked.reasons, by: me)
        case 3: return .act(id, Samples.action(by: now + .days(1)), by: me)
        case 4: return .finish(id, action: 1, result: Marked.result, by: me)
        case 5: return .setRules(Samples.concernRules)
        default: return .close(id, .safe, reasons: Marked.reasons)
        }
    }

    private mutating func anyPlan(for contact: KnownContact) -> PlanCall {
        var wish = PlanCall(.friendlyCall, to: Samples.personToCall(contact))
        wish.hours = CallHours(preferred: Samples.window("08:00-22:00"), offset: 60)
        wish.allowsVoicemail = chance.below(2) == 0
        wish.everyDays = chance.below(2) == 0 ? 3 : nil
        wish.phone = Marked.person.phone
        wish.neighbour = Marked.caller
        wish.isAskedFor = chance.below(12) == 0
        return wish
    }

    /// What comes next for a visit of a series, so that some are made.
    private mutating func anyStepOfVisit() -> Command? {
        let waiting = desk.operation.care.series.values.compactMap(\.request)
            .compactMap { desk.operation.requests[$0] }.filter { $0.deployment != nil }
            .sorted { $0.number < $1.number }
        guard let request = waiting.isEmpty ? nil : chance.pick(waiting) else { return nil }
        let mission = request.mission.flatMap { desk.operation.missions[$0] }
        if let asked = mission?.pending.first, let mission {
            return .dispatching(
                .accept(mission.id, .solicitation(asked.id), code: VisitCode(bits: chance.next())))
        }
        guard let mission, mission.isCrewComplete else {
            let fitting = try? desk.operation.proposals(for: request.id, at: now).filter(\.fits)
            let pair = (fitting ?? []).prefix(2).map(\.volunteer)
            return .dispatching(.offer(request.id, to: pair, task: Marked.task))
        }
        return .dispatching(
            mission.stage == .accepted
                ? .start(mission.id) : .complete(mission.id, note: Marked.note))
    }

    private mutating func anyVisits() -> VisitsCommand? {
        let live = desk.operation.care.series.values.sorted { $0.number < $1.number }
        if let owed = live.first(where: { $0.step == .report }), chance.below(3) > 0 {
            return .report(
                owed.id,
                VisitTold(
                    health: [.confused], needs: [.food], isConcern: true, note: Marked.note,
                    nextCallAt: chance.below(2) == 0 ? now + .hours(9) : nil))
        }
        if chance.below(3) == 0, let mission = anyMission() {
            return .agreeSlot(mission.id, from: now, minutes: 60)
        }
        let known = book.contacts.filter { $0.person != nil }
        guard !known.isEmpty else { return nil }
        guard chance.below(2) > 0, let series = live.isEmpty ? nil : chance.pick(live) else {
            return .wish(
                VisitWish(
                    chance.pick([.visits, .visits, .both, .none]),
                    of: Samples.personToCall(chance.pick(known)), everyDays: 2,
                    from: chance.below(2) == 0 ? nil : now + .days(3), note: Marked.note))
        }
        switch chance.below(6) {
        case 0: return .end(series.id, .autonomous, note: Marked.note)
        case 1: return .plan(series.id, at: now + .days(1))
        default: return .moveOn(series.id)
        }
    }

    private mutating func anyCare() -> CareCommand? {
        let live = desk.operation.care.plans.keys.sorted()
        let known = book.contacts.filter { $0.person != nil }
        let supporters = desk.operation.volunteers.values.filter(\.isAvailable).map(\.id).sorted()
        guard !known.isEmpty, !supporters.isEmpty else { return nil }
        let contact = chance.pick(known)
        let terms = CarePlanTerms(
            supporter: chance.pick(supporters),
            calls: chance.below(2) == 0 ? anyPlan(for: contact) : nil, limits: Marked.note,
            agreedWith: Marked.note, note: Marked.note)
        guard chance.below(2) > 0, let id = live.isEmpty ? nil : chance.pick(live) else {
            let who = Samples.personToCall(contact)
            return .openPlan(
                OpenCarePlan(
                    who, supporter: chance.pick(supporters), terms: terms,
                    reviewAt: chance.below(2) == 0 ? nil : now + .hours(3)))
        }
        switch chance.below(4) {
        case 0: return .reviewPlan(id, terms, reviewAt: now + .hours(2))
        case 1: return .endPlan(id, .callsSettled, keepsCalls: false, note: Marked.note)
        case 2: return .setRules(CareRules(contacts: 3, days: 7, reviewDays: 2))
        default: return .remindOfPlan(id)
        }
    }

    private mutating func anyDanger() -> DangerCommand {
        let live = desk.operation.dangers.keys.sorted()
        guard chance.below(3) > 0, let id = live.isEmpty ? nil : chance.pick(live) else {
            let contact = chance.below(2) == 0 ? nil : book.contacts.last
            return .open(
                OpenDanger(contact: contact?.id, place: contact?.place, note: Marked.note))
        }
        switch chance.below(3) {
        case 0:
            return .recordCall(
                id,
                RecordServiceCall(
                    service: Samples.service("15"), reference: Marked.note,
                    calledAt: chance.below(2) == 0 ? now : nil, note: Marked.note))
        case 1: return .take(id, by: Samples.id(9))
        default: return .close(id, chance.pick(DangerOutcome.allCases), note: Marked.note)
        }
    }

    private mutating func anyPacket() -> Command? {
        let runs = desk.operation.missions.values.filter { mission in
            desk.operation.requests[mission.request]?.need == .medicine
        }.sorted { $0.number < $1.number }
        guard let mission = runs.isEmpty ? nil : chance.pick(runs) else { return nil }
        switch mission.packet?.state {
        case nil:
            return .medicine(
                .establish(
                    mission.id,
                    EstablishPacket(
                        cannotGoOut: true, hasNoOtherWay: true, isPrescriptionThere: true,
                        pharmacy: Marked.note, isCold: chance.below(2) == 0)))
        case .atPharmacy:
            return .medicine(.collect(mission.id, isSealed: true, note: Marked.note))
        default:
            return .medicine(
                chance.below(2) == 0
                    ? .handOver(mission.id, note: Marked.note)
                    : .giveBack(mission.id, note: Marked.note))
        }
    }

    private mutating func anyVisit() -> Command? {
        guard let mission = anyMission() else { return nil }
        switch chance.below(4) {
        case 0: return .visit(.issueCode(mission.id, VisitCode(bits: chance.next())))
        case 1: return .visit(.tellCode(mission.id))
        default:
            return .visit(
                .check(
                    found: chance.below(2) == 0 ? [] : [mission.id], by: Samples.id(10),
                    limit: VisitCheckLimit(mistakes: 5, span: .minutes(15))))
        }
    }

    private mutating func anyPostcode() -> String? {
        chance.pick(["92120", "92170", "92000", "75001", "13001", nil])
    }

    /// What tables and vault do not know yet of one of the last contacts.
    private mutating func anyCompletion() -> Command? {
        guard let last = lastContact else { return nil }
        let number = max(1, last - Int64(chance.below(12)))
        guard let known = try? desk.records.present().known(.number(number)) else { return nil }
        var wish = CompleteContact(known: known)
        if chance.below(2) == 0 { wish.needs = [chance.pick(NeedKind.expressible)] }
        if chance.below(4) == 0 { wish.kind = chance.pick(ContactKind.allCases) }
        if known.postcode == nil { wish.postcode = anyPostcode() }
        if !known.isAnonymous, known.person == nil || known.personDetails.name == nil {
            wish.person = chance.below(2) == 0 ? Marked.person : PersonDetails(name: "MARKED")
        }
        if chance.below(3) == 0 { wish.language = Samples.language("pt-br") }
        if known.relation == nil { wish.relation = .neighbour }
        if chance.below(3) == 0 { wish.note = Marked.note }
        return .hotline(.completeContact(wish))
    }

    private mutating func anyOffer() -> Command? {
        guard let request = anyRequest(),
            let fitting = try? desk.operation.proposals(for: request, at: now).filter(\.fits),
            !fitting.isEmpty
        else { return nil }  // nobody to ask, or closed meanwhile
        let chosen = fitting.prefix(chance.below(3) + 1).map(\.volunteer)
        return .dispatching(.offer(request, to: chosen, task: Marked.task))
    }

    private mutating func anyAnswer() -> Command? {
        guard let mission = anyMission(), let asked = mission.solicitations.last else { return nil }
        let answer = mission.pending.isEmpty ? asked : chance.pick(mission.pending)
        return chance.below(4) == 0
            ? .dispatching(
                .decline(
                    mission.id, .solicitation(answer.id), note: Marked.note,
                    why: chance.below(3) == 0
                        ? WhyNot(.notNow, until: Samples.day("2021-12-01")) : nil))
            : .dispatching(
                .accept(
                    mission.id, .solicitation(answer.id), code: VisitCode(bits: chance.next())))
    }

    private mutating func anyProgress() -> Command? {
        guard let mission = anyMission() else { return nil }
        if chance.below(6) == 0 {
            let reason = chance.pick(FailureReason.allCases)
            return .dispatching(.fail(mission.id, reason, note: Marked.note))
        }
        switch mission.stage {
        case .accepted: return .dispatching(.start(mission.id))
        case .started: return .dispatching(.arrive(mission.id))
        default: return .dispatching(.complete(mission.id, note: Marked.note))
        }
    }

    private mutating func anyRosterCommand() -> Command {
        guard chance.below(3) == 0 else {
            let volunteer = chance.pick(desk.operation.volunteers.keys.sorted())
            if chance.below(2) == 0 {
                return chance.below(5) == 0
                    ? .roster(.defineSkill(ConditionSamples.anySkill(&chance)))
                    : .roster(.change(volunteer, ConditionSamples.anyChange(&chance)))
            }
            return .roster(.setAvailability(volunteer, isAvailable: chance.below(3) > 0))
        }
        let home = chance.pick([Samples.unit, Samples.neighbourUnit, Samples.nation])
        return Samples.addVolunteer(Samples.profile(territory: home, weeklyMissions: 40))
    }

    private mutating func anyHouseCommand() -> Command {
        switch chance.below(7) {
        case 6:
            var change = WaveRulesChange()
            change.size = Int64(1 + chance.below(6))
            change.quiet = QuietTime(chance.pick(["22:00-07:00", "closed", "never"])).map {
                QuietHours(time: $0, exception: chance.pick(QuietException.allCases))
            }
            return .catalogue(
                .changeWaves(chance.pick(desk.operation.deployments.keys.sorted()), change))
        case 5:
            let deployments = desk.operation.deployments.keys.sorted()
            return .catalogue(
                .changeHours(
                    chance.pick(deployments),
                    chance.below(2) == 0 ? nil : Samples.parisHours))
        case 0: return .catalogue(.publish(Samples.entry()))
        case 1:
            let desks = [Samples.unit, Samples.otherDepartment, Samples.nation]
            return .catalogue(
                .openDeployment(Samples.openService(in: chance.pick(desks), outcomeAfter: .days(1)))
            )
        case 2:
            let deployments = desk.operation.deployments.keys.sorted()
            return .catalogue(.closeDeployment(chance.pick(deployments)))
        case 3:
            let role = chance.pick(Role.allCases)
            let territory = role.canBeConfined ? Samples.unit : nil
            return .access(
                .issueToken(role, digest: .none, label: Marked.note, within: territory))
        default:
            return .access(
                .revokeToken(chance.pick(desk.operation.tokens.keys.sorted() + [Samples.id(1)])))
        }
    }

    private mutating func anyLine() -> LineCommand {
        guard let line = desk.operation.lines.keys.max(), chance.below(3) > 0 else {
            let details = LineDetails(
                name: "Ligne Exemple", phone: Samples.known(DialledNumber("1520")),
                hours: Samples.parisHours, priority: [.medicine])
            return .open(Samples.nation, details, from: nil)
        }
        if chance.below(4) == 0 { return .close(line, at: nil, announcement: nil) }
        var wish = ChangeLine()
        wish.queue = "Please wait"
        return .change(line, wish, from: now + .hours(Int64(chance.below(50))))
    }

    private mutating func anyPartner() -> PartnerCommand {
        let partners = desk.operation.partners.keys.sorted()
        let tokens = desk.operation.partnersOfTokens.keys.sorted()
        guard let partner = partners.last, partners.count > 2 || chance.below(3) > 0 else {
            return .register(
                RegisterPartner(
                    kind: chance.pick(PartnerKind.allCases), territory: Samples.nation,
                    details: PartnerDetails(name: "MARKED-PARTNER", contact: Marked.caller)))
        }
        guard let token = tokens.last else {
            return .issueToken(partner, digest: .none, label: Marked.note)
        }
        switch chance.below(8) {
        case 0: return .suspend(chance.pick(partners))
        case 1, 2: return .resume(chance.pick(partners))
        case 3: return .change(partner, ChangePartner(contact: Marked.caller))
        case 4: return .issueToken(chance.pick(partners), digest: .none, label: Marked.note)
        default:
            let contact = LogContact(
                needs: [chance.pick(NeedKind.expressible)], person: Marked.person,
                postcode: anyPostcode(), note: Marked.note)
            let agreed = ReferralConsent(by: .person, means: .writing, saidAt: now)
            return .refer(ReferPerson(contact, consent: agreed), by: token)
        }
    }

    private mutating func anyMerge() -> Command? {
        let people = Set(desk.operation.requests.values.compactMap(\.person)).sorted()
        guard !people.isEmpty else { return nil }
        return .hotline(.mergePeople(kept: chance.pick(people), merged: chance.pick(people)))
    }

    /// Of somebody of the last contacts: mostly nothing of hers is live any more.
    private mutating func anyErasedCandidate() -> Command? {
        if chance.below(6) == 0 { return anyErasedVolunteer() }
        let known = desk.operation.candidates.known.keys.sorted()
        guard !known.isEmpty, let room = try? desk.records.present() else { return nil }
        let id = chance.pick(known)
        guard let held = try? room.known(candidate: id)?.person else { return nil }
        return .privacy(.eraseCandidate(id, held, .asked))
    }

    private mutating func anyErasedVolunteer() -> Command? {
        let known = desk.operation.volunteers.keys.sorted()
        guard !known.isEmpty, let room = try? desk.records.present() else { return nil }
        let id = chance.pick(known)
        switch chance.below(5) {
        case 0: return .privacy(.holdVolunteer(id, chance.pick(HoldReason.allCases)))
        case 1: return .privacy(.releaseVolunteer(id))
        default:
            guard let held = try? room.known(volunteer: id)?.person else { return nil }
            return .privacy(.eraseVolunteer(held, .asked))
        }
    }

    private mutating func anyPrivacy() -> PrivacyCommand? {
        let live = Set(desk.operation.requests.values.compactMap(\.person))
        let people = book.contacts.suffix(60).compactMap(\.person).filter { !live.contains($0) }
        guard !people.isEmpty, let room = try? desk.records.present() else { return nil }
        let person = chance.pick(people)
        guard let known = try? room.known(person)?.person else { return nil }
        switch chance.below(10) {
        case 6: return .setRetention(Samples.retention)
        case 7:
            let end = JournalHead(position: 7, digest: SHA256.digest(of: Array("lines".utf8)))
            return chance.below(2) == 0 ? .noteRetention(RetentionReport()) : .anchorAccessLog(end)
        case 8:
            // The newest mostly waits for help still: any of them.
            let nobodys = book.contacts.filter { $0.person == nil }
            guard !nobodys.isEmpty else { return nil }
            let contact = chance.pick(nobodys)
            // One of them is kept from then on.
            guard !desk.operation.heldNameless.isEmpty else {
                return .holdNameless(.contact(contact.id), isNameless: true, .court)
            }
            if let danger = nobodysDanger(in: room) { return danger }
            let known = try? room.known(contact: contact.id)?.person
            guard let known, known.counts.total > 0 else { return nil }
            return .eraseContact(contact.id, known, .retention)
        case 9:
            let lift = LiftAnonymity(consent: .person, reason: .personsWish, recipient: .unit)
            return book.contacts.last { $0.isAnonymous }.map { .lift(lift, of: $0) }
        case 4:
            return .giveConsent(
                ConsentSaid(person: person, purpose: chance.pick(ConsentPurpose.allCases)),
                isErased: known.erased.contains(person))
        case 5:
            let purpose = chance.pick(ConsentPurpose.allCases)
            let said = ConsentSaid(person: person, purpose: purpose, by: .caller, saidAt: now)
            return .withdrawConsent(said, from: .given)
        case 0:
            var wish = CorrectPerson(person: person, known: known, postcode: "92170")
            if let note = known.notes.first { wish.notes[note] = Marked.note }
            return .correct(wish)
        case 1: return .hold(person, chance.pick(HoldReason.allCases))
        default: return .erase(known, chance.pick(ErasureReason.allCases))
        }
    }

    /// An alert that is closed and names no contact, with something noted of it.
    private func nobodysDanger(in room: ReadingRoom) -> PrivacyCommand? {
        for number in 1...Int64(60) {
            guard let row = try? room.danger(.number(number)), row.closedAt != nil,
                let known = try? room.known(danger: row.id)?.person, known.counts.total > 0
            else { continue }
            return .eraseDanger(row.id, known, .retention)
        }
        return nil
    }

    mutating func anyRequest() -> Identifier<HelpRequest>? {
        let live = desk.operation.requests.keys.sorted()
        return live.isEmpty ? nil : chance.pick(live)
    }

    mutating func anyMission() -> Mission? {
        let live = desk.operation.missions.values.sorted { $0.number < $1.number }
        return live.isEmpty ? nil : chance.pick(live)
    }
}
