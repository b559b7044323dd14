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
        "volunteer", "emergency", operands: [.id],
        flags: [.emergencyName, .emergencyPhone, .emergencyNobody],
        summary: LocalizedText(
            fr: "qui prévenir si ce bénévole ne revient pas",
            es: "a quién avisar si este voluntario no vuelve",
            en: "whom to call should this volunteer not come back"),
        examples: [
            "volunteer emergency 7 --name \"Max Exemple\" --phone \"06 39 98 00 08\"",
            "volunteer emergency 7 --nobody",
        ]
    ) { session in
        let arguments = session.arguments
        let said = [Flag.emergencyName, .emergencyPhone].filter(arguments.isSet)
        // Nothing said wipes nothing.
        guard !said.isEmpty || arguments.isSet(.emergencyNobody) else {
            throw UsageProblem.needsOneOf([.emergencyName, .emergencyPhone, .emergencyNobody])
        }
        if let first = said.first, arguments.isSet(.emergencyNobody) {
            throw UsageProblem.contradiction(first, .emergencyNobody)
        }
        return try await session.change("volunteers", "emergency-contact") { json in
            json.known("name", arguments.text(.emergencyName))
            json.known("phone", arguments.text(.emergencyPhone))
            if arguments.isSet(.emergencyNobody) { json.member("nobody", true) }
        } showing: {
            try session.output.volunteer($0)
        }
    }

    static let deploymentCrewRules = Subcommand(
        "deployment", "crew-rules", operands: [.id],
        flags: Flag.crewRules,
        summary: LocalizedText(
            fr: "veiller sur les équipes d'un déploiement ; ce qui n'est pas dit reste",
            es: "velar por los equipos de un despliegue; lo que no se dice queda como está",
            en: "look after the crews of a deployment; what is not said stays"),
        examples: ["deployment crew-rules 0190f3c2-… --watched every --check-in 30"]
    ) { session in
        let arguments = session.arguments
        return try await session.change("deployments", "crew-rules") { json in
            json.crewRules(arguments)
        } showing: {
            try session.output.sheet($0, Facet.crewRules)
        }
    }
}

extension JSONWriter {
    /// Those that were named.
    fileprivate mutating func crewRules(_ arguments: Arguments) {
        known("watched", arguments.text(.watched))
        if let minutes = arguments.integer(.checkInMinutes) { member("checkInMinutes", minutes) }
        if let hours = arguments.integer(.lateHours) { member("lateHours", hours) }
        if let minutes = arguments.integer(.alarmMinutes) { member("alarmMinutes", minutes) }
        if let hours = arguments.integer(.confirmHours) { member("confirmHours", hours) }
        if let minutes = arguments.integer(.graceMinutes) { member("graceMinutes", minutes) }
    }

    /// All of them, as a deployment opens with them; nothing where nothing is said.
    mutating func newCrewRules(_ arguments: Arguments) {
        guard Flag.crewRules.contains(where: arguments.isSet) else { return }
        let standard = CrewRules.standard
        func minutes(_ flag: Flag, _ span: TimeSpan) -> Int64 {
            arguments.integer(flag) ?? span.milliseconds / 60_000
        }
        func hours(_ flag: Flag, _ span: TimeSpan) -> Int64 {
            arguments.integer(flag) ?? span.milliseconds / 3_600_000
        }
        key("crews")
        beginObject()
        member("watched", arguments.text(.watched) ?? standard.watched.rawValue)
        member("checkInMinutes", minutes(.checkInMinutes, standard.checkIn))
        member("lateHours", hours(.lateHours, standard.late))
        member("alarmMinutes", minutes(.alarmMinutes, standard.alarm))
        member("confirmHours", hours(.confirmHours, standard.confirm))
        member("graceMinutes", minutes(.graceMinutes, standard.grace))
        endObject()
    }
}

extension Flag {
    /// How the crews of a deployment are looked after.
    static let crewRules = [
        watched, checkInMinutes, lateHours, alarmMinutes, confirmHours, graceMinutes,
    ]
    static let emergencyNobody = Flag(
        "nobody", pointer: "#/nobody", fr: "plus personne à prévenir",
        es: "ya nadie a quien avisar", en: "nobody to be called any more")
    static let graceMinutes = Flag(
        "grace", .number("MINUTES", 0...240), pointer: "#/graceMinutes",
        fr: "un oui repris si tôt ne compte pas (15 sinon)",
        es: "un sí retirado tan pronto no cuenta (si no, 15)",
        en: "a yes taken back so soon does not count (15 otherwise)")
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
    /// What keeps somebody from going, in the words of the house.
    private static func reason(fr: String, es: String, en: String) -> Facet {
        Facet(fr: fr, es: es, en: en, isWrapped: true) { alarm, _ in
            Table.Cell(alarm["reason"]?["text"]?.text ?? "")
        }
    }

    /// Whom somebody has to ring, each with the message by whose number it is noted.
    private static func toRing(fr: String, es: String, en: String) -> Facet {
        Facet(fr: fr, es: es, en: en) { alarm, output in
            let words = (alarm["toRing"]?.items ?? []).map { one in
                let kind = output.word(one["kind"]?.text ?? "", of: .messageKind)
                return "\(one["volunteerNumber"]?.scalar ?? "?") (\(kind), message "
                    + "\(one["message"]?.scalar ?? "?"))"
            }
            return Table.Cell(words.joined(separator: "; "))
        }
    }

    fileprivate static let crewAlarms: [Facet] = [
        .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .word("kind", of: .crewAlarm, fr: "QUOI", es: "QUÉ", en: "WHAT"),
        .plain("missionNumber", fr: "MISSION", es: "MISIÓN", en: "MISSION", isNumber: true),
        .plain(
            "volunteerNumber", fr: "BÉNÉVOLE", es: "VOLUNTARIO", en: "VOLUNTEER", isNumber: true),
        reason(fr: "POURQUOI", es: "POR QUÉ", en: "WHY"),
        .word("next", of: .crewNext, fr: "PROPOSITION", es: "PROPUESTA", en: "PROPOSED"),
        toRing(fr: "À APPELER", es: "POR LLAMAR", en: "TO RING"),
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
        reason(fr: "Pourquoi", es: "Por qué", en: "Why"),
        .word("next", of: .crewNext, fr: "Proposition", es: "Propuesta", en: "Proposed"),
        Facet(fr: "Sans nouvelles", es: "Sin noticias", en: "Missing") { alarm, _ in
            let numbers = (alarm["missing"]?.items ?? []).compactMap {
                $0["volunteerNumber"]?.integer
            }
            return Table.Cell(numbers.map { "\($0)" }.joined(separator: ", "))
        },
        toRing(fr: "À appeler", es: "Por llamar", en: "To ring"),
        .plain("desk", fr: "Bureau", es: "Mesa", en: "Desk"),
        .plain("escalations", fr: "Rappels", es: "Avisos", en: "Reminders"),
        .time("openedAt", fr: "Ouverte", es: "Abierta", en: "Opened"),
        .time("dueAt", fr: "Échéance", es: "Plazo", en: "Due"),
        .time("closedAt", fr: "Close", es: "Cerrada", en: "Closed"),
        .word("ending", of: .crewAlarmEnding, fr: "Issue", es: "Desenlace", en: "Outcome"),
    ]

    fileprivate static let emergencyContacts: [Facet] = [
        .plain("volunteerNumber", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .plain("volunteerName", fr: "BÉNÉVOLE", es: "VOLUNTARIO", en: "VOLUNTEER"),
        .plain("volunteerPhone", fr: "SON TÉLÉPHONE", es: "SU TELÉFONO", en: "THEIR PHONE"),
        Facet(fr: "QUI PRÉVENIR", es: "A QUIÉN AVISAR", en: "WHOM TO CALL") { contact, output in
            let name = contact["name"]?.text
            let isNoted = contact["noted"]?.isTrue ?? true
            return Table.Cell(isNoted ? name ?? "" : nobodyNoted[output.language])
        },
        .plain("phone", fr: "TÉLÉPHONE", es: "TELÉFONO", en: "PHONE"),
    ]

    private static let nobodyNoted = LocalizedText(
        fr: "personne n'est noté", es: "no hay nadie anotado", en: "nobody noted")

    fileprivate static let crewRules: [Facet] = [
        .word(
            "watched", of: .watchedCrews, fr: "Qui donne des nouvelles", es: "Quién da noticias",
            en: "Who reports"),
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
        .plain(
            "graceMinutes", fr: "Oui repris sans compter (min)",
            es: "Sí retirado sin contar (min)", en: "Yes taken back for free (min)"),
    ]

    /// The same on the sheet of a deployment.
    static let crewsOfDeployment: [Facet] = [
        .word(
            "crews", "watched", of: .watchedCrews, fr: "Équipes qui donnent des nouvelles",
            es: "Equipos que dan noticias", en: "Crews that report"),
        .plain(
            "crews", "checkInMinutes", fr: "Silence permis (min)", es: "Silencio permitido (min)",
            en: "May be silent (min)"),
        .plain(
            "crews", "lateHours", fr: "Désistement tardif (heures)",
            es: "Renuncia tardía (horas)", en: "Drops out late (hours)"),
        .plain(
            "crews", "alarmMinutes", fr: "Puis le bureau au-dessus (min)",
            es: "Luego la mesa superior (min)", en: "Then the desk above (min)"),
        .plain(
            "crews", "confirmHours", fr: "Faire confirmer (heures avant)",
            es: "Pedir confirmación (horas antes)", en: "Asked to confirm (hours before)"),
        .plain(
            "crews", "graceMinutes", fr: "Oui repris sans compter (min)",
            es: "Sí retirado sin contar (min)", en: "Yes taken back for free (min)"),
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
