/// Letters as they are compared: without case, accents and ligatures.
///
/// People write Lefèvre, LEFEVRE and lefevre for one name, and a keyboard abroad has no è. Latin
/// letters of French, Spanish, Italian, German, Portuguese and their neighbours become the ASCII
/// letters that are written for them (Unicode's decompositions, and ß ss, œ oe, æ ae, ø o, ł l,
/// which have none). Letters of other scripts stay, in lower case: they are compared as they are.
enum LetterFolding {
    /// What a scalar is within a name.
    enum Part {
        /// It was appended.
        case letter
        /// An accent that stands alone, as in decomposed text: it counts for nothing.
        case mark
        case apostrophe
        case gap
    }

    /// Appends the letters or the digit that a scalar stands for.
    static func fold(_ scalar: Unicode.Scalar, into bytes: inout [UInt8]) -> Part {
        switch scalar.value {
        case 0x61...0x7A, 0x30...0x39: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
        case 0x41...0x5A: bytes.append(UInt8(truncatingIfNeeded: scalar.value) | 0x20)
        case 0x27, 0x2018, 0x2019, 0x02BC, 0x60, 0xB4: return .apostrophe
        case 0..<0xAA: return .gap
        case 0x300...0x36F: return .mark
        default: return foldBeyondASCII(scalar, into: &bytes)
        }
        return .letter
    }

    private static func foldBeyondASCII(
        _ scalar: Unicode.Scalar, into bytes: inout [UInt8]
    ) -> Part {
        if let letters = latin(scalar.value) {
            bytes += letters.utf8
            return .letter
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .format, .modifierLetter: return .mark
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .spacingMark,
            .decimalNumber:
            bytes += scalar.properties.lowercaseMapping.utf8
            return .letter
        default: return .gap
        }
    }

    /// What is written in ASCII for a Latin letter; nil for anything else.
    private static func latin(_ value: UInt32) -> String? {
        switch value {
        case 0xAA, 0xC0...0xC5, 0xE0...0xE5, 0x100...0x105: "a"
        case 0xC6, 0xE6: "ae"
        case 0xC7, 0xE7, 0x106...0x10D: "c"
        case 0xD0, 0xF0, 0x10E...0x111: "d"
        case 0xC8...0xCB, 0xE8...0xEB, 0x112...0x11B: "e"
        case 0x11C...0x123: "g"
        case 0x124...0x127: "h"
        case 0xCC...0xCF, 0xEC...0xEF, 0x128...0x131: "i"
        case 0x134...0x135: "j"
        case 0x136...0x138: "k"
        case 0x139...0x142: "l"
        case 0xD1, 0xF1, 0x143...0x14B: "n"
        case 0xBA, 0xD2...0xD6, 0xD8, 0xF2...0xF6, 0xF8, 0x14C...0x151: "o"
        case 0x152, 0x153: "oe"
        case 0x154...0x159: "r"
        case 0x15A...0x161, 0x218, 0x219: "s"
        case 0xDF, 0x1E9E: "ss"
        case 0x162...0x167, 0x21A, 0x21B: "t"
        case 0xDE, 0xFE: "th"
        case 0xD9...0xDC, 0xF9...0xFC, 0x168...0x173: "u"
        case 0x174...0x175: "w"
        case 0xDD, 0xFD, 0xFF, 0x176...0x178: "y"
        case 0x179...0x17E: "z"
        default: nil
        }
    }
}
