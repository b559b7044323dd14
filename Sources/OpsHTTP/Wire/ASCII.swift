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
        self[range].equalsIgnoringCase(name)
    }
}

extension ArraySlice<UInt8> {
    func equalsIgnoringCase(_ name: String) -> Bool {
        guard name.utf8.count == count else { return false }
        var position = startIndex
        for byte in name.utf8 {
            guard self[position].lowercased == byte.lowercased else { return false }
            position += 1
        }
        return true
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
    /// Appends a non-negative number in decimal without making a `String`.
    mutating func append(decimal number: Int) {
        var divisor = 1
        while number / divisor >= 10 { divisor *= 10 }
        var rest = number
        while divisor > 0 {
            append(UInt8(truncatingIfNeeded: 0x30 + rest / divisor))
            rest %= divisor
            divisor /= 10
        }
    }
}
