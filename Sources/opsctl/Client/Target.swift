import OpsHTTP

/// Builds the address of a thing or a list: path and query, percent-encoded.
struct Target: Sendable {
    private(set) var text: String
    private var hasQuery = false

    /// Each segment is encoded: an identifier that was typed cannot lead elsewhere.
    init(_ segments: String...) {
        self.init(segments: segments)
    }

    init(segments: [String]) {
        text = segments.map { "/" + Self.encoded($0) }.joined()
    }

    mutating func add(_ name: String, _ value: String?) {
        guard let value else { return }
        text += (hasQuery ? "&" : "?") + Self.encoded(name) + "=" + Self.encoded(value)
        hasQuery = true
    }

    /// A segment of dots is encoded too, lest it climbs.
    private static func encoded(_ text: String) -> String {
        if !text.isEmpty, text.allSatisfy({ $0 == "." }) {
            return text.map { _ in "%2E" }.joined()
        }
        return PercentCoding.encoded(text)
    }
}
