/// One content line of a calendar, unfolded (RFC 5545 section 3.1).
struct CalendarLine: Hashable, Sendable {
    let number: Int
    /// In capitals.
    let name: String
    /// By their names in capitals; quotes are taken away.
    let parameters: [String: String]
    let value: String

    /// All lines of a file; those that begin with a space or tab belong to the line before.
    static func all(of file: some Collection<UInt8>) throws(CalendarProblem) -> [CalendarLine] {
        var lines: [CalendarLine] = []
        var text: [UInt8] = []
        var number = 0
        var start = 1
        var rest = Array(file)[...]
        if rest.starts(with: CSVText.mark) { rest = rest.dropFirst(3) }
        for raw in rest.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            let line = raw.last == 0x0D ? raw.dropLast() : raw
            if let first = line.first, first == 0x20 || first == 0x09 {
                text += line.dropFirst()
                continue
            }
            if !text.isEmpty { lines.append(try CalendarLine(text, number: start)) }
            text = Array(line)
            start = number
        }
        if !text.isEmpty { lines.append(try CalendarLine(text, number: start)) }
        return lines
    }

    private init(_ bytes: [UInt8], number: Int) throws(CalendarProblem) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CalendarProblem(.notUTF8, line: number)
        }
        let (head, value) = Self.split(text, at: ":", once: true)
        guard let value = value.first else { throw CalendarProblem(.malformedLine, line: number) }
        let (name, parts) = Self.split(head, at: ";", once: false)
        guard !name.isEmpty, name.utf8.allSatisfy(Self.isOfName) else {
            throw CalendarProblem(.malformedLine, line: number)
        }
        var parameters: [String: String] = [:]
        for part in parts {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { throw CalendarProblem(.malformedLine, line: number) }
            parameters[pair[0].uppercased()] = String(pair[1].filter { $0 != "\"" })
        }
        self.number = number
        self.name = name.uppercased()
        self.parameters = parameters
        self.value = value
    }

    /// What stands before the first separator outside quotes, and what stands behind it, or behind each.
    private static func split(
        _ text: String, at separator: Character, once: Bool
    ) -> (String, [String]) {
        var parts = [""]
        var isQuoted = false
        for scalar in text.unicodeScalars {
            if scalar == "\"", !(once && parts.count == 2) { isQuoted.toggle() }
            let splits = Character(scalar) == separator && !isQuoted && !(once && parts.count == 2)
            if splits {
                parts.append("")
            } else {
                parts[parts.count - 1].unicodeScalars.append(scalar)
            }
        }
        return (parts[0], Array(parts.dropFirst()))
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            || byte == UInt8(ascii: "-")
    }
}
