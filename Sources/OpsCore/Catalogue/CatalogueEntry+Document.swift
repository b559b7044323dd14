/// An entry as a JSON document: in the seeds, in the journal, in the API.
extension CatalogueEntry {
    /// Reads an entry; `version` comes from the document when it has one, else is 1.
    package init?(from fields: inout JSONFields) {
        let slug = fields.slug("slug", isNeeded: true)
        let version = fields.integer("version", in: 1...1_000_000) ?? 1
        let kind = fields.code("kind", isNeeded: true, of: EntryKind.self)
        let season = fields.text("season", limit: 40)
        let origin = fields.text("origin", isNeeded: true, limit: 200)
        let dates = fields.texts("dates", limit: 20, each: 40) ?? []
        let sources = fields.list("sources", isNeeded: true, limit: 50) { Source(from: &$0) }
        let name = fields.localizedText("name", limit: 200)
        let summary = fields.localizedText("summary", limit: 2_000)
        let translation = fields.nested("translation", isNeeded: true) { fields in
            Self.translation(from: &fields)
        }
        let figures = fields.list("figures", isNeeded: false, limit: 100) { Figure(from: &$0) }
        let related = fields.elements("related", limit: 50) { value throws(FieldProblem.Failure) in
            guard let slug = Slug(try value.text(limit: 80)) else {
                throw FieldProblem.Failure(.malformedCode(example: "croix-rouge-chez-vous"))
            }
            return slug
        }
        guard let slug, let kind, let origin, let sources, let name, let summary, let translation
        else { return nil }
        self.init(
            slug: slug, version: version, kind: kind, season: season, origin: origin, dates: dates,
            sources: sources, name: name, summary: summary, translation: translation,
            figures: figures ?? [], related: related ?? [])
    }

    private static func translation(
        from fields: inout JSONFields
    ) -> [PublicationLanguage: TranslationState] {
        var states: [PublicationLanguage: TranslationState] = [:]
        for language in PublicationLanguage.allCases {
            states[language] = fields.code(language.rawValue, isNeeded: true)
        }
        return states
    }

    package func write(into json: inout JSONWriter) {
        json.member("slug", slug.text)
        json.member("version", version)
        json.member("kind", kind.rawValue)
        json.member("season", season)
        json.member("origin", origin)
        json.member("dates", dates)
        json.member("sources", each: sources) { json, source in source.write(into: &json) }
        json.member("name", name)
        json.member("summary", summary)
        json.key("translation")
        json.beginObject()
        for language in PublicationLanguage.allCases {
            json.key(dynamic: language.rawValue)
            json.value(translation[language, default: .missing].rawValue)
        }
        json.endObject()
        json.member("figures", each: figures) { json, figure in figure.write(into: &json) }
        json.member("related", related.map(\.text))
    }
}

extension CatalogueEntry.Source {
    init?(from fields: inout JSONFields) {
        let id = fields.text("id", isNeeded: true, limit: 20)
        let title = fields.text("title", isNeeded: true, limit: 300)
        let address = fields.text("address", limit: 500)
        guard let id, let title else { return nil }
        self.init(id: id, title: title, address: address)
    }

    func write(into json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("title", title)
        json.member("address", address)
        json.endObject()
    }
}

extension CatalogueEntry.Figure {
    init?(from fields: inout JSONFields) {
        let measure = fields.localizedText("measure", limit: 300)
        let statements = fields.list("statements", isNeeded: true, limit: 20) { fields in
            CatalogueEntry.Statement(from: &fields)
        }
        let isContradictory = fields.flag("contradictory") ?? false
        guard let measure, let statements else { return nil }
        self.init(measure: measure, statements: statements, isContradictory: isContradictory)
    }

    func write(into json: inout JSONWriter) {
        json.beginObject()
        json.member("measure", measure)
        json.member("statements", each: statements) { json, statement in
            json.beginObject()
            json.member("value", statement.value)
            json.member("source", statement.source)
            json.endObject()
        }
        json.member("contradictory", isContradictory)
        json.endObject()
    }
}

extension CatalogueEntry.Statement {
    init?(from fields: inout JSONFields) {
        let value = fields.text("value", isNeeded: true, limit: 300)
        let source = fields.text("source", isNeeded: true, limit: 20)
        guard let value, let source else { return nil }
        self.init(value: value, source: source)
    }
}

extension JSONFields {
    package mutating func slug(_ name: String, isNeeded: Bool = false) -> Slug? {
        member(name, isNeeded: isNeeded) { value throws(FieldProblem.Failure) in
            guard let slug = Slug(try value.text(limit: 200)) else {
                throw FieldProblem.Failure(.malformedCode(example: "croix-rouge-chez-vous"))
            }
            return slug
        }
    }
}
