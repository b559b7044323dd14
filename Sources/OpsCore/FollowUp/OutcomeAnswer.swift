/// Whether help really came, as the person says it some time later (must-do 25).
///
/// A request that was reported as done is not yet somebody who was helped: of people who had been
/// referred, 36 in a hundred got help (field notes, 2.10).
package struct OutcomeAnswer: Hashable, Sendable {
    package let help: HelpAnswer
    package let reason: ClosingReason
    /// Why a need stayed unmet; empty when all help came.
    package let unmet: [UnmetNeedCode]

    package init(help: HelpAnswer, reason: ClosingReason, unmet: [UnmetNeedCode] = []) {
        self.help = help
        self.reason = reason
        self.unmet = unmet
    }
}

/// Whether help came.
package enum HelpAnswer: String, CaseIterable, Sendable {
    case came
    case partly
    case notAtAll = "not_at_all"
}

/// How the matter stands when it is asked about.
package enum ClosingReason: String, CaseIterable, Sendable {
    /// The help that was asked for did it.
    case served
    case servedElsewhere = "served_elsewhere"
    case managedAlone = "managed_alone"
    case noLongerNeeded = "no_longer_needed"
    /// The need is there still or again: it becomes a request of its own.
    case stillNeeded = "still_needed"
    case other
}

/// Why a need stayed unmet.
package enum UnmetNeedCode: String, CaseIterable, Sendable {
    case nobodyCame = "nobody_came"
    case tooLate = "too_late"
    case notWhatWasNeeded = "not_what_was_needed"
    case tooLittle = "too_little"
    case tooCostly = "too_costly"
    case notEntitled = "not_entitled"
    case noService = "no_service"
    case serviceFull = "service_full"
    case language
    case other
}

/// What somebody told of the outcome of a request.
package struct OutcomeTold: Hashable, Sendable {
    package let call: Identifier<PlannedCall>
    package let request: Identifier<HelpRequest>
    package let deployment: Identifier<Deployment>?
    package let answer: OutcomeAnswer
}

extension OutcomeAnswer {
    package init?(from fields: inout JSONFields) {
        let help = fields.code("help", isNeeded: true, of: HelpAnswer.self)
        let reason = fields.code("reason", isNeeded: true, of: ClosingReason.self)
        let unmet = fields.unmetNeeds("unmet")
        guard let help, let reason else { return nil }
        self.init(help: help, reason: reason, unmet: unmet)
    }

    package func write(into json: inout JSONWriter) {
        json.member("help", help.rawValue)
        json.member("reason", reason.rawValue)
        json.member("unmet", unmet.map(\.rawValue))
    }
}

extension OutcomeTold {
    init?(of call: Identifier<PlannedCall>, from fields: inout JSONFields) {
        let request = fields.identifier("request", isNeeded: true, of: HelpRequest.self)
        let deployment = fields.identifier("deployment", of: Deployment.self)
        guard let answer = OutcomeAnswer(from: &fields), let request else { return nil }
        self.init(call: call, request: request, deployment: deployment, answer: answer)
    }

    func write(into json: inout JSONWriter) {
        json.member("id", call)
        json.member("request", request)
        if let deployment { json.member("deployment", deployment) }
        answer.write(into: &json)
    }
}

extension JSONFields {
    /// Each code counts once, in the order of their list.
    fileprivate mutating func unmetNeeds(_ name: String) -> [UnmetNeedCode] {
        let most = UnmetNeedCode.allCases.count
        let words = texts(name, limit: most, each: 64) ?? []
        let codes = words.compactMap(UnmetNeedCode.init)
        if codes.count < words.count {
            note(.unknownCode(allowed: UnmetNeedCode.allCases.map(\.rawValue)), at: name)
        }
        return UnmetNeedCode.allCases.filter(codes.contains)
    }
}
