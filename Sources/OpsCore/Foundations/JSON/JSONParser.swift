/// Reads a JSON text strictly: RFC 8259 and no more.
///
/// Ours because Foundation's decoder takes trailing commas, a byte order mark and repeated names,
/// which a server that keeps a record of decisions must not interpret at its own taste.
package struct JSONParser {
    /// What a text may hold at the most.
    package struct Limits: Sendable {
        package var depth: Int
        package var values: Int

        package init(depth: Int, values: Int) {
            self.depth = depth
            self.values = values
        }

        /// For bodies that come over the network.
        package static let body = Limits(depth: 16, values: 10_000)
        /// For files that an operator names: scenarios, catalogues, mappings.
        package static let file = Limits(depth: 32, values: 10_000_000)
    }

    private let bytes: [UInt8]
    private let limits: Limits
    private var index = 0
    private var depth = 0
    private var values = 0

    package static func value(
        of bytes: [UInt8], limits: Limits = .body
    ) throws(JSONError) -> JSONValue {
        var parser = JSONParser(bytes: bytes, limits: limits)
        return try parser.text()
    }

    private init(bytes: [UInt8], limits: Limits) {
        self.bytes = bytes
        self.limits = limits
    }

    private mutating func text() throws(JSONError) -> JSONValue {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw error(.byteOrderMark) }
        skipWhitespace()
        let value = try value()
        skipWhitespace()
        guard index == bytes.count else { throw error(.trailingBytes) }
        return value
    }

    private mutating func value() throws(JSONError) -> JSONValue {
        values += 1
        guard values <= limits.values else { throw error(.tooManyValues(limit: limits.values)) }
        switch try peek() {
        case UInt8(ascii: "{"):
            return try nested { parser throws(JSONError) in try parser.object() }
        case UInt8(ascii: "["): return try nested { parser throws(JSONError) in try parser.array() }
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw error(.unexpectedByte)
        }
    }

    private mutating func nested(
        _ read: (inout JSONParser) throws(JSONError) -> JSONValue
    ) throws(JSONError) -> JSONValue {
        guard depth < limits.depth else { throw error(.tooDeep(limit: limits.depth)) }
        depth += 1
        index += 1
        let value = try read(&self)
        depth -= 1
        return value
    }

    private mutating func object() throws(JSONError) -> JSONValue {
        var members: [JSONObject.Member] = []
        var seen: Set<String> = []
        skipWhitespace()
        if try take(UInt8(ascii: "}")) { return .object(JSONObject(members: [])) }
        while true {
            guard try peek() == UInt8(ascii: "\"") else { throw error(.unexpectedByte) }
            let start = index
            let name = try string()
            let isRepeated =
                members.count < 16
                ? members.contains { $0.name == name } : !noteSeen(name, members, &seen)
            guard !isRepeated else { throw JSONError(reason: .repeatedName, offset: start) }
            skipWhitespace()
            guard try take(UInt8(ascii: ":")) else { throw error(.unexpectedByte) }
            skipWhitespace()
            members.append(JSONObject.Member(name: name, value: try value()))
            skipWhitespace()
            if try take(UInt8(ascii: "}")) { return .object(JSONObject(members: members)) }
            guard try take(UInt8(ascii: ",")) else { throw error(.unexpectedByte) }
            skipWhitespace()
        }
    }

    /// Large objects are checked against a set; it is filled when the sixteenth member has come.
    private func noteSeen(
        _ name: String, _ members: [JSONObject.Member], _ seen: inout Set<String>
    ) -> Bool {
        if seen.isEmpty { seen.formUnion(members.map(\.name)) }
        return seen.insert(name).inserted
    }

    private mutating func array() throws(JSONError) -> JSONValue {
        var elements: [JSONValue] = []
        skipWhitespace()
        if try take(UInt8(ascii: "]")) { return .array([]) }
        while true {
            elements.append(try value())
            skipWhitespace()
            if try take(UInt8(ascii: "]")) { return .array(elements) }
            guard try take(UInt8(ascii: ",")) else { throw error(.unexpectedByte) }
            skipWhitespace()
        }
    }

    private mutating func literal(
        _ word: StaticString, _ value: JSONValue
    ) throws(JSONError) -> JSONValue {
        for scalar in word.description.utf8 {
            guard try peek() == scalar else { throw error(.unexpectedByte) }
            index += 1
        }
        return value
    }

    private mutating func skipWhitespace() {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x09, 0x0A, 0x0D: index += 1
            default: return
            }
        }
    }

    private func peek() throws(JSONError) -> UInt8 {
        guard index < bytes.count else { throw error(.unexpectedEnd) }
        return bytes[index]
    }

    private mutating func take(_ byte: UInt8) throws(JSONError) -> Bool {
        guard try peek() == byte else { return false }
        index += 1
        return true
    }

    private func error(_ reason: JSONError.Reason) -> JSONError {
        JSONError(reason: reason, offset: index)
    }
}

/// Numbers.
extension JSONParser {
    private mutating func number() throws(JSONError) -> JSONValue {
        let start = index
        if bytes[index] == UInt8(ascii: "-") { index += 1 }
        let firstDigit = index
        try digits()
        guard index == firstDigit + 1 || bytes[firstDigit] != UInt8(ascii: "0") else {
            throw JSONError(reason: .invalidNumber, offset: start)
        }
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            index += 1
            try digits()
        }
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < bytes.count,
                bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-")
            {
                index += 1
            }
            try digits()
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        guard index - start <= 64, let value = Double(text), value.isFinite else {
            throw JSONError(reason: .numberOutOfRange, offset: start)
        }
        return .number(JSONNumber(text: text))
    }

    private mutating func digits() throws(JSONError) {
        let start = index
        while index < bytes.count, (48...57).contains(bytes[index]) { index += 1 }
        guard index > start else { throw error(.invalidNumber) }
    }
}

/// Strings.
extension JSONParser {
    private mutating func string() throws(JSONError) -> String {
        index += 1
        let start = index
        index = endOfPlainText(from: start)
        switch try peek() {
        case UInt8(ascii: "\""):
            let text = try utf8(bytes[start..<index], from: start)
            index += 1
            return text
        case UInt8(ascii: "\\"):
            return try escapedString(from: start)
        default:
            throw error(.controlCharacterInString)
        }
    }

    /// Where the first byte stands that ends a string, begins an escape or may not be in one.
    private func endOfPlainText(from start: Int) -> Int {
        let bytes = bytes.span
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"): return index
            default: index &+= 1
            }
        }
        return index
    }

    /// The slow way, taken at the first backslash.
    private mutating func escapedString(from start: Int) throws(JSONError) -> String {
        var unescaped = Array(bytes[start..<index])
        while true {
            let byte = try peek()
            switch byte {
            case UInt8(ascii: "\""):
                let text = try utf8(unescaped[...], from: start)
                index += 1
                return text
            case UInt8(ascii: "\\"):
                index += 1
                try escape(into: &unescaped)
            case 0..<0x20:
                throw error(.controlCharacterInString)
            default:
                unescaped.append(byte)
                index += 1
            }
        }
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
        let byte = try peek()
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): text.append(contentsOf: Character(try scalar()).utf8)
        default: throw JSONError(reason: .invalidEscape, offset: index - 1)
        }
    }

    private mutating func scalar() throws(JSONError) -> Unicode.Scalar {
        let start = index
        let first = try fourDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800...0xDBFF).contains(first), index + 1 < bytes.count,
            bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u")
        else { throw JSONError(reason: .loneSurrogate, offset: start) }
        index += 2
        let second = try fourDigits()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw JSONError(reason: .loneSurrogate, offset: start) }
        return scalar
    }

    private mutating func fourDigits() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = try peek().hexadecimalDigit else { throw error(.invalidEscape) }
            value = value << 4 | UInt32(digit)
            index += 1
        }
        return value
    }

    private func utf8(
        _ slice: ArraySlice<UInt8>, from start: Int
    ) throws(JSONError) -> String {
        guard let text = String(validating: slice, as: UTF8.self) else {
            throw JSONError(reason: .invalidUTF8, offset: start)
        }
        return text
    }
}
