import Foundation
import OpsTesting
import Testing

@testable import opsctl

/// `opsctl scenario answers`: how real volunteers answered, replayed in two ways.
struct ScenarioAnswersTests {
    private static let record = """
        incident_num,date,unit,dispatch,enroute,clear
        10000031,2010-01-01,WAVE1,06:51:33,,07:11:43
        10000031,2010-01-01,WAVE12,06:51:33,07:03:23,08:18:21
        10000031,2010-01-01,M5,07:05:17,07:07:01,07:10:13
        10000043,2010-01-01,PLEA1,09:51:58,09:57:20,10:32:10
        10000076,2010-01-01,B1,,,20:23:02

        """

    private static func run(
        _ text: String, _ words: String...
    ) async throws -> (code: ExitCode, desk: TestDesk) {
        try await inTemporaryFolder { folder in
            let file = folder + "/answers.csv"
            try text.write(toFile: file, atomically: true, encoding: .utf8)
            let desk = TestDesk()
            let code = await desk.run(["scenario", "answers", file] + words)
            return (code, desk)
        }
    }

    @Test func `two ways of asking stand beside each other, in three languages`() async throws {
        var shown = ""
        for language in ["fr", "es", "en"] {
            let (code, desk) = try await Self.run(
                Self.record, "--size", "3", "--ui-lang", language)
            #expect(code == .done)
            shown += desk.data.text + "\n"
        }
        try Snapshot.expect(shown, matches: "opsctl/scenario-answers.txt")
    }

    @Test func `as JSON each way has its figures in seconds`() async throws {
        let (code, desk) = try await Self.run(Self.record, "--json")
        #expect(code == .done)
        #expect(desk.data.text.contains(#""calls":2,"answers":4,"never":1,"unusable":1"#))
        #expect(desk.data.text.contains(#""lost":0"#))
    }

    @Test func `columns that are missing are told, and nothing is shown`() async throws {
        let (code, desk) = try await Self.run("date,dispatch\n")
        #expect(code == .failed)
        #expect(desk.data.text.isEmpty)
        #expect(desk.messages.text.contains("incident_num, enroute, clear"))
    }
}
