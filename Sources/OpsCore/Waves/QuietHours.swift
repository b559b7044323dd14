/// When no wave asks anybody, on the clocks of whoever would be asked.
package struct QuietHours: Hashable, Sendable {
    package let time: QuietTime
    package let exception: QuietException

    /// What a service with clocks of its own opens with where nothing is said: a guess.
    package static let standard = QuietHours(
        time: QuietTime("22:00-07:00") ?? .never, exception: .runsOut)

    package init(time: QuietTime, exception: QuietException = .runsOut) {
        self.time = time
        self.exception = exception
    }

    init?(from fields: inout JSONFields) {
        let time: QuietTime? = fields.member("hours", isNeeded: true) {
            value throws(FieldProblem.Failure) in
            guard let time = QuietTime(try value.text(limit: 64)) else {
                throw FieldProblem.Failure(.malformedCode(example: "22:00-07:00"))
            }
            return time
        }
        let exception: QuietException? = fields.code("ignoredFor")
        guard let time else { return nil }
        self.init(time: time, exception: exception ?? .runsOut)
    }

    func write(into json: inout JSONWriter) {
        json.beginObject()
        json.member("hours", time.text)
        json.member("ignoredFor", exception.rawValue)
        json.endObject()
    }
}

/// Which hours are quiet.
package enum QuietTime: Hashable, Sendable {
    /// This part of each day.
    case part(DayWindow)
    /// While the service is closed.
    case closed
    case never

    /// Reads `22:00-07:00`, `closed`, `never`.
    package init?(_ text: String) {
        switch text {
        case "closed": self = .closed
        case "never": self = .never
        default:
            guard let window = DayWindow(text) else { return nil }
            self = .part(window)
        }
    }

    /// Whether nobody could ever be asked, or nobody can tell.
    var isAllDay: Bool {
        guard case .part(let window) = self else { return false }
        return window.hasEqualEnds || (window.from == .midnight && window.until == .endOfDay)
    }

    package var text: String {
        switch self {
        case .part(let window): window.text
        case .closed: "closed"
        case .never: "never"
        }
    }
}

/// For whom somebody is woken all the same.
///
/// Nobody types how urgent a need is (decision 16): it follows from what is left and from when help is owed.
package enum QuietException: String, CaseIterable, Sendable {
    /// The person has nothing left before the quiet hours end.
    case runsOut = "runs_out"
    /// That, or help is owed before they end.
    case due
    case nobody

    package var text: LocalizedText {
        switch self {
        case .runsOut:
            LocalizedText(
                fr: "si la personne n'a plus rien avant le matin",
                es: "si a la persona se le acaba todo antes de la mañana",
                en: "the person has nothing left before morning")
        case .due:
            LocalizedText(
                fr: "si l'aide est due avant le matin, ou si la personne n'a plus rien",
                es: "si la ayuda se debe antes de la mañana, o si a la persona se le acaba todo",
                en: "help is owed before morning, or the person has nothing left")
        case .nobody: LocalizedText(fr: "jamais", es: "nunca", en: "never")
        }
    }
}
