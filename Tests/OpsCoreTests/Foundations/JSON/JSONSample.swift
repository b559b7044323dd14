@testable import OpsCore

/// JSON values made without a text.
enum JSONSample {
    static func number(_ number: Int64) -> JSONNumber { JSONNumber(text: String(number)) }

    /// Read from a text that is written here, every character of it escaped: what is compared with
    /// it owes nothing to `JSONWriter`.
    static func object(_ members: [(String, JSONValue)]) -> JSONValue {
        let written = members.map { name, value in "\(text(name)):\(text(value))" }
        let document = "{" + written.joined(separator: ",") + "}"
        return (try? JSONParser.value(of: Array(document.utf8))) ?? .null  // then nothing equals it
    }

    private static func text(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool(let flag): "\(flag)"
        case .number(let number): number.text
        case .string(let string): text(string)
        case .array(let elements): "[" + elements.map(text).joined(separator: ",") + "]"
        case .object(let object):
            "{"
                + object.members.map { "\(text($0.name)):\(text($0.value))" }
                .joined(separator: ",") + "}"
        }
    }

    private static func text(_ string: String) -> String {
        let units = string.utf16.map { unit in
            "\\u" + String(String(0x1_0000 + UInt32(unit), radix: 16).dropFirst())
        }
        return "\"" + units.joined() + "\""
    }
}

extension JSONSample {
    static func error(_ reason: JSONError.Reason, offset: Int) -> JSONError {
        JSONError(reason: reason, offset: offset)
    }
}
