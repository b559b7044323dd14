import OpsCore

extension Subcommand {
    static let personDuplicates = Subcommand(
        "person", "duplicates", operands: [.id],
        summary: LocalizedText(
            fr: "qui peut être la même personne, et pourquoi",
            es: "quién puede ser la misma persona, y por qué",
            en: "who may be the same person, and why"),
        examples: ["person duplicates 01710c6c-2c00-7000-8000-000000000005"]
    ) { session in
        let target = Target("v1", "people", session.arguments.subject, "duplicates")
        try session.answer(try await session.frontDesk().get(target.text)) {
            try session.output.candidates($0)
        }
        return .done
    }
}

extension Session {
    /// Candidates told after a contact was logged.
    private static let toldCandidates = "3"

    /// Says who may be known already, once a contact is logged; nothing to programs and to those who
    /// want quiet.
    ///
    /// A second, cheap question: the contact is kept whatever becomes of it.
    func warnOfDuplicates(after answer: Answer, _ desk: FrontDesk) async throws {
        guard !output.manner.isJSON, !output.manner.isQuiet,
            let person = try answer.value()["person"]?["id"]?.text
        else { return }
        var target = Target("v1", "people", person, "duplicates")
        target.add("limit", Self.toldCandidates)
        do {
            let found = try await desk.get(target.text).value()
            let likely = (found["items"]?.items ?? []).filter { $0["likely"]?.isTrue == true }
            if !likely.isEmpty { output.warn(of: likely, duplicatesOf: person) }
        } catch let problem as ServerProblem where problem.code == "access.outside_territory" {
            // The call is another desk's now: they are told who the person may be.
        } catch is any Explained {
            output.mention(
                LocalizedText(
                    fr: "le contact est noté ; les doublons n'ont pas pu être cherchés",
                    es: "el contacto está anotado; no se han podido buscar duplicados",
                    en: "the contact is logged; duplicates could not be looked for"))
        }
    }
}

extension Output {
    fileprivate func warn(of likely: [JSONValue], duplicatesOf person: String) {
        let list = likely.map { candidate in
            let name = candidate["name"]?.text ?? candidate["phone"]?.text ?? "?"
            let known = [Facet.repeatCaller, .planInBrief].compactMap { facet -> String? in
                let text = facet.cell(candidate, self).text
                return text.isEmpty ? nil : "\(facet.heading[language]) : \(text)"
            }
            return ([name] + ["(\(candidate.reasonTexts.joined(separator: ", ")))"] + known)
                .joined(separator: " ")
        }.joined(separator: " ; ")
        mention(
            LocalizedText(
                fr: "peut-être déjà connue : \(list) ; voir : person duplicates \(person)",
                es: "quizá ya conocida: \(list); vea: person duplicates \(person)",
                en: "may be known already: \(list); see: person duplicates \(person)"))
        mentionOwed(likely)
    }

    /// Whoever rings herself need not be looked for any more.
    func mentionOwed(_ candidates: [JSONValue]) {
        var owed: Set<Int64> = []
        for candidate in candidates where candidate["likely"]?.isTrue == true {
            owed.formUnion((candidate["callsOwed"]?.items ?? []).compactMap(\.integer))
        }
        for number in owed.sorted() {
            mention(
                LocalizedText(
                    fr: "l'appel \(number) lui est dû ; si c'est bien elle : "
                        + "call done \(number) --result reached",
                    es: "se le debe la llamada \(number); si es ella: "
                        + "call done \(number) --result reached",
                    en: "call \(number) is owed to her; if it is she: "
                        + "call done \(number) --result reached"))
        }
    }
}
