/// The shape of postcodes: the journal holds them, so nothing else may pass for one.
package enum Postcode {
    /// Whether a text can be a postcode somewhere: 2 to 10 letters, digits, spaces and hyphens, at
    /// least one digit, and too few digits for a telephone number.
    ///
    /// At most 8 digits, or the nine of `12345-6789`.
    package static func isPossible(_ text: String) -> Bool {
        let bytes = text.utf8.span
        guard (2...10).contains(bytes.count) else { return false }
        var digits = 0
        for index in bytes.indices {
            switch bytes[index] {
            case 48...57: digits += 1
            case 65...90, 97...122, UInt8(ascii: " "), UInt8(ascii: "-"): continue
            default: return false
            }
        }
        guard digits > 0 else { return false }
        return digits <= 8 || (digits == 9 && bytes.count == 10 && bytes[5] == UInt8(ascii: "-"))
    }

    /// As it is looked up: `92 120`, `92-120` and `F-92120` are 92120.
    ///
    /// Only what is five digits but for spaces, hyphens and the letters of a country before a hyphen: elsewhere they are part
    /// of the postcode.
    package static func canonical(_ text: String) -> String {
        // Nearly all are typed so: nothing is copied.
        guard text.utf8.contains(where: { !(48...57).contains($0) }) else { return text }
        var rest = Substring(text)
        if let hyphen = rest.firstIndex(of: "-"), (1...3).contains(rest[..<hyphen].utf8.count),
            rest[..<hyphen].utf8.allSatisfy({ $0 > 64 })
        {
            rest = rest[rest.index(after: hyphen)...]
        }
        let kept = rest.filter { $0 != " " && $0 != "-" }
        guard kept.utf8.count == 5, kept.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return text
        }
        return String(kept)
    }
}

extension JSONFields {
    package mutating func postcode(_ name: String, isNeeded: Bool = false) -> String? {
        read(name, isNeeded: isNeeded) { tape, place throws(FieldProblem.Failure) in
            let text = try tape.text(at: place, limit: 64)
            guard Postcode.isPossible(text) else {
                throw FieldProblem.Failure(.malformedCode(example: "92120"))
            }
            return Postcode.canonical(text)
        }
    }
}
