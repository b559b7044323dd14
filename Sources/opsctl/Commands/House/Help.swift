import OpsCore

extension Subcommand {
    static let help = Subcommand(
        "help", operands: [Operand("COMMAND", isNeeded: false, isRepeated: true)],
        summary: LocalizedText(
            fr: "l'aide d'une commande", es: "la ayuda de una orden", en: "help on a command"),
        examples: ["help request list"]
    ) { session in
        let path = session.arguments.operands
        guard all.contains(where: { $0.path.starts(with: path) }) else {
            let typed = path.joined(separator: " ")
            throw UsageProblem.unknownCommand(typed, suggestion: typed.nearest(of: all.map(\.name)))
        }
        let page = HelpPage(commands: all, language: session.language).text(path)
        try session.output.script(page, named: path.joined(separator: " "))
        return .done
    }
}
