/// The lines of a text format that hold numbers, with where they stand.
struct NumberRows {
    /// One line of numbers.
    struct Row {
        let line: Int
        let values: [Double]

        func whole(_ column: Int, in range: ClosedRange<Int>) throws(PlanningFileFault) -> Int {
            guard let whole = Int(exactly: values[column]) else {
                throw .text(line: line, .notWhole(column: column + 1))
            }
            guard range.contains(whole) else {
                throw .text(line: line, .outOfRange(column: column + 1))
            }
            return whole
        }

        func positive(_ column: Int) throws(PlanningFileFault) -> Double {
            guard values[column] >= 0 else {
                throw .text(line: line, .negative(column: column + 1))
            }
            return values[column]
        }
    }

    private let lines: [Substring]
    private var next = 0

    init(_ bytes: [UInt8]) {
        // Some editors put a mark before the first character that is none of the text.
        let mark = bytes.starts(with: PlanningDocument.byteOrderMark)
        let text = String(decoding: mark ? bytes.dropFirst(3) : bytes[...], as: UTF8.self)
        lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }

    /// The number of the last line that holds anything.
    var lastLine: Int {
        (lines.lastIndex { !$0.allSatisfy(\.isWhitespace) } ?? 0) + 1
    }

    /// The next line of numbers; headings may stand before it where words are skipped.
    ///
    /// So many as `columns` says must stand there, and no more.
    mutating func row(
        columns: ClosedRange<Int>, skippingWords skipsWords: Bool = false
    ) throws(PlanningFileFault) -> Row? {
        while next < lines.count {
            let words = lines[next].split(whereSeparator: \.isWhitespace)
            next += 1
            if words.isEmpty || skipsWords && Self.isHeading(words) { continue }
            let values = try Self.values(words.prefix(columns.upperBound), line: next)
            guard values.count >= columns.lowerBound else {
                throw .text(
                    line: next, .columns(found: values.count, needed: columns.lowerBound))
            }
            guard words.count <= columns.upperBound else {
                throw .text(line: next, .tooManyColumns(needed: columns.upperBound))
            }
            return Row(line: next, values: values)
        }
        return nil
    }

    /// A line whose first word cannot have been meant as a number.
    private static func isHeading(_ words: [Substring]) -> Bool {
        guard let word = words.first, Double(word) == nil else { return false }
        return word.first?.isLetter ?? false
    }

    /// What decimal numbers are written with: `0x10` is none.
    private static func mayStand(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.eE".utf8.contains(byte)
    }

    private static func values(
        _ words: ArraySlice<Substring>, line: Int
    ) throws(PlanningFileFault) -> [Double] {
        var values: [Double] = []
        for (column, word) in words.enumerated() {
            guard word.utf8.allSatisfy(Self.mayStand), let value = Double(word), value.isFinite
            else {
                throw .text(line: line, .notANumber(column: column + 1))
            }
            values.append(value)
        }
        return values
    }
}
