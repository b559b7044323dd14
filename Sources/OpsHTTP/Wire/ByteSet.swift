/// A set of ASCII bytes as two words: membership is a shift and a mask.
struct ByteSet {
    private var low: UInt64 = 0
    private var high: UInt64 = 0
    /// Whether bytes from 0x80 up belong to the set.
    private var holdsNonASCII = false

    private init(_ members: String, ranges: [ClosedRange<UInt8>], nonASCII: Bool = false) {
        for byte in members.utf8 { insert(byte) }
        for range in ranges {
            for byte in range { insert(byte) }
        }
        holdsNonASCII = nonASCII
    }

    private mutating func insert(_ byte: UInt8) {
        if byte < 64 {
            low |= 1 << UInt64(byte)
        } else {
            high |= 1 << UInt64(byte & 63)
        }
    }

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        if byte >= 128 { return holdsNonASCII }
        return ((byte < 64 ? low : high) &>> UInt64(byte & 63)) & 1 == 1
    }

    /// A method or a field name (RFC 9110 § 5.6.2).
    static let token = ByteSet("!#$%&'*+-.^_`|~", ranges: alphanumeric)
    /// A field value: visible, space, tab, and the bytes above ASCII (RFC 9110 § 5.5).
    static let fieldValue = ByteSet("\t", ranges: [0x20...0x7E], nonASCII: true)
    /// A path: pchar and the slash (RFC 3986 § 3.3); the percent sign is looked at apart.
    static let path = ByteSet("-._~!$&'()*+,;=:@/%", ranges: alphanumeric)
    /// A query: as the path with `?`, and what browsers leave as it is (`attribute[code]=v`).
    static let query = ByteSet("-._~!$&'()*+,;=:@/%?[]{}|^`\\", ranges: alphanumeric)
    /// What needs no escape anywhere (RFC 3986 § 2.3).
    static let unreserved = ByteSet("-._~", ranges: alphanumeric)
    /// A registered name or an address of IPv4 in the Host field (RFC 3986 § 3.2.2); the percent sign
    /// is looked at apart.
    static let host = ByteSet("-._~!$&'()*+,;=", ranges: alphanumeric)

    private static let alphanumeric: [ClosedRange<UInt8>] = [
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"),
    ]
}
