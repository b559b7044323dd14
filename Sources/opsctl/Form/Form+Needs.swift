import OpsCore

/// The choices of the fields, with the kinds of need that deployments have added.
extension Form {
    /// Asked once somebody comes to the needs, and again while nobody could say: nothing waits for it.
    mutating func askForNeeds() -> [FormEffect] {
        guard focus == .needs, !hasAskedForNeeds else { return [] }
        hasAskedForNeeds = true
        return [.learnNeeds]
    }

    mutating func learn(_ added: [AddedNeed]?) {
        guard let added else {
            hasAskedForNeeds = false
            return
        }
        addedNeeds = added
    }

    /// Takes a code for a need before its name has come; whether it is one the server says.
    mutating func expect(_ need: OwnNeed) {
        guard !choices(of: .needs).contains(need.code) else { return }
        addedNeeds.append(AddedNeed(code: need.code, name: NeedKind.own(need).text))
    }

    /// What may be chosen: needs that a contact has already are there before their names are known.
    func choices(of field: FormField) -> [String] {
        guard field == .needs else { return field.choices }
        let known = field.choices + addedNeeds.map(\.code)
        let others = saved.needs + (chosen[.needs] ?? []).filter { !saved.needs.contains($0) }
        return known + others.filter { !known.contains($0) }
    }

    /// The key, the code and the word of each choice.
    func options(of field: FormField) -> [(key: Character, code: String, word: String)] {
        zip(field.keys(language), choices(of: field)).map { key, code in
            (key, code, field == .needs ? needWord(code) : field.book.word(code, in: language))
        }
    }

    /// What people call a need.
    func needWord(_ code: String) -> String {
        addedNeeds.first { $0.code == code }?.name[language]
            ?? Book.need.word(code, in: language)
    }
}
