import OpsCore

extension Output {
    /// `12.40 EUR` from an amount of the API; nothing where there is none.
    fileprivate func amount(_ value: JSONValue?) -> String {
        guard let cents = value?["cents"]?.integer,
            let code = value?["currency"]?.text.flatMap(CurrencyCode.init),
            let money = Money(cents: cents, code)
        else { return "" }
        return money.text(in: language)
    }
}

extension Facet {
    /// An amount with its currency: `12.40 EUR`.
    static func amount(_ path: String..., fr: String, es: String, en: String) -> Facet {
        Facet(fr: fr, es: es, en: en) { value, output in
            Table.Cell(output.amount(value.found(path)))
        }
    }

    /// Hundredths whose currency stands elsewhere.
    static func cents(_ path: String..., fr: String, es: String, en: String) -> Facet {
        Facet(fr: fr, es: es, en: en) { value, output in
            Table.Cell(
                value.found(path)?.integer.map { Money.text(of: $0, in: output.language) } ?? "")
        }
    }

    /// What the second count is away from the receipt, in the currency of the purchase.
    static func difference(_ path: String..., fr: String, es: String, en: String) -> Facet {
        Facet(fr: fr, es: es, en: en) { value, output in
            guard let purchase = value.found(path), let cents = purchase["differenceCents"]?.integer
            else { return Table.Cell("") }
            let currency = purchase["agreed"]?["currency"]?.text ?? ""
            return Table.Cell(Money.text(of: cents, in: output.language) + " " + currency)
        }
    }

    /// What each of two people counted: `11.95 EUR / 11.90 EUR`.
    static func counts(_ path: String..., fr: String, es: String, en: String) -> Facet {
        Facet(fr: fr, es: es, en: en) { value, output in
            let counts = value.found(path)?["counts"]?.items ?? []
            return Table.Cell(counts.map { output.amount($0["amount"]) }.joined(separator: " / "))
        }
    }

    /// The accounts of a list.
    static let purchases: [Facet] = [
        .plain("missionNumber", fr: "MISSION", es: "MISIÓN", en: "MISSION", isNumber: true),
        .coded(["state"], as: PurchaseState.self, fr: "ÉTAT", es: "ESTADO", en: "STATE") {
            $0.text
        },
        .amount("agreed", fr: "CONVENU", es: "ACORDADO", en: "AGREED"),
        .amount("receipt", fr: "TICKET", es: "RECIBO", en: "RECEIPT"),
        .coded(["means"], as: PaymentMeans.self, fr: "MOYEN", es: "MEDIO", en: "MEANS") {
            $0.text
        },
        .counts(fr: "COMPTÉ", es: "CONTADO", en: "COUNTED"),
        .difference(fr: "ÉCART", es: "DESCUADRE", en: "DIFFERENCE"),
        .plain("desk", fr: "BUREAU", es: "MESA", en: "DESK"),
        .due(fr: "ÉCHÉANCE", es: "PLAZO", en: "DUE"),
        .plain("escalations", fr: "ALERTES", es: "ALERTAS", en: "ESCALATIONS", isNumber: true),
    ]

    private static let countedBy = LocalizedText(
        fr: "personnes :", es: "personas:", en: "people:")

    /// What a mission's sheet says of its money.
    static let moneyOfMission: [Facet] = [
        .coded(
            ["money", "state"], as: PurchaseState.self, fr: "Comptes", es: "Cuentas", en: "Money"
        ) {
            $0.text
        },
        .amount("money", "agreed", fr: "Au plus", es: "Como máximo", en: "At most"),
        .coded(
            ["money", "means"], as: PaymentMeans.self, fr: "Payé par", es: "Se paga con",
            en: "Paid by"
        ) { $0.text },
        .yesNo(
            "money", "substitution", fr: "Remplacements", es: "Sustituciones",
            en: "Replacements"),
        .plain("money", "basket", fr: "Panier", es: "Cesta", en: "Basket"),
        .amount("money", "receipt", fr: "Ticket", es: "Recibo", en: "Receipt"),
        Facet(fr: "Ticket corrigé", es: "Recibo corregido", en: "Receipt before") {
            mission, output in
            let wrong = mission["money"]?["corrections"]?.items ?? []
            return Table.Cell(wrong.map { output.amount($0["receipt"]) }.joined(separator: " / "))
        },
        Facet(fr: "Comptés par", es: "Contado por", en: "Counted by") { mission, output in
            let count = mission["money"]?["counts"]?.items.count ?? 0
            return Table.Cell(count == 0 ? "" : countedBy[output.language] + " \(count)/2")
        },
        .counts("money", fr: "Compté", es: "Contado", en: "Counted"),
        .difference("money", fr: "Écart", es: "Descuadre", en: "Difference"),
        .time("money", "dueAt", fr: "Comptes à clore", es: "Cerrar cuentas", en: "Accounts due"),
        .coded(
            ["money", "settlement"], as: Settlement.self, fr: "Écart réglé",
            es: "Descuadre resuelto", en: "Settled"
        ) { $0.text },
    ]

    /// What a request's sheet says of the rules.
    static let rulesOfRequest: [Facet] = [
        Facet(fr: "Vue d'après", es: "Vista según", en: "Checked under") { request, _ in
            guard let set = request["ruleCheck"]?["set"]?.text,
                let version = request["ruleCheck"]?["version"]?.integer
            else { return Table.Cell("") }
            return Table.Cell("\(set), \(version)")
        },
        Facet(fr: "Refusée par", es: "Rechazada por", en: "Refused by") { request, output in
            guard let refusal = request["refusal"], let rule = refusal["rule"]?.text,
                let set = refusal["set"]?.text, let version = refusal["version"]?.integer
            else { return Table.Cell("") }
            let text = refusal["text"]?[output.language.rawValue]?.text
            return Table.Cell("\(rule) (\(set), \(version))" + (text.map { ": \($0)" } ?? ""))
        },
        .coded(
            ["refusal", "sentTo"], as: SentTo.self, fr: "Envoyée vers", es: "Enviada a",
            en: "Sent to"
        ) { $0.text },
        .plain("refusal", "note", fr: "Précision", es: "Detalle", en: "Detail"),
    ]
}
