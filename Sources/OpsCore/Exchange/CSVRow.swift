/// One record of a CSV file: the bytes as they stood, and where its fields lie in them.
package struct CSVRow: Hashable, Sendable {
    /// 1 for the first record, headings included; blank lines are not counted.
    package let number: Int
    /// The line on which it starts, from 1.
    package let line: Int
    /// All bytes of the record but the line end.
    package let raw: [UInt8]
    let fields: [Field]

    /// The bytes between the separators, quotes left out.
    struct Field: Hashable, Sendable {
        let range: Range<Int>
        /// A doubled quote inside stands for one.
        let isEscaped: Bool
    }

    package var count: Int { fields.count }

    /// The text of a field; nil when there is no such field, or it is not UTF-8.
    package subscript(index: Int) -> String? {
        guard fields.indices.contains(index) else { return nil }
        let field = fields[index]
        guard field.isEscaped else {
            return String(validating: raw[field.range], as: UTF8.self)
        }
        var bytes: [UInt8] = []
        var isFirstQuote = false
        for byte in raw[field.range] {
            isFirstQuote = byte == UInt8(ascii: "\"") && !isFirstQuote
            if byte != UInt8(ascii: "\"") || isFirstQuote { bytes.append(byte) }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
