/// What a request asks for: path and query as received, taken apart and decoded on demand.
package struct Target: Sendable {
    /// The form of the target on the request line (RFC 9112 § 3.2).
    package enum Form: Sendable {
        case origin
        case absolute
        /// `OPTIONS *`: the server as a whole.
        case asterisk
    }

    package let form: Form
    /// The bytes around: for a received target the whole head, so that nothing is copied.
    let bytes: [UInt8]
    let pathRange: Range<Int>
    let queryRange: Range<Int>?
    let authorityRange: Range<Int>?

    init(_ parts: TargetParts, in bytes: [UInt8]) {
        form = parts.form
        self.bytes = bytes
        pathRange = parts.path
        queryRange = parts.query
        authorityRange = parts.authority
    }

    /// A target from text, checked as one from the wire is.
    package init(_ text: String, for method: Method = .get) throws(ParseError) {
        let bytes = Array(text.utf8)
        self.init(try TargetParts(bytes.indices, of: bytes, method: method), in: bytes)
    }

    /// The path as bytes, still percent-encoded; `/`, or `*` for the server as a whole, when an
    /// absolute target has none (RFC 9112 § 3.2.4).
    package var pathBytes: ArraySlice<UInt8> {
        guard pathRange.isEmpty else { return bytes[pathRange] }
        return [form == .asterisk ? UInt8(ascii: "*") : UInt8(ascii: "/")]
    }

    /// The path as received, still percent-encoded.
    package var path: String { String(decoding: pathBytes, as: UTF8.self) }

    /// The query as received, without its question mark.
    package var query: String? { queryRange.map { String(decoding: bytes[$0], as: UTF8.self) } }

    /// The host of an absolute target, which wins over the Host field.
    package var authority: String? {
        authorityRange.map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    /// The path's segments, each decoded once; the parser has seen to it that they can be.
    package var segments: [String] {
        pathBytes.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .map { String(decoding: PercentCoding.decoded($0), as: UTF8.self) }
    }

    /// Whether there is a question mark, be it with nothing behind it.
    package var hasQuery: Bool { queryRange != nil }

    /// The query's items, decoded, in order.
    package var queryItems: [QueryItem] {
        guard let queryRange else { return [] }
        return QueryItem.items(checked: bytes[queryRange])
    }

    /// The first value under this name in the query.
    package func queryValue(_ name: String) -> String? {
        queryItems.first { $0.name == name }?.value
    }
}

extension Target: CustomStringConvertible {
    package var description: String {
        query.map { "\(path)?\($0)" } ?? path
    }
}
