import OpsCore

extension Subcommand {
    static let missionNext = Subcommand(
        "mission", "next", operands: [.id],
        summary: LocalizedText(
            fr: "après un passage pour rien : la même porte encore, et qui attend tout près",
            es: "tras una visita en vano: la misma puerta otra vez, y quién espera cerca",
            en: "after coming for nothing: the same door again, and who waits nearby"),
        examples: ["mission next 52"]
    ) { session in
        let target = Target("v1", "missions", session.arguments.subject, "next")
        try session.answer(try await session.frontDesk().get(target.text)) { next in
            let again = [next["again"]].compactMap(\.self).filter { $0 != .null }
            let doors = again + (next["nearby"]?.items ?? [])
            guard !doors.isEmpty else { return session.output.mention(nothing) }
            try session.output.table(doors, Facet.nextDoor)
            session.output.mention(offer)
        }
        return .done
    }

    private static let nothing = LocalizedText(
        fr: "rien à proposer : personne n'attend là ni tout près",
        es: "nada que proponer: nadie espera allí ni cerca",
        en: "nothing to propose: nobody waits there or nearby")
    private static let offer = LocalizedText(
        fr: "pour y envoyer l'équipe : request offer DEMANDE BÉNÉVOLE …",
        es: "para enviar al equipo: request offer SOLICITUD VOLUNTARIO …",
        en: "to send the crew there: request offer REQUEST VOLUNTEER …")
}

extension Facet {
    fileprivate static let nextDoor: [Facet] = [
        .plain("request", fr: "DEMANDE", es: "SOLICITUD", en: "REQUEST", isNumber: true),
        .word("need", of: .need, fr: "BESOIN", es: "NECESIDAD", en: "NEED"),
        Facet(fr: "À", es: "A", en: "AWAY", isNumber: true) { door, output in
            let same = LocalizedText(fr: "même porte", es: "misma puerta", en: "same door")
            let metres = door["distanceMetres"]?.integer.map {
                Metres(count: Int32(clamping: $0)).text[output.language]
            }
            return Table.Cell(metres ?? same[output.language])
        },
        .time("dueAt", fr: "DUE AVANT", es: "DEBIDA ANTES DE", en: "DUE BY"),
        .plain("volunteers", fr: "PEUVENT Y ALLER", es: "PUEDEN IR", en: "CAN GO"),
    ]
}
