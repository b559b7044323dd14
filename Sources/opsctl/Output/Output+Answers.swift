import OpsCore

extension Output {
    /// What came of each way of asking, beside each other.
    func answers(_ record: AnswerRecord, _ outcomes: [ReplayOutcome], delay: TimeSpan) throws {
        let share = record.never * 1_000 / max(1, Int64(record.answers.count))
        let never = "\(share / 10).\(share % 10)"
        let turnout = duration(record.turnouts.perMille(500))
        let minutes = delay.milliseconds / 60_000
        try line(
            LocalizedText(
                fr: "\(record.calls.count) appels, \(record.answers.count) personnes sollicitées : "
                    + "\(never) % ne partent jamais, départ médian \(turnout) ; "
                    + "lignes inutilisables : \(record.unusable) ; une question attend \(minutes) min",
                es: "\(record.calls.count) llamadas, \(record.answers.count) personas llamadas: "
                    + "\(never) % no sale nunca, salida mediana \(turnout); "
                    + "líneas inservibles: \(record.unusable); una pregunta espera \(minutes) min",
                en: "\(record.calls.count) calls, \(record.answers.count) people asked: "
                    + "\(never) % never leave, median turnout \(turnout); "
                    + "unusable lines: \(record.unusable); a question waits \(minutes) min"))
        try line("")
        try draw(Table(columns: columns, rows: outcomes.flatMap(rows)))
        try line("")
        for outcome in outcomes {
            try line("\(way(outcome)): digest \(outcome.journal.digest.hexadecimal)")
        }
    }

    private var columns: [Table.Column] {
        [
            Table.Column(heading: said("SOLLICITER", "LLAMAR", "ASKING")),
            Table.Column(heading: said("DEMANDES", "SOLICITUDES", "REQUESTS"), isNumber: true),
            Table.Column(heading: said("OUI", "SÍ", "YES"), isNumber: true),
            Table.Column(heading: said("ALARME", "ALARMA", "ALARM"), isNumber: true),
            Table.Column(heading: said("PERDUES", "PERDIDAS", "LOST"), isNumber: true),
            Table.Column(heading: said("MÉDIANE", "MEDIANA", "MEDIAN"), isNumber: true),
            Table.Column(heading: "90 %", isNumber: true),
            Table.Column(heading: "99 %", isNumber: true),
            Table.Column(heading: said("PLUS LONG", "MÁS LARGO", "LONGEST"), isNumber: true),
            Table.Column(
                heading: said("SOLLICITÉS PAR DEMANDE", "LLAMADOS POR SOLICITUD", "ASKED EACH"),
                isNumber: true),
            Table.Column(heading: said("OUI DE TROP", "SÍ DE MÁS", "YES TO SPARE"), isNumber: true),
        ]
    }

    /// All requests, then those alone whose first volunteer stayed silent.
    private func rows(_ outcome: ReplayOutcome) -> [[Table.Cell]] {
        let hundredths = outcome.asked * 100 / max(1, Int64(outcome.requests.count))
        let all =
            [
                way(outcome), "\(outcome.requests.count)", "\(outcome.reached)",
                "\(outcome.alarmed)", "\(outcome.lost)",
            ] + figures(outcome.delays) + [Facet.hundredths(hundredths), "\(outcome.spare)"]
        let silent = outcome.delaysAfterSilence
        let first = said(
            "  le premier se tait", "  la primera persona calla", "  the first is silent")
        let part =
            [first, "\(outcome.silentFirst)", "\(silent.count)", "", ""] + figures(silent)
            + ["", ""]
        return [all, part].map { $0.map { Table.Cell($0) } }
    }

    private func figures(_ delays: AnswerDelays) -> [String] {
        [500, 900, 990, 1_000].map { duration(delays.perMille($0)) }
    }

    private func way(_ outcome: ReplayOutcome) -> String {
        let size = outcome.rules.size
        return size == 1
            ? said("une personne à la fois", "una persona a la vez", "one at a time")
            : said("vagues de \(size)", "oleadas de \(size)", "waves of \(size)")
    }

    /// `2 min 13 s`.
    private func duration(_ span: TimeSpan?) -> String {
        guard let seconds = span.map({ $0.milliseconds / 1_000 }) else { return "–" }
        return seconds < 60 ? "\(seconds) s" : "\(seconds / 60) min \(seconds % 60) s"
    }

    private func said(_ fr: String, _ es: String, _ en: String) -> String {
        LocalizedText(fr: fr, es: es, en: en)[language]
    }
}
