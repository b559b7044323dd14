import OpsCore

/// A shell that completes what is typed.
enum Shell: String, CaseIterable, Sendable {
    case bash
    case zsh
    case fish
}

/// The completion scripts, made from the table of commands; they ask no server.
struct CompletionScript: Sendable {
    let commands: [Subcommand]

    func text(for shell: Shell) -> String {
        switch shell {
        case .bash: bash
        case .zsh: zsh
        case .fish: fish
        }
    }

    /// Each beginning of a command and what may stand next.
    private var steps: [(path: String, next: [String])] {
        let prefixes = Set(
            commands.flatMap { command in
                command.path.indices.map { command.path.prefix($0).joined(separator: " ") }
            })
        return prefixes.sorted().map { prefix in
            let path = prefix.split(separator: " ").map(String.init)
            let next = commands.filter { $0.path.starts(with: path) }.map { $0.path[path.count] }
            return (prefix, Set(next).sorted())
        }
    }

    private func words(of command: Subcommand) -> [String] {
        command.operands.flatMap(\.choices) + command.allFlags.map(\.spelling)
    }

    private var bash: String {
        let branches =
            steps.map { #"        "\#($0.path)") words="\#($0.next.joined(separator: " "))" ;;"# }
            + commands.map { command in
                #"        "\#(command.name)") words="\#(words(of: command).joined(separator: " "))" ;;"#
            }
        return #"""
            _opsctl() {
                local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} words path="" word
                case "$previous" in
            \#(values.joined(separator: "\n"))
                    \#(files)) COMPREPLY=($(compgen -f -- "$current")); return ;;
                esac
                for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
                    case "$path" in
                        \#(leaves)) break ;;
                    esac
                    [[ $word == -* ]] || path="${path:+$path }$word"
                done
                case "$path" in
            \#(branches.joined(separator: "\n"))
                    *) words="" ;;
                esac
                COMPREPLY=($(compgen -W "$words" -- "$current"))
            }
            complete -o default -F _opsctl opsctl
            """#
    }

    private var leaves: String { commands.map { #""\#($0.name)""# }.joined(separator: "|") }

    private var flags: [Flag] {
        var seen: Set<String> = []
        return commands.flatMap(\.allFlags).filter { seen.insert($0.name).inserted }
    }

    /// The branches of the options whose words are known.
    private var values: [String] {
        flags.filter { !$0.choices.isEmpty }.map { flag in
            #"        \#(flag.spelling)) COMPREPLY=($(compgen -W "#
                + #""\#(flag.choices.joined(separator: " "))" -- "$current")); return ;;"#
        }
    }

    private var files: String {
        flags.filter { $0.value == .file }.map(\.spelling).joined(separator: "|")
    }

    /// zsh reads the script of bash.
    private var zsh: String {
        "#compdef opsctl\nautoload -U +X bashcompinit && bashcompinit\n" + bash
    }

    private var fish: String {
        var lines = ["complete -c opsctl -f"]
        for step in steps {
            let condition =
                step.path.isEmpty
                ? "__fish_use_subcommand" : seen(step.path.split(separator: " ").map(String.init))
            let next = step.next.joined(separator: " ")
            lines.append("complete -c opsctl -n '\(condition)' -a '\(next)'")
        }
        for command in commands {
            for flag in command.allFlags { lines.append(fish(flag, of: command)) }
        }
        return lines.joined(separator: "\n")
    }

    private func fish(_ flag: Flag, of command: Subcommand) -> String {
        var line = "complete -c opsctl -n '\(seen(command.path))' -l \(flag.name)"
        if let short = flag.short { line += " -s \(short)" }
        if flag.value == .file { line += " -r -F" } else if flag.value != .none { line += " -x" }
        if !flag.choices.isEmpty { line += " -a '\(flag.choices.joined(separator: " "))'" }
        return line + " -d '\(flag.summary.en.replacing("'", with: "’"))'"
    }

    private func seen(_ path: [String]) -> String {
        path.map { "__fish_seen_subcommand_from \($0)" }.joined(separator: "; and ")
    }
}
