import OpsCore
import Testing

@testable import opsctl

@Suite struct ConfigurationTests {
    private let home = ["HOME": "/home/nadia"]
    private let path = "/home/nadia/.config/opsctl/config"

    @Test func `without any setting the server is the one on this machine`() throws {
        let configuration = try read()
        #expect(configuration.server == ServerAddress("http://127.0.0.1:8080"))
        #expect(configuration.tokenFile == nil)
    }

    @Test func `the token of a server started here is taken when it is there`() throws {
        let configuration = try read(files: ["data/admin.token": "secret"])
        #expect(configuration.tokenFile == "data/admin.token")
    }

    @Test func `options win over the file, and the file over the environment`() throws {
        let environment = home.merging(
            ["OPS_SERVER": "http://env:1", "OPS_TOKEN_FILE": "env.token"]) { $1 }
        let text = "# mine\nserver = http://file:2\n\n token-file=~/my.token\n"
        let typed = try read(
            ["--server", "http://typed:3", "--token-file=typed.token"], environment,
            [path: text])
        #expect(typed.server.authority == "typed:3")
        #expect(typed.tokenFile == "typed.token")
        let filed = try read([], environment, [path: text])
        #expect(filed.server.authority == "file:2")
        #expect(filed.tokenFile == "/home/nadia/my.token")
        let set = try read([], environment, [path: "server = http://file:2"])
        #expect(set.tokenFile == "env.token")
    }

    @Test func `XDG_CONFIG_HOME says where the file lies, unless it is relative`() {
        let folder = ["XDG_CONFIG_HOME": "/x", "HOME": "/h"]
        #expect(ConfigurationFile.path(folder) == "/x/opsctl/config")
        let relative = ["XDG_CONFIG_HOME": "x", "HOME": "/h"]
        #expect(ConfigurationFile.path(relative) == "/h/.config/opsctl/config")
        #expect(ConfigurationFile.path([:]) == nil)
    }

    @Test func `what the file cannot mean is told with its line`() {
        #expect(throws: ConfigurationProblem.unreadableLine(path: path, line: 2)) {
            try read([], home, [path: "\nserver"])
        }
        let typo = ConfigurationProblem.unknownSetting(path: path, line: 1, suggestion: "server")
        #expect(throws: typo) { try read([], home, [path: "sever = http://a"]) }
        #expect(throws: ConfigurationProblem.tokenInConfiguration(path: path)) {
            try read([], home, [path: "token = abc"])
        }
    }

    @Test(arguments: [
        "https://a", "a:80", "http://", "http://a:0", "http://a:99999", "http://u:p@a",
        "http://a?q",
    ])
    func `an address that is not plain http is refused`(text: String) {
        #expect(ServerAddress(text) == nil)
    }

    @Test func `a server on this machine may be a socket`() {
        let address = ServerAddress("unix:/run/opsserver.sock")
        #expect(address?.host == "unix:/run/opsserver.sock" && address?.prefix == "")
        #expect(address?.authority == "unix:/run/opsserver.sock")
        #expect(ServerAddress("unix:relative") == nil)
    }

    @Test func `an address may have a path in front`() {
        let address = ServerAddress("http://ops.example/desk/")
        #expect(address?.authority == "ops.example:80")
        #expect(address?.prefix == "/desk")
    }

    @Test func `a token that others can read is refused`() throws {
        for mode: UInt32 in [0o600, 0o400] {
            let shelf = MemoryShelf(["t": .init(text: "abc\n", mode: mode)])
            #expect(try shelf.token("t").secret == "abc")
        }
        for mode: UInt32 in [0o640, 0o604, 0o644, 0o620] {
            let shelf = MemoryShelf(["t": .init(text: "abc", mode: mode)])
            #expect(throws: ConfigurationProblem.tokenExposed(path: "t")) { try shelf.token("t") }
        }
    }

    @Test(arguments: ["", "\n", "two words", "a\u{1B}b"])
    func `a file that holds no token is refused`(text: String) {
        let shelf = MemoryShelf(["t": .init(text: text)])
        #expect(throws: ConfigurationProblem.notAToken(path: "t")) { try shelf.token("t") }
    }

    @Test func `a token is never printed`() {
        #expect("\(Token(secret: "abc"))" == "token")
    }

    @Test(arguments: [
        ([:], PublicationLanguage.en), (["LANG": "fr_FR.UTF-8"], .fr), (["LANG": "C"], .en),
        (["LANG": "fr", "LC_MESSAGES": "es_ES"], .es),
        (["LANG": "fr", "LC_MESSAGES": "es", "LC_ALL": "C.UTF-8"], .en),
        (["LC_ALL": "", "LANG": "es_MX"], .es), (["LANG": "de_DE"], .en),
    ])
    func `the language follows the environment`(
        environment: [String: String], language: PublicationLanguage
    ) {
        #expect(Configuration.language(environment) == language)
    }

    @Test func `colours are for terminals, and NO_COLOR or --color decide`() {
        func colour(_ asked: String?, _ environment: [String: String], _ isTerminal: Bool) -> Bool {
            Configuration.hasColour(asked, environment: environment, isTerminal: isTerminal)
        }
        #expect(colour(nil, [:], true))
        #expect(!colour(nil, [:], false))
        #expect(!colour(nil, ["NO_COLOR": "1"], true))
        #expect(colour(nil, ["NO_COLOR": ""], true))
        #expect(!colour(nil, ["TERM": "dumb"], true))
        #expect(colour("always", ["NO_COLOR": "1"], false))
        #expect(!colour("never", [:], true))
    }

    private func read(
        _ options: [String] = [], _ environment: [String: String] = [:],
        _ files: [String: String] = [:]
    ) throws -> Configuration {
        let command = Subcommand.serverStatus
        let arguments = try Arguments(TypedLine.read(options, of: command), of: command)
        let shelf = MemoryShelf(files.mapValues { MemoryShelf.File(text: $0) })
        return try Configuration.read(arguments, environment: environment, files: shelf)
    }

    private func read(files: [String: String]) throws -> Configuration {
        try read([], [:], files)
    }
}
