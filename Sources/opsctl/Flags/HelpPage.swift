import OpsCore

/// What `--help` shows, made from the table of commands.
struct HelpPage: Sendable {
    let commands: [Subcommand]
    let language: PublicationLanguage

    /// Help on a command, on a group of commands, or (empty path) on opsctl.
    func text(_ path: [String]) -> String {
        if let command = commands.first(where: { $0.path == path }) { return text(command) }
        let group = commands.filter { $0.path.starts(with: path) }
        return path.isEmpty ? front(group) : listing(group, of: path)
    }

    private func front(_ commands: [Subcommand]) -> String {
        let about = LocalizedText(
            fr: "opsctl : le bureau des coordinateurs",
            es: "opsctl: la mesa de coordinación", en: "opsctl: the coordinators' desk")
        return about[language] + "\n\n" + listing(commands, of: []) + "\n\n"
            + section(Words.everyCommand, Flag.common + [.version])
            + "\n\n" + exitCodes
    }

    private func listing(_ commands: [Subcommand], of path: [String]) -> String {
        let name = (["opsctl"] + path).joined(separator: " ")
        let rows = commands.map { ($0.usage, $0.summary[language]) }
        return "\(Words.usage[language]): \(name) \(Words.command[language])\n\n"
            + Words.commands[language] + "\n" + aligned(rows)
    }

    private func text(_ command: Subcommand) -> String {
        var parts = [
            command.summary[language],
            "\(Words.usage[language]): opsctl \(command.usage) [\(Words.options[language])]",
        ]
        if !command.flags.isEmpty { parts.append(section(Words.options, command.flags)) }
        if command.flags.contains(where: { $0.value == .instant }) {
            parts.append(Words.time[language])
        }
        parts.append(section(Words.everyCommand, Flag.common))
        if !command.examples.isEmpty {
            let examples = command.examples.map { "  opsctl \($0)" }.joined(separator: "\n")
            parts.append(Words.examples[language] + "\n" + examples)
        }
        return parts.joined(separator: "\n\n")
    }

    private func section(_ title: LocalizedText, _ flags: [Flag]) -> String {
        title[language] + "\n" + aligned(flags.map { ($0.usage, explanation(of: $0)) })
    }

    private func explanation(of flag: Flag) -> String {
        var text = flag.summary[language]
        if flag.choices.count > 5 { text += ": " + flag.choices.joined(separator: ", ") }
        if flag.isRepeated { text += " (\(Words.repeatable[language]))" }
        if flag.isNeeded { text += " (\(Words.needed[language]))" }
        return text
    }

    private var exitCodes: String {
        let rows = ExitCode.allCases.map { (String($0.rawValue), $0.text[language]) }
        return Words.exitCodes[language] + "\n" + aligned(rows)
    }

    /// Two columns; a left side that is too long has its line to itself.
    private func aligned(_ rows: [(String, String)]) -> String {
        let width = min(rows.map(\.0.columns).max() ?? 0, 34)
        return rows.map { left, right in
            guard left.columns <= width else {
                return "  \(left)\n" + String(repeating: " ", count: width + 4) + right
            }
            return "  \(left)" + String(repeating: " ", count: width - left.columns + 2) + right
        }.joined(separator: "\n")
    }
}

extension HelpPage {
    private enum Words {
        static let usage = LocalizedText(fr: "Usage", es: "Uso", en: "Usage")
        static let command = LocalizedText(fr: "COMMANDE", es: "ORDEN", en: "COMMAND")
        static let commands = LocalizedText(fr: "Commandes", es: "Órdenes", en: "Commands")
        static let options = LocalizedText(fr: "Options", es: "Opciones", en: "Options")
        static let everyCommand = LocalizedText(
            fr: "Options de toutes les commandes", es: "Opciones de todas las órdenes",
            en: "Options of every command")
        static let examples = LocalizedText(fr: "Exemples", es: "Ejemplos", en: "Examples")
        static let exitCodes = LocalizedText(
            fr: "Codes de sortie", es: "Códigos de salida", en: "Exit codes")
        static let repeatable = LocalizedText(
            fr: "répétable", es: "se puede repetir", en: "may be repeated")
        static let time = LocalizedText(
            fr: "TIME : à l'heure de ce poste (TZ), telle qu'elle s'affiche : 2020-03-24T14:00 ou "
                + "\"24/03/2020 14:00\" ;\navec un autre fuseau : 2020-03-24T14:00+01:00, "
                + "2020-03-24T13:00Z",
            es: "TIME: en la hora de este equipo (TZ), tal como se muestra: 2020-03-24T14:00 o "
                + "\"24/03/2020 14:00\";\ncon otra zona: 2020-03-24T14:00+01:00, "
                + "2020-03-24T13:00Z",
            en: "TIME: on the clock of this computer (TZ), as times are shown: 2020-03-24T14:00;\n"
                + "with another zone: 2020-03-24T14:00+01:00, 2020-03-24T13:00Z")
        static let needed = LocalizedText(fr: "nécessaire", es: "necesaria", en: "needed")
    }
}

extension Flag {
    /// `-q, --quiet` or `--phone PHONE`.
    var usage: String {
        let letter = short.map { "-\($0), " } ?? ""
        return letter + spelling + (placeholder.map { " " + $0 } ?? "")
    }
}

extension Subcommand {
    /// `request offer ID VOLUNTEER…`.
    var usage: String {
        (path + operands.map(\.spelling)).joined(separator: " ")
    }
}
