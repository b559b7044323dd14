import Foundation

/// What Planning may not name: everything that the other folders of OpsCore declare.
///
/// No compiler watches a folder. The planner knows stops and vehicles, not people; of the rest of the
/// house it uses the generator of chance and nothing else.
enum PlanningWall {
    static let folder = "Sources/OpsCore/Planning/"
    static let granted: Set<String> = ["SeededGenerator"]

    /// The names of the types that a source declares outside every other.
    static func declarations(in source: String) -> Set<String> {
        let kinds: Set<Substring> = ["struct", "enum", "class", "protocol", "typealias", "actor"]
        let lines = CodeText.withoutComments(source).split(whereSeparator: \.isNewline)
        return Set(
            lines.filter { $0.first?.isLetter ?? false }.compactMap { line in
                let words = line.split { !$0.isLetter && !$0.isNumber }
                guard let kind = words.firstIndex(where: kinds.contains), kind + 1 < words.count,
                    !words[..<kind].contains("extension")
                else { return nil }
                return String(words[kind + 1])
            })
    }

    /// The forbidden names that a source uses.
    static func breaches(_ source: String, forbidden: Set<String>) -> Set<String> {
        let words = CodeText.withoutComments(source).split {
            !$0.isLetter && !$0.isNumber && $0 != "_"
        }
        return Set(words.map(String.init)).intersection(forbidden)
    }
}
