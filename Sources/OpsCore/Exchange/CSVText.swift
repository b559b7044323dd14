/// Writes fields of CSV (RFC 4180) that no spreadsheet takes for a formula.
///
/// A text that begins with `=`, `+`, `-` or `@` would be run by whoever opens the file: an apostrophe
/// is put before it, and taken away where the file is read again.
package enum CSVText {
    /// What Excel needs to see at the start to read UTF-8.
    package static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    package static func line(_ fields: [String], separator: UInt8) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(separator) }
            append(guarded(field), to: &bytes, separator: separator)
        }
        return bytes + [0x0D, 0x0A]
    }

    /// A lone `-` is no formula; here it says that there is nothing.
    static func guarded(_ text: String) -> String {
        text != "-" && isDangerous(text) ? "'" + text : text
    }

    static func unguarded(_ text: String) -> String {
        text.utf8.first == apostrophe && isDangerous(text) ? String(text.dropFirst()) : text
    }

    /// Also what was guarded already: so that what is guarded twice is found again.
    private static func isDangerous(_ text: String) -> Bool {
        let first = text.utf8.first { $0 != apostrophe }
        return first.map(starters.contains) ?? false
    }

    private static let apostrophe = UInt8(ascii: "'")
    private static let starters: Set<UInt8> = [
        UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D,
        0x0A,
    ]

    private static func append(_ text: String, to bytes: inout [UInt8], separator: UInt8) {
        let quote = UInt8(ascii: "\"")
        let needsQuotes = text.utf8.contains {
            $0 == separator || $0 == quote || $0 == 0x0A || $0 == 0x0D
        }
        guard needsQuotes else {
            bytes += text.utf8
            return
        }
        bytes.append(quote)
        for byte in text.utf8 {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }
}
