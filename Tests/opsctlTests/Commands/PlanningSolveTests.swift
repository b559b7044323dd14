import OpsTesting
import Testing

@testable import opsctl

/// `opsctl planning solve`: a problem from a file, a plan on the terminal, no server.
struct PlanningSolveTests {
    private static let problem = """
        25\t10\t1
        0\t0\t0\t0\t0\t100\t0\t0\t0
        1\t3\t4\t5\t0\t80\t1\t0\t2
        2\t6\t8\t-5\t0\t80\t1\t1\t0
        3\t0\t7\t6\t0\t80\t1\t0\t4
        4\t0\t9\t-6\t0\t8\t1\t3\t0
        """

    private static func desk(_ text: String = problem) -> TestDesk {
        var desk = TestDesk()
        desk.files = MemoryShelf(["p.txt": MemoryShelf.File(text: text)])
        return desk
    }

    @Test func `a plan is printed as the checker of the benchmark reads it`() async {
        let desk = Self.desk()
        let code = await desk.run("planning", "solve", "p.txt", "--iterations", "50")
        #expect(code == .done)
        #expect(
            desk.data.text == """
                Route #1: 1 2
                Unserved: 3 4
                Cost 20.0
                  3: the time window cannot be met (25)

                """)
        #expect(desk.messages.text == "")
    }

    @Test func `json tells times, loads and obstacles`() async {
        let desk = Self.desk()
        let code = await desk.run("planning", "solve", "p.txt", "--iterations", "50", "--json")
        #expect(code == .done)
        #expect(
            desk.data.text == #"{"routes":[{"vehicle":"1","departure":0.0,"arrival":22.0,"#
                + #""travelled":20.0,"visits":[{"stop":"1","arrival":5.0,"start":5.0,"load":[5]},"#
                + #"{"stop":"2","arrival":11.0,"start":11.0,"load":[0]}],"breaks":[]}],"#
                + #""unserved":[{"request":"3","obstacles":[{"reason":"window","vehicles":25}]}],"#
                + #""cost":{"total":20.0,"travelled":20.0,"vehicles":0.0,"balance":0.0,"#
                + #""penalties":0.0,"missing":1},"iterations":50,"seed":1}"# + "\n")
    }

    @Test func `the best plan so far is printed when somebody interrupts`() async {
        let desk = Self.desk()
        #expect(desk.interruption.raise())
        let code = await desk.run("planning", "solve", "p.txt", "--seconds", "3600")
        #expect(code == .interrupted)
        // With what it costs, and without a word too much about the rest.
        #expect(
            desk.data.text == "Route #1: 1 2\nUnserved: 3 4\nCost 20.0\n"
                + "  3: reasons not looked for, time was up (25)\n")
    }

    @Test func `better plans are told on the way`() async {
        let rows = (1...30).map { number in
            "\(number) \(number * 7 % 31) \(number * 13 % 29) 1 0 900 1"
        }
        let text = "T\n5 20\n0 15 15 0 0 1000 0\n" + rows.joined(separator: "\n")
        let desk = Self.desk(text)
        let code = await desk.run(
            "planning", "solve", "p.txt", "--iterations", "2000", "--progress")
        #expect(code == .done)
        #expect(desk.messages.text.contains(" s, "))
    }

    @Test func `a broken file is told with its line, in three languages`() async throws {
        var shown = ""
        let broken = [
            Self.problem.replacing("1\t0\t2", with: "1\t0\t7"),
            Self.problem.replacing("25\t10", with: "0\t10"), "", "{\"format\": 1}",
        ]
        for language in ["fr", "es", "en"] {
            for text in broken {
                let desk = Self.desk(text)
                let code = await desk.run("planning", "solve", "p.txt", "--ui-lang", language)
                #expect(code == .failed)
                shown += desk.messages.text + "\n"
            }
        }
        try Snapshot.expect(shown, matches: "opsctl/planning-faults.txt")
    }
}
