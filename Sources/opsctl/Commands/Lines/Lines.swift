import OpsCore

extension Subcommand {
    static let lineList = Subcommand(
        "line", "list", flags: Flag.paging,
        summary: LocalizedText(
            fr: "les numéros à appeler : lesquels répondent, jusqu'à quand",
            es: "los números a los que llamar: cuáles responden, hasta cuándo",
            en: "the numbers that people call: which are open, until when"),
        examples: ["line list"]
    ) { session in
        try await Listing(path: "lines", facets: Facet.line).run(session)
    }

    static let lineShow = Subcommand(
        "line", "show", operands: [.id],
        summary: LocalizedText(
            fr: "une ligne, avec ce qu'elle a été et sera",
            es: "una línea, con lo que fue y será", en: "a line, with what it was and will be"),
        examples: ["line show 1"]
    ) { session in
        let target = Target("v1", "lines", session.arguments.subject)
        try session.answer(try await session.frontDesk().get(target.text), session.output.line)
        return .done
    }

    static let lineOpen = Subcommand(
        "line", "open", flags: LineFlag.opening,
        summary: LocalizedText(
            fr: "ouvrir une ligne", es: "abrir una línea", en: "open a line"),
        examples: [
            "line open --name \"Ligne Exemple\" --number \"0 639 98 00 00\" --territory FR "
                + "--zone Europe/Paris --open \"mo-su 08:00-20:00\" --first medicine --first food"
        ]
    ) { session in
        let arguments = session.arguments
        let hours = try arguments.openingHours()
        var json = JSONWriter()
        json.beginObject()
        json.known("territory", arguments.text(LineFlag.territory))
        try arguments.writeLine(hours, into: &json)
        json.endObject()
        let answer = try await session.frontDesk().post("/v1/lines", json.bytes)
        try session.answer(answer, session.output.line)
        return .done
    }

    static let lineChange = Subcommand(
        "line", "change", operands: [.id], flags: LineFlag.change,
        summary: LocalizedText(
            fr: "changer le numéro, les heures ou l'ordre des besoins d'une ligne",
            es: "cambiar el número, las horas o el orden de necesidades de una línea",
            en: "change number, hours or order of needs of a line"),
        examples: [
            "line change 1 --zone Europe/Paris --open \"mo-fr 09:00-18:00\" "
                + "--from 2020-05-11T07:00"
        ]
    ) { session in
        let arguments = session.arguments
        let hours = try arguments.openingHours()
        try arguments.checkAnnouncement()
        return try await session.change("lines", "change") { json in
            arguments.writeChange(hours, into: &json)
        } showing: {
            try session.output.line($0)
        }
    }

    static let lineClose = Subcommand(
        "line", "close", operands: [.id], flags: LineFlag.closing,
        summary: LocalizedText(
            fr: "fermer une ligne et dire où s'adresser à la place",
            es: "cerrar una línea y decir adónde dirigirse en su lugar",
            en: "close a line, and say where people are sent instead"),
        examples: ["line close 1 --at 2020-06-30T18:00"]
    ) { session in
        let arguments = session.arguments
        try arguments.checkAnnouncement()
        return try await session.change("lines", "closure") { json in
            json.known("at", arguments.text(LineFlag.at))
            arguments.writeAnnouncement(into: &json)
        } showing: {
            try session.output.line($0)
        }
    }
}

extension Arguments {
    /// Hours and the zone of their clocks; nil where they are not said.
    func openingHours() throws(UsageProblem) -> [HoursWords]? {
        try checkTogether(LineFlag.zone, LineFlag.open)
        // Days on which it is closed say nothing of hours that nobody named.
        guard isSet(LineFlag.zone) else {
            if isSet(LineFlag.closed) { throw .neededOption(LineFlag.open) }
            return nil
        }
        return try texts(LineFlag.open).map { words throws(UsageProblem) in
            guard let hours = HoursWords.all(in: words) else {
                throw .impossibleValue(LineFlag.open)
            }
            return hours
        }.flatMap(\.self)
    }

    /// What is told while it is closed is told in three languages, or not at all.
    fileprivate func checkAnnouncement() throws(UsageProblem) {
        try checkTogether(LineFlag.saidInFrench, LineFlag.saidInSpanish)
        try checkTogether(LineFlag.saidInFrench, LineFlag.saidInEnglish)
    }

    fileprivate func writeLine(
        _ hours: [HoursWords]?, into json: inout JSONWriter
    ) throws(UsageProblem) {
        try checkAnnouncement()
        writeChange(hours, into: &json)
    }

    fileprivate func writeChange(_ hours: [HoursWords]?, into json: inout JSONWriter) {
        json.known("name", text(LineFlag.name))
        json.known("phone", text(LineFlag.number))
        if let hours, let zone = text(LineFlag.zone) {
            json.key("hours")
            json.hours(hours, in: zone, closed: texts(LineFlag.closed))
        }
        if isSet(LineFlag.need) { json.member("needs", texts(LineFlag.need)) }
        if isSet(LineFlag.first) { json.member("priority", texts(LineFlag.first)) }
        json.known("queue", text(LineFlag.queue))
        writeAnnouncement(into: &json)
        json.known("from", text(LineFlag.from))
    }

    fileprivate func writeAnnouncement(into json: inout JSONWriter) {
        guard isSet(LineFlag.saidInFrench) else { return }
        json.key("announcement")
        json.beginObject()
        json.known("fr", text(LineFlag.saidInFrench))
        json.known("es", text(LineFlag.saidInSpanish))
        json.known("en", text(LineFlag.saidInEnglish))
        json.endObject()
    }
}

extension Output {
    fileprivate func line(_ line: JSONValue) throws {
        try sheet(line, Facet.lineSheet)
        let versions = line["versions"]?.items ?? []
        guard !versions.isEmpty else { return }
        try self.line("")
        try table(versions, Facet.lineVersion)
    }
}

extension Facet {
    fileprivate static let line: [Facet] = [
        .plain("number", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .plain("name", fr: "NOM", es: "NOMBRE", en: "NAME", isFlexible: true),
        .plain("phone", fr: "TÉLÉPHONE", es: "TELÉFONO", en: "PHONE"),
        .plain("territory", fr: "TERRITOIRE", es: "TERRITORIO", en: "TERRITORY"),
        .yesNo("open", fr: "OUVERTE", es: "ABIERTA", en: "OPEN"),
        .time("changesAt", fr: "JUSQU'À", es: "HASTA", en: "UNTIL"),
        .plain("id", fr: "IDENTIFIANT", es: "IDENTIFICADOR", en: "ID"),
    ]

    fileprivate static let lineSheet: [Facet] = [
        .plain("number", fr: "Ligne", es: "Línea", en: "Line"),
        .plain("id", fr: "Identifiant", es: "Identificador", en: "Identifier"),
        .plain("name", fr: "Nom", es: "Nombre", en: "Name"),
        .plain("phone", fr: "Téléphone", es: "Teléfono", en: "Phone"),
        .plain("territory", fr: "Territoire", es: "Territorio", en: "Territory"),
        .yesNo("open", fr: "Ouverte", es: "Abierta", en: "Open"),
        .time("changesAt", fr: "Jusqu'à", es: "Hasta", en: "Until"),
        hours(fr: "Heures", es: "Horas", en: "Hours"),
        .time("closedAt", fr: "Prend fin", es: "Termina", en: "Ends"),
        .needs("needs", fr: "Besoins", es: "Necesidades", en: "Needs"),
        .needs("priority", fr: "D'abord", es: "Primero", en: "First"),
        .plain("queue", fr: "File d'attente", es: "Cola", en: "Queue"),
        Facet(fr: "Fermée, on dit", es: "Cerrada, se dice", en: "Closed, it says") {
            line, output in
            Table.Cell(line["announcement"]?[output.language.rawValue]?.text ?? "")
        },
    ]

    fileprivate static let lineVersion: [Facet] = [
        .time("from", fr: "DÈS", es: "DESDE", en: "FROM"),
        .plain("name", fr: "NOM", es: "NOMBRE", en: "NAME", isFlexible: true),
        .plain("phone", fr: "NUMÉRO", es: "NÚMERO", en: "NUMBER"),
        hours(fr: "HEURES", es: "HORAS", en: "HOURS"),
        .needs("priority", fr: "D'ABORD", es: "PRIMERO", en: "FIRST"),
    ]

    static func hours(fr: String, es: String, en: String) -> Facet {
        Facet(fr: fr, es: es, en: en) { version, output in
            Table.Cell(output.hours(version["hours"]) ?? dayAndNight[output.language])
        }
    }

    private static let dayAndNight = LocalizedText(
        fr: "jour et nuit", es: "día y noche", en: "day and night")

    private static func needs(_ name: String, fr: String, es: String, en: String) -> Facet {
        .words(name, of: .need, fr: fr, es: es, en: en, isFlexible: true)
    }
}
