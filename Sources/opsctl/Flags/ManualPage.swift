import OpsCore

/// opsctl.1, made from the table of commands: man(7) macros.
struct ManualPage: Sendable {
    let commands: [Subcommand]
    let language: PublicationLanguage

    var text: String {
        ([#".TH OPSCTL 1 "" "opsctl \#(Program.version)" "Ops""#] + name + synopsis + sections)
            .joined(separator: "\n")
    }

    private var name: [String] {
        [".SH NAME", #"opsctl \- the coordinators' desk of Ops"#]
    }

    private var synopsis: [String] {
        [".SH SYNOPSIS", ".B opsctl", ".I COMMAND", "[options]"]
    }

    private var sections: [String] {
        commandsSection + optionsSection + exitSection + environmentSection + filesSection
            + examplesSection
    }

    private var commandsSection: [String] {
        [".SH DESCRIPTION"]
            + commands.flatMap { command in
                [".TP", ".B \(escaped("opsctl " + command.usage))"]
                    + [escaped(command.summary[language])]
                    + command.flags.flatMap { flag in
                        [".RS", ".TP", ".B \(escaped(flag.usage))"]
                            + [escaped(flag.summary[language]), ".RE"]
                    }
            }
    }

    private var optionsSection: [String] {
        [".SH OPTIONS"]
            + Flag.common.flatMap { flag in
                [".TP", ".B \(escaped(flag.usage))", escaped(flag.summary[language])]
            }
    }

    private var exitSection: [String] {
        [".SH EXIT STATUS"]
            + ExitCode.allCases.flatMap { code in
                [".TP", ".B \(code.rawValue)", escaped(code.text[language])]
            }
    }

    private var environmentSection: [String] {
        [
            ".SH ENVIRONMENT", ".TP", ".B OPS_SERVER", "The server's address.", ".TP",
            ".B OPS_TOKEN_FILE", "The file that holds the token.", ".TP",
            ".B OPS_ROADS", "An OSRM\\-compatible road service, for rounds.", ".TP",
            ".B LC_ALL, LC_MESSAGES, LANG", "The language of what is shown: fr, es, else English.",
            ".TP", ".B NO_COLOR", "Set and not empty: no colours.", ".TP", ".B XDG_CONFIG_HOME",
            "Where the configuration lies.",
        ]
    }

    private var filesSection: [String] {
        [
            ".SH FILES", ".TP", ".I ~/.config/opsctl/config",
            escaped("Lines of \"server = URL\", \"token-file = FILE\" and \"roads = URL\"."), ".TP",
            ".I data/admin.token", "The token that a server started here writes first.",
        ]
    }

    private var examplesSection: [String] {
        [".SH EXAMPLES", ".nf"] + commands.flatMap { $0.examples.map { escaped("opsctl \($0)") } }
            + [".fi"]
    }

    /// Backslashes and hyphens as roff wants them; a point cannot start a line.
    private func escaped(_ text: String) -> String {
        let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
        return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
    }
}
