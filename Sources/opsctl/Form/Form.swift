import OpsCore

/// A contact that is being filled in while somebody talks: all that the screen shows, and nothing
/// that touches the world.
///
/// Events go in, what is to be done comes out. It knows no clock, terminal or server, so every key
/// can be tried in a test.
struct Form: Hashable, Sendable {
    let language: PublicationLanguage
    /// Where the house dials numbers without a country's code; nil while it has not said, or where it takes none.
    var country: DialledFrom?
    var texts: [FormField: TextLine] = [:]
    /// Codes that were chosen, in the order of the choices.
    var chosen: [FormField: [String]] = [:]
    /// Where one stands among the choices of a field.
    var marks: [FormField: Int] = [:]
    var focus = FormField.kind
    var errors: [FormField: String] = [:]
    var notice: Notice?
    var question: Question?
    /// The contact, once the server has it.
    var contact: SavedContact?
    /// What the server has of it.
    var saved = ContactDraft()
    var notesSaved = 0
    /// What is on its way, or may have arrived.
    var sending: Sending?
    /// What was added and never answered: whether the server has it is not known until it is read again.
    var doubt: ContactDraft?
    /// Saving was asked for while something was on its way.
    var wantsSave = false
    var alert = AlertState()
    var history = HistoryState()
    /// The kinds of need that deployments have added, and whether they were asked for.
    var addedNeeds: [AddedNeed] = []
    var hasAskedForNeeds = false
    /// The numbers under which the server was asked so far.
    var attempts = 0

    init(language: PublicationLanguage) {
        self.language = language
    }

    mutating func take(_ event: FormEvent) -> [FormEffect] {
        switch event {
        case .key(let key): return press(key)
        case .contact(let attempt, let outcome): return contactCame(attempt, outcome)
        case .reloaded(let attempt, let outcome): return reloaded(attempt, outcome)
        case .alert(let attempt, let outcome): return alertCame(attempt, outcome)
        case .timeToRetry(let attempt): return retryAlert(attempt)
        case .service(let attempt, let outcome): return serviceCame(attempt, outcome)
        case .found(let ticket, let people): history.found(ticket, people)
        case .notFound(let ticket): history.notFound(ticket)
        case .merged(let attempt, let outcome): merged(attempt, outcome)
        case .needs(let added): learn(added)
        case .country(let code): country = code.flatMap { DialledFrom(rawValue: $0) }
        }
        return []
    }

    mutating func nextAttempt() -> Int {
        attempts += 1
        return attempts
    }
}

extension Form {
    /// One line about what has just happened.
    struct Notice: Hashable, Sendable {
        enum Level: Hashable, Sendable {
            case told, done, wrong
        }

        let level: Level
        let text: String
    }

    /// What must be answered before the form goes on; the danger key answers nothing and works.
    enum Question: Hashable, Sendable {
        case leave, next
    }

    /// Something of the contact that was sent.
    struct Sending: Hashable, Sendable {
        let attempt: Int
        let draft: ContactDraft
        var isInFlight = true
        /// Whether it was sent before and nobody knows whether it arrived: it is never given up.
        var mayHaveArrived = false
    }

    mutating func tell(_ level: Notice.Level, _ text: LocalizedText) {
        notice = Notice(level: level, text: text[language])
    }
}

/// What is shown and sent of the fields.
extension Form {
    /// The fields there are now.
    var fields: [FormField] {
        FormField.allCases.filter { !$0.isOfAlert || alert.opened != nil }
    }

    /// What was typed, without blanks around it; nil for nothing.
    func text(_ field: FormField) -> String? {
        let typed = texts[field]?.text ?? ""
        let text = typed.trimmed
        guard !text.isEmpty else { return nil }
        return field == .medicineUntil ? TypedDay.iso(text) : text
    }

    /// The contact as the fields say it.
    var draft: ContactDraft {
        var draft = ContactDraft()
        draft.kind = chosen[.kind]?.first
        draft.needs = chosen[.needs] ?? []
        draft.name = text(.name)
        draft.phone = text(.phone)
        draft.address = text(.address)
        draft.entryCode = text(.entryCode)
        draft.postcode = text(.postcode)
        draft.safePhone = text(.safePhone)
        draft.safeHours = text(.safeHours)
        draft.relation = chosen[.relation]?.first
        draft.callerName = text(.callerName)
        draft.callerPhone = text(.callerPhone)
        draft.language = text(.language)
        draft.isAnonymous = isAnonymous
        draft.note = text(.note)
        draft.foodDays = text(.foodDays).flatMap { Int64($0) }
        draft.medicineUntil = text(.medicineUntil)
        draft.consents = chosen[.consents] ?? []
        if isAnonymous { draft.forgetWho() }
        return draft
    }

    /// Whoever wants to stay unknown is named to nobody, not even to the server.
    var isAnonymous: Bool { chosen[.anonymous]?.isEmpty == false }

    /// What the server does not have yet.
    var news: ContactDraft { draft.news(since: saved) }

    /// Whether something would be lost by leaving.
    var hasUnsaved: Bool {
        sending != nil || doubt != nil
            || (draft != ContactDraft() && (contact == nil || news.addsSomething))
            || text(.service) != nil || text(.reference) != nil
    }

    /// Whether a field is with the server and cannot be said otherwise.
    func isKept(_ field: FormField) -> Bool {
        guard field.isKeptOnce else { return false }
        if field == .anonymous { return contact != nil }
        guard let path = field.path else { return false }
        return saved[keyPath: path] != nil
    }

    /// Whether what stands in a field is with the server.
    func isSaved(_ field: FormField) -> Bool {
        switch field {
        case .kind:
            doubt?.kind == nil && saved.kind != nil && saved.kind == chosen[.kind]?.first
        case .needs:
            !saved.needs.isEmpty && (chosen[.needs] ?? []).allSatisfy(saved.needs.contains)
        case .consents:
            !saved.consents.isEmpty && (chosen[.consents] ?? []).allSatisfy(saved.consents.contains)
        case .foodDays: saved.foodDays != nil && saved.foodDays == draft.foodDays
        case .medicineUntil:
            saved.medicineUntil != nil && saved.medicineUntil == text(.medicineUntil)
        case .language: saved.language != nil && saved.language == text(.language)
        default: isKept(field)
        }
    }
}

extension FormField {
    /// Where a draft has what is said once.
    var path: WritableKeyPath<ContactDraft, String?>? {
        switch self {
        case .phone: \.phone
        case .name: \.name
        case .postcode: \.postcode
        case .safePhone: \.safePhone
        case .safeHours: \.safeHours
        case .address: \.address
        case .entryCode: \.entryCode
        case .relation: \.relation
        case .callerName: \.callerName
        case .callerPhone: \.callerPhone
        default: nil
        }
    }
}
