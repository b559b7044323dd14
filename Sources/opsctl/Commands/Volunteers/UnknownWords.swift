import OpsCore

extension Session {
    /// Says what of a profile means nothing to the house: a skill that nobody defined, a postcode that no territory
    /// has; nothing to programs and to those who want quiet.
    ///
    /// It is kept all the same: a skill may be defined later, and stands for itself until then.
    func warnOfUnknownWords(in answer: Answer, _ desk: FrontDesk) async throws {
        guard !output.manner.isJSON, !output.manner.isQuiet else { return }
        if arguments.isSet(.volunteerPostcode), try answer.value()["latitude"] == nil {
            output.mention(Self.unknownPostcode)
        }
        let typed = arguments.texts(.skill).map { String($0.prefix { $0 != "=" }).asSkill }
        guard !typed.isEmpty else { return }
        do {
            let known = try await knownSkills(desk)
            for word in typed where !known.contains(word) {
                output.mention(Self.unknownSkill(word, near: Self.near(word, known)))
            }
        } catch is any Explained { return }
    }

    /// Every word that the house has for a skill.
    private func knownSkills(_ desk: FrontDesk) async throws -> Set<String> {
        let book = try await desk.get("/v1/skills").value()
        return (book["items"]?.items ?? []).reduce(into: Set(SkillBook.common.keys)) {
            words, skill in
            words.formUnion((skill["synonyms"]?.items ?? []).compactMap(\.text))
            if let code = skill["code"]?.text { words.insert(code) }
        }
    }

    /// Known words from which it differs by what is easily mistyped.
    private static func near(_ word: String, _ known: Set<String>) -> [String] {
        let letters = Array(word.utf8)
        let borne = TypingErrors.borne(letters: letters.count)
        return known.filter {
            TypingErrors.count(letters, Array($0.utf8), atMost: borne) != nil
        }.sorted()
    }

    private static func unknownSkill(_ word: String, near: [String]) -> LocalizedText {
        let words = near.joined(separator: ", ")
        return LocalizedText(
            fr: "la compétence \(word) n'est définie nulle part"
                + (near.isEmpty ? " ; voir : skill list" : " ; vouliez-vous dire \(words) ?"),
            es: "la competencia \(word) no está definida"
                + (near.isEmpty ? "; vea: skill list" : "; ¿quería decir \(words)?"),
            en: "nobody has defined the skill \(word)"
                + (near.isEmpty ? "; see: skill list" : "; did you mean \(words)?"))
    }

    private static let unknownPostcode = LocalizedText(
        fr:
            "aucun territoire n'a ce code postal : sans position, personne ne sait s'il ou elle est près",
        es: "ningún territorio tiene ese código postal: sin posición nadie sabe si está cerca",
        en: "no territory has this postcode: without a position nobody knows whether they are near")
}
