import OpsCore
import OpsTesting
import Testing

/// Texts that every parser must take (y) and that this one must refuse (n).
///
/// In the manner of the public JSON test suites; the list is our own.
struct JSONSuiteTests {
    @Test(arguments: JSONSuite.taken) func `a text that is JSON is taken`(_ text: String) throws {
        _ = try JSONParser.value(of: Array(text.utf8))
    }

    @Test(arguments: JSONSuite.refused)
    func `a text that is not JSON is refused`(_ text: String) {
        #expect(throws: JSONError.self) { try JSONParser.value(of: Array(text.utf8)) }
    }

    @Test(arguments: JSONSuite.refusedBytes)
    func `bytes that are not UTF-8 are refused, wherever they stand`(_ bytes: [UInt8]) {
        for (before, after) in [("", ""), ("\"", "\""), ("[\"\\n", "\"]"), ("{\"a", "\":1}")] {
            let text = Array(before.utf8) + bytes + Array(after.utf8)
            #expect(throws: JSONError.self) { try JSONParser.value(of: text) }
        }
    }

    @Test func `the list holds at least 120 texts`() {
        let count =
            JSONSuite.taken.count + JSONSuite.refused.count + JSONSuite.refusedBytes.count
        #expect(count >= 120)
    }

    @Test(arguments: JSONSuite.taken)
    func `a text that is cut anywhere is refused or another value`(_ text: String) {
        let bytes = Array(text.utf8)
        for length in 0..<bytes.count {
            // It must answer or refuse; it must not stop the process.
            _ = try? JSONParser.value(of: Array(bytes[..<length]))
        }
    }
}
