/// Letters as they are compared: without case, accents and ligatures.
///
/// People write Lefèvre, LEFEVRE and lefevre for one name, and a keyboard abroad has no è. Latin
/// letters of French, Spanish, Italian, German, Portuguese, Vietnamese and their neighbours become the ASCII
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
        case 0xAA, 0xC0...0xC5, 0xE0...0xE5, 0x100...0x105, 0x1CD, 0x1CE, 0x1E00, 0x1E01, 0x1E9A,
            0x1EA0...0x1EB7:
            "a"
        case 0xC6, 0xE6: "ae"
        case 0xC7, 0xE7, 0x106...0x10D, 0x1E08, 0x1E09: "c"
        case 0xD0, 0xF0, 0x10E...0x111, 0x1E0A...0x1E13: "d"
        case 0xC8...0xCB, 0xE8...0xEB, 0x112...0x11B, 0x1E14...0x1E1D, 0x1EB8...0x1EC7: "e"
        case 0x1E1E, 0x1E1F: "f"
        case 0x11C...0x123, 0x1E6, 0x1E7, 0x1E20, 0x1E21: "g"
        case 0x124...0x127, 0x1E22...0x1E2B, 0x1E96: "h"
        case 0xCC...0xCF, 0xEC...0xEF, 0x128...0x131, 0x1CF, 0x1D0, 0x1E2C...0x1E2F,
            0x1EC8...0x1ECB:
            "i"
        case 0x134...0x135: "j"
        case 0x136...0x138, 0x1E30...0x1E35: "k"
        case 0x139...0x142, 0x1E36...0x1E3D: "l"
        case 0x1E3E...0x1E43: "m"
        case 0xD1, 0xF1, 0x143...0x14B, 0x1E44...0x1E4B: "n"
        case 0xBA, 0xD2...0xD6, 0xD8, 0xF2...0xF6, 0xF8, 0x14C...0x151, 0x1A0, 0x1A1, 0x1D1,
            0x1D2, 0x1E4C...0x1E53, 0x1ECC...0x1EE3:
            "o"
        case 0x152, 0x153: "oe"
        case 0x1E54...0x1E57: "p"
        case 0x154...0x159, 0x1E58...0x1E5F: "r"
        case 0x15A...0x161, 0x218, 0x219, 0x1E60...0x1E69, 0x1E9B: "s"
        case 0xDF, 0x1E9E: "ss"
        case 0x162...0x167, 0x21A, 0x21B, 0x1E6A...0x1E71, 0x1E97: "t"
        case 0xDE, 0xFE: "th"
        case 0xD9...0xDC, 0xF9...0xFC, 0x168...0x173, 0x1AF, 0x1B0, 0x1D3...0x1DC, 0x1E72...0x1E7B,
            0x1EE4...0x1EF1:
            "u"
        case 0x1E7C...0x1E7F: "v"
        case 0x174...0x175, 0x1E80...0x1E89, 0x1E98: "w"
        case 0x1E8A...0x1E8D: "x"
        case 0xDD, 0xFD, 0xFF, 0x176...0x178, 0x1E8E, 0x1E8F, 0x1E99, 0x1EF2...0x1EF9: "y"
        case 0x179...0x17E, 0x1E90...0x1E95: "z"
        default: nil
        }
    }
}
