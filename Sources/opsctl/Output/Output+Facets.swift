import OpsCore

extension Output {
    /// A list as a table, or the sentence that there is nothing.
    func table(_ items: [JSONValue], _ facets: [Facet]) throws {
        try table(items.map { (item: $0, facets: facets) })
    }

    /// A table whose rows do not say by themselves what they are about; headings are the first row's.
    func table(_ rows: [(item: JSONValue, facets: [Facet])]) throws {
        guard let facets = rows.first?.facets else {
            say(
                LocalizedText(
                    fr: "rien à montrer", es: "nada que mostrar", en: "there is nothing to show"))
            return
        }
        let columns = facets.map { facet in
            Table.Column(
                heading: facet.heading[language], isNumber: facet.isNumber,
                isFlexible: facet.isFlexible, isWrapped: facet.isWrapped)
        }
        let rows = rows.map { row in row.facets.map { $0.cell(row.item, self) } }
        try draw(Table(columns: columns, rows: rows))
    }

    func draw(_ table: Table) throws {
        for text in table.lines(width: manner.width, hasColour: manner.hasColour) { try line(text) }
    }

    /// One thing as a sheet: a line for each facet that it has.
    func sheet(_ thing: JSONValue, _ facets: [Facet]) throws {
        let lines = facets.map { ($0.heading[language].asWords, $0.cell(thing, self)) }
            .filter { !$0.1.text.isEmpty }
        let width = lines.map(\.0.columns).max() ?? 0
        for (heading, cell) in lines {
            let blanks = String(repeating: " ", count: width - heading.columns + 2)
            let shown = manner.hasColour ? cell.styled : cell.text
            try line(heading + blanks + shown)
        }
    }

    /// An instant that the server sent, as the clock on the wall shows it.
    func time(_ value: JSONValue?) -> String {
        guard let text = value?.text else { return "" }
        guard let instant = Instant(rfc3339: text) else { return text }
        return manner.clock.text(instant, in: language)
    }
}

extension String {
    /// A heading of a table in the letters of a sheet: `ENTRY` is `Entry`.
    fileprivate var asWords: String {
        guard count > 2, self == uppercased() else { return self }
        return prefix(1) + dropFirst().lowercased()
    }
}
