import OpsCore

extension Output {
    /// What came of a scenario: the figures a debriefing starts from.
    func scenario(_ report: ScenarioReport) throws {
        try line("\(report.name[language].withoutControls) — \(period(report))")
        try line(
            LocalizedText(
                fr: "politique \(report.policy), graine \(report.seed), "
                    + "\(report.contacts) contacts, \(report.missions.opened) missions, "
                    + "\(report.escalations) alertes",
                es: "política \(report.policy), semilla \(report.seed), "
                    + "\(report.contacts) contactos, \(report.missions.opened) misiones, "
                    + "\(report.escalations) alertas",
                en: "policy \(report.policy), seed \(report.seed), \(report.contacts) contacts, "
                    + "\(report.missions.opened) missions, \(report.escalations) escalations"))
        try line("")
        try needs(report)
        try line("")
        try unmet(report)
        try line("")
        try load(report)
        if !report.expectations.isEmpty {
            try line("")
            try expectations(report)
        }
        try line("")
        try line("digest \(report.journal.digest.hexadecimal)")
    }

    private func period(_ report: ScenarioReport) -> String {
        let start = manner.clock.text(report.startsAt, in: language)
        return "\(start) → \(manner.clock.text(report.endsAt, in: language))"
    }

    private func needs(_ report: ScenarioReport) throws {
        let columns = [
            Table.Column(heading: word("BESOIN", "NECESIDAD", "NEED")),
            number("DEMANDES", "SOLICITUDES", "REQUESTS"), number("FAITES", "HECHAS", "DONE"),
            number("EN COURS", "ABIERTAS", "OPEN"),
            number("SANS SERVICE", "SIN SERVICIO", "UNCOVERED"),
            number("ANNULÉES", "ANULADAS", "CANCELLED"),
            number("DÉLAI MÉDIAN", "PLAZO MEDIANO", "MEDIAN DELAY"), number("90 %", "90 %", "90 %"),
            number("À TEMPS", "A TIEMPO", "IN TIME"),
        ]
        let rows = report.needs.map { need in
            [
                word(need.need.rawValue, of: .need), "\(need.opened)",
                "\(need.done)", "\(need.open)", "\(need.openedUncovered)", "\(need.cancelled)",
                minutes(need.untilDone.medianMinutes), minutes(need.untilDone.p90Minutes),
                share(need.withinDuePerMille),
            ].map { Table.Cell($0) }
        }
        try draw(Table(columns: columns, rows: rows))
    }

    /// Where help did not come.
    private func unmet(_ report: ScenarioReport) throws {
        guard !report.unmet.isEmpty else {
            return try line(
                LocalizedText(
                    fr: "aucun besoin sans réponse", es: "ninguna necesidad sin respuesta",
                    en: "no unmet needs"))
        }
        let columns = [
            Table.Column(heading: word("SANS RÉPONSE", "SIN RESPUESTA", "UNMET NEED")),
            Table.Column(heading: word("TERRITOIRE", "TERRITORIO", "TERRITORY")),
            number("SANS SERVICE", "SIN SERVICIO", "UNCOVERED"),
            number("EN COURS", "ABIERTAS", "OPEN"), number("ANNULÉES", "ANULADAS", "CANCELLED"),
        ]
        let rows = report.unmet.map { unmet in
            [
                word(unmet.need.rawValue, of: .need), unmet.territory.text,
                "\(unmet.uncovered)", "\(unmet.open)", "\(unmet.cancelled)",
            ].map { Table.Cell($0) }
        }
        try draw(Table(columns: columns, rows: rows))
    }

    /// Who did how much.
    private func load(_ report: ScenarioReport) throws {
        let columns = [
            Table.Column(heading: word("CHARGE", "CARGA", "LOAD")),
            number("BÉNÉVOLES", "VOLUNTARIOS", "VOLUNTEERS"),
            number("MISSIONS", "MISIONES", "MISSIONS"), number("MOYENNE", "MEDIA", "MEAN"),
            number("MAXIMUM", "MÁXIMO", "MOST"), number("AUCUNE", "NINGUNA", "NONE"),
            number("10 % LES PLUS ACTIFS", "10 % MÁS ACTIVOS", "BUSIEST 10 %"),
        ]
        let rows = report.load.map { load in
            let spread = load.missions
            return [
                load.group?.withoutControls ?? word("tous", "todos", "everybody"),
                "\(spread.people)", "\(spread.sum)", Facet.hundredths(spread.meanHundredths),
                "\(spread.most)", "\(spread.none)", share(spread.busiestTenthPerMille),
            ].map { Table.Cell($0) }
        }
        try draw(Table(columns: columns, rows: rows))
    }

    private func expectations(_ report: ScenarioReport) throws {
        let columns = [
            Table.Column(heading: word("ATTENDU", "ESPERADO", "EXPECTED"), isFlexible: true),
            number("PART", "PARTE", "SHARE"), number("ATTEINT", "ALCANZADO", "REACHED"),
            Table.Column(heading: word("TENU", "CUMPLIDO", "MET")),
        ]
        let rows = report.expectations.map { outcome in
            [
                Table.Cell(outcome.expectation.objective[language]),
                Table.Cell(share(outcome.expectation.sharePerMille)),
                Table.Cell(share(outcome.reachedPerMille)), met(outcome.isMet),
            ]
        }
        try draw(Table(columns: columns, rows: rows))
    }

    private func met(_ isMet: Bool?) -> Table.Cell {
        guard let isMet else { return Table.Cell("–") }
        let word = isMet ? Vocabulary.yes : Vocabulary.no
        return Table.Cell(word[language], isMet ? .green : .red)
    }

    private func minutes(_ count: Int64?) -> String {
        guard let count else { return "–" }
        return count < 120 ? "\(count) min" : "\(count / 60) h \(count % 60) min"
    }

    private func share(_ perMille: Int64?) -> String {
        perMille.map { "\($0 / 10) %" } ?? "–"
    }

    private func word(_ fr: String, _ es: String, _ en: String) -> String {
        LocalizedText(fr: fr, es: es, en: en)[language]
    }

    private func number(_ fr: String, _ es: String, _ en: String) -> Table.Column {
        Table.Column(heading: word(fr, es, en), isNumber: true)
    }
}
