import OpsCore

/// A row that became no contact: where it is, why, what to do.
///
/// What it holds is not repeated, since it may name somebody.
struct RowProblem: Error, Hashable, Sendable {
    enum Reason: Error, Hashable, Sendable {
        case wrongCount(found: Int, expected: Int)
        case noRule(column: String)
        case impossibleTime(column: String)
        case notUTF8(column: String)
        /// The server's own words.
        case refused(String)
    }

    let line: Int
    let reason: Reason

    var text: LocalizedText {
        LocalizedText(
            fr: "ligne \(line) : \(reason.text[.fr])", es: "línea \(line): \(reason.text[.es])",
            en: "line \(line): \(reason.text[.en])")
    }
}

extension RowProblem.Reason {
    var text: LocalizedText {
        switch self {
        case .wrongCount(let found, let expected):
            LocalizedText(
                fr:
                    "\(found) champs au lieu de \(expected) ; vérifier les séparateurs et guillemets",
                es: "\(found) campos en vez de \(expected); revise los separadores y las comillas",
                en: "\(found) fields instead of \(expected); check separators and quotes")
        case .noRule(let column):
            LocalizedText(
                fr:
                    "aucune règle pour cette valeur de « \(column) » ; ajouter une règle ou « default »",
                es: "ninguna regla para este valor de «\(column)»; añada una regla o «default»",
                en: "no rule for this value of \"\(column)\"; add a rule or \"default\"")
        case .impossibleTime(let column):
            LocalizedText(
                fr: "« \(column) » ne suit pas le format de la correspondance",
                es: "«\(column)» no sigue el formato de la correspondencia",
                en: "\"\(column)\" does not follow the format of the mapping")
        case .notUTF8(let column):
            LocalizedText(
                fr: "« \(column) » n'est pas de l'UTF-8 ; convertir le fichier",
                es: "«\(column)» no es UTF-8; convierta el archivo",
                en: "\"\(column)\" is not UTF-8; convert the file")
        case .refused(let words): LocalizedText(fr: words, es: words, en: words)
        }
    }
}
