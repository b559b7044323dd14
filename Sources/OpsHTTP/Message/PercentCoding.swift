/// Percent-encoding (RFC 3986 § 2.1): decoded once, never twice.
package enum PercentCoding {
    /// Whether every escape is whole, none hides a NUL, and the outcome is UTF-8.
    static func isDecodable(_ bytes: ArraySlice<UInt8>) -> Bool {
        var position = bytes.startIndex
        while let percent = bytes[position...].firstIndex(of: UInt8(ascii: "%")) {
            guard let byte = escapedByte(at: percent, in: bytes), byte != 0 else { return false }
            position = percent + 3
        }
        let decoded = decoded(bytes)
        return !decoded.contains(0) && String(validating: decoded, as: UTF8.self) != nil
    }

    static func decoded(_ bytes: ArraySlice<UInt8>, plusIsSpace: Bool = false) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var position = bytes.startIndex
        while position < bytes.endIndex {
            if bytes[position] == UInt8(ascii: "%"),
                let byte = escapedByte(at: position, in: bytes)
            {
                decoded.append(byte)
                position += 3
                continue
            }
            let isPlus = plusIsSpace && bytes[position] == UInt8(ascii: "+")
            decoded.append(isPlus ? .space : bytes[position])
            position += 1
        }
        return decoded
    }

    private static func escapedByte(at percent: Int, in bytes: ArraySlice<UInt8>) -> UInt8? {
        guard percent + 2 < bytes.endIndex, let high = bytes[percent + 1].hexDigit,
            let low = bytes[percent + 2].hexDigit
        else { return nil }
        return UInt8(truncatingIfNeeded: high << 4 | low)
    }

    /// Text made safe for one path segment or one query value: all but unreserved bytes escaped.
    package static func encoded(_ text: String) -> String {
        let hex = Array("0123456789ABCDEF".utf8)
        var encoded: [UInt8] = []
        for byte in text.utf8 {
            if ByteSet.unreserved.contains(byte) {
                encoded.append(byte)
            } else {
                encoded += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
