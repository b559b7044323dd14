/// Reads the members of one JSON object by name, noting every problem on the way.
///
/// What is not asked for is refused at the end: a field that is silently passed over is a wish
/// that somebody believes was heard. Each reader answers nil when it has noted a problem or when an
/// optional member is absent; `finish()` throws everything at once.
package struct JSONFields {
    let tape: JSONTape
    /// Where telephone numbers without a country's code are dialled; nil where nobody said.
    let dialledFrom: DialledFrom?
    /// Where the object stands among the items.
    private let object: Int
    private var asked = MemberMarks()
    /// The member behind the one that was asked for last.
    private var likely: JSONTape.Member
    /// Their pointers begin at this object: where it lies itself is told by whoever opened it.
    private var problems: [FieldProblem] = []

    private init(_ tape: JSONTape, object: Int, numbers: DialledFrom?) {
        self.tape = tape
        dialledFrom = numbers
        self.object = object
        likely = JSONTape.Member(name: object + 1, ordinal: 0)
    }

    /// Reads a whole document, which must be an object.
    ///
    /// `numbers` is the country of telephone numbers that people typed without its code.
    package static func read<Value>(
        _ value: JSONValue, numbers: DialledFrom? = nil, _ body: (inout JSONFields) -> Value?
    ) throws(InvalidDocument) -> Value {
        var fields = try JSONFields(document: value, numbers)
        let result = body(&fields)
        try fields.finish()
        guard let result else { throw InvalidDocument(problems: []) }
        return result
    }

    private init(document: JSONValue, _ numbers: DialledFrom?) throws(InvalidDocument) {
        guard case .object(let object) = document else {
            throw InvalidDocument(problems: [
                FieldProblem(pointer: "#", reason: .wrongType(expected: .object))
            ])
        }
        self.init(object.tape, object: object.place, numbers: numbers)
    }

    private mutating func finish() throws(InvalidDocument) {
        noteUnknown()
        guard problems.isEmpty else {
            throw InvalidDocument(problems: problems.map { $0.under("#") })
        }
    }

    /// Whether the member is there; null counts as absent.
    package func has(_ name: String) -> Bool {
        tape.member(name, of: object, likely: likely).map { tape.items[$0.place].kind != .null }
            ?? false
    }

    package mutating func note(_ reason: FieldProblem.Reason, at name: String) {
        problems.append(FieldProblem(pointer: JSONPointer.to(name), reason: reason))
    }

    /// Notes a problem in a member of an element of a list, found once the whole list was read.
    package mutating func note(
        _ reason: FieldProblem.Reason, at name: String, ofElement index: Int, in list: String
    ) {
        let place = JSONPointer.to(list) + "/\(index)/" + name
        problems.append(FieldProblem(pointer: place, reason: reason))
    }

    /// Where the member's value stands on the tape; null counts as absent.
    mutating func place(of name: String, isNeeded: Bool) -> Int? {
        if let member = tape.member(name, of: object, likely: likely) {
            asked.insert(member.ordinal)
            likely.name = tape.items[member.place].next(after: member.place)
            likely.ordinal = member.ordinal + 1
            if tape.items[member.place].kind != .null { return member.place }
        }
        if isNeeded { note(.missing, at: name) }
        return nil
    }

    /// The member as it is; null counts as absent.
    package mutating func value(_ name: String, isNeeded: Bool = false) -> JSONValue? {
        place(of: name, isNeeded: isNeeded).map { tape.value(at: $0) }
    }

    /// Reads a member by `convert`, which answers why when it cannot.
    package mutating func member<Value>(
        _ name: String, isNeeded: Bool,
        _ convert: (JSONValue) throws(FieldProblem.Failure) -> Value
    ) -> Value? {
        guard let value = value(name, isNeeded: isNeeded) else { return nil }
        do {
            return try convert(value)
        } catch {
            note(error.reason, at: name)
            return nil
        }
    }

    private mutating func noteUnknown() {
        guard asked.count < tape.items[object].start else { return }
        var ordinal = 0
        var place = object + 1
        while place < tape.items[object].end {
            if !asked.contains(ordinal) {
                let name = tape.items[place].string(in: tape.bytes.span)
                note(
                    .unknownField,
                    at: String(String.UnicodeScalarView(name.unicodeScalars.prefix(64))))
            }
            ordinal += 1
            place = tape.items[place + 1].next(after: place + 1)
        }
    }
}

/// Objects within the object.
extension JSONFields {
    package mutating func nested<Value>(
        _ name: String, isNeeded: Bool, _ body: (inout JSONFields) -> Value?
    ) -> Value? {
        guard var fields = open(name, isNeeded: isNeeded) else { return nil }
        let result = body(&fields)
        return close(fields, at: name, element: nil) ? result : nil
    }

    /// Reads an object that changes what the caller holds, instead of making a value.
    ///
    /// - Returns: whether it was there and without a problem.
    @discardableResult
    package mutating func within(
        _ name: String, isNeeded: Bool = false, _ body: (inout JSONFields) -> Void
    ) -> Bool {
        guard var fields = open(name, isNeeded: isNeeded) else { return false }
        body(&fields)
        return close(fields, at: name, element: nil)
    }

    /// Reads a list of objects, each of which changes what the caller holds.
    ///
    /// Not generic, unlike `list`: a module above runs it as it is compiled here.
    ///
    /// - Returns: whether the list was there and all of it without a problem.
    package mutating func each(
        _ name: String, isNeeded: Bool = false, limit: Int, _ body: (inout JSONFields) -> Void
    ) -> Bool {
        guard let places = places(name, isNeeded: isNeeded, limit: limit) else { return false }
        var isClean = true
        for (index, place) in places.enumerated() {
            guard var fields = open(place, at: name, element: index) else {
                isClean = false
                continue
            }
            body(&fields)
            if !close(fields, at: name, element: index) { isClean = false }
        }
        return isClean
    }

    package mutating func list<Value>(
        _ name: String, isNeeded: Bool, limit: Int, _ body: (inout JSONFields) -> Value?
    ) -> [Value]? {
        guard let places = places(name, isNeeded: isNeeded, limit: limit) else { return nil }
        var values: [Value] = []
        values.reserveCapacity(places.count)
        for (index, place) in places.enumerated() {
            guard var fields = open(place, at: name, element: index) else { continue }
            let result = body(&fields)
            if close(fields, at: name, element: index), let result { values.append(result) }
        }
        return values.count == places.count ? values : nil
    }

    package mutating func elements<Value>(
        _ name: String, isNeeded: Bool = false, limit: Int,
        _ convert: (JSONValue) throws(FieldProblem.Failure) -> Value
    ) -> [Value]? {
        guard let places = places(name, isNeeded: isNeeded, limit: limit) else { return nil }
        var values: [Value] = []
        values.reserveCapacity(places.count)
        for (index, place) in places.enumerated() {
            do {
                values.append(try convert(tape.value(at: place)))
            } catch {
                note(error.reason, at: name, element: index)
            }
        }
        return values.count == places.count ? values : nil
    }

    private mutating func open(_ name: String, isNeeded: Bool) -> JSONFields? {
        guard let place = place(of: name, isNeeded: isNeeded) else { return nil }
        return open(place, at: name, element: nil)
    }

    private mutating func open(_ place: Int, at name: String, element: Int?) -> JSONFields? {
        guard tape.items[place].kind == .object else {
            note(.wrongType(expected: .object), at: name, element: element)
            return nil
        }
        return JSONFields(tape, object: place, numbers: dialledFrom)
    }

    /// Takes over what was noted within; answers whether that is nothing.
    private mutating func close(_ fields: JSONFields, at name: String, element: Int?) -> Bool {
        var fields = fields
        fields.noteUnknown()
        guard !fields.problems.isEmpty else { return true }
        let pointer = JSONPointer.to(name, element: element)
        problems.append(contentsOf: fields.problems.map { $0.under(pointer) })
        return false
    }

    /// Where the elements of a list stand on the tape.
    private mutating func places(_ name: String, isNeeded: Bool, limit: Int) -> [Int]? {
        guard let list = place(of: name, isNeeded: isNeeded) else { return nil }
        guard tape.items[list].kind == .array else {
            note(.wrongType(expected: .array), at: name)
            return nil
        }
        guard tape.items[list].start <= limit else {
            note(.tooMany(limit: limit), at: name)
            return nil
        }
        return tape.places(ofElementsOf: list)
    }

    private mutating func note(
        _ reason: FieldProblem.Reason, at name: String, element: Int?
    ) {
        let pointer = JSONPointer.to(name, element: element)
        problems.append(FieldProblem(pointer: pointer, reason: reason))
    }
}

extension FieldProblem {
    /// A reason whose place is known to the caller.
    package struct Failure: Error {
        package let reason: Reason

        package init(_ reason: Reason) {
            self.reason = reason
        }
    }

    /// The same problem, seen from where the object lies in which it was found.
    fileprivate func under(_ place: String) -> FieldProblem {
        FieldProblem(pointer: place + pointer, reason: reason)
    }
}
