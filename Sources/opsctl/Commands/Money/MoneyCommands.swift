import OpsCore

extension Subcommand {
    static let moneyList = Subcommand(
        "money", "list", flags: [.purchaseState] + Flag.paging,
        summary: LocalizedText(
            fr: "les comptes ouverts : à rembourser, à compter, écarts",
            es: "las cuentas abiertas: por reembolsar, por contar, descuadres",
            en: "the accounts that are open: to refund, to count, discrepancies"),
        examples: ["money list", "money list --state discrepancy"]
    ) { session in
        try await Listing(path: "purchases", filters: [.purchaseState], facets: Facet.purchases)
            .run(session)
    }

    static let moneyAgree = Subcommand(
        "money", "agree", operands: [.id],
        flags: [.agreedAmount, .currency, .basket, .means, .substitution, .moneyNote],
        summary: LocalizedText(
            fr: "convenir avec la personne, avant d'acheter : montant, moyen, remplacements",
            es: "acordar con la persona, antes de comprar: importe, medio, sustituciones",
            en: "agree with the person before shopping: amount, means, replacements"),
        examples: [
            "money agree 52 --amount 12.40 --means contactless --substitution",
            "money agree 52 --basket free_basket --means free",
        ]
    ) { session in
        let arguments = session.arguments
        return try await session.change("missions", "money") { json in
            arguments.writeAmount(.agreedAmount, into: &json)
            json.known("means", arguments.text(.means))
            if arguments.isSet(.substitution) { json.member("substitution", true) }
            json.known("basket", arguments.text(.basket))
            json.known("note", arguments.text(.moneyNote))
        } showing: {
            try session.output.mission($0)
        }
    }

    static let moneyBuy = Subcommand(
        "money", "buy", operands: [.id], flags: [.receiptAmount, .currency, .moneyNote],
        summary: LocalizedText(
            fr: "c'est acheté : le montant du ticket", es: "está comprado: el importe del recibo",
            en: "it is bought: the amount of the receipt"),
        examples: ["money buy 52 --receipt 11,95"]
    ) { session in
        try await session.countMoney("purchase", .receiptAmount)
    }

    static let moneyReconcile = Subcommand(
        "money", "reconcile", operands: [.id], flags: [.countedAmount, .currency, .moneyNote],
        summary: LocalizedText(
            fr: "dire ce que vous comptez ; il faut deux personnes, chacune avec son accès",
            es: "decir lo que cuenta usted; hacen falta dos personas, cada una con su acceso",
            en: "say what you count; it takes two people, each with a token of their own"),
        examples: ["money reconcile 52 --counted 11.95"]
    ) { session in
        try await session.countMoney("count", .countedAmount)
    }

    static let moneyCorrect = Subcommand(
        "money", "correct", operands: [.id], flags: [.receiptAmount, .currency, .moneyNote],
        summary: LocalizedText(
            fr: "corriger un ticket mal noté ; ce qui fut compté l'est à nouveau",
            es: "corregir un recibo mal anotado; lo contado se cuenta de nuevo",
            en: "put right a receipt that was noted wrong; what was counted is counted anew"),
        examples: ["money correct 52 --receipt 11,95 --note \"two figures were swapped\""]
    ) { session in
        try await session.countMoney("correction", .receiptAmount)
    }

    static let moneyPay = moneyStep(
        "pay", "payment",
        LocalizedText(
            fr: "achats et ticket sont remis, et payés comme convenu",
            es: "compra y recibo se han entregado, y pagado como se acordó",
            en: "goods and receipt are handed over, and paid as was agreed"))

    static let moneyReturn = moneyStep(
        "return", "return",
        LocalizedText(
            fr: "tout est rendu au magasin, faute d'avoir pu être remis",
            es: "todo se ha devuelto a la tienda porque no pudo entregarse",
            en: "all went back to the shop, since it could not be handed over"))

    static let moneyRefund = moneyStep(
        "refund", "refund",
        LocalizedText(
            fr: "le bénévole qui a avancé l'argent est remboursé",
            es: "al voluntario que adelantó el dinero se le ha reembolsado",
            en: "the volunteer who advanced the money has it back"))

    static let moneyCancel = moneyStep(
        "cancel", "cancellation",
        LocalizedText(
            fr: "finalement rien n'est acheté", es: "al final no se compra nada",
            en: "nothing is bought after all"))

    static let moneySettle = Subcommand(
        "money", "settle", operands: [.id], flags: [.settlement, .moneyNote],
        summary: LocalizedText(
            fr: "régler un écart entre deux comptes", es: "resolver un descuadre entre dos cuentas",
            en: "settle a discrepancy between two counts"),
        examples: ["money settle 52 --because counting_error"]
    ) { session in
        let arguments = session.arguments
        return try await session.change("missions", "money", "settlement") { json in
            json.known("settlement", arguments.text(.settlement))
            json.known("note", arguments.text(.moneyNote))
        } showing: {
            try session.output.mission($0)
        }
    }

    private static func moneyStep(
        _ verb: String, _ path: String, _ summary: LocalizedText
    ) -> Subcommand {
        Subcommand(
            "money", verb, operands: [.id], flags: [.reason], summary: summary,
            examples: ["money \(verb) 52"]
        ) { session in
            try await session.change("missions", "money", path) { json in
                json.known("reason", session.arguments.text(.reason))
            } showing: {
                try session.output.mission($0)
            }
        }
    }
}

extension Session {
    /// Says an amount and shows what came of it.
    fileprivate func countMoney(_ path: String, _ flag: Flag) async throws -> ExitCode {
        try await change("missions", "money", path) { json in
            arguments.writeAmount(flag, into: &json)
            json.known("note", arguments.text(.moneyNote))
        } showing: {
            try output.mission($0)
        }
    }
}

extension Arguments {
    /// Whole hundredths and a currency; nothing where no amount was typed.
    fileprivate func writeAmount(_ flag: Flag, into json: inout JSONWriter) {
        guard let cents = text(flag).flatMap({ Money.cents(typed: $0) }) else { return }
        json.key("amount")
        json.beginObject()
        json.member("cents", cents)
        json.member("currency", text(.currency) ?? "EUR")
        json.endObject()
    }
}

extension Flag {
    static let agreedAmount = Flag(
        "amount", .amount("AMOUNT"), pointer: "#/amount",
        fr: "au plus tant ; sans lui, le prix du panier",
        es: "como máximo esto; sin él, el precio de la cesta",
        en: "at the most so much; without it, the price of the basket")
    static let receiptAmount = Flag(
        "receipt", .amount("AMOUNT"), isNeeded: true, pointer: "#/amount",
        fr: "ce que dit le ticket", es: "lo que dice el recibo", en: "what the receipt says")
    static let countedAmount = Flag(
        "counted", .amount("AMOUNT"), isNeeded: true, pointer: "#/amount",
        fr: "ce que vous comptez", es: "lo que usted cuenta", en: "what you count")
    static let currency = Flag(
        "currency", .text("CODE"), pointer: "#/amount/currency", fr: "la monnaie ; EUR sinon",
        es: "la moneda; si no, EUR", en: "the currency; EUR otherwise")
    static let basket = Flag(
        "basket", .text("CODE"), pointer: "#/basket", fr: "un panier des règles",
        es: "una cesta de las normas", en: "a basket of the rules")
    static let means = Flag(
        "means", .oneOf(PaymentMeans.allCases.map(\.rawValue)), isNeeded: true,
        pointer: "#/means", fr: "comment on paie ; jamais la carte de la personne",
        es: "cómo se paga; nunca con la tarjeta de la persona",
        en: "how it is paid; never with the person's bank card")
    static let substitution = Flag(
        "substitution", pointer: "#/substitution",
        fr: "un produit semblable convient s'il en manque un",
        es: "vale un producto parecido si falta uno", en: "something similar will do")
    static let settlement = Flag(
        "because", .oneOf(Settlement.allCases.map(\.rawValue)), isNeeded: true,
        pointer: "#/settlement", fr: "d'où venait l'écart", es: "de dónde venía el descuadre",
        en: "where the difference came from")
    static let purchaseState = Flag(
        "state", .oneOf(PurchaseState.allCases.map(\.rawValue)), fr: "dans cet état seulement",
        es: "solo en este estado", en: "only in this state")
    static let moneyNote = Flag(
        "note", .text("TEXT"), pointer: "#/note", fr: "ce qu'il faut savoir",
        es: "lo que hay que saber", en: "what should be known")
}
