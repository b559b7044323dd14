import OpsCore

/// A mapping as a JSON document.
extension ContactMapping {
    private static let ruleLimit = 10_000

    init(json bytes: [UInt8]) throws(MappingProblem) {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONParser.value(of: bytes, limits: .file)
        } catch {
            throw .notJSON(error)
        }
        do throws(InvalidDocument) {
            self = try JSONFields.read(value) { fields in ContactMapping(from: &fields) }
        } catch {
            throw .invalid(error)
        }
    }

    private init?(from fields: inout JSONFields) {
        _ = fields.text("$schema", limit: 200)
        _ = fields.text("comment", limit: 4_000)
        separator = Self.separator(from: &fields)
        let need = fields.nested("need", isNeeded: true) { Need(from: &$0) }
        time = fields.nested("time", isNeeded: false) { Time(from: &$0) }
        position = fields.nested("position", isNeeded: false) { Position(from: &$0) }
        postcode = fields.nested("postcode", isNeeded: false) { Postcode(from: &$0) }
        name = fields.nested("name", isNeeded: false) { Source(from: &$0) }
        phone = fields.nested("phone", isNeeded: false) { Source(from: &$0) }
        address = fields.nested("address", isNeeded: false) { Source(from: &$0) }
        language = fields.nested("language", isNeeded: false) { Source(from: &$0) }
        note = fields.nested("note", isNeeded: false) { Source(from: &$0) }
        isAnonymous = fields.flag("anonymous") ?? false
        if isAnonymous {
            for member in ["name", "phone", "address"] where fields.has(member) {
                fields.note(.contradicts(otherField: "anonymous"), at: member)
            }
        }
        guard let need else { return nil }
        self.need = need
    }

    private static func separator(from fields: inout JSONFields) -> UInt8 {
        let allowed = [",", ";", "\t", "|"]
        guard let text = fields.text("separator", limit: 1) else { return UInt8(ascii: ",") }
        guard allowed.contains(text), let byte = text.utf8.first else {
            fields.note(.unknownCode(allowed: allowed), at: "separator")
            return UInt8(ascii: ",")
        }
        return byte
    }
}

extension ContactMapping.Source {
    /// `{"column": …}` or `{"value": …}`.
    fileprivate init?(from fields: inout JSONFields) {
        let column = fields.text("column", limit: 200)
        let value = fields.text("value", limit: 4_000)
        switch (column, value) {
        case (let column?, nil): self = .column(column)
        case (nil, let value?): self = .value(value)
        case (.some, .some):
            fields.note(.contradicts(otherField: "column"), at: "value")
            return nil
        case (nil, nil):
            fields.note(.missing, at: "column")
            return nil
        }
    }
}

extension ContactMapping.Time {
    fileprivate init?(from fields: inout JSONFields) {
        let column = fields.text("column", isNeeded: true, limit: 200)
        let format = fields.text("format", isNeeded: true, limit: 64)
        let offset = fields.text("offset", limit: 6) ?? "Z"
        guard let column, let format else { return nil }
        guard let minutes = TimePattern.offsetMinutes(offset) else {
            fields.note(.impossibleInstant, at: "offset")
            return nil
        }
        guard let pattern = TimePattern(format, offsetMinutes: minutes) else {
            fields.note(.impossibleInstant, at: "format")
            return nil
        }
        self.init(column: column, pattern: pattern)
    }
}

extension ContactMapping.Position {
    fileprivate init?(from fields: inout JSONFields) {
        let latitude = fields.text("latitude", isNeeded: true, limit: 200)
        let longitude = fields.text("longitude", isNeeded: true, limit: 200)
        guard let latitude, let longitude else { return nil }
        self.init(latitude: latitude, longitude: longitude)
    }
}

extension ContactMapping.Postcode {
    fileprivate init?(from fields: inout JSONFields) {
        let column = fields.text("column", isNeeded: true, limit: 200)
        let digits = fields.flag("digitsOnly") ?? false
        guard let column else { return nil }
        self.init(column: column, keepsDigitsOnly: digits)
    }
}

extension ContactMapping.Need {
    fileprivate init?(from fields: inout JSONFields) {
        column = fields.text("column", limit: 200)
        standard = fields.need("default")
        rules =
            fields.list("rules", isNeeded: false, limit: ContactMapping.ruleLimit) {
                NeedRule(from: &$0)
            } ?? []
        if column == nil, standard == nil { fields.note(.missing, at: "column") }
        if column == nil, !rules.isEmpty { fields.note(.missing, at: "column") }
        if rules.isEmpty, standard == nil { fields.note(.missing, at: "rules") }
    }
}

extension NeedRule {
    fileprivate init?(from fields: inout JSONFields) {
        let need = fields.need("need", isNeeded: true)
        let tests = [
            fields.text("equals", limit: 200).map { Test.equals($0.lowercased()) },
            fields.text("prefix", limit: 200).map { Test.prefix($0.lowercased()) },
            fields.text("contains", limit: 200).map { Test.contains($0.lowercased()) },
        ].compactMap(\.self)
        guard let test = tests.first else {
            fields.note(.missing, at: "equals")
            return nil
        }
        if tests.count > 1 { fields.note(.contradicts(otherField: "prefix"), at: "equals") }
        guard let need else { return nil }
        self.init(test: test, need: need)
    }
}
