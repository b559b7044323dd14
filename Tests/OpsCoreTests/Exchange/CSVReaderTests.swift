import OpsCore
import Testing

@Suite struct CSVReaderTests {
    @Test func `a record is split at its separators`() throws {
        #expect(try texts(of: "a,b,c\n1,2,3\n") == [["a", "b", "c"], ["1", "2", "3"]])
    }

    @Test func `quotes hold separators, line ends and doubled quotes`() throws {
        let text = "\"a,b\",\"two\nlines\",\"say \"\"hello\"\"\"\nx,\"\",\"\"\"\"\n"
        #expect(
            try texts(of: text) == [["a,b", "two\nlines", "say \"hello\""], ["x", "", "\""]])
    }

    @Test func `CRLF ends a line as LF does, and neither belongs to the record`() throws {
        let rows = try rows(of: "a,b\r\n1,2\r\n")
        #expect(rows.map(\.raw) == ["a,b", "1,2"].map { Array($0.utf8) })
    }

    @Test func `the last line needs no line end`() throws {
        #expect(try texts(of: "a,b\n1,") == [["a", "b"], ["1", ""]])
        #expect(try texts(of: "a\n\"b\"") == [["a"], ["b"]])
    }

    @Test func `a byte order mark at the start is passed over`() throws {
        #expect(try texts(of: "\u{FEFF}a,b\n") == [["a", "b"]])
    }

    @Test func `blank lines are no records but count as lines`() throws {
        let rows = try rows(of: "a\n\n\r\nb\n")
        #expect(rows.map(\.number) == [1, 2])
        #expect(rows.map(\.line) == [1, 4])
    }

    @Test func `a record knows the line on which it starts`() throws {
        let rows = try rows(of: "a\n\"1\n2\n3\"\nb\n")
        #expect(rows.map(\.line) == [1, 2, 5])
    }

    @Test func `another separator can be chosen`() throws {
        #expect(try texts(of: "a;b,c\n", separator: ";") == [["a", "b,c"]])
    }

    @Test func `the records are the same however the bytes are cut`() throws {
        let text = "\u{FEFF}a,\"b\"\"\r\n,\"\r\nc,é\n\n\"\",x"
        let whole = try rows(of: text)
        for size in 1...7 {
            #expect(try rows(of: text, pieces: size) == whole)
        }
    }

    @Test(arguments: [
        ("a\nb\"c\n", CSVError(reason: .quoteInsideField, line: 2)),
        ("a\n\"b\"c\n", CSVError(reason: .textAfterQuote, line: 2)),
        ("a\n\n\"b\nc\n", CSVError(reason: .unclosedQuote, line: 3)),
        ("a\rb\n", CSVError(reason: .loneCarriageReturn, line: 1)),
        ("a\r", CSVError(reason: .loneCarriageReturn, line: 1)),
    ])
    func `what is not CSV is refused with its line`(text: String, fault: CSVError) {
        #expect(throws: fault) { try rows(of: text) }
    }

    @Test func `a record has a longest length`() throws {
        let longest = String(repeating: "a", count: CSVReader.rowLimit)
        #expect(try rows(of: longest + "\n").count == 1)
        #expect(throws: CSVError(reason: .rowTooLong(limit: CSVReader.rowLimit), line: 1)) {
            try rows(of: longest + "a\n")
        }
    }

    @Test func `a field that is not UTF-8, or not there, has no text`() throws {
        var reader = CSVReader()
        var row: CSVRow?
        try reader.read([0x61, 0x2C, 0xFF, 0x0A]) { row = $0 }
        #expect(row?[0] == "a")
        #expect(row?[1] == nil)
        #expect(row?[2] == nil)
    }

    private func texts(of text: String, separator: Unicode.Scalar = ",") throws -> [[String]] {
        try rows(of: text, separator: separator).map { row in
            (0..<row.count).map { row[$0] ?? "?" }
        }
    }

    private func rows(
        of text: String, separator: Unicode.Scalar = ",", pieces: Int = .max
    ) throws -> [CSVRow] {
        var reader = CSVReader(separator: UInt8(ascii: separator))
        var rows: [CSVRow] = []
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            try reader.read(rest.prefix(pieces)) { rows.append($0) }
            rest = rest.dropFirst(min(pieces, rest.count))
        }
        if let last = try reader.finish() { rows.append(last) }
        return rows
    }
}
