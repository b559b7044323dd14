import OpsCore

/// How the codes of the API look; their words are in books (`Book`).
enum Vocabulary {
    static let yes = LocalizedText(fr: "oui", es: "sí", en: "yes")
    static let no = LocalizedText(fr: "non", es: "no", en: "no")

    static func style(_ code: String) -> Table.Style? {
        switch code {
        case "uncovered", "failed", "expired": .red
        case "open", "offered", "pending": .yellow
        case "done", "completed", "accepted", "qualified": .green
        case "cancelled", "withdrawn": .faint
        default: nil
        }
    }
}
