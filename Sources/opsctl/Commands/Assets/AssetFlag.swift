import OpsCore

/// What is said of things that volunteers work with.
enum AssetFlag {
    static let kind = Flag(
        "kind", .oneOf(AssetKind.allCases.map(\.rawValue)), isNeeded: true, pointer: "#/kind",
        fr: "ce que c'est", es: "qué es", en: "what it is")
    static let tag = Flag(
        "tag", .text("TAG"), isNeeded: true, pointer: "#/tag",
        fr: "ce qui est écrit dessus : van-3", es: "lo que lleva escrito: van-3",
        en: "what is written on it: van-3")
    static let item = Flag(
        "item", .text("TAG"), isNeeded: true, pointer: "#/item",
        fr: "ce que c'est : basket-standard", es: "qué es: basket-standard",
        en: "what it is: basket-standard")
    static let territory = Flag(
        "territory", .text("CODE"), isNeeded: true, pointer: "#/territory",
        fr: "le bureau qui le prête", es: "la mesa que lo presta", en: "the desk that lends it")
    static let desk = Flag(
        "territory", .text("CODE"), fr: "de ce bureau seulement", es: "solo de esta mesa",
        en: "of this desk alone")
    static let state = Flag(
        "state", .oneOf(AssetState.allCases.map(\.rawValue)), fr: "dans cet état seulement",
        es: "solo en este estado", en: "in this state alone")
    static let left = Flag(
        "left", fr: "ce dont il reste quelque chose", es: "aquello de lo que queda algo",
        en: "those of which something is there")
    static let from = Flag(
        "from", .instant, isNeeded: true, pointer: "#/from", fr: "à partir de", es: "desde",
        en: "from")
    static let until = Flag(
        "until", .instant, isNeeded: true, pointer: "#/until", fr: "jusqu'à", es: "hasta",
        en: "until")
    static let backBy = Flag(
        "back-by", .instant, isNeeded: true, pointer: "#/backBy", fr: "à rendre avant",
        es: "a devolver antes de", en: "to be back by")
    static let mission = Flag(
        "mission", .text("ID"), pointer: "#/mission", fr: "pour cette mission",
        es: "para esta misión", en: "for this mission")
    static let request = Flag(
        "request", .text("ID"), pointer: "#/request", fr: "pour cette demande, avant d'appeler",
        es: "para esta solicitud, antes de llamar",
        en: "for this request, before anybody is asked")
    static let volunteer = Flag(
        "volunteer", .text("VOLUNTEER"), isNeeded: true, pointer: "#/volunteer",
        fr: "qui le prend", es: "quién se lo lleva", en: "who takes it")
    static let booking = Flag(
        "booking", .number("N", 1...1_000_000_000), isNeeded: true, pointer: "#/booking",
        fr: "la réservation", es: "la reserva", en: "the booking")
    static let ownBooking = Flag(
        "booking", .number("N", 1...1_000_000_000), pointer: "#/booking",
        fr: "sur cette réservation", es: "con esta reserva", en: "on this booking")
    static let fault = fault(isNeeded: true)
    static let backWithFault = fault(isNeeded: false)
    static let quantity = Flag(
        "quantity", .number("N", 1...1_000_000), isNeeded: true, pointer: "#/quantity",
        fr: "combien", es: "cuántos", en: "how many")
    static let expiresOn = Flag(
        "expires", .day, pointer: "#/expiresOn", fr: "le dernier jour où on peut s'en servir",
        es: "el último día en que se puede usar", en: "the last day on which it may be used")
    static let warnDays = Flag(
        "warn-days", .number("N", 0...365), pointer: "#/warnDays",
        fr: "prévenir tant de jours avant (7)", es: "avisar tantos días antes (7)",
        en: "tell so many days before (7)")
    static let loss = Flag(
        "reason", .oneOf(LotLoss.allCases.map(\.rawValue)), isNeeded: true, pointer: "#/reason",
        fr: "pourquoi", es: "por qué", en: "why")

    private static func fault(isNeeded: Bool) -> Flag {
        Flag(
            "fault", .oneOf(AssetFault.allCases.map(\.rawValue)), isNeeded: isNeeded,
            pointer: "#/fault", fr: "ce qui ne va pas", es: "qué le pasa", en: "what is wrong")
    }
}
