/// An answer as a client gets it: whole, its body in memory.
package struct ClientResponse: Sendable {
    package let status: Status
    package let headers: Headers
    package let body: [UInt8]
    /// Whether the connection can be used again.
    let persists: Bool

    /// The body as text; what is not UTF-8 is replaced.
    package var text: String { String(decoding: body, as: UTF8.self) }
}
