/// What was typed: the command, the options with their raw values, the operands.
///
/// What it means is the next step, `Arguments`.
struct TypedLine: Hashable, Sendable {
    struct Option: Hashable, Sendable {
        let flag: Flag
        let value: String?
    }

    /// How many words of the line name the command.
    let options: [Option]
    let operands: [String]
}

extension TypedLine {
    /// Reads the words behind a command's name.
    ///
    /// Options stand anywhere; behind `--` all are operands.
    static func read(
        _ words: some Sequence<String>, of command: Subcommand
    ) throws(UsageProblem) -> TypedLine {
        var reader = Reader(command: command, words: Array(words))
        return try reader.line()
    }

    private struct Reader {
        let command: Subcommand
        let words: [String]
        var index = 0
        var options: [Option] = []
        var operands: [String] = []

        init(command: Subcommand, words: [String]) {
            self.command = command
            self.words = words
        }

        mutating func line() throws(UsageProblem) -> TypedLine {
            while index < words.count {
                let word = words[index]
                index += 1
                if word == "--" {
                    operands += words[index...]
                    break
                } else if word.hasPrefix("--") {
                    try longOption(word.dropFirst(2))
                } else if word.hasPrefix("-"), word != "-", !word.isNegativeNumber {
                    try shortOptions(word.dropFirst())
                } else {
                    operands.append(word)
                }
            }
            return TypedLine(options: options, operands: operands)
        }

        private mutating func longOption(_ word: Substring) throws(UsageProblem) {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            guard let flag = command.flag(named: name) else {
                throw .unknownOption(
                    "--" + name,
                    suggestion: name.nearest(of: command.allFlags.map(\.name)).map { "--" + $0 })
            }
            try take(flag, attached: parts.count == 2 ? String(parts[1]) : nil)
        }

        /// Grouped letters; the last of them may take a value.
        private mutating func shortOptions(_ letters: Substring) throws(UsageProblem) {
            for letter in letters {
                guard let flag = command.flag(short: letter) else {
                    throw .unknownOption("-\(letter)", suggestion: nil)
                }
                try take(flag, attached: nil)
            }
        }

        private mutating func take(_ flag: Flag, attached: String?) throws(UsageProblem) {
            if flag.value == .none {
                guard attached == nil else { throw .unwantedValue(flag) }
                options.append(Option(flag: flag, value: nil))
            } else if let attached {
                options.append(Option(flag: flag, value: attached))
            } else {
                guard index < words.count, words[index] != "--" else { throw .missingValue(flag) }
                options.append(Option(flag: flag, value: words[index]))
                index += 1
            }
        }
    }
}

extension String {
    /// `-2.3164` is a value, not an option.
    fileprivate var isNegativeNumber: Bool {
        hasPrefix("-") && dropFirst().first?.isNumber == true
    }
}
