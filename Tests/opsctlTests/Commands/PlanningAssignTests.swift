import OpsTesting
import Testing

@testable import opsctl

/// `opsctl planning assign`: shifts from a file, who takes them on the terminal, no server.
struct PlanningAssignTests {
    private static func desk(_ costs: String) -> TestDesk {
        var desk = TestDesk()
        let text =
            #"{"format":1,"shifts":["mo","tu","we"],"people":["ana","bo"],"costs":\#(costs)}"#
        desk.files = MemoryShelf(["s.json": MemoryShelf.File(text: text)])
        return desk
    }

    @Test func `who takes what is printed, then what nobody takes`() async {
        let desk = Self.desk("[[1,2.5],[1,null],[9,9]]")
        #expect(await desk.run("planning", "assign", "s.json") == .done)
        #expect(desk.data.text == "mo: bo\ntu: ana\nUnfilled: we\nCost 3.5\n")
        #expect(desk.door.questions.isEmpty)
        let programs = Self.desk("[[1,2.5],[1,null],[9,9]]")
        #expect(await programs.run("planning", "assign", "s.json", "--json") == .done)
        #expect(programs.data.text.contains(#""unfilled":["we"],"cost":3.5}"#))
    }

    @Test func `a table that is none is told with its place`() async {
        let desk = Self.desk("[[1],[1,null],[9,9]]")
        #expect(await desk.run("planning", "assign", "s.json") == .failed)
        #expect(desk.messages.text.contains("#/costs/0: 1 numbers in this row where 2 are needed"))
    }
}
