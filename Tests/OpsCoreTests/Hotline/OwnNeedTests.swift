import OpsTesting
import Testing

@testable import OpsCore

/// Kinds of need that a deployment adds.
struct OwnNeedTests {
    private static let pets = NeedKind.own(Samples.ownNeed)
    private static let name = LocalizedText(
        fr: "nourriture pour animaux", es: "comida para mascotas", en: "pet food")
    private static let rule = rule(named: name)

    private static func rule(_ need: NeedKind = pets, named name: LocalizedText?) -> NeedRule {
        NeedRule(kind: need, dueWithin: .hours(8), crew: 1, skill: nil, name: name)
    }

    private static func open(_ rules: NeedRule...) -> Command {
        .catalogue(.openDeployment(Samples.openService(needs: rules)))
    }

    private static func known() throws -> Given {
        var service = try Given.service(volunteers: 1)
        try service.carryOut(open(rule))
        return service
    }

    @Test(
        arguments: [
            ("errand.pet_food", true, false), ("visit.reading", true, true),
            ("talk.homework2", false, true), ("desk.t", false, false),
        ])
    func `the code says how a need is served`(_ code: String, door: Bool, talks: Bool) throws {
        let need = try #require(NeedKind(rawValue: code))
        #expect(need.rawValue == code)
        #expect(NeedKind(spoken: code) == need)
        #expect(need.isInPerson == door)
        #expect(need.isConversation == talks)
        #expect(need.lastingSolutionSpan == nil)
    }

    @Test(
        arguments: [
            "", ".", "errand", "errand.", "errand.Pet", "errand.pet food", "errand.2", "errand._a",
            "walk.dog", "errand.pet-food", "errand.pet.food", "Errand.pet", "errand.é",
            "errand." + String(repeating: "a", count: 41),
        ])
    func `what is no code is none`(_ code: String) {
        #expect(NeedKind(rawValue: code) == nil)
    }

    @Test func `a code is as long as it may be`() {
        #expect(NeedKind(rawValue: "errand." + String(repeating: "a", count: 40)) != nil)
    }

    @Test func `every kind is read by its code, and no two have one`() {
        let kinds = NeedKind.allCases + [Self.pets]
        #expect(kinds.map { NeedKind(rawValue: $0.rawValue) } == kinds)
        #expect(Set(kinds.map(\.rawValue)).count == kinds.count)
    }

    @Test func `what nobody added is refused, before and after the contact`() throws {
        var service = try Given.service()
        let refusal = Refusal.hotline(.unknownNeed(Samples.ownNeed))
        service.when(Samples.logContact(Self.pets)).thenRefuses(refusal)
        try service.carryOut(Self.open(Self.rule))
        try service.carryOut(Samples.logContact(Self.pets))
        let request = try #require(service.operation.requests[service.request(1)])
        #expect(request.need == Self.pets)
        #expect(request.status == .open)
        #expect(request.dueAt == Samples.start + .hours(8))
    }

    @Test func `once added it stays a word, also where nobody serves it any more`() throws {
        var service = try Self.known()
        for id in Array(service.operation.deployments.keys) {
            try service.carryOut(.catalogue(.closeDeployment(id)), at: Samples.start + .hours(1))
        }
        try service.carryOut(Samples.logContact(Self.pets), at: Samples.start + .hours(2))
        #expect(service.operation.requests[service.request(1)]?.status == .uncovered)
    }

    @Test func `a new kind has a name, and keeps it`() throws {
        let service = try Given.service()
        service.when(Self.open(Self.rule(named: nil)))
            .thenRefuses(.catalogue(.needWithoutName(Samples.ownNeed)))
        var known = try Self.known()
        let other = LocalizedText(fr: "croquettes", es: "pienso", en: "kibble")
        known.when(Self.open(Self.rule(named: other)))
            .thenRefuses(.catalogue(.needNamedOtherwise(Self.pets, Self.name)))
        try known.carryOut(Self.open(Self.rule(named: Self.name)))
        let named = try known.carryOut(Self.open(Self.rule(named: nil)))
        guard case .catalogue(.deploymentOpened(let deployment)) = named.first else {
            return #expect(Bool(false), "opening opens")
        }
        #expect(deployment.needs == [Self.rule])
    }

    @Test func `what every house knows is not renamed`() throws {
        let service = try Given.service()
        service.when(Self.open(Self.rule(.food, named: Self.name)))
            .thenRefuses(.catalogue(.needNamedOtherwise(.food, NeedKind.food.text)))
    }

    @Test func `a kind stands once in a deployment`() throws {
        try Given.service().when(Self.open(Self.rule, Self.rule))
            .thenRefuses(.catalogue(.repeatedNeed(Self.pets)))
    }

    @Test func `a snapshot knows the names`() throws {
        let service = try Self.known()
        let restored = try #require(Operation(snapshot: service.operation.snapshot()))
        #expect(restored == service.operation)
        var identifiers = service.identifiers
        let decided = try restored.decide(
            Self.open(Self.rule(named: nil)), at: Samples.start, identifiers: &identifiers)
        #expect(decided.events.count == 1)
    }

    @Test func `reports tell added kinds after those of the house`() {
        let homework = NeedKind.own(OwnNeed("talk.homework")!)
        #expect(
            NeedKind.reported(in: [homework, .food, Self.pets, homework])
                == NeedKind.allCases + [Self.pets, homework])
    }
}
