/// A request method: any token, with names for the usual ones (RFC 9110 § 9).
package struct Method: Hashable, Sendable, CustomStringConvertible {
    package let name: String

    /// Nothing when `name` is not a token.
    package init?(_ name: String) {
        guard !name.isEmpty, name.utf8.allSatisfy(ByteSet.token.contains) else { return nil }
        self.name = name
    }

    private init(known name: String) {
        self.name = name
    }

    /// Nothing when the bytes name none of the methods below; their case matters (RFC 9110 § 9.1).
    init?(token: ArraySlice<UInt8>) {
        let known = Self.known.first { token.span.isSame(as: $0.bytes.span) }
        guard let known else { return nil }
        self = known.method
    }

    /// With their bytes, so that no text is made of what is known already.
    private static let known: [(bytes: [UInt8], method: Method)] =
        [get, post, patch, delete, put, head, options, trace, connect]
        .map { (Array($0.name.utf8), $0) }

    package static var get: Method { Method(known: "GET") }
    package static var head: Method { Method(known: "HEAD") }
    package static var post: Method { Method(known: "POST") }
    package static var put: Method { Method(known: "PUT") }
    package static var patch: Method { Method(known: "PATCH") }
    package static var delete: Method { Method(known: "DELETE") }
    package static var options: Method { Method(known: "OPTIONS") }
    package static var trace: Method { Method(known: "TRACE") }
    package static var connect: Method { Method(known: "CONNECT") }

    /// Doing it twice is the same as doing it once (RFC 9110 § 9.2.2), so a client may repeat it.
    package var isIdempotent: Bool {
        switch self {
        case .get, .head, .put, .delete, .options, .trace: true
        default: false
        }
    }

    package var description: String { name }
}
