import OpsCore

extension Subcommand {
    static let personSearch = Subcommand(
        "person", "search", flags: [.soughtName, .soughtPhone, .soughtAddress, .soughtPostcode],
        summary: LocalizedText(
            fr: "qui peut être cette personne, et pourquoi",
            es: "quién puede ser esta persona, y por qué",
            en: "who may be this person, and why"),
        examples: ["person search --name \"Lefebvre Odette\" --postcode 92120"]
    ) { session in
        let arguments = session.arguments
        let words = [Flag.soughtName, .soughtPhone, .soughtAddress]
        guard words.contains(where: arguments.isSet) else { throw UsageProblem.needsOneOf(words) }
        var json = JSONWriter()
        json.beginObject()
        json.known("name", arguments.text(.soughtName))
        json.known("phone", arguments.text(.soughtPhone))
        json.known("address", arguments.text(.soughtAddress))
        json.known("postcode", arguments.text(.soughtPostcode))
        json.endObject()
        let answer = try await session.frontDesk().inquire("/v1/people/search", json.bytes)
        try session.answer(answer) { try session.output.candidates($0) }
        return .done
    }
}

extension Flag {
    static let soughtName = Flag(
        "name", .text("NAME"), pointer: "#/name", fr: "son nom, dans n'importe quel ordre",
        es: "su nombre, en cualquier orden", en: "their name, in any order")
    static let soughtPhone = Flag(
        "phone", .text("PHONE"), pointer: "#/phone", fr: "son téléphone", es: "su teléfono",
        en: "their telephone")
    static let soughtAddress = Flag(
        "address", .text("ADDRESS"), pointer: "#/address", fr: "son adresse", es: "su dirección",
        en: "their address")
    static let soughtPostcode = Flag(
        "postcode", .text("POSTCODE"), pointer: "#/postcode", fr: "son code postal",
        es: "su código postal", en: "their postcode")
}

extension Output {
    /// Candidates as a table, and what was not looked at.
    func candidates(_ answer: JSONValue) throws {
        let items = answer["items"]?.items ?? []
        try table(items, Facet.candidate)
        mentionOwed(items)
        if let count = answer["unsearched"]?.integer, count > 0 {
            mention(
                LocalizedText(
                    fr: "contacts trop récents pour avoir été cherchés : \(count) ; recommencez "
                        + "dans une minute",
                    es: "contactos demasiado recientes para haber sido buscados: \(count); repita "
                        + "dentro de un minuto",
                    en: "contacts too recent to have been searched: \(count); try again in a "
                        + "minute"))
        }
        if answer["crowded"]?.isTrue == true {
            mention(
                LocalizedText(
                    fr: "beaucoup de personnes se ressemblent ; ajoutez le téléphone, l'adresse ou "
                        + "le code postal",
                    es: "muchas personas se parecen; añada el teléfono, la dirección o el código "
                        + "postal",
                    en: "many people are alike; add the telephone, the address or the postcode"))
        }
    }
}

extension Facet {
    /// Somebody who may be the person asked about.
    static let candidate: [Facet] =
        [
            Facet(fr: "PROBABLE", es: "PROBABLE", en: "LIKELY") { candidate, output in
                let isLikely = candidate["likely"]?.isTrue ?? false
                return Table.Cell(
                    (isLikely ? Vocabulary.yes : Vocabulary.no)[output.language],
                    isLikely ? .yellow : .faint)
            },
            .plain("name", fr: "PERSONNE", es: "PERSONA", en: "PERSON", isFlexible: true),
            Facet(fr: "TÉLÉPHONE", es: "TELÉFONO", en: "PHONE") { candidate, output in
                Table.Cell(
                    NumberToCall(
                        phone: candidate["phone"]?.text, safePhone: candidate["safePhone"]?.text,
                        safeHours: candidate["safeHours"]?.text
                    ).text(in: output.language))
            },
            .plain("address", fr: "ADRESSE", es: "DIRECCIÓN", en: "ADDRESS", isFlexible: true),
            .plain("postcode", fr: "CODE POSTAL", es: "CÓDIGO POSTAL", en: "POSTCODE"),
            Facet(fr: "POURQUOI", es: "POR QUÉ", en: "WHY", isFlexible: true) { candidate, _ in
                Table.Cell(candidate.reasonTexts.joined(separator: " · "))
            },
            Facet(fr: "EN COURS", es: "PENDIENTES", en: "OPEN") { candidate, output in
                Table.Cell(candidate["history"]?.openRequests(output) ?? "")
            },
            .time(
                "history", "lastContactAt", fr: "DERNIER CONTACT", es: "ÚLTIMO CONTACTO",
                en: "LAST CONTACT"),
            .plain("id", fr: "IDENTIFIANT", es: "IDENTIFICADOR", en: "ID"),
        ] + careColumns
}

extension JSONValue {
    /// Why somebody may be the person, in the server's words.
    var reasonTexts: [String] {
        (self["reasons"]?.items ?? []).compactMap { $0["text"]?.text }
    }

    /// `417 food, 418 medicine`: the requests of a history that wait.
    func openRequests(_ output: Output) -> String {
        (self["open"]?.items ?? []).map { request in
            let need = request["need"]?.text.map { output.word($0, of: .need) }
            return "\(request["number"]?.scalar ?? "") \(need ?? "")"
        }.joined(separator: ", ")
    }
}
