import OpsTesting
import Testing

@testable import OpsCore

/// What was kept long enough goes by itself only where somebody has said so; anonymity is lifted by an act.
struct RetentionTests {
    private static func at(_ text: String) throws -> Instant {
        try #require(Instant(rfc3339: text))
    }

    private static func isDue(_ given: Given, at instant: Instant) -> Bool {
        given.operation.takeDueCopy(at: instant).contains { command in
            if case .privacy(.beginRetention) = command { true } else { false }
        }
    }

    @Test func `nothing goes by itself until rules say so, and not any more once they do not`()
        throws
    {
        var given = Given()
        #expect(!Self.isDue(given, at: Samples.start + .days(9_000)))
        try given.carryOut(.privacy(.setRetention(Samples.retention)))
        #expect(given.operation.retentionDue == (try Self.at("2020-03-24T02:00:00Z")))
        #expect(Self.isDue(given, at: Samples.start + .days(1)))
        var off = RetentionRules.standard
        #expect(!off.isDaily && off.personMonths == 24)
        off = .standard
        try given.carryOut(.privacy(.setRetention(off)))
        #expect(!Self.isDue(given, at: Samples.start + .days(9_000)))
    }

    @Test func `after a long stop it is done once, and then at its hour again`() throws {
        var given = Given()
        try given.carryOut(.privacy(.setRetention(Samples.retention)))
        given.when(.privacy(.beginRetention)).thenRefuses(.privacy(.retentionNotDue))
        let late = Samples.start + .days(40) + .hours(5)
        try given.carryOut(.privacy(.beginRetention), at: late)
        #expect(!Self.isDue(given, at: late))
        #expect(given.operation.retentionDue == (try Self.at("2020-05-03T02:00:00Z")))
    }

    @Test(arguments: [
        ("2020-03-23T01:59:59Z", "2020-03-23T02:00:00Z"),
        ("2020-03-23T02:00:00Z", "2020-03-24T02:00:00Z"),
        // 23:30 UTC is the next day on the wall.
        ("2020-03-23T23:30:00Z", "2020-03-24T02:00:00Z"),
    ])
    func `the hour is the one of the house's wall`(_ now: String, _ next: String) throws {
        #expect(Samples.retention.next(after: try Self.at(now)) == (try Self.at(next)))
    }

    @Test func `a contact that is nobody's is erased once, and not while something of it is live`()
        throws
    {
        var given = try Given.service()
        try given.carryOut(
            .hotline(.logContact(LogContact(needs: [.food], isAnonymous: true, note: Marked.note))))
        let contact = given.contact(1)
        var known = KnownPerson(identities: [])
        known.contacts = [contact.id]
        known.notes = [1]
        given.when(.privacy(.eraseContact(contact.id, known, .retention)))
            .thenRefuses(.privacy(.alreadyErased))
        known.counts[.notes] = 1
        given.when(.privacy(.eraseContact(contact.id, known, .retention)))
            .thenRefuses(.privacy(.requestLive(number: 1)))
        try given.carryOut(.hotline(.cancelRequest(given.request(1), .noLongerNeeded)))
        let erased = given.when(.privacy(.eraseContact(contact.id, known, .retention)))
        erased.then([
            .privacy(
                .contactErased(
                    ContactErased(contact: contact.id, reason: .retention, counts: known.counts)))
        ])
        #expect(erased.decision?.vault.count == 1)
    }

    @Test func `what was noted of an alert that names nobody is erased once, when it is closed`()
        throws
    {
        var given = try Given.service()
        try given.carryOut(
            .danger(.open(OpenDanger(contact: nil, place: nil, note: Marked.note))))
        let alert = try #require(given.operation.dangers.keys.first)
        var known = KnownPerson(identities: [])
        let erase = { Command.privacy(.eraseDanger(alert, $0, .retention)) }
        given.when(erase(known)).thenRefuses(.privacy(.alreadyErased))
        known.notes = [1]
        known.counts[.notes] = 1
        given.when(erase(known)).thenRefuses(.privacy(.dangerLive(number: 1)))
        try given.carryOut(.danger(.close(alert, .safe, note: nil)))
        let erased = given.when(erase(known))
        erased.then([
            .privacy(
                .dangerErased(
                    DangerErased(danger: alert, reason: .retention, counts: known.counts)))
        ])
        #expect(erased.decision?.vault.count == 1)
    }

    @Test func `what was noted of nobody who is known is kept while it is held`() throws {
        var given = try Given.service()
        try given.carryOut(.danger(.open(OpenDanger(contact: nil, place: nil, note: Marked.note))))
        let alert = try #require(given.operation.dangers.keys.first)
        try given.carryOut(.danger(.close(alert, .safe, note: nil)))
        try given.carryOut(
            .hotline(.logContact(LogContact(kind: .listening, isAnonymous: true))))
        let contact = given.contact(1).id
        var known = KnownPerson(identities: [])
        known.counts[.notes] = 1
        for (thing, erasure) in [
            (Nameless.danger(alert), PrivacyCommand.eraseDanger(alert, known, .retention)),
            (.contact(contact), .eraseContact(contact, known, .retention)),
        ] {
            let hold = Command.privacy(.holdNameless(thing, isNameless: true, .court))
            given.when(.privacy(.releaseNameless(thing))).thenRefuses(.privacy(.notOnHold))
            given.when(.privacy(.holdNameless(thing, isNameless: false, .court)))
                .thenRefuses(.privacy(.notNameless))
            given.when(hold).then([.privacy(.namelessHoldSet(thing, .court))])
            try given.carryOut(hold)
            given.when(hold).thenRefuses(.privacy(.alreadyOnHold))
            given.when(.privacy(erasure)).thenRefuses(.privacy(.onHold))
            let again = try #require(Operation(snapshot: given.operation.snapshot()))
            #expect(again == given.operation && again.heldNameless[thing] == .court)
            try given.carryOut(.privacy(.releaseNameless(thing)))
            #expect(given.when(.privacy(erasure)).refusal == nil)
        }
    }

    @Test func `a contact that is held becomes somebody's: she is held from then on`() throws {
        var given = try Given.service()
        try given.carryOut(.hotline(.logContact(LogContact(kind: .missed))))
        let contact = given.contact(1)
        try given.carryOut(
            .privacy(.holdNameless(.contact(contact.id), isNameless: true, .court)))
        try given.carryOut(
            .hotline(
                .completeContact(
                    CompleteContact(known: contact, person: PersonDetails(name: "Ada Exemple")))))
        let person = try #require(given.contact(1).person)
        #expect(given.operation.heldPeople == [person: .court])
        #expect(given.operation.heldNameless.isEmpty)
    }

    @Test func `anonymity is lifted with consent, or for danger, or by law, and once`() throws {
        var given = try Given.service()
        try given.carryOut(
            .hotline(.logContact(LogContact(kind: .listening, isAnonymous: true))))
        let contact = given.contact(1)
        func lift(_ consent: ConsentSpeaker?, _ reason: LiftReason) -> Outcome {
            let wish = LiftAnonymity(consent: consent, reason: reason, recipient: .police)
            return given.when(.privacy(.lift(wish, of: contact)))
        }
        for consent in [nil, ConsentSpeaker.caller] {
            lift(consent, .personsWish).thenRefuses(.privacy(.consentNeeded))
        }
        for (consent, reason) in [
            (ConsentSpeaker.person, LiftReason.personsWish), (nil, .dangerToLife), (nil, .law),
        ] {
            #expect(lift(consent, reason).summary == "privacy.anonymity_lifted.v1")
        }
        var named = CompleteContact(known: contact)
        named.person = Marked.person
        given.when(.hotline(.completeContact(named))).thenRefuses(.hotline(.staysAnonymous))
        var lifted = contact
        lifted.isAnonymous = false
        named.known = lifted
        #expect(given.when(.hotline(.completeContact(named))).refusal == nil)
        let wish = LiftAnonymity(consent: nil, reason: .law, recipient: .police)
        given.when(.privacy(.lift(wish, of: lifted))).thenRefuses(.privacy(.notAnonymous))
    }
}
