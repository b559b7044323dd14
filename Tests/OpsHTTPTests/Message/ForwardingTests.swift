import Testing

@testable import OpsHTTP

/// What proxies say, and whom it is believed (RFC 7239).
struct ForwardingTests {
    private static let proxy = Address(.v4(0x0A00_0001), port: 4711)

    private func origin(
        _ fields: [(String, String)], from peer: Address? = Self.proxy,
        trusting networks: [String] = ["10.0.0.0/8"]
    ) throws -> String {
        var headers: Headers = ["Host": "ops.local:8080"]
        for (name, value) in fields { headers.add(name, value) }
        let request = try Request(.get, "/", headers: headers, peer: peer)
        let trusted = try networks.map { try #require(Network($0)) }
        return request.origin(trusting: TrustedPeers(trusted))
    }

    private let both = [
        ("Forwarded", "for=192.0.2.7;proto=https;host=ops.example.org"),
        ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "ops.example.org"),
    ]

    @Test func `a trusted proxy is believed`() throws {
        #expect(try origin([both[0]]) == "https://ops.example.org")
        #expect(try origin(Array(both[1...])) == "https://ops.example.org")
    }

    @Test func `a stranger is not`() throws {
        let stranger = try #require(Address("192.0.2.7:1"))
        #expect(try origin(both, from: stranger) == "http://ops.local:8080")
        #expect(try origin(both, trusting: []) == "http://ops.local:8080")
        #expect(try origin(both, from: nil) == "http://ops.local:8080")
    }

    @Test func `who comes over a unix socket is believed`() throws {
        let local = Address(.path(""), port: 0)
        #expect(try origin(both, from: local, trusting: []) == "https://ops.example.org")
    }

    @Test func `without these fields a link leads where the client asked`() throws {
        #expect(try origin([]) == "http://ops.local:8080")
    }

    @Test(arguments: [
        // The client made up the first element, the proxy wrote the last.
        ("proto=http;host=evil.example, for=192.0.2.7;proto=https", "https://ops.local:8080"),
        // Through two proxies of the house: the outer one knows what the client asked for.
        ("for=192.0.2.7;proto=https;host=a.example, for=10.0.0.2;proto=http", "https://a.example"),
        (
            "host=evil.example, for=192.0.2.7;proto=https;host=a.example, for=10.0.0.2",
            "https://a.example"
        ),
        (
            "For=\"[2001:db8::1]:47011\";Proto=\"https\" ; host=\"a.example:8443\"",
            "https://a.example:8443"
        ),
        ("for=_hidden;proto=https", "https://ops.local:8080"),
        ("for=unknown;by=203.0.113.43;proto=https;secret=x", "https://ops.local:8080"),
    ])
    func `the way is followed back as far as it is known`(
        _ field: String, _ expected: String
    ) throws {
        #expect(try origin([("Forwarded", field)]) == expected)
    }

    @Test(arguments: [
        "", "proto", "proto=https,", "proto=\"https", "=https", "proto=https;;", "proto = https",
        "proto=https host=a", "proto=gopher", "proto=javascript",
    ])
    func `a field that is not well formed says nothing`(_ field: String) throws {
        #expect(try origin([("Forwarded", field)]) == "http://ops.local:8080")
    }

    @Test(arguments: ["a b", "a/b", "u@a", "", "a:99999", "[::1", "a\"", "<script>"])
    func `a host that is none says nothing`(_ host: String) throws {
        #expect(try origin([("X-Forwarded-Host", host)]).hasPrefix("http://ops.local:8080"))
        #expect(try origin([("Forwarded", "host=\"\(host)\"")]) == "http://ops.local:8080")
    }

    @Test func `the older fields are lists, read from their ends`() throws {
        #expect(
            try origin([
                ("X-Forwarded-For", "198.51.100.1, 192.0.2.7"),
                ("X-Forwarded-Proto", "http, https"),
            ]) == "https://ops.local:8080")
        #expect(
            try origin([
                ("X-Forwarded-For", "192.0.2.7"), ("X-Forwarded-For", "10.0.0.2"),
                ("X-Forwarded-Proto", "https, http"), ("X-Forwarded-Host", "a.example"),
            ]) == "https://a.example")
    }

    @Test func `Forwarded counts alone where both are said`() throws {
        #expect(
            try origin([("Forwarded", "for=192.0.2.7;proto=http"), ("X-Forwarded-Proto", "https")])
                == "http://ops.local:8080")
    }
}
