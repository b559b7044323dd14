/// The kinds of member that documents of Ops hold.
extension JSONFields {
    /// A text of 1 to `limit` characters without control characters but tab and line ends.
    package mutating func text(_ name: String, isNeeded: Bool = false, limit: Int) -> String? {
        member(name, isNeeded: isNeeded) { value throws(FieldProblem.Failure) in
            try value.text(limit: limit)
        }
    }

    package mutating func texts(_ name: String, limit: Int, each: Int) -> [String]? {
        elements(name, limit: limit) { value throws(FieldProblem.Failure) in
            try value.text(limit: each)
        }
    }

    package mutating func integer(
        _ name: String, isNeeded: Bool = false, in range: ClosedRange<Int64>
    ) -> Int64? {
        member(name, isNeeded: isNeeded) { value throws(FieldProblem.Failure) in
            guard case .number(let number) = value, let integer = number.integer else {
                throw FieldProblem.Failure(.wrongType(expected: .integer))
            }
            guard range.contains(integer) else { throw FieldProblem.Failure(.outOfRange(range)) }
            return integer
        }
    }

    package mutating func number(_ name: String, isNeeded: Bool = false) -> Double? {
        member(name, isNeeded: isNeeded) { value throws(FieldProblem.Failure) in
            guard case .number(let number) = value else {
                throw FieldProblem.Failure(.wrongType(expected: .number))
            }
            return number.double
        }
    }

    package mutating func flag(_ name: String, isNeeded: Bool = false) -> Bool? {
        member(name, isNeeded: isNeeded) { value throws(FieldProblem.Failure) in
            guard case .bool(let flag) = value else {
                throw FieldProblem.Failure(.wrongType(expected: .boolean))
            }
            return flag
        }
    }

    package mutating func code<Code: RawRepresentable & CaseIterable>(
        _ name: String, isNeeded: Bool = false, of kind: Code.Type = Code.self
    ) -> Code? where Code.RawValue == String {
        member(name, isNeeded: isNeeded) { value throws(FieldProblem.Failure) in
            guard let code = Code(rawValue: try value.text(limit: 64)) else {
                throw FieldProblem.Failure(.unknownCode(allowed: Code.allCases.map(\.rawValue)))
            }
            return code
        }
    }

    package mutating func identifier<Subject>(
        _ name: String, isNeeded: Bool = false, of subject: Subject.Type = Subject.self
    ) -> Identifier<Subject>? {
        member(name, isNeeded: isNeeded) { value throws(FieldProblem.Failure) in
            guard let identifier = Identifier<Subject>(try value.text(limit: 64)) else {
                throw FieldProblem.Failure(.impossibleIdentifier)
            }
            return identifier
        }
    }

    package mutating func instant(_ name: String, isNeeded: Bool = false) -> Instant? {
        member(name, isNeeded: isNeeded) { value throws(FieldProblem.Failure) in
            guard let instant = Instant(rfc3339: try value.text(limit: 64)) else {
                throw FieldProblem.Failure(.impossibleInstant)
            }
            return instant
        }
    }

    package mutating func language(_ name: String, isNeeded: Bool = false) -> LanguageTag? {
        member(name, isNeeded: isNeeded) { value throws(FieldProblem.Failure) in
            guard let language = LanguageTag(try value.text(limit: 64)) else {
                throw FieldProblem.Failure(.impossibleLanguage)
            }
            return language
        }
    }

    package mutating func phone(_ name: String) -> PhoneNumber? {
        member(name, isNeeded: false) { value throws(FieldProblem.Failure) in
            guard let phone = PhoneNumber(try value.text(limit: 64)) else {
                throw FieldProblem.Failure(.impossiblePhoneNumber)
            }
            return phone
        }
    }

    /// `latitude` and `longitude` in degrees: both or neither.
    package mutating func position() -> Coordinate? {
        let latitude = number("latitude", isNeeded: has("longitude"))
        let longitude = number("longitude", isNeeded: has("latitude"))
        guard let latitude, let longitude else { return nil }
        guard let position = Coordinate(latitude: latitude, longitude: longitude) else {
            note(.impossiblePosition, at: "latitude")
            return nil
        }
        return position
    }

    package mutating func localizedText(_ name: String, limit: Int) -> LocalizedText? {
        nested(name, isNeeded: true) { fields in
            guard let fr = fields.text("fr", isNeeded: true, limit: limit),
                let es = fields.text("es", isNeeded: true, limit: limit),
                let en = fields.text("en", isNeeded: true, limit: limit)
            else { return nil }
            return LocalizedText(fr: fr, es: es, en: en)
        }
    }
}

extension JSONValue {
    /// A text of 1 to `limit` characters without control characters but tab and line ends.
    package func text(limit: Int) throws(FieldProblem.Failure) -> String {
        guard case .string(let text) = self else {
            throw FieldProblem.Failure(.wrongType(expected: .string))
        }
        guard !text.isEmpty else { throw FieldProblem.Failure(.empty) }
        let isShort = text.utf8.count <= limit || text.unicodeScalars.count <= limit
        guard isShort else { throw FieldProblem.Failure(.tooLong(limit: limit)) }
        for byte in text.utf8 where byte < 0x20 || byte == 0x7F {
            guard byte == 0x09 || byte == 0x0A || byte == 0x0D else {
                throw FieldProblem.Failure(.controlCharacter)
            }
        }
        return text
    }
}
