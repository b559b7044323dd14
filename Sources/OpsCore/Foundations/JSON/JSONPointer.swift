/// The way to a member as RFC 6901 writes it, fit for the fragment of a URI (section 6).
///
/// It is written when a problem is noted, not before: nearly all members have none.
enum JSONPointer {
    /// `~` is written `~0` and `/` is written `~1`; what a URI fragment cannot hold is
    /// percent-encoded.
    static func to(_ name: String, element: Int? = nil) -> String {
        var escaped: [UInt8] = [UInt8(ascii: "/")]
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "~"): escaped.append(contentsOf: "~0".utf8)
            case UInt8(ascii: "/"): escaped.append(contentsOf: "~1".utf8)
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: escaped.append(byte)
            case _ where fragmentMarks.contains(byte): escaped.append(byte)
            default:
                escaped.append(UInt8(ascii: "%"))
                for digit in [byte >> 4, byte & 15] {
                    escaped.append(digit < 10 ? 48 + digit : 55 + digit)
                }
            }
        }
        let pointer = String(decoding: escaped, as: UTF8.self)
        return element.map { "\(pointer)/\($0)" } ?? pointer
    }

    /// What may stand in a fragment beside letters and digits (RFC 3986 section 3.5).
    private static let fragmentMarks = Array("-._!$&'()*+,;=:@?".utf8)
}
