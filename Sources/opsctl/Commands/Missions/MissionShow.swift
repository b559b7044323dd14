import OpsCore

extension Subcommand {
    static let missionShow = Subcommand(
        "mission", "show", operands: [.id],
        summary: LocalizedText(
            fr: "une mission et qui fut sollicité", es: "una misión y a quién se pidió",
            en: "a mission and who was asked"),
        examples: ["mission show 52"]
    ) { session in
        let target = Target("v1", "missions", session.arguments.subject)
        try session.answer(try await session.frontDesk().get(target.text)) { mission in
            try session.output.mission(mission)
        }
        return .done
    }
}

extension Output {
    /// A mission as a sheet, who was asked as a table below.
    func mission(_ mission: JSONValue) throws {
        try sheet(mission, Facet.missionSheet + Facet.moneyOfMission + Facet.crewOfMission)
        let means = mission["means"]?.items ?? []
        if !means.isEmpty {
            try line("")
            try table(means, Facet.meansOfMission)
        }
        let booked = mission["booked"]?.items ?? []
        if !booked.isEmpty {
            try line("")
            try table(booked, Facet.bookedForMission)
        }
        let asked = mission["solicitations"]?.items ?? []
        guard !asked.isEmpty else { return }
        try line("")
        try table(asked, Facet.solicitation)
    }
}

extension Facet {
    fileprivate static let missionSheet: [Facet] = [
        .plain("number", fr: "Mission", es: "Misión", en: "Mission"),
        .plain("id", fr: "Identifiant", es: "Identificador", en: "Identifier"),
        .plain("requestNumber", fr: "Demande", es: "Solicitud", en: "Request"),
        .word("stage", of: .missionStage, fr: "Étape", es: "Etapa", en: "Stage"),
        .plain("crew", fr: "Équipe de", es: "Equipo de", en: "Crew of"),
        .time("openedAt", fr: "Ouverte", es: "Abierta", en: "Opened"),
        .time("startedAt", fr: "Partie", es: "Salida", en: "Started"),
        .time("arrivedAt", fr: "Sur place", es: "Llegada", en: "Arrived"),
        .time("closedAt", fr: "Close", es: "Cerrada", en: "Closed"),
        .time("slot", "from", fr: "Passage dès", es: "Visita desde", en: "Comes from"),
        .time("slot", "until", fr: "Jusqu'à", es: "Hasta", en: "Until"),
        .word("failureReason", of: .missionFailure, fr: "Échec", es: "Fallo", en: "Failure"),
        .plain("packet", "pharmacy", fr: "Pharmacie", es: "Farmacia", en: "Pharmacy"),
        .word("packet", "state", of: .packet, fr: "Paquet", es: "Paquete", en: "Packet"),
        .time(
            "visitCode", "expiresAt", fr: "Code de visite jusqu'à", es: "Código de visita hasta",
            en: "Visit code until"),
        .time("visitCode", "toldAt", fr: "Code dit le", es: "Código dicho", en: "Code told"),
        .plain("notes", fr: "Note", es: "Nota", en: "Note"),
    ]

    /// What the mission had: a thing that comes back, or so many of a lot.
    fileprivate static let meansOfMission: [Facet] = [
        .plain("asset", fr: "MATÉRIEL", es: "MATERIAL", en: "ASSET", isNumber: true),
        .plain("lot", fr: "LOT", es: "LOTE", en: "LOT", isNumber: true),
        .plain("quantity", fr: "COMBIEN", es: "CUÁNTOS", en: "HOW MANY", isNumber: true),
    ]

    /// What is kept for the mission.
    fileprivate static let bookedForMission: [Facet] = [
        .plain("asset", fr: "RÉSERVÉ", es: "RESERVADO", en: "BOOKED", isNumber: true),
        .plain("tag", fr: "ÉTIQUETTE", es: "ETIQUETA", en: "TAG"),
        .time("from", fr: "DE", es: "DESDE", en: "FROM"),
        .time("until", fr: "À", es: "HASTA", en: "UNTIL"),
    ]

    static let solicitation: [Facet] = [
        .plain("volunteerNumber", fr: "N°", es: "N.º", en: "NO", isNumber: true),
        .plain("name", fr: "BÉNÉVOLE", es: "VOLUNTARIO", en: "VOLUNTEER", isFlexible: true),
        .plain("wave", fr: "VAGUE", es: "OLEADA", en: "WAVE", isNumber: true),
        .plain("note", fr: "À SAVOIR", es: "A SABER", en: "TO KNOW", isFlexible: true),
        .yesNo("byTelephoneOnly", fr: "À APPELER", es: "POR LLAMAR", en: "TO RING"),
        .word("message", of: .messageState, fr: "MESSAGE", es: "MENSAJE", en: "MESSAGE"),
        .word("messageReason", of: .messageFailure, fr: "POURQUOI", es: "POR QUÉ", en: "WHY"),
        .word("state", of: .solicitation, fr: "RÉPONSE", es: "RESPUESTA", en: "ANSWER"),
        .yesNo("reserve", fr: "RÉSERVE", es: "RESERVA", en: "RESERVE"),
        .yesNo("takesOver", fr: "RELÈVE", es: "RELEVO", en: "TAKES OVER"),
        .time("takenBackAt", fr: "REPRIS LE", es: "RETIRADO", en: "TAKEN BACK"),
        .word("reason", of: .declineReason, fr: "MOTIF", es: "MOTIVO", en: "REASON"),
        .time("expiresAt", fr: "RÉPONDRE AVANT", es: "RESPONDER ANTES DE", en: "ANSWER BY"),
        .time("answeredAt", fr: "RÉGLÉ LE", es: "RESUELTO", en: "SETTLED"),
        .time("remindedAt", fr: "RELANCÉ", es: "INSISTIDO", en: "REMINDED"),
        .word("way", of: .answerWay, fr: "REÇUE", es: "RECIBIDA", en: "CAME"),
        .plain("id", fr: "SOLLICITATION", es: "LLAMAMIENTO", en: "SOLICITATION"),
    ]
}
