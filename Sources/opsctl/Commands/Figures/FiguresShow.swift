import OpsCore

extension Subcommand {
    static let figuresShow = Subcommand(
        "figures", "show",
        flags: [.from, .days, .by, .territory, .smallest, .csv],
        summary: LocalizedText(
            fr: "les demandes d'une période, comptées, sans que personne s'y reconnaisse",
            es: "las solicitudes de un período, contadas, sin que nadie sea reconocible",
            en: "the requests of a period, counted, with nobody to be recognised"),
        examples: [
            "figures show --by day --by need --from 2026-11-01",
            "figures show --by territory --by outcome --csv",
            "figures show --by need --by help --by unmet",
        ]
    ) { session in
        var target = Target("v1", "figures")
        let asked: [Flag] = [.from, .days, .by, .territory, .smallest]
        for flag in asked {
            for value in session.arguments.texts(flag) { target.add(flag.name, value) }
        }
        try session.answer(try await session.frontDesk().get(target.text)) { figures in
            if session.arguments.isSet(.csv) {
                try session.output.csv(ofFigures: figures)
            } else {
                try session.output.table(
                    figures["items"]?.items ?? [], Facet.figures(by: figures))
                try session.output.line("")
                try session.output.sheet(figures, Facet.figuresSheet)
            }
        }
        return .done
    }
}

extension Flag {
    fileprivate static let from = Flag(
        "from", .day, fr: "premier jour (sans lui, la période finit aujourd'hui)",
        es: "primer día (sin él, el período termina hoy)",
        en: "the first day (without it the period ends today)")
    fileprivate static let days = Flag(
        "days", .number("N", 1...400), fr: "autant de jours (jusqu'à aujourd'hui ; 30 sans --from)",
        es: "tantos días (hasta hoy; 30 sin --from)",
        en: "so many days (up to today; 30 without --from)")
    fileprivate static let by = Flag(
        "by", .oneOf(FigureDimension.allCases.map(\.rawValue)), isRepeated: true,
        fr: "compter par… ; jusqu'à trois fois (need)",
        es: "contar por…; hasta tres veces (need)", en: "count by…; up to three times (need)")
    fileprivate static let territory = Flag(
        "territory", .text("CODE"), fr: "un territoire et tout ce qu'il contient",
        es: "un territorio y todo lo que contiene", en: "a territory and all that lies in it")
    fileprivate static let smallest = Flag(
        "smallest", .number("N", Figures.smallestRange), fr: "cacher les nombres sous N (5)",
        es: "ocultar los números menores que N (5)", en: "hide counts below N (5)")
    fileprivate static let csv = Flag("csv", fr: "en CSV", es: "en CSV", en: "as CSV")
}

extension Output {
    /// RFC 4180; what is hidden is an empty field.
    fileprivate func csv(ofFigures figures: JSONValue) throws {
        let by = figures["by"]?.items.compactMap(\.text) ?? []
        try line((by + ["requests"]).joined(separator: ",") + "\r")
        for item in figures["items"]?.items ?? [] {
            // Days and codes: nothing in them needs quotes.
            let fields = by.map { item[$0]?.text ?? "" } + [item["requests"]?.scalar ?? ""]
            try line(fields.joined(separator: ",") + "\r")
        }
    }
}

extension Facet {
    fileprivate static func figures(by figures: JSONValue) -> [Facet] {
        let by = (figures["by"]?.items ?? []).compactMap(\.text)
        return by.map(dimension) + [
            Facet(
                fr: "DEMANDES", es: "SOLICITUDES", en: "REQUESTS", isNumber: true
            ) { item, _ in Table.Cell(item["requests"]?.scalar ?? "…") }
        ]
    }

    private static func dimension(_ name: String) -> Facet {
        switch FigureDimension(rawValue: name) {
        case .day: .day("day", fr: "JOUR", es: "DÍA", en: "DAY")
        case .need: .word("need", of: .need, fr: "BESOIN", es: "NECESIDAD", en: "NEED")
        case .delay: .word("delay", of: .figureDelay, fr: "DÉLAI", es: "PLAZO", en: "DELAY")
        case .origin: .word("origin", of: .figureOrigin, fr: "ORIGINE", es: "ORIGEN", en: "ORIGIN")
        case .outcome:
            .word("outcome", of: .requestEnding, fr: "ISSUE", es: "DESENLACE", en: "OUTCOME")
        case .help:
            .word(
                "help", of: .help.or(.figureAnswer), fr: "AIDE VENUE", es: "LLEGÓ LA AYUDA",
                en: "HELP CAME")
        case .reason:
            .word(
                "reason", of: .needNow.or(.figureAnswer), fr: "LE BESOIN", es: "LA NECESIDAD",
                en: "THE NEED")
        case .unmet:
            .word(
                "unmet", of: .unmet.or(.figureAnswer), fr: "PAS COUVERT", es: "NO CUBIERTA",
                en: "NOT MET")
        case .territory, nil:
            .plain(name, fr: "TERRITOIRE", es: "TERRITORIO", en: "TERRITORY")
        }
    }

    fileprivate static let figuresSheet: [Facet] = [
        .day("from", fr: "Du", es: "Desde", en: "From"),
        .day("until", fr: "Au", es: "Hasta", en: "Until"),
        .plain("total", fr: "Total", es: "Total", en: "Total"),
        .plain("hidden", fr: "Nombres cachés", es: "Números ocultos", en: "Counts hidden"),
    ]
}
