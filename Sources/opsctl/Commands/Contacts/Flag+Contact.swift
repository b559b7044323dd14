import OpsCore

extension Flag {
    static let contact: [Flag] = [
        .danger, .kind, .need, .name, .phone, .address, .entryCode, .postcode, .latitude,
        .longitude, .language, .anonymous, .safePhone, .safeHours,
        .callerRelation, .callerName, .callerPhone, .foodDays, .medicineUntil, .occurredAt, .note,
        .consent,
    ]

    /// What can be added later.
    static let moreOfContact: [Flag] = [
        .danger, .need, .kind, .name, .phone, .address, .entryCode, .postcode, .language,
        .safePhone, .safeHours, .callerRelation, .callerName,
        .callerPhone, .foodDays, .medicineUntil, .note, .consent,
    ]

    /// Needs as they may be typed; `psychological_support` is listening.
    static let needWords = NeedKind.expressible.map(\.rawValue) + ["psychological_support"]

    static let kind = Flag(
        "kind", .oneOf(ContactKind.allCases.map(\.rawValue)), pointer: "#/kind",
        fr: "ce qu'a été le contact ; suffit à lui seul",
        es: "lo que ha sido el contacto; basta por sí solo",
        en: "what the contact was; enough by itself")
    static let need = Flag(
        "need", .need(needWords), isRepeated: true, pointer: "#/needs",
        fr: "ce qui manque, aussi un besoin ajouté (need list)",
        es: "lo que falta, también una necesidad añadida (need list)",
        en: "what is lacking, an added need too (need list)")
    static let name = Flag(
        "name", .text("NAME"), pointer: "#/person/name", fr: "le nom de la personne aidée",
        es: "el nombre de la persona atendida", en: "the name of the person helped")
    static let phone = Flag(
        "phone", .text("PHONE"), pointer: "#/person/phone", fr: "son téléphone",
        es: "su teléfono", en: "their telephone")
    static let address = Flag(
        "address", .text("ADDRESS"), pointer: "#/person/address", fr: "son adresse",
        es: "su dirección", en: "their address")
    static let entryCode = Flag(
        "entry-code", .text("CODE"), pointer: "#/person/entryCode",
        fr: "ce qui ouvre l'immeuble ; dit à la seule équipe qui vient",
        es: "lo que abre el portal; solo lo sabe el equipo que va",
        en: "what opens the building; told to the crew that comes alone")
    static let safePhone = Flag(
        "safe-phone", .text("PHONE"), pointer: "#/person/safePhone",
        fr: "un numéro que l'on peut appeler sans la mettre en danger",
        es: "un número al que se puede llamar sin ponerla en peligro",
        en: "a number that may be called without putting them at risk")
    static let safeHours = Flag(
        "safe-hours", .text("HH:MM-HH:MM"), pointer: "#/person/safeHours",
        fr: "quand un appel ne la met pas en danger (14:00-16:00)",
        es: "cuándo una llamada no la pone en peligro (14:00-16:00)",
        en: "when a call does not put them at risk (14:00-16:00)")
    static let postcode = Flag(
        "postcode", .text("POSTCODE"), pointer: "#/person/postcode", fr: "le code postal",
        es: "el código postal", en: "the postcode")
    static let latitude = Flag(
        "latitude", .decimal("DEGREES"), pointer: "#/person/latitude", fr: "la latitude",
        es: "la latitud", en: "the latitude")
    static let longitude = Flag(
        "longitude", .decimal("DEGREES"), pointer: "#/person/longitude", fr: "la longitude",
        es: "la longitud", en: "the longitude")
    static let language = Flag(
        "lang", .text("LANG"), pointer: "#/language", fr: "la langue de la personne (fr, pt-br…)",
        es: "el idioma de la persona (es, pt-br…)", en: "the person's language (en, pt-br…)")
    static let anonymous = Flag(
        "anonymous", pointer: "#/anonymous", fr: "ne rien garder de l'identité",
        es: "no guardar nada de la identidad", en: "keep nothing of the identity")
    static let callerRelation = Flag(
        "caller-relation", .oneOf(CallerRelation.allCases.map(\.rawValue)),
        pointer: "#/caller/relation", fr: "ce que l'appelant est pour la personne",
        es: "qué es quien llama para la persona", en: "what the caller is to the person")
    static let callerName = Flag(
        "caller-name", .text("NAME"), pointer: "#/caller/name", fr: "le nom de l'appelant",
        es: "el nombre de quien llama", en: "the caller's name")
    static let callerPhone = Flag(
        "caller-phone", .text("PHONE"), pointer: "#/caller/phone", fr: "le téléphone de l'appelant",
        es: "el teléfono de quien llama", en: "the caller's telephone")
    static let foodDays = Flag(
        "food-days", .number("N", Supplies.foodDayRange), pointer: "#/supplies/foodDays",
        fr: "jours de nourriture qui restent, aujourd'hui compris (0 : rien)",
        es: "días de comida que quedan, hoy incluido (0: nada)",
        en: "days of food left, today counted (0: none)")
    static let medicineUntil = Flag(
        "medicine-until", .day, pointer: "#/supplies/medicineUntil",
        fr: "le dernier jour pour lequel il reste des médicaments",
        es: "el último día para el que quedan medicamentos",
        en: "the last day for which there is medicine")
    static let occurredAt = Flag(
        "occurred-at", .instant, pointer: "#/occurredAt",
        fr: "quand il a eu lieu, si ce n'est pas "
            + "maintenant", es: "cuándo ocurrió, si no es ahora",
        en: "when it took place, if that is not now")
    static let note = Flag(
        "note", .text("TEXT"), pointer: "#/note", fr: "ce qu'il faut savoir",
        es: "lo que hay que saber", en: "what should be known")
}
