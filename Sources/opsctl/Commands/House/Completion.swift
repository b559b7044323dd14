import OpsCore

extension Subcommand {
    static let completion = Subcommand(
        "completion", operands: [Operand("SHELL", choices: Shell.allCases.map(\.rawValue))],
        summary: LocalizedText(
            fr: "le script de complétion d'un shell", es: "el guion de autocompletado de un shell",
            en: "the completion script of a shell"),
        examples: [
            "completion bash > ~/.local/share/bash-completion/completions/opsctl",
            "completion zsh > ~/.zfunc/_opsctl",
            "completion fish > ~/.config/fish/completions/opsctl.fish",
        ]
    ) { session in
        guard let shell = Shell(rawValue: session.arguments.subject) else { return .usage }
        try session.output.script(
            CompletionScript(commands: all).text(for: shell), named: shell.rawValue)
        return .done
    }
}

extension Output {
    /// A text that another program reads: with `--json` it travels in an object.
    func script(_ text: String, named id: String) throws {
        guard manner.isJSON else {
            try line(text)
            return
        }
        var json = JSONWriter()
        json.beginObject()
        json.member("id", id)
        json.member("text", text)
        json.endObject()
        try self.json(json.bytes)
    }
}
