import OpsCore

extension Subcommand {
    static let journalExport = Subcommand(
        "journal", "export", flags: [.data],
        summary: LocalizedText(
            fr: "tout le journal vérifié, une entrée JSON par ligne ; il ne nomme personne",
            es: "todo el diario verificado, una entrada JSON por línea; no nombra a nadie",
            en: "the whole journal, checked, one JSON entry a line; it names nobody"),
        examples: ["journal export > operation.jsonl"]
    ) { session in
        let output = session.output
        let head = try await session.journal().walk { page in
            var json = JSONWriter(reserving: page.count * 512)
            for entry in page {
                entry.write(into: &json)
                json.newline()
            }
            if !json.bytes.isEmpty { try output.data.write(json.bytes) }
        }
        output.mention(
            LocalizedText(
                fr: "\(head.position) entrées", es: "\(head.position) entradas",
                en: "\(head.position) entries"))
        return .done
    }
}
