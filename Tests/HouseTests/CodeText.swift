/// A Swift source without its comments, so that a rule judges code and not prose.
enum CodeText {
    private static let quotes: [(open: [UInt8], close: [UInt8])] = [
        ("#\"\"\"", "\"\"\"#"), ("#\"", "\"#"), ("\"\"\"", "\"\"\""), ("\"", "\""),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

    /// Takes line comments away; lines stay where they are.
    ///
    /// Texts in quotes stay, for SQL lives there. Block comments are refused by the formatter.
    static func withoutComments(_ source: String) -> String {
        let bytes = Array(source.utf8)
        var kept: [UInt8] = []
        var index = 0
        var close: [UInt8]?
        while index < bytes.count {
            let byte = bytes[index]
            if let end = close {
                if byte == UInt8(ascii: "\\"), end.last != UInt8(ascii: "#") {
                    kept += bytes[index..<min(index + 2, bytes.count)]
                    index += 2
                    continue
                }
                if starts(bytes, at: index, with: end) {
                    kept += end
                    index += end.count
                    close = nil
                    continue
                }
            } else if byte == UInt8(ascii: "/"), starts(bytes, at: index, with: Array("//".utf8)) {
                while index < bytes.count, bytes[index] != 0x0A { index += 1 }
                continue
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "#"),
                let quote = quotes.first(where: { starts(bytes, at: index, with: $0.open) })
            {
                kept += quote.open
                index += quote.open.count
                close = quote.close
                continue
            }
            kept.append(byte)
            index += 1
        }
        return String(decoding: kept, as: UTF8.self)
    }

    private static func starts(_ bytes: [UInt8], at index: Int, with mark: [UInt8]) -> Bool {
        index + mark.count <= bytes.count
            && bytes[index..<index + mark.count].elementsEqual(mark)
    }
}
