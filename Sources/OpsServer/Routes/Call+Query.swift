import OpsCore
import OpsHTTP
import OpsStore

/// What is said after the question mark.
extension Call {
    /// Refuses what the route does not know, and what is said twice without a meaning.
    func checkQuery() throws {
        guard !queryItems.isEmpty else { return }
        var seen: Set<String> = []
        for item in queryItems {
            guard let known = route.query.first(where: { $0.name == item.name }),
                seen.insert(item.name).inserted || known.isRepeatable
            else { throw Problem.unknownQuery }
        }
    }

    /// Whether the address has one of these.
    func asks(for parameters: [Route.QueryParameter]) -> Bool {
        queryItems.contains { item in parameters.contains { $0.name == item.name } }
    }

    /// The first value under this name.
    func query(_ name: String) -> String? { queryItems.first { $0.name == name }?.value }

    func queries(_ name: String) -> [String] {
        queryItems.filter { $0.name == name }.compactMap(\.value)
    }

    /// How many items are wanted: 1 to 500, `standard` unless told.
    func limit(_ standard: Int = 50) throws -> Int {
        guard let text = query("limit") else { return standard }
        return Int(try Self.number(text, named: "limit", in: 1...Int64(Self.pageLimit)))
    }

    /// A whole number between bounds, where it is said; written one way, as its schema has it.
    func number(_ name: String, in range: ClosedRange<Int64>) throws -> Int64? {
        try query(name).map { try Self.number($0, named: name, in: range) }
    }

    private static func number(
        _ text: String, named name: String, in range: ClosedRange<Int64>
    ) throws -> Int64 {
        guard let number = Int64(text), range.contains(number), String(number) == text else {
            throw Problem.badQuery(name, FieldProblem.Reason.outOfRange(range).text)
        }
        return number
    }

    static let pageLimit = 500

    func cursorNumber() throws -> Int64? {
        guard let text = query("cursor") else { return nil }
        guard let number = Int64(text.dropFirst()), number > 0, text == "n\(number)",
            text.utf8.count <= 19
        else { throw badCursor }
        return number
    }

    /// The place after which a work-list goes on.
    func workPlace() throws -> WorkPlace? {
        guard let text = query("cursor") else { return nil }
        guard let place = WorkPlace(text) else { throw badCursor }
        return place
    }

    /// The code after which a list goes on, read by its own rules; nothing, to begin with.
    func cursor(_ isPossible: (String) -> Bool) throws -> String {
        guard let text = query("cursor") else { return "" }
        guard isPossible(text) else { throw badCursor }
        return text
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
        guard let item = queryItems.first(where: { $0.name == name }) else {
            return false
        }
        guard let flag = Bool(item.value) else {
            throw Problem.badQuery(name, FieldProblem.Reason.wrongType(expected: .boolean).text)
        }
        return flag
    }

    /// The skill of which a list is wanted.
    func skill() throws -> SkillCode? {
        try query("skill").map { text in
            guard let skill = SkillCode(text) else {
                throw Problem.badQuery(
                    "skill", FieldProblem.Reason.malformedCode(example: "first_aid").text)
            }
            return skill
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
