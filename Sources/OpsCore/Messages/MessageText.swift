/// The words of a message: short, in the volunteer's language, and nothing about the person helped.
package struct MessageText: Sendable {
    package let kind: MessageKind
    package let missionNumber: Int64
    package let need: LocalizedText
    package let place: LocalizedText
    package let until: Instant?
    package let dueAt: Instant?
    /// What the clocks of the place show at each instant; nil where times are told as UTC.
    package let wall: Wall?
    /// By which an answer is known again; nil where the desk is to be called.
    package let code: ReplyCode?
    package let link: String?

    package init(
        kind: MessageKind, missionNumber: Int64, need: LocalizedText, place: LocalizedText,
        until: Instant?, dueAt: Instant?, wall: Wall?, code: ReplyCode?, link: String?
    ) {
        self.kind = kind
        self.missionNumber = missionNumber
        self.need = need
        self.place = place
        self.until = until
        self.dueAt = dueAt
        self.wall = wall
        self.code = code
        self.link = link
    }

    /// One short message, and the link behind it where there is one.
    ///
    /// The words that are somebody's own, of a kind of help or a place, give way before those that say what to do.
    package func text(in language: PublicationLanguage) -> String {
        let bare = words(in: language, need: "", place: "")
        let room = max(0, GSMText.limit - GSMText.folded(bare).unicodeScalars.count)
        let (need, place) = (GSMText.folded(need[language]), GSMText.folded(place[language]))
        let short = min(need.unicodeScalars.count, max(room / 2, room - place.unicodeScalars.count))
        let words = words(
            in: language, need: GSMText.shortened(need, to: short),
            place: GSMText.shortened(place, to: room - short))
        let text = GSMText.folded(words)
        guard let link, kind.isQuestion else { return text }
        return text + " " + link
    }

    private func words(in language: PublicationLanguage, need: String, place: String) -> String {
        let (number, due) = (missionNumber, time(dueAt))
        return switch kind {
        case .asked:
            LocalizedText(
                fr: "Mission \(number): \(need), \(place), pour le \(due). Pouvez-vous aider? "
                    + answer.fr,
                es: "Misión \(number): \(need), \(place), para el \(due). ¿Puede ayudar? "
                    + answer.es,
                en: "Mission \(number): \(need), \(place), by \(due). Can you help? " + answer.en)[
                    language]
        case .reminded:
            LocalizedText(
                fr: "Rappel, mission \(number): \(need), \(place). Pouvez-vous aider? " + answer.fr,
                es: "Recordatorio, misión \(number): \(need), \(place). ¿Puede ayudar? "
                    + answer.es,
                en: "Reminder, mission \(number): \(need), \(place). Can you help? " + answer.en)[
                    language]
        case .accepted:
            LocalizedText(
                fr: "Mission \(number): merci, vous y allez! \(need), \(place), pour le \(due).",
                es: "Misión \(number): gracias, ¡va usted! \(need), \(place), para el \(due).",
                en: "Mission \(number): thank you, you go! \(need), \(place), by \(due).")[
                    language]
        case .crewWhole:
            LocalizedText(
                fr: "Mission \(number): l'équipe est au complet, vous y allez! \(need), \(place), "
                    + "pour le \(due).",
                es: "Misión \(number): equipo completo, ¡va usted! \(need), \(place), para el "
                    + "\(due).",
                en: "Mission \(number): the crew is complete, you go! \(need), \(place), by "
                    + "\(due).")[language]
        case .reserve, .acceptedShort, .crewShort, .crewSmaller, .notNeeded, .confirm, .newTime,
            .stoodDown, .cancelled:
            plain[language]
        }
    }

    /// What is said without naming the help or the place.
    private var plain: LocalizedText {
        let number = missionNumber
        return switch kind {
        case .reserve:
            LocalizedText(
                fr: "Mission \(number): merci de votre oui! Vous êtes en réserve: n'y allez pas, "
                    + "on vous appellera si quelqu'un manque.",
                es: "Misión \(number): ¡gracias por su sí! Queda en reserva: no vaya, le "
                    + "avisaremos si falta alguien.",
                en: "Mission \(number): thank you for your yes! You are in reserve: do not go, we "
                    + "call you should somebody be missing.")
        case .acceptedShort:
            LocalizedText(
                fr: "Mission \(number): merci, votre oui est noté! Il manque encore quelqu'un: ne "
                    + "partez pas avant notre message.",
                es: "Misión \(number): ¡gracias, su sí queda anotado! Aún falta alguien: no salga "
                    + "antes de nuestro mensaje.",
                en:
                    "Mission \(number): thank you, your yes is noted! Somebody is still missing: do "
                    + "not leave before our message.")
        case .crewShort:
            LocalizedText(
                fr: "Mission \(number): quelqu'un ne peut plus venir. Ne partez pas seul: "
                    + "attendez notre message.",
                es: "Misión \(number): alguien ya no puede venir. No salga sin compañía: "
                    + "espere nuestro mensaje.",
                en: "Mission \(number): somebody cannot come any more. Do not leave alone: "
                    + "wait for our message.")
        case .crewSmaller:
            LocalizedText(
                fr: "Mission \(number): quelqu'un ne peut plus venir, vous y allez quand même. Si "
                    + "vous ne le pouvez pas, appelez le bureau.",
                es: "Misión \(number): alguien ya no puede venir, usted va de todos modos. Si no "
                    + "puede, llame a la mesa.",
                en: "Mission \(number): somebody cannot come any more, you go all the same. If "
                    + "you cannot, call the desk.")
        case .confirm:
            LocalizedText(
                fr: "Mission \(number): passage prévu le \(time(dueAt)). Venez-vous toujours? "
                    + "Dites-le au bureau avant le \(time(until)).",
                es: "Misión \(number): visita prevista el \(time(dueAt)). ¿Sigue viniendo? "
                    + "Dígalo a la mesa antes del \(time(until)).",
                en: "Mission \(number): visit planned for \(time(dueAt)). Do you still come? "
                    + "Tell the desk before \(time(until)).")
        case .newTime:
            LocalizedText(
                fr: "Mission \(number): le passage est maintenant prévu le \(time(dueAt)). Si vous "
                    + "ne pouvez pas, appelez le bureau.",
                es: "Misión \(number): la visita es ahora el \(time(dueAt)). Si no puede, llame a "
                    + "la mesa.",
                en: "Mission \(number): the visit is now planned for \(time(dueAt)). If you cannot "
                    + "come, call the desk.")
        case .stoodDown:
            LocalizedText(
                fr: "Mission \(number): d'autres prennent le relais, n'y allez plus. Merci!",
                es: "Misión \(number): otros toman el relevo, ya no vaya. ¡Gracias!",
                en: "Mission \(number): others take over, do not go any more. Thank you!")
        case .cancelled:
            LocalizedText(
                fr: "Mission \(number) annulée: n'y allez pas. Si vous êtes en route, appelez "
                    + "le bureau. Merci!",
                es: "Misión \(number) anulada: no vaya. Si está en camino, llame a la mesa. "
                    + "¡Gracias!",
                en: "Mission \(number) is cancelled: do not go. If you are on your way, call "
                    + "the desk. Thank you!")
        case .asked, .reminded, .accepted, .crewWhole, .notNeeded:
            LocalizedText(
                fr: "Mission \(number): plus besoin de vous cette fois, ne vous déplacez pas. "
                    + "Merci beaucoup!",
                es: "Misión \(number): esta vez ya no hace falta, no vaya. ¡Muchas gracias!",
                en: "Mission \(number): you are not needed any more, do not go. "
                    + "Thank you very much!")
        }
    }

    /// How to answer, and until when.
    private var answer: LocalizedText {
        let until = time(until)
        guard let code else {
            return LocalizedText(
                fr: "Répondez au bureau avant le \(until).",
                es: "Responda a la mesa antes del \(until).",
                en: "Answer the desk before \(until).")
        }
        return LocalizedText(
            fr: "Avant le \(until): OUI \(code) ou NON \(code).",
            es: "Antes del \(until): SI \(code) o NO \(code).",
            en: "Before \(until): YES \(code) or NO \(code).")
    }

    /// `22/11 18:30`, as the clocks of the place show it.
    private func time(_ instant: Instant?) -> String {
        guard let instant else { return "-" }
        let shown = (wall ?? .offset(minutes: 0)).minute(at: instant)
        let (days, minute) = shown.flooredDivision(by: 1_440)
        let date = CivilDate(daysSince1970: Int(days))
        let text =
            "\(Self.two(Int64(date.day)))/\(Self.two(Int64(date.month))) "
            + "\(Self.two(minute / 60)):\(Self.two(minute % 60))"
        return wall == nil ? text + " UTC" : text
    }

    private static func two(_ number: Int64) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
