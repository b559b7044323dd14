import OpsCore

/// Things that are used up.
extension Subcommand {
    static let stockList = Subcommand(
        "stock", "list", flags: [AssetFlag.desk, AssetFlag.left] + Flag.paging,
        summary: LocalizedText(
            fr: "les lots : combien il en reste, jusqu'à quand",
            es: "los lotes: cuánto queda, hasta cuándo",
            en: "lots of things that are used up: how many are left, until when"),
        examples: ["stock list --left"]
    ) { session in
        try await Listing(
            path: "stock", filters: [AssetFlag.desk, AssetFlag.left], facets: Facet.lot
        ).run(session)
    }

    static let stockShow = Subcommand(
        "stock", "show", operands: [.id],
        summary: LocalizedText(fr: "un lot", es: "un lote", en: "one lot"),
        examples: ["stock show 12"]
    ) { session in
        let target = Target("v1", "stock", session.arguments.subject)
        try session.answer(try await session.frontDesk().get(target.text), session.output.lot)
        return .done
    }

    static let stockReceive = Subcommand(
        "stock", "receive",
        flags: [
            AssetFlag.item, AssetFlag.territory, AssetFlag.quantity, AssetFlag.expiresOn,
            AssetFlag.warnDays,
        ],
        summary: LocalizedText(
            fr: "un lot est arrivé", es: "ha llegado un lote", en: "a lot has come"),
        examples: [
            "stock receive --item basket-standard --territory 92 --quantity 40 --expires 2020-04-30"
        ]
    ) { session in
        let arguments = session.arguments
        var json = JSONWriter()
        json.beginObject()
        json.known("item", arguments.text(AssetFlag.item))
        json.known("territory", arguments.text(AssetFlag.territory))
        json.whole("quantity", arguments.text(AssetFlag.quantity))
        json.known("expiresOn", arguments.text(AssetFlag.expiresOn))
        json.whole("warnDays", arguments.text(AssetFlag.warnDays))
        json.endObject()
        let answer = try await session.frontDesk().post("/v1/stock", json.bytes)
        try session.answer(answer, session.output.lot)
        return .done
    }

    static let stockTake = lot(
        "take", "taking", [AssetFlag.quantity, AssetFlag.mission],
        LocalizedText(
            fr: "une mission en prend", es: "una misión toma algunos", en: "a mission takes some"),
        "stock take 12 --quantity 2 --mission 52"
    ) { json, arguments in
        json.known("mission", arguments.text(AssetFlag.mission))
    }

    static let stockReturn = lot(
        "return", "return", [AssetFlag.quantity, AssetFlag.mission],
        LocalizedText(
            fr: "ce qui revient sans avoir servi", es: "lo que vuelve sin usar",
            en: "what comes back unused"),
        "stock return 12 --quantity 1 --mission 52"
    ) { json, arguments in
        json.known("mission", arguments.text(AssetFlag.mission))
    }

    static let stockWriteOff = lot(
        "write-off", "write-off", [AssetFlag.quantity, AssetFlag.loss],
        LocalizedText(
            fr: "ce qui n'est plus là", es: "lo que ya no está", en: "what is no longer there"),
        "stock write-off 12 --quantity 3 --reason expired"
    ) { json, arguments in
        json.known("reason", arguments.text(AssetFlag.loss))
    }

    private static func lot(
        _ verb: String, _ word: String, _ flags: [Flag], _ summary: LocalizedText,
        _ example: String,
        _ write: @escaping @Sendable (inout JSONWriter, Arguments) -> Void
    ) -> Subcommand {
        Subcommand(
            "stock", verb, operands: [.id], flags: flags, summary: summary, examples: [example]
        ) { session in
            try await session.change("stock", word) {
                $0.whole("quantity", session.arguments.text(AssetFlag.quantity))
                write(&$0, session.arguments)
            } showing: {
                try session.output.lot($0)
            }
        }
    }
}

extension Output {
    fileprivate func lot(_ lot: JSONValue) throws {
        try sheet(lot, Facet.lotSheet)
    }
}

extension Facet {
    private static func day(_ name: String, fr: String, es: String, en: String) -> Facet {
        Facet(fr: fr, es: es, en: en) { value, output in Table.Cell(output.day(value[name])) }
    }

    fileprivate static let lot: [Facet] = [
        .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .plain("item", fr: "ARTICLE", es: "ARTÍCULO", en: "ITEM", isFlexible: true),
        .plain("remaining", fr: "RESTE", es: "QUEDA", en: "LEFT", isNumber: true),
        day("expiresOn", fr: "JUSQU'AU", es: "HASTA", en: "GOOD UNTIL"),
        .yesNo("expired", fr: "PÉRIMÉ", es: "CADUCADO", en: "EXPIRED"),
        .plain("territory", fr: "TERRITOIRE", es: "TERRITORIO", en: "TERRITORY"),
    ]

    fileprivate static let lotSheet: [Facet] = [
        .plain("number", fr: "Lot", es: "Lote", en: "Lot"),
        .plain("id", fr: "Identifiant", es: "Identificador", en: "Identifier"),
        .plain("item", fr: "Article", es: "Artículo", en: "Item"),
        .plain("territory", fr: "Bureau", es: "Mesa", en: "Desk"),
        .plain("received", fr: "Reçus", es: "Recibidos", en: "Received"),
        .plain("remaining", fr: "Reste", es: "Queda", en: "Left"),
        .plain("taken", fr: "Pris", es: "Tomados", en: "Taken"),
        .plain("writtenOff", fr: "Sortis du compte", es: "Dados de baja", en: "Written off"),
        day("expiresOn", fr: "Jusqu'au", es: "Hasta", en: "Good until"),
        .yesNo("expired", fr: "Périmé", es: "Caducado", en: "Expired"),
        .plain("desk", fr: "Suivi par", es: "Lo sigue", en: "Looked after by"),
        .plain("escalations", fr: "Rappels", es: "Avisos", en: "Reminders"),
    ]
}
