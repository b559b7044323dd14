import OpsCore
import Testing

@testable import opsctl

@Suite struct CommandLineReaderTests {
    private let reader = CommandLineReader(commands: Subcommand.all)

    @Test func `options stand in any order, before and behind operands and the command`() throws {
        let lines = [
            ["request", "propose", "417", "--limit", "3", "--json"],
            ["request", "propose", "--json", "--limit=3", "417"],
            ["--json", "request", "propose", "--limit", "3", "417"],
        ]
        for line in lines {
            let arguments = try arguments(line)
            #expect(arguments.subject == "417")
            #expect(arguments.integer(.limit) == 3)
            #expect(arguments.isSet(.json))
        }
    }

    @Test func `an option of every command may come first, with its value`() throws {
        let arguments = try arguments(["--server", "http://h:1", "request", "show", "7"])
        #expect(arguments.text(.server) == "http://h:1")
    }

    @Test func `behind two hyphens all words are operands`() throws {
        let arguments = try arguments(["request", "offer", "1", "--", "--json"])
        #expect(arguments.operands == ["1", "--json"])
    }

    @Test func `a value may be empty, hold an equals sign, or be a negative number`() throws {
        let line = ["contact", "log", "--need=food", "--note=a=b", "--latitude", "-1.5"]
        let arguments = try arguments(line + ["--longitude=2"])
        #expect(arguments.text(.note) == "a=b")
        #expect(arguments.number(.latitude) == -1.5)
    }

    @Test func `short options can be grouped`() throws {
        guard case .help(let path) = try reader.read(["request", "list", "-qh"]) else {
            Issue.record("help was asked for")
            return
        }
        #expect(path == ["request", "list"])
    }

    @Test func `needed options may be missing where help is asked for`() throws {
        guard case .help = try reader.read(["contact", "log", "--help"]) else {
            Issue.record("help was asked for")
            return
        }
    }

    @Test(arguments: [
        (["requst", "list"], UsageProblem.unknownCommand("requst", suggestion: "request")),
        (["request", "lsit"], .unknownCommand("request lsit", suggestion: "request list")),
        (["request", "xyzzy"], .unknownCommand("request xyzzy", suggestion: nil)),
        (
            ["request", "list", "--statsu", "open"],
            .unknownOption("--statsu", suggestion: "--status")
        ),
        (["request", "list", "--stat", "open"], .unknownOption("--stat", suggestion: "--status")),
        (["request", "list", "-x"], .unknownOption("-x", suggestion: nil)),
        (["--jsn"], .unknownOption("--jsn", suggestion: "--json")),
        (["request"], .missingCommand(of: ["request"])),
        ([], .missingCommand(of: [])),
        (["request", "show"], .missingOperand(.id)),
        (["request", "show", "1", "2"], .tooManyOperands),
        (["request", "list", "--json=yes"], .unwantedValue(.json)),
        (["request", "list", "--limit"], .missingValue(.limit)),
        (["request", "list", "--limit", "0"], .impossibleValue(.limit)),
        (["request", "list", "--limit", "501"], .impossibleValue(.limit)),
        (["request", "list", "--limit", "1", "--limit", "2"], .repeatedOption(.limit)),
        (["volunteer", "add"], .neededOption(.volunteerName)),
        (
            ["contact", "log", "--need", "food", "--occurred-at", "noon"],
            .impossibleValue(.occurredAt)
        ),
        (
            ["contact", "log", "--need", "fod"],
            .unknownWord(place: "--need", choices: Flag.needWords, suggestion: "food")
        ),
        (
            ["completion", "bsh"],
            .unknownWord(place: "SHELL", choices: ["bash", "zsh", "fish"], suggestion: "bash")
        ),
    ])
    func `what cannot be meant is refused, with the word that was probably meant`(
        line: [String], problem: UsageProblem
    ) {
        #expect(throws: problem) { try reader.read(line) }
    }

    @Test func `slips are letters added, dropped, changed or swapped`() {
        #expect("status".slips(to: "statsu") == 1)
        #expect("food".slips(to: "fod") == 1)
        #expect("food".slips(to: "foood") == 1)
        #expect("food".slips(to: "mood") == 1)
        #expect("".slips(to: "abc") == 3)
        #expect("zz".nearest(of: ["aa", "bb"]) == nil)
    }

    private func arguments(_ line: [String]) throws -> Arguments {
        guard case .command(let arguments) = try reader.read(line) else {
            throw UsageProblem.missingCommand(of: line)
        }
        return arguments
    }
}
