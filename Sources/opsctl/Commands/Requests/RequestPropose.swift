import OpsCore

extension Subcommand {
    static let requestPropose = Subcommand(
        "request", "propose", operands: [.id], flags: [proposalLimit, everyone, together],
        summary: LocalizedText(
            fr: "qui convient, et pourquoi", es: "quién encaja, y por qué", en: "who fits, and why"),
        examples: [
            "request propose 417", "request propose 417 --all", "request propose 417 --crews",
        ]
    ) { session in
        let desk = try session.frontDesk()
        guard !session.arguments.isSet(together) else {
            try session.answer(try await desk.get(proposals("crews", session).text)) { value in
                guard value["items"]?.items.isEmpty ?? true else {
                    return try showCrews(value, session)
                }
                session.output.say(
                    LocalizedText(
                        fr: "aucune équipe à montrer : une place au plus est libre, ou personne "
                            + "ne complète l'équipe ; voyez sans --crews",
                        es: "ningún equipo que mostrar: queda una plaza como mucho, o nadie "
                            + "completa el equipo; mire sin --crews",
                        en: "no crew to show: one place at the most is free, or nobody completes "
                            + "the crew; look without --crews"))
            }
            return .done
        }
        var target = proposals("proposals", session)
        guard session.arguments.isSet(everyone) else {
            let answer = try await desk.get(target.text)
            let crews = try await desk.get(proposals("crews", session).text)
            try session.answer(answer) { value in
                session.output.warn(ofLikelySame: value)
                try session.output.table(value["items"]?.items ?? [], Facet.proposal)
                try showCrews(try crews.value(), session)
            }
            return .done
        }
        target.add("all", "true")
        let everybody = try await desk.everyItem(target)
        let fitting = everybody.filter { $0["fits"]?.isTrue ?? false }.sorted {
            ($0["score"]?.integer ?? 0, $1["number"]?.integer ?? 0)
                > ($1["score"]?.integer ?? 0, $0["number"]?.integer ?? 0)
        }
        let others = everybody.filter { !($0["fits"]?.isTrue ?? false) }
        try session.output.items(fitting + others, Facet.proposal)
        return .done
    }

    private static func proposals(_ what: String, _ session: Session) -> Target {
        var target = Target("v1", "requests", session.arguments.subject, what)
        let limit = session.arguments.integer(proposalLimit)
        let most = what == "crews" ? Int64(Operation.crewLimit) : .max
        target.add("limit", limit.map { String(min($0, most)) })
        return target
    }

    /// Nothing where one volunteer is enough.
    private static func showCrews(_ value: JSONValue, _ session: Session) throws {
        let crews = value["items"]?.items ?? []
        guard !crews.isEmpty else { return }
        try session.output.table(crews, Facet.crew)
    }

    private static let proposalLimit = Flag(
        "limit", .number("N", 1...500),
        fr: "au plus N bénévoles (5), et 20 équipes",
        es: "N voluntarios como máximo (5), y 20 equipos",
        en: "at the most N volunteers (5), and 20 crews")
    private static let everyone = Flag(
        "all", fr: "dire aussi pourquoi chacun des autres ne convient pas",
        es: "decir también por qué no encaja cada uno de los demás",
        en: "tell why each of the others does not fit, too")
    private static let together = Flag(
        "crews", fr: "seulement qui convient ensemble, là où une personne ne suffit pas",
        es: "solo quiénes encajan juntos, donde una persona no basta",
        en: "only who fits together, where one volunteer is not enough")
}

extension Facet {
    fileprivate static let crew: [Facet] = [
        Facet(
            fr: "ÉQUIPE", es: "EQUIPO", en: "CREW", isFlexible: true
        ) { crew, _ in
            let members = crew["members"]?.items ?? []
            return Table.Cell(
                members.map { member in
                    let number = member["number"]?.integer.map { String($0) } ?? ""
                    return "\(number) \(member["name"]?.text ?? "")"
                }.joined(separator: " + "))
        },
        .plain("score", fr: "POINTS", es: "PUNTOS", en: "SCORE", isNumber: true),
        Facet(fr: "POURQUOI", es: "POR QUÉ", en: "WHY", isWrapped: true) { crew, _ in
            let members = (crew["members"]?.items ?? []).compactMap { member -> String? in
                let reasons = reasons(for: member).joined(separator: " · ")
                guard !reasons.isEmpty else { return nil }
                return (member["number"]?.integer.map { "\($0): " } ?? "") + reasons
            }
            return Table.Cell(members.joined(separator: " + "))
        },
    ]

    /// What speaks for somebody, each with its part of the score.
    private static func reasons(for proposal: JSONValue) -> [String] {
        (proposal["reasonsFor"]?.items ?? []).map { reason in
            let text = reason["text"]?.text ?? reason["code"]?.text ?? ""
            return reason["points"]?.integer.map { "\(text) (\($0))" } ?? text
        }
    }

    fileprivate static let proposal: [Facet] = [
        .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .plain("name", fr: "BÉNÉVOLE", es: "VOLUNTARIO", en: "VOLUNTEER", isFlexible: true),
        Facet(fr: "CONVIENT", es: "ENCAJA", en: "FITS") { proposal, output in
            let fits = proposal["fits"]?.isTrue ?? false
            return Table.Cell(
                (fits ? Vocabulary.yes : Vocabulary.no)[output.language], fits ? .green : .faint)
        },
        .plain("score", fr: "POINTS", es: "PUNTOS", en: "SCORE", isNumber: true),
        Facet(
            fr: "DISTANCE", es: "DISTANCIA", en: "DISTANCE", isNumber: true
        ) { proposal, output in
            let count = proposal["distanceMetres"]?.integer.flatMap { Int32(exactly: $0) }
            return Table.Cell(count.map { Metres(count: $0).text[output.language] } ?? "")
        },
        Facet(fr: "POURQUOI", es: "POR QUÉ", en: "WHY", isWrapped: true) { proposal, output in
            let against = proposal["reasonsAgainst"]?.items ?? []
            let words =
                against.isEmpty
                ? reasons(for: proposal)
                : against.map { $0["text"]?.text ?? $0["code"]?.text ?? "" }
            let note = proposal["note"]?.text.map { "“\($0)”" }
            let elsewhere = proposal["askedElsewhere"]?.isTrue == true
            let asked = elsewhere ? askedElsewhere[output.language] : nil
            let isToRing = proposal["byTelephoneOnly"]?.isTrue == true
            let ring = isToRing ? byTelephoneOnly[output.language] : nil
            return Table.Cell(
                ([ring, asked, note].compactMap(\.self) + words).joined(separator: " · "))
        },
    ]

    private static let byTelephoneOnly = LocalizedText(
        fr: "par téléphone seulement : appelez", es: "solo por teléfono: llame",
        en: "by telephone only: ring")
    private static let askedElsewhere = LocalizedText(
        fr: "une autre demande attend sa réponse", es: "otra solicitud espera su respuesta",
        en: "another request waits for their answer")
}
