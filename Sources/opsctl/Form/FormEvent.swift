import OpsCore

/// What happens to the form: a key, or something that was asked for has come.
enum FormEvent: Sendable {
    case key(Key)
    case contact(attempt: Int, Outcome<SavedContact>)
    case alert(attempt: Int, Outcome<OpenedAlert>)
    /// A while has passed since an alert could not be opened.
    case timeToRetry(attempt: Int)
    case service(attempt: Int, Outcome<OpenedAlert>)
    case reloaded(attempt: Int, Outcome<SavedContact>)
    case found(ticket: Int, FoundPeople)
    case notFound(ticket: Int)
    case merged(attempt: Int, Outcome<Int64>)
    /// The kinds of need that deployments have added; nil when nobody could say.
    case needs([AddedNeed]?)
    /// Where the house dials numbers without a country's code.
    case country(String?)

    /// What came of something that was sent.
    enum Outcome<Thing: Hashable & Sendable>: Hashable, Sendable {
        case done(Thing)
        case refused(Refused)
        /// Somebody was faster: what was sent was not done.
        case changed
        /// Nobody knows whether it arrived.
        case unsure(String)
        /// Nothing was sent.
        case unsent(String)
    }

    /// The server said no, in the operator's language.
    struct Refused: Hashable, Sendable {
        let title: String
        let detail: String?
        let code: String
        let errors: [ServerProblem.FieldError]
        /// The alert that was opened all the same.
        let alert: OpenedAlert?
    }
}

/// A contact as the server has it.
struct SavedContact: Hashable, Sendable {
    let id: String
    let number: Int64
    /// By which the server sees whether somebody else was faster.
    let tag: String
    let person: String?
    /// Of what it opened: number and need.
    let requests: [Asked]
    let notes: [String]
    /// What is known of it, as far as the answer says.
    let known: ContactDraft
    /// The alert that was opened with it.
    let alert: OpenedAlert?
}

/// A kind of need that a deployment added, and what people call it.
struct AddedNeed: Hashable, Sendable {
    let code: String
    let name: LocalizedText
}

/// A request as far as the form speaks of it.
struct Asked: Hashable, Sendable {
    let number: Int64
    let need: String
    let openedAt: Instant?
}

/// An alert and whom to call.
struct OpenedAlert: Hashable, Sendable {
    struct EmergencyNumber: Hashable, Sendable {
        let number: String
        let service: String
    }

    let id: String
    let number: Int64
    let numbers: [EmergencyNumber]
    /// The services that were called.
    let called: [String]
}

/// Who may be on the line.
struct FoundPeople: Hashable, Sendable {
    let people: [FoundPerson]
    /// Contacts too recent to have been searched.
    let unsearched: Int64
    let isCrowded: Bool
    /// When it was asked.
    let at: Instant
}

struct FoundPerson: Hashable, Sendable {
    let id: String
    let name: String?
    let phone: String?
    let address: String?
    let postcode: String?
    var safePhone: String?
    var safeHours: String?
    let isLikely: Bool
    let reasons: [String]
    let contacts: Int64
    let lastContactAt: Instant?
    let open: [Asked]
    let closed: [Asked]

    /// A need that was asked for so lately that a lasting solution is due, and how many days ago.
    func repeated(at now: Instant) -> (need: String, days: Int64)? {
        (open + closed).compactMap { asked -> (need: String, days: Int64)? in
            guard let span = NeedKind(rawValue: asked.need)?.lastingSolutionSpan,
                let openedAt = asked.openedAt, now.since(openedAt) <= span
            else { return nil }
            return (asked.need, now.since(openedAt).milliseconds / 86_400_000)
        }.min { $0.days < $1.days }
    }
}
