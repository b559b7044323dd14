import Glibc

/// What the parsers ask of single bytes.
extension UInt8 {
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let tab = UInt8(ascii: "\t")

    @inline(__always)
    var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }

    var isSpaceOrTab: Bool { self == .space || self == .tab }

    var decimalDigit: Int? { self >= 0x30 && self <= 0x39 ? Int(self) - 0x30 : nil }

    var hexDigit: Int? {
        switch self {
        case 0x30...0x39: Int(self) - 0x30
        case 0x41...0x46: Int(self) - 0x37
        case 0x61...0x66: Int(self) - 0x57
        default: nil
        }
    }
}

extension [UInt8] {
    /// Whether the bytes in `range` spell `name`, whatever the case.
    func equalsIgnoringCase(_ range: Range<Int>, _ name: String) -> Bool {
        let wanted = name.utf8.span
        guard wanted.count == range.count else { return false }
        let present = span
        for index in wanted.indices
        where present[range.lowerBound &+ index].lowercased != wanted[index].lowercased {
            return false
        }
        return true
    }
}

extension Span<UInt8> {
    /// Whether two spans hold the same bytes.
    func isSame(as other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        for index in indices where self[index] != other[index] { return false }
        return true
    }

    /// Whether all bytes belong to a set.
    func isWithin(_ set: ByteSet) -> Bool {
        for index in indices where !set.contains(self[index]) { return false }
        return true
    }
}

extension ArraySlice<UInt8> {
    func equalsIgnoringCase(_ name: String) -> Bool {
        let (present, wanted) = (span, name.utf8.span)
        guard wanted.count == present.count else { return false }
        for index in wanted.indices where present[index].lowercased != wanted[index].lowercased {
            return false
        }
        return true
    }

    /// The same bytes as an array of their own.
    var copied: [UInt8] {
        unsafe withUnsafeBufferPointer { unsafe Array($0) }
    }

    /// The same bytes without spaces and tabs at either end.
    var trimmed: ArraySlice<UInt8> {
        var slice = self
        while let first = slice.first, first.isSpaceOrTab { slice.removeFirst() }
        while let last = slice.last, last.isSpaceOrTab { slice.removeLast() }
        return slice
    }

    /// The elements of a comma-separated list, trimmed, empty ones included.
    var listElements: [ArraySlice<UInt8>] {
        split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map(\.trimmed)
    }

    /// A non-negative decimal number made of digits alone; nothing on overflow.
    var decimalNumber: Int? {
        guard !isEmpty else { return nil }
        var number = 0
        for byte in self {
            guard let digit = byte.decimalDigit else { return nil }
            let (tenfold, overflow) = number.multipliedReportingOverflow(by: 10)
            let (sum, carried) = tenfold.addingReportingOverflow(digit)
            guard !overflow, !carried else { return nil }
            number = sum
        }
        return number
    }
}

extension [UInt8] {
    /// The first place of a byte from `start` on; the end when there is none.
    ///
    /// By the C library, which looks at thirty-two bytes at a time.
    func firstIndex(of byte: UInt8, from start: Int) -> Int {
        unsafe withUnsafeBytes { bytes in
            guard start < bytes.count, let base = bytes.baseAddress,
                let found = unsafe memchr(base + start, Int32(byte), bytes.count - start)
            else { return bytes.count }
            return unsafe UnsafeRawPointer(found) - base
        }
    }

    /// Appends what stays another's: `append(contentsOf:)` takes it over, which is counted up and down.
    @inline(__always)
    mutating func append(copying other: borrowing [UInt8]) {
        unsafe other.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }

    /// Appends a non-negative number in decimal without making a `String`.
    mutating func append(decimal number: Int) {
        // Most are short, and a division costs as much as all the rest of this.
        var divisor = 1
        while divisor <= Int.max / 10, number >= divisor &* 10 { divisor &*= 10 }
        var rest = number
        while divisor > 0 {
            append(UInt8(truncatingIfNeeded: 0x30 + rest / divisor))
            rest %= divisor
            divisor /= 10
        }
    }
}
