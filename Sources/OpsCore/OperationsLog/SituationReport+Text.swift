/// The report as it is read aloud or handed over: a few lines, what cannot wait first.
extension SituationReport {
    /// Each time as the wall's clock showed it then: it may have been changed since.
    package func text(in language: PublicationLanguage, on wall: Wall) -> String {
        let words = SituationWords(language: language, wall: wall, at: at)
        let sections =
            [
                words.heading(self), words.dangers(self), words.crewAlarms(self),
                words.teams(teams),
            ]
            + (closedAt == nil
                ? [
                    words.waiting(self), words.late(self), words.silent(silentTerritories),
                    words.missions(self), words.assets(self), words.stock(self),
                ] : []) + [words.notes(notes), words.figures(self)]
        return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
            .joined(separator: "\n\n")
    }
}

/// The sentences of a report, in one language, on one clock.
private struct SituationWords {
    let language: PublicationLanguage
    let wall: Wall
    let at: Instant

    func say(fr: String, es: String, en: String) -> String {
        LocalizedText(fr: fr, es: es, en: en)[language]
    }

    /// `14:05`, and the day before it where it is another one.
    func time(_ instant: Instant) -> String {
        let written = shown(instant)
        let clock = written.dropFirst(11).prefix(5)
        let day = written.prefix(10)
        guard day != shown(at).prefix(10) else { return String(clock) }
        return "\(self.day(day)) \(clock)"
    }

    /// What the wall's clock shows.
    private func shown(_ instant: Instant) -> String {
        (instant + .minutes(wall.offset(at: instant))).rfc3339
    }

    /// A day as the language writes it.
    private func day(_ day: Substring) -> String {
        language == .en ? String(day) : day.split(separator: "-").reversed().joined(separator: "/")
    }

    func heading(_ report: SituationReport) -> [String] {
        let title = report.title.map { " · \($0)" } ?? ""
        let now = shown(at)
        let minutes = wall.offset(at: at)
        let sign = minutes < 0 ? "-" : "+"
        let zone =
            minutes == 0
            ? "UTC"
            : "UTC\(sign)\(abs(minutes) / 60)\(minutes % 60 == 0 ? "" : ":\(abs(minutes) % 60)")"
        let end = report.closedAt.map {
            say(fr: ", clos \(time($0))", es: ", cerrado \(time($0))", en: ", closed \(time($0))")
        }
        return [
            say(fr: "POINT DE SITUATION", es: "INFORME DE SITUACIÓN", en: "SITUATION REPORT")
                + " · \(day(now.prefix(10))) \(now.dropFirst(11).prefix(5)) \(zone)",
            say(fr: "Événement", es: "Evento", en: "Event") + " \(report.number)\(title) · "
                + "\(report.kind.text[language]) · \(report.territory) · "
                + report.status.text[language]
                + say(
                    fr: ", ouvert \(time(report.openedAt))",
                    es: ", abierto \(time(report.openedAt))",
                    en: ", opened \(time(report.openedAt))")
                + (end ?? ""),
        ]
    }

    func dangers(_ report: SituationReport) -> [String] {
        guard report.dangerTotal > 0 else { return [] }
        return [
            "!! "
                + say(
                    fr: "Alertes de danger ouvertes : \(report.dangerTotal)",
                    es: "Alertas de peligro abiertas: \(report.dangerTotal)",
                    en: "Danger alerts open: \(report.dangerTotal)")
        ]
            + report.dangers.map {
                "  \($0.number)\(place($0)) · "
                    + say(fr: "depuis", es: "desde", en: "since") + " \(time($0.since))"
            } + more(report.dangerTotal, than: report.dangers.count)
    }

    func crewAlarms(_ report: SituationReport) -> [String] {
        guard report.crewAlarmTotal > 0 else { return [] }
        let head = say(
            fr: "Alertes d'équipe : \(report.crewAlarmTotal)",
            es: "Alertas de equipo: \(report.crewAlarmTotal)",
            en: "Crew alarms: \(report.crewAlarmTotal)")
        return ["!! " + head]
            + report.crewAlarms.map {
                let mission = say(
                    fr: "mission \($0.mission)", es: "misión \($0.mission)",
                    en: "mission \($0.mission)")
                return "  \($0.number) \($0.kind.text[language]) · \(mission) · \($0.desk) · "
                    + say(fr: "depuis", es: "desde", en: "since") + " \(time($0.since))"
            } + more(report.crewAlarmTotal, than: report.crewAlarms.count)
    }

    /// What the list leaves out.
    private func more(_ total: Int64, than shown: Int) -> [String] {
        let rest = total - Int64(shown)
        return rest > 0
            ? ["  " + say(fr: "et \(rest) de plus", es: "y \(rest) más", en: "and \(rest) more")]
            : []
    }

    func teams(_ teams: [SituationReport.TeamLine]) -> [String] {
        let silent = teams.filter(\.isSilent).count
        let head = say(
            fr: "Équipes : \(teams.count), silencieuses : \(silent)",
            es: "Equipos: \(teams.count), en silencio: \(silent)",
            en: "Teams: \(teams.count), silent: \(silent)")
        return [head] + teams.map(line)
    }

    private func line(_ team: SituationReport.TeamLine) -> String {
        let name = team.name.map { " \($0)" } ?? ""
        let status =
            "\(team.status.text[language]) "
            + say(fr: "depuis", es: "desde", en: "since") + " \(time(team.since))"
        let members =
            team.members == 0
            ? ""
            : " · \(team.members) "
                + (team.members == 1
                    ? say(fr: "membre", es: "miembro", en: "member")
                    : say(fr: "membres", es: "miembros", en: "members"))
        let heard =
            team.isSilent
            ? say(
                fr: "!! SILENCE depuis \(time(team.heardAt))",
                es: "!! SILENCIO desde \(time(team.heardAt))",
                en: "!! SILENT since \(time(team.heardAt))")
            : say(
                fr: "nouvelles \(time(team.heardAt))", es: "noticias \(time(team.heardAt))",
                en: "heard of \(time(team.heardAt))")
        return
            "  \(team.number)\(name) (\(team.kind.text[language])) · \(status)\(members) · \(heard)"
    }

    func waiting(_ report: SituationReport) -> [String] {
        let head = say(
            fr: "Demandes en attente : \(report.waitingTotal)",
            es: "Solicitudes en espera: \(report.waitingTotal)",
            en: "Requests waiting: \(report.waitingTotal)")
        return [head]
            + report.waiting.map {
                "  \($0.need.text[language]) \($0.counts.total) (\($0.counts.text(in: language)))"
            }
    }

    func late(_ report: SituationReport) -> [String] {
        let head = say(
            fr: "Échéances dépassées : \(report.overdue)",
            es: "Plazos vencidos: \(report.overdue)", en: "Due times breached: \(report.overdue)")
        return [head]
            + report.longestLate.map {
                "  \($0.number)\(need($0))\(place($0)) · "
                    + say(fr: "promis", es: "prometido", en: "promised") + " \(time($0.since))"
            }
    }

    func silent(_ territories: [SituationReport.SilentTerritory]) -> [String] {
        guard !territories.isEmpty else { return [] }
        return [
            say(
                fr: "Territoires qui ne répondent pas :", es: "Territorios que no responden:",
                en: "Territories that do not answer:")
        ]
            + territories.map {
                "  \($0.territory) · "
                    + say(fr: "demandes", es: "solicitudes", en: "requests") + " \($0.requests) · "
                    + say(fr: "depuis", es: "desde", en: "since") + " \(time($0.since))"
            }
    }

    func missions(_ report: SituationReport) -> [String] {
        let ready =
            report.missionsReady == 0
            ? ""
            : say(
                fr: ", prêtes à partir : \(report.missionsReady)",
                es: ", listas para salir: \(report.missionsReady)",
                en: ", ready to leave: \(report.missionsReady)")
        let head = say(
            fr: "Missions en cours : \(report.missionTotal)",
            es: "Misiones en curso: \(report.missionTotal)",
            en: "Missions under way: \(report.missionTotal)")
        return [head + ready]
            + report.missions.map {
                let stage = $0.stage.map { " · \($0.text[language])" } ?? ""
                return "  \($0.number)\(need($0))\(place($0))\(stage) · "
                    + say(fr: "depuis", es: "desde", en: "since") + " \(time($0.since))"
            } + more(report.missionTotal, than: report.missions.count)
    }

    func assets(_ report: SituationReport) -> [String] {
        guard !report.assets.isEmpty || !report.troubledAssets.isEmpty else { return [] }
        return [say(fr: "Matériel :", es: "Material:", en: "Assets:")]
            + report.assets.map {
                "  \($0.kind.text[language]) · "
                    + say(
                        fr: "là \($0.available), sortis \($0.out), en panne \($0.faulty)",
                        es: "aquí \($0.available), fuera \($0.out), averiados \($0.faulty)",
                        en: "here \($0.available), out \($0.out), faulty \($0.faulty)")
            }
            + report.troubledAssets.map { asset in
                let what =
                    asset.isLate
                    ? say(fr: "pas rendu", es: "no devuelto", en: "not back")
                    : say(
                        fr: "en panne et réservé", es: "averiado y reservado",
                        en: "faulty and booked")
                let since = asset.since.map {
                    " · " + say(fr: "depuis", es: "desde", en: "since") + " \(time($0))"
                }
                return "  !! \(asset.number) \(asset.tag) · \(asset.territory) · \(what)"
                    + (since ?? "")
            }
    }

    func stock(_ report: SituationReport) -> [String] {
        guard !report.stock.isEmpty || !report.expiringLots.isEmpty else { return [] }
        return [say(fr: "Stock :", es: "Existencias:", en: "Stock:")]
            + report.stock.map { "  \($0.item) · \($0.remaining)" }
            + report.expiringLots.map { lot in
                let end =
                    lot.hasExpired
                    ? say(fr: "périmé depuis le", es: "caducado desde el", en: "expired on")
                    : say(fr: "jusqu'au", es: "hasta el", en: "until")
                let lotWord = say(fr: "lot", es: "lote", en: "lot")
                let last = lot.expiresOn.map { " · \(end) \(day($0.iso8601[...]))" }
                return "  !! \(lotWord) \(lot.number) \(lot.item) · \(lot.territory) · "
                    + "\(lot.remaining)\(last ?? "")"
            }
    }

    func notes(_ notes: [SituationReport.Note]) -> [String] {
        guard !notes.isEmpty else { return [] }
        return [say(fr: "Dernières notes :", es: "Últimas notas:", en: "Last notes:")]
            + notes.map { note in
                let team = note.team.map {
                    " · " + say(fr: "équipe \($0)", es: "equipo \($0)", en: "team \($0)")
                }
                let corrects = note.corrects.map {
                    " · " + say(fr: "corrige \($0)", es: "corrige \($0)", en: "corrects \($0)")
                }
                let text = note.text ?? say(fr: "(effacée)", es: "(suprimida)", en: "(erased)")
                return
                    "  \(note.number) · \(time(note.happenedAt))\(team ?? "")\(corrects ?? "") · "
                    + text.split(separator: "\n").joined(separator: " / ")
            }
    }

    func figures(_ report: SituationReport) -> [String] {
        let figures = report.figures
        let span =
            report.closedAt == nil
            ? say(fr: "Depuis l'ouverture", es: "Desde la apertura", en: "Since the opening")
            : say(
                fr: "De l'ouverture à la clôture", es: "De la apertura al cierre",
                en: "From its opening to its closure")
        return [
            span
                + say(
                    fr: " : demandes \(figures.requests), aidées \(figures.helped), "
                        + "annulées \(figures.cancelled), notes \(figures.notes)",
                    es: ": solicitudes \(figures.requests), atendidas "
                        + "\(figures.helped), anuladas \(figures.cancelled), notas \(figures.notes)",
                    en: ": requests \(figures.requests), helped \(figures.helped), "
                        + "cancelled \(figures.cancelled), notes \(figures.notes)")
        ]
    }

    private func need(_ matter: SituationReport.Matter) -> String {
        matter.need.map { " \($0.text[language])" } ?? ""
    }

    private func place(_ matter: SituationReport.Matter) -> String {
        matter.territory.map { " · \($0)" } ?? ""
    }
}
