/// Writes fields of CSV (RFC 4180) that no spreadsheet takes for a formula.
///
/// A text that begins with `=`, `+`, `-` or `@` would be run by whoever opens the file: an apostrophe
/// is put before it, and taken away where the file is read again. So is what begins so behind a comma,
/// a semicolon, a tab or a line's end: Excel in French or Spanish splits at semicolons whatever the file
/// says, and the second half of a name would be a cell of its own.
package enum CSVText {
    /// What Excel needs to see at the start to read UTF-8.
    package static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// A line; nil is the mark that nothing is there (`-`), which is no formula.
    package static func line(_ fields: [String?], separator: UInt8) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(separator) }
            append(field.map(guarded) ?? nothing, to: &bytes, separator: separator)
        }
        return bytes + [0x0D, 0x0A]
    }

    /// What says that there is nothing; a text that is a hyphen is guarded, and so another.
    static let nothing = "-"

    static func guarded(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var guarded: [UInt8] = []
        for (place, byte) in bytes.enumerated() {
            if isDangerous(bytes, at: place) { guarded.append(apostrophe) }
            guarded.append(byte)
        }
        return String(decoding: guarded, as: UTF8.self)
    }

    static func unguarded(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let kept = bytes.enumerated().filter { place, byte in
            byte != apostrophe || !isDangerous(bytes, at: place)
        }
        return String(decoding: kept.map(\.element), as: UTF8.self)
    }

    /// Whether a cell that begins here would be run; also what was guarded already, so that what is
    /// guarded twice is found again.
    private static func isDangerous(_ bytes: [UInt8], at place: Int) -> Bool {
        guard place == 0 || separators.contains(bytes[place - 1]),
            let first = bytes[place...].first(where: { $0 != apostrophe })
        else { return false }
        return starters.contains(first) || place == 0 && controls.contains(first)
    }

    private static let apostrophe = UInt8(ascii: "'")
    private static let starters: Set<UInt8> = [
        UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"),
    ]
    /// What spreadsheets pass over at the start of a cell.
    private static let controls: Set<UInt8> = [0x09, 0x0A, 0x0D]
    private static let separators = controls.union([UInt8(ascii: ","), UInt8(ascii: ";")])

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
