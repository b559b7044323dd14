import Foundation
import Testing

/// Something that no source may hold outside certain places.
struct HouseRule: Sendable, CustomTestStringConvertible {
    let name: String
    /// A regular expression over the code without its comments.
    let pattern: String
    /// Beginnings of the paths that the rule looks at.
    let scope: [String]
    /// Beginnings of the paths that are free to.
    var free: [String] = []
    /// A small text that breaks the rule.
    let canary: String

    var testDescription: String { name }

    func isBroken(by source: String) -> Bool {
        CodeText.withoutComments(source).range(of: pattern, options: .regularExpression) != nil
    }

    func looks(at path: String) -> Bool {
        scope.contains { path.hasPrefix($0) } && !free.contains { path.hasPrefix($0) }
    }

    static let all: [HouseRule] = [
        HouseRule(
            name: "no clock in OpsCore",
            pattern:
                #"\bDate\(|\.now\b|clock_gettime|gettimeofday|\b(Continuous|Suspending)Clock\b"#,
            scope: ["Sources/OpsCore/"], canary: "let late = Date()"),
        HouseRule(
            name: "no chance in OpsCore",
            pattern: #"\brandom\(|SystemRandomNumberGenerator|\.shuffled\(\)|\.randomElement\(\)"#,
            scope: ["Sources/OpsCore/"], canary: "let draw = Int.random(in: 0...1)"),
        HouseRule(
            name: "no waiting in OpsCore",
            pattern: #"\bThread\b|\bTask\s*(\{|\.)|\bawait\b|\basync\b"#,
            scope: ["Sources/OpsCore/"], canary: "Task { go() }"),
        HouseRule(
            name: "printing is in opsctl/Output only", pattern: #"(?<![.\w])print\("#,
            scope: ["Sources/"], free: ["Sources/opsctl/Output/"], canary: "print(1)"),
        HouseRule(
            name: "no promise taken on trust",
            pattern: #"@unchecked\s+Sendable|nonisolated\(unsafe\)|\btry!|\bas!"#,
            scope: ["Sources/"], free: ["Sources/OpsHTTP/Net/ConversationPlace.swift"],
            canary: "final class Box: @unchecked Sendable {}"),
        HouseRule(
            name: "answers read through Call.read, which notes who was shown",
            pattern: #"house\.(reading|longReading)\.read\b"#,
            scope: ["Sources/OpsServer/Routes/", "Sources/OpsServer/API/"],
            free: ["Sources/OpsServer/Routes/Call.swift"],
            canary: "try call.house.reading.read { try $0.contact(id) }"),
        HouseRule(
            name: "what people write is read as words, which hold no card number",
            pattern: #"(fields|\$0)\.text\(""#,
            scope: [
                "Sources/OpsServer/Routes/", "Sources/OpsServer/API/", "Sources/OpsCore/Roster/",
            ],
            free: [
                // Its text is kept with the digits hidden: nobody can be told to write it again.
                "Sources/OpsServer/Routes/RouteTable+Replies.swift",
                // Compared, never kept.
                "Sources/OpsServer/Routes/RouteTable+Visits.swift",
                "Sources/OpsServer/API/PersonSearch.swift",
            ],
            canary: "note = fields.text(\"note\", limit: 10)"),
        HouseRule(
            name: "SQL is written in OpsStore only",
            pattern:
                #"\b(SELECT\s|INSERT INTO|UPDATE\s+\w+\s+SET|DELETE FROM|CREATE TABLE|PRAGMA\s)"#,
            scope: ["Sources/"], free: ["Sources/OpsStore/"],
            canary: "let query = \"SELECT id FROM requests\""),
        HouseRule(
            name: "a status for an error is written in the tables of the server and of opsctl only",
            pattern: #"(?i)\bstatus\w*\s*(:|=|==|!=|\()\s*[45]\d\d\b|\bcase\s+[45]\d\d\b"#,
            scope: ["Sources/"],
            free: [
                "Sources/OpsServer/Errors/", "Sources/OpsHTTP/", "Sources/opsctl/ExitCode.swift",
                // What others answer.
                "Sources/OpsServer/Post/WebhookGateway.swift",
            ],
            canary: "Response(status: 404)"),
    ]
}
