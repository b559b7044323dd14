import OpsTesting
import Testing

@testable import OpsCore

/// What people allow, each purpose by itself.
struct ConsentTests {
    private static let person = Samples.id(5, of: PersonHelped.self)

    private static func said(
        _ purpose: ConsentPurpose, by speaker: ConsentSpeaker = .person, at instant: Instant? = nil
    ) -> ConsentSaid {
        ConsentSaid(person: person, purpose: purpose, by: speaker, means: .writing, saidAt: instant)
    }

    @Test(arguments: ConsentPurpose.allCases)
    func `a yes and a no are noted with who said it, how and when`(_ purpose: ConsentPurpose) {
        let said = Self.said(purpose, by: .caller, at: Samples.start - .days(2))
        given().when(.privacy(.giveConsent(said, isErased: false)))
            .then([.privacy(.consentGiven(said))])
        for state in [ConsentState.given, .unasked] {
            given().when(.privacy(.withdrawConsent(said, from: state)))
                .then([.privacy(.consentWithdrawn(said))])
        }
    }

    @Test func `what was withdrawn, lies ahead, or is about nobody any more is refused`() {
        given().when(.privacy(.withdrawConsent(Self.said(.visit), from: .withdrawn)))
            .thenRefuses(.privacy(.consentWithdrawnAlready))
        let ahead = Self.said(.visit, at: Samples.start + .seconds(1))
        given().when(.privacy(.giveConsent(ahead, isErased: false)))
            .thenRefuses(.privacy(.consentInFuture))
        given().when(.privacy(.withdrawConsent(ahead, from: .given)))
            .thenRefuses(.privacy(.consentInFuture))
        given().when(.privacy(.giveConsent(Self.said(.visit), isErased: true)))
            .thenRefuses(.privacy(.alreadyErased))
    }

    @Test func `what is allowed while a contact is logged is said by whoever is on the line`()
        throws
    {
        let service = try Given.service()
        for (caller, speaker) in [(nil, ConsentSpeaker.person), (Marked.caller, .caller)] {
            var wish = LogContact(needs: [.food], person: Marked.person, caller: caller)
            wish.consents = [.record, .callBack]
            let events = service.when(.hotline(.logContact(wish))).events
            guard case .hotline(.contactLogged(let contact)) = events.first,
                let person = contact.person
            else {
                Issue.record("a contact is logged")
                return
            }
            #expect(
                events.suffix(2)
                    == [ConsentPurpose.record, .callBack].map {
                        .privacy(
                            .consentGiven(ConsentSaid(person: person, purpose: $0, by: speaker)))
                    })
        }
    }

    @Test func `a consent of nobody is refused, logged or added`() throws {
        var service = try Given.service()
        var wish = LogContact(needs: [.food])
        wish.consents = [.record]
        service.when(.hotline(.logContact(wish))).thenRefuses(.hotline(.nobodyConsents))
        wish.consents = []
        try service.carryOut(.hotline(.logContact(wish)))
        var more = CompleteContact(known: service.contact(1))
        more.consents = [.visit]
        service.when(.hotline(.completeContact(more))).thenRefuses(.hotline(.nobodyConsents))
        more.person = Marked.person
        let events = service.when(.hotline(.completeContact(more))).events
        guard case .privacy(.consentGiven(let said)) = events.last,
            case .hotline(.contactCompleted(let completed)) = events.first
        else {
            Issue.record("the consent of somebody is noted")
            return
        }
        #expect(said.person == completed.person)
        #expect(said.purpose == .visit)
    }
}
