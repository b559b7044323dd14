import OpsTesting
import Testing

@testable import OpsCore

/// A landlord sends tenants who agreed to it, and no one else (must-do 35).
struct PartnerTests {
    /// The service of the department, a landlord there, and a token that opens its door.
    private static func world(
        dailyReferrals: Int64 = 50, in territory: TerritoryCode = Samples.department
    ) throws -> (given: Given, partner: Identifier<Partner>, token: Identifier<AccessToken>) {
        var given = try Given.service()
        try given.carryOut(Samples.landlord(in: territory, dailyReferrals: dailyReferrals))
        let partner = Samples.known(given.operation.partners.keys.first)
        let token = try issue(&given, to: partner)
        return (given, partner, token)
    }

    private static func issue(
        _ given: inout Given, to partner: Identifier<Partner>
    ) throws -> Identifier<AccessToken> {
        let events = try given.carryOut(
            .partner(.issueToken(partner, digest: .none, label: nil)))
        guard case .access(.tokenIssued(let id, .partner)) = events.first else {
            throw PartnerRefusal.noPartner
        }
        return id
    }

    @Test func `whom a partner sends is a contact like any other, and agreed to it`() throws {
        var (given, partner, token) = try Self.world()
        let said = Samples.agreed
        let events = try given.carryOut(Samples.referral(.food, .hygiene, by: token))
        #expect(
            events.map(\.name) == [
                "hotline.contact_logged.v1", "hotline.request_opened.v1",
                "hotline.request_opened.v1", "privacy.consent_given.v1",
                "privacy.consent_given.v1", "privacy.consent_given.v1",
                "partner.person_referred.v1",
            ])
        let food = try #require(given.operation.requests[given.request(1)])
        #expect(food.deployment == given.deployment && food.status == .open)
        let hygiene = try #require(given.operation.requests[given.request(2)])
        #expect(hygiene.status == .uncovered)
        guard case .partner(.personReferred(let referral)) = events.last else {
            Issue.record("nobody was referred")
            return
        }
        #expect(referral.partner == partner && referral.contact == food.contact)
        #expect(referral.person == food.person && referral.requests == [food.id, hygiene.id])
        let consents = events.compactMap { event in
            if case .privacy(.consentGiven(let consent)) = event { consent } else { nil }
        }
        #expect(consents.map(\.purpose) == [.record, .passToUnit, .partner])
        #expect(
            consents.allSatisfy {
                $0.person == food.person && $0.by == said.by && $0.means == said.means
                    && $0.saidAt == said.saidAt
            })
        #expect(Marked.found(in: "\(events)").isEmpty)
    }

    @Test func `nobody is sent who did not agree`() throws {
        let (given, _, token) = try Self.world()
        given.when(Samples.referral(.food, by: token, consent: nil))
            .thenRefuses(.partner(.noConsent))
        let tomorrow = ReferralConsent(
            by: .caller, means: .telephone, saidAt: Samples.start + .minutes(1))
        given.when(Samples.referral(.food, by: token, consent: tomorrow))
            .thenRefuses(.partner(.consentInFuture))
    }

    @Test func `it must be said who it is, by name, number or address`() throws {
        let (given, _, token) = try Self.world()
        for person in [PersonDetails(), PersonDetails(entryCode: "12B47")] {
            given.when(Samples.referral(.food, by: token, person: person))
                .thenRefuses(.partner(.nobodyReferred))
        }
        for person in [
            PersonDetails(name: "N"), PersonDetails(phone: Samples.phone(1)),
            PersonDetails(address: "A"),
        ] {
            #expect(
                given.when(Samples.referral(.food, by: token, person: person)).refusal == nil)
        }
    }

    @Test func `a partner sends people of its own territory alone`() throws {
        let (given, _, token) = try Self.world()
        for postcode in ["13001", nil] {
            given.when(Samples.referral(.food, by: token, postcode: postcode))
                .thenRefuses(.partner(.outsideTerritory(Samples.department)))
        }
        let (wide, _, key) = try Self.world(in: Samples.nation)
        #expect(wide.when(Samples.referral(.food, by: key, postcode: "13001")).refusal == nil)
    }

    @Test func `so many in 24 hours, and then again`() throws {
        var (given, _, token) = try Self.world(dailyReferrals: 2)
        try given.carryOut(Samples.referral(.food, by: token))
        try given.carryOut(Samples.referral(.food, by: token), at: Samples.start + .hours(1))
        let refusal = Refusal.partner(.tooManyReferrals(limit: 2, hours: 24))
        let day = Samples.start + .hours(24)
        given.when(Samples.referral(.food, by: token), at: day - .seconds(1))
            .thenRefuses(refusal)
        try given.carryOut(Samples.referral(.food, by: token), at: day)
        given.when(Samples.referral(.food, by: token), at: day + .minutes(59))
            .thenRefuses(refusal)
        let partner = Samples.known(given.operation.partners.values.first)
        #expect(partner.sentAt.count == 2, "what counts no more is not kept")
        try given.carryOut(
            .partner(.change(partner.id, ChangePartner(dailyReferrals: 3))), at: day)
        #expect(given.when(Samples.referral(.food, by: token), at: day).refusal == nil)
    }

    @Test func `the period of the limit is the partner's own`() throws {
        var (given, id, token) = try Self.world(dailyReferrals: 1)
        try given.carryOut(.partner(.change(id, ChangePartner(referralHours: 168))))
        try given.carryOut(Samples.referral(.food, by: token))
        let restored = try #require(Operation(snapshot: given.operation.snapshot()))
        #expect(restored == given.operation)
        let week = Samples.start + .days(7)
        given.when(Samples.referral(.food, by: token), at: week - .seconds(1))
            .thenRefuses(.partner(.tooManyReferrals(limit: 1, hours: 168)))
        #expect(given.when(Samples.referral(.food, by: token), at: week).refusal == nil)
        try given.carryOut(.partner(.change(id, ChangePartner(referralHours: 1))))
        let hour = Samples.start + .hours(1)
        #expect(given.when(Samples.referral(.food, by: token), at: hour).refusal == nil)
    }

    @Test func `safe hours that a partner tells hold for every call, and equal ends are refused`()
        throws
    {
        var (given, _, token) = try Self.world()
        var person = Marked.person
        person.safeHours = Samples.window("14:00-14:00")
        given.when(Samples.referral(.food, by: token, person: person))
            .thenRefuses(.followUp(.equalEnds(Samples.window("14:00-14:00"))))
        person.safeHours = Samples.window("14:00-16:00")
        let events = try given.carryOut(Samples.referral(.food, by: token, person: person))
        guard case .partner(.personReferred(let referral)) = events.last else {
            Issue.record("nobody was sent")
            return
        }
        #expect(given.operation.safeHours(of: referral.person) == person.safeHours)
    }

    @Test func `the limit of one partner is none of another's`() throws {
        var (given, _, token) = try Self.world(dailyReferrals: 1)
        try given.carryOut(Samples.referral(.food, by: token))
        try given.carryOut(Samples.landlord(dailyReferrals: 1))
        let other = Samples.known(given.operation.partners.values.first { $0.number == 2 })
        let key = try Self.issue(&given, to: other.id)
        #expect(given.when(Samples.referral(.food, by: key)).refusal == nil)
    }

    @Test func `a suspended partner sends nobody, and whom it sent is helped on`() throws {
        var (given, partner, token) = try Self.world()
        try given.carryOut(Samples.referral(.food, by: token))
        let before = given.operation.requests
        try given.carryOut(.partner(.suspend(partner)))
        given.when(Samples.referral(.food, by: token)).thenRefuses(.partner(.suspended))
        #expect(given.operation.requests == before && !before.isEmpty)
        let due = try #require(given.operation.nextDue)
        #expect(
            given.when(.hotline(.escalate(given.request(1))), at: due).summary
                == "hotline.request_escalated.v1")
        given.when(.partner(.suspend(partner)))
            .thenRefuses(.partner(.alreadySuspended(number: 1)))
        try given.carryOut(.partner(.resume(partner)))
        #expect(given.when(Samples.referral(.food, by: token)).refusal == nil)
        given.when(.partner(.resume(partner))).thenRefuses(.partner(.notSuspended(number: 1)))
    }

    @Test func `a token of no partner, or a revoked one, sends nobody`() throws {
        var (given, _, token) = try Self.world()
        given.when(Samples.referral(.food, by: Samples.id(1))).thenRefuses(.partner(.noPartner))
        try given.carryOut(.access(.revokeToken(token)))
        given.when(Samples.referral(.food, by: token)).thenRefuses(.partner(.noPartner))
        given.when(.access(.issueToken(.partner, digest: .none, label: nil)))
            .thenRefuses(.access(.partnerNeeded))
    }

    @Test func `who is named at a partner goes to the vault, and may go from it`() throws {
        let (given, partner, _) = try Self.world()
        let outcome = given.when(Samples.landlord())
        #expect(outcome.events.map(\.name) == ["partner.registered.v1"])
        guard case .partner(_, let details)? = outcome.decision?.vault.first else {
            Issue.record("the vault was not told")
            return
        }
        #expect(details.contact == Marked.caller)
        #expect(Marked.found(in: "\(outcome.events)").isEmpty)
        let forgotten = given.when(
            .partner(.change(partner, ChangePartner(contact: PersonDetails()))))
        guard case .partnerContact(partner, PersonDetails())? = forgotten.decision?.vault.first
        else {
            Issue.record("the vault was not told")
            return
        }
        given.when(.partner(.change(partner, ChangePartner())))
            .thenRefuses(.partner(.nothingToChange))
    }

    @Test func `what is not there is told`() throws {
        let (given, _, _) = try Self.world()
        let nobody: Identifier<Partner> = Samples.id(9)
        for command: PartnerCommand in [
            .suspend(nobody), .resume(nobody), .change(nobody, ChangePartner(dailyReferrals: 1)),
            .issueToken(nobody, digest: .none, label: nil),
        ] {
            given.when(.partner(command)).thenRefuses(.partner(.unknownPartner(nobody)))
        }
        given.when(Samples.landlord(in: Samples.code("33")))
            .thenRefuses(.partner(.unknownTerritory(Samples.code("33"))))
    }

    @Test func `a snapshot keeps partners, tokens and what counts`() throws {
        var (given, _, token) = try Self.world(dailyReferrals: 1)
        try given.carryOut(Samples.referral(.food, by: token))
        let restored = try #require(Operation(snapshot: given.operation.snapshot()))
        #expect(restored == given.operation)
        #expect(restored.partners.values.first?.sentAt == [Samples.start])
    }
}

/// What a partner is told.
struct ReferralStateTests {
    @Test func `each status has its word, and a duplicate is not told`() {
        let states = RequestStatus.allCases.map { ReferralState($0).rawValue }
        #expect(
            states == [
                "received", "received", "being_organised", "on_the_way", "on_the_way", "helped",
                "not_helped", "received",
            ])
        #expect(ReferralEnding(.duplicate) == .other && ReferralEnding(.other) == .other)
        #expect(ReferralEnding(.refusedByPerson) == .declined)
        #expect(ReferralEnding(.refusedByRule) == .notCovered)
        #expect(ReferralEnding(.noLongerNeeded) == .noLongerNeeded)
    }

    @Test func `what goes on stands before what has ended`() {
        #expect(ReferralState(of: [.helped, .received]) == .received)
        #expect(ReferralState(of: [.received, .onTheWay, .beingOrganised]) == .onTheWay)
        #expect(ReferralState(of: [.notHelped, .helped]) == .helped)
        #expect(ReferralState(of: [.notHelped]) == .notHelped)
        #expect(ReferralState(of: [.withheld, .withheld]) == .withheld)
    }
}
