/// Problems in the planner's own JSON; docs/planning.schema.json describes it.
extension PlanningDocument {
    static let format: Int64 = 1

    /// Reads strictly: unknown members are refused, and all problems are told at once.
    init(json bytes: [UInt8]) throws(PlanningFileFault) {
        let value = try PlanningFileFault.value(of: bytes)
        let draft: PlanningDraft
        do {
            draft = try JSONFields.read(value) { PlanningDraft(from: &$0) }
        } catch {
            throw .invalid(error)
        }
        guard draft.problems.isEmpty else {
            throw .document(Array(draft.problems.prefix(InvalidDocument.limit)))
        }
        do {
            self = try draft.document()
        } catch {
            throw .document([
                PlanningFileFault.DocumentProblem(
                    pointer: draft.pointer(to: error.thing, error.rule), .relation(error.rule))
            ])
        }
    }
}

extension PlanningFileFault {
    /// The JSON of a file, or the line on which it breaks.
    static func value(of bytes: [UInt8]) throws(PlanningFileFault) -> JSONValue {
        do {
            return try JSONParser.value(of: bytes, limits: .file)
        } catch {
            let line = bytes.prefix(error.offset).count { $0 == UInt8(ascii: "\n") } + 1
            throw .json(line: line, error)
        }
    }
}
