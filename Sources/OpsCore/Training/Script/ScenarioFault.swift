/// Why a scenario cannot be played.
package enum ScenarioFault: Error, Hashable, Sendable {
    case notJSON(JSONError)
    /// Every problem that was found, each with its place in the file.
    case invalid(InvalidDocument)
    case unknownPolicy(String, known: [String])

    /// What to correct, one problem to a line.
    package var text: LocalizedText {
        switch self {
        case .notJSON(let error): error.text
        case .invalid(let document): Self.text(of: document.problems)
        case .unknownPolicy(let name, let known):
            LocalizedText(
                fr: "politique inconnue : « \(name) » ; choisir parmi : "
                    + known.joined(separator: ", "),
                es: "política desconocida: «\(name)»; elija entre: "
                    + known.joined(separator: ", "),
                en: "unknown policy \"\(name)\"; choose one of: "
                    + known.joined(separator: ", "))
        }
    }

    private static func text(of problems: [FieldProblem]) -> LocalizedText {
        func lines(_ language: PublicationLanguage) -> String {
            problems.map { "\n\($0.pointer): \($0.text[language])" }.joined()
        }
        return LocalizedText(
            fr: "scénario refusé :" + lines(.fr), es: "escenario rechazado:" + lines(.es),
            en: "scenario refused:" + lines(.en))
    }
}
