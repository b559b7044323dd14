import OpsCore

extension Subcommand {
    static let crewAlarmList = Subcommand(
        "crew-alarm", "list", flags: [.alarmDue, .alarmClosed] + Flag.paging,
        summary: LocalizedText(
            fr: "les alertes d'équipe : retards, absences, désistements ; la plus urgente d'abord",
            es: "las alertas de equipo: retrasos, ausencias, renuncias; primero la más urgente",
            en: "crew alarms: overdue, absent, dropped out; what is due first stands first"),
        examples: ["crew-alarm list --due"]
    ) { session in
        try await Listing(
            path: "crew-alarms", filters: [.alarmDue, .alarmClosed], facets: Facet.crewAlarms
        ).run(session)
    }

    static let crewAlarmShow = Subcommand(
        "crew-alarm", "show", operands: [.id],
        summary: LocalizedText(
            fr: "une alerte d'équipe et ce qui est proposé",
            es: "una alerta de equipo y lo que se propone",
            en: "a crew alarm and what is proposed"),
        examples: ["crew-alarm show 4"]
    ) { session in
        let target = Target("v1", "crew-alarms", session.arguments.subject)
        try session.answer(try await session.frontDesk().get(target.text)) {
            try session.output.sheet($0, Facet.crewAlarm)
        }
        return .done
    }

    static let crewAlarmClose = Subcommand(
        "crew-alarm", "close", operands: [.id], flags: [.alarmEnding, .alarmNote],
        summary: LocalizedText(
            fr: "clore une alerte d'équipe", es: "cerrar una alerta de equipo",
            en: "close a crew alarm"),
        examples: ["crew-alarm close 4 --ending handled --note \"home again\""]
    ) { session in
        let arguments = session.arguments
        return try await session.change("crew-alarms", "closure") { json in
            json.known("ending", arguments.text(.alarmEnding))
            json.known("note", arguments.text(.alarmNote))
        } showing: {
            try session.output.sheet($0, Facet.crewAlarm)
        }
    }

    static let crewAlarmContacts = Subcommand(
        "crew-alarm", "contacts", operands: [.id],
        summary: LocalizedText(
            fr: "qui prévenir pour une équipe en retard ; montré alors seulement",
            es: "a quién avisar por un equipo retrasado; solo se muestra entonces",
            en: "whom to call for an overdue crew; shown only then"),
        examples: ["crew-alarm contacts 4"]
    ) { session in
        let target = Target("v1", "crew-alarms", session.arguments.subject, "emergency-contacts")
        try session.answer(try await session.frontDesk().get(target.text)) {
            try session.output.table($0["contacts"]?.items ?? [], Facet.emergencyContacts)
        }
        return .done
    }

    static let volunteerEmergency = Subcommand(
        "volunteer", "emergency", operands: [.id], flags: [.emergencyName, .emergencyPhone],
        summary: LocalizedText(
            fr: "qui prévenir si ce bénévole ne revient pas",
            es: "a quién avisar si este voluntario no vuelve",
            en: "whom to call should this volunteer not come back"),
        examples: ["volunteer emergency 7 --name \"Max Exemple\" --phone \"06 39 98 00 08\""]
    ) { session in
        let arguments = session.arguments
        return try await session.change("volunteers", "emergency-contact") { json in
            json.known("name", arguments.text(.emergencyName))
            json.known("phone", arguments.text(.emergencyPhone))
        } showing: {
            try session.output.volunteer($0)
        }
    }

    static let deploymentCrewRules = Subcommand(
        "deployment", "crew-rules", operands: [.id],
        flags: [.watched, .checkInMinutes, .lateHours, .alarmMinutes, .confirmHours],
        summary: LocalizedText(
            fr: "veiller sur les équipes d'un déploiement : qui doit appeler, et quand",
            es: "velar por los equipos de un despliegue: quién debe llamar y cuándo",
            en: "look after the crews of a deployment: who must report, and when"),
        examples: ["deployment crew-rules 0190f3c2-… --watched every --check-in 30"]
    ) { session in
        let arguments = session.arguments
        return try await session.change("deployments", "crew-rules") { json in
            json.member("watched", arguments.text(.watched) ?? WatchedCrews.alone.rawValue)
            json.member("checkInMinutes", arguments.integer(.checkInMinutes) ?? 45)
            json.member("lateHours", arguments.integer(.lateHours) ?? 24)
            json.member("alarmMinutes", arguments.integer(.alarmMinutes) ?? 10)
            json.member("confirmHours", arguments.integer(.confirmHours) ?? 24)
        } showing: {
            try session.output.sheet($0, Facet.crewRules)
        }
    }
}

extension Flag {
    static let alarmDue = Flag(
        "due", fr: "celles où il faut agir maintenant", es: "en las que hay que actuar ya",
        en: "those in which somebody must act now")
    static let alarmClosed = Flag(
        "closed", fr: "les closes", es: "las cerradas", en: "the closed ones")
    static let alarmEnding = Flag(
        "ending", .oneOf(CrewAlarmEnding.said.map(\.rawValue)), isNeeded: true,
        pointer: "#/ending", fr: "comment elle finit", es: "cómo acaba", en: "how it ended")
    static let alarmNote = Flag(
        "note", .text("TEXT"), pointer: "#/note", fr: "ce qu'il faut savoir",
        es: "lo que hay que saber", en: "what should be known")
    static let emergencyName = Flag(
        "name", .text("NAME"), pointer: "#/name", fr: "qui prévenir", es: "a quién avisar",
        en: "whom to call")
    static let emergencyPhone = Flag(
        "phone", .text("PHONE"), pointer: "#/phone", fr: "son téléphone", es: "su teléfono",
        en: "their telephone")
    static let watched = Flag(
        "watched", .oneOf(WatchedCrews.allCases.map(\.rawValue)), pointer: "#/watched",
        fr: "qui doit donner des nouvelles (alone sinon)",
        es: "quién debe dar noticias (si no, alone)", en: "who must report (alone otherwise)")
    static let checkInMinutes = Flag(
        "check-in", .number("MINUTES", 5...720), pointer: "#/checkInMinutes",
        fr: "après combien de minutes de silence (45 sinon)",
        es: "tras cuántos minutos de silencio (si no, 45)",
        en: "after how many silent minutes (45 otherwise)")
    static let lateHours = Flag(
        "late", .number("HOURS", 0...168), pointer: "#/lateHours",
        fr: "un désistement est tardif à moins de tant d'heures (24 sinon)",
        es: "una renuncia es tardía a menos de tantas horas (si no, 24)",
        en: "dropping out is late within so many hours (24 otherwise)")
    static let alarmMinutes = Flag(
        "alarm", .number("MINUTES", 1...240), pointer: "#/alarmMinutes",
        fr: "puis le bureau au-dessus, après tant de minutes (10 sinon)",
        es: "luego la mesa superior, tras tantos minutos (si no, 10)",
        en: "then the desk above, after so many minutes (10 otherwise)")
    static let confirmHours = Flag(
        "confirm", .number("HOURS", 1...72), pointer: "#/confirmHours",
        fr: "faire confirmer tant d'heures avant (24 sinon)",
        es: "pedir confirmación tantas horas antes (si no, 24)",
        en: "ask to confirm so many hours before (24 otherwise)")
}

extension Facet {
    fileprivate static let crewAlarms: [Facet] = [
        .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .word("kind", of: .crewAlarm, fr: "QUOI", es: "QUÉ", en: "WHAT"),
        .plain("missionNumber", fr: "MISSION", es: "MISIÓN", en: "MISSION", isNumber: true),
        .plain(
            "volunteerNumber", fr: "BÉNÉVOLE", es: "VOLUNTARIO", en: "VOLUNTEER", isNumber: true),
        .word("next", of: .crewNext, fr: "PROPOSITION", es: "PROPUESTA", en: "PROPOSED"),
        .plain("desk", fr: "BUREAU", es: "MESA", en: "DESK"),
        .due(fr: "ÉCHÉANCE", es: "PLAZO", en: "DUE"),
        .word("ending", of: .crewAlarmEnding, fr: "ISSUE", es: "DESENLACE", en: "OUTCOME"),
    ]

    fileprivate static let crewAlarm: [Facet] = [
        .plain("number", fr: "Alerte d'équipe", es: "Alerta de equipo", en: "Crew alarm"),
        .plain("id", fr: "Identifiant", es: "Identificador", en: "Identifier"),
        .word("kind", of: .crewAlarm, fr: "Quoi", es: "Qué", en: "What"),
        .plain("missionNumber", fr: "Mission", es: "Misión", en: "Mission"),
        .plain("volunteerNumber", fr: "Bénévole", es: "Voluntario", en: "Volunteer"),
        .word("next", of: .crewNext, fr: "Proposition", es: "Propuesta", en: "Proposed"),
        .plain("desk", fr: "Bureau", es: "Mesa", en: "Desk"),
        .time("openedAt", fr: "Ouverte", es: "Abierta", en: "Opened"),
        .time("dueAt", fr: "Échéance", es: "Plazo", en: "Due"),
        .time("closedAt", fr: "Close", es: "Cerrada", en: "Closed"),
        .word("ending", of: .crewAlarmEnding, fr: "Issue", es: "Desenlace", en: "Outcome"),
    ]

    fileprivate static let emergencyContacts: [Facet] = [
        .plain("volunteerNumber", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .plain("volunteerName", fr: "BÉNÉVOLE", es: "VOLUNTARIO", en: "VOLUNTEER"),
        .plain("name", fr: "QUI PRÉVENIR", es: "A QUIÉN AVISAR", en: "WHOM TO CALL"),
        .plain("phone", fr: "TÉLÉPHONE", es: "TELÉFONO", en: "PHONE"),
    ]

    fileprivate static let crewRules: [Facet] = [
        .plain(
            "watched", fr: "Qui donne des nouvelles", es: "Quién da noticias", en: "Who reports"),
        .plain(
            "checkInMinutes", fr: "Minutes de silence", es: "Minutos de silencio",
            en: "Silent minutes"),
        .plain(
            "lateHours", fr: "Tardif à (heures)", es: "Tardía a (horas)", en: "Late within (hours)"),
        .plain(
            "alarmMinutes", fr: "Bureau au-dessus (min)", es: "Mesa superior (min)",
            en: "Desk above (min)"),
        .plain(
            "confirmHours", fr: "Confirmer (heures avant)", es: "Confirmar (horas antes)",
            en: "Confirm (hours before)"),
    ]

    /// What is watched of a mission's crew, on its sheet.
    static let crewOfMission: [Facet] = [
        .time(
            "crewWatch", "checkInDueAt", fr: "Nouvelles avant", es: "Noticias antes de",
            en: "Reports by"),
        .yesNo("crewWatch", "overdue", fr: "En retard", es: "Con retraso", en: "Overdue"),
        .word(
            "crewWatch", "confirmation", of: .crewConfirmation, fr: "Confirmation",
            es: "Confirmación", en: "Confirmation"),
        .yesNo(
            "crewWatch", "handingOver", fr: "Reprise en cours", es: "Relevo en curso",
            en: "Being handed over"),
    ]
}
