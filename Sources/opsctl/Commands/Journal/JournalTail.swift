import OpsCore

extension Subcommand {
    static let journalTail = Subcommand(
        "journal", "tail", flags: [.data, tailLength],
        summary: LocalizedText(
            fr: "les dernières entrées du journal", es: "las últimas entradas del diario",
            en: "the journal's last entries"),
        examples: ["journal tail --limit 20"]
    ) { session in
        let journal = try session.journal()
        let count = session.arguments.integer(tailLength) ?? 20
        let entries = try await journal.last(Int(count))
        if session.output.manner.isJSON {
            var json = JSONWriter(reserving: 16_384)
            json.beginObject()
            json.member("items", each: entries) { json, entry in entry.write(into: &json) }
            json.key("next")
            json.null()
            json.endObject()
            try session.output.json(json.bytes)
        } else {
            try session.output.entries(entries)
        }
        return .done
    }

    private static let tailLength = Flag(
        "limit", .number("N", 1...500), fr: "combien d'entrées (20)", es: "cuántas entradas (20)",
        en: "how many entries (20)")
}

extension Output {
    fileprivate func entries(_ entries: [JournalEntry]) throws {
        let headings = [
            LocalizedText(fr: "POSITION", es: "POSICIÓN", en: "POSITION"),
            LocalizedText(fr: "QUAND", es: "CUÁNDO", en: "WHEN"),
            LocalizedText(fr: "QUOI", es: "QUÉ", en: "WHAT"),
            LocalizedText(fr: "QUI", es: "QUIÉN", en: "WHO"),
        ]
        let columns = headings.enumerated().map { index, heading in
            Table.Column(heading: heading[language], isNumber: index == 0, isFlexible: index == 3)
        }
        let rows = entries.map { entry in
            [
                String(entry.position), manner.clock.text(entry.at, in: language), entry.name,
                entry.actor.text,
            ].map { Table.Cell($0) }
        }
        try draw(Table(columns: columns, rows: rows))
    }
}
