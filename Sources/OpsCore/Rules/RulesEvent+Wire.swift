extension RulesEvent {
    var name: String {
        switch self {
        case .setPut: "rules.set_put.v1"
        case .requestChecked: "rules.request_checked.v1"
        case .requestRefused: "rules.request_refused.v1"
        }
    }

    func write(into json: inout JSONWriter) {
        switch self {
        case .setPut(let set): set.write(into: &json)
        case .requestChecked(let check):
            json.member("request", check.request)
            check.rules.write(into: &json)
            json.member("for", check.speaksFor.map(\.text))
            json.member("against", check.against.map(\.text))
            json.member("unknown", check.unknown.map(\.text))
        case .requestRefused(let refused):
            json.member("request", refused.request)
            refused.rules.write(into: &json)
            json.member("rule", refused.rule.text)
            json.member("sentTo", refused.sentTo.rawValue)
        }
    }

    init?(name: String, from fields: inout JSONFields) {
        switch name {
        case "rules.set_put.v1":
            guard let set = RuleSet(from: &fields) else { return nil }
            self = .setPut(set)
        case "rules.request_checked.v1":
            let request = fields.identifier("request", isNeeded: true, of: HelpRequest.self)
            let rules = RuleReference(from: &fields)
            let speaksFor = fields.ruleCodes("for")
            let against = fields.ruleCodes("against")
            let unknown = fields.ruleCodes("unknown")
            guard let request, let rules, let speaksFor, let against, let unknown else {
                return nil
            }
            self = .requestChecked(
                RuleCheck(
                    request: request, rules: rules, speaksFor: speaksFor, against: against,
                    unknown: unknown))
        case "rules.request_refused.v1":
            let request = fields.identifier("request", isNeeded: true, of: HelpRequest.self)
            let rules = RuleReference(from: &fields)
            let rule = fields.ruleCode("rule", isNeeded: true)
            let sentTo = fields.code("sentTo", isNeeded: true, of: SentTo.self)
            guard let request, let rules, let rule, let sentTo else { return nil }
            self = .requestRefused(
                RuleRefused(request: request, rules: rules, rule: rule, sentTo: sentTo))
        default: return nil
        }
    }
}

extension RuleReference {
    /// The members `set` and `version`, which stand among others.
    init?(from fields: inout JSONFields) {
        let set = fields.slug("set", isNeeded: true)
        let version = fields.integer("version", isNeeded: true, in: 1...Int64.max)
        guard let set, let version else { return nil }
        self.init(set: set, version: version)
    }

    package func write(into json: inout JSONWriter) {
        json.member("set", set.text)
        json.member("version", version)
    }
}

extension JSONFields {
    fileprivate mutating func ruleCodes(_ name: String) -> [RuleCode]? {
        elements(name, isNeeded: true, limit: RuleSet.ruleLimit) {
            value throws(FieldProblem.Failure) in
            guard let code = RuleCode(try value.text(limit: 64)) else {
                throw FieldProblem.Failure(.malformedCode(example: "isolated"))
            }
            return code
        }
    }
}
