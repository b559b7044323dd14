import Testing

@testable import OpsHTTP

struct NetworkTests {
    private func host(_ text: String) throws -> Address.Host {
        try #require(Address.Host(numeric: text))
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.255.255.255", true), ("10.0.0.0/8", "11.0.0.0", false),
        ("10.1.2.3", "10.1.2.3", true), ("10.1.2.3", "10.1.2.2", false),
        ("10.1.2.2/31", "10.1.2.3", true), ("10.1.2.2/31", "10.1.2.4", false),
        ("0.0.0.0/0", "192.0.2.1", true), ("0.0.0.0/0", "::1", false),
        ("::1", "::1", true), ("::1", "::2", false), ("::/0", "2001:db8::1", true),
        ("2001:db8::/32", "2001:db8:ffff::1", true), ("2001:db8::/32", "2001:db9::", false),
        ("2001:db8::/65", "2001:db8::7fff:0:0:1", true),
        ("2001:db8::/65", "2001:db8::8000:0:0:1", false),
        ("10.0.0.0/8", "::ffff:10.0.0.1", true),
    ])
    func `a network holds its addresses alone`(
        _ network: String, _ address: String, _ isInside: Bool
    ) throws {
        let network = try #require(Network(network))
        #expect(network.contains(try host(address)) == isInside)
    }

    @Test(arguments: ["", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "::/129", "host", "unix:/a"])
    func `what is no network is refused`(_ text: String) {
        #expect(Network(text) == nil)
    }

    @Test func `a unix peer is trusted, others when they are named`() throws {
        let local = try #require(Address("unix:/run/a"))
        let remote = try #require(Address("192.0.2.1:4711"))
        #expect(TrustedPeers().contains(local) && !TrustedPeers().contains(remote))
        #expect(TrustedPeers([try #require(Network("192.0.2.0/24"))]).contains(remote))
    }
}
