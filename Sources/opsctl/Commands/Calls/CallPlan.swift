import Foundation
import OpsCore

extension Subcommand {
    static let callPlan = Subcommand(
        "call", "plan", operands: [.personOrContact], flags: CallFlag.all,
        summary: LocalizedText(
            fr: "prévoir un appel : à une personne (son identifiant) ou à celle d'un contact (son "
                + "numéro)",
            es: "prever una llamada: a una persona (su identificador) o a la de un contacto (su "
                + "número)",
            en: "plan a call: to a person (by identifier) or to the one of a contact (by number)"),
        examples: [
            "call plan 12 --purpose call_back --safe-hours 14:00-16:00",
            "call plan 12 --purpose friendly_call --every-days 3 --voicemail",
        ]
    ) { session in
        let answer = try await session.frontDesk().post("/v1/calls", document(of: session))
        try session.answer(answer) { try session.output.plannedCall($0) }
        return .done
    }

    private static func document(of session: Session) -> [UInt8] {
        let arguments = session.arguments
        var json = JSONWriter()
        json.beginObject()
        if Int64(arguments.subject) == nil {
            json.member("person", arguments.subject)
        } else {
            json.key("contact")
            json.identity(arguments.subject)
        }
        json.known("purpose", arguments.text(CallFlag.purpose))
        if let request = arguments.text(CallFlag.request) {
            json.key("request")
            json.identity(request)
        }
        json.known("at", arguments.text(CallFlag.at))
        writeHours(arguments, session.surroundings.clock, into: &json)
        if arguments.isSet(CallFlag.voicemail) { json.member("voicemail", true) }
        if let days = arguments.integer(CallFlag.everyDays) { json.member("everyDays", days) }
        json.known("until", arguments.text(CallFlag.until))
        json.known("phone", arguments.text(CallFlag.phone))
        writeNeighbour(arguments, into: &json)
        json.known("note", arguments.text(.callNote))
        if arguments.isSet(CallFlag.asked) { json.member("askedFor", true) }
        json.endObject()
        return json.bytes
    }

    /// Hours are read on the wall of whoever typed them: the server knows no time zones.
    private static func writeHours(
        _ arguments: Arguments, _ clock: WallClock, into json: inout JSONWriter
    ) {
        json.known("preferred", arguments.text(CallFlag.preferred))
        json.known("safe", arguments.text(CallFlag.safe))
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
        let offset = clock.offset(arguments.instant(CallFlag.at) ?? now)
        json.member("utcOffsetMinutes", offset.milliseconds / 60_000)
    }

    private static func writeNeighbour(_ arguments: Arguments, into json: inout JSONWriter) {
        let name = arguments.text(CallFlag.neighbourName)
        let phone = arguments.text(CallFlag.neighbourPhone)
        guard name != nil || phone != nil else { return }
        json.key("neighbour")
        json.beginObject()
        json.known("name", name)
        json.known("phone", phone)
        json.endObject()
    }
}

extension Operand {
    /// A contact by its number, or a person by identifier.
    static let personOrContact = Operand("CONTACT|PERSON-ID", pointers: ["#/contact", "#/person"])
}

/// The options of `call plan`.
private enum CallFlag {
    static let all = [
        purpose, at, preferred, safe, voicemail, everyDays, until, phone, neighbourName,
        neighbourPhone, request, asked, Flag.callNote,
    ]

    static let purpose = Flag(
        "purpose", .oneOf(CallPurpose.allCases.map(\.rawValue)), isNeeded: true,
        pointer: "#/purpose", fr: "pourquoi on appelle", es: "por qué se llama",
        en: "why the person is called")
    static let at = Flag(
        "at", .instant, pointer: "#/at", fr: "quand (dès que possible)",
        es: "cuándo (cuanto antes)", en: "when (as soon as can be)")
    static let preferred = Flag(
        "preferred", .text("HH:MM-HH:MM"), pointer: "#/preferred", fr: "heures préférées",
        es: "horas preferidas", en: "preferred hours")
    static let safe = Flag(
        "safe-hours", .text("HH:MM-HH:MM"), pointer: "#/safe",
        fr: "heures sûres : jamais en dehors", es: "horas seguras: nunca fuera de ellas",
        en: "safe hours: never outside of them")
    static let voicemail = Flag(
        "voicemail", pointer: "#/voicemail", fr: "un message peut être laissé",
        es: "puede dejarse un mensaje", en: "a voicemail may be left")
    static let everyDays = Flag(
        "every-days", .number("DAYS", 1...366), pointer: "#/everyDays", fr: "tous les … jours",
        es: "cada … días", en: "every … days")
    static let until = Flag(
        "until", .instant, pointer: "#/until", fr: "fin de la série", es: "fin de la serie",
        en: "the end of the series")
    static let phone = Flag(
        "phone", .text("NUMBER"), pointer: "#/phone", fr: "un autre numéro que celui qui est connu",
        es: "otro número que el conocido", en: "another number than the one that is known")
    static let neighbourName = Flag(
        "neighbour-name", .text("NAME"), pointer: "#/neighbour/name",
        fr: "un voisin ou un proche, si personne ne répond",
        es: "un vecino o allegado, si nadie responde",
        en: "a neighbour or emergency contact, when nobody answers")
    static let neighbourPhone = Flag(
        "neighbour-phone", .text("NUMBER"), pointer: "#/neighbour/phone", fr: "son numéro",
        es: "su número", en: "their number")
    static let request = Flag(
        "request", .text("ID"), pointer: "#/request", fr: "la demande dont il s'agit",
        es: "la solicitud de que se trata", en: "the request that it is about")
    static let asked = Flag(
        "asked", pointer: "#/askedFor", fr: "la personne le demande, même si elle avait refusé",
        es: "la persona lo pide, aunque antes se negó",
        en: "the person asks for it, even if she had refused before")
}
