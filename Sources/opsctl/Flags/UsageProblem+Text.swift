import OpsCore

extension UsageProblem: Explained {
    var exitCode: ExitCode { .usage }
    var code: String { "opsctl.usage" }

    var title: LocalizedText {
        switch self {
        case .missingCommand(let path):
            LocalizedText(
                fr: "que faire ? voir \(Self.help(path))", es: "¿qué hacer? vea \(Self.help(path))",
                en: "what is to be done? see \(Self.help(path))")
        case .unknownCommand(let word, let suggestion):
            LocalizedText(
                fr: "commande inconnue : \(word)", es: "orden desconocida: \(word)",
                en: "unknown command: \(word)"
            ).suggesting(suggestion)
        case .unknownOption(let word, let suggestion):
            LocalizedText(
                fr: "option inconnue : \(word)", es: "opción desconocida: \(word)",
                en: "unknown option: \(word)"
            ).suggesting(suggestion)
        case .missingValue(let flag):
            LocalizedText(
                fr: "\(flag.spelling) attend une valeur", es: "\(flag.spelling) espera un valor",
                en: "\(flag.spelling) needs a value")
        case .unwantedValue(let flag):
            LocalizedText(
                fr: "\(flag.spelling) ne prend pas de valeur",
                es: "\(flag.spelling) no lleva valor", en: "\(flag.spelling) takes no value")
        case .repeatedOption(let flag):
            LocalizedText(
                fr: "\(flag.spelling) est donné deux fois",
                es: "\(flag.spelling) aparece dos veces",
                en: "\(flag.spelling) is given twice")
        case .neededOption(let flag):
            LocalizedText(
                fr: "il manque \(flag.spelling)", es: "falta \(flag.spelling)",
                en: "\(flag.spelling) is needed")
        case .impossibleValue(let flag): Self.impossible(flag)
        case .unknownWord(let place, let choices, let suggestion):
            LocalizedText(
                fr: "\(place) : choisir parmi \(choices.joined(separator: ", "))",
                es: "\(place): elija entre \(choices.joined(separator: ", "))",
                en: "\(place): choose one of \(choices.joined(separator: ", "))"
            ).suggesting(suggestion)
        case .missingOperand(let operand):
            LocalizedText(
                fr: "il manque \(operand.name)", es: "falta \(operand.name)",
                en: "\(operand.name) is missing")
        case .tooManyOperands:
            LocalizedText(
                fr: "il y a des mots en trop ; mettre entre guillemets ce qui va ensemble",
                es: "sobran palabras; ponga entre comillas lo que va junto",
                en: "there are too many words; quote what belongs together")
        case .impossibleOperand(let name):
            LocalizedText(
                fr: "\(name) : un numéro ou un identifiant est attendu",
                es: "\(name): se espera un número o un identificador",
                en: "\(name): a number or an identifier is expected")
        case .contradiction(let one, let other):
            LocalizedText(
                fr: "\(one.spelling) et \(other.spelling) ne vont pas ensemble",
                es: "\(one.spelling) y \(other.spelling) no van juntos",
                en: "\(one.spelling) and \(other.spelling) do not go together")
        case .twoAnswers(let fact):
            LocalizedText(
                fr: "\(fact) : oui et non sont dits à la fois",
                es: "\(fact): se dice sí y no a la vez",
                en: "\(fact): both yes and no are said")
        case .needsOneOf(let flags): Self.oneOf(flags)
        case .needsWhom(let nobody):
            LocalizedText(
                fr: "nommez des bénévoles (12 14), ou bien \(nobody.spelling)",
                es: "nombre voluntarios (12 14), o bien \(nobody.spelling)",
                en: "name volunteers (12 14), or else \(nobody.spelling)")
        }
    }

    private static func help(_ path: [String]) -> String {
        (["opsctl"] + path + ["--help"]).joined(separator: " ")
    }

    private static func oneOf(_ flags: [Flag]) -> LocalizedText {
        let names = flags.map(\.spelling).joined(separator: ", ")
        return LocalizedText(
            fr: "il faut au moins l'une de ces options : \(names)",
            es: "hace falta al menos una de estas opciones: \(names)",
            en: "at least one of these options is needed: \(names)")
    }

    /// What the option expects.
    private static func impossible(_ flag: Flag) -> LocalizedText {
        switch flag.value {
        case .number(_, let range):
            LocalizedText(
                fr:
                    "\(flag.spelling) : un nombre entier de \(range.lowerBound) à \(range.upperBound)",
                es:
                    "\(flag.spelling): un número entero de \(range.lowerBound) a \(range.upperBound)",
                en:
                    "\(flag.spelling): a whole number from \(range.lowerBound) to \(range.upperBound)"
            )
        case .decimal:
            LocalizedText(
                fr: "\(flag.spelling) : un nombre comme 48.8163",
                es: "\(flag.spelling): un número como 48.8163",
                en: "\(flag.spelling): a number such as 48.8163")
        case .amount:
            LocalizedText(
                fr: "\(flag.spelling) : un montant comme 12,40, deux décimales au plus",
                es: "\(flag.spelling): un importe como 12,40, dos decimales como máximo",
                en: "\(flag.spelling): an amount such as 12.40, two decimals at the most")
        case .instant:
            LocalizedText(
                fr: "\(flag.spelling) : date et heure comme 2020-03-20T08:00 ou 20/03/2020 08:00",
                es: "\(flag.spelling): fecha y hora como 2020-03-20T08:00 o 20/03/2020 08:00",
                en: "\(flag.spelling): a date and time such as 2020-03-20T08:00")
        case .day:
            LocalizedText(
                fr: "\(flag.spelling) : un jour comme 31/12/2028",
                es: "\(flag.spelling): un día como 31/12/2028",
                en: "\(flag.spelling): a day such as 2028-12-31")
        case .none, .text, .oneOf, .need, .file:
            LocalizedText(
                fr: "\(flag.spelling) : valeur impossible", es: "\(flag.spelling): valor imposible",
                en: "\(flag.spelling): impossible value")
        }
    }
}

extension LocalizedText {
    /// The text and the word that was probably meant.
    fileprivate func suggesting(_ word: String?) -> LocalizedText {
        guard let word else { return self }
        return LocalizedText(
            fr: "\(fr) ; vouliez-vous dire \(word) ?", es: "\(es); ¿quería decir \(word)?",
            en: "\(en); did you mean \(word)?")
    }
}
