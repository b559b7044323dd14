import OpsCore

/// The words for the codes of the API.
enum Vocabulary {
    static let yes = LocalizedText(fr: "oui", es: "sí", en: "yes")
    static let no = LocalizedText(fr: "non", es: "no", en: "no")

    /// The word for a code, as OpsCore has it; the code itself where there is none.
    static func word(_ code: String, in language: PublicationLanguage) -> String {
        let text =
            NeedKind(rawValue: code)?.text ?? RequestStatus(rawValue: code)?.text
            ?? MissionStage(rawValue: code)?.text ?? SolicitationState(rawValue: code)?.text
            ?? CancellationReason(rawValue: code)?.text ?? FailureReason(rawValue: code)?.text
            ?? owners[code]
        return text?[language] ?? code
    }

    static func style(_ code: String) -> Table.Style? {
        switch code {
        case "uncovered", "failed", "expired": .red
        case "open", "offered", "pending": .yellow
        case "done", "completed", "accepted": .green
        case "cancelled", "withdrawn": .faint
        default: nil
        }
    }

    private static let owners = [
        "desk": LocalizedText(fr: "bureau", es: "mesa", en: "desk"),
        "crew": LocalizedText(fr: "équipe", es: "equipo", en: "crew"),
    ]
}
