extension Flag {
    static let volunteerProfile: [Flag] =
        [
            .volunteerName, .volunteerPhone, .email, .ref, .homeTerritory, .volunteerPostcode,
            .volunteerLatitude, .volunteerLongitude, .skill, .speaks, .vettedUntil, .weeklyMissions,
            .radius, .healthRisk,
        ] + volunteerConditions

    static let volunteerName = Flag(
        "name", .text("NAME"), isNeeded: true, pointer: "#/name", fr: "son nom", es: "su nombre",
        en: "their name")
    static let volunteerPhone = Flag(
        "phone", .text("PHONE"), pointer: "#/phone", fr: "son téléphone", es: "su teléfono",
        en: "their telephone")
    static let email = Flag(
        "email", .text("EMAIL"), pointer: "#/email", fr: "son courriel", es: "su correo",
        en: "their e-mail")
    static let ref = Flag(
        "ref", .text("REFERENCE"), pointer: "#/ref",
        fr: "qui il ou elle est dans un autre fichier (numéro d'adhérent)",
        es: "quién es en otro fichero (número de socio)",
        en: "who they are in another book (a member's number)")
    static let homeTerritory = Flag(
        "territory", .text("CODE"), isNeeded: true, pointer: "#/territory", fr: "son territoire",
        es: "su territorio", en: "their territory")
    static let volunteerPostcode = Flag(
        "postcode", .text("POSTCODE"), pointer: "#/postcode", fr: "son code postal",
        es: "su código postal", en: "their postcode")
    static let volunteerLatitude = Flag(
        "latitude", .decimal("DEGREES"), pointer: "#/latitude", fr: "la latitude, au lieu du code",
        es: "la latitud, en vez del código", en: "the latitude, instead of the postcode")
    static let volunteerLongitude = Flag(
        "longitude", .decimal("DEGREES"), pointer: "#/longitude", fr: "la longitude",
        es: "la longitud", en: "the longitude")
    static let skill = Flag(
        "skill", .text("CODE[=YYYY-MM-DD]"), isRepeated: true, pointer: "#/skills",
        fr: "une compétence, et jusqu'à quand", es: "una competencia, y hasta cuándo",
        en: "a skill, and until when")
    static let speaks = Flag(
        "lang", .text("LANG"), isRepeated: true, pointer: "#/languages", fr: "une langue parlée",
        es: "un idioma que habla", en: "a language they speak")
    static let vettedUntil = Flag(
        "vetted-until", .day, pointer: "#/vettedUntil", fr: "dernier jour de l'habilitation",
        es: "último día de la acreditación", en: "the last day of the vetting")
    static let weeklyMissions = Flag(
        "weekly-missions", .number("N", 0...100), pointer: "#/weeklyMissions",
        fr: "missions par semaine, au plus", es: "misiones por semana, como máximo",
        en: "missions a week, at the most")
    static let radius = Flag(
        "radius-km", .number("N", 0...20_000), pointer: "#/radiusKilometres",
        fr: "jusqu'où, en kilomètres", es: "hasta dónde, en kilómetros",
        en: "how far, in kilometres")
    static let healthRisk = Flag(
        "health-risk", pointer: "#/healthRisk", fr: "à risque au contact des gens",
        es: "con riesgo al tratar con gente", en: "at risk when meeting people")
}
