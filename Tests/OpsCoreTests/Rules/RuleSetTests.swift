import OpsTesting
import Testing

@testable import OpsCore

/// Rules per service, place and period, versioned (must-do 8).
struct RuleSetTests {
    private static func world(_ sets: RuleSet...) throws -> Given {
        var given = try Given.service(volunteers: 1)
        for set in sets { try given.carryOut(.rules(.put(set))) }
        return given
    }

    private static func code(
        _ given: Given, _ need: NeedKind, at place: TerritoryCode, on instant: Instant
    ) -> String? {
        given.operation.ruleSet(for: need, at: place, on: instant).map {
            "\($0.code.text) \($0.version)"
        }
    }

    @Test func `the set of the smallest territory wins, need by need`() throws {
        let given = try Self.world(
            Samples.ruleSet("nation"),
            Samples.ruleSet("unit", at: Samples.unit, needs: [.food]))
        #expect(Self.code(given, .food, at: Samples.unit, on: Samples.start) == "unit 1")
        #expect(Self.code(given, .medicine, at: Samples.unit, on: Samples.start) == "nation 1")
        #expect(Self.code(given, .food, at: Samples.department, on: Samples.start) == "nation 1")
        #expect(Self.code(given, .listening, at: Samples.unit, on: Samples.start) == nil)
    }

    @Test func `a version holds from its day on, also where it was put ahead of it`() throws {
        let day = Samples.start + .days(30)
        let given = try Self.world(
            Samples.ruleSet(), Samples.ruleSet(from: day, until: day + .days(10)))
        let told = [-2, 0, 29, 30, 39, 40].map { days in
            Self.code(given, .food, at: Samples.unit, on: Samples.start + .days(days)) ?? "none"
        }
        #expect(
            told == ["none", "here-2020 1", "here-2020 1", "here-2020 2", "here-2020 2", "none"])
    }

    @Test func `what is put in before a set that was put ahead does not take its place`() throws {
        let day = Samples.start + .days(8)
        let given = try Self.world(
            Samples.ruleSet(), Samples.ruleSet(from: day), Samples.ruleSet(from: Samples.start),
            Samples.ruleSet(from: day + .days(9)), Samples.ruleSet(from: day + .days(9)))
        let told = [-1, 0, 7, 8, 17].map { days in
            Self.code(given, .food, at: Samples.unit, on: Samples.start + .days(days)) ?? "none"
        }
        #expect(told == [1, 3, 3, 2, 5].map { "here-2020 \($0)" })
    }

    @Test func `a set is put with the next version, whatever it says of itself`() throws {
        var set = Samples.ruleSet()
        set.version = 77
        var given = try Self.world()
        for version in 1...3 as ClosedRange<Int64> {
            set.version = 77
            var put = set
            put.version = version
            given.when(.rules(.put(set))).then([.rules(.setPut(put))])
            try given.carryOut(.rules(.put(set)))
        }
    }

    @Test func `what is wrong with a set is told, and nothing is put`() throws {
        let given = try Self.world(Samples.ruleSet())
        let ended = Samples.ruleSet("other", from: Samples.start, until: Samples.start)
        given.when(.rules(.put(ended))).thenRefuses(.rules(.endsBeforeItStarts))
        let nowhere = Samples.ruleSet("other", at: Samples.code("IT"))
        given.when(.rules(.put(nowhere))).thenRefuses(
            .rules(.unknownTerritory(Samples.code("IT"))))
        let twice = Samples.ruleSet(rules: Samples.serviceRules + [Samples.serviceRules[0]])
        given.when(.rules(.put(twice))).thenRefuses(
            .rules(.repeatedRule(Samples.rule("isolated"))))
        let basket = Samples.moneyRules.baskets[0]
        let baskets = Samples.ruleSet(
            money: MoneyRules(currency: Samples.euro, baskets: [basket, basket]))
        given.when(.rules(.put(baskets))).thenRefuses(.rules(.repeatedBasket(basket.code)))
        let moved = Samples.ruleSet(at: Samples.unit)
        given.when(.rules(.put(moved))).thenRefuses(
            .rules(.heldElsewhere(Samples.slug("here-2020"), Samples.nation)))
        let swiss = Samples.ruleSet(money: MoneyRules(currency: Samples.known(CurrencyCode("CHF"))))
        given.when(.rules(.put(swiss))).thenRefuses(
            .rules(.currencyChanged(Samples.slug("here-2020"), Samples.euro)))
    }

    @Test func `a version for a time that is over opens no other place`() throws {
        var given = try Self.world(Samples.ruleSet())
        let past = Samples.ruleSet(
            from: Samples.start - .days(60), until: Samples.start - .days(30))
        try given.carryOut(.rules(.put(past)))
        let held = Refusal.rules(.heldElsewhere(Samples.slug("here-2020"), Samples.nation))
        let moved = Samples.ruleSet(at: Samples.unit, from: Samples.start + .days(1))
        given.when(.rules(.put(moved))).thenRefuses(held)
        // Where it would hold until the next version begins, it would end there without a word.
        let before = Samples.ruleSet(at: Samples.unit, from: Samples.start - .days(90))
        given.when(.rules(.put(before))).thenRefuses(held)
        let elsewhere = Samples.ruleSet(
            at: Samples.unit, from: Samples.start - .days(90), until: Samples.start - .days(61))
        #expect(given.when(.rules(.put(elsewhere))).refusal == nil)
        let end = Samples.ruleSet(from: Samples.start, until: Samples.start + .days(5))
        try given.carryOut(.rules(.put(end)))
        let after = Samples.ruleSet(at: Samples.unit, from: Samples.start + .days(5))
        #expect(given.when(.rules(.put(after))).refusal == nil)
    }

    @Test func `two sets never hold for the same need, place and moment`() throws {
        let end = Samples.start + .days(10)
        let given = try Self.world(Samples.ruleSet(until: end))
        let clash = Samples.ruleSet("other", needs: [.medicine], from: end - .seconds(1))
        given.when(.rules(.put(clash))).thenRefuses(
            .rules(.overlaps(Samples.slug("here-2020"), .medicine)))
        let before = Samples.ruleSet("other", from: Samples.start - .days(9))
        given.when(.rules(.put(before))).thenRefuses(
            .rules(.overlaps(Samples.slug("here-2020"), .food)))
        for fine in [
            Samples.ruleSet("other", from: end), Samples.ruleSet("other", needs: [.listening]),
            Samples.ruleSet("other", at: Samples.department),
            Samples.ruleSet(
                "other", from: Samples.start - .days(9), until: Samples.start - .days(1)),
        ] {
            #expect(given.when(.rules(.put(fine))).refusal == nil)
        }
    }

    @Test(arguments: [
        (EligibilityFacts([.isolated: true]), "isolated", "", "prescription_there", "unknown"),
        (
            EligibilityFacts([.isolated: true, .prescriptionAtPharmacy: true]),
            "isolated prescription_there", "", "", "for"
        ),
        (EligibilityFacts([.isolated: false]), "", "isolated", "prescription_there", "against"),
        (EligibilityFacts(), "", "", "isolated prescription_there", "unknown"),
    ])
    func `rules speak for, against, or wait for an answer; nothing is closed by it`(
        _ facts: EligibilityFacts, _ speaksFor: String, _ against: String, _ unknown: String,
        _ verdict: String
    ) throws {
        var given = try Self.world(Samples.ruleSet())
        try given.carryOut(Samples.logContact(.medicine))
        let events = given.when(.rules(.check(given.request(1), facts))).events
        guard case .rules(.requestChecked(let check)) = events.first, events.count == 1 else {
            Issue.record("\(events)")
            return
        }
        let list = { (codes: [RuleCode]) in codes.map(\.text).joined(separator: " ") }
        #expect(list(check.speaksFor) == speaksFor)
        #expect(list(check.against) == against)
        #expect(list(check.unknown) == unknown)
        #expect(check.verdict.rawValue == verdict)
        #expect(check.rules.version == 1)
        let told = events.map { String(decoding: $0.payload, as: UTF8.self) }.joined()
        #expect(!told.contains("true") && !told.contains("isolated\":"))
    }

    @Test func `one condition is enough, and only all that fail speak against`() {
        let fragile = ServiceRule(
            code: Samples.rule("fragile"),
            anyOf: [.init(.ageFrom, years: 65), .init(.fever), .init(.quarantine)],
            text: Samples.threefold("fragile"))
        let table: [(EligibilityFacts, RuleVerdict)] = [
            (EligibilityFacts(age: 65), .speaksFor), (EligibilityFacts(age: 64), .unknown),
            (EligibilityFacts([.fever: true], age: 20), .speaksFor),
            (EligibilityFacts([.fever: false], age: 20), .unknown),
            (EligibilityFacts([.fever: false, .quarantine: false], age: 20), .against),
            (EligibilityFacts([.fever: false, .quarantine: false]), .unknown),
            (EligibilityFacts(), .unknown),
        ]
        for (facts, verdict) in table { #expect(fragile.verdict(on: facts) == verdict, "\(facts)") }
        #expect(
            fragile.questions(after: EligibilityFacts(age: 20)).map(\.fact) == [
                .fever, .quarantine,
            ])
        #expect(fragile.questions(after: EligibilityFacts(age: 70)).isEmpty)
        #expect(RuleVerdict.all([.speaksFor, .unknown]) == .unknown)
        #expect(RuleVerdict.all([.unknown, .against, .speaksFor]) == .against)
        #expect(RuleVerdict.all([]) == .speaksFor)
    }

    @Test func `a rule that was found to speak for a request cannot refuse it`() throws {
        var given = try Self.world(Samples.ruleSet())
        try given.carryOut(Samples.logContact(.food))
        let id = given.request(1)
        let rule = Samples.rule("isolated")
        let refuse = Command.rules(.refuse(id, by: rule, sentTo: .townHall))
        try given.carryOut(.rules(.check(id, EligibilityFacts([.isolated: true]))))
        let reference = RuleReference(set: Samples.slug("here-2020"), version: 1)
        let refusal = Refusal.rules(.speaksForRequest(number: 1, rule, reference))
        given.when(refuse).thenRefuses(refusal)
        #expect(Operation(snapshot: given.operation.snapshot()) == given.operation)
        // What was said last counts.
        var again = given
        try again.carryOut(.rules(.check(id, EligibilityFacts([.isolated: false]))))
        #expect(again.when(refuse).refusal == nil)
        // A new version asks anew.
        try given.carryOut(.rules(.put(Samples.ruleSet())))
        #expect(given.when(refuse).refusal == nil)
        try given.carryOut(.hotline(.cancelRequest(id, .other)))
        #expect(given.operation.rulesFor.isEmpty)
    }

    @Test func `a refusal names rule, version and place, and keeps its words to itself`() throws {
        var given = try Self.world(Samples.ruleSet())
        try given.carryOut(Samples.logContact(.food))
        let id = given.request(1)
        let refuse = { (code: String) in
            Command.rules(
                .refuse(
                    id, by: Samples.rule(code), sentTo: .townHall, note: "MARKED second floor"))
        }
        let outcome = given.when(refuse("isolated"))
        outcome.then([
            .rules(
                .requestRefused(
                    RuleRefused(
                        request: id,
                        rules: RuleReference(set: Samples.slug("here-2020"), version: 1),
                        rule: Samples.rule("isolated"), sentTo: .townHall))),
            .hotline(.requestCancelled(id, .refusedByRule)),
        ])
        let told = outcome.events.map { String(decoding: $0.payload, as: UTF8.self) }.joined()
        #expect(!told.contains("MARKED"))
        let keeps = outcome.decision?.vault.contains { write in
            if case .requestNote(id, "MARKED second floor") = write { true } else { false }
        }
        #expect(keeps == true)
        // A rule of another need says nothing about this one.
        given.when(refuse("prescription_there")).thenRefuses(
            .rules(
                .unknownRule(
                    number: 1, Samples.rule("prescription_there"),
                    RuleReference(set: Samples.slug("here-2020"), version: 1))))
        try given.carryOut(refuse("isolated"))
        given.when(refuse("isolated")).thenRefuses(.rules(.unknownRequest(id)))
    }

    @Test func `where no rules hold nothing can be checked or refused by them`() throws {
        var given = try Self.world()
        try given.carryOut(Samples.logContact(.food))
        let id = given.request(1)
        given.when(.rules(.check(id, EligibilityFacts()))).thenRefuses(
            .rules(.noneInForce(number: 1)))
        given.when(.rules(.refuse(id, by: Samples.rule("isolated"), sentTo: .other))).thenRefuses(
            .rules(.noneInForce(number: 1)))
    }

    @Test func `nobody is refused while a crew is on its way`() throws {
        var given = try Self.world(
            Samples.ruleSet(money: MoneyRules(currency: Samples.euro)))
        try given.offer(.food, to: [1])
        try given.carryOut(.dispatching(.accept(given.mission(1), .onlyOneAsked)))
        try given.carryOut(.dispatching(.start(given.mission(1))))
        given.when(.rules(.refuse(given.request(1), by: Samples.rule("isolated"), sentTo: .other)))
            .thenRefuses(.rules(.requestUnderway(number: 1)))
    }

    @Test(arguments: PrescriptionRule.allCases)
    func `where the prescription must be is data`(_ rule: PrescriptionRule) throws {
        var given = try Self.world(Samples.ruleSet(prescription: rule))
        try given.offer(.medicine, to: [1])
        let elsewhere = EstablishPacket(
            cannotGoOut: true, hasNoOtherWay: true, isPrescriptionThere: false, pharmacy: "P")
        let refusal = given.when(.medicine(.establish(given.mission(1), elsewhere))).refusal
        #expect(
            refusal
                == (rule == .atPharmacy ? .medicine(.prescriptionElsewhere(mission: 1)) : nil))
    }

    @Test func `a set reads back from its document, whole`() throws {
        let set = Samples.ruleSet(
            until: Samples.start + .days(9), prescription: .fetchedAtDoctor)
        var json = JSONWriter()
        json.beginObject()
        set.write(into: &json)
        json.endObject()
        let read = try JSONFields.read(JSONParser.value(of: json.bytes)) { RuleSet(from: &$0) }
        #expect(read == set)
    }
}
