/// A request as a handler meets it: whole, checked, its body in memory.
///
/// A class, so that on its way from the parser to its answer one reference is handed on and not 200
/// bytes with four of them.
package final class Request: Sendable {
    package let method: Method
    package let target: Target
    package let headers: Headers
    package let body: [UInt8]
    /// Who sent it; nothing when it did not come over a socket.
    package let peer: Address?
    package let version: Version
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
    package convenience init(
        _ method: Method, _ target: String, headers: Headers = [:], body: [UInt8] = [],
        peer: Address? = nil
    ) throws(ParseError) {
        self.init(
            method: method, target: try Target(target, for: method), headers: headers, body: body,
            peer: peer,
            version: .http11, persists: true)
    }

    /// Whether a query was sent, be it an empty one.
    package var hasQuery: Bool { target.hasQuery }

    /// The host asked for: of an absolute target first, else of the Host field (RFC 9112 § 3.2.2).
    package var host: String? { target.authority ?? headers["host"] }
}
