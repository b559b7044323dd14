/// What people may ask of what is held on them.
extension Operation {
    func decide(
        _ command: PrivacyCommand, at instant: Instant
    ) throws(PrivacyRefusal) -> ([PrivacyEvent], [VaultWrite]) {
        switch command {
        case .correct(let wish): return try correct(wish)
        case .erase(let known, let reason): return try erase(known, reason)
        case .hold(let person, let reason):
            guard heldPeople[person] == nil else { throw .alreadyOnHold }
            return ([.holdSet(person, reason)], [])
        case .release(let person):
            // Whoever is held is one person, under whichever of her identities it was said.
            let held = twins(of: person).filter { heldPeople[$0] != nil }
            guard !held.isEmpty else { throw .notOnHold }
            return (held.map { .holdLifted($0) }, [])
        case .giveConsent(let said, let isErased):
            return ([try give(said, isErased: isErased, at: instant)], [])
        case .withdrawConsent(let said, let state):
            return ([try withdraw(said, from: state, at: instant)], [])
        case .setRetention(let rules): return ([.retentionSet(rules)], [])
        case .beginRetention: return (try begin(at: instant), [])
        case .noteRetention(let report): return ([.retentionRan(report)], [])
        case .anchorAccessLog(let head): return ([.accessLogAnchored(head)], [])
        case .eraseContact(let contact, let known, let reason):
            return try erase(contact, known, reason)
        case .eraseDanger(let danger, let known, let reason):
            return try erase(danger, known, reason)
        case .lift(let wish, let known): return (try lift(wish, of: known), [])
        case .eraseCandidate(let id, let known, let reason):
            return try erase(id, known, reason)
        case .eraseVolunteer(let known, let reason):
            return try erase(volunteer: known, reason)
        case .holdVolunteer(let id, let reason): return (try hold(volunteer: id, reason), [])
        case .releaseVolunteer(let id): return (try release(volunteer: id), [])
        case .holdNameless(let thing, let isNameless, let reason):
            return (try hold(thing, isNameless: isNameless, reason), [])
        case .releaseNameless(let thing): return (try release(thing), [])
        }
    }

    private func correct(
        _ wish: CorrectPerson
    ) throws(PrivacyRefusal) -> ([PrivacyEvent], [VaultWrite]) {
        guard !wish.known.erased.contains(wish.person) else { throw .alreadyErased }
        guard !wish.fields.isEmpty else { throw .nothingToCorrect }
        for number in wish.notes.keys.sorted() where !wish.known.notes.contains(number) {
            throw .unknownNote(number: number)
        }
        return ([.personCorrected(wish.person, wish.fields)], [.correction(wish)])
    }

    /// Everything that names her goes at once; what is live, and what must be kept, stays whole.
    private func erase(
        _ known: KnownPerson, _ reason: ErasureReason
    ) throws(PrivacyRefusal) -> ([PrivacyEvent], [VaultWrite]) {
        try checkMayErase(known)
        try checkNothingIsLive(of: known)
        let erased = PersonErased(
            identities: known.identities, reason: reason, counts: known.counts)
        return ([.personErased(erased)], [.erasure(known)])
    }

    func checkMayErase(before command: PrivacyCommand) throws(PrivacyRefusal) {
        if case .erase(let known, _) = command { try checkMayErase(known) }
    }

    /// What nobody can put out of the way by ending help.
    private func checkMayErase(_ known: KnownPerson) throws(PrivacyRefusal) {
        guard !known.isErased else { throw .alreadyErased }
        guard !known.identities.contains(where: { heldPeople[$0] != nil }) else { throw .onHold }
        if let number = liveConcern(of: known) { throw .concernLive(number: number) }
    }

    func checkNothingIsLive(of known: KnownPerson) throws(PrivacyRefusal) {
        if let number = liveRequest(of: known) { throw .requestLive(number: number) }
        if let number = liveDanger(of: known) { throw .dangerLive(number: number) }
        if let number = liveCall(of: known) { throw .callLive(number: number) }
        if let number = liveConcern(of: known) { throw .concernLive(number: number) }
        if let mission = openMoney(of: known) { throw .moneyOpen(mission: mission) }
    }

    /// The oldest request of the person that still waits for help.
    private func liveRequest(of known: KnownPerson) -> Int64? {
        let (people, contacts) = (Set(known.identities), Set(known.contacts))
        return requests.values.lazy.filter { request in
            request.person.map(people.contains) ?? false || contacts.contains(request.contact)
        }.map(\.number).min()
    }

    private func liveDanger(of known: KnownPerson) -> Int64? {
        let contacts = Set(known.contacts)
        return dangers.values.lazy.filter { $0.contact.map(contacts.contains) ?? false }
            .map(\.number).min()
    }

    private func liveCall(of known: KnownPerson) -> Int64? {
        plannedCalls.values.lazy.filter { known.identities.contains($0.person) }.map(\.number).min()
    }

    /// Also of a mission for a contact that was nobody's when the money was agreed.
    private func openMoney(of known: KnownPerson) -> Int64? {
        let missions = Set(known.missions)
        return purchases.values.lazy.filter { purchase in
            missions.contains(purchase.mission)
                || purchase.person.map(known.identities.contains) ?? false
        }.map(\.number).min()
    }

    /// What must be kept of a person stays kept of both whom she turns out to be.
    func holds(after command: HotlineCommand) -> [Event] {
        guard case .separatePeople(let merged, _) = command, !heldPeople.isEmpty,
            let kept = mergedPeople[merged],
            let reason = twins(of: kept).lazy.compactMap({ heldPeople[$0] }).first
        else { return [] }
        return [kept, merged].filter { heldPeople[$0] == nil }
            .map { .privacy(.holdSet($0, reason)) }
    }

    mutating func evolve(_ event: PrivacyEvent, at instant: Instant) {
        switch event {
        case .personCorrected, .consentGiven, .consentWithdrawn, .contactErased, .dangerErased,
            .anonymityLifted,
            .retentionRan, .accessLogAnchored:
            return
        case .personErased(let erased):
            for id in erased.identities {
                safeHours[id] = nil
                companions.forget(id)
            }
            if !spending.isEmpty { forgetSpending(of: erased.identities) }
        case .candidateErased(let erased): candidates.known[erased.candidate] = nil
        case .volunteerErased(let erased): forget(erased)
        case .volunteerHoldSet(let id, let reason): heldVolunteers[id] = reason
        case .volunteerHoldLifted(let id): heldVolunteers[id] = nil
        case .namelessHoldSet(let thing, let reason): heldNameless[thing] = reason
        case .namelessHoldLifted(let thing): heldNameless[thing] = nil
        case .retentionSet(let rules): setRetention(rules, at: instant)
        case .retentionBegan: planRetention(after: instant)
        case .holdSet(let person, let reason): heldPeople[person] = reason
        case .holdLifted(let person): heldPeople[person] = nil
        }
    }
}
