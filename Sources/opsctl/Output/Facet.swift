import OpsCore

/// One thing worth showing of what the server describes: a column of a list, a line of a sheet.
struct Facet: Sendable {
    let heading: LocalizedText
    var isNumber = false
    var isFlexible = false
    var isWrapped = false
    let cell: @Sendable (JSONValue, Output) -> Table.Cell

    init(
        fr: String, es: String, en: String, isNumber: Bool = false, isFlexible: Bool = false,
        isWrapped: Bool = false,
        cell: @escaping @Sendable (JSONValue, Output) -> Table.Cell
    ) {
        heading = LocalizedText(fr: fr, es: es, en: en)
        self.isNumber = isNumber
        self.isFlexible = isFlexible || isWrapped
        self.isWrapped = isWrapped
        self.cell = cell
    }

    /// A text or number as it is, found by following `path`.
    static func plain(
        _ path: String..., fr: String, es: String, en: String, isNumber: Bool = false,
        isFlexible: Bool = false
    ) -> Facet {
        Facet(fr: fr, es: es, en: en, isNumber: isNumber, isFlexible: isFlexible) { value, _ in
            Table.Cell(value.found(path)?.shown ?? "")
        }
    }

    /// A code, shown as the word for it.
    static func word(
        _ path: String..., of book: Book, fr: String, es: String, en: String
    ) -> Facet {
        Facet(fr: fr, es: es, en: en) { value, output in
            guard let code = value.found(path)?.text else { return Table.Cell("") }
            return Table.Cell(output.word(code, of: book), Vocabulary.style(code))
        }
    }

    /// A list of codes, shown as the words for them.
    static func words(
        _ path: String..., of book: Book, fr: String, es: String, en: String,
        isFlexible: Bool = false
    ) -> Facet {
        Facet(fr: fr, es: es, en: en, isFlexible: isFlexible) { value, output in
            Table.Cell(output.words(value.found(path), of: book))
        }
    }

    /// Which consents were taken back: it bars nothing, and whoever acts sees it.
    static let consentWithdrawn = Facet(
        fr: "Consentement retiré", es: "Consentimiento retirado", en: "Consent withdrawn"
    ) { value, output in
        Table.Cell(output.words(value["consentWithdrawn"], of: .consentPurpose), .yellow)
    }

    static func time(_ path: String..., fr: String, es: String, en: String) -> Facet {
        Facet(fr: fr, es: es, en: en) { value, output in
            Table.Cell(output.time(value.found(path)))
        }
    }

    static func yesNo(_ path: String..., fr: String, es: String, en: String) -> Facet {
        Facet(fr: fr, es: es, en: en) { value, output in
            switch value.found(path) {
            case .some(.bool(true)): Table.Cell(Vocabulary.yes[output.language])
            case .some(.bool(false)): Table.Cell(Vocabulary.no[output.language])
            default: Table.Cell("")
            }
        }
    }
}

extension JSONValue {
    func found(_ path: [String]) -> JSONValue? {
        var value: JSONValue? = self
        for name in path { value = value?[name] }
        return value
    }

    /// A scalar, a list joined by commas, an object by its members.
    var shown: String {
        switch self {
        case .array(let items): items.map(\.shown).joined(separator: ", ")
        case .object(let object):
            self["code"]?.text
                ?? object.members.filter { $0.value != .null }
                .map { "\($0.name)=\($0.value.shown)" }.joined(separator: " ")
        default: scalar ?? ""
        }
    }
}
