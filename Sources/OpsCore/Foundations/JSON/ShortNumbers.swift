/// Numbers as they mostly are, read from their bytes without making a text of them.
///
/// Their grammar has been checked by the parser.
extension Span<UInt8> {
    /// The number that up to 18 digits write, after a minus or not; nil for anything else.
    var shortInteger: Int64? {
        guard let first = indices.first else { return nil }
        let isNegative = self[first] == UInt8(ascii: "-")
        guard count <= 18 else { return nil }
        var number: Int64 = 0
        for index in (isNegative ? 1 : 0)..<count {
            let digit = self[index] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            number = number &* 10 &+ Int64(digit)
        }
        return isNegative ? -number : number
    }

    /// The number that up to 15 digits write, with a point among them or not; nil for anything else.
    ///
    /// Such digits and such a power of ten are whole in a double, so their one division is rounded as
    /// the number itself would be (Clinger, "How to read floating point numbers accurately").
    var shortDecimal: Double? {
        guard count > 0, count <= 16 else { return nil }
        let isNegative = self[0] == UInt8(ascii: "-")
        var digits: Int64 = 0
        var scale: Int64 = 0
        for index in (isNegative ? 1 : 0)..<count {
            let digit = self[index] &- UInt8(ascii: "0")
            if digit < 10 {
                digits = digits &* 10 &+ Int64(digit)
                scale = scale &* 10
            } else if self[index] == UInt8(ascii: "."), scale == 0 {
                scale = 1
            } else {
                return nil
            }
        }
        guard digits < 1_000_000_000_000_000 else { return nil }
        let size = Double(digits) / Double(Swift.max(scale, 1))
        return isNegative ? -size : size
    }
}
