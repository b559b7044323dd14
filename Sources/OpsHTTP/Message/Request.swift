/// A request as a handler meets it: whole, checked, its body in memory.
package struct Request: Sendable {
    package var method: Method
    package var target: Target
    package var headers: Headers
    package var body: [UInt8]
    /// Who sent it; nothing when it did not come over a socket.
    package var peer: Address?
    package var version: Version
    /// Whether the client means to send more on the same connection.
    let persists: Bool

    init(
        method: Method, target: Target, headers: Headers, body: [UInt8], peer: Address?,
        version: Version, persists: Bool
    ) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
        self.peer = peer
        self.version = version
        self.persists = persists
    }

    /// A request made by hand, for tests that need no socket.
    package init(
        _ method: Method, _ target: String, headers: Headers = [:], body: [UInt8] = [],
        peer: Address? = nil
    ) throws(ParseError) {
        self.init(
            method: method, target: try Target(target, for: method), headers: headers, body: body,
            peer: peer,
            version: .http11, persists: true)
    }

    /// The host asked for: of an absolute target first, else of the Host field (RFC 9112 § 3.2.2).
    package var host: String? { target.authority ?? headers["host"] }
}
