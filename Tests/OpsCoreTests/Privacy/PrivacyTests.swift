import OpsTesting
import Testing

@testable import OpsCore

/// What people may ask of what is held on them.
struct PrivacyTests {
    private static let (person, twin) = (
        Samples.id(5, of: PersonHelped.self), Samples.id(11, of: PersonHelped.self)
    )

    private static func known(_ identities: Identifier<PersonHelped>...) -> KnownPerson {
        KnownPerson(identities: identities)
    }

    private static func erase(_ known: KnownPerson) -> Command {
        .privacy(.erase(known, .asked))
    }

    @Test func `what is corrected is said by its fields and never by its content`() throws {
        var wish = CorrectPerson(
            person: Self.person, known: Self.known(Self.person), details: Marked.person,
            postcode: "92170")
        wish.details.safeHours = Samples.window("14:00-16:00")
        wish.known.notes = [7]
        wish.notes = [7: Marked.note]
        let outcome = given().when(.privacy(.correct(wish)))
        outcome.then([
            .privacy(.personCorrected(Self.person, PersonField.allCases)),
            .followUp(.safeHoursSaid(Self.person, Samples.window("14:00-16:00"))),
        ])
        let payload = String(decoding: try #require(outcome.events.first).payload, as: UTF8.self)
        #expect(Marked.found(in: payload).isEmpty)
        #expect(!payload.contains("92170"))
        guard case .correction = outcome.decision?.vault.first else {
            Issue.record("the vault is told")
            return
        }
    }

    @Test func `a postcode that is put right takes what is live to where she is`() throws {
        var given = try Given.country()
        try given.carryOut(.catalogue(.publish(Samples.entry())))
        for unit in [Samples.unit, Samples.neighbourUnit] {
            try given.carryOut(.catalogue(.openDeployment(Samples.openService(in: unit))))
        }
        try given.carryOut(Samples.logContact(.food))
        let who = Samples.personToCall(given.contact(1))
        try given.carryOut(.followUp(.plan(PlanCall(.callBack, to: who))))
        let person = try #require(given.contact(1).person)
        let due = given.operation.requests[given.request(1)]?.dueAt
        let wish = CorrectPerson(person: person, known: Self.known(person), postcode: "92170")
        let outcome = given.when(.privacy(.correct(wish)))
        for event in outcome.events {
            #expect(!String(decoding: event.payload, as: UTF8.self).contains("92170"))
        }
        let names = try given.carryOut(.privacy(.correct(wish))).map(\.name)
        #expect(
            names == [
                "privacy.person_corrected.v1", "hotline.contact_completed.v1",
                "hotline.request_handed_over.v1", "hotline.person_moved.v1",
            ])
        let request = try #require(given.operation.requests[given.request(1)])
        #expect(request.place == Samples.neighbourUnit)
        #expect(request.position == Samples.neighbourPosition)
        #expect(request.owner == .desk(Samples.neighbourUnit) && request.dueAt == due)
        #expect(given.plannedCall(1).place == Samples.neighbourUnit)
        #expect(given.plannedCall(1).position == Samples.neighbourPosition)
        #expect(try #require(Operation(snapshot: given.operation.snapshot())) == given.operation)
        // Said again, nothing moves.
        #expect(try given.carryOut(.privacy(.correct(wish))).count == 1)
    }

    @Test func `what corrects nothing, another's note, or who was erased is refused`() {
        var wish = CorrectPerson(person: Self.person, known: Self.known(Self.person))
        given().when(.privacy(.correct(wish))).thenRefuses(.privacy(.nothingToCorrect))
        wish.removed = [.phone]
        given().when(.privacy(.correct(wish)))
            .then([.privacy(.personCorrected(Self.person, [.phone]))])
        wish.known.notes = [7]
        wish.notes = [7: "x", 8: nil]
        given().when(.privacy(.correct(wish)))
            .thenRefuses(.privacy(.unknownNote(number: 8)))
        wish.known.erased = [Self.person]
        given().when(.privacy(.correct(wish))).thenRefuses(.privacy(.alreadyErased))
    }

    @Test func `an erasure is proven by who, why and how many, and erases in the vault`() {
        var known = Self.known(Self.person, Self.twin)
        known.counts[.people] = 2
        let outcome = given().when(Self.erase(known))
        outcome.then([
            .privacy(
                .personErased(
                    PersonErased(
                        identities: [Self.person, Self.twin], reason: .asked,
                        counts: known.counts)))
        ])
        guard case .erasure(known) = outcome.decision?.vault.first else {
            Issue.record("the vault is told")
            return
        }
    }

    @Test func `nothing is erased while a request is live, under whatever identity`() throws {
        var service = try Given.service()
        try service.carryOut(Samples.logContact(.food))
        let request = service.request(1)
        let live = try #require(service.operation.requests[request])
        var known = Self.known(Self.person)
        known.contacts = [live.contact]
        service.when(Self.erase(known)).thenRefuses(.privacy(.requestLive(number: 1)))
        let person = try #require(live.person)
        service.when(Self.erase(Self.known(Self.twin, person)))
            .thenRefuses(.privacy(.requestLive(number: 1)))
        try service.carryOut(.hotline(.cancelRequest(request, .noLongerNeeded)))
        #expect(service.when(Self.erase(known)).refusal == nil)
    }

    @Test func `nothing is erased while a danger alert is not closed`() throws {
        var service = try Given.service()
        let contact = Samples.id(4, of: Contact.self)
        try service.carryOut(.danger(.open(OpenDanger(contact: contact))))
        var known = Self.known(Self.person)
        known.contacts = [contact]
        service.when(Self.erase(known)).thenRefuses(.privacy(.dangerLive(number: 1)))
        try service.carryOut(.danger(.close(service.danger(1), .safe, note: nil)))
        #expect(service.when(Self.erase(known)).refusal == nil)
    }

    @Test func `nothing is erased while a call is owed`() throws {
        var service = try Given.service()
        try service.carryOut(
            .hotline(.logContact(LogContact(needs: [.listening], person: Marked.person))))
        let called = Samples.personToCall(service.contact(1))
        let person = try #require(service.contact(1).person)
        let request = service.request(1)
        try service.carryOut(.hotline(.cancelRequest(request, .noLongerNeeded)))
        try service.carryOut(.followUp(.plan(PlanCall(.callBack, to: called))))
        let known = Self.known(Self.twin, person)
        service.when(Self.erase(known)).thenRefuses(.privacy(.callLive(number: 1)))
        let call = try #require(service.operation.plannedCalls.keys.first)
        try service.carryOut(.followUp(.cancel(call, .noLongerNeeded, note: nil)))
        #expect(service.when(Self.erase(known)).refusal == nil)
    }

    @Test func `what must be kept of two stays kept of both when they turn out to be two`() throws {
        var service = try Given.service()
        for _ in 1...2 { try service.carryOut(Samples.logContact(.information)) }
        let kept = try #require(service.contact(1).person)
        let merged = try #require(service.contact(2).person)
        try service.carryOut(.hotline(.mergePeople(kept: kept, merged: merged)))
        try service.carryOut(.privacy(.hold(kept, .court)))
        let events = try service.carryOut(.hotline(.separatePeople(merged: merged)))
        #expect(events.contains(.privacy(.holdSet(merged, .court))))
        service.when(Self.erase(Self.known(merged))).thenRefuses(.privacy(.onHold))
        service.when(Self.erase(Self.known(kept))).thenRefuses(.privacy(.onHold))
    }

    @Test func `a hold under one identity is lifted under the other`() throws {
        var service = try Given.service()
        for _ in 1...2 { try service.carryOut(Samples.logContact(.information)) }
        let kept = try #require(service.contact(1).person)
        let merged = try #require(service.contact(2).person)
        try service.carryOut(.privacy(.hold(merged, .court)))
        try service.carryOut(.hotline(.mergePeople(kept: kept, merged: merged)))
        let events = try service.carryOut(.privacy(.release(kept)))
        #expect(events == [.privacy(.holdLifted(merged))])
        service.when(.privacy(.release(kept))).thenRefuses(.privacy(.notOnHold))
    }

    @Test func `what must be kept is kept until the hold is lifted, for twins too`() throws {
        let held = Event.privacy(.holdSet(Self.twin, .court))
        given().when(.privacy(.hold(Self.twin, .court))).then([held])
        given([held]).when(Self.erase(Self.known(Self.person, Self.twin)))
            .thenRefuses(.privacy(.onHold))
        #expect(given([held]).when(Self.erase(Self.known(Self.person))).refusal == nil)
        given([held]).when(.privacy(.hold(Self.twin, .other)))
            .thenRefuses(.privacy(.alreadyOnHold))
        let lifted = Event.privacy(.holdLifted(Self.twin))
        given([held]).when(.privacy(.release(Self.twin))).then([lifted])
        given([held, lifted]).when(.privacy(.release(Self.twin)))
            .thenRefuses(.privacy(.notOnHold))
        let operation = given([held]).operation
        #expect(Operation(snapshot: operation.snapshot()) == operation)
        #expect(operation != Operation())
        #expect(given([held, lifted]).operation == Operation())
    }

    @Test func `who was erased is not erased again, nor told anew under the same contact`() throws {
        var known = Self.known(Self.person, Self.twin)
        known.erased = [Self.person]
        #expect(given().when(Self.erase(known)).refusal == nil)
        known.erased.insert(Self.twin)
        given().when(Self.erase(known)).thenRefuses(.privacy(.alreadyErased))
        var service = try Given.service()
        try service.carryOut(Samples.logContact(.food))
        var contact = service.contact(1)
        contact.isErased = true
        service.when(.hotline(.completeContact(CompleteContact(known: contact, note: "x"))))
            .thenRefuses(.hotline(.personErased))
    }
}
