import OpsCore
import Testing

@testable import opsctl

/// What may be one request is said before two pairs leave.
struct LikelySameTests {
    private static let likely =
        #""likelySame":[{"request":12,"status":"underway","mission":5,"#
        + #""reasons":[{"code":"same_phone","text":"same telephone","points":60}]}]"#

    @Test(arguments: [["request", "show", "417"], ["request", "propose", "417"]])
    func `a request that may be another says so`(_ words: [String]) async {
        let desk = TestDesk(.json(200, #"{"items":[],"next":null,"number":417,\#(Self.likely)}"#))
        #expect(await desk.run(words) == .done)
        #expect(desk.messages.text.contains("may be the same request as 12"))
        #expect(desk.messages.text.contains("mission 5): same telephone"))
    }

    @Test func `it is said when somebody is asked, whom nothing stops`() async {
        let desk = TestDesk(
            .json(201, #"{"number":52}"#), .json(200, #"{"number":417,\#(Self.likely)}"#))
        #expect(await desk.run("request", "offer", "417", "7") == .done)
        #expect(desk.messages.text.contains("may be the same request as 12"))
    }

    @Test func `a note keeps no name of who stays unknown, and that is told`() async {
        let desk = TestDesk(.json(201, #"{"number":1}"#))
        _ = await desk.run(
            "contact", "log", "--kind", "listening", "--anonymous", "--name", "Zoé Inventée",
            "--note", "Zoé Inventée veut parler, 06 39 98 12 34")
        #expect(desk.bodies[0].contains(#""note":"[…] […] veut parler, […]""#))
        #expect(desk.messages.text.contains("taken out of the note"))
    }

    @Test func `hours with a pause are typed in one go`() throws {
        let hours = try #require(HoursWords.all(in: "mo-fr 08:00-12:00,14:00-18:00"))
        #expect(hours.map(\.opens.text) == ["08:00", "14:00"])
        #expect(hours.allSatisfy { $0.days.count == 5 })
        #expect(HoursWords.all(in: "mo-fr 08:00-12:00,") == nil)
        #expect(HoursWords.all(in: "mo-fr") == nil)
    }
}
