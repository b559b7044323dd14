import OpsCore
import Testing

@testable import opsctl

/// Somebody is in danger: the number is on the screen and an alert is open, however the line is
/// typed; where none is open, that is told first.
struct DangerFirstTests {
    private static let opened = FakeDoor.Reply.json(201, TranscriptTests.danger + "}")
    private static let hurried = [
        ["danger", "open", "12", "--note", "troisième", "étage", "ne", "répond", "pas"],
        ["danger", "open", "--bogus"], ["danger", "open", "douze", "treize"], ["danger"],
        ["danger", "opne"], ["--server", "", "danger", "open", "--ui-lang", "xx"],
        ["contact", "log", "--danger", "--colour", "red"], ["call", "danger", "7", "--nte", "x"],
        ["call", "done", "5", "--danger"], ["visit", "report", "1", "--danger"],
        ["mission", "show", "3", "--danger"], ["board", "--danger"], ["--danger"],
        ["person", "history", "x", "--danger=now"],
    ]

    @Test(arguments: hurried)
    func `a mistyped line opens the alert before it is complained of`(_ words: [String]) async {
        let desk = TestDesk(Self.opened)
        #expect(await desk.run(words) == .usage)
        #expect(desk.door.questions.map(\.target) == ["/v1/dangers"])
        #expect(desk.data.text.contains("Danger alert"))
    }

    @Test func `the contact that was named goes with a mistyped line`() async {
        let desk = TestDesk(Self.opened)
        _ = await desk.run("danger", "open", "12", "--bogus")
        #expect(desk.bodies == [#"{"contact":12}"#])
    }

    @Test(arguments: [
        (["contact", "show", "21", "--danger"], #"{"contact":21}"#),
        (["contact", "add", "--danger", "21", "--bogus"], #"{"contact":21}"#),
        (["contact", "add", "--food-days", "3", "--danger"], ""),
        (["contact", "log", "--bogus", "4", "--danger"], ""),
        (["contact", "list", "4", "--danger"], ""), (["mission", "show", "3", "--danger"], ""),
    ])
    func `the contact of a contact line goes along, and no other number`(
        _ words: [String], _ body: String
    ) async {
        let desk = TestDesk(Self.opened)
        _ = await desk.run(words)
        #expect(desk.door.questions.map(\.target) == ["/v1/dangers"])
        #expect(desk.bodies == [body])
    }

    @Test(arguments: [
        ["danger", "list", "--bogus"], ["danger", "open", "--help"], ["danger", "tke"],
        ["board", "--danger", "--help"], ["help", "--danger"],
    ])
    func `a line that wants no alert opens none`(_ words: [String]) async {
        let desk = TestDesk(Self.opened)
        _ = await desk.run(words)
        #expect(desk.door.questions.isEmpty)
    }

    private static let lines = [
        ["danger", "open"], ["contact", "log", "--danger"], ["contact", "add", "12", "--danger"],
        ["call", "danger", "7"], ["danger", "open", "--bogus"],
    ]

    @Test(arguments: lines)
    func `without a server the number to dial comes first, and that no alert is open`(
        _ words: [String]
    ) async {
        let desk = TestDesk(.silence(.cannotConnect))
        _ = await desk.run(words)
        let said = desk.messages.text.split(separator: "\n")
        #expect(said.first == "opsctl: in danger: call 112, wait for nothing")
        #expect(desk.messages.text.contains("call 112: the danger alert is NOT open"))
        #expect(desk.messages.text.contains("no server answers"))
    }

    @Test(arguments: lines)
    func `a token that is missing or wrong hides neither the number nor that no alert is open`(
        _ words: [String]
    ) async {
        let refused = TestDesk(.json(401, #"{"title":"no","status":401,"code":"door.no_token"}"#))
        _ = await refused.run(words)
        var missing = TestDesk(Self.opened)
        missing.environment = ["OPS_TOKEN_FILE": "nowhere"]
        _ = await missing.run(words)
        #expect(missing.door.questions.isEmpty)
        for desk in [refused, missing] {
            #expect(desk.messages.text.hasPrefix("opsctl: in danger: call 112"))
            #expect(desk.messages.text.contains("the danger alert is NOT open"))
        }
    }

    @Test func `programs find the number in the problem document`() async throws {
        let desk = TestDesk(.silence(.cannotConnect))
        #expect(await desk.run("danger", "open", "--json") == .later)
        let problem = try JSONParser.value(of: Array(desk.messages.text.utf8))
        #expect(problem["alert"]?.text == "not_open")
        #expect(problem["emergencyNumbers"]?.items.first?["number"]?.text == "112")
        #expect(problem["code"]?.text == "opsctl.unreachable")
    }

    @Test func `an answer that was lost leaves it open whether there is an alert`() async {
        let desk = TestDesk(.silence(.lost))
        _ = await desk.run("danger", "open")
        #expect(desk.messages.text.contains("nobody knows whether the danger alert is open"))
    }

    @Test(arguments: [413, 417, 406])
    func `words that the server will not read leave an alert without them`(_ status: Int) async {
        for words in [["danger", "open", "--note", "x"], ["contact", "log", "--danger"]] {
            let no = #"{"title":"no","status":\#(status),"code":"x"}"#
            let desk = TestDesk(.json(status, no), Self.opened)
            _ = await desk.run(words)
            #expect(desk.door.questions.last?.target == "/v1/dangers")
            #expect(desk.bodies.last == "")
            #expect(desk.data.text.contains("Danger alert"))
            #expect(!desk.messages.text.contains("NOT open"))
        }
    }
}
