import OpsCore

extension Subcommand {
    static let retentionPlan = Subcommand(
        "retention", "plan", flags: [.limit],
        summary: LocalizedText(
            fr: "ce qui serait effacé maintenant, sans rien changer",
            es: "lo que se suprimiría ahora, sin cambiar nada",
            en: "what would be erased now; nothing changes"),
        examples: ["retention plan", "retention plan --limit 500 --json"]
    ) { session in
        var target = Target("v1", "retention", "plan")
        target.add(Flag.limit.name, session.arguments.text(.limit))
        try session.answer(try await session.frontDesk().get(target.text)) { plan in
            try session.output.table(plan["rules"]?.items ?? [], Facet.retentionRule)
            let items = plan["items"]?.items ?? []
            guard !items.isEmpty else { return }
            try session.output.line("")
            try session.output.table(items, Facet.retentionItem)
        }
        return .done
    }

    static let retentionRun = Subcommand(
        "retention", "run", flags: [.retentionLimit],
        summary: LocalizedText(
            fr: "effacer ce qui a été gardé aussi longtemps qu'il se peut ; rien ne revient",
            es: "suprimir lo que se ha guardado tanto como se puede; no hay vuelta atrás",
            en: "erase what was kept as long as it may be; it cannot be undone"),
        examples: ["retention run", "retention run --limit 50"]
    ) { session in
        var json = JSONWriter()
        json.beginObject()
        if let limit = session.arguments.integer(.retentionLimit) { json.member("limit", limit) }
        json.endObject()
        let answer = try await session.frontDesk().post("/v1/retention/runs", json.bytes)
        try session.answer(answer) { try session.output.sheet($0, Facet.retentionReport) }
        return .done
    }

    static let retentionRules = Subcommand(
        "retention", "rules", flags: [.rulesFile],
        summary: LocalizedText(
            fr: "les durées de conservation ; avec un fichier, les fixer",
            es: "los plazos de conservación; con un archivo, fijarlos",
            en: "how long things are kept; with a file, set it"),
        examples: ["retention rules", "retention rules --file rules.json"]
    ) { session in
        let desk = try session.frontDesk()
        let answer =
            if let path = session.arguments.text(.rulesFile) {
                try await desk.post("/v1/retention", session.files.read(path, limit: 64 * 1_024))
            } else {
                try await desk.get("/v1/retention")
            }
        try session.answer(answer) { rules in
            try session.output.sheet(rules, Facet.retentionRules)
            let runs = rules["runs"]?.items ?? []
            guard !runs.isEmpty else { return }
            try session.output.line("")
            try session.output.table(runs, [Facet.runTime] + Facet.retentionReport)
        }
        return .done
    }
}

extension Flag {
    static let retentionLimit = Flag(
        "limit", .number("COUNT", 1...1_000), pointer: "#/limit",
        fr: "combien d'effacements au plus", es: "cuántas supresiones como máximo",
        en: "how many erasures at the most")
}

extension Facet {
    fileprivate static let runTime = Facet.time("at", fr: "QUAND", es: "CUÁNDO", en: "WHEN")

    /// Its own word: other notions have the same codes.
    private static let retentionWord = Facet(fr: "RÈGLE", es: "REGLA", en: "RULE") { row, output in
        let code = row["rule"]?.text ?? ""
        return Table.Cell(RetentionRule(rawValue: code)?.text[output.language] ?? code)
    }

    fileprivate static let retentionRule: [Facet] = [
        retentionWord,
        .plain("months", fr: "MOIS", es: "MESES", en: "MONTHS", isNumber: true),
        .plain("due", fr: "À EFFACER", es: "POR SUPRIMIR", en: "TO ERASE", isNumber: true),
        .plain("live", fr: "EN COURS", es: "EN CURSO", en: "LIVE", isNumber: true),
        .plain("held", fr: "À GARDER", es: "POR GUARDAR", en: "HELD", isNumber: true),
    ]

    fileprivate static let retentionItem: [Facet] = [
        .plain("person", fr: "PERSONNE", es: "PERSONA", en: "PERSON"),
        .plain("contact", fr: "CONTACT", es: "CONTACTO", en: "CONTACT"),
        .plain("danger", fr: "ALERTE", es: "ALERTA", en: "ALERT"),
        .plain("candidate", fr: "CANDIDAT", es: "CANDIDATURA", en: "CANDIDATE"),
        .plain("volunteer", fr: "BÉNÉVOLE", es: "VOLUNTARIO", en: "VOLUNTEER"),
        retentionWord,
        .time("lastContactAt", fr: "DERNIER CONTACT", es: "ÚLTIMO CONTACTO", en: "LAST CONTACT"),
        .word("keptBy", of: .keptBy, fr: "GARDÉ", es: "SE GUARDA", en: "KEPT BY"),
    ]

    fileprivate static let retentionReport: [Facet] = [
        .plain("people", fr: "Personnes", es: "Personas", en: "People"),
        .plain(
            "contacts", fr: "Contacts et alertes anonymes", es: "Contactos y alertas anónimos",
            en: "Anonymous contacts and alerts"),
        .plain("candidates", fr: "Candidats", es: "Candidaturas", en: "Candidates"),
        .plain("volunteers", fr: "Bénévoles", es: "Voluntarios", en: "Volunteers"),
        .plain("accessRows", fr: "Lignes d'accès", es: "Líneas de acceso", en: "Access rows"),
        .plain("kept", fr: "Gardés", es: "Guardados", en: "Kept"),
        .yesNo("hasMore", fr: "Il en reste", es: "Quedan más", en: "More to go"),
    ]

    fileprivate static let retentionRules: [Facet] = [
        .word("of", of: .rules, fr: "Règles de", es: "Reglas de", en: "Rules of"),
        .plain(
            "personMonths", fr: "Personnes (mois)", es: "Personas (meses)",
            en: "People (months)"),
        .plain(
            "refusedMonths", fr: "Sans aide donnée (mois)", es: "Sin ayuda dada (meses)",
            en: "No help given (months)"),
        .plain(
            "anonymousMonths", fr: "Anonymes (mois)", es: "Anónimos (meses)",
            en: "Anonymous (months)"),
        .plain(
            "candidateMonths", fr: "Candidats (mois)", es: "Candidaturas (meses)",
            en: "Candidates (months)"),
        .plain(
            "volunteerMonths", fr: "Bénévoles partis (mois)",
            es: "Voluntarios que se fueron (meses)",
            en: "Volunteers who left (months)"),
        .plain(
            "accessLogMonths", fr: "Journal des accès (mois)",
            es: "Registro de accesos (meses)", en: "Access log (months)"),
        .yesNo("daily", fr: "Chaque jour", es: "Cada día", en: "Every day"),
        .plain("time", fr: "À", es: "A las", en: "At"),
        .plain(
            "utcOffsetMinutes", fr: "Minutes d'avance sur UTC", es: "Minutos sobre UTC",
            en: "Minutes ahead of UTC"),
        .time("nextRunAt", fr: "Prochaine fois", es: "Próxima vez", en: "Next time"),
    ]
}
