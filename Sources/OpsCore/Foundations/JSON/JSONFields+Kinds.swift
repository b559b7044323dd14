/// The kinds of member that documents of Ops hold.
extension JSONFields {
    /// A text of 1 to `limit` characters without control characters but tab and line ends.
    package mutating func text(_ name: String, isNeeded: Bool = false, limit: Int) -> String? {
        read(name, isNeeded: isNeeded) { tape, place throws(FieldProblem.Failure) in
            try tape.text(at: place, limit: limit)
        }
    }

    /// Any text, as it came from a machine that nobody can ask to write it otherwise.
    package mutating func raw(_ name: String, isNeeded: Bool = false) -> String? {
        read(name, isNeeded: isNeeded) { tape, place throws(FieldProblem.Failure) in
            guard case .string(let text) = tape.value(at: place) else {
                throw FieldProblem.Failure(.wrongType(expected: .string))
            }
            return text
        }
    }

    /// `text` in people's own words: the number of a bank card has no place in them, nor its code; a door may have one.
    package mutating func words(_ name: String, isNeeded: Bool = false, limit: Int) -> String? {
        read(name, isNeeded: isNeeded) { tape, place throws(FieldProblem.Failure) in
            let text = try tape.text(at: place, limit: limit)
            guard !CardNumber.isLikely(in: text) else { throw FieldProblem.Failure(.cardNumber) }
            guard name == "entryCode" || !CardCode.isLikely(in: text) else {
                throw FieldProblem.Failure(.cardCode)
            }
            return text
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
        read(name, isNeeded: isNeeded) { tape, place throws(FieldProblem.Failure) in
            guard let integer = tape.integer(at: place) else {
                throw FieldProblem.Failure(.wrongType(expected: .integer))
            }
            guard range.contains(integer) else { throw FieldProblem.Failure(.outOfRange(range)) }
            return integer
        }
    }

    package mutating func number(_ name: String, isNeeded: Bool = false) -> Double? {
        read(name, isNeeded: isNeeded) { tape, place throws(FieldProblem.Failure) in
            guard let number = tape.double(at: place) else {
                throw FieldProblem.Failure(.wrongType(expected: .number))
            }
            return number
        }
    }

    package mutating func flag(_ name: String, isNeeded: Bool = false) -> Bool? {
        read(name, isNeeded: isNeeded) { tape, place throws(FieldProblem.Failure) in
            switch tape.items[place].kind {
            case .yes: return true
            case .no: return false
            default: throw FieldProblem.Failure(.wrongType(expected: .boolean))
            }
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
        identity(name, isNeeded: isNeeded).map { Identifier(high: $0.high, low: $0.low) }
    }

    /// The bits of an identity, of whatever it is the identity.
    private mutating func identity(_ name: String, isNeeded: Bool) -> (high: UInt64, low: UInt64)? {
        read(name, isNeeded: isNeeded) { tape, place throws(FieldProblem.Failure) in
            if let plain = tape.plain(place, { Identifier<Void>(utf8: $0) }) {
                return (plain.high, plain.low)
            }
            guard let identifier = Identifier<Void>(try tape.text(at: place, limit: 64)) else {
                throw FieldProblem.Failure(.impossibleIdentifier)
            }
            return (identifier.high, identifier.low)
        }
    }

    package mutating func instant(_ name: String, isNeeded: Bool = false) -> Instant? {
        read(name, isNeeded: isNeeded) { tape, place throws(FieldProblem.Failure) in
            if let plain = tape.plain(place, { Instant(canonical: $0) }) { return plain }
            guard let instant = Instant(rfc3339: try tape.text(at: place, limit: 64)) else {
                throw FieldProblem.Failure(.impossibleInstant)
            }
            return instant
        }
    }

    package mutating func language(_ name: String, isNeeded: Bool = false) -> LanguageTag? {
        read(name, isNeeded: isNeeded) { tape, place throws(FieldProblem.Failure) in
            guard let language = LanguageTag(try tape.text(at: place, limit: 64)) else {
                throw FieldProblem.Failure(.impossibleLanguage)
            }
            return language
        }
    }

    /// The same as somebody says it now: one that there is.
    package mutating func saidLanguage(_ name: String) -> LanguageTag? {
        read(name, isNeeded: false) { tape, place throws(FieldProblem.Failure) in
            guard let language = LanguageTag.said(try tape.text(at: place, limit: 64)) else {
                throw FieldProblem.Failure(.impossibleLanguage)
            }
            return language
        }
    }

    package mutating func phone(_ name: String) -> PhoneNumber? {
        let country = dialledFrom
        return read(name, isNeeded: false) { tape, place throws(FieldProblem.Failure) in
            let typed = try tape.text(at: place, limit: 64)
            guard let phone = PhoneNumber(typed, in: country) else {
                throw FieldProblem.Failure(.impossiblePhoneNumber)
            }
            return phone
        }
    }

    /// `latitude` and `longitude` in degrees: both or neither.
    package mutating func position(isNeeded: Bool = false) -> Coordinate? {
        let latitude = number("latitude", isNeeded: isNeeded || has("longitude"))
        let longitude = number("longitude", isNeeded: isNeeded || has("latitude"))
        guard let latitude, let longitude else { return nil }
        guard let position = Coordinate(latitude: latitude, longitude: longitude) else {
            note(.impossiblePosition, at: "latitude")
            return nil
        }
        return position
    }

    package mutating func localizedText(
        _ name: String, isNeeded: Bool = true, limit: Int
    ) -> LocalizedText? {
        nested(name, isNeeded: isNeeded) { fields in
            guard let fr = fields.text("fr", isNeeded: true, limit: limit),
                let es = fields.text("es", isNeeded: true, limit: limit),
                let en = fields.text("en", isNeeded: true, limit: limit)
            else { return nil }
            return LocalizedText(fr: fr, es: es, en: en)
        }
    }
}

extension JSONFields {
    /// Reads a member where it stands, without making a `JSONValue` of it first.
    mutating func read<Value>(
        _ name: String, isNeeded: Bool,
        _ convert: (JSONTape, Int) throws(FieldProblem.Failure) -> Value
    ) -> Value? {
        guard let place = place(of: name, isNeeded: isNeeded) else { return nil }
        do {
            return try convert(tape, place)
        } catch {
            note(error.reason, at: name)
            return nil
        }
    }
}

extension JSONTape {
    /// What `convert` makes of the bytes of a string that is written without escapes, in ASCII.
    func plain<Value>(_ place: Int, _ convert: (Span<UInt8>) -> Value?) -> Value? {
        let item = items[place]
        guard item.isPlain else { return nil }
        return convert(bytes.span.extracting(item.start..<item.end))
    }

    /// A text of 1 to `limit` characters without control characters but tab and line ends.
    func text(at place: Int, limit: Int) throws(FieldProblem.Failure) -> String {
        let item = items[place]
        let length = item.end &- item.start
        if item.isPlain, length > 0, length <= limit,
            !bytes.span.extracting(item.start..<item.end).holdsControlCharacter
        {
            return item.string(in: bytes.span)
        }
        return try value(at: place).text(limit: limit)  // which says what is wrong, if anything is
    }

    /// Nil unless the value is a number that was written without fraction or exponent and fits.
    func integer(at place: Int) -> Int64? {
        let item = items[place]
        guard item.kind == .number else { return nil }
        if let short = bytes.span.extracting(item.start..<item.end).shortInteger { return short }
        return JSONNumber(text: item.string(in: bytes.span)).whole
    }

    /// The nearest double; nil when the value is no number.
    func double(at place: Int) -> Double? {
        let item = items[place]
        guard item.kind == .number else { return nil }
        return bytes.span.extracting(item.start..<item.end).shortDecimal
            ?? JSONNumber(text: item.string(in: bytes.span)).double
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
        guard !text.utf8.span.holdsControlCharacter else {
            throw FieldProblem.Failure(.controlCharacter)
        }
        return text
    }
}

extension Span<UInt8> {
    /// Whether a control character other than tab and line ends is among the bytes.
    var holdsControlCharacter: Bool {
        for index in indices {
            switch self[index] {
            case 0x09, 0x0A, 0x0D: continue
            case 0..<0x20, 0x7F: return true
            default: continue
            }
        }
        return false
    }
}
