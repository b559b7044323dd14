import OpsCore

extension Subcommand {
    static let packetEstablish = Subcommand(
        "packet", "establish", operands: [.id],
        flags: [
            .cannotGoOut, .noOtherWay, .prescriptionThere, .pharmacy, .coldChain, .urgentPacket,
        ],
        summary: LocalizedText(
            fr: "portage de médicaments : la personne ne peut pas sortir et nomme la pharmacie",
            es: "reparto de medicamentos: la persona no puede salir y nombra la farmacia",
            en: "medicine run: the person cannot go out and names the pharmacy"),
        examples: [
            "packet establish 52 --cannot-go-out --no-other-way --prescription-there "
                + "--pharmacy \"Pharmacie Inventée\" --cold"
        ]
    ) { session in
        let arguments = session.arguments
        return try await session.change("missions", "packet") { json in
            json.member("cannotGoOut", arguments.isSet(.cannotGoOut))
            json.member("noOtherWay", arguments.isSet(.noOtherWay))
            json.member("prescriptionAtPharmacy", arguments.isSet(.prescriptionThere))
            json.known("pharmacy", arguments.text(.pharmacy))
            if arguments.isSet(.coldChain) { json.member("coldChain", true) }
            if arguments.isSet(.urgentPacket) { json.member("urgent", true) }
        } showing: {
            try session.output.mission($0)
        }
    }

    static let packetCollect = Subcommand(
        "packet", "collect", operands: [.id], flags: [.sealed, .packetNote],
        summary: LocalizedText(
            fr: "l'équipe a retiré le paquet à la pharmacie",
            es: "el equipo ha recogido el paquete en la farmacia",
            en: "the crew has collected the packet at the pharmacy"),
        examples: ["packet collect 52 --sealed"]
    ) { session in
        let arguments = session.arguments
        return try await session.change("missions", "packet", "collection") { json in
            json.member("sealed", arguments.isSet(.sealed))
            json.known("note", arguments.text(.packetNote))
        } showing: {
            try session.output.mission($0)
        }
    }

    static let packetHandOver = Subcommand(
        "packet", "hand-over", operands: [.id], flags: [.reason],
        summary: LocalizedText(
            fr: "le paquet est remis à la personne", es: "el paquete se ha entregado a la persona",
            en: "the person has the packet"),
        examples: ["packet hand-over 52"]
    ) { session in
        try await session.change("missions", "packet", "hand-over") { json in
            json.known("reason", session.arguments.text(.reason))
        } showing: {
            try session.output.mission($0)
        }
    }

    static let packetReturn = Subcommand(
        "packet", "return", operands: [.id], flags: [.reason],
        summary: LocalizedText(
            fr: "le paquet est rendu à la pharmacie, faute d'avoir pu être remis",
            es: "el paquete se ha devuelto a la farmacia porque no pudo entregarse",
            en: "the packet is back at the pharmacy, since it could not be delivered"),
        examples: ["packet return 52 --reason \"nobody home\""]
    ) { session in
        try await session.change("missions", "packet", "return") { json in
            json.known("reason", session.arguments.text(.reason))
        } showing: {
            try session.output.mission($0)
        }
    }
}

extension Flag {
    static let cannotGoOut = Flag(
        "cannot-go-out", pointer: "#/cannotGoOut", fr: "la personne ne peut pas sortir",
        es: "la persona no puede salir", en: "the person cannot go out")
    static let noOtherWay = Flag(
        "no-other-way", pointer: "#/noOtherWay",
        fr: "ni proche, ni infirmière, ni pharmacie ne les apporte",
        es: "ni familia, ni enfermera, ni farmacia los lleva",
        en: "neither family, nurse nor pharmacy brings it")
    static let prescriptionThere = Flag(
        "prescription-there", pointer: "#/prescriptionAtPharmacy",
        fr: "l'ordonnance est déjà à la pharmacie", es: "la receta ya está en la farmacia",
        en: "the prescription is at the pharmacy already")
    static let pharmacy = Flag(
        "pharmacy", .text("TEXT"), isNeeded: true, pointer: "#/pharmacy",
        fr: "la pharmacie que nomme la personne", es: "la farmacia que nombra la persona",
        en: "the pharmacy that the person names")
    static let coldChain = Flag(
        "cold", pointer: "#/coldChain", fr: "à garder au froid", es: "hay que mantenerlo en frío",
        en: "must be kept cold")
    static let urgentPacket = Flag(
        "urgent", pointer: "#/urgent", fr: "urgent", es: "urgente", en: "urgent")
    static let sealed = Flag(
        "sealed", pointer: "#/sealed", fr: "le pharmacien l'a scellé",
        es: "el farmacéutico lo ha precintado", en: "the pharmacist has sealed it")
    static let packetNote = Flag(
        "note", .text("TEXT"), pointer: "#/note", fr: "ce qu'il faut savoir",
        es: "lo que hay que saber", en: "what should be known")
}
