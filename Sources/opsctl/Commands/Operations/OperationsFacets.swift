import OpsCore

/// How events, teams and notes look; their codes are words of their own.
extension Facet {
    static let event: [Facet] = [
        .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .plain("title", fr: "TITRE", es: "TÍTULO", en: "TITLE", isFlexible: true),
        eventKind("NATURE", "TIPO", "KIND"), eventStatus("ÉTAT", "ESTADO", "STATUS"),
        .plain("territory", fr: "TERRITOIRE", es: "TERRITORIO", en: "TERRITORY"),
        .plain("teams", fr: "ÉQUIPES", es: "EQUIPOS", en: "TEAMS", isNumber: true),
        .plain("silentTeams", fr: "MUETTES", es: "EN SILENCIO", en: "SILENT", isNumber: true),
        .plain("notes", fr: "NOTES", es: "NOTAS", en: "NOTES", isNumber: true),
        .time("openedAt", fr: "OUVERT", es: "ABIERTO", en: "OPENED"),
    ]

    static let eventSheet: [Facet] = [
        .plain("number", fr: "Événement", es: "Evento", en: "Event"),
        .plain("id", fr: "Identifiant", es: "Identificador", en: "Identifier"),
        .plain("title", fr: "Titre", es: "Título", en: "Title"),
        eventKind("Nature", "Tipo", "Kind"), eventStatus("État", "Estado", "Status"),
        .plain("emsi", fr: "Code EMSI", es: "Código EMSI", en: "EMSI code"),
        .plain("territory", fr: "Territoire", es: "Territorio", en: "Territory"),
        .plain(
            "reportMinutes", fr: "Silence après … min", es: "Silencio tras … min",
            en: "Silent after … min"),
        .plain("teams", fr: "Équipes", es: "Equipos", en: "Teams"),
        .plain("silentTeams", fr: "Silencieuses", es: "En silencio", en: "Silent"),
        .plain("notes", fr: "Notes", es: "Notas", en: "Notes"),
        .time("openedAt", fr: "Ouvert", es: "Abierto", en: "Opened"),
        .time("closedAt", fr: "Clos", es: "Cerrado", en: "Closed"),
    ]

    static let note: [Facet] = [
        .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .time("happenedAt", fr: "QUAND", es: "CUÁNDO", en: "WHEN"),
        .time("writtenAt", fr: "NOTÉ", es: "ANOTADO", en: "WRITTEN"),
        noteTeam("ÉQUIPE", "EQUIPO", "TEAM"),
        .plain("request", fr: "DEMANDE", es: "SOLICITUD", en: "REQUEST", isNumber: true),
        .plain("mission", fr: "MISSION", es: "MISIÓN", en: "MISSION", isNumber: true),
        .plain("danger", fr: "ALERTE", es: "ALERTA", en: "ALERT", isNumber: true),
        .plain("corrects", fr: "CORRIGE", es: "CORRIGE", en: "CORRECTS", isNumber: true),
        noteText("NOTE", "NOTA", "NOTE"),
    ]

    static let noteSheet: [Facet] = [
        .plain("number", fr: "Note", es: "Nota", en: "Note"),
        .plain("event", fr: "Événement", es: "Evento", en: "Event"),
        .time("happenedAt", fr: "Quand", es: "Cuándo", en: "When"),
        .time("writtenAt", fr: "Noté", es: "Anotado", en: "Written"),
        .author(fr: "Par", es: "Por", en: "By"),
        noteTeam("Équipe", "Equipo", "Team"),
        .plain("request", fr: "Demande", es: "Solicitud", en: "Request"),
        .plain("mission", fr: "Mission", es: "Misión", en: "Mission"),
        .plain("danger", fr: "Alerte", es: "Alerta", en: "Alert"),
        .plain("corrects", fr: "Corrige la note", es: "Corrige la nota", en: "Corrects note"),
        noteText("Texte", "Texto", "Text"),
    ]

    static let team: [Facet] = [
        .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .plain("name", fr: "NOM", es: "NOMBRE", en: "NAME", isFlexible: true),
        .plain("event", fr: "ÉVÉNEMENT", es: "EVENTO", en: "EVENT", isNumber: true),
        teamKind("NATURE", "TIPO", "KIND"), teamStatus("STATUT", "ESTADO", "STATUS"),
        .time("since", fr: "DEPUIS", es: "DESDE", en: "SINCE"),
        .time("heardAt", fr: "NOUVELLES", es: "NOTICIAS", en: "HEARD OF"),
        silence("SILENCE", "SILENCIO", "SILENT"),
        .plain("territory", fr: "TERRITOIRE", es: "TERRITORIO", en: "TERRITORY"),
        .plain("members", fr: "MEMBRES", es: "MIEMBROS", en: "MEMBERS", isNumber: true),
    ]

    static let teamSheet: [Facet] = [
        .plain("number", fr: "Équipe", es: "Equipo", en: "Team"),
        .plain("id", fr: "Identifiant", es: "Identificador", en: "Identifier"),
        .plain("name", fr: "Nom", es: "Nombre", en: "Name"),
        .plain("event", fr: "Événement", es: "Evento", en: "Event"),
        teamKind("Nature", "Tipo", "Kind"), teamStatus("Statut", "Estado", "Status"),
        .plain("emsi", fr: "Code EMSI", es: "Código EMSI", en: "EMSI code"),
        .time("since", fr: "Depuis", es: "Desde", en: "Since"),
        .time("heardAt", fr: "Nouvelles", es: "Noticias", en: "Heard of"),
        .time("dueAt", fr: "Nouvelles attendues", es: "Noticias esperadas", en: "Word is due"),
        silence("Silence", "Silencio", "Silent"),
        .plain("desk", fr: "À", es: "Responsable", en: "Owner"),
        .plain("territory", fr: "Territoire", es: "Territorio", en: "Territory"),
        Facet(fr: "Membres", es: "Miembros", en: "Members") { team, _ in
            let people = (team["people"]?.items ?? []).map { person in
                let number = person["number"]?.scalar ?? "?"
                guard let name = person["name"]?.text else { return number }
                return "\(number) \(name.withoutControls)"
            }
            return Table.Cell(people.joined(separator: ", "))
        },
    ]

    static let teamReport: [Facet] = [
        .time("at", fr: "QUAND", es: "CUÁNDO", en: "WHEN"),
        Facet(fr: "STATUT", es: "ESTADO", en: "STATUS") { report, output in
            if report["silence"]?.isTrue == true {
                return Table.Cell(silent[output.language], .red)
            }
            let status = report["status"]?.text.flatMap(TeamStatus.init)
            return Table.Cell(status?.text[output.language] ?? "")
        },
        .author(fr: "PAR", es: "POR", en: "BY"),
    ]

    private static let silent = LocalizedText(fr: "silence", es: "silencio", en: "silent")

    private static func silence(_ fr: String, _ es: String, _ en: String) -> Facet {
        Facet(fr: fr, es: es, en: en) { team, output in
            guard team["silent"]?.isTrue == true else { return Table.Cell("") }
            return Table.Cell(Vocabulary.yes[output.language], .red)
        }
    }

    private static func eventKind(_ fr: String, _ es: String, _ en: String) -> Facet {
        Facet(fr: fr, es: es, en: en) { event, output in
            let kind = event["kind"]?.text.flatMap(OperationEventKind.init)
            return Table.Cell(kind?.text[output.language] ?? "")
        }
    }

    private static func eventStatus(_ fr: String, _ es: String, _ en: String) -> Facet {
        Facet(fr: fr, es: es, en: en) { event, output in
            let status = event["status"]?.text.flatMap(OperationEventStatus.init)
            return Table.Cell(status?.text[output.language] ?? "")
        }
    }

    private static func teamKind(_ fr: String, _ es: String, _ en: String) -> Facet {
        Facet(fr: fr, es: es, en: en) { team, output in
            let kind = team["kind"]?.text.flatMap(TeamKind.init)
            return Table.Cell(kind?.text[output.language] ?? "")
        }
    }

    private static func teamStatus(_ fr: String, _ es: String, _ en: String) -> Facet {
        Facet(fr: fr, es: es, en: en) { team, output in
            let status = team["status"]?.text.flatMap(TeamStatus.init)
            return Table.Cell(status?.text[output.language] ?? "")
        }
    }

    /// The team that a note is about; an arrow where the team itself said so.
    private static func noteTeam(_ fr: String, _ es: String, _ en: String) -> Facet {
        Facet(fr: fr, es: es, en: en) { note, _ in
            guard let team = note["team"]?.scalar else { return Table.Cell("") }
            return Table.Cell(note["fromTeam"]?.isTrue == true ? "\(team) >" : team)
        }
    }

    private static func noteText(_ fr: String, _ es: String, _ en: String) -> Facet {
        Facet(fr: fr, es: es, en: en, isFlexible: true) { note, output in
            let erased = LocalizedText(fr: "(effacée)", es: "(suprimida)", en: "(erased)")
            return Table.Cell(note["text"]?.text ?? erased[output.language])
        }
    }
}

extension Facet {
    /// Who wrote it, as their token is called; its identity where it has no name.
    private static func author(fr: String, es: String, en: String) -> Facet {
        Facet(fr: fr, es: es, en: en) { value, _ in
            Table.Cell(value["byLabel"]?.text ?? value["by"]?.text ?? "")
        }
    }
}
