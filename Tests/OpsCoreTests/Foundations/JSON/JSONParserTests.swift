import OpsTesting
import Testing

@testable import OpsCore

struct JSONParserTests {
    private static let reasons: [(String, JSONError.Reason, Int)] = [
        ("", .unexpectedEnd, 0), ("[1,]", .unexpectedByte, 3), ("{\"a\":1,}", .unexpectedByte, 7),
        ("\u{FEFF}1", .byteOrderMark, 0), ("1 1", .trailingBytes, 2), ("01", .invalidNumber, 0),
        ("-", .invalidNumber, 1), ("1e999", .numberOutOfRange, 0),
        ("\"a\u{1}\"", .controlCharacterInString, 2), (#""\x""#, .invalidEscape, 2),
        (#""\ud800""#, .loneSurrogate, 3), (#"{"a":1,"a":2}"#, .repeatedName, 7),
        (#"{"a":1,"\u0061":2}"#, .repeatedName, 7),
    ]

    @Test(arguments: reasons)
    func `a refusal says why and at which byte`(
        _ text: String, _ reason: JSONError.Reason, _ offset: Int
    ) {
        #expect(throws: JSONError(reason: reason, offset: offset)) {
            try JSONParser.value(of: Array(text.utf8))
        }
    }

    @Test func `bad UTF-8 is reported where its string starts, escapes or not`() {
        for escape in ["", "\\n"] {
            let text = Array("[1,\"a\(escape)".utf8) + [0xFF] + Array("\"]".utf8)
            #expect(throws: JSONError(reason: .invalidUTF8, offset: 4)) {
                try JSONParser.value(of: text)
            }
        }
    }

    @Test(arguments: [2, 15, 16, 17, 18, 100])
    func `a name that stands twice is found however many members there are`(_ count: Int) throws {
        let names = (0..<count).map { "\"n\($0)\":0" }
        let distinct = "{" + names.joined(separator: ",") + "}"
        _ = try JSONParser.value(of: Array(distinct.utf8))
        for repeated in 0..<count {
            // The first letter escaped: the names are equal all the same.
            let text = "{" + (names + ["\"\\u006e\(repeated)\":0"]).joined(separator: ",") + "}"
            #expect(throws: JSONError.self) { try JSONParser.value(of: Array(text.utf8)) }
        }
    }

    /// Stricter than the standard, on purpose: nobody can tell the two names apart on a screen.
    @Test func `names that look the same count as the same`() {
        #expect(throws: JSONError(reason: .repeatedName, offset: 8)) {
            try JSONParser.value(of: Array("{\"\u{E9}\":1,\"e\u{301}\":2}".utf8))
        }
    }

    @Test func `depth is taken to the limit and refused above it`() throws {
        for limit in [1, 2, 16] {
            let limits = JSONParser.Limits(depth: limit, values: 1_000)
            for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
                func nested(_ depth: Int) -> [UInt8] {
                    let inner = open == "[" ? "" : "1"
                    return Array(
                        (String(repeating: open, count: depth) + inner
                            + String(repeating: close, count: depth)).utf8)
                }
                _ = try JSONParser.value(of: nested(limit), limits: limits)
                #expect(
                    throws: JSONError(
                        reason: .tooDeep(limit: limit), offset: limit * open.utf8.count)
                ) {
                    try JSONParser.value(of: nested(limit + 1), limits: limits)
                }
            }
        }
    }

    @Test func `siblings do not count as depth`() throws {
        let limits = JSONParser.Limits(depth: 2, values: 1_000)
        _ = try JSONParser.value(of: Array("[[],[],[],{},{}]".utf8), limits: limits)
    }

    @Test func `a hundred thousand open brackets are refused, not overflowed`() {
        let text = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
        for limits in [JSONParser.Limits.body, .file] {
            #expect(throws: JSONError.self) { try JSONParser.value(of: text, limits: limits) }
        }
    }

    @Test func `values are counted to the limit and refused above it`() throws {
        let limits = JSONParser.Limits(depth: 4, values: 5)
        _ = try JSONParser.value(of: Array("[1,2,3,4]".utf8), limits: limits)
        #expect(throws: JSONError(reason: .tooManyValues(limit: 5), offset: 9)) {
            try JSONParser.value(of: Array("[1,2,3,4,5]".utf8), limits: limits)
        }
    }

    @Test(arguments: [63, 64, 65]) func `a number has 64 characters at the most`(_ length: Int) {
        let text = String(repeating: "1", count: length)
        let value = try? JSONParser.value(of: Array(text.utf8))
        #expect((value != nil) == (length <= 64))
    }

    @Test func `a number is kept as it was written`() throws {
        for (text, integer) in [
            ("9223372036854775807", Int64.max), ("-9223372036854775808", .min), ("-0", 0),
            ("9223372036854775808", nil), ("1.0", nil), ("1e2", nil),
        ] {
            guard case .number(let number) = try JSONParser.value(of: Array(text.utf8)) else {
                Issue.record("\(text) is a number")
                continue
            }
            #expect(number.text == text)
            #expect(number.integer == integer)
        }
    }

    @Test func `a whole number may be written with a fraction of nothing, or an exponent`() throws {
        for (text, whole) in [
            ("5", Int64(5)), ("5.0", 5), ("-0.0", 0), ("1e2", 100), ("1.5e1", 15), ("5.5", nil),
            ("9223372036854775807", .max), ("9223372036854775808", nil), ("1e300", nil),
        ] {
            guard case .number(let number) = try JSONParser.value(of: Array(text.utf8)) else {
                Issue.record("\(text) is a number")
                continue
            }
            #expect(number.whole == whole, "\(text)")
        }
    }

    @Test func `escapes become what they stand for`() throws {
        let text = #""\"\\\/\b\f\n\r\t\u0041\u00e9\ud83d\ude00""#
        #expect(
            try JSONParser.value(of: Array(text.utf8))
                == .string("\"\\/\u{8}\u{C}\n\r\tAé\u{1F600}"))
    }

    @Test func `any bytes at all are answered`() {
        var chance = SeededGenerator(seed: Seeds.next(for: "hostile JSON"))
        let alphabet = Array(#"[]{}",:\u0dDtfn-+.eE 1"#.utf8) + [0x00, 0x80, 0xC3, 0xED, 0xFF]
        for _ in 0..<20_000 {
            let text = (0..<chance.below(24)).map { _ in chance.pick(alphabet) }
            guard let value = try? JSONParser.value(of: text) else { continue }
            #expect(String(validating: text, as: UTF8.self) != nil)
            #expect(value == (try? JSONParser.value(of: text)))
        }
    }
}
