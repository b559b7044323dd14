/// Finds the command that a line of words names.
struct CommandLineReader: Sendable {
    let commands: [Subcommand]
    /// By which times are read that say no zone.
    var clock = WallClock.greenwich

    /// What a line asks for.
    enum Finding: Sendable {
        case command(Arguments)
        /// Help on a command, on a group of commands, or (empty) on opsctl.
        case help([String])
        case version
    }

    func read(_ words: [String]) throws(UsageProblem) -> Finding {
        let (path, rest) = try split(words)
        guard let command = commands.first(where: { $0.path == path }) else {
            return try group(path, rest)
        }
        let arguments = try Arguments(
            TypedLine.read(rest, of: command), of: command, clock: clock)
        return arguments.isSet(.help) ? .help(path) : .command(arguments)
    }

    /// The words that name the command, and all others.
    ///
    /// Options of every command may stand before.
    private func split(_ words: [String]) throws(UsageProblem) -> ([String], [String]) {
        var path: [String] = []
        var rest: [String] = []
        var index = 0
        while index < words.count, !commands.contains(where: { $0.path == path }) {
            let word = words[index]
            index += 1
            if word == "--" { break }
            guard word.hasPrefix("-"), word.count > 1 else {
                path.append(try known(word, after: path))
                continue
            }
            rest.append(word)
            if takesNextWord(word), index < words.count {
                rest.append(words[index])
                index += 1
            }
        }
        return (path, rest + words[index...])
    }

    private func takesNextWord(_ word: String) -> Bool {
        guard !word.contains("=") else { return false }
        let flag = Flag.common.first { $0.spelling == word }
        return flag.map { $0.value != .none } ?? false
    }

    private func known(_ word: String, after path: [String]) throws(UsageProblem) -> String {
        let depth = path.count
        let words = commands.filter { $0.path.starts(with: path) && $0.path.count > depth }
            .map { $0.path[depth] }
        guard words.contains(word) else {
            let suggestion = word.nearest(of: words).map { path + [$0] }
            throw .unknownCommand(
                (path + [word]).joined(separator: " "),
                suggestion: suggestion.map { $0.joined(separator: " ") })
        }
        return word
    }

    /// Words that name no command: a group, or nothing at all.
    private func group(
        _ path: [String], _ rest: [String]
    ) throws(UsageProblem) -> Finding {
        if rest.contains(Flag.help.spelling) || rest.contains("-h") { return .help(path) }
        if path.isEmpty, rest.contains(Flag.version.spelling) { return .version }
        let known = Flag.common + [.version]
        for word in rest where word.hasPrefix("-") {
            let name = String(word.dropFirst(2).prefix { $0 != "=" })
            guard known.contains(where: { $0.name == name || "-\($0.short ?? "-")" == word }) else {
                throw .unknownOption(
                    word, suggestion: name.nearest(of: known.map(\.name)).map { "--" + $0 })
            }
        }
        throw .missingCommand(of: path)
    }
}
