/// One `name=value` of a query or of a form body.
package struct QueryItem: Hashable, Sendable {
    package let name: String
    package let value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    /// The items of an `application/x-www-form-urlencoded` body.
    ///
    /// - Throws: `ParseError.badTarget` for a broken escape, `%00`, or bytes that are not UTF-8.
    package static func items(form: ArraySlice<UInt8>) throws(ParseError) -> [QueryItem] {
        guard PercentCoding.isDecodable(form) else { throw .badTarget }
        return items(checked: form)
    }

    static func items(checked bytes: ArraySlice<UInt8>) -> [QueryItem] {
        bytes.split(separator: UInt8(ascii: "&")).map { pair in
            let name = pair.prefix { $0 != UInt8(ascii: "=") }
            return QueryItem(name: text(name), value: text(pair[name.endIndex...].dropFirst()))
        }
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: PercentCoding.decoded(bytes, plusIsSpace: true), as: UTF8.self)
    }
}
