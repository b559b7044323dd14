import OpsTesting
import Testing

@testable import OpsCore

/// Shifts and people from a file, and who takes what.
struct AssignmentDocumentTests {
    private static func document(_ text: String) throws -> AssignmentDocument {
        try AssignmentDocument(Array(text.utf8))
    }

    private static func fault(_ text: String) -> PlanningFileFault? {
        #expect(throws: PlanningFileFault.self) { _ = try document(text) }
    }

    @Test func `as many shifts as can be are taken, at the least cost, and by nobody who may not`()
        throws
    {
        let document = try Self.document(
            """
            {"format":1,"shifts":["mo","tu","we"],"people":["ana","bo","cy"],
             "costs":[[1,5,null],[1,null,null],[2,null,null]]}
            """)
        let outcome = document.solve()
        #expect(outcome.personOfShift == [1, 0, nil])
        #expect(outcome.cost == 6)
        #expect(
            String(decoding: document.json(of: outcome), as: UTF8.self)
                == #"{"assigned":[{"shift":"mo","person":"bo"},{"shift":"tu","person":"ana"}],"#
                + #""unfilled":["we"],"cost":6.0}"#)
        let none = try Self.document(#"{"format":1,"shifts":["mo"],"people":[],"costs":[[]]}"#)
        #expect(none.solve().personOfShift == [nil])
        let wishes = try Self.document(
            #"{"format":1,"shifts":["mo"],"people":["ana","bo"],"costs":[[-1,-2.5]]}"#)
        #expect(wishes.solve().personOfShift == [1])
    }

    /// Every way to give shifts, tried.
    @Test func `nothing fills more, or as much for less`() throws {
        var chance = SeededGenerator(seed: Seeds.next(for: "shifts and people"))
        for _ in 0..<60 {
            let (shifts, people) = (1 + chance.below(4), 1 + chance.below(4))
            let costs = (0..<shifts).map { _ in
                (0..<people).map { _ in chance.below(3) == 0 ? nil : chance.below(20) - 5 }
            }
            let rows = costs.map { row in
                "[" + row.map { $0.map { "\($0)" } ?? "null" }.joined(separator: ",") + "]"
            }
            let names = { (count: Int) in
                (0..<count).map { "\"\($0)\"" }.joined(separator: ",")
            }
            let outcome = try Self.document(
                "{\"format\":1,\"shifts\":[\(names(shifts))],\"people\":[\(names(people))],"
                    + "\"costs\":[\(rows.joined(separator: ","))]}"
            ).solve()
            let taken = outcome.personOfShift.compactMap(\.self)
            #expect(Set(taken).count == taken.count)
            let best = Self.best(costs, from: 0, [])
            #expect(taken.count == best.filled && outcome.cost == Double(best.cost), "\(rows)")
        }
    }

    private static func best(
        _ costs: [[Int?]], from shift: Int, _ taken: Set<Int>
    ) -> (filled: Int, cost: Int) {
        guard shift < costs.count else { return (0, 0) }
        var best = best(costs, from: shift + 1, taken)
        for (person, cost) in costs[shift].enumerated() where !taken.contains(person) {
            guard let cost else { continue }
            let rest = self.best(costs, from: shift + 1, taken.union([person]))
            let found = (filled: rest.filled + 1, cost: rest.cost + cost)
            if (-found.filled, found.cost) < (-best.filled, best.cost) { best = found }
        }
        return best
    }

    @Test func `what is no table of shifts is refused with its line or place, and the rule`() {
        guard case .json(line: 2, _)? = Self.fault("{\"format\":1,\n\"shifts\":[}") else {
            Issue.record("a line is told")
            return
        }
        guard case .invalid? = Self.fault(#"{"format":1,"people":[],"costs":[]}"#) else {
            Issue.record("shifts are needed")
            return
        }
        let fault = Self.fault(
            #"{"format":1,"shifts":["mo","mo"],"people":["a"],"costs":[[1,2],[1e10],[1]]}"#)
        #expect(
            fault
                == .document([
                    .init(pointer: "#/shifts/1", .repeatedId),
                    .init(pointer: "#/costs", .rows(found: 3, needed: 2)),
                    .init(pointer: "#/costs/0", .columns(found: 2, needed: 1)),
                    .init(pointer: "#/costs/1/0", .costTooLarge(limit: 1_000_000_000)),
                ]))
    }
}
