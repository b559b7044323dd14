import OpsCore

/// Things that come back.
extension Subcommand {
    static let assetList = Subcommand(
        "asset", "list", flags: [AssetFlag.desk, AssetFlag.state] + Flag.paging,
        summary: LocalizedText(
            fr: "véhicules, téléphones, kits : où est chacun, qui l'a",
            es: "vehículos, teléfonos, kits: dónde está cada uno, quién lo tiene",
            en: "vehicles, telephones, kits: where each is, who has it"),
        examples: ["asset list --state out"]
    ) { session in
        try await Listing(
            path: "assets", filters: [AssetFlag.desk, AssetFlag.state], facets: Facet.asset
        ).run(session)
    }

    static let assetShow = Subcommand(
        "asset", "show", operands: [.id],
        summary: LocalizedText(
            fr: "un matériel, qui l'a et pour quand il est réservé",
            es: "un material, quién lo tiene y para cuándo está reservado",
            en: "an asset, who has it and for when it is booked"),
        examples: ["asset show 3"]
    ) { session in
        let target = Target("v1", "assets", session.arguments.subject)
        try session.answer(try await session.frontDesk().get(target.text), session.output.asset)
        return .done
    }

    static let assetAdd = Subcommand(
        "asset", "add", flags: [AssetFlag.kind, AssetFlag.tag, AssetFlag.territory],
        summary: LocalizedText(
            fr: "un matériel à prêter", es: "un material que se presta", en: "an asset to be lent"),
        examples: ["asset add --kind vehicle --tag van-3 --territory 92"]
    ) { session in
        let arguments = session.arguments
        var json = JSONWriter()
        json.beginObject()
        json.known("kind", arguments.text(AssetFlag.kind))
        // A tag is read off a van: `VAN-3` is `van-3`.
        json.known("tag", arguments.text(AssetFlag.tag)?.lowercased())
        json.known("territory", arguments.text(AssetFlag.territory))
        json.endObject()
        let answer = try await session.frontDesk().post("/v1/assets", json.bytes)
        try session.answer(answer, session.output.asset)
        return .done
    }

    static let assetBook = asset(
        "book", "bookings",
        [AssetFlag.from, AssetFlag.until, AssetFlag.mission, AssetFlag.request],
        LocalizedText(
            fr: "réserver pour un créneau", es: "reservar para una franja",
            en: "keep it for a slot"),
        "asset book 3 --from 2020-03-24T14:00 --until 2020-03-24T16:00 --mission 52"
    ) { json, arguments in
        json.known("from", arguments.text(AssetFlag.from))
        json.known("until", arguments.text(AssetFlag.until))
        json.known("mission", arguments.text(AssetFlag.mission))
        json.known("request", arguments.text(AssetFlag.request))
    }

    static let assetUnbook = asset(
        "unbook", "cancellation", [AssetFlag.booking],
        LocalizedText(
            fr: "annuler une réservation", es: "anular una reserva", en: "cancel a booking"),
        "asset unbook 3 --booking 1"
    ) { json, arguments in
        json.whole("booking", arguments.text(AssetFlag.booking))
    }

    static let assetCheckOut = asset(
        "check-out", "departure",
        [AssetFlag.volunteer, AssetFlag.backBy, AssetFlag.mission, AssetFlag.ownBooking],
        LocalizedText(
            fr: "quelqu'un le prend", es: "alguien se lo lleva", en: "somebody takes it"),
        "asset check-out 3 --volunteer 12 --back-by 2020-03-24T18:00 --mission 52"
    ) { json, arguments in
        json.known("volunteer", arguments.text(AssetFlag.volunteer))
        json.known("backBy", arguments.text(AssetFlag.backBy))
        json.known("mission", arguments.text(AssetFlag.mission))
        json.whole("booking", arguments.text(AssetFlag.ownBooking))
    }

    static let assetCheckIn = asset(
        "check-in", "return", [AssetFlag.backWithFault],
        LocalizedText(
            fr: "il est de retour", es: "está de vuelta", en: "it is back"),
        "asset check-in 3 --fault empty"
    ) { json, arguments in
        json.known("fault", arguments.text(AssetFlag.backWithFault))
    }

    static let assetFault = asset(
        "fault", "fault", [AssetFlag.fault],
        LocalizedText(
            fr: "à ne plus prêter avant réparation", es: "no prestar antes de repararlo",
            en: "not to be lent before it is repaired"),
        "asset fault 3 --fault damaged"
    ) { json, arguments in
        json.known("fault", arguments.text(AssetFlag.fault))
    }

    static let assetRepair = asset(
        "repair", "repair", [],
        LocalizedText(
            fr: "réparé, à prêter de nouveau", es: "reparado, se presta de nuevo",
            en: "repaired, to be lent again"),
        "asset repair 3"
    ) { _, _ in }

    static let assetWithdraw = asset(
        "withdraw", "withdrawal", [],
        LocalizedText(
            fr: "retiré pour de bon", es: "retirado para siempre", en: "withdrawn for good"),
        "asset withdraw 3"
    ) { _, _ in }

    /// A command that says something of one asset, and shows what it has become.
    private static func asset(
        _ verb: String, _ word: String, _ flags: [Flag], _ summary: LocalizedText,
        _ example: String,
        _ write: @escaping @Sendable (inout JSONWriter, Arguments) -> Void
    ) -> Subcommand {
        Subcommand(
            "asset", verb, operands: [.id], flags: flags, summary: summary, examples: [example]
        ) { session in
            try await session.change("assets", word) {
                write(&$0, session.arguments)
            } showing: {
                try session.output.asset($0)
            }
        }
    }
}

extension JSONWriter {
    /// A number that was typed; it has been checked to be one.
    mutating func whole(_ name: StaticString, _ text: String?) {
        if let number = text.flatMap({ Int64($0) }) { member(name, number) }
    }
}

extension Output {
    fileprivate func asset(_ asset: JSONValue) throws {
        try sheet(asset, Facet.assetSheet)
        let bookings = asset["bookings"]?.items ?? []
        guard !bookings.isEmpty else { return }
        try line("")
        try table(bookings, Facet.assetBooking)
    }
}

extension Facet {
    fileprivate static let asset: [Facet] = [
        .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .plain("tag", fr: "ÉTIQUETTE", es: "ETIQUETA", en: "TAG", isFlexible: true),
        .word("kind", of: .assetKind, fr: "NATURE", es: "TIPO", en: "KIND"),
        .word("state", of: .assetState, fr: "ÉTAT", es: "ESTADO", en: "STATE"),
        .plain("loan", "volunteerName", fr: "CHEZ", es: "LO TIENE", en: "WITH"),
        .time("loan", "backBy", fr: "À RENDRE", es: "A DEVOLVER", en: "BACK BY"),
        .plain("territory", fr: "TERRITOIRE", es: "TERRITORIO", en: "TERRITORY"),
    ]

    fileprivate static let assetSheet: [Facet] = [
        .plain("number", fr: "Matériel", es: "Material", en: "Asset"),
        .plain("id", fr: "Identifiant", es: "Identificador", en: "Identifier"),
        .plain("tag", fr: "Étiquette", es: "Etiqueta", en: "Tag"),
        .word("kind", of: .assetKind, fr: "Nature", es: "Tipo", en: "Kind"),
        .plain("territory", fr: "Bureau", es: "Mesa", en: "Desk"),
        .word("state", of: .assetState, fr: "État", es: "Estado", en: "State"),
        .word("fault", of: .assetFault, fr: "Défaut", es: "Avería", en: "Fault"),
        .plain("loan", "volunteerName", fr: "Chez", es: "Lo tiene", en: "With"),
        .plain("loan", "volunteerNumber", fr: "Bénévole", es: "Voluntario", en: "Volunteer"),
        .plain("loan", "mission", fr: "Mission", es: "Misión", en: "Mission"),
        .time("loan", "since", fr: "Depuis", es: "Desde", en: "Since"),
        .time("loan", "backBy", fr: "À rendre avant", es: "A devolver antes de", en: "Back by"),
        .plain("loan", "escalations", fr: "Rappels", es: "Avisos", en: "Reminders"),
    ]

    fileprivate static let assetBooking: [Facet] = [
        .plain("number", fr: "RÉSERVATION", es: "RESERVA", en: "BOOKING", isNumber: true),
        .time("from", fr: "DE", es: "DE", en: "FROM"),
        .time("until", fr: "À", es: "A", en: "UNTIL"),
        .plain("mission", fr: "MISSION", es: "MISIÓN", en: "MISSION", isNumber: true),
        .plain("request", fr: "DEMANDE", es: "SOLICITUD", en: "REQUEST", isNumber: true),
        .plain("round", fr: "TOURNÉE", es: "RUTA", en: "ROUND", isNumber: true),
    ]
}
