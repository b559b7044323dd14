/// Where an answer ends, found with no more work than that takes.
struct ResponseScan {
    let status: Int
    let byteCount: Int
    let closes: Bool

    /// Nil while the answer is not complete.
    init?(_ bytes: Span<UInt8>) {
        guard bytes.count > 16 else { return nil }
        var length = 0
        var closes = false
        var index = 9
        while true {
            while index < bytes.count, bytes[index] != 0x0A { index &+= 1 }
            index &+= 1
            guard index &+ 1 < bytes.count else { return nil }
            if bytes[index] == 0x0D { break }
            guard bytes[index] | 0x20 == UInt8(ascii: "c") else { continue }
            if Self.holds("content-length: ", bytes, index) {
                var digit = index &+ 16
                while digit < bytes.count, (48...57).contains(bytes[digit]) {
                    length = length &* 10 &+ Int(bytes[digit] &- 48)
                    digit &+= 1
                }
            } else if Self.holds("connection: close", bytes, index) {
                closes = true
            }
        }
        byteCount = index + 2 + length
        guard bytes.count >= byteCount else { return nil }
        status =
            Int(bytes[9] &- 48) * 100 + Int(bytes[10] &- 48) * 10 + Int(bytes[11] &- 48)
        self.closes = closes
    }

    private static func holds(_ text: StaticString, _ bytes: Span<UInt8>, _ start: Int) -> Bool {
        let count = text.utf8CodeUnitCount
        guard start + count <= bytes.count else { return false }
        return text.withUTF8Buffer { wanted in
            for offset in 0..<count
            where unsafe (bytes[start &+ offset] | 0x20) != (wanted[offset] | 0x20) {
                return false
            }
            return true
        }
    }
}
