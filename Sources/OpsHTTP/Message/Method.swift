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
    init?(token: Span<UInt8>) {
        guard token.count <= 8 else { return nil }
        var word: UInt64 = 0
        for index in token.indices { word = word << 8 | UInt64(token[index]) }
        let words = Self.words.span
        for index in words.indices where words[index] == word {
            self = Self.allCases[index]
            return
        }
        return nil
    }

    /// The name of each as one number, byte by byte: all are shorter than eight.
    private static let words = allCases.map { method in
        method.rawValue.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }

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
