/// Why a text is not JSON, or not JSON that Ops takes.
package struct JSONError: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        case unexpectedEnd
        case unexpectedByte
        case trailingBytes
        case byteOrderMark
        case invalidUTF8
        case controlCharacterInString
        case invalidEscape
        case loneSurrogate
        case invalidNumber
        case numberOutOfRange
        case repeatedName
        case tooDeep(limit: Int)
        case tooManyValues(limit: Int)
    }

    package let reason: Reason
    /// Where, in bytes from the start of the text.
    package let offset: Int
}

extension JSONError: CustomStringConvertible {
    package var description: String { text[.en] }

    /// What is wrong and where, for the person who wrote the text.
    package var text: LocalizedText {
        LocalizedText(
            fr: "JSON invalide à l'octet \(offset) : \(reason.text[.fr])",
            es: "JSON no válido en el byte \(offset): \(reason.text[.es])",
            en: "invalid JSON at byte \(offset): \(reason.text[.en])")
    }
}

extension JSONError.Reason {
    package var text: LocalizedText {
        switch self {
        case .unexpectedEnd:
            LocalizedText(
                fr: "le texte s'arrête trop tôt", es: "el texto termina demasiado pronto",
                en: "the text ends too early")
        case .unexpectedByte:
            LocalizedText(
                fr: "caractère inattendu", es: "carácter inesperado", en: "unexpected character")
        case .trailingBytes:
            LocalizedText(
                fr: "il reste du texte après la valeur", es: "queda texto después del valor",
                en: "there is text after the value")
        case .byteOrderMark:
            LocalizedText(
                fr: "le texte commence par une marque d'ordre (BOM) ; retirez-la",
                es: "el texto empieza con una marca de orden (BOM); quítela",
                en: "the text starts with a byte order mark; remove it")
        case .invalidUTF8:
            LocalizedText(
                fr: "ce n'est pas de l'UTF-8", es: "no es UTF-8", en: "this is not UTF-8")
        case .controlCharacterInString:
            LocalizedText(
                fr: "caractère de commande dans une chaîne",
                es: "carácter de control en una cadena", en: "control character in a string")
        case .invalidEscape:
            LocalizedText(
                fr: "échappement inconnu", es: "secuencia de escape desconocida",
                en: "unknown escape")
        case .loneSurrogate:
            LocalizedText(
                fr: "demi-codet sans son pair", es: "sustituto sin su pareja",
                en: "surrogate without its pair")
        case .invalidNumber:
            LocalizedText(fr: "nombre mal écrit", es: "número mal escrito", en: "malformed number")
        case .numberOutOfRange:
            LocalizedText(
                fr: "nombre trop grand", es: "número demasiado grande", en: "number out of range")
        case .repeatedName:
            LocalizedText(
                fr: "le même nom figure deux fois dans un objet",
                es: "el mismo nombre figura dos veces en un objeto",
                en: "the same name stands twice in one object")
        case .tooDeep(let limit):
            LocalizedText(
                fr: "plus de \(limit) niveaux", es: "más de \(limit) niveles",
                en: "more than \(limit) levels")
        case .tooManyValues(let limit):
            LocalizedText(
                fr: "plus de \(limit) valeurs", es: "más de \(limit) valores",
                en: "more than \(limit) values")
        }
    }
}
