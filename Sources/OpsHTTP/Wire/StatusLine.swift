/// `version SP code SP phrase`, the phrase for people only (RFC 9112 § 4).
struct StatusLine {
    let version: Version
    let status: Status

    init(_ line: ArraySlice<UInt8>) throws(ParseError) {
        let start = line.startIndex
        guard line.count >= 12, line[start + 8] == .space else { throw .badStatusLine }
        version = try Self.version(line.prefix(8))
        let digits = line[(start + 9)..<(start + 12)]
        guard let code = digits.decimalNumber, (100...599).contains(code) else {
            throw .badStatusLine
        }
        // Some servers leave out the space before an empty phrase.
        let phrase = line[(start + 12)...]
        guard phrase.isEmpty || phrase.first == .space,
            phrase.allSatisfy(ByteSet.fieldValue.contains)
        else { throw .badStatusLine }
        status = Status(code)
    }

    private static func version(_ bytes: ArraySlice<UInt8>) throws(ParseError) -> Version {
        do throws(ParseError) {
            return try RequestLine.version(bytes.span)
        } catch .badRequestLine {
            throw .badStatusLine
        }
    }
}
