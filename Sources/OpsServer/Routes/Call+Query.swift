import OpsCore
import OpsHTTP

/// What is said after the question mark.
extension Call {
    /// Refuses what the route does not know, and what is said twice without a meaning.
    func checkQuery() throws {
        guard request.target.hasQuery else { return }
        var seen: Set<String> = []
        for item in request.target.queryItems {
            guard let known = route.query.first(where: { $0.name == item.name }),
                seen.insert(item.name).inserted || known.isRepeatable
            else { throw Problem.unknownQuery }
        }
    }

    func query(_ name: String) -> String? { request.target.queryValue(name) }

    func queries(_ name: String) -> [String] {
        request.target.queryItems.filter { $0.name == name }.compactMap(\.value)
    }

    /// How many items are wanted: 1 to 500, `standard` unless told.
    func limit(_ standard: Int = 50) throws -> Int {
        guard let text = query("limit") else { return standard }
        guard let limit = Int(text), (1...Self.pageLimit).contains(limit) else {
            throw Problem.badQuery(
                "limit",
                FieldProblem.Reason.outOfRange(1...Int64(Self.pageLimit)).text)
        }
        return limit
    }

    static let pageLimit = 500

    func cursorNumber() throws -> Int64? {
        guard let text = query("cursor") else { return nil }
        guard text.hasPrefix("n"), let number = Int64(text.dropFirst()), number > 0 else {
            throw badCursor
        }
        return number
    }

    /// The identity after which a list goes on; the least there is, to begin with.
    func cursorIdentifier<Subject>(of subject: Subject.Type) throws -> Identifier<Subject> {
        guard let text = query("cursor") else { return Identifier(high: 0, low: 0) }
        guard let id = Identifier<Subject>(text) else { throw badCursor }
        return id
    }

    private var badCursor: Problem {
        .badQuery(
            "cursor",
            LocalizedText(
                fr: "reprenez celui de « next », tel quel", es: "tome el de «next», tal cual",
                en: "take the one of \"next\", as it is"))
    }

    func flag(_ name: String) throws -> Bool {
        switch query(name) {
        case nil, "false": return false
        case "true", "": return true
        default:
            throw Problem.badQuery(name, FieldProblem.Reason.wrongType(expected: .boolean).text)
        }
    }

    func codes<Code: RawRepresentable & CaseIterable>(
        _ name: String, of kind: Code.Type = Code.self
    ) throws -> [Code] where Code.RawValue == String {
        try queries(name).map { text in
            guard let code = Code(rawValue: text) else {
                let allowed = Code.allCases.map(\.rawValue)
                throw Problem.badQuery(name, FieldProblem.Reason.unknownCode(allowed: allowed).text)
            }
            return code
        }
    }
}
