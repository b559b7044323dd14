/// An answer: status, fields, and a body that is there already or made while it is sent.
package struct Response: Sendable {
    /// What follows the head.
    package enum Body: Sendable {
        case empty
        case bytes([UInt8])
        /// Sent as it is written: chunked, or up to the close of the connection for HTTP/1.0.
        case stream(@Sendable (BodyWriter) async throws -> Void)

        /// What is there already.
        var bytes: [UInt8] {
            if case .bytes(let bytes) = self { bytes } else { [] }
        }

        var isStream: Bool {
            if case .stream = self { true } else { false }
        }
    }

    package var status: Status
    package var headers: Headers
    package var body: Body

    package init(_ status: Status, headers: Headers = Headers(), body: Body = .empty) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// An answer of plain text.
    package init(_ status: Status, text: String) {
        self.init(
            status, headers: ["Content-Type": "text/plain; charset=utf-8"],
            body: .bytes(Array(text.utf8)))
    }
}
