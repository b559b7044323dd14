/// One thing that is wrong with one field of a document: where, what, and so what to do.
package struct FieldProblem: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        case missing
        case unknownField
        case wrongType(expected: ExpectedType)
        case empty
        case tooLong(limit: Int)
        case tooMany(limit: Int)
        case outOfRange(ClosedRange<Int64>)
        case unknownCode(allowed: [String])
        case impossiblePhoneNumber
        case impossiblePosition
        case impossibleLanguage
        case impossibleIdentifier
        /// A code that is not spelled as codes of its kind are.
        case malformedCode(example: String)
        case impossibleInstant
        case controlCharacter
        /// The text holds what looks like the number of a bank card.
        case cardNumber
        /// The secret code of a bank card.
        case cardCode
        case contradicts(otherField: String)
    }

    package enum ExpectedType: Hashable, Sendable {
        case object
        case array
        case string
        case integer
        case number
        case boolean
    }

    /// A JSON Pointer into the document, as a URI fragment (RFC 6901 section 6): `#/person/phone`.
    package let pointer: String
    package let reason: Reason

    package init(pointer: String, reason: Reason) {
        self.pointer = pointer
        self.reason = reason
    }
}

/// A document with one problem or more; those that were found are told at once.
package struct InvalidDocument: Error, Hashable, Sendable {
    /// No more are told: nobody reads on, and a body of ten thousand unknown names would be answered
    /// with twenty times its own length.
    package static let limit = 100

    package let problems: [FieldProblem]

    package init(problems: [FieldProblem]) {
        self.problems = Array(problems.prefix(Self.limit))
    }
}
