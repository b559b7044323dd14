/// Why a text is not CSV, and where.
package struct CSVError: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        case quoteInsideField
        case textAfterQuote
        case unclosedQuote
        case loneCarriageReturn
        case rowTooLong(limit: Int)
    }

    package let reason: Reason
    /// The line at fault, from 1; where the record starts when a quote is never closed.
    package let line: Int

    package init(reason: Reason, line: Int) {
        self.reason = reason
        self.line = line
    }
}

extension CSVError {
    package var text: LocalizedText {
        LocalizedText(
            fr: "ligne \(line) : \(reason.text[.fr])", es: "línea \(line): \(reason.text[.es])",
            en: "line \(line): \(reason.text[.en])")
    }
}

extension CSVError.Reason {
    package var text: LocalizedText {
        switch self {
        case .quoteInsideField:
            LocalizedText(
                fr: "guillemet au milieu d'un champ ; entourer tout le champ de guillemets et "
                    + "doubler celui-ci",
                es:
                    "comillas en medio de un campo; encierre todo el campo entre comillas y duplique "
                    + "estas",
                en: "a quote inside a field; quote the whole field and double this one")
        case .textAfterQuote:
            LocalizedText(
                fr: "texte après le guillemet fermant ; doubler les guillemets du texte",
                es: "texto tras las comillas de cierre; duplique las comillas del texto",
                en: "text after the closing quote; double the quotes of the text")
        case .unclosedQuote:
            LocalizedText(
                fr: "un guillemet n'est jamais refermé", es: "unas comillas no se cierran nunca",
                en: "a quote is never closed")
        case .loneCarriageReturn:
            LocalizedText(
                fr: "retour chariot sans saut de ligne ; enregistrer avec des fins de ligne LF",
                es: "retorno de carro sin salto de línea; guarde con fines de línea LF",
                en: "a carriage return without line feed; save with LF line ends")
        case .rowTooLong(let limit):
            LocalizedText(
                fr: "enregistrement de plus de \(limit) octets ; un guillemet manque sans doute",
                es: "registro de más de \(limit) bytes; quizá falten unas comillas",
                en: "a record of more than \(limit) bytes; a quote is probably missing")
        }
    }
}
