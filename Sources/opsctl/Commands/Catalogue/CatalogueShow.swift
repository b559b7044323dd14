import OpsCore

extension Subcommand {
    static let catalogueShow = Subcommand(
        "catalogue", "show", operands: [.slug],
        summary: LocalizedText(
            fr: "une fiche", es: "una ficha", en: "an entry"),
        examples: ["catalogue show croix-rouge-chez-vous --ui-lang fr"]
    ) { session in
        let target = Target("v1", "catalogue", session.arguments.subject)
        try session.answer(try await session.frontDesk().get(target.text)) {
            try session.output.entry($0)
        }
        return .done
    }
}

extension Operand {
    static let slug = Operand("SLUG")
}

extension Output {
    /// Every member of an entry, in the reader's language where it has three.
    fileprivate func entry(_ entry: JSONValue) throws {
        for name in entry.names {
            guard let value = entry[name] else { continue }
            let text = value.translated(language) ?? value.shown
            if text.columns <= 60 {
                try line("\(name): \(text.withoutControls)")
            } else {
                try line("\n\(name)")
                for paragraph in text.split(separator: "\n") {
                    try wrapped(String(paragraph).withoutControls)
                }
            }
        }
    }

    /// A paragraph broken between words, two columns in.
    private func wrapped(_ text: String) throws {
        let limit = min(manner.width ?? 80, 100) - 2
        var current = ""
        for word in text.split(separator: " ") {
            if !current.isEmpty, current.columns + 1 + String(word).columns > limit {
                try line("  " + current)
                current = ""
            }
            current += current.isEmpty ? String(word) : " " + word
        }
        if !current.isEmpty { try line("  " + current) }
    }
}
