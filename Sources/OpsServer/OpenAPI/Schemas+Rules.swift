import OpsCore

/// Rules of services and the money of missions: what clients send, and what the house answers.
extension Schemas {
    static let ruleBodies: [(name: String, schema: String)] = [
        ("NewRules", newRules),
        ("EligibilityFacts", facts),
        (
            "RuleRefusal",
            body(
                [
                    "rule": skill, "sentTo": codes(of: SentTo.self),
                    "note": words(ContactBody.noteLimit),
                ], needed: ["rule", "sentTo"])
        ),
        (
            "NewPurchase",
            body(
                [
                    "amount": amount, "means": codes(of: PaymentMeans.self),
                    "substitution": #"{"type":"boolean","default":false}"#, "basket": skill,
                    "note": words(ContactBody.noteLimit),
                ], needed: ["means"])
        ),
        (
            "Receipt",
            body(["amount": amount, "note": words(ContactBody.noteLimit)], needed: ["amount"])
        ),
        (
            "NewSettlement",
            body(
                ["settlement": codes(of: Settlement.self), "note": words(ContactBody.noteLimit)],
                needed: ["settlement"])
        ),
    ]

    static let rules: [(name: String, schema: String)] = [
        (
            "Rules",
            object(
                [
                    "id": text(80), "code": text(80), "version": number,
                    "territory": territoryCode, "from": instant, "until": optionalInstant,
                    "putAt": instant,
                ], needed: ["id", "code", "version", "territory", "from", "putAt"], isOpen: true)
        ),
        (
            "Eligibility",
            object(
                [
                    "request": uuid, "requestNumber": number, "set": text(80), "version": number,
                    "name": #"{"type":"object"}"#, "verdict": codes(of: RuleVerdict.self),
                    "rules": array(#"{"type":"object"}"#),
                    "prescription": codes(of: PrescriptionRule.self),
                    "means": array(codes(of: PaymentMeans.self)),
                ], needed: ["request", "set", "version", "verdict", "rules"])
        ),
        ("Purchase", purchase),
    ]

    /// With a mission that has none it is null.
    static let missionMoney = #"{"anyOf":[\#(component("Purchase")),{"type":"null"}]}"#
    static let ruleCheck = #"{"type":["object","null"]}"#

    static let amount = body(
        [
            "cents":
                #"{"type":"integer","minimum":0,"maximum":\#(Money.range.upperBound)}"#,
            "currency": currency,
        ], needed: ["cents", "currency"])

    private static let currency =
        #"{"type":"string","pattern":"^[A-Z]{3}$","description":"ISO 4217: EUR"}"#
    private static let cents =
        #"{"type":"integer","minimum":0,"maximum":\#(Money.range.upperBound)}"#

    private static let facts: String = {
        var list = [
            #""age":{"anyOf":[{"type":"integer","minimum":0,"maximum":130},"#
                + #"{"type":"null"}]}"#
        ]
        for fact in EligibilityFact.asked {
            list.append(#""\#(fact.member)":{"type":["boolean","null"]}"#)
        }
        return #"{"type":"object","properties":{\#(list.joined(separator: ","))},"#
            + #""additionalProperties":false}"#
    }()

    static func threefold(_ limit: Int) -> String {
        body(
            ["fr": words(limit), "es": words(limit), "en": words(limit)],
            needed: ["fr", "es", "en"])
    }

    private static let rule = body(
        [
            "code": skill, "needs": array(needKind, limit: 50),
            "anyOf": array(
                body(
                    [
                        "fact": codes(of: EligibilityFact.self),
                        "years": #"{"type":"integer","minimum":0,"maximum":130}"#,
                    ], needed: ["fact"]), limit: ServiceRule.conditionLimit),
            "text": threefold(RuleSet.textLimit),
            "sendTo": array(codes(of: SentTo.self), limit: 50),
        ], needed: ["code", "anyOf", "text"])

    private static let moneyRules = body(
        [
            "currency": currency, "perRequestCents": cents, "perHouseholdCents": cents,
            "means": array(codes(of: PaymentMeans.self), limit: 50),
            "agreementNeeded": #"{"type":"boolean","default":false}"#,
            "withinMinutes": #"{"type":"integer","minimum":1,"maximum":525600,"default":2880}"#,
            "baskets": array(
                body(
                    ["code": skill, "name": threefold(RuleSet.nameLimit), "cents": cents],
                    needed: ["code", "name", "cents"]), limit: MoneyRules.basketLimit),
        ], needed: ["currency", "means"])

    private static let newRules = body(
        [
            "code": slug, "version": #"{"type":"integer","minimum":1,"maximum":1000000}"#,
            "territory": territoryCode,
            "needs": array(needKind, limit: 50), "from": instant, "until": instant,
            "name": threefold(RuleSet.nameLimit), "rules": array(rule, limit: RuleSet.ruleLimit),
            "prescription": codes(of: PrescriptionRule.self), "money": moneyRules,
            "sources": array(words(RuleSet.textLimit), limit: RuleSet.sourceLimit),
        ], needed: ["code", "territory", "needs", "from", "name", "rules", "money"])

    private static let purchase: String = {
        let optional = #"{"anyOf":[\#(amount),{"type":"null"}]}"#
        return object(
            [
                "mission": uuid, "missionNumber": number, "state": codes(of: PurchaseState.self),
                "agreed": amount, "means": codes(of: PaymentMeans.self),
                "substitution": #"{"type":"boolean"}"#, "basket": optionalText,
                "set": optionalText, "setVersion": #"{"type":["integer","null"]}"#,
                "receipt": optional, "corrections": array(#"{"type":"object"}"#),
                "counts": array(#"{"type":"object"}"#),
                "differenceCents": #"{"type":["integer","null"]}"#, "settlement": optionalText,
                "settledBy": optionalUUID, "desk": optionalText, "dueAt": optionalInstant,
                "overdue": #"{"type":"boolean"}"#, "escalations": count,
                "agreedAt": instant, "boughtAt": optionalInstant, "paidAt": optionalInstant,
                "closedAt": optionalInstant,
            ], needed: ["mission", "missionNumber", "state", "agreed", "means", "substitution"])
    }()
}
