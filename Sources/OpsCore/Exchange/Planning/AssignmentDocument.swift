/// Shifts and the people who could take them, as they came from a file; docs/PLANNING.md describes it.
///
/// Each person has one place: whoever takes two shifts is named twice, by two ids.
package struct AssignmentDocument: Sendable {
    package let shifts: [String]
    package let people: [String]
    /// A row for each shift, a number for each person; nil where they may not.
    private let costs: [[Double?]]

    /// Who takes what: as many shifts as can be, and of these plans the cheapest, exactly.
    package struct Outcome: Sendable {
        /// The person of each shift; nil where nobody is left who may.
        package let personOfShift: [Int?]
        package let cost: Double
    }

    /// More would be days of typing, and the square of it is in memory.
    package static let limit = 4_000
    /// Sums stay exact far below where whole numbers end.
    package static let costLimit = 1_000_000_000

    /// Reads strictly: unknown members are refused, and all problems are told at once.
    package init(_ bytes: [UInt8]) throws(PlanningFileFault) {
        let value = try PlanningFileFault.value(of: bytes)
        let draft: AssignmentDraft
        do {
            draft = try JSONFields.read(value) { AssignmentDraft(from: &$0) }
        } catch {
            throw .invalid(error)
        }
        guard draft.problems.isEmpty else {
            throw .document(Array(draft.problems.prefix(InvalidDocument.limit)))
        }
        (shifts, people, costs) = (draft.shifts, draft.people, draft.costs)
    }

    /// A pair that may not be costs more than all others together, so that as few as can be are chosen; these are told
    /// as nobody.
    package func solve() -> Outcome {
        let dearest = costs.joined().reduce(0) { max($0, ($1 ?? 0).magnitude) }
        let impossible = 1 + 2 * dearest * Double(min(shifts.count, people.count))
        let table = try? AssignmentTable(
            rows: shifts.count, columns: people.count,
            costs: costs.flatMap { row in row.map { $0 ?? impossible } })
        let found = table.flatMap { ShortestAugmentingPath($0) }?.columnOfRow
        var people: [Int?] = Array(repeating: nil, count: shifts.count)
        var cost = 0.0
        for (shift, person) in (found ?? []).enumerated() {
            guard let person, let own = costs[shift][person] else { continue }
            people[shift] = person
            cost += own
        }
        return Outcome(personOfShift: people, cost: cost)
    }

    package func json(of outcome: Outcome) -> [UInt8] {
        var json = JSONWriter(reserving: 4_096)
        let taken = outcome.personOfShift.enumerated()
        json.beginObject()
        json.key("assigned")
        json.beginArray()
        for (shift, person) in taken {
            guard let person else { continue }
            json.beginObject()
            json.member("shift", shifts[shift])
            json.member("person", people[person])
            json.endObject()
        }
        json.endArray()
        json.member("unfilled", taken.filter { $0.element == nil }.map { shifts[$0.offset] })
        json.key("cost")
        json.raw(Array("\(outcome.cost)".utf8))
        json.endObject()
        return json.bytes
    }
}

/// What a document says, before its relations are looked at.
private struct AssignmentDraft {
    let shifts: [String]
    let people: [String]
    let costs: [[Double?]]
    private(set) var problems: [PlanningFileFault.DocumentProblem] = []

    init?(from fields: inout JSONFields) {
        _ = fields.text("$schema", limit: 500)
        _ = fields.integer(
            "format", isNeeded: true, in: PlanningDocument.format...PlanningDocument.format)
        let limit = AssignmentDocument.limit
        let shifts = fields.names("shifts", limit: limit)
        let people = fields.names("people", limit: limit)
        let costs = fields.costs("costs", limit: limit)
        guard let shifts, let people, let costs else { return nil }
        (self.shifts, self.people, self.costs) = (shifts, people, costs)
        checkNames(shifts, "#/shifts")
        checkNames(people, "#/people")
        if costs.count != shifts.count {
            note(.rows(found: costs.count, needed: shifts.count), "#/costs")
        }
        for (index, row) in costs.enumerated() { check(row, "#/costs/\(index)") }
    }

    private mutating func note(_ rule: PlanningFileFault.DocumentRule, _ pointer: String) {
        problems.append(PlanningFileFault.DocumentProblem(pointer: pointer, rule))
    }

    private mutating func checkNames(_ names: [String], _ pointer: String) {
        var seen: Set<String> = []
        for (index, name) in names.enumerated() where !seen.insert(name).inserted {
            note(.repeatedId, "\(pointer)/\(index)")
        }
    }

    private mutating func check(_ row: [Double?], _ pointer: String) {
        if row.count != people.count {
            note(.columns(found: row.count, needed: people.count), pointer)
        }
        let limit = AssignmentDocument.costLimit
        for (index, cost) in row.enumerated() {
            guard let cost, !(cost.magnitude <= Double(limit)) else { continue }
            note(.costTooLarge(limit: limit), "\(pointer)/\(index)")
        }
    }
}

extension JSONFields {
    fileprivate mutating func names(_ name: String, limit: Int) -> [String]? {
        elements(name, isNeeded: true, limit: limit) { value throws(FieldProblem.Failure) in
            try value.text(limit: 200)
        }
    }

    /// A table of numbers, row by row; null for what may not be.
    fileprivate mutating func costs(_ name: String, limit: Int) -> [[Double?]]? {
        elements(name, isNeeded: true, limit: limit) { value throws(FieldProblem.Failure) in
            guard case .array(let values) = value else {
                throw FieldProblem.Failure(.wrongType(expected: .array))
            }
            var row: [Double?] = []
            row.reserveCapacity(values.count)
            for value in values {
                switch value {
                case .null: row.append(nil)
                case .number(let number): row.append(number.double)
                default: throw FieldProblem.Failure(.wrongType(expected: .number))
                }
            }
            return row
        }
    }
}
