@testable import OpsCore

/// JSON values made without a text.
enum JSONSample {
    static func number(_ number: Int64) -> JSONNumber { JSONNumber(text: String(number)) }

    static func object(_ members: [(String, JSONValue)]) -> JSONValue {
        .object(JSONObject(members: members.map { JSONObject.Member(name: $0, value: $1) }))
    }
}

extension JSONSample {
    static func error(_ reason: JSONError.Reason, offset: Int) -> JSONError {
        JSONError(reason: reason, offset: offset)
    }
}
