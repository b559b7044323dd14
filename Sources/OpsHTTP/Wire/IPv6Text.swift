/// What stands between the brackets of an address of IPv6 (RFC 3986 § 3.2.2).
///
/// Addresses of versions yet to come (`[v7.x]`) and zones are refused: nothing here could reach them.
enum IPv6Text {
    /// Eight groups of four hexadecimal digits at the most; `::` stands for the zeros left out.
    static func isValid(_ text: ArraySlice<UInt8>) -> Bool {
        var rest = text
        var groups = 0
        var hasGap = skipGap(&rest)
        while !rest.isEmpty {
            let group = rest.prefix { $0 != UInt8(ascii: ":") }
            rest = rest[group.endIndex...]
            if rest.isEmpty, isIPv4(group) {
                groups += 2
                break
            }
            guard (1...4).contains(group.count), group.allSatisfy({ $0.hexDigit != nil }) else {
                return false
            }
            groups += 1
            guard !rest.isEmpty else { break }
            if skipGap(&rest) {
                guard !hasGap else { return false }
                hasGap = true
            } else {
                rest.removeFirst()
                guard !rest.isEmpty else { return false }
            }
        }
        return hasGap ? groups <= 7 : groups == 8
    }

    private static func skipGap(_ rest: inout ArraySlice<UInt8>) -> Bool {
        guard rest.starts(with: "::".utf8) else { return false }
        rest = rest.dropFirst(2)
        return true
    }

    /// Four numbers up to 255, without leading zeros.
    private static func isIPv4(_ text: ArraySlice<UInt8>) -> Bool {
        let numbers = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return numbers.count == 4
            && numbers.allSatisfy { number in
                (number.decimalNumber ?? 256) < 256
                    && (number.count == 1 || number.first != UInt8(ascii: "0"))
            }
    }
}
