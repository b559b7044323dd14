import Foundation
import OpsCore

extension Subcommand {
    static let eventOpen = Subcommand(
        "event", "open", flags: EventFlag.opening,
        summary: LocalizedText(
            fr: "ouvrir la main courante d'un événement",
            es: "abrir el diario de operaciones de un evento",
            en: "open the operations log of an event"),
        examples: [
            "event open --title \"Heat wave, invented place\" --kind heat_wave --territory 92",
            "event open --title \"Flood watch\" --kind flood --territory FR --status not_started "
                + "--report-minutes 30",
        ]
    ) { session in
        let arguments = session.arguments
        var json = JSONWriter()
        json.beginObject()
        json.known("title", arguments.text(EventFlag.title))
        json.known("kind", arguments.text(EventFlag.kind))
        json.known("territory", arguments.text(EventFlag.territory))
        session.writeStanding(into: &json)
        json.endObject()
        let answer = try await session.frontDesk().post("/v1/operation-events", json.bytes)
        try session.answer(answer, session.output.event)
        return .done
    }

    static let eventList = Subcommand(
        "event", "list", flags: Listing.events.filters + Flag.paging,
        summary: LocalizedText(
            fr: "les événements en cours, les plus récents d'abord",
            es: "los eventos en curso, primero los recientes",
            en: "the events under way, newest first"),
        examples: ["event list", "event list --all"]
    ) { session in
        try await Listing.events.run(session)
    }

    static let eventShow = Subcommand(
        "event", "show", operands: [.id],
        summary: LocalizedText(fr: "un événement", es: "un evento", en: "an event"),
        examples: ["event show 3"]
    ) { session in
        let target = Target("v1", "operation-events", session.arguments.subject)
        try session.answer(
            try await session.frontDesk().get(target.text), session.output.event)
        return .done
    }

    static let eventChange = Subcommand(
        "event", "change", operands: [.id], flags: [EventFlag.status, EventFlag.reportMinutes],
        summary: LocalizedText(
            fr: "dire où en est un événement, ou le délai de ses équipes",
            es: "decir en qué está un evento, o el plazo de sus equipos",
            en: "say where an event stands, or how long its teams may be silent"),
        examples: ["event change 3 --status stopped", "event change 3 --report-minutes 30"]
    ) { session in
        try await session.change(
            "operation-events", "change", saying: session.writeStanding,
            showing: session.output.event)
    }

    static let eventClose = Subcommand(
        "event", "close", operands: [.id],
        summary: LocalizedText(
            fr: "clore un événement, toutes ses équipes rentrées",
            es: "cerrar un evento, con todos sus equipos de vuelta",
            en: "close an event, all of its teams back"),
        examples: ["event close 3"]
    ) { session in
        try await session.change(
            "operation-events", "closure", saying: { _ in }, showing: session.output.event)
    }

    static let eventNote = Subcommand(
        "event", "note", operands: [.id, Operand("TEXT")], flags: EventFlag.note,
        summary: LocalizedText(
            fr: "noter ce qui s'est passé ; pour corriger, une nouvelle note avec --corrects",
            es: "anotar lo que ha pasado; para corregir, una nota nueva con --corrects",
            en: "note what happened; to correct, a new note with --corrects"),
        examples: [
            "event note 3 \"The school is open, water is there.\"",
            "event note 3 \"Arrived, 12 people.\" --heard-from 7 --at 2030-08-03T14:05:00Z",
            "event note 3 \"11 people, not 12.\" --corrects 4",
        ]
    ) { session in
        let arguments = session.arguments
        guard arguments.operands.dropFirst().first?.contains(where: { $0 != " " }) == true else {
            throw UsageProblem.missingOperand(Operand("TEXT"))
        }
        return try await session.change(
            "operation-events", "notes",
            saying: { json in
                json.member("text", arguments.operands.dropFirst().first ?? "")
                json.known("happenedAt", arguments.text(EventFlag.at))
                if let team = arguments.text(EventFlag.heardFrom) ?? arguments.text(EventFlag.team)
                {
                    json.key("team")
                    json.identity(team)
                }
                if arguments.isSet(EventFlag.heardFrom) { json.member("fromTeam", true) }
                json.subject("request", arguments.text(EventFlag.request))
                json.subject("mission", arguments.text(EventFlag.mission))
                json.subject("danger", arguments.text(EventFlag.danger))
                json.member("corrects", arguments.integer(EventFlag.corrects))
            }, showing: session.output.note)
    }

    static let eventNotes = Subcommand(
        "event", "notes", operands: [.id], flags: Flag.paging,
        summary: LocalizedText(
            fr: "les notes d'un événement, les plus récentes d'abord",
            es: "las notas de un evento, primero las recientes",
            en: "the notes of an event, newest first"),
        examples: ["event notes 3"]
    ) { session in
        let below = [session.arguments.subject, "notes"]
        return try await Listing(path: "operation-events", below: below, facets: Facet.note)
            .run(session)
    }

    static let eventReport = Subcommand(
        "event", "report", operands: [.id],
        summary: LocalizedText(
            fr: "le point de situation d'un événement, maintenant",
            es: "el informe de situación de un evento, ahora",
            en: "the situation report of an event, now"),
        examples: ["event report 3", "event report 3 --ui-lang fr"]
    ) { session in
        var target = Target("v1", "operation-events", session.arguments.subject, "report")
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
        let clock = session.surroundings.clock
        let offset = clock.offset(now).milliseconds / 60_000
        if offset != 0 { target.add("utcOffsetMinutes", String(offset)) }
        target.add("zone", clock.zone)
        try session.answer(try await session.frontDesk().get(target.text)) { report in
            let text = report["text"]?.text ?? ""
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                try session.output.line(String(line).withoutControls)
            }
        }
        return .done
    }
}

extension Session {
    /// Where an event stands, and how long its teams may be silent, as far as it is said.
    fileprivate func writeStanding(into json: inout JSONWriter) {
        json.known("status", arguments.text(EventFlag.status))
        if let minutes = arguments.integer(EventFlag.reportMinutes) {
            json.member("reportMinutes", minutes)
        }
    }
}

extension JSONWriter {
    /// A thing by its number or its identifier, where one is named.
    fileprivate mutating func subject(_ name: StaticString, _ word: String?) {
        guard let word else { return }
        key(name)
        identity(word)
    }
}

extension Listing {
    static let events = Listing(
        path: "operation-events",
        filters: [
            Flag(
                "all", fr: "aussi ceux qui sont clos", es: "también los cerrados",
                en: "those that are closed as well")
        ], facets: Facet.event)
}

extension Output {
    func event(_ event: JSONValue) throws { try sheet(event, Facet.eventSheet) }

    func note(_ note: JSONValue) throws { try sheet(note, Facet.noteSheet) }
}

/// The options of events and their notes.
private enum EventFlag {
    static let opening = [title, kind, territory, status, reportMinutes]
    static let note = [at, team, heardFrom, request, mission, danger, corrects]

    static let title = Flag(
        "title", .text("TITLE"), isNeeded: true, pointer: "#/title",
        fr: "comment on l'appelle, sans le nom de personne : gardé pour toujours",
        es: "cómo se llama, sin nombrar a nadie: se guarda para siempre",
        en: "what it is called, naming nobody: it is kept for ever")
    static let kind = Flag(
        "kind", .oneOf(OperationEventKind.allCases.map(\.rawValue)), isNeeded: true,
        pointer: "#/kind", fr: "ce que c'est", es: "qué es", en: "what it is")
    static let territory = Flag(
        "territory", .text("CODE"), isNeeded: true, pointer: "#/territory", fr: "où", es: "dónde",
        en: "where")
    static let status = Flag(
        "status", .oneOf(OperationEventStatus.settable.map(\.rawValue)), pointer: "#/status",
        fr: "où il en est (en cours)", es: "en qué está (en curso)",
        en: "where it stands (in progress)")
    static let reportMinutes = Flag(
        "report-minutes", .number("MINUTES", OpenOperationEvent.reportRange),
        pointer: "#/reportMinutes",
        fr: "une équipe est silencieuse après tant de minutes (60)",
        es: "un equipo está en silencio tras tantos minutos (60)",
        en: "a team is silent after so many minutes (60)")
    static let at = Flag(
        "at", .instant, pointer: "#/happenedAt", fr: "quand cela s'est passé (maintenant)",
        es: "cuándo pasó (ahora)", en: "when it happened (now)")
    static let team = Flag(
        "team", .text("TEAM"), pointer: "#/team", fr: "l'équipe dont il s'agit",
        es: "el equipo de que se trata", en: "the team it is about")
    static let heardFrom = Flag(
        "heard-from", .text("TEAM"), pointer: "#/fromTeam",
        fr: "l'équipe qui le dit : elle a donné des nouvelles",
        es: "el equipo que lo dice: ha dado noticias",
        en: "the team that says so: it was heard of")
    static let request = Flag(
        "request", .text("REQUEST"), pointer: "#/request", fr: "la demande dont il s'agit",
        es: "la solicitud de que se trata", en: "the request it is about")
    static let mission = Flag(
        "mission", .text("MISSION"), pointer: "#/mission", fr: "la mission dont il s'agit",
        es: "la misión de que se trata", en: "the mission it is about")
    static let danger = Flag(
        "danger", .text("DANGER"), pointer: "#/danger", fr: "l'alerte dont il s'agit",
        es: "la alerta de que se trata", en: "the alert it is about")
    static let corrects = Flag(
        "corrects", .number("NOTE", 1...9_007_199_254_740_991), pointer: "#/corrects",
        fr: "le numéro de la note corrigée", es: "el número de la nota que corrige",
        en: "the number of the note that it corrects")
}
