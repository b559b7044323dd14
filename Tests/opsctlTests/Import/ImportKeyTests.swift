import OpsCore
import Testing

@testable import opsctl

@Suite struct ImportKeyTests {
    /// `printf 'contacts\n1\n1,2' | sha256sum | cut -c1-48`.
    @Test func `a row's key is for ever`() throws {
        let key = try row("1,2", number: 2).importKey
        #expect(key == "import-" + Self.digest.prefix(48))
    }

    @Test func `the key depends on the row's number and on its very bytes`() throws {
        let keys = [
            try row("1,2", number: 2), try row("1,2", number: 3), try row("1,\"2\"", number: 2),
            try row("1, 2", number: 2),
        ].map(\.importKey)
        #expect(Set(keys).count == keys.count)
    }

    @Test func `the key fits the server's limit and holds visible characters only`() throws {
        let key = try row("\"é\t\"\"\"", number: 2).importKey
        #expect(key.utf8.count == 55)
        #expect(key.utf8.allSatisfy { (0x21...0x7E).contains($0) })
    }

    private static let digest =
        "0424461041dc9883eb2aa88effc1e596b8601b20aeb6839eb94047f9f92d7810"
}
