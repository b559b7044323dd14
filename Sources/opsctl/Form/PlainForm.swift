import OpsCore

/// The form in lines: one field after the other is asked for, what changes is said.
///
/// It is the same form behind the same keys; only the screen is another.
struct PlainForm: Hashable, Sendable {
    private(set) var form: Form
    private var told: Told

    /// What has been said of the form.
    private struct Told: Hashable, Sendable {
        let alert: AlertState
        let found: FoundPeople?
        let hasFailed: Bool
        let errors: [FormField: String]
        let notice: Form.Notice?
        let question: Form.Question?

        init(_ form: Form) {
            alert = form.alert
            found = form.history.found
            hasFailed = form.history.hasFailed
            errors = form.errors
            notice = form.notice
            question = form.question
        }
    }

    init(language: PublicationLanguage) {
        form = Form(language: language)
        told = Told(form)
    }

    mutating func take(_ event: FormEvent) -> [FormEffect] {
        form.take(event)
    }

    /// A line that was typed: an answer, or one of the short orders.
    mutating func take(line: String) -> [FormEffect] {
        let typed = line.trimmed
        if let key = Self.orders[typed.lowercased()] { return form.take(.key(key)) }
        guard form.question == nil else {
            return form.take(.key(typed.first.map { .character($0) } ?? .escape))
        }
        guard !typed.isEmpty else { return form.take(.key(.enter)) }
        return form.focus.isText ? fill(typed) : choose(typed)
    }

    /// What stands for the keys of the screen.
    private static let orders: [String: Key] = [
        "!": .function(2), ".": .function(3), "-": .backTab, ":t": .function(4),
        ":p": .function(5), ":r": .function(6), ":n": .function(7), ":g": .function(8),
        ":q": .function(10),
    ]

    private mutating func fill(_ typed: String) -> [FormEffect] {
        let keys: [Key] = [.control("u"), .paste(typed)]
        let effects = keys.flatMap { form.take(.key($0)) }
        return effects + goOn()
    }

    /// Letters or digits, or the words of the command line, one behind the other.
    private mutating func choose(_ typed: String) -> [FormEffect] {
        let field = form.focus
        if field == .needs {
            // A pipe types faster than the server says which needs there are.
            let words = typed.split { " ,".contains($0) }
            for need in words.compactMap(OwnNeed.init) { form.expect(need) }
        }
        let options = form.options(of: field)
        let isWord = options.contains { $0.code == typed || $0.word == typed }
        let parts =
            isWord ? [typed] : typed.split { " ,".contains($0) }.map { String($0) }
        let keys = parts.map { part in
            options.first { $0.code == part || $0.word == part }?.key ?? Self.key(part) ?? "?"
        }
        let effects = keys.flatMap { form.take(.key(.character($0))) }
        let isUnknown = keys.contains { key in !options.contains { $0.key == key } }
        return isUnknown ? effects : effects + goOn()
    }

    /// The key that somebody typed alone; a word that means nothing is no letter of a choice.
    private static func key(_ part: String) -> Character? {
        part.count == 1 || part.first?.isNumber == true ? part.first : nil
    }

    /// On to the next field; nothing wrong is passed over, and the last one is sent.
    private mutating func goOn() -> [FormEffect] {
        guard form.notice?.level != .wrong, form.sending == nil || form.focus != .note else {
            return []
        }
        return form.take(.key(.enter))
    }
}

/// What is said.
extension PlainForm {
    /// What has changed since it was last asked; danger first.
    mutating func news() -> [String] {
        let now = Told(form)
        let before = told
        told = now
        let screen = FormScreen(form: form, size: ScreenFrame.Size(rows: 24, columns: 1_000))
        var lines: [String] = []
        if now.alert != before.alert { lines += screen.alertBand.map(\.text) }
        let searched = now.found != before.found || now.hasFailed != before.hasFailed
        if searched { lines += screen.peoplePanel.map(\.text) }
        for field in FormField.allCases {
            guard let error = now.errors[field], error != before.errors[field] else { continue }
            lines.append("! \(field.label[form.language]): \(error)".withoutControls)
        }
        if let question = now.question, question != before.question {
            lines.append(
                ScreenWords.ask(question, hasAlert: form.alert.isUnanswered)[form.language])
        } else if let notice = now.notice, notice != before.notice {
            lines.append((notice.level == .wrong ? "! " : "= ") + notice.text.withoutControls)
        }
        return lines
    }

    /// What is asked for next.
    var prompt: String {
        guard form.question == nil else { return "" }
        let field = form.focus
        let label = field.label[form.language]
        let chosen = form.chosen[field] ?? []
        let words = form.options(of: field).filter { chosen.contains($0.code) }.map(\.word)
        let known = field.isText ? form.text(field) : words.joined(separator: ", ")
        let value = known.flatMap { $0.isEmpty ? nil : " [\($0.withoutControls)]" } ?? ""
        let options = form.options(of: field).map { "\($0.key) \($0.word)" }
        let list = options.isEmpty ? "" : " (\(options.joined(separator: ", ")))"
        return "\(label)\(list)\(value): "
    }

    /// Said once, at the beginning.
    static let manual = LocalizedText(
        fr: "! danger · . enregistrer · vide : suivant · - précédent · :t reprendre · :r secours "
            + "appelé · :n nouveau · :q sortir",
        es: "! peligro · . guardar · vacío: siguiente · - anterior · :t retomar · :r servicio "
            + "llamado · :n nuevo · :q salir",
        en:
            "! danger · . save · empty: next · - back · :t take over · :r service called · :n new · "
            + ":q leave")
}
