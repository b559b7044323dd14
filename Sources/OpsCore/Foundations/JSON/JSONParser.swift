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

    private let limits: Limits
    private var index = 0
    private var depth = 0
    private var values = 0
    private var items: [JSONTape.Item] = []

    package static func value(
        of bytes: [UInt8], limits: Limits = .body
    ) throws(JSONError) -> JSONValue {
        var parser = JSONParser(limits: limits)
        // A value and its name take some sixteen bytes; a long text may be one string alone.
        parser.items.reserveCapacity(min(bytes.count / 8 + 2, 256))
        try parser.document(bytes.span)
        return JSONTape(bytes: bytes, items: parser.items).value(at: 0)
    }

    private init(limits: Limits) {
        self.limits = limits
    }

    private mutating func document(_ text: Span<UInt8>) throws(JSONError) {
        if text.count >= 3, text[0] == 0xEF, text[1] == 0xBB, text[2] == 0xBF {
            throw error(.byteOrderMark)
        }
        skipWhitespace(text)
        try value(text)
        skipWhitespace(text)
        guard index == text.count else { throw error(.trailingBytes) }
    }

    private mutating func value(_ text: Span<UInt8>) throws(JSONError) {
        values += 1
        guard values <= limits.values else { throw error(.tooManyValues(limit: limits.values)) }
        switch try peek(text) {
        case UInt8(ascii: "{"): try container(text, of: .object)
        case UInt8(ascii: "["): try container(text, of: .array)
        case UInt8(ascii: "\""): items.append(try string(text))
        case UInt8(ascii: "t"): try literal("true", .yes, text)
        case UInt8(ascii: "f"): try literal("false", .no, text)
        case UInt8(ascii: "n"): try literal("null", .null, text)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number(text)
        default: throw error(.unexpectedByte)
        }
    }

    /// An array or object: its item is put down first and completed when its end has come.
    private mutating func container(
        _ text: Span<UInt8>, of kind: JSONTape.Kind
    ) throws(JSONError) {
        guard depth < limits.depth else { throw error(.tooDeep(limit: limits.depth)) }
        depth += 1
        index += 1
        let place = items.count
        items.append(JSONTape.Item(kind: kind, isPlain: false, start: 0, end: 0))
        let count = kind == .object ? try members(text, of: place) : try elements(text)
        items[place].start = count
        items[place].end = items.count
        depth -= 1
    }

    /// The members of an object after its brace; answers how many there are.
    private mutating func members(_ text: Span<UInt8>, of object: Int) throws(JSONError) -> Int {
        var names = JSONNames(firstPlace: object + 1)
        skipWhitespace(text)
        if try take(UInt8(ascii: "}"), text) { return 0 }
        while true {
            guard try peek(text) == UInt8(ascii: "\"") else { throw error(.unexpectedByte) }
            let start = index
            let name = try string(text)
            guard !names.hold(name, items.span, text) else {
                throw JSONError(reason: .repeatedName, offset: start)
            }
            items.append(name)
            skipWhitespace(text)
            guard try take(UInt8(ascii: ":"), text) else { throw error(.unexpectedByte) }
            skipWhitespace(text)
            try value(text)
            skipWhitespace(text)
            if try take(UInt8(ascii: "}"), text) { return names.count }
            guard try take(UInt8(ascii: ","), text) else { throw error(.unexpectedByte) }
            skipWhitespace(text)
        }
    }

    /// The elements of an array after its bracket; answers how many there are.
    private mutating func elements(_ text: Span<UInt8>) throws(JSONError) -> Int {
        var count = 0
        skipWhitespace(text)
        if try take(UInt8(ascii: "]"), text) { return 0 }
        while true {
            try value(text)
            count += 1
            skipWhitespace(text)
            if try take(UInt8(ascii: "]"), text) { return count }
            guard try take(UInt8(ascii: ","), text) else { throw error(.unexpectedByte) }
            skipWhitespace(text)
        }
    }

    private mutating func literal(
        _ word: String, _ kind: JSONTape.Kind, _ text: Span<UInt8>
    ) throws(JSONError) {
        for byte in word.utf8 {
            guard try peek(text) == byte else { throw error(.unexpectedByte) }
            index += 1
        }
        items.append(JSONTape.Item(kind: kind, isPlain: false, start: index, end: index))
    }

    private mutating func skipWhitespace(_ text: Span<UInt8>) {
        while index < text.count {
            switch text[index] {
            case 0x20, 0x09, 0x0A, 0x0D: index &+= 1
            default: return
            }
        }
    }

    private func peek(_ text: Span<UInt8>) throws(JSONError) -> UInt8 {
        guard index < text.count else { throw error(.unexpectedEnd) }
        return text[index]
    }

    private mutating func take(_ byte: UInt8, _ text: Span<UInt8>) throws(JSONError) -> Bool {
        guard try peek(text) == byte else { return false }
        index &+= 1
        return true
    }

    private func error(_ reason: JSONError.Reason) -> JSONError {
        JSONError(reason: reason, offset: index)
    }
}

/// Numbers.
extension JSONParser {
    private mutating func number(_ text: Span<UInt8>) throws(JSONError) {
        let start = index
        if text[index] == UInt8(ascii: "-") { index += 1 }
        let firstDigit = index
        try digits(text)
        guard index == firstDigit + 1 || text[firstDigit] != UInt8(ascii: "0") else {
            throw JSONError(reason: .invalidNumber, offset: start)
        }
        if index < text.count, text[index] == UInt8(ascii: ".") {
            index += 1
            try digits(text)
        }
        var hasExponent = false
        if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
            hasExponent = true
            index += 1
            if index < text.count,
                text[index] == UInt8(ascii: "+") || text[index] == UInt8(ascii: "-")
            {
                index += 1
            }
            try digits(text)
        }
        // Sixty-four digits alone are finite; with an exponent they may not be.
        guard index - start <= 64,
            !hasExponent || Self.isFinite(text.extracting(start..<index))
        else { throw JSONError(reason: .numberOutOfRange, offset: start) }
        items.append(JSONTape.Item(kind: .number, isPlain: false, start: start, end: index))
    }

    private static func isFinite(_ number: Span<UInt8>) -> Bool {
        var text = ""
        for index in number.indices { text.unicodeScalars.append(Unicode.Scalar(number[index])) }
        return Double(text)?.isFinite ?? false
    }

    private mutating func digits(_ text: Span<UInt8>) throws(JSONError) {
        let start = index
        while index < text.count, (48...57).contains(text[index]) { index &+= 1 }
        guard index > start else { throw error(.invalidNumber) }
    }
}

/// Strings.
extension JSONParser {
    /// Checks a string and answers where it lies; it is not put down yet.
    private mutating func string(_ text: Span<UInt8>) throws(JSONError) -> JSONTape.Item {
        index &+= 1
        let start = index
        var hasEscapes = false
        var seen: UInt8 = 0
        while true {
            index = Self.endOfPlainText(text, from: index, seen: &seen)
            let byte = try peek(text)
            if byte == UInt8(ascii: "\"") { break }
            guard byte == UInt8(ascii: "\\") else { throw error(.controlCharacterInString) }
            hasEscapes = true
            var escape = JSONEscapes(at: index &+ 1)
            _ = try escape.scalar(of: text)
            index = escape.index
        }
        let isASCII = seen < 0x80
        guard isASCII || Self.isUTF8(text.extracting(start..<index)) else {
            throw JSONError(reason: .invalidUTF8, offset: start)
        }
        defer { index &+= 1 }
        return JSONTape.Item(
            kind: .string, isPlain: isASCII && !hasEscapes, start: start, end: index)
    }

    /// Where the first byte stands that ends a string, begins an escape or may not be in one.
    ///
    /// The bits of all bytes before it are gathered in `seen`: they tell whether it is ASCII.
    private static func endOfPlainText(
        _ text: Span<UInt8>, from start: Int, seen: inout UInt8
    ) -> Int {
        var index = start
        while index < text.count {
            let byte = text[index]
            guard byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") else {
                return index
            }
            seen |= byte
            index &+= 1
        }
        return index
    }

    /// Escapes are ASCII: a text is UTF-8 with them where it is without them.
    private static func isUTF8(_ text: Span<UInt8>) -> Bool {
        (try? UTF8Span(validating: text)) != nil
    }
}
