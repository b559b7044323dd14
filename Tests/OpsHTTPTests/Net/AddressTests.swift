import Testing

@testable import OpsHTTP

struct AddressTests {
    @Test(arguments: [
        ("127.0.0.1:8080", "127.0.0.1:8080"), ("[::1]:0", "[::1]:0"),
        ("localhost:80", "127.0.0.1:80"),
        ("[2001:db8::1]:65535", "[2001:db8::1]:65535"), ("0.0.0.0:1", "0.0.0.0:1"),
    ])
    func `an address is read and written`(_ text: String, _ expected: String) {
        #expect(Address(text)?.description == expected)
    }

    @Test(arguments: [
        "", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "example.org:80", "256.0.0.1:1", "::1",
    ])
    func `what is no address is refused`(_ text: String) {
        #expect(Address(text) == nil)
    }

    @Test func `loopback is known`() {
        #expect(Address("127.9.9.9:1")?.isLoopback == true)
        #expect(Address("[::1]:1")?.isLoopback == true)
        #expect(Address("10.0.0.1:1")?.isLoopback == false)
    }

    @Test func `neighbours share a network in IPv6`() {
        let (one, two) = (Address("[2001:db8::1]:1"), Address("[2001:db8::2]:1"))
        #expect(one?.neighbourhood == two?.neighbourhood)
        #expect(Address("10.0.0.1:1")?.neighbourhood != Address("10.0.0.2:1")?.neighbourhood)
    }
}
