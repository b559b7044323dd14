import OpsCore

@testable import opsctl

/// A form in a test: keys go in, what it wants done is kept.
struct FormBench {
    var form: Form
    /// What the form wanted done because of the last thing that happened.
    var wanted: [FormEffect] = []

    init(_ language: PublicationLanguage = .en) {
        form = Form(language: language)
        form.country = .france
    }

    mutating func press(_ keys: Key...) {
        wanted = keys.flatMap { form.take(.key($0)) }
    }

    mutating func type(_ text: String) {
        wanted = text.flatMap { form.take(.key(.character($0))) }
    }

    /// Goes to a field by its keys alone.
    mutating func fill(_ field: FormField, _ text: String) {
        while form.focus != field { _ = form.take(.key(.tab)) }
        type(text)
    }

    mutating func happen(_ event: FormEvent) {
        wanted = form.take(event)
    }

    /// What was sent last is answered.
    mutating func answer(_ outcome: FormEvent.Outcome<SavedContact>) {
        happen(.contact(attempt: form.sending?.attempt ?? 0, outcome))
    }

    /// A contact that is saved.
    static func saved(_ kind: Character = "r", _ language: PublicationLanguage = .en) -> FormBench {
        var bench = FormBench(language)
        bench.type(String(kind))
        bench.press(.function(3))
        bench.answer(.done(.sample()))
        return bench
    }

    func screen(_ rows: Int = 24, _ columns: Int = 80) -> ScreenFrame {
        FormScreen(form: form, size: ScreenFrame.Size(rows: rows, columns: columns)).frame()
    }
}

extension SavedContact {
    static func sample(
        tag: String = "\"1\"", person: String? = nil, needs: [String] = [],
        notes: [String] = [], alert: OpenedAlert? = nil,
        known change: (inout ContactDraft) -> Void = { _ in }
    ) -> SavedContact {
        var known = ContactDraft()
        known.needs = needs
        change(&known)
        return SavedContact(
            id: "c", number: 12, tag: tag, person: person,
            requests: needs.enumerated().map {
                Asked(number: Int64(417 + $0.offset), need: $0.element, openedAt: nil)
            }, notes: notes, known: known, alert: alert)
    }
}

extension OpenedAlert {
    static func sample(called: [String] = []) -> OpenedAlert {
        OpenedAlert(
            id: "d", number: 7,
            numbers: [
                EmergencyNumber(number: "15", service: "medical emergency"),
                EmergencyNumber(number: "17", service: "police"),
                EmergencyNumber(number: "18", service: "fire brigade"),
                EmergencyNumber(number: "112", service: "any emergency"),
            ], called: called)
    }
}

extension FoundPeople {
    static let now = Instant(rfc3339: "2020-03-24T09:00:00Z") ?? Instant(milliseconds: 0)

    /// Somebody who asked for food three days ago, and somebody who is a little like her.
    static let sample = FoundPeople(
        people: [
            FoundPerson(
                id: "p", name: "Odette Exemple", phone: "+33639981234",
                address: "12 rue des Tilleuls", postcode: "92120", isLikely: true,
                reasons: ["same telephone", "name sounds alike"], contacts: 3,
                lastContactAt: now - .days(3),
                open: [Asked(number: 417, need: "food", openedAt: now - .days(3))], closed: []),
            FoundPerson(
                id: "q", name: "Odile Exemple", phone: nil, address: nil, postcode: "92120",
                isLikely: false, reasons: ["name sounds alike"], contacts: 1,
                lastContactAt: nil, open: [], closed: []),
        ], unsearched: 0, isCrowded: false, at: now)
}

extension FormEvent.Refused {
    init(_ title: String, code: String = "x.y", at pointer: String? = nil, _ detail: String = "") {
        self.init(
            title: title, detail: nil, code: code,
            errors: pointer.map { [ServerProblem.FieldError(pointer: $0, detail: detail)] } ?? [],
            alert: nil)
    }
}
