/// What somebody lacks.
package enum NeedKind: String, CaseIterable, Sendable {
    case food
    case hygiene
    case medicine
    case courtesyVisit = "courtesy_visit"
    /// Psychological support: somebody who listens.
    case listening
    case friendlyCall = "friendly_call"
    case information
    case volunteerOffer = "volunteer_offer"
    /// Nobody knows yet: somebody has to find out, and a number may have to be called back.
    case qualification

    /// What somebody can be said to lack: all but what Ops says itself.
    package static let expressible = allCases.filter { $0 != .qualification }

    /// Whether volunteers go to the person: then distance counts.
    ///
    /// Listening never does.
    package var isInPerson: Bool {
        switch self {
        case .food, .hygiene, .medicine, .courtesyVisit: true
        case .listening, .friendlyCall, .information, .volunteerOffer, .qualification: false
        }
    }

    /// Whether volunteer and person must share a language for it to help at all.
    package var isConversation: Bool {
        switch self {
        case .listening, .friendlyCall, .courtesyVisit: true
        case .food, .hygiene, .medicine, .information, .volunteerOffer, .qualification: false
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

extension NeedKind {
    static var notExpressible: FieldProblem.Failure {
        FieldProblem.Failure(.unknownCode(allowed: expressible.map(\.rawValue)))
    }
}

extension JSONFields {
    /// A need as somebody may say it.
    package mutating func need(_ name: String, isNeeded: Bool = false) -> NeedKind? {
        read(name, isNeeded: isNeeded) { tape, place throws(FieldProblem.Failure) in
            let need = NeedKind(spoken: try tape.text(at: place, limit: 64))
            guard let need, need != .qualification else { throw NeedKind.notExpressible }
            return need
        }
    }
}
