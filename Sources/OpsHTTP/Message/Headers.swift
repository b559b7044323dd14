/// The fields of a message, in order, repeated ones kept: one byte buffer and the places in it.
///
/// A received head is kept as it came, and one made here as it will go out: a `String` is made only
/// when somebody asks for one.
package struct Headers: Sendable {
    private(set) var bytes: [UInt8]
    private(set) var fields: [Field]
    /// Every field stands in the buffer as a whole line, `name: value` and CRLF.
    private var isWritten = true
    /// The buffer can go out as it is: nothing was taken out, and no name in it is the engine's own.
    private var isReady = true

    /// Where one field lies in the buffer: 16 bytes, no reference.
    struct Field: Sendable {
        var nameStart: Int32
        var nameEnd: Int32
        var valueStart: Int32
        var valueEnd: Int32

        init(name: Range<Int>, value: Range<Int>) {
            nameStart = Int32(truncatingIfNeeded: name.lowerBound)
            nameEnd = Int32(truncatingIfNeeded: name.upperBound)
            valueStart = Int32(truncatingIfNeeded: value.lowerBound)
            valueEnd = Int32(truncatingIfNeeded: value.upperBound)
        }

        var name: Range<Int> { Int(nameStart)..<Int(nameEnd) }
        var value: Range<Int> { Int(valueStart)..<Int(valueEnd) }
        /// The whole line with its CRLF, where the field was written here.
        var line: Range<Int> { Int(nameStart)..<Int(valueEnd) + 2 }
    }

    package init() {
        bytes = []
        fields = []
    }

    /// A head as received; the places were checked by the parser.
    init(received bytes: [UInt8], fields: [Field]) {
        self.bytes = bytes
        self.fields = fields
        isWritten = false
        isReady = false
    }

    package var count: Int { fields.count }
    package var isEmpty: Bool { fields.isEmpty }

    /// The first value under this name, whatever its case.
    package subscript(name: String) -> String? {
        firstValue(of: name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The first value under this name as bytes: nothing is allocated.
    package func firstValue(of name: String) -> ArraySlice<UInt8>? {
        for field in fields where matches(field, name) {
            return bytes[field.value]
        }
        return nil
    }

    /// The value under this name as bytes; nothing when there is none, or more than one.
    package func onlyValue(of name: String) -> ArraySlice<UInt8>? {
        var found: Range<Int>?
        for field in fields where matches(field, name) {
            guard found == nil else { return nil }
            found = field.value
        }
        return found.map { bytes[$0] }
    }

    /// Every value under this name, in order.
    package func values(of name: String) -> [String] {
        fields.filter { matches($0, name) }
            .map { String(decoding: bytes[$0.value], as: UTF8.self) }
    }

    package func contains(_ name: String) -> Bool {
        fields.contains { matches($0, name) }
    }

    private func matches(_ field: Field, _ name: String) -> Bool {
        // Most names differ in length already.
        field.nameEnd &- field.nameStart == name.utf8.count
            && bytes.equalsIgnoringCase(field.name, name)
    }
}

extension Headers {
    /// Adds a field after the others.
    ///
    /// The name is the program's own and must be a token. The value may come from outside, so a byte
    /// that could end the line is replaced by a space (RFC 9110 § 5.5): nobody splits an answer.
    package mutating func add(_ name: String, _ value: String) {
        precondition(
            !name.isEmpty && name.utf8.span.isWithin(.token), "a field name is a token")
        let nameStart = bytes.count
        bytes.append(contentsOf: name.utf8)
        let nameEnd = bytes.count
        if ResponseSerializer.isOurs(bytes[nameStart..<nameEnd]) { isReady = false }
        bytes.append(UInt8(ascii: ":"))
        bytes.append(.space)
        let valueStart = bytes.count
        bytes.append(contentsOf: value.utf8)
        let valueEnd = bytes.count
        if !value.utf8.span.isWithin(.fieldValue) { blank(valueStart..<valueEnd) }
        bytes.append(.carriageReturn)
        bytes.append(.lineFeed)
        fields.append(Field(name: nameStart..<nameEnd, value: valueStart..<valueEnd))
    }

    /// Puts a space in the place of each byte that may not stand in a value.
    private mutating func blank(_ range: Range<Int>) {
        for index in range where !ByteSet.fieldValue.contains(bytes[index]) {
            bytes[index] = .space
        }
    }

    /// Takes the place of every field of this name.
    package mutating func set(_ name: String, _ value: String) {
        remove(name)
        add(name, value)
    }

    package mutating func remove(_ name: String) {
        let bytes = bytes
        isReady = isReady && !contains(name)
        fields.removeAll { bytes.equalsIgnoringCase($0.name, name) }
    }

    /// Writes the fields of an answer as they go on the wire, except those that are the engine's own.
    func write(to output: inout [UInt8]) {
        if isReady { return output.append(copying: bytes) }
        write(to: &output, except: ResponseSerializer.isOurs)
    }

    /// Writes the fields as they go on the wire, except those under `excluded` names.
    func write(to output: inout [UInt8], except excluded: (ArraySlice<UInt8>) -> Bool) {
        for field in fields where !excluded(bytes[field.name]) {
            guard !isWritten else {
                output.append(contentsOf: bytes[field.line])
                continue
            }
            output.append(contentsOf: bytes[field.name])
            output.append(UInt8(ascii: ":"))
            output.append(UInt8(ascii: " "))
            output.append(contentsOf: bytes[field.value])
            output.append(UInt8(ascii: "\r"))
            output.append(UInt8(ascii: "\n"))
        }
    }
}

extension Headers: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, String)...) {
        self.init()
        for (name, value) in elements {
            add(name, value)
        }
    }
}

extension Headers: Sequence {
    /// The fields as text, in order.
    package func makeIterator() -> some IteratorProtocol<(name: String, value: String)> {
        fields.lazy.map { field in
            (
                name: String(decoding: bytes[field.name], as: UTF8.self),
                value: String(decoding: bytes[field.value], as: UTF8.self)
            )
        }.makeIterator()
    }
}
