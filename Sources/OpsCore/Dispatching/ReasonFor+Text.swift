/// Why a volunteer fits, for the coordinator who chooses.
extension ReasonFor {
    /// snake_case: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .near: "near"
        case .speaks: "speaks"
        case .restedLoad: "rested_load"
        case .seldomAsked: "seldom_asked"
        case .holds: "holds"
        case .knowsPerson: "knows_person"
        case .prefersPerson: "prefers_person"
        case .prefersArea: "prefers_area"
        }
    }

    /// What is in the way, where, and what to do.
    package var text: LocalizedText { text(calling: LocalizedText.init(code:)) }

    /// The same with skills as the house calls them.
    package func text(calling name: (SkillCode) -> LocalizedText) -> LocalizedText {
        switch self {
        case .near(let distance, _):
            LocalizedText(
                fr: "à \(distance.text[.fr])",
                es: "a \(distance.text[.es])",
                en: "\(distance.text[.en]) away")
        case .speaks(let language):
            LocalizedText(
                fr: "parle la langue de la personne (\(language.text))",
                es: "habla el idioma de la persona (\(language.text))",
                en: "speaks the person's language (\(language.text))")
        case .restedLoad(let missions, _):
            LocalizedText(
                fr: "missions de la semaine : \(missions)",
                es: "misiones de la semana: \(missions)",
                en: "missions this week: \(missions)")
        case .seldomAsked(let times, _):
            LocalizedText(
                fr: "demandes reçues cette semaine : \(times)",
                es: "peticiones recibidas esta semana: \(times)",
                en: "asked this week: \(times)")
        case .holds(let skill):
            LocalizedText(
                fr: "a la compétence « \(name(skill)[.fr]) »",
                es: "tiene la competencia «\(name(skill)[.es])»",
                en: "holds the skill \"\(name(skill)[.en])\"")
        case .knowsPerson(let last):
            LocalizedText(
                fr: "connaît la personne (dernière mission le \(last.text[.fr]))",
                es: "conoce a la persona (última misión el \(last.text[.es]))",
                en: "knows the person (last mission on \(last.text[.en]))")
        case .prefersPerson:
            LocalizedText(
                fr: "va volontiers chez cette personne",
                es: "va con gusto a casa de esta persona",
                en: "goes to this person with pleasure")
        case .prefersArea(let area):
            LocalizedText(
                fr: "va volontiers sur le territoire \(area.text)",
                es: "va con gusto al territorio \(area.text)",
                en: "goes to territory \(area.text) with pleasure")
        }
    }
}
