import OpsCore

extension Output {
    /// A set as a sheet; its rules and baskets as tables below.
    func ruleSet(_ set: JSONValue) throws {
        try sheet(set, Facet.ruleSet)
        try line("")
        try table(set["rules"]?.items ?? [], Facet.rule)
        let baskets = set["money"]?["baskets"]?.items ?? []
        guard !baskets.isEmpty else { return }
        try line("")
        try table(baskets, Facet.basket)
    }

    /// What the rules say of somebody; they warn, and whoever reads decides.
    func eligibility(_ answer: JSONValue) throws {
        try sheet(answer, Facet.eligibility)
        try line("")
        try table(answer["rules"]?.items ?? [], Facet.verdictOfRule)
        guard answer["verdict"]?.text == RuleVerdict.against.rawValue else { return }
        try line("")
        try line(
            LocalizedText(
                fr:
                    "Rien n'est refusé encore : décidez, et dites où aller (opsctl request refuse).",
                es: "Aún no se rechaza nada: decida y diga adónde ir (opsctl request refuse).",
                en: "Nothing is refused yet: decide, and say where to go (opsctl request refuse)."))
    }
}

extension Facet {
    /// A code of one closed list, which other lists may use for something else.
    static func coded<Code: RawRepresentable>(
        _ path: [String], as kind: Code.Type, fr: String, es: String, en: String,
        _ text: @escaping @Sendable (Code) -> LocalizedText
    ) -> Facet where Code.RawValue == String {
        Facet(fr: fr, es: es, en: en, isFlexible: false) { value, output in
            let found = value.found(path)
            let codes = found?.text.map { [$0] } ?? (found?.items ?? []).compactMap(\.text)
            let words = codes.map { code in
                output.names.name(of: code)?[output.language]
                    ?? Code(rawValue: code).map { text($0)[output.language] } ?? code
            }
            return Table.Cell(words.joined(separator: ", "))
        }
    }

    /// A text in three languages, in the reader's own.
    static func told(
        _ path: String..., fr: String, es: String, en: String
    ) -> Facet {
        Facet(fr: fr, es: es, en: en, isFlexible: true) { value, output in
            Table.Cell(value.found(path)?[output.language.rawValue]?.text ?? "")
        }
    }

    static let ruleSets: [Facet] = [
        .plain("code", fr: "RÈGLES", es: "NORMAS", en: "RULES"),
        .plain("version", fr: "VERSION", es: "VERSIÓN", en: "VERSION", isNumber: true),
        .plain("territory", fr: "TERRITOIRE", es: "TERRITORIO", en: "TERRITORY"),
        .coded(["needs"], as: NeedKind.self, fr: "BESOINS", es: "NECESIDADES", en: "NEEDS") {
            $0.text
        },
        .time("from", fr: "DÈS", es: "DESDE", en: "FROM"),
        .time("until", fr: "JUSQU'À", es: "HASTA", en: "UNTIL"),
        .told("name", fr: "NOM", es: "NOMBRE", en: "NAME"),
    ]

    fileprivate static let ruleSet: [Facet] = [
        .plain("code", fr: "Règles", es: "Normas", en: "Rules"),
        .plain("version", fr: "Version", es: "Versión", en: "Version"),
        .told("name", fr: "Nom", es: "Nombre", en: "Name"),
        .plain("territory", fr: "Territoire", es: "Territorio", en: "Territory"),
        .coded(["needs"], as: NeedKind.self, fr: "Besoins", es: "Necesidades", en: "Needs") {
            $0.text
        },
        .time("from", fr: "Dès", es: "Desde", en: "From"),
        .time("until", fr: "Jusqu'à", es: "Hasta", en: "Until"),
        .coded(
            ["prescription"], as: PrescriptionRule.self, fr: "Ordonnance", es: "Receta",
            en: "Prescription"
        ) { $0.text },
        .coded(
            ["money", "means"], as: PaymentMeans.self, fr: "On paie par", es: "Se paga con",
            en: "Paid by"
        ) { $0.text },
        .cents(
            "money", "perRequestCents", fr: "Au plus par course", es: "Máximo por compra",
            en: "At most a shopping"),
        .cents(
            "money", "perHouseholdCents", fr: "Au plus par personne", es: "Máximo por persona",
            en: "At most a person"),
        .plain("money", "currency", fr: "Monnaie", es: "Moneda", en: "Currency"),
        .yesNo(
            "money", "agreementNeeded", fr: "Convenir avant de partir",
            es: "Acordar antes de salir", en: "Agree before leaving"),
        .time("putAt", fr: "En vigueur depuis", es: "En vigor desde", en: "Put in force"),
        .plain("sources", fr: "Sources", es: "Fuentes", en: "Sources"),
    ]

    fileprivate static let rule: [Facet] = [
        .plain("code", fr: "RÈGLE", es: "NORMA", en: "RULE"),
        .coded(["needs"], as: NeedKind.self, fr: "BESOINS", es: "NECESIDADES", en: "NEEDS") {
            $0.text
        },
        .told("text", fr: "CE QU'ELLE DEMANDE", es: "LO QUE PIDE", en: "WHAT IT ASKS"),
        .coded(["sendTo"], as: SentTo.self, fr: "SINON", es: "SI NO", en: "ELSE") { $0.text },
    ]

    fileprivate static let basket: [Facet] = [
        .plain("code", fr: "PANIER", es: "CESTA", en: "BASKET"),
        .told("name", fr: "NOM", es: "NOMBRE", en: "NAME"),
        .cents("cents", fr: "PRIX", es: "PRECIO", en: "PRICE"),
    ]

    fileprivate static let eligibility: [Facet] = [
        .plain("requestNumber", fr: "Demande", es: "Solicitud", en: "Request"),
        .plain("set", fr: "Règles", es: "Normas", en: "Rules"),
        .plain("version", fr: "Version", es: "Versión", en: "Version"),
        .coded(["verdict"], as: RuleVerdict.self, fr: "En tout", es: "En total", en: "In all") {
            $0.text
        },
    ]

    fileprivate static let verdictOfRule: [Facet] = [
        .plain("code", fr: "RÈGLE", es: "NORMA", en: "RULE"),
        .coded(["verdict"], as: RuleVerdict.self, fr: "DIT", es: "DICE", en: "SAYS") { $0.text },
        .told("text", fr: "CE QU'ELLE DEMANDE", es: "LO QUE PIDE", en: "WHAT IT ASKS"),
        Facet(fr: "À DEMANDER", es: "POR PREGUNTAR", en: "TO ASK") { rule, output in
            let facts = (rule["ask"]?.items ?? []).compactMap { condition in
                condition["fact"]?.text.flatMap(EligibilityFact.init).map { fact in
                    fact.text[output.language]
                        + (condition["years"]?.integer.map { " \($0)+" } ?? "")
                }
            }
            return Table.Cell(facts.joined(separator: "; "))
        },
        .coded(["sendTo"], as: SentTo.self, fr: "SINON", es: "SI NO", en: "ELSE") { $0.text },
    ]
}
