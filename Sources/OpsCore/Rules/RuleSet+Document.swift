/// Rules as JSON: in the journal, in snapshots, in the files that are shipped, at the door.
extension RuleSet {
    package static let ruleLimit = 100
    package static let sourceLimit = 50
    package static let textLimit = 500
    package static let nameLimit = 200

    package init?(from fields: inout JSONFields) {
        let code = fields.slug("code", isNeeded: true)
        let version = fields.integer("version", in: 1...Int64.max)
        let territory = fields.territory("territory", isNeeded: true)
        let needs = fields.needKinds("needs", isNeeded: true)
        let from = fields.instant("from", isNeeded: true)
        let until = fields.instant("until")
        let name = fields.localizedText("name", limit: Self.nameLimit)
        let rules = fields.list("rules", isNeeded: true, limit: Self.ruleLimit) {
            ServiceRule(from: &$0)
        }
        let prescription = fields.code("prescription", of: PrescriptionRule.self)
        let money = fields.nested("money", isNeeded: true) { MoneyRules(from: &$0) }
        let sources = fields.texts("sources", limit: Self.sourceLimit, each: Self.textLimit)
        guard let code, let territory, let needs, let from, let name, let rules, let money else {
            return nil
        }
        self.init(
            code: code, version: version ?? 1, territory: territory, needs: needs, from: from,
            until: until, name: name, rules: rules, prescription: prescription ?? .atPharmacy,
            money: money, sources: sources ?? [])
    }

    package func write(into json: inout JSONWriter) {
        json.member("code", code.text)
        json.member("version", version)
        json.member("territory", territory.text)
        json.member("needs", needs.map(\.rawValue))
        json.member("from", from)
        json.member("until", until)
        json.member("name", name)
        json.member("rules", each: rules) { $1.write(into: &$0) }
        json.member("prescription", prescription.rawValue)
        json.key("money")
        json.beginObject()
        money.write(into: &json)
        json.endObject()
        json.member("sources", sources)
    }
}

extension ServiceRule {
    package static let conditionLimit = 20

    init?(from fields: inout JSONFields) {
        let code = fields.ruleCode("code", isNeeded: true)
        let needs = fields.needKinds("needs")
        let anyOf = fields.list("anyOf", isNeeded: true, limit: Self.conditionLimit) { fields in
            let fact = fields.code("fact", isNeeded: true, of: EligibilityFact.self)
            let years = fields.integer("years", in: 0...130)
            return fact.map { Condition($0, years: years ?? Condition.usualYears) }
        }
        let text = fields.localizedText("text", limit: RuleSet.textLimit)
        let sendTo = fields.codes("sendTo", of: SentTo.self)
        guard let code, let anyOf, let text else { return nil }
        self.init(code: code, needs: needs ?? [], anyOf: anyOf, text: text, sendTo: sendTo ?? [])
    }

    func write(into json: inout JSONWriter) {
        json.beginObject()
        json.member("code", code.text)
        json.member("needs", needs.map(\.rawValue))
        json.member("anyOf", each: anyOf) { json, condition in condition.write(into: &json) }
        json.member("text", text)
        json.member("sendTo", sendTo.map(\.rawValue))
        json.endObject()
    }
}

extension ServiceRule.Condition {
    package func write(into json: inout JSONWriter) {
        json.beginObject()
        json.member("fact", fact.rawValue)
        if fact == .ageFrom { json.member("years", years) }
        json.endObject()
    }
}

extension MoneyRules {
    package static let basketLimit = 100

    init?(from fields: inout JSONFields) {
        let currency = fields.currency("currency", isNeeded: true)
        let perRequest = fields.integer("perRequestCents", in: Money.range)
        let perHousehold = fields.integer("perHouseholdCents", in: Money.range)
        let means = fields.codes("means", isNeeded: true, of: PaymentMeans.self)
        let isNeeded = fields.flag("agreementNeeded") ?? false
        let minutes = fields.integer("withinMinutes", in: 1...525_600)
        let baskets = fields.list("baskets", isNeeded: false, limit: Self.basketLimit) {
            BasketType(from: &$0)
        }
        guard let currency, let means else { return nil }
        self.init(
            currency: currency, perRequest: perRequest, perHousehold: perHousehold, means: means,
            isAgreementNeeded: isNeeded,
            within: minutes.map(TimeSpan.minutes) ?? Self.standardSpan, baskets: baskets ?? [])
    }

    func write(into json: inout JSONWriter) {
        json.member("currency", currency.text)
        json.member("perRequestCents", perRequest)
        json.member("perHouseholdCents", perHousehold)
        json.member("means", means.map(\.rawValue))
        json.member("agreementNeeded", isAgreementNeeded)
        json.member("withinMinutes", within.milliseconds / 60_000)
        json.member("baskets", each: baskets) { $1.write(into: &$0) }
    }
}

extension BasketType {
    init?(from fields: inout JSONFields) {
        let code = fields.ruleCode("code", isNeeded: true)
        let name = fields.localizedText("name", limit: RuleSet.nameLimit)
        let cents = fields.integer("cents", isNeeded: true, in: Money.range)
        guard let code, let name, let cents else { return nil }
        self.init(code: code, name: name, cents: cents)
    }

    func write(into json: inout JSONWriter) {
        json.beginObject()
        json.member("code", code.text)
        json.member("name", name)
        json.member("cents", cents)
        json.endObject()
    }
}

extension JSONFields {
    package mutating func ruleCode(_ name: String, isNeeded: Bool = false) -> RuleCode? {
        member(name, isNeeded: isNeeded) { value throws(FieldProblem.Failure) in
            guard let code = RuleCode(try value.text(limit: 64)) else {
                throw FieldProblem.Failure(.malformedCode(example: "isolated"))
            }
            return code
        }
    }

    /// Codes of a closed list, in the order in which they stand.
    mutating func codes<Code: RawRepresentable & CaseIterable>(
        _ name: String, isNeeded: Bool = false, of kind: Code.Type
    ) -> [Code]? where Code.RawValue == String {
        elements(name, isNeeded: isNeeded, limit: 50) { value throws(FieldProblem.Failure) in
            guard let code = Code(rawValue: try value.text(limit: 64)) else {
                throw FieldProblem.Failure(.unknownCode(allowed: Code.allCases.map(\.rawValue)))
            }
            return code
        }
    }

    mutating func needKinds(_ name: String, isNeeded: Bool = false) -> [NeedKind]? {
        codes(name, isNeeded: isNeeded, of: NeedKind.self)
    }
}
