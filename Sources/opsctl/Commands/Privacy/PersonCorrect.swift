import OpsCore

extension Subcommand {
    static let personCorrect = Subcommand(
        "person", "correct", operands: [.id],
        flags: [
            .rightName, .rightPhone, .rightAddress, .rightPostcode, .rightEntryCode,
            .rightSafePhone, .rightSafeHours, .removedField, .correctedNote, .rightText,
            .removedNote,
        ],
        summary: LocalizedText(
            fr: "corriger ce qui est gardé sur une personne",
            es: "corregir lo que se guarda sobre una persona",
            en: "put right what is held on a person"),
        examples: [
            "person correct 01710c6c-2c00-7000-8000-000000000005 --name \"Odette Exemple\"",
            "person correct 01710c6c-2c00-7000-8000-000000000005 --remove phone --note 12 "
                + "--text \"lives on the third floor\"",
        ]
    ) { session in
        let arguments = session.arguments
        guard arguments.isSet(.correctedNote) == arguments.isSet(.rightText) else {
            throw UsageProblem.neededOption(
                arguments.isSet(.rightText) ? .correctedNote : .rightText)
        }
        let target = Target("v1", "people", arguments.subject, "correction")
        let body = arguments.correction
        try session.answer(try await session.frontDesk().post(target.text, body)) {
            try session.output.history($0)
        }
        return .done
    }
}

extension Arguments {
    fileprivate var correction: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.known("name", text(.rightName))
        json.known("phone", text(.rightPhone))
        json.known("address", text(.rightAddress))
        json.known("postcode", text(.rightPostcode))
        json.known("entryCode", text(.rightEntryCode))
        json.known("safePhone", text(.rightSafePhone))
        json.known("safeHours", text(.rightSafeHours))
        if isSet(.removedField) { json.member("remove", texts(.removedField)) }
        var notes = texts(.removedNote).compactMap { Int64($0) }.map { ($0, String?.none) }
        if let number = integer(.correctedNote) { notes.append((number, text(.rightText))) }
        if !notes.isEmpty {
            json.member("notes", each: notes) { json, note in
                json.beginObject()
                json.member("number", note.0)
                json.known("text", note.1)
                json.endObject()
            }
        }
        json.endObject()
        return json.bytes
    }
}

extension Flag {
    static let rightName = Flag(
        "name", .text("NAME"), pointer: "#/name", fr: "le nom juste", es: "el nombre correcto",
        en: "the right name")
    static let rightPhone = Flag(
        "phone", .text("PHONE"), pointer: "#/phone", fr: "le téléphone juste",
        es: "el teléfono correcto", en: "the right telephone")
    static let rightAddress = Flag(
        "address", .text("ADDRESS"), pointer: "#/address", fr: "l'adresse juste",
        es: "la dirección correcta", en: "the right address")
    static let rightPostcode = Flag(
        "postcode", .text("POSTCODE"), pointer: "#/postcode", fr: "le code postal juste",
        es: "el código postal correcto", en: "the right postcode")
    static let rightEntryCode = Flag(
        "entry-code", .text("CODE"), pointer: "#/entryCode", fr: "ce qui ouvre l'immeuble",
        es: "lo que abre el portal", en: "what opens the building")
    static let rightSafePhone = Flag(
        "safe-phone", .text("PHONE"), pointer: "#/safePhone", said: safePhone.summary)
    static let rightSafeHours = Flag(
        "safe-hours", .text("HH:MM-HH:MM"), pointer: "#/safeHours", said: safeHours.summary)
    static let removedField = Flag(
        "remove",
        .oneOf(["name", "phone", "address", "entry_code", "safe_phone", "safe_hours"]),
        isRepeated: true,
        pointer: "#/remove", fr: "ce qui doit être retiré", es: "lo que debe quitarse",
        en: "what is to be taken out")
    static let correctedNote = Flag(
        "note", .number("NUMBER", 1...Int64.max), pointer: "#/notes",
        fr: "la note à corriger, par son numéro dans « person export »",
        es: "la nota que se corrige, por su número en «person export»",
        en: "the note to put right, by its number in \"person export\"")
    static let rightText = Flag(
        "text", .text("TEXT"), fr: "le texte juste de cette note",
        es: "el texto correcto de esa nota", en: "the right text of that note")
    static let removedNote = Flag(
        "remove-note", .number("NUMBER", 1...Int64.max), isRepeated: true,
        fr: "une note à retirer, par son numéro", es: "una nota que se quita, por su número",
        en: "a note to be taken out, by its number")
}
