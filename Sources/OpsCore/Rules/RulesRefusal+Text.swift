/// What somebody is told when the rules cannot be put or used so.
extension RulesRefusal {
    /// `rules.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .unknownTerritory: "rules.unknown_territory"
        case .endsBeforeItStarts: "rules.ends_before_it_starts"
        case .repeatedRule: "rules.repeated_rule"
        case .repeatedBasket: "rules.repeated_basket"
        case .overlaps: "rules.overlaps"
        case .currencyChanged: "rules.currency_changed"
        case .heldElsewhere: "rules.held_elsewhere"
        case .unknownRequest: "rules.unknown_request"
        case .requestUnderway: "rules.request_underway"
        case .noneInForce: "rules.none_in_force"
        case .unknownRule: "rules.unknown_rule"
        case .speaksForRequest: "rules.speaks_for_request"
        }
    }

    /// What is in the way, where, and what to do.
    package var text: LocalizedText {
        switch self {
        case .unknownTerritory, .endsBeforeItStarts, .repeatedRule, .repeatedBasket, .overlaps,
            .currencyChanged, .heldElsewhere:
            textOfSet
        default: textOfRequest
        }
    }

    /// The set cannot be put in force.
    private var textOfSet: LocalizedText {
        switch self {
        case .unknownTerritory(let code):
            LocalizedText(
                fr: "le territoire \(code.text) n'est pas enregistré ; enregistrez-le d'abord",
                es: "el territorio \(code.text) no está registrado; regístrelo primero",
                en: "territory \(code.text) is not registered; register it first")
        case .endsBeforeItStarts:
            LocalizedText(
                fr: "les règles finiraient avant de commencer ; corrigez from ou until",
                es: "las normas terminarían antes de empezar; corrija from o until",
                en: "the rules would end before they start; correct from or until")
        case .repeatedRule(let code):
            LocalizedText(
                fr: "le code de règle \(code.text) est donné deux fois ; chaque règle a le sien",
                es: "el código de norma \(code.text) aparece dos veces; cada norma tiene el suyo",
                en: "rule code \(code.text) is given twice; each rule has its own")
        case .repeatedBasket(let code):
            LocalizedText(
                fr: "le code de panier \(code.text) est donné deux fois ; chaque panier a le sien",
                es: "el código de cesta \(code.text) aparece dos veces; cada cesta tiene el suyo",
                en: "basket code \(code.text) is given twice; each basket has its own")
        case .overlaps(let other, let need):
            LocalizedText(
                fr: "les règles \(other.text) valent déjà là pour « \(need.text[.fr]) » ; "
                    + "donnez-leur d'abord une fin (until)",
                es: "las normas \(other.text) ya rigen allí para «\(need.text[.es])»; "
                    + "póngales antes un final (until)",
                en: "the rules \(other.text) hold there already for \(need.text[.en]); "
                    + "first give them an end (until)")
        case .currencyChanged(let code, let currency):
            LocalizedText(
                fr:
                    "les règles \(code.text) comptent en \(currency.text) ; pour une autre monnaie, "
                    + "donnez-leur une fin et choisissez un autre code",
                es: "las normas \(code.text) cuentan en \(currency.text); para otra moneda, "
                    + "póngales un final y elija otro código",
                en: "the rules \(code.text) count in \(currency.text); for another currency, end "
                    + "them and choose another code")
        case .heldElsewhere(let code, let territory):
            LocalizedText(
                fr:
                    "les règles \(code.text) valent en \(territory.text), où elles ne vaudraient plus ; "
                    + "pour un autre lieu, donnez-leur un autre code, ou d'abord une fin là-bas (until)",
                es:
                    "las normas \(code.text) rigen en \(territory.text), donde dejarían de regir; para "
                    + "otro lugar, deles otro código, o póngales antes un final allí (until)",
                en:
                    "the rules \(code.text) hold in \(territory.text), where they would hold no more; for "
                    + "another place give them another code, or first an end there (until)")
        default: textOfRequest
        }
    }

    /// The request cannot be checked or refused so.
    private var textOfRequest: LocalizedText {
        switch self {
        case .requestUnderway(let number):
            LocalizedText(
                fr: "demande \(number) : une équipe est en route ; notez d'abord ce qu'il en est "
                    + "de la mission",
                es:
                    "solicitud \(number): hay un equipo en camino; anote antes qué fue de la misión",
                en: "request \(number): a crew is on its way; first note what became of the mission"
            )
        case .noneInForce(let number):
            LocalizedText(
                fr: "demande \(number) : aucune règle ne vaut là pour ce besoin ; décidez "
                    + "vous-même, et annulez la demande s'il le faut",
                es: "solicitud \(number): ninguna norma rige allí para esta necesidad; decida "
                    + "usted y anule la solicitud si hace falta",
                en: "request \(number): no rules hold there for this need; decide yourself, and "
                    + "cancel the request if need be")
        case .unknownRule(let number, let rule, let reference):
            LocalizedText(
                fr: "demande \(number) : les règles \(reference.set.text), version "
                    + "\(reference.version), n'ont pas de règle \(rule.text) pour ce besoin ; "
                    + "voyez opsctl rules show",
                es: "solicitud \(number): las normas \(reference.set.text), versión "
                    + "\(reference.version), no tienen ninguna norma \(rule.text) para esta "
                    + "necesidad; vea opsctl rules show",
                en: "request \(number): the rules \(reference.set.text), version "
                    + "\(reference.version), have no rule \(rule.text) for this need; see opsctl "
                    + "rules show")
        case .speaksForRequest(let number, let rule, let reference):
            LocalizedText(
                fr: "demande \(number) : la règle \(rule.text) (\(reference.set.text), version "
                    + "\(reference.version)) parle pour elle, d'après la dernière vérification ; "
                    + "choisissez une autre règle, ou vérifiez de nouveau si la situation a changé",
                es: "solicitud \(number): la norma \(rule.text) (\(reference.set.text), versión "
                    + "\(reference.version)) habla a su favor según la última comprobación; elija "
                    + "otra norma o compruebe de nuevo si la situación ha cambiado",
                en: "request \(number): rule \(rule.text) (\(reference.set.text), version "
                    + "\(reference.version)) speaks for it, as last checked; choose another rule, "
                    + "or check again if things have changed")
        default:
            LocalizedText(
                fr: "cette demande n'existe pas ou elle est close ; vérifiez son numéro",
                es: "esta solicitud no existe o está cerrada; compruebe su número",
                en: "there is no such request or it is closed; check its number")
        }
    }
}
