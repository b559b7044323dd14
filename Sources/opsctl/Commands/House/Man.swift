import OpsCore

extension Subcommand {
    static let man = Subcommand(
        "man",
        summary: LocalizedText(
            fr: "la page de manuel (opsctl man | man -l -)",
            es: "la página de manual (opsctl man | man -l -)",
            en: "the manual page (opsctl man | man -l -)"),
        examples: ["man | man -l -"]
    ) { session in
        let page = ManualPage(commands: all, language: session.language)
        try session.output.script(page.text, named: "opsctl.1")
        return .done
    }
}
