/// Why what stands in a line of the sheet cannot be taken; what it holds is not repeated.
package enum RosterCellProblem: Error, Hashable, Sendable {
    case notSaid
    case impossible(example: String)
    case unknownCode(allowed: [String])
    case tooLong(limit: Int)
    case outOfRange(ClosedRange<Int64>)
    case unknownTerritory
    case cardNumber
    case cannotBeTakenOut
    case missing(RosterColumn)
    /// Neither identifier nor reference nor telephone: imported twice they would be there twice.
    case nobodyKnowsAgain
    case unknownIdentity
    case twoVolunteers(Int64, Int64)
    /// Of a household: the telephone is somebody's with another name.
    case anotherName(Int64)
    case sameAsLine(Int)
    case wrongCount(found: Int, expected: Int)
    case changedSince(number: Int64)
    /// The server's own words.
    case refused(String)

    package var text: LocalizedText {
        switch self {
        case .notSaid:
            LocalizedText(
                fr: "manque ; sans cela personne ne peut être ajouté",
                es: "falta; sin esto no se puede añadir a nadie",
                en: "is missing; nobody can be added without it")
        case .impossible(let example):
            LocalizedText(
                fr: "ne se lit pas ; écrivez par exemple « \(example) »",
                es: "no se puede leer; escriba por ejemplo «\(example)»",
                en: "cannot be read; write for example \"\(example)\"")
        case .unknownCode(let allowed):
            LocalizedText(
                fr: "n'est pas un de ces mots : \(allowed.joined(separator: ", "))",
                es: "no es una de estas palabras: \(allowed.joined(separator: ", "))",
                en: "is none of these words: \(allowed.joined(separator: ", "))")
        case .tooLong(let limit):
            LocalizedText(
                fr: "dépasse \(limit) caractères ; abrégez",
                es: "supera \(limit) caracteres; abrévielo",
                en: "is longer than \(limit) characters; shorten it")
        case .outOfRange(let range):
            LocalizedText(
                fr: "va de \(range.lowerBound) à \(range.upperBound), en nombre entier",
                es: "va de \(range.lowerBound) a \(range.upperBound), en números enteros",
                en: "is a whole number from \(range.lowerBound) to \(range.upperBound)")
        case .unknownTerritory:
            LocalizedText(
                fr: "n'est pas un territoire enregistré ; voyez opsctl territory list",
                es: "no es un territorio registrado; vea opsctl territory list",
                en: "is no territory that is registered; see opsctl territory list")
        case .cardNumber:
            LocalizedText(
                fr: "ressemble à un numéro de carte bancaire ; enlevez-le",
                es: "parece un número de tarjeta bancaria; quítelo",
                en: "looks like the number of a bank card; take it out")
        case .cannotBeTakenOut:
            LocalizedText(
                fr: "ne s'enlève pas ; laissez la case vide pour n'y rien changer",
                es: "no se puede quitar; deje la casilla vacía para no cambiar nada",
                en: "cannot be taken out; leave the cell empty to change nothing")
        default: textOfLine
        }
    }

    private var textOfLine: LocalizedText {
        switch self {
        case .missing(let column):
            LocalizedText(
                fr: "ne dit rien sans « \(column.rawValue) » ; remplissez les deux",
                es: "no dice nada sin «\(column.rawValue)»; rellene ambas",
                en: "says nothing without \"\(column.rawValue)\"; fill in both")
        case .nobodyKnowsAgain:
            LocalizedText(
                fr: "donnez un ref ou un téléphone : sans eux, importer deux fois ajouterait deux "
                    + "fois la personne",
                es: "dé un ref o un teléfono: sin ellos, importar dos veces añadiría dos veces a "
                    + "la persona",
                en: "give a ref or a telephone: without them, importing twice would add the person "
                    + "twice")
        case .unknownIdentity:
            LocalizedText(
                fr: "n'est pas de cette liste ; videz la case si la personne est nouvelle ici",
                es: "no es de esta lista; vacíe la casilla si la persona es nueva aquí",
                en: "is not of this roster; empty the cell if the person is new here")
        case .twoVolunteers(let one, let other):
            LocalizedText(
                fr: "désigne les bénévoles \(one) et \(other) ; dites lequel par son id",
                es: "designa a los voluntarios \(one) y \(other); diga cuál por su id",
                en: "stands for the volunteers \(one) and \(other); say which by their id")
        case .anotherName(let number):
            LocalizedText(
                fr:
                    "est le téléphone de \(number), qui porte un autre nom ; dites qui par son id, ou "
                    + "donnez un ref à la personne si elle est nouvelle",
                es:
                    "es el teléfono de \(number), que se llama de otro modo; diga quién por su id, o "
                    + "dé un ref a la persona si es nueva",
                en:
                    "is the telephone of \(number), who has another name; say who by their id, or give "
                    + "the person a ref if they are new")
        case .sameAsLine(let line):
            LocalizedText(
                fr:
                    "la même personne qu'à la ligne \(line) ; gardez une ligne, ou donnez à chacune "
                    + "son ref",
                es:
                    "la misma persona que en la línea \(line); deje una línea, o dé a cada una su ref",
                en:
                    "the same person as on line \(line); keep one line, or give each a ref of its own"
            )
        case .wrongCount(let found, let expected):
            LocalizedText(
                fr: "\(found) cases au lieu de \(expected) ; vérifiez séparateurs et guillemets",
                es: "\(found) casillas en vez de \(expected); revise separadores y comillas",
                en: "\(found) cells instead of \(expected); check separators and quotes")
        case .changedSince(let number):
            LocalizedText(
                fr: "le bénévole \(number) a changé depuis l'aperçu ; refaites l'aperçu",
                es: "el voluntario \(number) ha cambiado desde la vista previa; repítala",
                en: "volunteer \(number) has changed since the preview; preview again")
        case .refused(let words): LocalizedText(fr: words, es: words, en: words)
        default: text
        }
    }
}

/// What is wrong in a line, and in which column of it.
package struct RosterLineProblem: Error, Hashable, Sendable {
    package let column: RosterColumn?
    package let problem: RosterCellProblem

    package init(_ problem: RosterCellProblem, in column: RosterColumn? = nil) {
        self.column = column
        self.problem = problem
    }

    package var text: LocalizedText {
        let place = column.map { "\($0.rawValue): " } ?? ""
        let words = problem.text
        return LocalizedText(fr: place + words.fr, es: place + words.es, en: place + words.en)
    }
}
