import OpsCore

extension Subcommand {
    static let volunteerSearch = Subcommand(
        "volunteer", "search", flags: [.soughtName, .soughtPhone, .soughtRef],
        summary: LocalizedText(
            fr: "retrouver un bénévole, ou quelqu'un qui s'est proposé, par son nom ou son numéro",
            es: "encontrar a un voluntario, o a quien se ofreció, por su nombre o número",
            en: "find a volunteer, or somebody who offered to help, by name or number"),
        examples: [
            "volunteer search --name \"aubry jeanne\"", "volunteer search --name Aubry",
            "volunteer search --ref A-7",
        ]
    ) { session in
        let arguments = session.arguments
        let words = [Flag.soughtName, .soughtPhone, .soughtRef]
        guard words.contains(where: arguments.isSet) else { throw UsageProblem.needsOneOf(words) }
        var json = JSONWriter()
        json.beginObject()
        json.known("name", arguments.text(.soughtName))
        json.known("phone", arguments.text(.soughtPhone))
        json.known("ref", arguments.text(.soughtRef))
        json.endObject()
        let answer = try await session.frontDesk().inquire("/v1/volunteers/search", json.bytes)
        try session.answer(answer) { try session.output.rosterLikenesses($0) }
        return .done
    }

    static let volunteerDuplicates = Subcommand(
        "volunteer", "duplicates", operands: [.id],
        summary: LocalizedText(
            fr: "qui peut être le même bénévole, et pourquoi",
            es: "quién puede ser el mismo voluntario, y por qué",
            en: "who may be the same volunteer, and why"),
        examples: ["volunteer duplicates 7"]
    ) { session in
        let target = Target("v1", "volunteers", session.arguments.subject, "duplicates")
        try session.answer(try await session.frontDesk().get(target.text)) {
            try session.output.rosterLikenesses($0)
        }
        return .done
    }
}

extension Flag {
    fileprivate static let soughtRef = Flag(
        "ref", .text("REFERENCE"), pointer: "#/ref", fr: "sa référence dans un autre fichier",
        es: "su referencia en otro fichero", en: "their reference in another book")
}

extension Session {
    /// Says who may be on the roster already, once somebody was added; nothing to programs and to those
    /// who want quiet.
    ///
    /// A second, cheap question: the volunteer is kept whatever becomes of it.
    func warnOfVolunteers(like answer: Answer, _ desk: FrontDesk) async throws {
        guard !output.manner.isJSON, !output.manner.isQuiet,
            let number = try answer.value()["number"]?.scalar
        else { return }
        let target = Target("v1", "volunteers", number, "duplicates")
        do {
            let found = try await desk.get(target.text).value()
            let likely = (found["items"]?.items ?? []).filter { $0["likely"]?.isTrue == true }
            if !likely.isEmpty { output.warn(of: likely, likeVolunteer: number) }
        } catch is any Explained {
            output.mention(
                LocalizedText(
                    fr: "le bénévole est noté ; les doublons n'ont pas pu être cherchés",
                    es: "el voluntario está anotado; no se han podido buscar duplicados",
                    en: "the volunteer is noted; duplicates could not be looked for"))
        }
    }
}

extension Output {
    func rosterLikenesses(_ answer: JSONValue) throws {
        try table(answer["items"]?.items ?? [], Facet.candidateLikeness)
    }

    fileprivate func warn(of likely: [JSONValue], likeVolunteer number: String) {
        let list = likely.map { other in
            let kind = word(other["kind"]?.text ?? "", of: .likenessKind)
            return "\(other["name"]?.text ?? "?"), \(kind) \(other["number"]?.scalar ?? "?") "
                + "(\(other.reasonTexts.joined(separator: ", ")))"
        }.joined(separator: " ; ")
        mention(
            LocalizedText(
                fr: "peut-être déjà là : \(list) ; voir : volunteer duplicates \(number)",
                es: "quizá ya esté: \(list); vea: volunteer duplicates \(number)",
                en: "may be there already: \(list); see: volunteer duplicates \(number)"))
    }
}
