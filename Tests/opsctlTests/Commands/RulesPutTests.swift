import OpsCore
import Testing

@testable import opsctl

/// A file of rules is put as it is, or where somebody else needs it.
struct RulesPutTests {
    private static let file =
        #"{"id":"x","code":"x","version":3,"territory":"IT","needs":["food"],"putAt":"2020-03-20T08:00:00.000Z"}"#

    private static func put(_ words: String...) async -> (ExitCode, [String]) {
        var desk = TestDesk(.json(201, #"{"code":"x","version":4,"rules":[]}"#))
        desk.files = MemoryShelf(["rules.json": .init(text: file)])
        let code = await desk.run(["rules", "put"] + words)
        return (code, desk.bodies)
    }

    @Test func `what the house says of a set does not go back`() async {
        let (code, bodies) = await Self.put("rules.json")
        #expect(code == .done)
        #expect(bodies == [#"{"code":"x","territory":"IT","needs":["food"]}"#])
    }

    @Test func `a set of elsewhere may be put here`() async {
        let (code, bodies) = await Self.put("rules.json", "--territory", "92")
        #expect(code == .done)
        #expect(bodies == [#"{"code":"x","needs":["food"],"territory":"92"}"#])
    }

    @Test func `a file that is not there is told by its name`() async {
        let (code, bodies) = await Self.put("nowhere.json")
        #expect(code != .done)
        #expect(bodies.isEmpty)
    }
}
