import OpsCore

extension Subcommand {
    static let deploymentOpen = Subcommand(
        "deployment", "open", flags: DeploymentFlag.all,
        summary: LocalizedText(
            fr: "mettre une fiche à l'œuvre sur un territoire",
            es: "poner una ficha en marcha en un territorio",
            en: "put an entry to work in a territory"),
        examples: [
            "deployment open --entry croix-rouge-chez-vous --territory 92 --need food "
                + "--need medicine --due-within 240",
            "deployment open --entry croix-rouge-chez-vous --territory 92 --need food "
                + "--zone Europe/Paris --open \"mo-fr 08:00-20:00\" --open \"sa 09:00-12:00\" "
                + "--closed 2026-12-25",
            "deployment open --entry croix-rouge-chez-vous --territory 92 --need errand.pet_food "
                + "--name-fr \"nourriture pour animaux\" --name-es \"comida para mascotas\" "
                + "--name-en \"pet food\"",
        ]
    ) { session in
        try session.arguments.checkTogether(DeploymentFlag.zone, DeploymentFlag.open)
        try session.arguments.checkTogether(DeploymentFlag.nameFr, DeploymentFlag.nameEs)
        try session.arguments.checkTogether(DeploymentFlag.nameEs, DeploymentFlag.nameEn)
        try session.arguments.checkQuietHours()
        let document = try deploymentDocument(session.arguments)
        try session.answer(try await session.frontDesk().post("/v1/deployments", document)) {
            try session.output.sheet($0, Facet.deployment)
        }
        return .done
    }

    private static func deploymentDocument(
        _ arguments: Arguments
    ) throws(UsageProblem) -> [UInt8] {
        let open = try arguments.texts(DeploymentFlag.open).map { words throws(UsageProblem) in
            guard let hours = HoursWords.all(in: words) else {
                throw .impossibleValue(DeploymentFlag.open)
            }
            return hours
        }.flatMap(\.self)
        let added = arguments.texts(DeploymentFlag.need).filter { OwnNeed($0) != nil }
        let name = name(in: arguments)
        // One name for two kinds would be nobody's; the second is opened apart.
        guard name == nil || added.count == 1 else {
            throw .impossibleValue(DeploymentFlag.nameFr)
        }
        var json = JSONWriter()
        json.beginObject()
        json.known("entry", arguments.text(DeploymentFlag.entry))
        json.known("territory", arguments.text(DeploymentFlag.territory))
        json.member("needs", each: arguments.texts(DeploymentFlag.need)) { json, need in
            json.beginObject()
            json.member("kind", need)
            json.member("dueWithinMinutes", arguments.integer(DeploymentFlag.dueWithin) ?? 240)
            if let minutes = arguments.integer(DeploymentFlag.urgentWithin) {
                json.member("urgentWithinMinutes", minutes)
            }
            if let crew = arguments.integer(DeploymentFlag.crew) { json.member("crew", crew) }
            json.known("skill", arguments.text(DeploymentFlag.skill)?.asSkill)
            if arguments.isSet(DeploymentFlag.crewSkill) {
                json.member(
                    "crewSkills", arguments.texts(DeploymentFlag.crewSkill).map(\.asSkill))
            }
            json.numeral("liftingKilograms", arguments.text(DeploymentFlag.lifting))
            if arguments.isSet(DeploymentFlag.vehicle) { json.member("vehicle", true) }
            if need == NeedKind.medicine.rawValue, arguments.isSet(DeploymentFlag.unsealed) {
                json.member("sealedPacket", false)
            }
            if let name, need == added.first { json.member("name", name) }
            json.endObject()
        }
        json.known("from", arguments.text(DeploymentFlag.from))
        json.known("until", arguments.text(DeploymentFlag.until))
        if let days = arguments.integer(DeploymentFlag.outcome) {
            json.member("outcomeAfterDays", days)
        }
        if let minutes = arguments.integer(DeploymentFlag.offer) {
            json.member("offerMinutes", minutes)
        }
        if let zone = arguments.text(DeploymentFlag.zone) {
            json.key("hours")
            json.hours(open, in: zone, closed: arguments.texts(DeploymentFlag.closed))
        }
        json.waves(arguments)
        json.newCrewRules(arguments)
        if let minutes = arguments.integer(DeploymentFlag.visitCode) {
            json.member("visitCodeMinutes", minutes)
        }
        json.endObject()
        return json.bytes
    }

    private static func name(in arguments: Arguments) -> LocalizedText? {
        guard let fr = arguments.text(DeploymentFlag.nameFr),
            let es = arguments.text(DeploymentFlag.nameEs),
            let en = arguments.text(DeploymentFlag.nameEn)
        else { return nil }
        return LocalizedText(fr: fr, es: es, en: en)
    }
}

/// The options of `deployment open`; its needs share one rule, others are opened apart.
private enum DeploymentFlag {
    static let all =
        [
            entry, territory, need, nameFr, nameEs, nameEn, dueWithin, urgentWithin, crew, skill,
            crewSkill, lifting, vehicle, from,
            until, offer, zone,
            open,
            closed, visitCode, unsealed, outcome,
        ] + WaveFlag.all + Flag.crewRules

    static let entry = Flag(
        "entry", .text("SLUG"), isNeeded: true, pointer: "#/entry", fr: "la fiche du catalogue",
        es: "la ficha del catálogo", en: "the entry of the catalogue")
    static let territory = Flag(
        "territory", .text("CODE"), isNeeded: true, pointer: "#/territory", fr: "où", es: "dónde",
        en: "where")
    static let need = Flag(
        "need", .need(Flag.needWords), isRepeated: true, isNeeded: true, pointer: "#/needs",
        fr: "ce à quoi elle répond", es: "a qué responde", en: "what it answers")
    static let nameFr = named(
        "name-fr", fr: "le nom français d'un besoin ajouté (errand.pet_food)",
        es: "el nombre en francés de una necesidad añadida (errand.pet_food)",
        en: "the French name of an added need (errand.pet_food)")
    static let nameEs = named(
        "name-es", fr: "son nom espagnol", es: "su nombre en español", en: "its Spanish name")
    static let nameEn = named(
        "name-en", fr: "son nom anglais", es: "su nombre en inglés", en: "its English name")

    private static func named(_ flag: String, fr: String, es: String, en: String) -> Flag {
        Flag(
            flag, .text("NAME"), pointer: "#/needs/*/name/\(flag.suffix(2))", fr: fr, es: es, en: en
        )
    }

    static let dueWithin = Flag(
        "due-within", .number("MINUTES", 1...525_600), pointer: "#/needs/*/dueWithinMinutes",
        fr: "délai dû, en minutes (240)",
        es: "plazo debido, en minutos (240)", en: "help is owed within so many minutes (240)")
    static let urgentWithin = Flag(
        "urgent-within", .number("MINUTES", 1...525_600), pointer: "#/needs/*/urgentWithinMinutes",
        fr: "délai de qui n'a plus rien, en minutes (240 au plus)",
        es: "plazo de quien no tiene nada, en minutos (240 como máximo)",
        en: "who has nothing left is owed help within so many minutes (240 at the most)")
    static let zone = Flag(
        "zone", .text("ZONE"), pointer: "#/hours/zone",
        fr: "le fuseau des heures d'ouverture (Europe/Paris)",
        es: "la zona de las horas de apertura (Europe/Madrid)",
        en: "the time zone of the opening hours (Europe/Paris)")
    static let open = Flag(
        "open", .text("HOURS"), isRepeated: true, pointer: "#/hours/schedules",
        fr: "ouvert : \"mo-fr 08:00-12:00,14:00-18:00\" (sans cela jour et nuit)",
        es: "abierto: \"mo-fr 08:00-12:00,14:00-18:00\" (sin esto día y noche)",
        en: "open: \"mo-fr 08:00-12:00,14:00-18:00\" (day and night without it)")
    static let closed = Flag(
        "closed", .day, isRepeated: true, pointer: "#/hours/exceptions",
        fr: "fermé ce jour-là", es: "cerrado ese día", en: "closed on that day")
    static let crew = Flag(
        "crew", .number("N", 1...20), pointer: "#/needs/*/crew",
        fr: "bénévoles par mission (1 ; visite de courtoisie : 2)",
        es: "voluntarios por misión (1; visita de cortesía: 2)",
        en: "volunteers a mission (1; courtesy visit: 2)")
    static let skill = Flag(
        "skill", .text("CODE"), pointer: "#/needs/*/skill", fr: "la compétence nécessaire",
        es: "la competencia necesaria",
        en: "the skill needed")
    static let crewSkill = Flag(
        "crew-skill", .text("CODE"), isRepeated: true, pointer: "#/needs/*/crewSkills",
        fr:
            "une compétence que quelqu'un de l'équipe doit avoir, chacun une (visite de courtoisie : "
            + "first_aid)",
        es: "una competencia que alguien del equipo debe tener, una cada cual (visita de cortesía: "
            + "first_aid)",
        en: "a skill that somebody of the crew must hold, one each (courtesy visit: first_aid)")
    static let lifting = Flag(
        "lifting-kg", .number("KG", Conditions.liftingRange),
        fr: "ce que chacun doit pouvoir porter, en kilos",
        es: "lo que cada cual debe poder levantar, en kilos",
        en: "what each of them must be able to lift, in kilograms")
    static let vehicle = Flag(
        "vehicle", fr: "quelqu'un de l'équipe vient en voiture ou en camionnette",
        es: "alguien del equipo viene en coche o furgoneta",
        en: "one of the crew must come with a car or a van")
    static let from = Flag(
        "from", .instant, pointer: "#/from", fr: "à partir de (maintenant)",
        es: "desde (ahora)", en: "from (now)")
    static let until = Flag(
        "until", .instant, pointer: "#/until", fr: "jusqu'à", es: "hasta", en: "until")
    static let outcome = Flag(
        "outcome-days", .number("DAYS", 0...3_650), pointer: "#/outcomeAfterDays",
        fr: "demander après … jours si l'aide est venue (30) ; 0 : jamais",
        es: "preguntar tras … días si llegó la ayuda (30); 0: nunca",
        en: "ask after … days whether help came (30); 0: never")
    static let offer = Flag(
        "offer-minutes", .number("MINUTES", 1...525_600), pointer: "#/offerMinutes",
        fr: "temps pour répondre à une offre", es: "tiempo para responder a una oferta",
        en: "how long a volunteer has to answer")
    static let unsealed = Flag(
        "no-sealed-packet", fr: "les médicaments vont sans paquet scellé ni étapes notées",
        es: "los medicamentos van sin paquete precintado ni etapas anotadas",
        en: "medicine goes without sealed packet and noted steps")
    static let visitCode = Flag(
        "visit-code-minutes", .number("MINUTES", 1...525_600), pointer: "#/visitCodeMinutes",
        fr: "durée d'un code de visite (1440)", es: "cuánto vale un código de visita (1440)",
        en: "how long a visit code is good (1440)")
}
