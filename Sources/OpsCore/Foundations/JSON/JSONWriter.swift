/// Writes compact JSON as bytes, member by member, in the order in which it is told.
///
/// Ours because Foundation's encoder costs ten times as much and orders keys by chance, and the
/// journal must be the same byte for byte.
package struct JSONWriter: Sendable {
    package private(set) var bytes: [UInt8]
    private var needsComma = false

    package init(reserving capacity: Int = 256) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    package mutating func beginObject() {
        separate()
        bytes.append(UInt8(ascii: "{"))
        needsComma = false
    }

    package mutating func endObject() {
        bytes.append(UInt8(ascii: "}"))
        needsComma = true
    }

    package mutating func beginArray() {
        separate()
        bytes.append(UInt8(ascii: "["))
        needsComma = false
    }

    package mutating func endArray() {
        bytes.append(UInt8(ascii: "]"))
        needsComma = true
    }

    /// A member's name; its value comes next.
    ///
    /// The name is written as it is: letters and digits.
    package mutating func key(_ name: StaticString) {
        let comma = needsComma
        bytes.append(addingCapacity: name.utf8CodeUnitCount + 4) { text in
            if comma { text.append(UInt8(ascii: ",")) }
            text.append(UInt8(ascii: "\""))
            name.withUTF8Buffer { unsafe text.append(copying: $0) }
            text.append(UInt8(ascii: "\""))
            text.append(UInt8(ascii: ":"))
        }
        needsComma = false
    }

    /// A member's name that is not known when the program is built.
    package mutating func key(dynamic name: String) {
        separate()
        appendQuoted(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    package mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
        needsComma = true
    }

    package mutating func value(_ flag: Bool) {
        separate()
        bytes.append(contentsOf: flag ? "true".utf8 : "false".utf8)
        needsComma = true
    }

    package mutating func value(_ number: Int64) {
        separate()
        bytes.appendDecimal(number)
        needsComma = true
    }

    package mutating func value(_ text: String) {
        separate()
        appendQuoted(text)
        needsComma = true
    }

    package mutating func value<Subject>(_ identifier: Identifier<Subject>) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        identifier.append(to: &bytes)
        bytes.append(UInt8(ascii: "\""))
        needsComma = true
    }

    /// An instant as RFC 3339 text.
    package mutating func value(_ instant: Instant) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        instant.appendRFC3339(to: &bytes)
        bytes.append(UInt8(ascii: "\""))
        needsComma = true
    }

    /// UTF-8 text that is already bytes: it is quoted and escaped, never decoded.
    package mutating func value(utf8 text: Span<UInt8>) {
        let comma = needsComma
        needsComma = true
        guard Self.isPlain(text) else {
            if comma { bytes.append(UInt8(ascii: ",")) }
            bytes.append(UInt8(ascii: "\""))
            for index in text.indices { appendEscaped(text[index]) }
            return bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(addingCapacity: text.count + 3) { output in
            if comma { output.append(UInt8(ascii: ",")) }
            output.append(UInt8(ascii: "\""))
            unsafe text.withUnsafeBufferPointer { unsafe output.append(copying: $0) }
            output.append(UInt8(ascii: "\""))
        }
    }

    /// Bytes that are JSON already, such as a payload kept in a column.
    package mutating func raw(_ json: some Sequence<UInt8>) {
        separate()
        bytes.append(contentsOf: json)
        needsComma = true
    }

    /// Members that are JSON already, without the braces around them.
    package mutating func rawMembers(_ json: some Sequence<UInt8>) {
        let before = bytes.count
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        let start = bytes.count
        bytes.append(contentsOf: json)
        if bytes.count == start { bytes.removeLast(start - before) } else { needsComma = true }
    }

    package mutating func newline() {
        bytes.append(UInt8(ascii: "\n"))
        needsComma = false
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func appendQuoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        if Self.isPlain(text.utf8.span) {
            bytes.append(contentsOf: text.utf8)
        } else {
            for byte in text.utf8 { appendEscaped(byte) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whether nothing has to be escaped: so are nearly all texts, and they are copied whole.
    private static func isPlain(_ text: Span<UInt8>) -> Bool {
        for index in text.indices {
            switch text[index] {
            case 0..<0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "\\"): return false
            default: continue
            }
        }
        return true
    }

    private mutating func appendEscaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            bytes.append(UInt8(ascii: "\\"))
            bytes.append(byte)
        case 0x0A: bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "n")])
        case 0x0D: bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "r")])
        case 0x09: bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "t")])
        case 0..<0x20, 0x7F:
            bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "u"), 48, 48])
            for digit in [byte >> 4, byte & 15] {
                bytes.append(digit < 10 ? 48 + digit : 87 + digit)
            }
        default: bytes.append(byte)
        }
    }
}

extension OutputSpan<UInt8> {
    /// Appends bytes all at once: there must be room, as for each.
    @inline(__always)
    fileprivate mutating func append(copying bytes: UnsafeBufferPointer<UInt8>) {
        precondition(bytes.count <= freeCapacity, "no room for the text of a member")
        unsafe withUnsafeMutableBufferPointer { output, count in
            guard let from = bytes.baseAddress, let to = output.baseAddress else { return }
            unsafe (to + count).initialize(from: from, count: bytes.count)
            count += bytes.count
        }
    }
}

/// Members in one call: the name, then the value; what is absent is written as null.
extension JSONWriter {
    package mutating func member(_ name: StaticString, _ text: String?) {
        key(name)
        if let text { value(text) } else { null() }
    }

    package mutating func member(_ name: StaticString, _ number: Int64?) {
        key(name)
        if let number { value(number) } else { null() }
    }

    /// A number of thousandths, with its three decimals: 48.817.
    mutating func member(_ name: StaticString, thousandths: Int32) {
        key(name)
        if thousandths < 0 { bytes.append(UInt8(ascii: "-")) }
        let size = Int(thousandths.magnitude)
        bytes.appendDecimal(Int64(size / 1_000))
        bytes.append(UInt8(ascii: "."))
        bytes.appendDigits(size % 1_000, width: 3)
        needsComma = true
    }

    package mutating func member(_ name: StaticString, _ flag: Bool) {
        key(name)
        value(flag)
    }

    package mutating func member<Subject>(
        _ name: StaticString, _ identifier: Identifier<Subject>?
    ) {
        key(name)
        if let identifier { value(identifier) } else { null() }
    }

    package mutating func member(_ name: StaticString, _ instant: Instant?) {
        key(name)
        if let instant { value(instant) } else { null() }
    }

    package mutating func member(_ name: StaticString, _ text: LocalizedText) {
        key(name)
        beginObject()
        member("fr", text.fr)
        member("es", text.es)
        member("en", text.en)
        endObject()
    }

    package mutating func member(_ name: StaticString, _ texts: [String]) {
        key(name)
        beginArray()
        for text in texts { value(text) }
        endArray()
    }

    package mutating func member<Element>(
        _ name: StaticString, each elements: some Sequence<Element>,
        _ write: (inout JSONWriter, Element) -> Void
    ) {
        key(name)
        beginArray()
        for element in elements { write(&self, element) }
        endArray()
    }
}
