/// A skill as the house understands it: data, like its rules.
package struct SkillDefinition: Hashable, Sendable {
    package let code: SkillCode
    package let name: LocalizedText
    /// Other words for it: `psc1` is `first_aid`.
    package let synonyms: [SkillCode]
    /// What whoever holds it holds as well: `nursing` is `first_aid` too.
    package let parents: [SkillCode]

    package init(
        code: SkillCode, name: LocalizedText, synonyms: [SkillCode] = [],
        parents: [SkillCode] = []
    ) {
        self.code = code
        self.name = name
        self.synonyms = synonyms
        self.parents = parents
    }

    var spellings: [SkillCode] { [code] + synonyms }

    /// The same, its parents under their codes: a word that is taken from a parent later changes
    /// nothing; each word once.
    func naming(parentsIn book: SkillBook) -> SkillDefinition {
        SkillDefinition(
            code: code, name: name,
            synonyms: synonyms.filter { $0 != code }.withoutRepeats,
            parents: parents.map(book.code(of:)).withoutRepeats)
    }
}

extension LocalizedText {
    /// A code that has no other name.
    init(code skill: SkillCode) {
        self.init(fr: skill.text, es: skill.text, en: skill.text)
    }
}

/// All skills that the house has defined; a code that nobody defined stands for itself.
package struct SkillBook: Sendable {
    private(set) var definitions: [SkillCode: SkillDefinition] = [:]
    /// The code of each spelling; follows from the definitions.
    private var codes: [SkillCode: SkillCode] = [:]
    /// Whatever counts for a code: its spellings, and those of all who have it for a parent.
    private var counting: [SkillCode: Set<SkillCode>] = [:]

    /// What the house calls a skill that was typed.
    func code(of spelling: SkillCode) -> SkillCode { codes[spelling] ?? spelling }

    /// What people call it; a code that nobody has named stands for itself.
    package func name(of spelling: SkillCode) -> LocalizedText {
        definitions[code(of: spelling)]?.name ?? Self.common[spelling.text]
            ?? LocalizedText(code: spelling)
    }

    /// What every house has, in the words of the screens.
    package static let common: [String: LocalizedText] = [
        "first_aid": LocalizedText(
            fr: "premiers secours", es: "primeros auxilios", en: "first aid"),
        "driving": LocalizedText(fr: "conduite", es: "conducción", en: "driving"),
        "listening": LocalizedText(fr: "écoute", es: "escucha", en: "listening"),
        "ease_with_people": LocalizedText(
            fr: "aisance avec les gens", es: "trato con la gente", en: "ease with people"),
    ]

    /// Every spelling of every skill that counts for this one.
    package func counting(for needed: SkillCode) -> Set<SkillCode> {
        counting[code(of: needed)] ?? [needed]
    }

    /// What would contradict the other definitions.
    func problem(with definition: SkillDefinition) -> RosterRefusal? {
        for spelling in definition.spellings {
            let owner = code(of: spelling)
            if owner != definition.code, codes[spelling] != nil {
                return .skillTaken(spelling, by: owner)
            }
        }
        var grown = self
        grown.define(definition)
        let ancestors = definition.parents.map(grown.code(of:))
        let below = grown.counting(for: definition.code)
        return ancestors.contains(where: below.contains) ? .skillCircle(definition.code) : nil
    }

    mutating func define(_ definition: SkillDefinition) {
        definitions[definition.code] = definition
        codes = [:]
        for one in definitions.values {
            for spelling in one.spellings { codes[spelling] = one.code }
        }
        var children: [SkillCode: [SkillCode]] = [:]
        for one in definitions.values {
            for parent in one.parents { children[code(of: parent), default: []].append(one.code) }
        }
        counting = [:]
        for code in Set(definitions.keys).union(children.keys) {
            var found: Set<SkillCode> = []
            var open = [code]
            while let next = open.popLast() {
                guard found.insert(next).inserted else { continue }
                open += children[next] ?? []
            }
            counting[code] = Set(found.flatMap { definitions[$0]?.spellings ?? [$0] })
        }
    }
}

extension SkillBook: Equatable {
    package static func == (left: SkillBook, right: SkillBook) -> Bool {
        left.definitions == right.definitions
    }
}

extension SkillCode {
    /// What people type: `PSC 1` is `psc_1`; nil for what holds no letter of Latin and no digit.
    package static func spoken(_ text: String) -> SkillCode? {
        var words: [[UInt8]] = [[]]
        for scalar in text.unicodeScalars {
            switch LetterFolding.fold(scalar, into: &words[words.count - 1]) {
            case .letter, .mark: continue
            case .apostrophe, .gap: words.append([])
            }
        }
        let folded = words.filter { !$0.isEmpty }.joined(separator: [UInt8(ascii: "_")])
        return SkillCode(String(decoding: Array(folded), as: UTF8.self))
    }
}

extension SkillDefinition {
    package static let nameLimit = 60
    package static let wordLimit = 50

    package init?(from fields: inout JSONFields) {
        let code = fields.skill("code", isNeeded: true)
        let name = fields.localizedText("name", limit: Self.nameLimit)
        let synonyms = fields.skillCodes("synonyms")
        let parents = fields.skillCodes("parents")
        guard let code, let name else { return nil }
        self.init(code: code, name: name, synonyms: synonyms, parents: parents)
    }

    package func write(into json: inout JSONWriter) {
        json.member("code", code.text)
        json.member("name", name)
        json.member("synonyms", synonyms.map(\.text))
        json.member("parents", parents.map(\.text))
    }
}

extension JSONFields {
    fileprivate mutating func skillCodes(_ name: String) -> [SkillCode] {
        let words = texts(name, limit: SkillDefinition.wordLimit, each: 40) ?? []
        let codes = words.compactMap(SkillCode.init)
        if codes.count < words.count { note(.malformedCode(example: "first_aid"), at: name) }
        return codes
    }
}
