/// The shape of postcodes: the journal holds them, so nothing else may pass for one.
package enum Postcode {
    /// Whether a text can be a postcode somewhere: 2 to 10 letters, digits, spaces and hyphens, at
    /// least one digit, and too few digits for a telephone number.
    ///
    /// At most 8 digits, or the nine of `12345-6789`.
    package static func isPossible(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        let digits = bytes.count { (48...57).contains($0) }
        let isPlain = bytes.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-")
        }
        guard isPlain, (2...10).contains(bytes.count), digits > 0 else { return false }
        return digits <= 8 || (digits == 9 && bytes.count == 10 && bytes[5] == UInt8(ascii: "-"))
    }
}

extension JSONFields {
    package mutating func postcode(_ name: String, isNeeded: Bool = false) -> String? {
        member(name, isNeeded: isNeeded) { value throws(FieldProblem.Failure) in
            let text = try value.text(limit: 64)
            guard Postcode.isPossible(text) else {
                throw FieldProblem.Failure(.malformedCode(example: "92120"))
            }
            return text
        }
    }
}
