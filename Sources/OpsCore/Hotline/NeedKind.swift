/// What somebody lacks.
package enum NeedKind: Hashable, Sendable {
    case food
    case hygiene
    case medicine
    case courtesyVisit
    /// Psychological support: somebody who listens.
    case listening
    case friendlyCall
    case information
    case volunteerOffer
    /// Nobody knows yet: somebody has to find out, and a number may have to be called back.
    case qualification
    /// A kind that a deployment added.
    case own(OwnNeed)

    /// What somebody can be said to lack: all but what Ops says itself.
    package static let expressible = allCases.filter { $0 != .qualification }

    /// Whether volunteers go to the person: then distance counts.
    ///
    /// Listening never does.
    package var isInPerson: Bool {
        switch self {
        case .food, .hygiene, .medicine, .courtesyVisit: true
        case .listening, .friendlyCall, .information, .volunteerOffer, .qualification: false
        case .own(let own): own.service == .errand || own.service == .visit
        }
    }

    /// Whether volunteer and person must share a language for it to help at all.
    package var isConversation: Bool {
        switch self {
        case .listening, .friendlyCall, .courtesyVisit: true
        case .food, .hygiene, .medicine, .information, .volunteerOffer, .qualification: false
        case .own(let own): own.service == .visit || own.service == .talk
        }
    }

    /// Reads the code, or a word that operators use for the same: hyphens and underscores are one.
    package init?(spoken word: String) {
        let isCode = !word.utf8.contains(UInt8(ascii: "-"))
        let code = isCode ? word : String(word.map { $0 == "-" ? "_" : $0 })
        if let kind = NeedKind(rawValue: code) {
            self = kind
            return
        }
        switch code {
        case "psychological_support": self = .listening
        case "visit": self = .courtesyVisit
        default: return nil
        }
    }
}

/// The kinds that every house knows, in the order of reports, and the codes of all.
extension NeedKind: CaseIterable, RawRepresentable {
    package static let allCases: [NeedKind] = [
        .food, .hygiene, .medicine, .courtesyVisit, .listening, .friendlyCall, .information,
        .volunteerOffer, .qualification,
    ]

    /// These kinds in the order of reports, and after them those that deployments added, by their codes.
    static func reported(in needs: [NeedKind]) -> [NeedKind] {
        let own = Set(needs.filter { if case .own = $0 { true } else { false } })
        return allCases + own.sorted { $0.rawValue < $1.rawValue }
    }

    package init?(rawValue: String) {
        switch rawValue {
        case "food": self = .food
        case "hygiene": self = .hygiene
        case "medicine": self = .medicine
        case "courtesy_visit": self = .courtesyVisit
        case "listening": self = .listening
        case "friendly_call": self = .friendlyCall
        case "information": self = .information
        case "volunteer_offer": self = .volunteerOffer
        case "qualification": self = .qualification
        default:
            guard let own = OwnNeed(rawValue) else { return nil }
            self = .own(own)
        }
    }

    package var rawValue: String {
        switch self {
        case .food: "food"
        case .hygiene: "hygiene"
        case .medicine: "medicine"
        case .courtesyVisit: "courtesy_visit"
        case .listening: "listening"
        case .friendlyCall: "friendly_call"
        case .information: "information"
        case .volunteerOffer: "volunteer_offer"
        case .qualification: "qualification"
        case .own(let own): own.code
        }
    }
}

extension NeedKind {
    static var notExpressible: FieldProblem.Failure {
        FieldProblem.Failure(.unknownCode(allowed: expressible.map(\.rawValue)))
    }
}

extension JSONFields {
    /// Codes of needs, those that deployments added among them.
    package mutating func needList(_ name: String) -> [NeedKind]? {
        elements(name, limit: LogContact.needLimit) { value throws(FieldProblem.Failure) in
            let need = NeedKind(spoken: try value.text(limit: 64))
            guard let need, need != .qualification else { throw NeedKind.notExpressible }
            return need
        }
    }

    /// A need as somebody may say it.
    package mutating func need(_ name: String, isNeeded: Bool = false) -> NeedKind? {
        read(name, isNeeded: isNeeded) { tape, place throws(FieldProblem.Failure) in
            let need = NeedKind(spoken: try tape.text(at: place, limit: 64))
            guard let need, need != .qualification else { throw NeedKind.notExpressible }
            return need
        }
    }
}
