import Foundation
import OpsCore

extension Subcommand {
    static let visitWish = Subcommand(
        "visit", "wish", operands: [.person], flags: VisitFlag.wish,
        summary: LocalizedText(
            fr: "noter ce que la personne souhaite : des visites, des appels, les deux ou rien",
            es: "anotar lo que la persona desea: visitas, llamadas, ambas o nada",
            en: "note what the person wishes: visits, calls, both or nothing"),
        examples: [
            "visit wish 01710c6c-2c00-7000-8000-000000000005 --wants visits --every-days 7",
            "visit wish 01710c6c-2c00-7000-8000-000000000005 --wants none",
        ]
    ) { session in
        let arguments = session.arguments
        return try await session.change(
            "people", "visit-wish",
            saying: { json in
                json.known("wants", arguments.text(VisitFlag.wants))
                if let days = arguments.integer(VisitFlag.everyDays) {
                    json.member("everyDays", days)
                }
                json.known("from", arguments.text(VisitFlag.from))
                json.known("by", arguments.text(.consentSpeaker))
                json.known("means", arguments.text(.consentMeans))
                json.known("preferred", arguments.text(VisitFlag.preferred))
                json.known("safe", arguments.text(VisitFlag.safe))
                if arguments.isSet(VisitFlag.preferred) || arguments.isSet(VisitFlag.safe) {
                    let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
                    let offset = session.surroundings.clock.offset(now)
                    json.member("utcOffsetMinutes", offset.milliseconds / 60_000)
                }
                json.known("note", arguments.text(.callNote))
            }, showing: session.output.history)
    }

    static let visitList = Subcommand(
        "visit", "list", flags: Listing.visits.filters + Flag.paging,
        summary: LocalizedText(
            fr: "les visites en cours, ce qui est dû d'abord",
            es: "las visitas en curso, primero lo que vence antes",
            en: "visits under way, what is due first standing first"),
        examples: ["visit list --due", "visit list --step report"]
    ) { session in
        try await Listing.visits.run(session)
    }

    static let visitShow = Subcommand(
        "visit", "show", operands: [.id],
        summary: LocalizedText(
            fr: "les visites à une personne et ce que les équipes ont raconté",
            es: "las visitas a una persona y lo que contaron los equipos",
            en: "the visits to a person, and what crews told"),
        examples: ["visit show 3"]
    ) { session in
        let target = Target("v1", "visits", session.arguments.subject)
        try session.answer(try await session.frontDesk().get(target.text)) {
            try session.output.visits($0)
        }
        return .done
    }

    static let visitReport = Subcommand(
        "visit", "report", operands: [.id], flags: VisitFlag.report,
        summary: LocalizedText(
            fr:
                "noter ce que l'équipe raconte ; un besoin vu devient une demande, la suite est prévue",
            es:
                "anotar lo que cuenta el equipo; una necesidad vista se vuelve solicitud y se prevé "
                + "lo siguiente",
            en:
                "note what the crew tells; a need seen becomes a request, what comes next is planned"
        ),
        examples: [
            "visit report 3 --health low_mood --housing cold --need food",
            "visit report 3 --concern --note \"bruises\" --next-call 2030-05-02T10:00",
        ]
    ) { session in
        let arguments = session.arguments
        return try await session.change(
            "visits", "report",
            saying: { json in
                for (name, flag) in VisitFlag.lists where arguments.isSet(flag) {
                    json.member(name, arguments.texts(flag))
                }
                if arguments.isSet(VisitFlag.concern) { json.member("concern", true) }
                json.known("note", arguments.text(.callNote))
                json.known("nextVisitAt", arguments.text(VisitFlag.nextVisit))
                json.known("nextCallAt", arguments.text(VisitFlag.nextCall))
            }, showing: session.output.visits)
    }

    static let visitNext = Subcommand(
        "visit", "next", operands: [.id], flags: [VisitFlag.at],
        summary: LocalizedText(
            fr: "fixer le jour de la prochaine visite", es: "fijar el día de la próxima visita",
            en: "set the day of the next visit"),
        examples: ["visit next 3 --at 2027-05-02T10:00"]
    ) { session in
        let arguments = session.arguments
        return try await session.change(
            "visits", "next", saying: { $0.known("at", arguments.text(VisitFlag.at)) },
            showing: session.output.visits)
    }

    static let visitClose = Subcommand(
        "visit", "close", operands: [.id], flags: [VisitFlag.ending, .callNote],
        summary: LocalizedText(
            fr: "clore les visites à une personne", es: "cerrar las visitas a una persona",
            en: "close the visits to a person"),
        examples: ["visit close 3 --reason autonomous"]
    ) { session in
        let arguments = session.arguments
        return try await session.change(
            "visits", "closure",
            saying: { json in
                json.known("reason", arguments.text(VisitFlag.ending))
                json.known("note", arguments.text(.callNote))
            }, showing: session.output.visits)
    }

    static let missionSlot = Subcommand(
        "mission", "slot", operands: [.id], flags: [VisitFlag.slotFrom, VisitFlag.minutes],
        summary: LocalizedText(
            fr: "noter l'heure de passage convenue avec la personne",
            es: "anotar la hora de visita acordada con la persona",
            en: "note when the crew comes, as agreed with the person"),
        examples: ["mission slot 52 --from 2030-05-02T14:00 --minutes 60"]
    ) { session in
        let arguments = session.arguments
        return try await session.change(
            "missions", "slot",
            saying: { json in
                json.known("from", arguments.text(VisitFlag.slotFrom))
                if let minutes = arguments.integer(VisitFlag.minutes) {
                    json.member("minutes", minutes)
                }
            }, showing: { try session.output.sheet($0, Facet.slotSheet) })
    }
}

/// The options of visits.
private enum VisitFlag {
    static let wish = [
        wants, everyDays, from, Flag.consentSpeaker, Flag.consentMeans, preferred, safe,
        Flag.callNote,
    ]
    static let lists = [("health" as StaticString, health), ("housing", housing), ("needs", need)]
    static let report = [health, housing, need, concern, Flag.callNote, nextVisit, nextCall]

    static let wants = Flag(
        "wants", .oneOf(VisitWants.allCases.map(\.rawValue)), isNeeded: true, pointer: "#/wants",
        fr: "ce que la personne souhaite", es: "lo que la persona desea",
        en: "what the person wishes")
    static let everyDays = Flag(
        "every-days", .number("DAYS", 1...366), pointer: "#/everyDays",
        fr: "tous les … jours (7)", es: "cada … días (7)", en: "every … days (7)")
    static let from = Flag(
        "from", .instant, pointer: "#/from", fr: "la première visite (dès que possible)",
        es: "la primera visita (cuanto antes)", en: "the first visit (as soon as can be)")
    static let preferred = Flag(
        "preferred", .text("HH:MM-HH:MM"), pointer: "#/preferred", fr: "heures d'appel préférées",
        es: "horas de llamada preferidas", en: "preferred hours of calls")
    static let safe = Flag(
        "safe-hours", .text("HH:MM-HH:MM"), pointer: "#/safe", fr: "heures d'appel sûres",
        es: "horas de llamada seguras", en: "safe hours of calls")
    static let health = Flag(
        "health", .oneOf(HealthSignal.allCases.map(\.rawValue)), isRepeated: true,
        pointer: "#/health", fr: "ce qui a été vu de sa santé", es: "lo visto de su salud",
        en: "what was noticed of the person's health")
    static let housing = Flag(
        "housing", .oneOf(HousingSignal.allCases.map(\.rawValue)), isRepeated: true,
        pointer: "#/housing", fr: "ce qui a été vu du logement", es: "lo visto de la vivienda",
        en: "what was noticed of the housing")
    static let need = Flag(
        "need", .need(Flag.needWords), isRepeated: true,
        pointer: "#/needs", fr: "un besoin vu : il devient une demande",
        es: "una necesidad vista: se vuelve solicitud", en: "a need seen: it becomes a request")
    static let concern = Flag(
        "concern", pointer: "#/concern", fr: "une inquiétude à porter à un superviseur",
        es: "una inquietud que comunicar a un supervisor",
        en: "a worry to be raised with a supervisor")
    static let nextVisit = Flag(
        "next-visit", .instant, pointer: "#/nextVisitAt",
        fr: "la prochaine visite (selon la fréquence)",
        es: "la próxima visita (según la frecuencia)",
        en: "the next visit (after the usual days)")
    static let nextCall = Flag(
        "next-call", .instant, pointer: "#/nextCallAt", fr: "un appel pour prendre des nouvelles",
        es: "una llamada para saber cómo está", en: "a call to hear how the person is")
    static let at = Flag(
        "at", .instant, isNeeded: true, pointer: "#/at", fr: "quand", es: "cuándo", en: "when")
    static let ending = Flag(
        "reason", .oneOf(VisitEnding.allCases.map(\.rawValue)), isNeeded: true,
        pointer: "#/reason", fr: "pourquoi", es: "por qué", en: "why")
    static let slotFrom = Flag(
        "from", .instant, isNeeded: true, pointer: "#/from", fr: "pas avant", es: "no antes de",
        en: "not before")
    static let minutes = Flag(
        "minutes", .number("MINUTES", 15...720), pointer: "#/minutes",
        fr: "pendant … minutes (120)",
        es: "durante … minutos (120)", en: "within … minutes (120)")
}

extension Listing {
    fileprivate static let visits = Listing(
        path: "visits",
        filters: [
            Flag(
                "due", fr: "seulement là où il faut agir maintenant",
                es: "solo donde hay que actuar ahora", en: "only where somebody must act now"),
            Flag(
                "step", .oneOf(VisitStep.allCases.map(\.rawValue)),
                fr: "où elles en sont (toutes sauf les terminées)",
                es: "en qué estado están (todas salvo las terminadas)",
                en: "where they stand (all but the ended)"),
        ], facets: Facet.visits)
}

extension Output {
    /// A series as a sheet, each report below.
    fileprivate func visits(_ series: JSONValue) throws {
        try sheet(series, Facet.visitsSheet)
        let reports = series["reports"]?.items ?? []
        guard !reports.isEmpty else { return }
        try line("")
        try table(reports, Facet.visitReports)
    }
}

extension Facet {
    /// Other things have the same codes, and other words for them.
    private static func code<Code: RawRepresentable & Sendable>(
        _ name: String, _ kind: Code.Type, fr: String, es: String, en: String,
        _ text: @escaping @Sendable (Code) -> LocalizedText
    ) -> Facet where Code.RawValue == String {
        Facet(fr: fr, es: es, en: en) { value, output in
            let listed = value[name]?.items ?? []
            let items = listed.isEmpty ? [value[name]].compactMap(\.self) : listed
            let words = items.compactMap { $0.text.flatMap(Code.init) }.map {
                text($0)[output.language]
            }
            return Table.Cell(words.joined(separator: ", "))
        }
    }

    private static func step(fr: String, es: String, en: String) -> Facet {
        code("step", VisitStep.self, fr: fr, es: es, en: en) { $0.text }
    }

    private static func visitsOwner(fr: String, es: String, en: String) -> Facet {
        Facet(fr: fr, es: es, en: en) { series, output in
            guard let desk = series["owner"]?["territory"]?.text else { return Table.Cell("") }
            return Table.Cell("\(output.word("desk", of: .owner)) \(desk)")
        }
    }

    fileprivate static let visits: [Facet] = [
        .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .plain("person", "name", fr: "PERSONNE", es: "PERSONA", en: "PERSON"),
        step(fr: "ÉTAPE", es: "ETAPA", en: "STEP"),
        .plain("requestNumber", fr: "DEMANDE", es: "SOLICITUD", en: "REQUEST", isNumber: true),
        .time("nextAt", fr: "PROCHAINE", es: "PRÓXIMA", en: "NEXT"),
        .due(fr: "ÉCHÉANCE", es: "PLAZO", en: "DUE"),
        visitsOwner(fr: "À", es: "RESPONSABLE", en: "OWNER"),
    ]

    fileprivate static let visitsSheet: [Facet] = [
        .plain("number", fr: "Visites", es: "Visitas", en: "Visits"),
        .plain("id", fr: "Identifiant", es: "Identificador", en: "Identifier"),
        .plain("person", "name", fr: "Personne", es: "Persona", en: "Person"),
        code("wants", VisitWants.self, fr: "Souhaite", es: "Desea", en: "Wishes") { $0.text },
        .plain("everyDays", fr: "Tous les … jours", es: "Cada … días", en: "Every … days"),
        step(fr: "Étape", es: "Etapa", en: "Step"),
        .plain("requestNumber", fr: "Demande", es: "Solicitud", en: "Request"),
        .plain("missionNumber", fr: "Mission", es: "Misión", en: "Mission"),
        .time("nextAt", fr: "Prochaine visite", es: "Próxima visita", en: "Next visit"),
        .due(fr: "Échéance", es: "Plazo", en: "Due"),
        visitsOwner(fr: "Responsable", es: "Responsable", en: "Owner"),
        .plain("visits", fr: "Visites faites", es: "Visitas hechas", en: "Visits made"),
        .plain("escalations", fr: "Alarmes", es: "Alarmas", en: "Alarms"),
        .time("openedAt", fr: "Depuis", es: "Desde", en: "Since"),
        .time("closedAt", fr: "Terminées", es: "Terminadas", en: "Ended"),
        code("ending", VisitEnding.self, fr: "Pourquoi", es: "Por qué", en: "Why") { $0.text },
        .plain("notes", fr: "Note", es: "Nota", en: "Note"),
    ]

    fileprivate static let visitReports: [Facet] = [
        .time("toldAt", fr: "RACONTÉE", es: "CONTADA", en: "TOLD"),
        .plain("missionNumber", fr: "MISSION", es: "MISIÓN", en: "MISSION", isNumber: true),
        code("health", HealthSignal.self, fr: "SANTÉ", es: "SALUD", en: "HEALTH") { $0.text },
        code("housing", HousingSignal.self, fr: "LOGEMENT", es: "VIVIENDA", en: "HOUSING") {
            $0.text
        },
        .yesNo("concern", fr: "INQUIÉTUDE", es: "INQUIETUD", en: "WORRY"),
        .plain("note", fr: "NOTE", es: "NOTA", en: "NOTE", isFlexible: true),
    ]

    fileprivate static let slotSheet: [Facet] = [
        .plain("missionNumber", fr: "Mission", es: "Misión", en: "Mission"),
        .time("slot", "from", fr: "Passage dès", es: "Visita desde", en: "Comes from"),
        .time("slot", "until", fr: "Jusqu'à", es: "Hasta", en: "Until"),
    ]

    /// Where the visits to somebody stand, in one line of a history.
    static let visitsInBrief = Facet(fr: "Visites", es: "Visitas", en: "Visits") { person, output in
        guard let visits = person["visits"], let number = visits["number"]?.scalar else {
            let wish = person["visitWish"]?.text.flatMap(VisitWants.init)
            return Table.Cell(wish?.text[output.language] ?? "")
        }
        let step = visits["step"]?.text.flatMap(VisitStep.init)?.text[output.language] ?? ""
        let request = visits["requestNumber"]?.scalar.map { " (\($0))" } ?? ""
        let next = output.time(visits["nextAt"])
        return Table.Cell(
            [number, step + request, next].filter { !$0.isEmpty }.joined(separator: " · "))
    }

    /// Visits in the copy that a person is handed.
    static let copiedVisits: [Facet] = [
        .plain("number", fr: "Visites", es: "Visitas", en: "Visits"),
        step(fr: "étape", es: "etapa", en: "step"),
        .plain("everyDays", fr: "tous les … jours", es: "cada … días", en: "every … days"),
        .time("nextAt", fr: "prochaine", es: "próxima", en: "next"),
        .time("openedAt", fr: "depuis", es: "desde", en: "since"),
        .time("closedAt", fr: "terminées", es: "terminadas", en: "ended"),
    ]

    static let copiedVisitReport: [Facet] = [
        .time("toldAt", fr: "Racontée", es: "Contada", en: "Told"),
        code("health", HealthSignal.self, fr: "santé", es: "salud", en: "health") { $0.text },
        code("housing", HousingSignal.self, fr: "logement", es: "vivienda", en: "housing") {
            $0.text
        },
        .yesNo("concern", fr: "inquiétude", es: "inquietud", en: "worry"),
        .plain("note", fr: "note", es: "nota", en: "note"),
    ]
}
