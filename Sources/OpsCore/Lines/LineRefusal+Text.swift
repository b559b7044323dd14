extension LineRefusal {
    /// `line.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .unknownLine: "line.unknown"
        case .unknownTerritory: "line.unknown_territory"
        case .repeatedNeed: "line.repeated_need"
        case .nothingToChange: "line.nothing_to_change"
        case .inPast: "line.in_past"
        case .alreadyClosed: "line.already_closed"
        }
    }

    /// What is in the way, where, and what to do.
    package var text: LocalizedText {
        switch self {
        case .unknownLine:
            LocalizedText(
                fr: "cette ligne n'existe pas ici ; vérifiez son numéro avec line list",
                es: "esta línea no existe aquí; compruebe su número con line list",
                en: "there is no such line here; check its number with line list")
        case .unknownTerritory(let code):
            LocalizedText(
                fr: "le territoire \(code.text) n'existe pas ; vérifiez-le avec territory list",
                es: "el territorio \(code.text) no existe; compruébelo con territory list",
                en: "there is no territory \(code.text); check it with territory list")
        case .repeatedNeed(let need):
            LocalizedText(
                fr: "le besoin « \(need.text[.fr]) » est dit deux fois ; une fois suffit",
                es: "la necesidad «\(need.text[.es])» se dice dos veces; basta una",
                en: "the need \"\(need.text[.en])\" is said twice; once is enough")
        case .nothingToChange:
            LocalizedText(
                fr: "rien n'est à changer dans ce qui a été dit ; dites le numéro, les heures ou "
                    + "l'ordre des besoins",
                es: "no hay nada que cambiar en lo dicho; diga el número, las horas o el orden de "
                    + "las necesidades",
                en: "nothing in what was said is to be changed; say number, hours or the order of "
                    + "needs")
        case .inPast:
            LocalizedText(
                fr: "ce qui a été annoncé reste ce qu'il était ; dites un moment à venir, ou rien "
                    + "pour tout de suite",
                es: "lo que se anunció queda como fue; diga un momento futuro, o nada para ahora "
                    + "mismo",
                en: "what was announced stays what it was; say a moment to come, or nothing for "
                    + "at once")
        case .alreadyClosed(let number):
            LocalizedText(
                fr: "la ligne \(number) est close à ce moment-là ; ouvrez-en une autre",
                es: "la línea \(number) está cerrada en ese momento; abra otra",
                en: "line \(number) is closed at that moment; open another")
        }
    }
}
