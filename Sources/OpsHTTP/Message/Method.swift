/// A request method: one of those that are known here; another is 501 (RFC 9110 § 9.1).
package enum Method: String, Hashable, Sendable, CaseIterable, CustomStringConvertible {
    case get = "GET"
    case post = "POST"
    case patch = "PATCH"
    case delete = "DELETE"
    case put = "PUT"
    case head = "HEAD"
    case options = "OPTIONS"
    case trace = "TRACE"
    case connect = "CONNECT"
    /// Known to be refused as others are, 405: a reading with a body (draft-ietf-httpbis-safe-method-w-body).
    case query = "QUERY"

    /// Nothing when no method has this name; its case matters.
    package init?(_ name: String) {
        self.init(rawValue: name)
    }

    /// Nothing when the bytes name none of the methods.
    init?(token: ArraySlice<UInt8>) {
        let span = token.span
        for known in Self.known where span.isSame(as: known.bytes.span) {
            self = known.method
            return
        }
        return nil
    }

    /// A method with its bytes, so that no text is made of what is known already.
    private struct Known {
        let method: Method
        let bytes: [UInt8]
    }

    private static let known = allCases.map { Known(method: $0, bytes: Array($0.rawValue.utf8)) }

    package var name: String { rawValue }

    /// Doing it twice is the same as doing it once (RFC 9110 § 9.2.2), so a client may repeat it.
    package var isIdempotent: Bool {
        switch self {
        case .get, .head, .put, .delete, .options, .trace, .query: true
        case .post, .patch, .connect: false
        }
    }

    package var description: String { rawValue }
}
