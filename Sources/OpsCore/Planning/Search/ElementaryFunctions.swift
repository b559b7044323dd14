/// Logarithm and exponential from sums and products alone.
///
/// A plan must come out the same on every machine; the functions of a C library may differ in their
/// last bit from one version to the next. Good to about 10⁻¹², which is more than chance needs.
enum ElementaryFunctions {
    private static let logarithmOfTwo = 0.693_147_180_559_945_3

    /// The natural logarithm of a positive, normal number.
    @inline(__always)
    static func logarithm(_ value: Double) -> Double {
        let bits = value.bitPattern
        var exponent = Int(bits >> 52) &- 1_023
        var mantissa = Double(bitPattern: bits & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000)
        if mantissa > 1.414_213_562_373_095 {
            mantissa *= 0.5
            exponent &+= 1
        }
        // ln m = 2 artanh((m - 1) / (m + 1)).
        let ratio = (mantissa - 1) / (mantissa + 1)
        let square = ratio * ratio
        var sum = 1.0 / 15
        sum = sum * square + 1.0 / 13
        sum = sum * square + 1.0 / 11
        sum = sum * square + 1.0 / 9
        sum = sum * square + 1.0 / 7
        sum = sum * square + 1.0 / 5
        sum = sum * square + 1.0 / 3
        sum = sum * square + 1
        return Double(exponent) * logarithmOfTwo + 2 * ratio * sum
    }

    /// e to the power of a number between -700 and 700.
    static func exponential(_ power: Double) -> Double {
        let turns = (power / logarithmOfTwo).rounded()
        let rest = power - turns * logarithmOfTwo
        var sum = 1.0
        for divisor in stride(from: 14.0, through: 1, by: -1) { sum = 1 + sum * rest / divisor }
        return Double(sign: .plus, exponent: Int(turns), significand: sum)
    }
}
