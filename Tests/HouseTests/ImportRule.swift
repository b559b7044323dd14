import Foundation

/// Which module may import what: the walls of DESIGN.md section 3.
///
/// The server takes FoundationEssentials and not Foundation, whose calendars and languages are six
/// megabytes that it would carry without using them.
enum ImportRule {
    private static let granted: [String: Set<String>] = [
        "OpsCore": [],
        "OpsStore": [
            "OpsCore", "CSQLite", "FoundationEssentials", "Dispatch", "Glibc",
        ],
        "OpsHTTP": ["CLinux", "Glibc", "Dispatch", "Synchronization"],
        "OpsServer": [
            "OpsCore", "OpsStore", "OpsHTTP", "FoundationEssentials", "Dispatch", "Glibc",
            "Synchronization",
        ],
        "opsctl": [
            "OpsCore", "OpsStore", "OpsHTTP", "Foundation", "FoundationEssentials", "Dispatch",
            "Glibc",
            "Synchronization",
        ],
    ]

    /// The imports of a source that its module is not granted; nil for an unknown module.
    static func breaches(path: String, source: String) -> [String]? {
        let parts = path.split(separator: "/")
        guard parts.count > 2, var granted = granted[String(parts[1])] else { return nil }
        if path == "Sources/OpsCore/Foundations/Coordinate.swift" { granted.insert("Glibc") }
        if path == "Sources/OpsCore/Foundations/SHA256Instructions.swift" {
            granted.insert("CSHA256")
        }
        return modules(in: source).filter { !granted.contains($0) }
    }

    static func modules(in source: String) -> [String] {
        CodeText.withoutComments(source).split(whereSeparator: \.isNewline).compactMap { line in
            let words = line.split(separator: " ")
            guard let index = words.firstIndex(of: "import"), index + 1 < words.count,
                words[..<index].allSatisfy({ word in
                    word.hasPrefix("@")
                        || ["public", "package", "internal", "private", "fileprivate"].contains(
                            word)
                })
            else { return nil }
            let kinds: Set<Substring> = [
                "struct", "class", "enum", "func", "protocol", "var", "let",
            ]
            let name = kinds.contains(words[index + 1]) ? words.last : words[index + 1]
            return name?.split(separator: ".").first.map(String.init)
        }
    }
}
