import OpsCore

/// Turns rows into contacts, by a mapping that was checked against the file's headings.
struct RowTranslator: Sendable {
    private let mapping: ContactMapping
    /// Where each column that matters stands.
    private let places: [String: Int]
    private let width: Int

    init(_ mapping: ContactMapping, header: CSVRow) throws(MappingProblem) {
        let names = (0..<header.count).map { header[$0]?.trimmed ?? "" }
        var places: [String: Int] = [:]
        for (index, name) in names.enumerated() where mapping.columns.contains(name) {
            guard places.updateValue(index, forKey: name) == nil else {
                throw .repeatedColumn(name)
            }
        }
        let missing = mapping.columns.filter { places[$0] == nil }
        guard missing.isEmpty else { throw .missingColumns(missing, header: names) }
        self.mapping = mapping
        self.places = places
        width = header.count
    }

    /// The contact of a row; throws why there is none.
    func contact(_ row: CSVRow) throws(RowProblem.Reason) -> ContactDraft {
        guard row.count == width else { throw .wrongCount(found: row.count, expected: width) }
        var draft = ContactDraft()
        draft.needs = [try need(row).rawValue]
        draft.occurredAt = try time(row)
        draft.position = try position(row)
        draft.postcode = try postcode(row)
        draft.name = try text(mapping.name, row)
        draft.phone = try text(mapping.phone, row)
        draft.address = try text(mapping.address, row)
        draft.language = try text(mapping.language, row)
        draft.note = try text(mapping.note, row)
        draft.isAnonymous = mapping.isAnonymous
        return draft
    }

    private func need(_ row: CSVRow) throws(RowProblem.Reason) -> NeedKind {
        if let column = mapping.need.column {
            let kind = try field(column, row)
            if let rule = mapping.need.rules.first(where: { $0.holds(for: kind) }) {
                return rule.need
            }
        }
        guard let standard = mapping.need.standard else {
            throw .noRule(column: mapping.need.column ?? "")
        }
        return standard
    }

    /// Empty when nobody wrote a time; a time that cannot be read is a fault.
    private func time(_ row: CSVRow) throws(RowProblem.Reason) -> String? {
        guard let time = mapping.time else { return nil }
        let typed = try field(time.column, row)
        guard !typed.isEmpty else { return nil }
        guard let instant = time.pattern.instant(typed) else {
            throw .impossibleTime(column: time.column)
        }
        return instant.rfc3339
    }

    /// Without a position when either is missing, is no number or lies outside the globe: the call
    /// is worth more than the place.
    private func position(_ row: CSVRow) throws(RowProblem.Reason) -> ContactDraft.Position? {
        guard let position = mapping.position,
            let latitude = Double(try field(position.latitude, row)),
            let longitude = Double(try field(position.longitude, row)),
            Coordinate(latitude: latitude, longitude: longitude) != nil
        else { return nil }
        return ContactDraft.Position(latitude: latitude, longitude: longitude)
    }

    private func postcode(_ row: CSVRow) throws(RowProblem.Reason) -> String? {
        guard let postcode = mapping.postcode else { return nil }
        var text = try field(postcode.column, row)
        if postcode.keepsDigitsOnly {
            text = String(text.prefix { $0 != "." }.filter { ("0"..."9").contains($0) })
        }
        return text.isEmpty ? nil : text
    }

    private func text(
        _ source: ContactMapping.Source?, _ row: CSVRow
    ) throws(RowProblem.Reason) -> String? {
        switch source {
        case .none: return nil
        case .value(let value): return value
        case .column(let column):
            let text = try field(column, row)
            return text.isEmpty ? nil : text
        }
    }

    /// A field without the blanks around it.
    private func field(_ column: String, _ row: CSVRow) throws(RowProblem.Reason) -> String {
        guard let text = row[places[column] ?? -1] else { throw .notUTF8(column: column) }
        return text.trimmed
    }
}
