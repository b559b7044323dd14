/// Reads the members of one JSON object by name, noting every problem on the way.
///
/// What is not asked for is refused at the end: a field that is silently passed over is a wish
/// that somebody believes was heard. Each reader answers nil when it has noted a problem or when an
/// optional member is absent; `finish()` throws everything at once.
package struct JSONFields {
    private let object: JSONObject
    private let pointer: String
    private var isAsked: [Bool]
    package private(set) var problems: [FieldProblem] = []

    package init(_ object: JSONObject, pointer: String = "#") {
        self.object = object
        self.pointer = pointer
        isAsked = Array(repeating: false, count: object.members.count)
    }

    /// Reads a whole document, which must be an object.
    package static func read<Value>(
        _ value: JSONValue, _ body: (inout JSONFields) -> Value?
    ) throws(InvalidDocument) -> Value {
        guard case .object(let object) = value else {
            throw InvalidDocument(problems: [
                FieldProblem(pointer: "#", reason: .wrongType(expected: .object))
            ])
        }
        var fields = JSONFields(object)
        let result = body(&fields)
        fields.noteUnknown()
        guard let result, fields.problems.isEmpty else {
            throw InvalidDocument(problems: fields.problems)
        }
        return result
    }

    /// Whether the member is there; null counts as absent.
    package func has(_ name: String) -> Bool {
        object.members.contains { $0.name == name && $0.value != .null }
    }

    package mutating func note(_ reason: FieldProblem.Reason, at name: String) {
        problems.append(FieldProblem(pointer: pointer(to: name), reason: reason))
    }

    /// Notes a problem in a member of an element of a list, found once the whole list was read.
    package mutating func note(
        _ reason: FieldProblem.Reason, at name: String, ofElement index: Int, in list: String
    ) {
        let place = pointer(to: list) + "/\(index)/" + name
        problems.append(FieldProblem(pointer: place, reason: reason))
    }

    /// The member as it is; null counts as absent.
    package mutating func value(_ name: String, isNeeded: Bool = false) -> JSONValue? {
        for (index, member) in object.members.enumerated() where member.name == name {
            isAsked[index] = true
            if member.value == .null { break }
            return member.value
        }
        if isNeeded { note(.missing, at: name) }
        return nil
    }

    /// Reads a member by `convert`, which answers why when it cannot.
    package mutating func member<Value>(
        _ name: String, isNeeded: Bool,
        _ convert: (JSONValue) throws(FieldProblem.Failure) -> Value
    ) -> Value? {
        guard let value = value(name, isNeeded: isNeeded) else { return nil }
        do {
            return try convert(value)
        } catch {
            note(error.reason, at: name)
            return nil
        }
    }

    package mutating func nested<Value>(
        _ name: String, isNeeded: Bool, _ body: (inout JSONFields) -> Value?
    ) -> Value? {
        guard let value = value(name, isNeeded: isNeeded) else { return nil }
        return nested(value, pointer: pointer(to: name), body)
    }

    package mutating func list<Value>(
        _ name: String, isNeeded: Bool, limit: Int, _ body: (inout JSONFields) -> Value?
    ) -> [Value]? {
        guard let value = value(name, isNeeded: isNeeded) else { return nil }
        guard case .array(let elements) = value else {
            note(.wrongType(expected: .array), at: name)
            return nil
        }
        guard elements.count <= limit else {
            note(.tooMany(limit: limit), at: name)
            return nil
        }
        var values: [Value] = []
        for (index, element) in elements.enumerated() {
            let place = pointer(to: name) + "/\(index)"
            if let value = nested(element, pointer: place, body) { values.append(value) }
        }
        return values.count == elements.count ? values : nil
    }

    package mutating func elements<Value>(
        _ name: String, isNeeded: Bool = false, limit: Int,
        _ convert: (JSONValue) throws(FieldProblem.Failure) -> Value
    ) -> [Value]? {
        guard let value = value(name, isNeeded: isNeeded) else { return nil }
        guard case .array(let elements) = value else {
            note(.wrongType(expected: .array), at: name)
            return nil
        }
        guard elements.count <= limit else {
            note(.tooMany(limit: limit), at: name)
            return nil
        }
        var values: [Value] = []
        for (index, element) in elements.enumerated() {
            do {
                values.append(try convert(element))
            } catch {
                let place = pointer(to: name) + "/\(index)"
                problems.append(FieldProblem(pointer: place, reason: error.reason))
            }
        }
        return values.count == elements.count ? values : nil
    }

    private mutating func nested<Value>(
        _ value: JSONValue, pointer: String, _ body: (inout JSONFields) -> Value?
    ) -> Value? {
        guard case .object(let object) = value else {
            problems.append(FieldProblem(pointer: pointer, reason: .wrongType(expected: .object)))
            return nil
        }
        var fields = JSONFields(object, pointer: pointer)
        let result = body(&fields)
        fields.noteUnknown()
        problems.append(contentsOf: fields.problems)
        return fields.problems.isEmpty ? result : nil
    }

    private mutating func noteUnknown() {
        for (index, member) in object.members.enumerated() where !isAsked[index] {
            note(
                .unknownField,
                at: String(String.UnicodeScalarView(member.name.unicodeScalars.prefix(64))))
        }
    }

    /// RFC 6901: `~` is written `~0` and `/` is written `~1`; what a URI fragment cannot hold is
    /// percent-encoded (section 6).
    private func pointer(to name: String) -> String {
        var escaped: [UInt8] = []
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "~"): escaped.append(contentsOf: "~0".utf8)
            case UInt8(ascii: "/"): escaped.append(contentsOf: "~1".utf8)
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: escaped.append(byte)
            case _ where Self.fragmentMarks.contains(byte): escaped.append(byte)
            default:
                escaped.append(UInt8(ascii: "%"))
                for digit in [byte >> 4, byte & 15] {
                    escaped.append(digit < 10 ? 48 + digit : 55 + digit)
                }
            }
        }
        return pointer + "/" + String(decoding: escaped, as: UTF8.self)
    }

    /// What may stand in a fragment beside letters and digits (RFC 3986 section 3.5).
    private static let fragmentMarks = Array("-._!$&'()*+,;=:@?".utf8)
}

extension FieldProblem {
    /// A reason whose place is known to the caller.
    package struct Failure: Error {
        package let reason: Reason

        package init(_ reason: Reason) {
            self.reason = reason
        }
    }
}
