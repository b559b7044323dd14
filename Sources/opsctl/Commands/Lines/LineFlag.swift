import OpsCore

/// The options of `line open`, `change` and `close`.
enum LineFlag {
    static let opening = [
        nameToOpen, numberToOpen, territory, zone, open, closed, need, first, queue, saidInFrench,
        saidInSpanish, saidInEnglish, from,
    ]
    static let change = [
        name, number, zone, open, closed, need, first, queue, saidInFrench, saidInSpanish,
        saidInEnglish, from,
    ]
    static let closing = [at, saidInFrench, saidInSpanish, saidInEnglish]

    static let name = name(isNeeded: false)
    private static let nameToOpen = name(isNeeded: true)
    static let number = number(isNeeded: false)
    private static let numberToOpen = number(isNeeded: true)

    private static func name(isNeeded: Bool) -> Flag {
        Flag(
            "name", .text("NAME"), isNeeded: isNeeded, pointer: "#/name", fr: "son nom",
            es: "su nombre", en: "its name")
    }

    private static func number(isNeeded: Bool) -> Flag {
        Flag(
            "number", .text("PHONE"), isNeeded: isNeeded, pointer: "#/phone",
            fr: "le numéro tel qu'on le compose", es: "el número tal como se marca",
            en: "the number as it is dialled")
    }

    static let territory = Flag(
        "territory", .text("CODE"), isNeeded: true, pointer: "#/territory", fr: "où", es: "dónde",
        en: "where")
    static let zone = Flag(
        "zone", .text("ZONE"), pointer: "#/hours/zone",
        fr: "le fuseau des heures d'ouverture (Europe/Paris)",
        es: "la zona de las horas de apertura (Europe/Madrid)",
        en: "the time zone of the opening hours (Europe/Paris)")
    static let open = Flag(
        "open", .text("DAYS HH:MM-HH:MM"), isRepeated: true, pointer: "#/hours/schedules",
        fr: "quand elle répond : « mo-fr 08:00-20:00 » ; jour et nuit, sauf mention",
        es: "cuándo responde: «mo-fr 08:00-20:00»; día y noche, si no se dice",
        en: "when it is open: \"mo-fr 08:00-20:00\"; day and night unless told")
    static let closed = Flag(
        "closed", .day, isRepeated: true, pointer: "#/hours/exceptions",
        fr: "un jour où elle ne répond pas", es: "un día en que no responde",
        en: "a day on which it is closed")
    static let need = Flag(
        "need", .need(Flag.needWords), isRepeated: true,
        pointer: "#/needs", fr: "un besoin qu'elle prend (tous, sauf mention)",
        es: "una necesidad que atiende (todas, si no se dice)",
        en: "a need that it takes (all unless told)")
    static let first = Flag(
        "first", .need(Flag.needWords), isRepeated: true,
        pointer: "#/priority", fr: "un besoin qui passe d'abord, dans cet ordre",
        es: "una necesidad que va primero, en este orden",
        en: "a need that goes first, in this order")
    static let queue = Flag(
        "queue", .text("TEXT"), pointer: "#/queue", fr: "ce qui est dit à qui attend",
        es: "lo que se dice a quien espera", en: "what is told to who waits")
    static let saidInFrench = Flag(
        "say-fr", .text("TEXT"), pointer: "#/announcement/fr",
        fr: "en français : ce qui est dit quand elle est fermée, et où s'adresser",
        es: "en francés: lo que se dice cuando está cerrada, y adónde dirigirse",
        en: "in French: what is told while it is closed, and where to turn")
    static let saidInSpanish = Flag(
        "say-es", .text("TEXT"), pointer: "#/announcement/es", fr: "la même chose en espagnol",
        es: "lo mismo en español", en: "the same in Spanish")
    static let saidInEnglish = Flag(
        "say-en", .text("TEXT"), pointer: "#/announcement/en", fr: "la même chose en anglais",
        es: "lo mismo en inglés", en: "the same in English")
    static let from = Flag(
        "from", .instant, pointer: "#/from", fr: "à partir de (maintenant)",
        es: "desde (ahora)", en: "from (now)")
    static let at = Flag(
        "at", .instant, pointer: "#/at", fr: "quand (maintenant)", es: "cuándo (ahora)",
        en: "when (now)")
}
