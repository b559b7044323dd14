import OpsCore
import OpsTesting
import Testing

/// The texts of the case files, which every strict reader must take or refuse.
///
/// In the manner of the public JSON test suites; the list is our own.
struct JSONCaseTests {
    @Test(arguments: JSONCase.all)
    func `a text is taken or refused, and for the reason that is told`(_ sample: JSONCase) {
        do throws(JSONError) {
            _ = try JSONParser.value(of: sample.text)
            #expect(sample.reason == nil)
        } catch {
            #expect("\(error.reason)".filter { $0 != " " } == sample.reason)
            #expect((0...sample.text.count).contains(error.offset))
        }
    }

    @Test func `the case files hold at least 400 texts`() {
        #expect(JSONCase.all.count >= 400)
        #expect(Set(JSONCase.all.map(\.text)).count >= 400)
    }

    @Test(arguments: JSONCase.all.filter { $0.text.count < 200 })
    func `a text that is cut anywhere is refused or another value`(_ sample: JSONCase) {
        for length in 0..<sample.text.count {
            // It must answer or refuse; it must not stop the process.
            _ = try? JSONParser.value(of: Array(sample.text[..<length]))
        }
    }

    private static let numbers: [(String, Int64?, Double)] = [
        ("1", 1, 1), ("-0", 0, -0.0), ("0", 0, 0), ("1.0", nil, 1), ("1e2", nil, 100),
        ("1E0", nil, 1), ("0.1", nil, 0.1), ("-0.0", nil, -0.0), ("1e-400", nil, 0),
        ("9007199254740992", 9_007_199_254_740_992, 9_007_199_254_740_992),
        ("9007199254740993", 9_007_199_254_740_993, 9_007_199_254_740_992),
        ("9223372036854775807", .max, 9_223_372_036_854_775_808),
        ("-9223372036854775808", .min, -9_223_372_036_854_775_808),
        ("9223372036854775808", nil, 9_223_372_036_854_775_808), ("1e308", nil, 1e308),
        ("0.30000000000000004", nil, 0.300_000_000_000_000_04),
        ("123456789012345678901234567890", nil, 123_456_789_012_345_677_877_719_597_056),
    ]

    /// Digits alone are an integer, whatever its size; `1.0` and `1e2` are numbers whose exactness is
    /// that of a double.
    @Test(arguments: numbers)
    func `a number is exact as an integer and the nearest as a double`(
        _ text: String, _ integer: Int64?, _ double: Double
    ) throws {
        guard case .number(let number) = try JSONParser.value(of: Array(text.utf8)) else {
            Issue.record("\(text) is a number")
            return
        }
        #expect(number.text == text)
        #expect(number.integer == integer)
        #expect(number.double == double && number.double.sign == double.sign)
    }
}
