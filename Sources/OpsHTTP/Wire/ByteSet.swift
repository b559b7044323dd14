/// A set of bytes as two words for those of ASCII: membership is a shift and a mask.
///
/// Written as numbers, so that the compiler has them: made when first asked for, each use looked
/// whether they were there yet. A test makes them again from the characters that the standards list.
struct ByteSet {
    /// The bytes below 64, the lowest bit first.
    let low: UInt64
    /// The bytes from 64 to 127.
    let high: UInt64
    /// Whether bytes from 0x80 up belong to the set.
    let holdsNonASCII: Bool

    @inline(__always)
    private init(_ low: UInt64, _ high: UInt64, nonASCII: Bool = false) {
        self.low = low
        self.high = high
        holdsNonASCII = nonASCII
    }

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        if byte >= 128 { return holdsNonASCII }
        return ((byte < 64 ? low : high) &>> UInt64(byte & 63)) & 1 == 1
    }

    /// A method or a field name (RFC 9110 § 5.6.2).
    @inline(__always)
    static var token: ByteSet { ByteSet(0x03FF_6CFA_0000_0000, 0x57FF_FFFF_C7FF_FFFE) }

    /// A field value: visible, space, tab, and the bytes above ASCII (RFC 9110 § 5.5).
    @inline(__always)
    static var fieldValue: ByteSet {
        ByteSet(0xFFFF_FFFF_0000_0200, 0x7FFF_FFFF_FFFF_FFFF, nonASCII: true)
    }

    /// A path: pchar and the slash (RFC 3986 § 3.3); the percent sign is looked at apart.
    @inline(__always)
    static var path: ByteSet { ByteSet(0x2FFF_FFF2_0000_0000, 0x47FF_FFFE_87FF_FFFF) }

    /// A query: as the path with `?`, and what browsers leave as it is (`attribute[code]=v`).
    @inline(__always)
    static var query: ByteSet { ByteSet(0xAFFF_FFF2_0000_0000, 0x7FFF_FFFF_FFFF_FFFF) }

    /// What needs no escape anywhere (RFC 3986 § 2.3).
    @inline(__always)
    static var unreserved: ByteSet { ByteSet(0x03FF_6000_0000_0000, 0x47FF_FFFE_87FF_FFFE) }

    /// A registered name or an address of IPv4 in the Host field (RFC 3986 § 3.2.2); the percent sign
    /// is looked at apart.
    @inline(__always)
    static var host: ByteSet { ByteSet(0x2BFF_7FD2_0000_0000, 0x47FF_FFFE_87FF_FFFE) }
}
