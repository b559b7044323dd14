import OpsCore

extension Subcommand {
    static let requestList = Subcommand(
        "request", "list", flags: Listing.requests.filters + Flag.paging,
        summary: LocalizedText(
            fr: "les demandes, les plus récentes d'abord",
            es: "las solicitudes, primero las recientes", en: "the requests, newest first"),
        examples: [
            "request list --status open --territory 92", "request list --overdue --every",
            "request list --sort due --territory 92",
        ]
    ) { session in
        try await Listing.requests.run(session)
    }
}

extension Listing {
    static let requests = Listing(
        path: "requests",
        filters: [
            Flag(
                "status", .oneOf(RequestStatus.allCases.map(\.rawValue)), fr: "où elles en sont",
                es: "en qué estado están", en: "where they stand"),
            Flag(
                "territory", .text("CODE"), fr: "un territoire et tout ce qu'il contient",
                es: "un territorio y todo lo que contiene",
                en: "a territory and all that lies in it"),
            Flag(
                "need", .need(Flag.needWords + [NeedKind.qualification.rawValue]),
                fr: "ce qui manque", es: "lo que falta",
                en: "what is lacking"),
            Flag(
                "sort", .oneOf(["newest", "due"]),
                fr: "due : en cours, ce qui passe d'abord sur la ligne, puis par échéance",
                es: "due: en curso, lo que va primero en la línea, luego por plazo",
                en: "due: live ones, what goes first on the line, then by due time"),
            Flag(
                "overdue", fr: "seulement celles dont l'échéance est passée",
                es: "solo las que han superado el plazo", en: "only those past their due time"),
        ], facets: Facet.request)
}

extension Facet {
    /// A request in a table.
    static let request: [Facet] = [
        .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .word("need", of: .need, fr: "BESOIN", es: "NECESIDAD", en: "NEED"),
        .word("status", of: .requestStatus, fr: "ÉTAT", es: "ESTADO", en: "STATUS"),
        .plain("territory", fr: "TERRITOIRE", es: "TERRITORIO", en: "TERRITORY"),
        .owner(fr: "À", es: "RESPONSABLE", en: "OWNER"),
        .time("openedAt", fr: "OUVERTE", es: "ABIERTA", en: "OPENED"),
        .due(fr: "ÉCHÉANCE", es: "PLAZO", en: "DUE"),
        .plain("language", fr: "LANGUE", es: "IDIOMA", en: "LANGUAGE"),
        .plain("id", fr: "IDENTIFIANT", es: "IDENTIFICADOR", en: "ID"),
    ]

    /// Who must act next.
    static func owner(fr: String, es: String, en: String) -> Facet {
        Facet(fr: fr, es: es, en: en) { request, output in
            guard let owner = request["owner"], let kind = owner["kind"]?.text else {
                return Table.Cell("")
            }
            let word = output.word(kind, of: .owner)
            let place = owner["territory"]?.text ?? ""
            return Table.Cell(place.isEmpty ? word : "\(word) \(place)")
        }
    }

    /// The due time; red, and marked for who sees no colours, once it is past.
    static func due(fr: String, es: String, en: String) -> Facet {
        Facet(fr: fr, es: es, en: en) { request, output in
            let isOverdue = request["overdue"]?.isTrue ?? false
            let time = output.time(request["dueAt"])
            return Table.Cell(isOverdue ? "! \(time)" : time, isOverdue ? .red : nil)
        }
    }
}
