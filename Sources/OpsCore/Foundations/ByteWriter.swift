/// Packs values into bytes for a snapshot: numbers as variable-length integers, texts by length.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    /// LEB128 of the zigzag of the number: small numbers of either sign take one byte.
    mutating func number(_ value: Int64) {
        var rest = UInt64(bitPattern: value << 1 ^ value >> 63)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func flag(_ value: Bool) {
        bytes.append(value ? 1 : 0)
    }

    mutating func text(_ value: String) {
        number(Int64(value.utf8.count))
        bytes.append(contentsOf: value.utf8)
    }

    mutating func identifier<Subject>(_ value: Identifier<Subject>) {
        bytes.append(addingCapacity: 16) { bytes in
            for shift in stride(from: UInt64(0), to: 64, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: value.high &>> shift))
            }
            for shift in stride(from: UInt64(0), to: 64, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: value.low &>> shift))
            }
        }
    }

    mutating func optional<Value>(_ value: Value?, _ write: (inout ByteWriter, Value) -> Void) {
        flag(value != nil)
        if let value { write(&self, value) }
    }

    mutating func list<Element>(
        _ elements: some Collection<Element>, _ write: (inout ByteWriter, Element) -> Void
    ) {
        number(Int64(elements.count))
        for element in elements { write(&self, element) }
    }
}

/// Unpacks what `ByteWriter` packed; anything else throws and is thrown away by the caller.
struct ByteReader {
    struct Damaged: Error {}

    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { index == bytes.count }

    private mutating func byte() throws(Damaged) -> UInt8 {
        guard index < bytes.count else { throw Damaged() }
        index += 1
        return bytes[index - 1]
    }

    mutating func number() throws(Damaged) -> Int64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try byte()
            guard shift < 64 else { throw Damaged() }
            value |= UInt64(next & 0x7F) << shift
            if next < 0x80 { break }
            shift += 7
        }
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    mutating func count() throws(Damaged) -> Int {
        let value = try number()
        guard (0...Int64(bytes.count)).contains(value) else { throw Damaged() }
        return Int(value)
    }

    mutating func flag() throws(Damaged) -> Bool {
        try byte() != 0
    }

    mutating func text() throws(Damaged) -> String {
        let length = try count()
        guard index + length <= bytes.count,
            let text = String(validating: bytes[index..<index + length], as: UTF8.self)
        else { throw Damaged() }
        index += length
        return text
    }

    mutating func identifier<Subject>() throws(Damaged) -> Identifier<Subject> {
        Identifier(high: try word(), low: try word())
    }

    private mutating func word() throws(Damaged) -> UInt64 {
        var word: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            word |= UInt64(try byte()) &<< shift
        }
        return word
    }

    mutating func code<Code: RawRepresentable>() throws(Damaged) -> Code
    where Code.RawValue == String {
        guard let code = Code(rawValue: try text()) else { throw Damaged() }
        return code
    }

    /// A value made from a text by an initializer that may refuse it.
    mutating func made<Value>(_ make: (String) -> Value?) throws(Damaged) -> Value {
        guard let value = make(try text()) else { throw Damaged() }
        return value
    }

    mutating func optional<Value>(
        _ read: (inout ByteReader) throws(Damaged) -> Value
    ) throws(Damaged) -> Value? {
        try flag() ? try read(&self) : nil
    }

    mutating func list<Element>(
        _ read: (inout ByteReader) throws(Damaged) -> Element
    ) throws(Damaged) -> [Element] {
        let count = try count()
        var elements: [Element] = []
        elements.reserveCapacity(count)
        for _ in 0..<count { elements.append(try read(&self)) }
        return elements
    }
}
