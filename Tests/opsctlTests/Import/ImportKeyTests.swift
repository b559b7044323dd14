import OpsCore
import Testing

@testable import opsctl

@Suite struct ImportKeyTests {
    /// `printf 'contacts\ncalls.csv\n1\n1,2' | sha256sum | cut -c1-48`.
    @Test func `a row's key is for ever`() throws {
        let key = try row("1,2", number: 2).importKey(of: "calls.csv")
        #expect(key == "import-" + Self.digest.prefix(48))
    }

    @Test func `the key depends on the source, the row's number and its very bytes`() throws {
        let keys =
            [
                try row("1,2", number: 2), try row("1,2", number: 3),
                try row("1,\"2\"", number: 2), try row("1, 2", number: 2),
            ].map { $0.importKey(of: "monday.csv") } + [
                try row("1,2", number: 2).importKey(of: "tuesday.csv")
            ]
        #expect(Set(keys).count == keys.count)
    }

    @Test func `the key fits the server's limit and holds visible characters only`() throws {
        let key = try row("\"é\t\"\"\"", number: 2).importKey(of: "à b.csv")
        #expect(key.utf8.count == 55)
        #expect(key.utf8.allSatisfy { (0x21...0x7E).contains($0) })
    }

    @Test func `a file is the same source packed or not, in whatever folder`() {
        #expect(ImportPlan.source(ofPath: "/a/calls.csv.gz") == "calls.csv")
        #expect(ImportPlan.source(ofPath: "b/calls.csv") == "calls.csv")
        #expect(ImportPlan.source(ofPath: "-") == "-")
    }

    private static let digest =
        "bb702ed65d8c1a2872932e447fc0a257f6facf48777d67694b957578d0e4aaff"
}
