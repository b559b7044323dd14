import OpsCore

extension Subcommand {
    static let teamAdd = Subcommand(
        "team", "add", flags: TeamFlag.adding,
        summary: LocalizedText(
            fr: "ajouter une équipe à un événement", es: "añadir un equipo a un evento",
            en: "add a team to an event"),
        examples: ["team add --event 3 --name Alpha --kind vehicle --member 7 --member 12"]
    ) { session in
        let arguments = session.arguments
        var json = JSONWriter()
        json.beginObject()
        json.key("event")
        json.identity(arguments.text(TeamFlag.event) ?? "")
        json.known("name", arguments.text(TeamFlag.name))
        json.known("kind", arguments.text(TeamFlag.kind))
        json.known("territory", arguments.text(TeamFlag.territory))
        json.known("status", arguments.text(TeamFlag.status))
        json.members(arguments.texts(TeamFlag.member))
        json.endObject()
        let answer = try await session.frontDesk().post("/v1/teams", json.bytes)
        try session.answer(answer, session.output.team)
        return .done
    }

    static let teamList = Subcommand(
        "team", "list", flags: Listing.teams.filters + Flag.paging,
        summary: LocalizedText(
            fr: "les équipes des événements en cours, leur statut, qui se tait",
            es: "los equipos de los eventos en curso, su estado, quién calla",
            en: "the teams of the events under way, their status, who is silent"),
        examples: ["team list", "team list --event 3"]
    ) { session in
        try await Listing.teams.run(session)
    }

    static let teamShow = Subcommand(
        "team", "show", operands: [.id],
        summary: LocalizedText(
            fr: "une équipe : ses membres, la suite de ses statuts",
            es: "un equipo: sus miembros, la sucesión de sus estados",
            en: "a team: its members, how its status went"),
        examples: ["team show 7"]
    ) { session in
        let target = Target("v1", "teams", session.arguments.subject)
        try session.answer(try await session.frontDesk().get(target.text), session.output.team)
        return .done
    }

    static let teamStatus = Subcommand(
        "team", "status",
        operands: [.id, Operand("STATUS", choices: TeamStatus.allCases.map(\.rawValue))],
        summary: LocalizedText(
            fr: "dire ce que fait une équipe ; le même statut redit vaut nouvelle",
            es: "decir qué hace un equipo; repetir el mismo estado vale como noticia",
            en: "say what a team is doing; the same again means that it was heard of"),
        examples: ["team status 7 on_scene"]
    ) { session in
        let status = session.arguments.operands.dropFirst().first
        return try await session.change(
            "teams", "status", saying: { $0.known("status", status) },
            showing: session.output.team)
    }

    static let teamMembers = Subcommand(
        "team", "members",
        operands: [.id, Operand("VOLUNTEER", isNeeded: false, isRepeated: true)],
        flags: [TeamFlag.nobody],
        summary: LocalizedText(
            fr: "dire qui est dans une équipe à partir de maintenant",
            es: "decir quién está en un equipo desde ahora",
            en: "say who is in a team from now on"),
        examples: ["team members 7 12 14", "team members 7 --nobody"]
    ) { session in
        let members = Array(session.arguments.operands.dropFirst())
        guard members.isEmpty == session.arguments.isSet(TeamFlag.nobody) else {
            throw UsageProblem.needsWhom(TeamFlag.nobody)
        }
        return try await session.change(
            "teams", "members", saying: { $0.members(members) }, showing: session.output.team)
    }
}

extension JSONWriter {
    fileprivate mutating func members(_ words: [String]) {
        member("members", each: words) { json, word in json.identity(word) }
    }
}

extension Listing {
    static let teams = Listing(
        path: "teams",
        filters: [
            Flag(
                "event", .number("EVENT", 1...9_007_199_254_740_991),
                fr: "seulement celles de cet événement", es: "solo los de este evento",
                en: "only those of this event")
        ], facets: Facet.team)
}

extension Output {
    /// A team as a sheet, how its status went as a table below.
    func team(_ team: JSONValue) throws {
        try sheet(team, Facet.teamSheet)
        guard let reports = team["reports"]?.items, !reports.isEmpty else { return }
        try line("")
        try table(reports, Facet.teamReport)
    }
}

/// The options of teams.
private enum TeamFlag {
    static let adding = [event, name, kind, territory, status, member]

    static let event = Flag(
        "event", .text("EVENT"), isNeeded: true, pointer: "#/event", fr: "l'événement",
        es: "el evento", en: "the event")
    static let name = Flag(
        "name", .text("NAME"), isNeeded: true, pointer: "#/name", fr: "son nom", es: "su nombre",
        en: "its name")
    static let kind = Flag(
        "kind", .oneOf(TeamKind.allCases.map(\.rawValue)), isNeeded: true, pointer: "#/kind",
        fr: "sa nature", es: "su tipo", en: "its kind")
    static let territory = Flag(
        "territory", .text("CODE"), pointer: "#/territory", fr: "où (là où est l'événement)",
        es: "dónde (donde el evento)", en: "where (where the event is)")
    static let status = Flag(
        "status", .oneOf(TeamStatus.allCases.map(\.rawValue)), pointer: "#/status",
        fr: "ce qu'elle fait (disponible)", es: "qué hace (disponible)",
        en: "what it is doing (available)")
    static let member = Flag(
        "member", .text("VOLUNTEER"), isRepeated: true, pointer: "#/members",
        fr: "un bénévole de l'équipe", es: "una persona voluntaria del equipo",
        en: "a volunteer in the team")
    static let nobody = Flag(
        "nobody", fr: "plus personne n'est dans l'équipe", es: "ya no hay nadie en el equipo",
        en: "nobody is in the team any more")
}
