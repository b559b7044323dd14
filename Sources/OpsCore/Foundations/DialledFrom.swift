/// The country in which numbers without a country's code are dialled: what they mean there.
///
/// A setting of the house, never a guess. A country is in this table when the shapes of its national numbers are
/// known; elsewhere, and in a house that serves several countries, numbers are said with `+` and the code.
package enum DialledFrom: String, CaseIterable, Sendable {
    case belgium = "BE"
    case britain = "GB"
    case france = "FR"
    case italy = "IT"
    case portugal = "PT"
    case spain = "ES"
    case switzerland = "CH"

    /// The code of the country: `33`.
    package var code: String {
        switch self {
        case .belgium: "32"
        case .britain: "44"
        case .france: "33"
        case .italy: "39"
        case .portugal: "351"
        case .spain: "34"
        case .switzerland: "41"
        }
    }

    /// Whether a zero is dialled inside the country that is left out from abroad; in Italy it is part of the number.
    package var hasTrunkZero: Bool {
        switch self {
        case .belgium, .britain, .france, .switzerland: true
        case .italy, .portugal, .spain: false
        }
    }

    /// How a national number begins, without the zero that is left out from abroad, and how many digits it has.
    package struct Shape: Hashable, Sendable {
        package let first: ClosedRange<UInt8>
        package let digits: ClosedRange<Int>
    }

    /// Each digit with which a number begins stands in one of these.
    package var shapes: [Shape] {
        switch self {
        case .france, .switzerland: [Shape(first: 1...9, digits: 9...9)]
        // Mobile telephones, and Liège with fewer.
        case .belgium:
            [
                Shape(first: 1...3, digits: 8...8), Shape(first: 4...4, digits: 8...9),
                Shape(first: 5...9, digits: 8...8),
            ]
        case .britain:
            [Shape(first: 1...1, digits: 9...10), Shape(first: 2...9, digits: 10...10)]
        // Towns with their zero, mobile telephones, free numbers.
        case .italy:
            [
                Shape(first: 0...0, digits: 6...11), Shape(first: 3...3, digits: 9...10),
                Shape(first: 8...8, digits: 9...9),
            ]
        case .portugal: [Shape(first: 2...3, digits: 9...9), Shape(first: 7...9, digits: 9...9)]
        case .spain: [Shape(first: 6...9, digits: 9...9)]
        }
    }

    /// The digits as they are dialled from abroad, without `+`; nil where nobody has such a number.
    func international(_ digits: [UInt8]) -> [UInt8]? {
        var national = digits[...]
        if hasTrunkZero {
            guard national.first == UInt8(ascii: "0") else { return nil }
            national.removeFirst()
        }
        guard let first = national.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first),
            shapes.contains(where: { shape in
                shape.first.contains(first - UInt8(ascii: "0"))
                    && shape.digits.contains(national.count)
            })
        else { return nil }
        return Array(code.utf8) + national
    }
}
