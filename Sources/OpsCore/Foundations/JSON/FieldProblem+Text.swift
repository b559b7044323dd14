/// What a person is told; the value itself is never repeated, since it may name somebody.
extension FieldProblem {
    package var text: LocalizedText { reason.text }
}

extension FieldProblem.Reason {
    package var text: LocalizedText {
        switch self {
        case .missing:
            LocalizedText(
                fr: "ce champ est nécessaire", es: "este campo es necesario",
                en: "this field is needed")
        case .unknownField:
            LocalizedText(
                fr: "champ inconnu ; retirez-le ou corrigez son nom",
                es: "campo desconocido; quítelo o corrija su nombre",
                en: "unknown field; remove it or correct its name")
        case .wrongType(let expected):
            LocalizedText(
                fr: "il faut \(expected.text[.fr])", es: "debe ser \(expected.text[.es])",
                en: "this must be \(expected.text[.en])")
        case .empty:
            LocalizedText(
                fr: "ne peut pas être vide", es: "no puede estar vacío", en: "must not be empty")
        case .tooLong(let limit):
            LocalizedText(
                fr: "trop long : \(limit) caractères au plus",
                es: "demasiado largo: \(limit) caracteres como máximo",
                en: "too long: \(limit) characters at the most")
        case .tooMany(let limit):
            LocalizedText(
                fr: "trop d'éléments : \(limit) au plus",
                es: "demasiados elementos: \(limit) como máximo",
                en: "too many elements: \(limit) at the most")
        case .outOfRange(let range):
            LocalizedText(
                fr: "doit être compris entre \(range.lowerBound) et \(range.upperBound)",
                es: "debe estar entre \(range.lowerBound) y \(range.upperBound)",
                en: "must lie between \(range.lowerBound) and \(range.upperBound)")
        case .unknownCode(let allowed):
            LocalizedText(
                fr: "valeur inconnue ; choisir parmi : \(allowed.joined(separator: ", "))",
                es: "valor desconocido; elija entre: \(allowed.joined(separator: ", "))",
                en: "unknown value; choose one of: \(allowed.joined(separator: ", "))")
        case .impossiblePhoneNumber:
            LocalizedText(
                fr: "ce numéro de téléphone n'existe pas ici ; écrivez-le avec + et l'indicatif du "
                    + "pays, comme +33639981234",
                es:
                    "este número de teléfono no existe aquí; escríbalo con + y el prefijo del país, "
                    + "como +33639981234",
                en: "there is no such telephone number here; write it with + and the country's "
                    + "code, such as +33639981234")
        case .impossiblePosition:
            LocalizedText(
                fr: "latitude entre -90 et 90, longitude entre -180 et 180",
                es: "latitud entre -90 y 90, longitud entre -180 y 180",
                en: "latitude between -90 and 90, longitude between -180 and 180")
        case .impossibleLanguage:
            LocalizedText(
                fr: "code de langue attendu (ISO 639), comme fr, en, es, ar, pt-br ou rom",
                es: "se espera un código de idioma (ISO 639), como es, fr, en, ar, pt-br o rom",
                en: "a language code is expected (ISO 639), such as en, fr, es, ar, pt-br or rom")
        case .impossibleIdentifier:
            LocalizedText(
                fr: "identifiant attendu : un UUID", es: "se espera un identificador: un UUID",
                en: "an identifier is expected: a UUID")
        case .malformedCode(let example):
            LocalizedText(
                fr: "code mal formé ; il s'écrit comme \(example)",
                es: "código mal formado; se escribe como \(example)",
                en: "malformed code; it is spelled like \(example)")
        case .impossibleInstant:
            LocalizedText(
                fr: "date et heure attendues, comme 2020-03-20T08:00:00Z",
                es: "se esperan fecha y hora, como 2020-03-20T08:00:00Z",
                en: "a date and time are expected, such as 2020-03-20T08:00:00Z")
        case .controlCharacter:
            LocalizedText(
                fr: "contient un caractère de commande ; retirez-le",
                es: "contiene un carácter de control; quítelo",
                en: "holds a control character; remove it")
        case .cardCode:
            LocalizedText(
                fr:
                    "contient ce qui ressemble au code secret d'une carte bancaire ; ne le demandez pas, ne "
                    + "le notez nulle part",
                es:
                    "contiene lo que parece el código secreto de una tarjeta bancaria; no lo pida, no lo "
                    + "anote en ningún sitio",
                en:
                    "holds what looks like the secret code of a bank card; do not ask for it, write it down "
                    + "nowhere")
        case .cardNumber:
            LocalizedText(
                fr:
                    "contient ce qui ressemble à un numéro de carte bancaire ; ne le notez nulle part "
                    + "et convenez d'un autre moyen de paiement",
                es:
                    "contiene lo que parece un número de tarjeta bancaria; no lo anote en ningún sitio "
                    + "y acuerde otra forma de pago",
                en:
                    "holds what looks like the number of a bank card; write it down nowhere and agree on "
                    + "another means of payment")
        case .contradicts(let other):
            LocalizedText(
                fr: "ne va pas avec le champ « \(other) »",
                es: "no concuerda con el campo «\(other)»",
                en: "does not go with the field \"\(other)\"")
        }
    }
}

extension FieldProblem.ExpectedType {
    package var text: LocalizedText {
        switch self {
        case .object: LocalizedText(fr: "un objet", es: "un objeto", en: "an object")
        case .array: LocalizedText(fr: "une liste", es: "una lista", en: "a list")
        case .string: LocalizedText(fr: "un texte", es: "un texto", en: "a text")
        case .integer:
            LocalizedText(fr: "un nombre entier", es: "un número entero", en: "a whole number")
        case .number: LocalizedText(fr: "un nombre", es: "un número", en: "a number")
        case .boolean:
            LocalizedText(fr: "vrai ou faux", es: "verdadero o falso", en: "true or false")
        }
    }
}
