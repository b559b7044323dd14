import OpsCore

/// What always stands on the board.
enum BoardWords {
    static let waiting = LocalizedText(fr: "EN ATTENTE", es: "EN ESPERA", en: "WAITING")
    static let silent = LocalizedText(fr: "SILENCE", es: "SILENCIO", en: "SILENT")
    static let teams = LocalizedText(fr: "ÉQUIPES", es: "EQUIPOS", en: "TEAMS")
    static let everywhere = LocalizedText(fr: "partout", es: "todo", en: "everywhere")
    static let live = LocalizedText(fr: "en direct", es: "en directo", en: "live")
    static let asking = LocalizedText(
        fr: "toutes les 5 s", es: "cada 5 s", en: "every 5 s")
    static let noDanger = LocalizedText(
        fr: "aucune alerte de danger", es: "ninguna alerta de peligro", en: "no danger alert")
    static let keys = LocalizedText(
        fr: "Tab/flèches : se déplacer · t territoire · r relire · q sortir",
        es: "Tab/flechas: moverse · t territorio · r releer · q salir",
        en: "Tab/arrows: move · t territory · r read again · q leave")
    static let askTerritory = LocalizedText(
        fr: "Territoire (vide : partout) : ", es: "Territorio (vacío: todo): ",
        en: "Territory (empty: everywhere): ")
    static let nothing = LocalizedText(fr: "rien", es: "nada", en: "nothing")
    static let taken = LocalizedText(fr: "prise", es: "tomada", en: "taken")
    static let notTaken = LocalizedText(
        fr: "À PRENDRE", es: "POR TOMAR", en: "NOT TAKEN")

    static func title(of pane: Board.Pane) -> LocalizedText {
        switch pane {
        case .waiting: waiting
        case .silent: silent
        case .teams: teams
        }
    }

    static func lost(_ reason: String?, age: String) -> LocalizedText {
        let why = reason.map { ": \($0)" } ?? ""
        return LocalizedText(
            fr: "!! pas de réponse, état d'il y a \(age)\(reason.map { " : \($0)" } ?? "")",
            es: "!! sin respuesta, estado de hace \(age)\(why)",
            en: "!! no answer, this is \(age) old\(why)")
    }

    /// Seconds, while it is less than a minute.
    static func age(_ span: TimeSpan) -> LocalizedText {
        let seconds = max(0, span.milliseconds / 1_000)
        let text = "\(seconds) s"
        return seconds < 60 ? LocalizedText(fr: text, es: text, en: text) : self.span(span)
    }

    static func crews(_ count: Int64) -> LocalizedText {
        LocalizedText(
            fr: "!! ÉQUIPES : \(count)", es: "!! EQUIPOS: \(count)", en: "!! CREWS: \(count)")
    }

    static func mission(_ number: Int64) -> LocalizedText {
        LocalizedText(fr: "mission \(number)", es: "misión \(number)", en: "mission \(number)")
    }

    static func crewAlarm(_ number: Int64) -> LocalizedText {
        LocalizedText(
            fr: "alerte d'équipe \(number)", es: "alerta de equipo \(number)",
            en: "crew alarm \(number)")
    }

    static let withCrew = LocalizedText(
        fr: "a une équipe", es: "tiene equipo", en: "has a crew")

    static func notBack(_ span: String) -> LocalizedText {
        LocalizedText(
            fr: "pas rendu depuis \(span)", es: "sin devolver desde hace \(span)",
            en: "not back for \(span)")
    }

    static func bookedAndFaulty(_ span: String) -> LocalizedText {
        LocalizedText(
            fr: "en panne, réservé dans \(span)", es: "averiado, reservado en \(span)",
            en: "faulty, booked in \(span)")
    }

    static func expiring(
        _ remaining: Int64, _ day: LocalizedText, isExpired: Bool
    ) -> LocalizedText {
        isExpired
            ? LocalizedText(
                fr: "\(remaining) restent, plus bons depuis leur dernier jour, le \(day[.fr])",
                es: "quedan \(remaining), ya no son buenos, último día \(day[.es])",
                en: "\(remaining) left, no longer good, last day \(day[.en])")
            : LocalizedText(
                fr: "\(remaining) restent, dernier jour le \(day[.fr])",
                es: "quedan \(remaining), último día \(day[.es])",
                en: "\(remaining) left, last day \(day[.en])")
    }

    static func dangers(_ count: Int) -> LocalizedText {
        LocalizedText(
            fr: "!! DANGER : \(count)", es: "!! PELIGRO: \(count)", en: "!! DANGER: \(count)")
    }

    static func alert(_ number: Int64) -> LocalizedText {
        LocalizedText(fr: "alerte \(number)", es: "alerta \(number)", en: "alert \(number)")
    }

    static func summary(
        waiting: Int64, overdue: Int64, isShort: Bool = false
    ) -> LocalizedText {
        if isShort {
            return LocalizedText(
                fr: "att. \(waiting) · ret. \(overdue)", es: "esp. \(waiting) · tarde \(overdue)",
                en: "wait \(waiting) · late \(overdue)")
        }
        return summary(waiting: waiting, overdue: overdue)
    }

    private static func summary(waiting: Int64, overdue: Int64) -> LocalizedText {
        LocalizedText(
            fr: "attente \(waiting) · en retard \(overdue)",
            es: "espera \(waiting) · tarde \(overdue)", en: "waiting \(waiting) · late \(overdue)")
    }

    static func late(_ span: String) -> LocalizedText {
        LocalizedText(fr: "!! retard \(span)", es: "!! tarde \(span)", en: "!! late \(span)")
    }

    static func due(_ span: String) -> LocalizedText {
        LocalizedText(fr: "dans \(span)", es: "en \(span)", en: "in \(span)")
    }

    static func overdue(_ span: String) -> LocalizedText {
        LocalizedText(fr: "à faire, \(span)", es: "por hacer, \(span)", en: "to do, \(span)")
    }

    static func team(_ number: Int64) -> LocalizedText {
        LocalizedText(
            fr: "équipe \(number)", es: "equipo \(number)", en: "team \(number)")
    }

    static func untouched(_ count: Int64) -> LocalizedText {
        LocalizedText(
            fr: "demandes sans réponse \(count)", es: "solicitudes sin respuesta \(count)",
            en: "requests unanswered \(count)")
    }

    static func candidates(_ count: Int64) -> LocalizedText {
        LocalizedText(
            fr: "candidats en attente \(count)", es: "candidaturas en espera \(count)",
            en: "candidates waiting \(count)")
    }

    static func replies(_ count: Int64) -> LocalizedText {
        LocalizedText(
            fr: "réponses à lire \(count)", es: "respuestas por leer \(count)",
            en: "replies to read \(count)")
    }

    static func event(_ number: Int64) -> LocalizedText {
        LocalizedText(fr: "évén. \(number)", es: "ev. \(number)", en: "ev. \(number)")
    }

    static func heard(_ span: String) -> LocalizedText {
        LocalizedText(
            fr: "nouvelles \(span)", es: "noticias \(span)", en: "heard \(span)")
    }

    /// `12 min`, `3 h 05`, `2 j 04 h`.
    static func span(_ span: TimeSpan) -> LocalizedText {
        let minutes = max(0, span.milliseconds / 60_000)
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        if minutes < 60 {
            return LocalizedText(fr: "\(minutes) min", es: "\(minutes) min", en: "\(minutes) min")
        }
        if minutes < 1_440 {
            let text = "\(minutes / 60) h \(two(minutes % 60))"
            return LocalizedText(fr: text, es: text, en: text)
        }
        let (days, hours) = (minutes / 1_440, two(minutes / 60 % 24))
        return LocalizedText(
            fr: "\(days) j \(hours) h", es: "\(days) d \(hours) h", en: "\(days) d \(hours) h")
    }
}
