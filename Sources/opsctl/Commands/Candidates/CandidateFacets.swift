import OpsCore

extension Listing {
    static let candidates = Listing(
        path: "candidates",
        filters: [
            Flag(
                "territory", .text("CODE"), fr: "un territoire et tout ce qu'il contient",
                es: "un territorio y todo lo que contiene",
                en: "a territory and all that lies in it"),
            Flag(
                "state", .oneOf(CandidateState.allCases.map(\.rawValue)),
                fr: "où ils en sont (offre non close)", es: "en qué estado están (sin cerrar)",
                en: "where they stand (not closed)"),
            Flag(
                "all", fr: "aussi les offres closes", es: "también las cerradas",
                en: "also those that are closed"),
            Flag(
                "skill", .text("CODE"), fr: "qui ont cette compétence",
                es: "quienes tienen esta competencia", en: "those who hold this skill"),
            Flag(
                "due", fr: "seulement ceux qui attendent trop",
                es: "solo quienes esperan demasiado", en: "only those who wait too long"),
            age,
            Flag(
                "alike", fr: "seulement qui ressemble à un bénévole ou à un autre candidat",
                es: "solo quien se parece a un voluntario o a otra candidatura",
                en: "only those who are like a volunteer or another candidate"),
        ], facets: Facet.candidateRow)

    private static let age = Flag(
        "age", .number("DAYS", 0...3_650), fr: "qui se sont proposés il y a tant de jours",
        es: "quienes se ofrecieron hace tantos días", en: "those who offered so many days ago")
}

extension Output {
    func candidate(_ candidate: JSONValue) throws {
        try sheet(candidate, Facet.candidateSheet)
        let likenesses = candidate["likenesses"]?.items ?? []
        guard !likenesses.isEmpty else { return }
        try line("")
        try table(likenesses, Facet.candidateLikeness)
    }

    func onboarding(_ rules: JSONValue) throws {
        try sheet(rules, Facet.onboarding)
        let set = rules["set"]?.items ?? []
        guard !set.isEmpty else { return }
        try line("")
        try table(set, Facet.onboardingVersion)
    }
}

extension Book {
    static let candidateState = Book { CandidateState(rawValue: $0)?.text }
    static let candidateDeclineReason = Book { CandidateDeclineReason(rawValue: $0)?.text }
    private static let likenessKinds = [
        "candidate": LocalizedText(fr: "candidat", es: "candidatura", en: "candidate"),
        "volunteer": LocalizedText(fr: "bénévole", es: "voluntario", en: "volunteer"),
    ]
    static let likenessKind = Book { likenessKinds[$0] }
}

extension Facet {
    private static let candidateOwner = Facet(
        fr: "À", es: "RESPONSABLE", en: "OWNER"
    ) { candidate, output in
        guard let desk = candidate["owner"]?["territory"]?.text else { return Table.Cell("") }
        return Table.Cell("\(output.word("desk", of: .owner)) \(desk)")
    }

    /// Who they are like, in few words: only where that was asked.
    private static let alike = Facet(
        fr: "RESSEMBLE À", es: "SE PARECE A", en: "LIKE", isFlexible: true
    ) { candidate, output in
        let others = (candidate["likenesses"]?.items ?? []).map { other in
            let kind = output.word(other["kind"]?.text ?? "", of: .likenessKind)
            return "\(kind) \(other["number"]?.scalar ?? "")"
        }
        return Table.Cell(others.joined(separator: ", "), .yellow)
    }

    static let candidateRow: [Facet] = [
        .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .plain("name", fr: "NOM", es: "NOMBRE", en: "NAME", isFlexible: true),
        .plain("territory", fr: "TERRITOIRE", es: "TERRITORIO", en: "TERRITORY"),
        .word("state", of: .candidateState, fr: "ÉTAPE", es: "ETAPA", en: "STAGE"),
        skills(fr: "COMPÉTENCES", es: "COMPETENCIAS", en: "SKILLS"),
        .time("offeredAt", fr: "OFFRE", es: "OFRECIMIENTO", en: "OFFERED"),
        .due(fr: "ÉCHÉANCE", es: "PLAZO", en: "DUE"),
        candidateOwner, alike,
    ]

    /// An offer in the copy that a person is handed.
    static let copiedCandidate: [Facet] = [
        .plain(
            "number", fr: "Offre de bénévolat", es: "Ofrecimiento de voluntariado",
            en: "Offer to help"),
        .word("state", of: .candidateState, fr: "étape", es: "etapa", en: "stage"),
        .plain("name", fr: "nom", es: "nombre", en: "name"),
        .plain("phone", fr: "téléphone", es: "teléfono", en: "phone"),
        .plain("email", fr: "courriel", es: "correo", en: "e-mail"),
        .plain("note", fr: "à savoir", es: "a saber", en: "to know"),
        .time("offeredAt", fr: "offre", es: "ofrecimiento", en: "offered"),
    ]

    static let candidateSheet: [Facet] = [
        .plain("number", fr: "Candidat", es: "Candidatura", en: "Candidate"),
        .plain("id", fr: "Identifiant", es: "Identificador", en: "Identifier"),
        .word("state", of: .candidateState, fr: "Étape", es: "Etapa", en: "Stage"),
        .plain("name", fr: "Nom", es: "Nombre", en: "Name"),
        .plain("phone", fr: "Téléphone", es: "Teléfono", en: "Phone"),
        .plain("email", fr: "Courriel", es: "Correo", en: "E-mail"),
        .plain("territory", fr: "Territoire", es: "Territorio", en: "Territory"),
        skills(fr: "Compétences", es: "Competencias", en: "Skills"),
        .plain("languages", fr: "Langues", es: "Idiomas", en: "Languages"),
        .vetting,
        .plain("note", fr: "À savoir", es: "A saber", en: "To know"),
        .theirHours,
        .plain("ref", fr: "Référence", es: "Referencia", en: "Reference"),
        candidateOwner,
        .due(fr: "Échéance", es: "Plazo", en: "Due"),
        .plain("escalations", fr: "Alarmes", es: "Alarmas", en: "Alarms"),
        .time("offeredAt", fr: "Offre", es: "Ofrecimiento", en: "Offered"),
        stepsSoFar,
        .plain("volunteerNumber", fr: "Bénévole", es: "Voluntario", en: "Volunteer"),
        .plain("mergedIntoNumber", fr: "Réuni avec", es: "Unida a", en: "Merged with"),
        .plain("merged", fr: "Réunis avec lui", es: "Unidas a ella", en: "Merged into it"),
        .word("reason", of: .candidateDeclineReason, fr: "Motif", es: "Motivo", en: "Reason"),
        .time("closedAt", fr: "Clos", es: "Cerrada", en: "Closed"),
        .time("erasedAt", fr: "Effacé", es: "Suprimido", en: "Erased"),
        .plain("notes", fr: "Notes", es: "Notas", en: "Notes"),
    ]

    /// What became of them, when: who says so is in the JSON.
    private static let stepsSoFar = Facet(
        fr: "Étapes", es: "Etapas", en: "Stages", isFlexible: true
    ) { candidate, output in
        let steps = (candidate["steps"]?.items ?? []).map { step in
            "\(output.word(step["state"]?.text ?? "", of: .candidateState)) "
                + output.time(step["at"])
        }
        return Table.Cell(steps.joined(separator: ", "))
    }

    static let candidateLikeness: [Facet] = [
        .word("kind", of: .likenessKind, fr: "RESSEMBLE À", es: "SE PARECE A", en: "LIKE"),
        .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .plain("name", fr: "NOM", es: "NOMBRE", en: "NAME"),
        .plain("territory", fr: "TERRITOIRE", es: "TERRITORIO", en: "TERRITORY"),
        Facet(fr: "POURQUOI", es: "POR QUÉ", en: "WHY", isFlexible: true) { other, _ in
            let reasons = (other["reasons"]?.items ?? []).compactMap { $0["text"]?.text }
            return Table.Cell(reasons.joined(separator: "; "))
        },
    ]

    private static let stages = Facet(
        fr: "Étapes exigées", es: "Etapas exigidas", en: "Stages required"
    ) { rules, output in
        let stages = (rules["stages"]?.items ?? []).compactMap(\.text)
        return Table.Cell(
            stages.isEmpty
                ? "–" : stages.map { output.word($0, of: .candidateState) }.joined(separator: ", "))
    }

    static let onboarding: [Facet] = [
        .plain("territory", fr: "Territoire", es: "Territorio", en: "Territory"), stages,
        .plain(
            "stepDays", fr: "Étape suivante en … jours", es: "Etapa siguiente en … días",
            en: "Next stage within … days"),
    ]

    static let onboardingVersion: [Facet] = [
        .plain("territory", fr: "TERRITOIRE", es: "TERRITORIO", en: "TERRITORY"),
        .plain("version", fr: "VERSION", es: "VERSIÓN", en: "VERSION", isNumber: true), stages,
        .plain("stepDays", fr: "JOURS", es: "DÍAS", en: "DAYS", isNumber: true),
        .time("at", fr: "FIXÉ LE", es: "FIJADO EL", en: "SET AT"),
    ]
}
